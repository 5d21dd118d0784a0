/** Asks the desk's server; what goes wrong comes back as an error with words for people. */
import type {
  Action,
  AnnouncedFile,
  Binned,
  Case,
  CaseAction,
  ClaimRow,
  Completion,
  Count,
  Facets,
  Filter,
  Found,
  GazetteerFeature,
  Import,
  LongFacet,
  MapFeature,
  NamedCount,
  Page,
  Progress,
  ReportRow,
  ReportSort,
  ReportStories,
  Review,
  SharedWords,
  ShownCase,
  ShownReport,
  Span,
  Speaker,
  SpeakerAction,
  StoriesAsked,
  StoryAction,
  StoryClaim,
  StoryRow,
  StoryShown,
  Suggestion,
  WhyTwo,
} from './types.js';

export class DeskError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

async function ask<T>(path: string, init?: RequestInit): Promise<T> {
  let answer: Response;
  try {
    answer = await fetch(path, init);
  } catch {
    throw new DeskError('gone', 'The desk does not answer. Is it still running in its terminal?');
  }
  const body = (await answer.json().catch(() => undefined)) as
    | { error?: { code: string; message: string } }
    | undefined;
  if (!answer.ok)
    throw new DeskError(
      body?.error?.code ?? String(answer.status),
      body?.error?.message ?? `The desk answered ${answer.status}.`,
    );
  return body as T;
}

const send = <T>(method: string, path: string, body: unknown) =>
  ask<T>(path, { method, body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } });

/** Query text; what is not a text is JSON. */
function query(values: Record<string, unknown>): string {
  const pairs = Object.entries(values).filter(([, value]) => value !== undefined && value !== '');
  const text = ([name, value]: [string, unknown]): [string, string] => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ];
  return new URLSearchParams(pairs.map(text)).toString();
}

export interface DeskFacts {
  reader: string;
  reports: number;
  claims: number;
  readBefore: number;
  lapsed: number;
  /** Reports that an older version left and that are not in search and filters yet. */
  toIndex: number;
}

