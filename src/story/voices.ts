/** Sources identified across the reports of a story: who is one voice with whom, and why. */

import { fold, likeness, toSounds, withoutArticles } from '../spelling/index.js';
import type { StoryOrigin } from '../story.js';
import type { Teller } from './account.js';
import type { Registry } from './registry.js';
import type { Signature } from './signature.js';
import { HEADS, isMonitor, isMonitorName } from './voice.js';

export interface VoiceFound {
  name: string;
  kind: StoryOrigin['kind'];
  named: boolean;
  ownVoice: boolean;
  state: boolean;
  tellers: { report: number; teller?: Teller }[];
  /** Whether it tells what a report is about: in its first words, or a number of it. */
  tells: boolean;
  why: Set<string>;
}

/** Sounds from which two words of names are one. */
const ALIKE = 0.86;

/**
 * The voices of a story.
 *
 * @param copies for each report the one whose text it repeats, as an index; itself when none
 */
export function voicesOf(
  reports: readonly Signature[],
  copies: readonly number[],
  registry: Registry,
): VoiceFound[] {
  const voices: VoiceFound[] = [];
  const named: { report: number; teller: Teller }[] = [];
  const unnamed: { report: number; teller: Teller }[] = [];
  for (const [report, { account }] of reports.entries())
    for (const read of account.tellers) {
      const teller = registry.known(read);
      (teller.named ? named : unnamed).push({ report, teller });
    }
  named.sort(
    (a, b) =>
      b.teller.words.length - a.teller.words.length || a.report - b.report || a.teller.at - b.teller.at,
  );
  for (const { report, teller } of named) {
    let why = '';
    const voice = voices.find(({ tellers }) =>
      tellers.some((other) => {
        const reason = other.teller && oneVoice(other.teller, teller);
        if (reason) why = reason;
        return reason !== undefined;
      }),
    );
    if (voice) add(voice, report, teller, why);
    else voices.push(newVoice(report, teller));
  }
  for (const { report, teller } of unnamed) {
    const [voice, why] = knownAs(teller, report, voices, copies) ?? [];
    if (voice) add(voice, report, { ...teller, inferred: true }, why as string);
    else voices.push(newVoice(report, teller));
  }
  for (const [report, signature] of reports.entries()) {
    if (!tellsItself(signature)) continue;
    const root = copies[report] as number;
    const same = ownName(signature, voices);
    if (same) {
      same.tellers.push({ report });
      same.tells = true;
      same.why.add('the outlet that others name speaks for itself');
      continue;
    }
    const before = voices.find(
      ({ ownVoice, tellers }) => ownVoice && tellers.some((t) => copies[t.report] === root),
    );
    if (before) {
      before.tellers.push({ report });
      before.why.add('the same wording');
      continue;
    }
    voices.push({
      name: signature.outlet ?? 'the report itself',
      kind: 'outlet',
      named: signature.outlet !== undefined,
      ownVoice: true,
      state: false,
      tellers: [{ report }],
      tells: true,
      why: new Set(),
    });
  }
  return voices;
}

/** The voice by which other reports name the outlet of one that names nobody. */
function ownName({ outlet }: Signature, voices: readonly VoiceFound[]): VoiceFound | undefined {
  if (outlet === undefined) return undefined;
  const words = withoutArticles(fold(outlet)).words;
  return voices.find(
    ({ named, ownVoice, tellers }) =>
      named &&
      !ownVoice &&
      tellers.some(({ teller }) => {
        const own = teller && withoutArticles(teller.words.join(' ')).words;
        return own !== undefined && own.length <= 2 && wordsFit(own, words);
      }),
  );
}

/** A report that tells its main happening and names nobody for it. */
function tellsItself({ account }: Signature): boolean {
  return account.own.length > 0 && account.tellers.length === 0;
}

function newVoice(report: number, teller: Teller): VoiceFound {
  return {
    name: teller.of ?? teller.name,
    kind: teller.of ? 'organisation' : teller.kind,
    named: teller.named,
    ownVoice: false,
    state: teller.state,
    tellers: [{ report, teller }],
    tells: teller.lead || teller.numbers,
    why: new Set(),
  };
}

