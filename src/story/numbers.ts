/** Numbers of people killed, wounded, missing or detained, as a report tells them. */
import type { Claim, Quantity, Report, Span } from '../report.js';
import type { FactSlot } from '../story.js';
import { dayNumber } from './calendar.js';
import type { Days } from './days.js';
import { within } from './lead.js';
import { plain } from './plain.js';

export interface NumberTold {
  slot: Extract<FactSlot, 'killed' | 'wounded' | 'missing' | 'detained' | 'count'>;
  min?: number;
  max?: number;
  /** Its words. */
  span: Span;
  who?: Span;
  /** Whom it counts, as a word to compare by: "civilian", "fighter"; absent for people of any kind. */
  group?: string;
  claim?: string;
  /** Id of the source that tells it; absent in the report's own voice. */
  source?: string;
  denied: boolean;
  /** "Dozens", "scores": too vague to differ from another number. */
  vague: boolean;
  /** Told in the first words, so that it is what the report is about. */
  lead: boolean;
  /** Told of what the report is about, as far as can be seen; not of an earlier attack, a whole year or war. */
  main: boolean;
}

const SLOTS: Readonly<Record<string, NumberTold['slot']>> = {
  killed: 'killed',
  wounded: 'wounded',
  missing: 'missing',
  detained: 'detained',
};

const DEAD = /\b(?:dead|deaths?|killed|martyrs?|bod(?:y|ies)|corpses?|fatalities|lives)\b/i;
const HURT = /\b(?:wounded|injured|hurt|injuries)\b/i;
const TAKEN = /\b(?:hostages?|abducted|kidnapped|detainees?|captives?|arrested)\b/i;

/** Groups that a toll may be limited to, by the words that name them. */
const GROUPS: readonly [string, RegExp][] = [
  ['child', /\b(?:child(?:ren)?|bab(?:y|ies)|infants?|minors?|boys?|girls?|students?|pupils?)\b/i],
  ['woman', /\b(?:wom[ae]n)\b/i],
  ['civilian', /\b(?:civilians?|citizens?|residents?|villagers?|passers-?by|worshippers?|shoppers?)\b/i],
  [
    'fighter',
    /\b(?:fighters?|militants?|rebels?|jihadists?|terrorists?|gunm[ae]n|insurgents?|extremists?|attackers?|militiam[ae]n|takfiris?|commanders?|bombers?|mercenar(?:y|ies))\b/i,
  ],
  [
    'soldier',
    /\b(?:soldiers?|troops?|servicem[ae]n|officers?|army|regime forces|government forces|guards?|police(?:m[ae]n)?|pilots?)\b/i,
  ],
];

const VAGUE = /\b(?:dozens?|scores|hundreds|thousands|tens|several|many|some|few|number)\b/i;

/** A toll that counts a whole war: further back than what is told, or so much more than the lead's. */
const WHOLE_WAR = 50;
/** The share of a report, from its beginning, that is about its main happening, as a rule. */
const MAIN_SHARE = 0.75;
const OLDER = 2; // days before what is told
const AROUND = 24; // characters behind a number in which its noun is looked for
const SMALL_PART = 400;

export function numbersOf(report: Report, lead: Span, days: Days, headlines: readonly Span[]): NumberTold[] {
  const claims = claimsByQuantity(report.claims);
  const told: NumberTold[] = [];
  for (const quantity of report.quantities) {
    const slot = slotOf(quantity, report.text) ?? (isCount(quantity) ? 'count' : undefined);
    if (!slot) continue;
    const bounds = boundsOf(quantity);
    if (!bounds) continue;
    const claim = claims.get(quantity.id);
    const who = quantity.of;
    const words = `${who ? report.text.slice(who.start, who.end) : ''} ${quantity.unit ?? ''}`;
    const group =
      slot === 'count' ? nounOf(quantity) : GROUPS.find(([, pattern]) => pattern.test(words))?.[0];
    if (slot === 'count' && group === undefined) continue;
    const span = { start: quantity.start, end: quantity.end };
    const isLead = within(span, lead) || headlines.some((line) => within(span, line));
    told.push({
      slot,
      ...bounds,
      span,
      ...(who && { who }),
      ...(group && { group }),
      ...(claim && { claim: claim.id }),
      ...(claim?.origin && { source: claim.origin }),
      vague: VAGUE.test(report.text.slice(span.start, span.end)),
      denied: claim?.modality.polarity === 'negated',
      lead: isLead,
      main: isMain(quantity, claim, report, days, isLead),
    });
  }
  const most = Math.max(
    0,
    ...told.filter(({ lead, main }) => lead && main).map(({ min, max }) => max ?? min ?? 0),
  );
  for (const number of told)
    if (most > 0 && !number.lead && (number.min ?? number.max ?? 0) > most * WHOLE_WAR) number.main = false;
  return told;
}

