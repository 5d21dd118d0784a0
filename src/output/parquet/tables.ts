/** The tables of `--format parquet`: which there are, what a row of each is, and what is worked out for convenience. */
import type { z } from 'zod';
import { happened } from '../../happened.js';
import {
  attributionSchema,
  claimSchema,
  eventSchema,
  placeSchema,
  quantitySchema,
  type Report,
  reportSchema,
  type Span,
  sourceSchema,
  timeExpressionSchema,
} from '../../report.js';
import { type ClaimView, viewOf, wordsAt } from '../view.js';
import { type Column, columnsOf, type Kind, type Row, rowOf } from './columns.js';

/** A table with a row for each object of one list of a report; or, `reports`, for each report itself. */
export interface Table {
  /** Of its file, without the ending: `claims`. */
  name: string;
  columns: readonly Column[];
  /** The columns that hold the object itself, from which it is made again. */
  model: readonly Column[];
  /** The column that holds geometries, for GeoParquet. */
  geometry?: string;
}

/** The lists of a report that are tables of their own; everything else is nested in its row in `reports`. */
export const LISTS = {
  claims: claimSchema,
  attributions: attributionSchema,
  sources: sourceSchema,
  events: eventSchema,
  places: placeSchema,
  times: timeExpressionSchema,
  quantities: quantitySchema,
} as const satisfies Partial<Record<keyof Report, z.ZodObject>>;

export type ListName = keyof typeof LISTS;
export const LIST_NAMES = Object.keys(LISTS) as ListName[];

/** What an object's own id is called in its table, so that tables join by equal names. */
const ID_NAMES: Record<ListName, string> = {
  claims: 'claim_id',
  attributions: 'attribution_id',
  sources: 'source_id',
  events: 'event_id',
  places: 'place_id',
  times: 'time_id',
  quantities: 'quantity_id',
};

type Items = { [Name in ListName]: Report[Name][number] };

/** What stands in a column that the model does not have, worked out for whoever asks tables. */
interface Derived<Name extends ListName> {
  name: string;
  kind: Kind;
  value: (item: Items[Name], view: Views) => unknown;
}

/** A report with what its tables' derived columns need, found once. */
interface Views {
  report: Report;
  claims: ReadonlyMap<string, ClaimView>;
  sources: ReadonlyMap<string, string>;
  placeNames: ReadonlyMap<string, string>;
}

const ISO_DAY = /^\d{4}-\d{2}-\d{2}/;
const STRINGS: Kind = { list: 'string' };
const words = ({ report }: Views, spans: readonly Span[]) =>
  spans.length ? wordsAt(report.text, spans) : undefined;
const wordsOf = <Name extends ListName>(pick: (item: Items[Name]) => readonly Span[]) => ({
  name: 'words',
  kind: 'string' as const,
  value: (item: Items[Name], views: Views) => words(views, pick(item)),
});
const itself = (item: Span) => [item];

const DERIVED: { [Name in ListName]: readonly Derived<Name>[] } = {
  claims: [
    wordsOf<'claims'>(({ spans }) => spans),
    { name: 'own_voice', kind: 'boolean', value: ({ chain }) => chain.length === 0 },
    {
      name: 'chain_names',
      kind: STRINGS,
      value: ({ id }, { claims }) => claims.get(id)?.chain.map(({ name }) => name) ?? [],
    },
    {
      name: 'origin_name',
      kind: 'string',
      value: ({ id }, { claims }) => {
        const view = claims.get(id);
        return view?.origin?.name ?? (view?.chain.at(-1)?.name || undefined);
      },
    },
    {
      name: 'origin_named',
      kind: 'boolean',
      value: ({ id, chain }, { claims }) =>
        claims.get(id)?.origin?.named ?? (chain.length > 0 ? false : undefined),
    },
    { name: 'earliest', kind: 'day', value: ({ id }, views) => bound(views, id, 'earliest') },
    { name: 'latest', kind: 'day', value: ({ id }, views) => bound(views, id, 'latest') },
    {
      name: 'event_types',
      kind: STRINGS,
      value: ({ id }, { claims }) => [...new Set(claims.get(id)?.events.map(({ type }) => type))],
    },
    {
      name: 'place_names',
      kind: STRINGS,
      value: ({ places }, { placeNames }) =>
        places.flatMap(({ place, role }) => (role === 'aside' ? [] : (placeNames.get(place) ?? []))),
    },
  ],
  attributions: [
    { name: 'source_words', kind: 'string', value: ({ source }, views) => words(views, source) },
    { name: 'cue_words', kind: 'string', value: ({ cue }, views) => words(views, cue) },
    { name: 'content_words', kind: 'string', value: ({ content }, views) => words(views, content) },
    {
      name: 'source_name',
      kind: 'string',
      value: ({ sourceId }, { sources }) => sources.get(sourceId ?? ''),
    },
  ],
  sources: [],
  events: [
    { ...wordsOf<'events'>(({ triggers }) => triggers.slice(0, 1)), name: 'trigger' },
    {
      name: 'actor_words',
      kind: STRINGS,
      value: ({ actors }, views) => actors.map(({ spans }) => words(views, spans.slice(0, 1))),
    },
    {
      name: 'recipient_words',
      kind: STRINGS,
      value: ({ recipients }, views) => recipients.map(({ spans }) => words(views, spans.slice(0, 1))),
    },
  ],
  places: [
    wordsOf<'places'>(itself),
    {
      name: 'geometry',
      kind: 'geometry',
      value: ({ feature }) => feature && { type: 'Point', coordinates: [feature.lon, feature.lat] },
    },
  ],
  times: [wordsOf<'times'>(itself)],
  quantities: [wordsOf<'quantities'>(itself)],
};