function add(voice: VoiceFound, report: number, teller: Teller, why: string): void {
  voice.tellers.push({ report, teller });
  voice.state ||= teller.state;
  voice.tells ||= teller.lead || teller.numbers;
  voice.named ||= teller.named;
  voice.why.add(why);
}

/** Why two named sources are one voice; absent when they are not. */
export function oneVoice(a: Teller, b: Teller): string | undefined {
  if (a.short.some((short) => b.short.includes(short)))
    return `both are called ${a.short.find((short) => b.short.includes(short))?.toUpperCase()}`;
  if (isAcronym(a, b) || isAcronym(b, a)) return 'one is the other’s acronym';
  if (a.state && b.state) return 'both are state media';
  if (a.person && b.person && samePerson(a.person, b.person)) return 'the same person';
  if (wordsFit(a.words, b.words)) return 'the same name';
  if (sameHead(a, b)) return 'one is the other’s short name';
  if (a.person && wordsFit(a.person, b.words)) return 'the same person';
  if (b.person && wordsFit(b.person, a.words)) return 'the same person';
  return undefined;
}

/** "the Observatory Jamil Sarraf" and "the Delta Observatory": the word that an organisation is known by, and nothing against it. */
function sameHead(a: Teller, b: Teller): boolean {
  const head = a.words.find((word) => HEADS.has(word) && b.words.includes(word));
  if (head === undefined) return false;
  const bare = (teller: Teller) =>
    teller.words.filter((word) => word !== head && !teller.person?.includes(word));
  return [a, b].some(
    (teller) =>
      bare(teller).length === 0 ||
      (teller.kind === 'person' && bare(teller).every((word) => !HEADS.has(word))),
  );
}

function samePerson(a: readonly string[], b: readonly string[]): boolean {
  return a.length > 1 && b.length > 1 && wordsFit(a, b);
}

function isAcronym(a: Teller, b: Teller): boolean {
  const initials = b.words.map((word) => word[0]).join('');
  return (
    initials.length >= 3 && (a.short.includes(initials) || (a.words.length === 1 && a.words[0] === initials))
  );
}

/** All words of the shorter name are heard in the longer. */
function wordsFit(a: readonly string[], b: readonly string[]): boolean {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  if (few.length === 0 || few.join('').length < 3) return false;
  return few.every((word) => many.some((other) => alike(word, other)));
}

const heard = new Map<string, ReturnType<typeof toSounds>>();
const MOST_HEARD = 20_000;

function sounds(word: string): ReturnType<typeof toSounds> {
  const before = heard.get(word);
  if (before) return before;
  if (heard.size > MOST_HEARD) heard.clear();
  const found = toSounds(word);
  heard.set(word, found);
  return found;
}

function alike(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.length < 4 || b.length < 4) return false;
  return likeness(sounds(a), sounds(b), ALIKE) >= ALIKE;
}

/** Whom an unnamed source is known to be: an organisation that the same report names, or the one of a copy. */
function knownAs(
  teller: Teller,
  report: number,
  voices: readonly VoiceFound[],
  copies: readonly number[],
): [VoiceFound, string] | undefined {
  if (teller.state) {
    const state = voices.find((voice) => voice.state);
    if (state) return [state, 'both are state media'];
  }
  if (isMonitor(teller)) {
    const all = voices.filter(({ named, name }) => named && isMonitorName(name));
    const here = all.filter(({ tellers }) => tellers.some((t) => t.report === report));
    if (here.length === 1) return [here[0] as VoiceFound, 'the only such organisation that the report names'];
    if (here.length === 0 && all.length === 1)
      return [all[0] as VoiceFound, 'the only such organisation that any of the reports names'];
  }
  const root = copies[report];
  const twin = voices.find(
    ({ named, ownVoice, tellers }) =>
      !named &&
      !ownVoice &&
      tellers.some((t) => t.teller && copies[t.report] === root && wordsFit(t.teller.words, teller.words)),
  );
  return twin && [twin, 'the same words of one text'];
}