/** How many of something else than people hurt: vehicles, boats, houses. */
function isCount({ kind, unit, min, max }: Quantity): boolean {
  return kind === 'count' && unit !== undefined && (min ?? max ?? 0) >= FEWEST;
}

const FEWEST = 10;

function nounOf({ unit }: Quantity): string | undefined {
  const noun = unit?.toLowerCase().split(/\s+/).at(-1);
  return noun && /^\p{L}{3,}$/u.test(noun) ? plain(noun) : undefined;
}

function slotOf({ casualty, kind, of, unit, end }: Quantity, text: string): NumberTold['slot'] | undefined {
  if (kind !== 'count') return undefined;
  if (casualty) return SLOTS[casualty];
  const words = `${of ? text.slice(of.start, of.end) : ''} ${unit ?? ''} ${text.slice(end, end + AROUND).split(/[.;:,]/)[0]}`;
  if (TAKEN.test(`${of ? text.slice(of.start, of.end) : ''} ${unit ?? ''}`)) return 'detained';
  if (
    DEAD.test(words) &&
    /^\s*(?:people|persons?|civilians?)?\s*(?:dead|deaths?|killed|martyrs?|bod(?:y|ies)|lives)/i.test(
      text.slice(end, end + AROUND),
    )
  )
    return 'killed';
  if (
    HURT.test(words) &&
    /^\s*(?:others?|people|persons?|civilians?)?\s*(?:wounded|injured|hurt)/i.test(
      text.slice(end, end + AROUND),
    )
  )
    return 'wounded';
  return undefined;
}

function boundsOf({ min, max, comparison }: Quantity): Pick<NumberTold, 'min' | 'max'> | undefined {
  if (min === undefined && max === undefined) return undefined;
  if (comparison === 'at-least' || comparison === 'more') return { min: min ?? (max as number) };
  return { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
}

function isMain(
  quantity: Quantity,
  claim: Claim | undefined,
  report: Report,
  days: Days,
  isLead: boolean,
): boolean {
  if (claim?.modality.tense === 'future') return false;
  const sentence = report.sentences.find(({ start, end }) => start <= quantity.start && quantity.end <= end);
  const times = report.times.filter(
    ({ start, end, type }) =>
      type !== 'SET' &&
      sentence &&
      start >= sentence.start &&
      end <= sentence.end &&
      Math.abs(start - quantity.start) < SMALL_PART,
  );
  const from = Math.min(...days.happened.map(({ from }) => from), ...days.published);
  const old = times.some(({ earliest, latest }) => {
    const [first, last] = [dayNumber(earliest), dayNumber(latest)];
    return (
      (last !== undefined && last < from - OLDER) ||
      (first !== undefined && last !== undefined && last - first > 300)
    );
  });
  const now = times.some(({ latest }) => (dayNumber(latest) ?? 0) >= from - OLDER);
  if (old && !now) return false;
  if (/\bsince\b/i.test(sentence ? report.text.slice(sentence.start, sentence.end) : '') && old) return false;
  return isLead || quantity.start <= report.text.length * MAIN_SHARE || report.text.length < 1000;
}

function claimsByQuantity(claims: readonly Claim[]): Map<string, Claim> {
  const found = new Map<string, Claim>();
  for (const claim of claims)
    for (const id of claim.quantities)
      if (!found.has(id) || claim.origin)
        found.set(id, found.get(id)?.origin ? (found.get(id) as Claim) : claim);
  return found;
}
