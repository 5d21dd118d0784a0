/** The few English words that the pages for people (text, markdown, html) put around a report's own words. */
import type {
  Attribution,
  ClaimKind,
  Event,
  EventRole,
  Place,
  Quantity,
  Report,
  Span,
  TimeExpression,
  TimeRole,
} from '../report.js';
import type { ClaimView, LinkView } from './view.js';

/** Readings below this confidence are called unsure. */
export const UNSURE_BELOW = 0.5;

/** Marks what was worked out, wherever it is shown. */
export const WORKED_OUT = '≈';

/** What a source does, where it is more than saying. */
export const STANCES: Record<Attribution['stance'], string | undefined> = {
  assert: undefined,
  claim: 'claims',
  deny: 'denies',
  confirm: 'confirms',
  accuse: 'accuses',
  predict: 'predicts',
  order: 'orders',
  ask: 'asks',
  believe: 'believes',
};

const EVIDENCE = { witnessed: 'saw it', heard: 'heard it', inferred: 'concluded it' } as const;

const PUBLISHED_FROM = {
  given: 'as given',
  metadata: 'from the page’s metadata',
  url: 'from the address',
  text: 'from the text',
} as const;

const ROLES = { at: '', from: 'from', to: 'to', between: 'between', via: 'via', near: 'near' } as const;

const TIME_ROLES: Record<TimeRole, string> = {
  since: 'since',
  from: 'from',
  until: 'until',
  by: 'by',
  before: 'before',
  after: 'after',
  aside: 'not its own time:',
};

// Codes 1 to 3 as ACLED's codebook defines them for places and for times.
const GEO_PRECISION = {
  1: 'the place itself',
  2: 'near it, or part of its area',
  3: 'a whole province or more',
} as const;
const TIME_PRECISION = { 1: 'to the day', 2: 'to the week', 3: 'to the month' } as const;

const UNITS: Record<string, string> = { km2: 'km²', m2: 'm²', m3: 'm³' };

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });
const countryNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });

/** A language's English name: 'English' for 'en'. */
export function languageName(tag: string): string {
  if (tag === 'und') return 'language not known';
  return nameOrCode(languageNames, tag);
}

function nameOrCode(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code; // not a well-formed code: shown as it is
  }
}

/** When it was published and how that is known: '2024-03-05 (from the text)'; undefined when it is not known. */
export function publishedWords(report: Report): string | undefined {
  if (report.published === undefined) return undefined;
  return report.publishedFrom
    ? `${report.published} (${PUBLISHED_FROM[report.publishedFrom]})`
    : report.published;
}

/** '18 claims, 7 sources (3 not named)'. */
export function countWords(report: Report): string {
  const unnamed = report.sources.filter((source) => !source.named).length;
  const sources = counted(report.sources.length, 'source');
  return `${counted(report.claims.length, 'claim')}, ${sources}${unnamed ? ` (${unnamed} not named)` : ''}`;
}

/** '1 claim', '2 claims'. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** What is to be said of a link besides its name and cue: not named, denies, saw it, unsure. */
export function linkTags(link: LinkView): string[] {
  const { attribution, named, name } = link;
  const stance = isSaidByCue(link) ? undefined : STANCES[attribution.stance];
  return [
    ...(name === '' ? ['nobody is named'] : named ? [] : ['not named']),
    ...(stance ? [stance] : []),
    ...(attribution.evidence ? [EVIDENCE[attribution.evidence]] : []),
    ...(attribution.confidence < UNSURE_BELOW ? [`unsure, ${attribution.confidence.toFixed(2)}`] : []),
  ];
}

/** "“confirmed” · confirms" says a thing twice; a denial is worth it, since the claim's words hide it. */
function isSaidByCue({ attribution: { stance }, cue }: LinkView): boolean {
  return stance !== 'deny' && cue.toLowerCase().includes(stance.slice(0, 5));
}

/** 'spokeswoman, Nineveh Crossings Office', as far as the text says so and the name does not. */
export function roleWords(link: LinkView): string | undefined {
  const { source } = link;
  const parts = [source?.role, source?.affiliation].filter(
    (part): part is string => part !== undefined && !link.name.toLowerCase().includes(part.toLowerCase()),
  );
  return parts.length ? parts.join(', ') : undefined;
}

/** When something was said, on the calendar. */
export function saidWords(said: TimeExpression): string {
  return edtfWords(said.edtf ?? said.value);
}

