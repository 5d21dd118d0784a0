/** Where one is on the desk, as an address: every state can be bookmarked, and going back works. Pure. */
import type { Filter, ReportSort, Sort } from './types.js';

export type View =
  | 'import'
  | 'reports'
  | 'stories'
  | 'table'
  | 'report'
  | 'story'
  | 'map'
  | 'timeline'
  | 'sources'
  | 'cases'
  | 'case';

/** How stories stand in their list. */
export const STORY_SORTS = ['voices', 'newest', 'disputed'] as const;
export type StorySort = (typeof STORY_SORTS)[number];

export interface Place {
  view: View;
  /** Key of the case shown. */
  held?: string;
  /** Key of the report shown. */
  report?: string;
  /** Id of the claim chosen in it. */
  claim?: string;
  /** The words to be shown in it: from where to where. */
  at?: [number, number];
  /** Id of the story shown. */
  story?: string;
  /** Keys of its reports that stand side by side. */
  compare?: string[];
  by?: StorySort;
  /** Stories that one report alone tells are listed, too. */
  single?: boolean;
  filter: Filter;
  sort: Sort;
  order: 'up' | 'down';
  /** How the list of reports is sorted. */
  reports: { sort: ReportSort; order: 'up' | 'down' };
  offset: number;
}

const LISTS = [
  'outlet',
  'voice',
  'stance',
  'state',
  'kind',
  'event',
  'language',
  'report',
  'tag',
  'assigned',
  'case',
] as const;
const NUMBERS = ['speaker', 'actor'] as const;
const TEXTS = ['text', 'place', 'from', 'to', 'publishedFrom', 'publishedTo'] as const;
const DAYS: readonly string[] = ['from', 'to', 'publishedFrom', 'publishedTo'];
const FLAGS = ['placed', 'dated', 'corrected', 'diverging'] as const;
const SORTS: readonly Sort[] = [
  'published',
  'added',
  'words',
  'origin',
  'outlet',
  'title',
  'earliest',
  'state',
  'confidence',
  'hops',
];
const REPORT_SORTS: readonly ReportSort[] = ['added', 'published', 'title', 'outlet', 'claims'];
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The address of a place on the desk. */
export function addressOf(place: Place): string {
  const named = { report: place.report, story: place.story, case: place.held }[place.view as string];
  const path = named === undefined ? `/${place.view}` : `/${place.view}/${encodeURIComponent(named)}`;
  const values = new URLSearchParams();
  if (place.claim) values.set('claim', place.claim);
  if (place.view === 'report' && place.at) values.set('at', place.at.join('-'));
  if (place.view === 'story') for (const key of place.compare ?? []) values.append('compare', key);
  if (place.by) values.set('by', place.by);
  if (place.single) values.set('single', 'yes');
  const { filter } = place;
  for (const name of TEXTS) if (filter[name]) values.set(name, filter[name]);
  for (const name of LISTS) for (const value of filter[name] ?? []) values.append(name, value);
  for (const name of NUMBERS) for (const value of filter[name] ?? []) values.append(name, String(value));
  for (const name of FLAGS) if (filter[name] !== undefined) values.set(name, filter[name] ? 'yes' : 'no');
  if (filter.voices !== undefined) values.set('voices', String(filter.voices));
  if (filter.box) values.set('box', filter.box.join(','));
  if (filter.confidence) values.set('confidence', filter.confidence.join(','));
  if (place.sort !== 'published') values.set('sort', place.sort);
  if (place.order !== 'down') values.set('order', place.order);
  const { sort, order } = place.reports;
  if (sort !== 'added' || order !== 'down') values.set('reports', `${sort},${order}`);
  if (place.offset > 0) values.set('offset', String(place.offset));
  const text = values.toString();
  return text ? `${path}?${text}` : path;
}

/**
 * The place that an address names; what it does not name rightly is left out.
 *
 * @param start the view when the address names none
 */
export function placeOf(url: URL, start: View): Place {
  const [, first = '', second = ''] = url.pathname.split('/');
  const views: readonly string[] = [
    'import',
    'reports',
    'stories',
    'table',
    'map',
    'timeline',
    'sources',
    'cases',
  ];
  const values = url.searchParams;
  const isOne = (first === 'report' || first === 'story' || first === 'case') && second !== '';
  const view = isOne ? (first as View) : views.includes(first) ? (first as View) : start;
  const sort = values.get('sort') as Sort;
  const claim = values.get('claim');
  return {
    view,
    ...(view === 'report' && { report: decodeURIComponent(second) }),
    ...(view === 'story' && { story: decodeURIComponent(second), ...comparedIn(values) }),
    ...(view === 'case' && { held: decodeURIComponent(second) }),
    ...(claim && { claim }),
    ...(view === 'report' && wordsIn(values)),
    ...(STORY_SORTS.some((by) => by === values.get('by')) && { by: values.get('by') as StorySort }),
    ...(values.get('single') === 'yes' && { single: true }),
    filter: filterOf(values),
    sort: SORTS.includes(sort) ? sort : 'published',
    order: values.get('order') === 'up' ? 'up' : 'down',
    reports: reportsOf(values.get('reports')),
    offset: Math.max(0, Math.floor(Number(values.get('offset'))) || 0),
  };
}

function reportsOf(text: string | null): Place['reports'] {
  const [sort, order] = text?.split(',') ?? [];
  return {
    sort: REPORT_SORTS.find((one) => one === sort) ?? 'added',
    order: order === 'up' ? 'up' : 'down',
  };
}

function comparedIn(values: URLSearchParams): Pick<Place, 'compare'> {
  const compare = values.getAll('compare').slice(0, 2);
  return compare.length > 0 ? { compare } : {};
}

function wordsIn(values: URLSearchParams): Pick<Place, 'at'> {
  const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(values.get('at') ?? '') ?? [];
  return start !== undefined && Number(end) > Number(start) ? { at: [Number(start), Number(end)] } : {};
}

function filterOf(values: URLSearchParams): Filter {
  const filter: Record<string, unknown> = {};
  for (const name of TEXTS) {
    const value = values.get(name);
    if (value && (!DAYS.includes(name) || DAY.test(value))) filter[name] = value;
  }
  for (const name of LISTS) if (values.has(name)) filter[name] = values.getAll(name);
  for (const name of NUMBERS) {
    const list = values.getAll(name).map(Number).filter(Number.isInteger);
    if (list.length > 0) filter[name] = list;
  }
  for (const name of FLAGS) if (values.has(name)) filter[name] = values.get(name) === 'yes';
  const voices = Number(values.get('voices'));
  if (Number.isInteger(voices) && voices >= 1 && voices <= 1000) filter.voices = voices;
  const box = numbers(values.get('box'));
  if (box?.length === 4) filter.box = box;
  const confidence = numbers(values.get('confidence'));
  if (confidence?.length === 2) filter.confidence = confidence;
  return filter as Filter;
}

function numbers(text: string | null): number[] | undefined {
  const list = text?.split(',').map(Number);
  return list?.every(Number.isFinite) ? list : undefined;
}

/** How many conditions a filter has. */
export function conditions(filter: Filter): number {
  return Object.values(filter).filter((value) => value !== undefined).length;
}
