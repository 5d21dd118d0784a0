/** What two signatures have in common, comparison by comparison; what that weighs is told in weights.ts. */
import type { Days } from './days.js';
import type { NumberTold } from './numbers.js';
import { alikeNames, distance, type SignaturePlace } from './places.js';
import type { Signature } from './signature.js';
import { sharedStrings } from './strings.js';
import { likenessOf, type Vectors } from './vector.js';
import { rarity } from './words.js';

/** The level of each comparison; names are those of data/story/weights.json. */
export interface Comparison {
  name: ComparisonName;
  level: string;
  /** What was found, for people. */
  found: string;
}

export type ComparisonName =
  | 'words'
  | 'lead'
  | 'rare'
  | 'strings'
  | 'day'
  | 'published'
  | 'place'
  | 'killed'
  | 'wounded'
  | 'means'
  | 'actor'
  | 'recipient';

/** Compares two reports; the order of the two does not matter. */
export function compare(
  a: Signature,
  b: Signature,
  x: Vectors,
  y: Vectors,
  furniture?: ReadonlySet<number>,
): Comparison[] {
  const shared = sharedStrings(a, b, furniture);
  const isOneText = Math.max(...shared.of) >= ONE_TEXT && Math.min(...shared.of) >= ONE_TEXT / 2;
  const unlessOneText = (comparison: Comparison): Comparison =>
    isOneText ? { ...comparison, level: 'one text' } : comparison;
  return [
    wordsLevel('words', likenessOf(x.all, y.all)),
    wordsLevel('lead', likenessOf(x.lead, y.lead)),
    rareLevel(x, y),
    stringsLevel(shared.share),
    // Of one text run twice the days are the first one's, whatever was read on the second day.
    unlessOneText(dayLevel(a, b)),
    unlessOneText(publishedLevel(a, b)),
    unlessOneText(placeLevel(a, b)),
    numberLevel('killed', a, b),
    numberLevel('wounded', a, b),
    meansLevel(a, b),
    roleLevel('actor', a, b),
    roleLevel('recipient', a, b),
  ];
}

/** Share of words in shared strings from which two reports are one text. */
const ONE_TEXT = 0.6;
const STEPS = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.65, 0.8];

function step(value: number, steps: readonly number[]): string {
  const above = steps.filter((limit) => value >= limit).at(-1);
  return above === undefined ? '0' : String(above);
}

function wordsLevel(name: 'words' | 'lead', value: number): Comparison {
  return {
    name,
    level: step(value, STEPS),
    found: `${Math.round(value * 100)} of 100 alike${name === 'lead' ? ' in their first sentences' : ''}, rare words counting more`,
  };
}

const BITS = [3, 6, 10, 15, 20, 30, 45, 70];
/** Words that tell less are no sign. */
const RARE = 2; // bits

function rareLevel(x: Vectors, y: Vectors): Comparison {
  let bits = 0;
  const { words, tells } = x.lead;
  let j = 0;
  for (let i = 0; i < words.length; i++) {
    while (j < y.lead.words.length && (y.lead.words[j] as number) < (words[i] as number)) j++;
    if (y.lead.words[j] === words[i]) bits += Math.max(0, (tells[i] as number) - RARE);
  }
  return {
    name: 'rare',
    level: step(bits, BITS),
    found: `rare words in both first sentences, worth ${Math.round(bits)} bits`,
  };
}

const SHARES = [0.02, 0.06, 0.15, 0.3, 0.6];

function stringsLevel(share: number): Comparison {
  return {
    name: 'strings',
    level: step(share, SHARES),
    found: `${Math.round(share * 100)} of 100 words stand in shared strings`,
  };
}

