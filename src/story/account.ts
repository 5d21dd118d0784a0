/** Whom a report names for its account: the origins of what it tells of its main happening, and the relays between. */
import type { Report, Source, Span, Stance } from '../report.js';
import { fold } from '../spelling/index.js';
import { dayNumber } from './calendar.js';
import type { Days } from './days.js';
import { isMonitor, isMonitorName, isVoice, type Voice, voiceOf } from './voice.js';
import { rarity, type Words } from './words.js';

/** A voice in one report, with what it is asked for. */
export interface Teller extends Voice {
  source: string;
  /** Claims of the main happening that go back to it. */
  claims: string[];
  stances: Stance[];
  /** The first place at which it is named. */
  at: number;
  /** Told in the lead. */
  lead: boolean;
  /** Tells a number of the main happening. */
  numbers: boolean;
  /** Known as this voice from elsewhere, not by the report's own words. */
  inferred?: boolean;
}

export interface Account {
  tellers: Teller[];
  /** Names of relays. */
  via: string[];
  /** Claims of the main happening. */
  claims: string[];
  /** Those of them in the report's own voice. */
  own: string[];
  /** How many others the report names or means who may tell of it too. */
  others: number;
  /** Whether the first words are told by the report itself, naming nobody. */
  ownLead: boolean;
}

const MAIN_SHARE = 0.75; // of a report, from its beginning
const SHORT = 1200; // characters: a report that is about one thing to its end
const OLDER = 3; // days before what is told
/** Words of the lead that a claim further on must share to be about the same: so many, so rare (see rarity). */
const SHARED = 2;
const SHARED_NAMED = 1;
const RARE = 8;

/**
 * @param words those of the text
 * @param mainNumbers ids of claims that tell a number of the main happening
 */
export function accountOf(
  report: Report,
  lead: Span,
  days: Days,
  words: Words,
  mainNumbers: ReadonlySet<string>,
  credits: readonly string[],
): Account {
  const attributions = new Map(report.attributions.map((attribution) => [attribution.id, attribution]));
  const sources = new Map(report.sources.map((source) => [source.id, source]));
  const tellers = new Map<string, Teller>();
  const via = new Set<string>();
  const claims: string[] = [];
  const own: string[] = [];
  let ownLead = false;
  const others = new Set<string>();
  const isAbout = aboutLead(words, lead);
  const named = namedMonitor(report);
  // A town says nothing; a country may, by its government.
  const towns = new Set(
    report.places.flatMap(({ name, feature }) =>
      feature && /^(?:PCL|RGN)/.test(feature.featureCode) ? [] : [fold(name)],
    ),
  );
  for (const claim of report.claims) {
    const at = Math.min(...claim.spans.map(({ start }) => start));
    const end = Math.max(...claim.spans.map(({ end }) => end));
    const isLead = at < lead.end;
    if (!isMain(report, claim.times, at, days)) continue;
    if (claim.kind === 'opinion' || claim.kind === 'demand') continue;
    const read = claim.origin === undefined ? undefined : sources.get(claim.origin);
    const chain = claim.chain.flatMap((id) => attributions.get(id) ?? []);
    if (chain.some(({ stance }) => stance === 'order' || stance === 'ask' || stance === 'predict')) continue;
    const least = read?.named ? SHARED_NAMED : SHARED;
    if (!isLead && !mainNumbers.has(claim.id) && isAbout({ start: at, end }) < least) {
      if (read && isVoice(read) && !isMonitor(read)) others.add(read.id);
      continue;
    }
    claims.push(claim.id);
    const origin = read && (named(read) ?? read);
    for (const link of chain.slice(0, -1)) {
      const relay = link.sourceId === undefined ? undefined : sources.get(link.sourceId);
      if (relay?.named) via.add(relay.name);
    }
    if (origin && isCredited(origin, credits)) {
      via.add(origin.name);
      continue;
    }
    if (!origin || !isVoice(origin) || towns.has(fold(origin.name))) {
      if (chain.length === 0) {
        own.push(claim.id);
        ownLead ||= isLead;
      }
      continue;
    }
    const teller = tellers.get(origin.id) ?? newTeller(origin, report, at);
    if (origin !== read) teller.inferred ??= true;
    else teller.inferred = false;
    teller.claims.push(claim.id);
    const stance = chain.at(-1)?.stance;
    if (stance && !teller.stances.includes(stance)) teller.stances.push(stance);
    teller.lead ||= isLead;
    teller.numbers ||= mainNumbers.has(claim.id);
    tellers.set(origin.id, teller);
  }
  for (const id of tellers.keys()) others.delete(id);
  return {
    others: others.size,
    tellers: worthNaming([...tellers.values()]),
    via: [...via],
    claims,
    own,
    ownLead,
  };
}

/**
 * "A monitoring group said" and further on "the … Observatory": an organisation that is described before it is named, where
 * the report names one of that kind only.
 */
function namedMonitor({ sources }: Report): (source: Source) => Source | undefined {
  const monitors = sources.filter(
    ({ named, kind, name }) => named && kind !== 'person' && isMonitorName(name),
  );
  const [first] = monitors;
  const words = monitors.map((source) => new Set(source.name.toLowerCase().match(/\p{L}{4,}/gu) ?? []));
  const isOne = words.every((set) => [...set].filter((word) => words[0]?.has(word)).length > 0);
  return (source) => (first && isOne && isMonitor(source) && source !== first ? first : undefined);
}

/** Without those who are only shown or meant beside somebody named: footage, groups that nobody can ask. */
function worthNaming(tellers: readonly Teller[]): Teller[] {
  const hasNamed = tellers.some(({ named }) => named);
  return tellers.filter(
    ({ named, kind, state }) =>
      named || state || !hasNamed || (kind !== 'document' && kind !== 'organisation'),
  );
}

function newTeller(source: Source, report: Report, at: number): Teller {
  return {
    ...voiceOf(source, report),
    source: source.id,
    claims: [],
    stances: [],
    at,
    lead: false,
    numbers: false,
  };
}

/** An agency whose text the report is, named as a source: it hands on what others told it. */
function isCredited({ name, kind }: Source, credits: readonly string[]): boolean {
  return kind === 'outlet' && credits.some((credit) => name.includes(credit));
}

/** How many rare words words further on share with the lead: whether they are about what it tells. */
function aboutLead(words: Words, lead: Span): (span: Span) => number {
  const rare = new Set<number>();
  for (const [i, word] of words.hashes.entries()) {
    if ((words.starts[i] as number) >= lead.end) break;
    if (rarity(word) >= RARE) rare.add(word).add(words.sounds[i] as number);
  }
  rare.delete(0);
  return ({ start, end }) => {
    const shared = new Set<number>();
    for (const [i, word] of words.hashes.entries()) {
      if ((words.starts[i] as number) < start) continue;
      if ((words.starts[i] as number) >= end) break;
      if (rare.has(word) || rare.has(words.sounds[i] as number)) shared.add(word);
    }
    return shared.size;
  };
}

function isMain(report: Report, times: readonly string[], at: number, days: Days): boolean {
  if (report.text.length > SHORT && at > report.text.length * MAIN_SHARE) return false;
  const from = Math.min(...days.happened.map(({ from }) => from), ...days.published);
  if (!Number.isFinite(from)) return true;
  const dated = report.times
    .filter(({ id }) => times.includes(id))
    .flatMap(({ latest }) => dayNumber(latest) ?? []);
  return dated.length === 0 || dated.some((day) => day >= from - OLDER);
}