const KINDS: Record<Exclude<ClaimKind, 'checkable'>, string> = {
  opinion: 'a judgement',
  demand: 'a demand or wish',
  other: 'nothing to check',
};

/** Claims that can be checked by looking, and the rest: judgements, demands, what states nothing. */
export function byKind(claims: readonly ClaimView[]): { checkable: ClaimView[]; rest: ClaimView[] } {
  return {
    checkable: claims.filter(({ claim }) => claim.kind === 'checkable'),
    rest: claims.filter(({ claim }) => claim.kind !== 'checkable'),
  };
}

/**
 * How many claims of which kind: '3 judgements, 1 demand or wish'.
 *
 * @example countsOfKinds(byKind(view.claims).rest);
 */
export function countsOfKinds(claims: readonly ClaimView[]): string {
  const count = (kind: ClaimKind, one: string, many: string) => {
    const n = claims.filter(({ claim }) => claim.kind === kind).length;
    return n ? [`${n} ${n === 1 ? one : many}`] : [];
  };
  return [
    ...count('opinion', 'judgement', 'judgements'),
    ...count('demand', 'demand or wish', 'demands or wishes'),
    ...count('other', 'with nothing to check', 'with nothing to check'),
  ].join(', ');
}

/** What the claim's form says: denied in itself, about the future, only a part of it quoted. */
export function modalityTags({ claim }: ClaimView): string[] {
  return [
    ...(claim.kind === 'checkable' ? [] : [KINDS[claim.kind]]),
    ...(claim.modality.polarity === 'negated' ? ['negated'] : []),
    ...(claim.modality.tense === 'future' ? ['about the future'] : []),
  ];
}

/** One fact about a claim: the words that stand in the text, and what was worked out from them. */
export interface FactView {
  label: 'What' | 'Where' | 'When' | 'How many';
  /** 'from', 'near', 'since', … or nothing. */
  role: string;
  words: string;
  /** What it stands for; worked out, never stated, unless `isStated`. */
  meaning?: string;
  isStated: boolean;
  /** Why, and how sure. */
  note?: string;
}

/** What happened, where, when and how many, in that order. */
export function factsOf(view: ClaimView, report: Report): FactView[] {
  const text = (span: { start: number; end: number }) => report.text.slice(span.start, span.end);
  return [
    ...view.events.map((event) => eventFact(event, report.text)),
    ...view.places.map(({ place, role }) => placeFact(place, ROLES[role], text(place))),
    ...view.times.map(({ time, role }) => timeFact(time, role, text(time))),
    ...view.quantities.map((quantity) =>
      quantityFact(quantity, text(quantity), quantity.of && text(quantity.of)),
    ),
  ];
}

const STATUS_WORDS: Record<Event['status'], string | undefined> = {
  asserted: undefined,
  negated: 'said not to have happened',
  future: 'to come',
  possible: 'possible, not told as a fact',
};

/** Who did what to whom, in the report's words, and what that is in PLOVER's and ACLED's. */
export function eventFact(event: Event, text: string): FactView {
  const words = ({ start, end }: Span) => text.slice(start, end).replace(/\s+/g, ' ');
  const roles = (list: readonly EventRole[]) =>
    list.flatMap(({ spans }) => spans.slice(0, 1).map(words)).join(', ');
  const [trigger] = event.triggers;
  const parts = [roles(event.actors), trigger ? words(trigger) : '', roles(event.recipients)];
  const type = event.mode ? `${event.type}, ${event.mode}` : event.type;
  const unsure = event.confidence < UNSURE_BELOW ? `unsure, ${event.confidence.toFixed(2)}` : undefined;
  const note = [STATUS_WORDS[event.status], unsure].filter(Boolean).join('; ');
  return {
    label: 'What',
    role: '',
    words: parts.filter(Boolean).join(' → '),
    meaning: event.subEvent ? `${event.subEvent} (${type})` : type,
    isStated: false,
    ...(note && { note }),
  };
}

/** A country's English name for its ISO 3166 code. */
export function countryName(code: string): string {
  return nameOrCode(countryNames, code);
}

/** What a place name stands for. */
export function placeFact(place: Place, role: string, words: string): FactView {
  const base = { label: 'Where', role, words, isStated: false } as const;
  if (!place.feature) return { ...base, note: 'not found on the map' };
  const { name, admin1, country, lat, lon } = place.feature;
  const area = [admin1, nameOrCode(countryNames, country)].filter((part) => part && part !== name);
  const sure = place.confidence < UNSURE_BELOW ? `unsure, ${place.confidence.toFixed(2)}` : undefined;
  return {
    ...base,
    meaning: `${[name, ...area].join(', ')} (${lat.toFixed(2)}, ${lon.toFixed(2)})`,
    ...(sure && { note: sure }),
  };
}

