/** What things are called on the page. Dates, places and amounts are worded as in the HTML that `read` writes. */
import { edtfWords, quantityFact } from '../../../src/output/wording.js';
import type {
  Claim,
  ClaimRow,
  GazetteerFeature,
  Quantity,
  Report,
  TimeExpression,
  TimeRole,
} from './types.js';

export const VOICE: Record<ClaimRow['voice'], string> = {
  own: 'Own voice',
  named: 'Named',
  unnamed: 'Unnamed',
  unsaid: 'Not said',
};
export const VOICE_MEANS: Record<ClaimRow['voice'], string> = {
  own: 'The report says it itself and names no source',
  named: 'The origin has a name',
  unnamed: 'The origin is described, but not named',
  unsaid: 'It is said to be reported, but not by whom',
};
export const STATE: Record<ClaimRow['state'], string> = {
  open: 'Open',
  accepted: 'Accepted',
  rejected: 'Rejected',
};
export const STANCE: Record<string, string> = {
  assert: 'says',
  claim: 'claims',
  deny: 'denies',
  confirm: 'confirms',
  accuse: 'accuses',
  predict: 'predicts',
  order: 'orders',
  ask: 'asks',
  believe: 'believes',
};
export const KINDS = ['person', 'organisation', 'group', 'outlet', 'document'] as const;
/** What a time may be to a claim. */
export const TIME_ROLES: Record<TimeRole | 'at', string> = {
  at: 'when',
  since: 'since when',
  from: 'from when',
  until: 'until when',
  by: 'by when',
  before: 'before when',
  after: 'after when',
  aside: 'something else',
};

/** What a place may be to a claim. */
export const PLACE_ROLES: Record<Claim['places'][number]['role'], string> = {
  at: 'where it happened',
  near: 'near where it happened',
  from: 'from where',
  to: 'to where',
  between: 'between where',
  via: 'by way of',
  aside: 'named, but not where',
};
export const QUANTITY_KINDS: Record<Quantity['kind'], string> = {
  count: 'people or things',
  length: 'a length',
  area: 'an area',
  duration: 'how long',
  mass: 'a weight',
  money: 'money',
  percent: 'a share',
  other: 'something else',
};
export const CASUALTIES: readonly NonNullable<Quantity['casualty']>[] = [
  'killed',
  'wounded',
  'missing',
  'displaced',
  'detained',
  'casualties',
];

const NUMBER = new Intl.NumberFormat('en');
export const number = (value: number) => NUMBER.format(value);

const COMPACT = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });
/** A number in little room: '59.4K' from ten thousand on. */
export const compact = (value: number) => (value < 10_000 ? number(value) : COMPACT.format(value));

/** A count with its noun. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${number(count)} ${count === 1 ? one : many}`;
}

/** From one day to another, as short as it can be said. */
export function days(earliest: string | null | undefined, latest: string | null | undefined): string {
  if (!earliest && !latest) return '';
  if (earliest === latest) return earliest ?? '';
  if (!earliest) return `until ${latest}`;
  if (!latest) return `from ${earliest}`;
  if (
    earliest.slice(0, 7) === latest.slice(0, 7) &&
    earliest.endsWith('-01') &&
    Number(latest.slice(8)) >= 28
  )
    return earliest.slice(0, 7);
  if (earliest.slice(0, 4) === latest.slice(0, 4) && earliest.endsWith('01-01') && latest.endsWith('12-31'))
    return earliest.slice(0, 4);
  return `${earliest} to ${latest}`;
}

const COUNTRIES = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });

/** A country's English name by its code; what is no code comes back as it is. */
export function country(code: string): string {
  try {
    return COUNTRIES.of(code) ?? code;
  } catch {
    return code;
  }
}

/** A place with what it lies in: 'Geneina, Gharb Darfor, Sudan'. */
export function where(feature: GazetteerFeature): string {
  const parts = [feature.name, feature.admin1, feature.country && country(feature.country)];
  return [...new Set(parts.filter(Boolean))].join(', ');
}

// GeoNames' classes and the codes within them that are worth telling apart.
const FEATURE_CODES: Record<string, string> = { PCLI: 'country', ADM1: 'province', ADM2: 'district' };
const FEATURE_CLASSES: Record<string, string> = {
  A: 'administrative area',
  H: 'water',
  L: 'area',
  P: 'town or village',
  R: 'road',
  S: 'site',
  T: 'mountain or land form',
};

/** What sort of place it is, where two have the same name. */
export function kindOf({ featureClass, featureCode }: GazetteerFeature): string {
  return FEATURE_CODES[featureCode] ?? FEATURE_CLASSES[featureClass] ?? 'place';
}

export function coordinates({ lat, lon }: { lat: number; lon: number }): string {
  return `${lat.toFixed(2)}, ${lon.toFixed(2)}`;
}

/** When an expression of time falls on the calendar; undefined for how long and how often, which it says itself. */
export function when(time: TimeExpression): string | undefined {
  if (time.edtf !== undefined) return edtfWords(time.edtf);
  if (time.candidates && time.candidates.length > 0) return time.candidates.map(edtfWords).join(' or ');
  return time.type === 'DATE' || time.type === 'TIME' ? edtfWords(time.value) : undefined;
}

/** What a quantity says in figures; undefined where the words say just that. */
export function amount(quantity: Quantity, report: Pick<Report, 'text'>): string | undefined {
  const text = (span: { start: number; end: number }) => report.text.slice(span.start, span.end);
  return quantityFact(quantity, text(quantity), quantity.of && text(quantity.of)).meaning;
}

/** What an entry of the history did, in words. */
export const DEED: Record<string, string> = {
  accept: 'accepted a claim',
  reject: 'rejected a claim',
  reopen: 'opened a claim again',
  note: 'wrote a note',
  source: 'corrected a source',
  chain: 'corrected a chain',
  place: 'corrected a place',
  time: 'corrected a time',
  quantity: 'corrected a quantity',
  split: 'split a claim',
  join: 'joined claims',
  facts: 'corrected what is known of the report',
  'add-place': 'added a place',
  'add-time': 'added a time',
  'add-quantity': 'added a quantity',
  'add-claim': 'added a claim',
  'take-out': 'took out what is nothing of the claim',
  link: 'put a source into a chain',
  undo: 'took back an entry',
  tag: 'filed a claim under a tag',
  untag: 'took a tag off a claim',
  assign: 'gave a claim to somebody',
  'case-open': 'opened the case',
  'case-name': 'called the case otherwise',
  'case-note': 'wrote a note',
  'case-assign': 'gave the case to somebody',
  'case-state': 'set the state of the case',
  'case-put': 'put into the case',
  'case-take': 'took out of the case',
  'case-remove': 'removed the case',
};

export function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1e6) return `${(bytes / 1000).toFixed(0)} kB`;
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
