/** Which names of a place are filed, and under which key. */
import { fold, isLatin, key, keysToLookUp, likeness, type Sounds, toSounds } from '../../spelling/index.js';
import type { Entry } from './entry.js';

/** How many further names are kept, by how well known a place is. */
const FURTHER_NAMES = { village: 1, town: 3, city: 12, province: 24, country: 40 };
/** Further spellings under one key. */
const SAME_KEY_NAMES = { village: 1, town: 2, city: 2, province: 3, country: 40 };
/** Scripts without vowels: a village's name in them is found by its consonants, so it is not kept apart. */
const VOWELLESS = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
/** From this likeness on, a spelling that leads to one that is kept is not kept itself. */
const ALIKE_ENOUGH = 0.98;
/** Of a place's further names, the first ones are kept in any case: sources give the likeliest first. */
const FIRST_NAMES = 3;
const ALIKE_VILLAGE = 0.45;
const LONGEST_NAME = 80;
const LONGEST_FURTHER = 21;

/** A name of a place, under its key. */
export interface Filing {
  key: string;
  /** The main name as it is shown, a further name folded. */
  text: string;
  folded: string;
  main: boolean;
}

/** The main name as it is shown, then the further spellings that its sound does not already give. */
export function filingsOf(entry: Entry): Filing[] {
  const out: Filing[] = [];
  const name = entry.name.slice(0, LONGEST_NAME);
  const folded = fold(name);
  const mainKey = key(folded);
  out.push({ key: mainKey, text: name, folded, main: true });
  const size = sizeOf(entry);
  const enough = size === 'village' ? ALIKE_VILLAGE : size === 'country' ? 1 : ALIKE_ENOUGH;
  const kept = new Map<string, { text: string; sounds: Sounds; times: number }[]>();
  kept.set(mainKey, [{ text: folded, sounds: toSounds(folded), times: 0 }]);
  const seen = new Set([folded]);
  for (const [index, other] of entry.names.entries()) {
    if (
      other.length > LONGEST_NAME ||
      (size === 'village' && (VOWELLESS.test(other) || other.length > LONGEST_FURTHER))
    )
      continue;
    const text = fold(other);
    if (!isLatin(text) || seen.has(text)) continue;
    seen.add(text);
    const sounds = toSounds(text);
    const textKey = key(text);
    const ways = size === 'village' ? [...keysToLookUp(text), mainKey] : [textKey];
    const wayIn = ways.find((other) =>
      kept.get(other)?.some((one) => likeness(one.sounds, sounds) >= enough),
    );
    const known = kept.get(wayIn ?? '');
    if (known) {
      if (known[0]) known[0].times += 1;
      continue;
    }
    const drawer = kept.get(textKey) ?? [];
    kept.set(textKey, drawer);
    drawer.push({ text, sounds, times: index < FIRST_NAMES ? 100 - index : 1 });
  }
  const further: Filing[] = [];
  const drawers = [...kept].sort(
    ([a, x], [b, y]) =>
      // other spellings of the main name first, then the names that most sources have
      Number(b === mainKey) - Number(a === mainKey) ||
      (y[0]?.times ?? 0) - (x[0]?.times ?? 0) ||
      compare(a, b),
  );
  for (const [drawerKey, drawer] of drawers) {
    const same = SAME_KEY_NAMES[size];
    const texts = drawerKey === mainKey ? drawer.slice(1, 1 + same) : drawer.slice(0, same);
    for (const { text } of texts) further.push({ key: drawerKey, text, folded: text, main: false });
  }
  out.push(...further.slice(0, FURTHER_NAMES[size]));
  return out;
}

function sizeOf(entry: Entry): keyof typeof FURTHER_NAMES {
  if (entry.featureCode === 'PCLI' || entry.featureClass === 'L') return 'country';
  if (entry.featureCode === 'ADM1') return 'province';
  // waters are few, and known by names that are not spellings of each other: "Euphrates River" is the Euphrates
  if ((entry.population ?? 0) >= 100_000 || /^[AH]$/.test(entry.featureClass)) return 'city';
  return (entry.population ?? 0) > 0 ? 'town' : 'village';
}

/** Puts two texts in the order of their UTF-16 units. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