export const api = {
  places: (name: string) => ask<GazetteerFeature[]>(`/api/places?${query({ name })}`),
  desk: () => ask<DeskFacts>('/api/desk'),
  claims: (filter: Filter, page: Partial<Page>) =>
    ask<{ total: number; claims: ClaimRow[] }>(`/api/claims?${query({ filter, ...page })}`),
  facets: (filter: Filter) => ask<Facets>(`/api/facets?${query({ filter })}`),
  facet: (facet: LongFacet, filter: Filter, search: string, limit: number) =>
    ask<{ total: number; values: NamedCount[] }>(`/api/facets/${facet}?${query({ filter, search, limit })}`),
  search: (filter: Filter) => ask<Found>(`/api/search?${query({ filter })}`),
  suggest: (typed: string, filter: Filter) => ask<Completion[]>(`/api/suggest?${query({ typed, filter })}`),
  names: (asked: { speaker?: number[]; actor?: number[] }) =>
    ask<Record<'speaker' | 'actor', Record<string, string>>>(`/api/names?${query(asked)}`),
  hits: (key: string, text: string) =>
    ask<Span[]>(`/api/reports/${encodeURIComponent(key)}/hits?${query({ text })}`),
  timeline: (filter: Filter, unit: 'day' | 'month' | 'year') =>
    ask<{ buckets: { start: string; claims: number }[]; undated: number }>(
      `/api/timeline?${query({ filter, unit })}`,
    ),
  map: (filter: Filter, limit: number) =>
    ask<{ features: MapFeature[]; placed: number; unplaced: number }>(`/api/map?${query({ filter, limit })}`),
  points: (filter: Filter) =>
    ask<{ points: { lon: number; lat: number; claims: number }[]; unplaced: number }>(
      `/api/points?${query({ filter })}`,
    ),
  reports: (asked: {
    filter?: Filter;
    text?: string;
    sort?: ReportSort;
    order?: 'up' | 'down';
    limit?: number;
    offset?: number;
  }) => ask<{ total: number; reports: ReportRow[] }>(`/api/reports?${query(asked)}`),
  report: (key: string) => ask<ShownReport>(`/api/reports/${encodeURIComponent(key)}`),
  history: (key: string) => ask<Review[]>(`/api/reports/${encodeURIComponent(key)}/history`),
  difference: (key: string, since: string) =>
    ask<{ kind: 'same' | 'added' | 'removed'; text: string }[]>(
      `/api/reports/${encodeURIComponent(key)}/difference?${query({ since })}`,
    ),
  lapsed: () => ask<Review[]>('/api/reviews/lapsed'),
  takeArchive: (body: Blob) =>
    ask<{ reports: number; known: number; reviews: number; filters: number }>('/api/archive', {
      method: 'POST',
      body,
    }),
  review: (reviews: { report: string; action: Action; why?: string }[]) =>
    send<{ ids: number[] }>('POST', '/api/reviews', { reviews }),
  stories: (filter: Filter, asked: Partial<StoriesAsked>) =>
    ask<{ total: number; stories: StoryRow[] }>(`/api/stories?${query({ filter, ...asked })}`),
  story: (id: string) => ask<StoryShown>(`/api/stories/${encodeURIComponent(id)}`),
  storyClaims: (id: string) =>
    ask<{ features: StoryClaim[] }>(`/api/stories/${encodeURIComponent(id)}/claims`),
  whyStory: (id: string) => ask<WhyTwo[]>(`/api/stories/${encodeURIComponent(id)}/why`),
  storiesOf: (key: string) => ask<ReportStories>(`/api/reports/${encodeURIComponent(key)}/stories`),
  sharedWords: (left: string, right: string) =>
    ask<SharedWords>(`/api/reports/${encodeURIComponent(left)}/shared?${query({ with: right })}`),
  reviewStories: (action: StoryAction, why?: string) =>
    send<{ id: number; stories: string[] }>('POST', '/api/stories/decisions', { action, why }),
  storyExport: (id: string, format: string) =>
    `/api/stories/${encodeURIComponent(id)}/export?${query({ format })}`,
  cases: () => ask<Case[]>('/api/cases'),
  case: (key: string) => ask<ShownCase>(`/api/cases/${encodeURIComponent(key)}`),
  reviewCase: (action: CaseAction, why?: string) =>
    send<{ id: number; case: string }>('POST', '/api/cases/reviews', { action, ...(why && { why }) }),
  filed: () => ask<{ tag: Count[]; assigned: Count[] }>('/api/filed'),
  speakers: (asked: { filter?: Filter; name?: string; named?: boolean; limit?: number; offset?: number }) =>
    ask<{ total: number; speakers: Speaker[] }>(`/api/speakers?${query(asked)}`),
  suggestions: () => ask<Suggestion[]>('/api/speakers/suggestions'),
  relays: (id: number) => ask<{ id: number; name: string; claims: number }[]>(`/api/speakers/${id}/relays`),
  reviewSpeakers: (action: SpeakerAction) =>
    send<{ id: number }>('POST', '/api/speakers/reviews', { action }),
  imports: () => ask<{ progress: Progress; imports: Import[] }>('/api/imports'),
  oneImport: (id: number) =>
    ask<{ import: Import; reports: string[]; failures: { name: string; code: string; message: string }[] }>(
      `/api/imports/${id}`,
    ),
  give: (name: string, body: Blob | string) =>
    ask<Import>(`/api/imports?${query({ name })}`, { method: 'POST', body }),
  announce: (files: { name: string; size: number }[]) => send<unknown>('POST', '/api/announced', { files }),
  known: (files: { name: string; size: number; hash: string }[]) =>
    send<{ known: boolean[] }>('POST', '/api/announced/known', { files }),
  announced: () => ask<{ total: number; files: AnnouncedFile[] }>('/api/announced'),
  forgetAnnounced: () => ask<unknown>('/api/announced', { method: 'DELETE' }),
  bin: () => ask<Binned[]>('/api/bin'),
  throwOut: (reports: string[]) => send<Binned[]>('POST', '/api/bin', { reports }),
  putBack: (reports: string[]) => send<Binned[]>('POST', '/api/bin/back', { reports }),
  emptyBin: () => ask<{ removed: number }>('/api/bin', { method: 'DELETE' }),
  retry: (id: number) => ask<Import>(`/api/imports/${id}/retry`, { method: 'POST' }),
  forget: (id: number) => ask<unknown>(`/api/imports/${id}`, { method: 'DELETE' }),
  readAgain: () => ask<Progress>('/api/reread', { method: 'POST' }),
  filters: () => ask<{ name: string; filter: Filter; saved: string }[]>('/api/filters'),
  saveFilter: (name: string, filter: Filter) =>
    send<unknown>('PUT', `/api/filters/${encodeURIComponent(name)}`, filter),
  removeFilter: (name: string) =>
    ask<unknown>(`/api/filters/${encodeURIComponent(name)}`, { method: 'DELETE' }),
  exportAddress: (filter: Filter, format: string, bom?: boolean) =>
    `/api/export?${query({ filter, format, bom })}`,
};