/** What an expression of time means. */
export function timeFact(time: TimeExpression, role: TimeRole | undefined, words: string): FactView {
  const isOpen = (time.candidates?.length ?? 0) > 0;
  const isStated = time.inferred === undefined && !isOpen;
  const base = { label: 'When', role: role ? TIME_ROLES[role] : '', words, isStated } as const;
  // How long and how often is read from the words themselves; only a place on the calendar says more than they do.
  const isOnCalendar = time.edtf !== undefined || time.type === 'DATE' || time.type === 'TIME';
  if (!isOnCalendar && !isOpen) return base;
  const meaning = isOpen ? time.candidates?.map(edtfWords).join(' or ') : edtfWords(time.edtf ?? time.value);
  const note = time.inferred ?? (isOpen || meaning?.includes('X') ? 'the report does not decide' : undefined);
  return { ...base, ...(meaning && meaning !== words && { meaning }), ...(note && { note }) };
}

/**
 * An EDTF date with its qualifiers in words; X stands for a digit that is not known.
 *
 * @example edtfWords('2024-04-16~/2024-04-30~'); // 'about 2024-04-16 to 2024-04-30'
 */
export function edtfWords(edtf: string): string {
  const ends = edtf.split('/');
  if (!ends.every((end) => /^[\dX.-]*[~?%]?$/.test(end)) || ends.length > 2) return edtf;
  const marks = [...new Set(ends.map((end) => /[~?%]$/.exec(end)?.[0] ?? ''))];
  const plain = ends.map((end) => end.replace(/[~?%]$/, ''));
  if (marks.length > 1) return edtf;
  const before = { '~': 'about ', '?': 'perhaps ', '%': 'perhaps about ' }[marks[0] ?? ''] ?? '';
  const [from, to] = plain;
  if (to === undefined) return before + from;
  if (from === '' || from === '..') return `${before}until ${to}`;
  if (to === '' || to === '..') return `${before}since ${from}`;
  return `${before}${from} to ${to}`;
}

/** What a quantity says in figures. */
export function quantityFact(quantity: Quantity, words: string, of: string | undefined): FactView {
  const { min, max, unit, approximate, kind } = quantity;
  const range =
    min === undefined
      ? max === undefined
        ? ''
        : `at most ${max}`
      : max === undefined
        ? `at least ${min}`
        : min === max
          ? String(min)
          : `${min} to ${max}`;
  const about = approximate && range ? `about ${range}` : range;
  const measure = kind === 'count' ? undefined : unit && (UNITS[unit] ?? unit);
  const counted = kind === 'count' && of && !words.includes(of) ? of : undefined;
  const meaning = [about, measure, counted].filter(Boolean).join(' ');
  const isNews = range && meaning.replace(/ /g, '') !== words.replace(/[\s,]/g, '');
  return { label: 'How many', role: '', words, isStated: true, ...(isNews && { meaning }) };
}

/** How exactly a claim's place and time are known, in ACLED's codes put into words. */
export function precisionWords({ claim }: ClaimView): string | undefined {
  const parts = [
    claim.geoPrecision &&
      `place: ${GEO_PRECISION[claim.geoPrecision]} (code ${claim.geoPrecision})${claim.uncertaintyKm ? `, within some ${claim.uncertaintyKm} km` : ''}`,
    claim.timePrecision && `time: ${TIME_PRECISION[claim.timePrecision]} (code ${claim.timePrecision})`,
  ].filter(Boolean);
  return parts.length ? parts.join('; ') : undefined;
}

/** Whether two claims stand under the same chain, so that it need be shown once only. */
export function sameChain(a: ClaimView | undefined, b: ClaimView): boolean {
  return a !== undefined && a.claim.chain.join('\n') === b.claim.chain.join('\n');
}

/** Neighbouring claims under one chain. */
export interface ClaimGroup {
  chain: LinkView[];
  claims: ClaimView[];
}

/** Neighbouring claims with the same chain, gathered; text order is kept. */
export function groupByChain(claims: readonly ClaimView[]): ClaimGroup[] {
  const groups: ClaimGroup[] = [];
  for (const view of claims) {
    const last = groups.at(-1);
    if (last && sameChain(last.claims.at(-1), view)) last.claims.push(view);
    else groups.push({ chain: view.chain, claims: [view] });
  }
  return groups;
}