function dayLevel(a: Signature, b: Signature): Comparison {
  const name = 'day';
  const isStated = a.days.happened.length > 0 && b.days.happened.length > 0;
  const [x, y] = [happenedOrAbout(a), happenedOrAbout(b)];
  if (x.length === 0 || y.length === 0) return { name, level: 'unknown', found: 'one does not say when' };
  const gap = gapOf(x, y);
  const words = gap === 0 ? 'the same day' : `${gap} day${gap === 1 ? '' : 's'} apart`;
  if (!isStated)
    return {
      name,
      level: gap === 0 ? 'fits' : gap <= 2 ? 'near, as published' : 'far',
      found: `${words}, if it was published at once`,
    };
  const first = gapOf(x.slice(0, 1), y.slice(0, 1));
  const level =
    first === 0 ? 'same' : gap === 0 ? 'one of them' : gap === 1 ? 'next' : gap <= 3 ? 'near' : 'far';
  if (level === 'next' || level === 'near' || level === 'far') {
    if (comesBack(a, b) || comesBack(b, a))
      return { name, level: 'comes back', found: 'one names the day of the other as past' };
  }
  return { name, level, found: words };
}

/** Whether a later report names the first day of an earlier one. */
function comesBack(later: Signature, earlier: Signature): boolean {
  const [first] = earlier.days.happened;
  return first !== undefined && later.days.told.some((day) => day >= first.from && day <= first.to);
}

/** The days its words name, else the day of publication and the one before. */
function happenedOrAbout({ days }: Signature): Days['happened'] {
  if (days.happened.length > 0) return days.happened;
  return days.published.map((day) => ({ from: day - 1, to: day }));
}

function gapOf(x: Days['happened'], y: Days['happened']): number {
  let gap = Number.POSITIVE_INFINITY;
  for (const s of x) for (const t of y) gap = Math.min(gap, Math.max(0, s.from - t.to, t.from - s.to));
  return gap;
}

function publishedLevel(a: Signature, b: Signature): Comparison {
  const name = 'published';
  const [x, y] = [a.days.published, b.days.published];
  if (x.length === 0 || y.length === 0)
    return { name, level: 'unknown', found: 'a date of publication is missing' };
  let gap = Number.POSITIVE_INFINITY;
  for (const s of x) for (const t of y) gap = Math.min(gap, Math.abs(s - t));
  const level = gap <= 2 ? String(gap) : gap <= 4 ? '3' : gap <= 10 ? '5' : gap <= 21 ? '11' : 'far';
  return {
    name,
    level,
    found: gap === 0 ? 'published on one day' : `published ${gap} day${gap === 1 ? '' : 's'} apart`,
  };
}

const CLOSE = 8; // km
const NEAR = 40; // km

function placeLevel(a: Signature, b: Signature): Comparison {
  const name = 'place';
  const pick = ({ places }: Signature) => {
    const fine = places.filter(({ fine }) => fine > 0);
    const lead = fine.filter(({ lead }) => lead);
    return lead.length > 0 ? lead : fine.slice(0, 6);
  };
  const [x, y] = [pick(a), pick(b)];
  if (x.length === 0 || y.length === 0)
    return { name, level: 'unknown', found: 'one names no place finer than a country' };
  const same = x.filter((p) => y.some((q) => samePlace(p, q)));
  const small = same.filter(({ fine }) => fine === 3);
  const names = (list: SignaturePlace[]) => list.map(({ feature, name }) => feature?.name ?? name).join(', ');
  if (small.length > 1) return { name, level: 'several', found: names(small) };
  if (small.length === 1) return { name, level: same.length > 1 ? 'small+' : 'small', found: names(same) };
  if (same.some(({ fine }) => fine === 2)) {
    const others = x.some(({ fine }) => fine === 3) && y.some(({ fine }) => fine === 3);
    return { name, level: others ? 'town, then other places' : 'town', found: names(same) };
  }
  const apart = x.flatMap((p) =>
    y.flatMap((q) =>
      p.feature && q.feature && p.fine > 1 && q.fine > 1 ? [distance(p.feature, q.feature)] : [],
    ),
  );
  const least = Math.min(...apart);
  if (least < CLOSE) return { name, level: 'close', found: `${Math.round(least)} km apart` };
  if (same.length > 0) return { name, level: 'province', found: names(same) };
  const held = x.some((p) => y.some((q) => holds(p, q) || holds(q, p)));
  if (held) return { name, level: 'held', found: 'a place and the province that it lies in' };
  if (least < NEAR) return { name, level: 'near', found: `${Math.round(least)} km apart` };
  return { name, level: 'far', found: 'no place in common' };
}