/** The day on which a claim can have happened first, or last; undefined where that side of one of its times is open. */
function bound({ report, claims }: Views, id: string, side: 'earliest' | 'latest'): string | undefined {
  const view = claims.get(id);
  if (!view) return undefined;
  const days = happened(view.times, view.claim.modality.tense, report.published).map((one) => one[side]);
  const known = days.flatMap((day) => dayOf(day) ?? []).sort();
  if (known.length < days.length) return undefined;
  return side === 'earliest' ? known[0] : known.at(-1);
}

/** In every table: which report, and which row of `reports`, since one text that was read twice has one id. */
const KEYS: readonly Column[] = [
  { name: 'report_id', key: 'report_id', kind: 'string', optional: false },
  { name: 'report_row', key: 'report_row', kind: 'int', optional: false },
];

const derivedColumn = ({ name, kind }: { name: string; kind: Kind }): Column => ({
  name,
  key: name,
  kind,
  optional: true,
});

const MODEL = Object.fromEntries(
  LIST_NAMES.map((list) => [
    list,
    columnsOf(LISTS[list]).map((one) => (one.key === 'id' ? { ...one, name: ID_NAMES[list] } : one)),
  ]),
) as Record<ListName, Column[]>;

/** The columns of a report itself. */
export const REPORT_MODEL: readonly Column[] = columnsOf(reportSchema, LIST_NAMES).map((one) =>
  one.key === 'id' ? { ...one, name: 'report_id' } : one,
);
const PUBLISHED_DAY: Column = {
  name: 'published_day',
  key: 'published_day',
  kind: 'day',
  optional: true,
};

/** The tables of reports, `reports` first. */
export const REPORT_TABLES: readonly Table[] = [
  {
    name: 'reports',
    columns: [...REPORT_MODEL, KEYS[1] as Column, PUBLISHED_DAY],
    model: REPORT_MODEL,
  },
  ...LIST_NAMES.map((list): Table => {
    const columns = [...KEYS, ...MODEL[list], ...DERIVED[list].map(derivedColumn)];
    const hasGeometry = columns.some(({ kind }) => kind === 'geometry');
    return { name: list, columns, model: MODEL[list], ...(hasGeometry && { geometry: 'geometry' }) };
  }),
];

/** Names of the columns that the model does not have, by table; docs/output.md says what they hold. */
export const DERIVED_NAMES: Readonly<Record<string, readonly string[]>> = {
  reports: [PUBLISHED_DAY.name],
  ...Object.fromEntries(LIST_NAMES.map((list) => [list, DERIVED[list].map(({ name }) => name)])),
};

/**
 * A report's rows, by table.
 *
 * @param row the number of its row in `reports`
 * @example rowsOf(report, 0).claims?.[0]?.words;
 */
export function rowsOf(report: Report, row: number): Record<string, Row[]> {
  const views = viewsOf(report);
  const keys = { report_id: report.id, report_row: row };
  const lists = LIST_NAMES.map((list) => [
    list,
    report[list].map((item) => rowOfItem(list, item as never, keys, views)),
  ]);
  const own = { ...rowOf(report, REPORT_MODEL), report_row: row };
  return {
    reports: [{ ...own, ...rowOf({ published_day: dayOf(report.published) }, [PUBLISHED_DAY]) }],
    ...Object.fromEntries(lists),
  };
}

function rowOfItem<Name extends ListName>(list: Name, item: Items[Name], keys: Row, views: Views): Row {
  const derived = DERIVED[list].map(({ name, value }) => [name, value(item, views)]);
  return {
    ...rowOf(keys, KEYS),
    ...rowOf(item, MODEL[list]),
    ...rowOf(Object.fromEntries(derived), DERIVED[list].map(derivedColumn)),
  };
}

/** The day that a date begins with. Dates of pages are what pages say: `2024-02-31` is no day. */
function dayOf(date: string | undefined): string | undefined {
  const day = ISO_DAY.exec(date ?? '')?.[0];
  return day && new Date(`${day}T00:00Z`).toJSON()?.startsWith(day) ? day : undefined;
}

function viewsOf(report: Report): Views {
  const { claims } = viewOf(report);
  return {
    report,
    claims: new Map(claims.map((view) => [view.claim.id, view])),
    sources: new Map(report.sources.map(({ id, name }) => [id, name])),
    placeNames: new Map(report.places.flatMap(({ id, feature }) => (feature ? [[id, feature.name]] : []))),
  };
}