function samePlace(a: SignaturePlace, b: SignaturePlace): boolean {
  if (a.key === b.key) return true;
  if (a.feature && b.feature) return false;
  return a.fine === b.fine && alikeNames(a.name, b.name);
}

function holds(a: SignaturePlace, b: SignaturePlace): boolean {
  if (a.fine !== 1 || !a.feature || !b.feature || b.fine < 2) return false;
  if (a.feature.country !== b.feature.country) return false;
  return (
    a.feature.name === b.feature.admin1 ||
    a.feature.name === b.feature.admin2 ||
    (a.feature.admin1 !== undefined &&
      a.feature.admin1 === b.feature.admin1 &&
      a.feature.featureCode !== 'ADM1' &&
      distance(a.feature, b.feature) < NEAR)
  );
}

const TWO_DIGITS = 10;

function numberLevel(slot: 'killed' | 'wounded', a: Signature, b: Signature): Comparison {
  const [x, y] = [told(a, slot), told(b, slot)];
  const [first, other] = [x[0], y[0]];
  if (!first || !other) return { name: slot, level: 'unknown', found: 'one gives no number' };
  const value = ({ min, max }: NumberTold) => min ?? max ?? 0;
  const [p, q] = [value(first), value(other)];
  if (p === q)
    return { name: slot, level: p >= TWO_DIGITS ? 'same, two digits' : 'same', found: `both ${p}` };
  const common = Math.max(...x.map(value).filter((v) => y.some((number) => value(number) === v)));
  if (common >= TWO_DIGITS)
    return { name: slot, level: 'among them', found: `both tell of ${common} among others` };
  const ratio = Math.min(p, q) / Math.max(p, q);
  return {
    name: slot,
    level: ratio >= 0.6 ? 'like' : ratio >= 0.25 ? 'other' : 'far',
    found: `${p} and ${q}`,
  };
}

/** The numbers that a report tells of its main happening, those of its first words first. */
function told({ numbers }: Signature, slot: 'killed' | 'wounded'): NumberTold[] {
  const all = numbers.filter(
    (number) => number.slot === slot && number.main && !number.denied && !number.vague,
  );
  const lead = all.filter(({ lead }) => lead);
  return lead.length > 0 ? lead : all.slice(0, 3);
}

/** Kinds of which war reports are full. */
const COMMON = new Set([
  'air strike',
  'rocket or missile',
  'mortar or artillery',
  'mine or planted bomb',
  'clash',
  'talks',
]);

function meansLevel(a: Signature, b: Signature): Comparison {
  const name = 'means';
  if (a.means.length === 0 || b.means.length === 0)
    return { name, level: 'unknown', found: 'one does not say by what' };
  const same = a.means
    .filter(({ kind }) => b.means.some((other) => other.kind === kind))
    .map(({ kind }) => kind);
  const found = same.join(', ');
  if (same.some((kind) => !COMMON.has(kind))) return { name, level: 'same', found };
  if (same.length > 1) return { name, level: 'same, common ones', found };
  if (same.length === 1) return { name, level: 'same, a common one', found };
  return { name, level: 'other', found: `${a.means[0]?.kind} and ${b.means[0]?.kind}` };
}

const FEW_BITS = 7;

function roleLevel(name: 'actor' | 'recipient', a: Signature, b: Signature): Comparison {
  const of = ({ happening }: Signature) => (name === 'actor' ? happening.actors : happening.recipients);
  const [x, y] = [of(a), new Set(of(b))];
  const known = name === 'actor' ? 'who did it' : 'to whom';
  if (x.length === 0 || y.size === 0) return { name, level: 'unknown', found: `one does not say ${known}` };
  const common = x.filter((word) => y.has(word));
  if (common.length === 0) return { name, level: 'other', found: 'no word in common' };
  const bits = Math.max(...common.map(rarity));
  return {
    name,
    level: bits >= FEW_BITS ? 'rare' : 'common',
    found: `${common.length} word${common.length === 1 ? '' : 's'} in common`,
  };
}
