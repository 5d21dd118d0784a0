/** The tables of `headwater stories --format parquet`: a story a row, a fact a row. */
import { factSchema, type Ref, type Story, storyReportSchema, storySchema } from '../../story.js';
import { type Column, columnsOf, type Kind, type Row, rowOf } from './columns.js';
import type { Table } from './tables.js';

const own = (name: string, kind: Kind, optional = true): Column => ({ name, key: name, kind, optional });

/** Of a report of a story: everything but its facts, which are a table. */
const STORY_REPORT: Column = {
  name: 'reports',
  key: 'reports',
  kind: { list: { fields: columnsOf(storyReportSchema, ['facts']) } },
  optional: false,
};

/** The columns of a story itself. */
export const STORY_MODEL: readonly Column[] = columnsOf(storySchema).map((one) => {
  if (one.key === 'id') return { ...one, name: 'story_id' };
  return one.key === 'reports' ? STORY_REPORT : one;
});

/** The columns of a fact itself. */
export const FACT_MODEL: readonly Column[] = columnsOf(factSchema).map((one) => {
  if (one.key === 'id') return { ...one, name: 'fact_id' };
  return one.key === 'claim' ? { ...one, name: 'claim_id' } : one;
});

const STORY_DERIVED: readonly Column[] = [
  own('voices_min', 'int'),
  own('voices_max', 'int'),
  own('place', 'string'),
  own('country', 'string'),
  own('latitude', 'double'),
  own('longitude', 'double'),
];

const FACT_KEYS: readonly Column[] = [
  own('story_id', 'string', false),
  own('story_row', 'int', false),
  own('report_id', 'string', false),
  own('report_position', 'int', false),
];

const FACT_DERIVED: readonly Column[] = [
  own('outlet', 'string'),
  own('published', 'string'),
  own('origin_name', 'string'),
  own('words', 'string'),
  own('who_words', 'string'),
];

export const STORY_TABLES: readonly Table[] = [
  {
    name: 'stories',
    columns: [...STORY_MODEL, own('story_row', 'int', false), ...STORY_DERIVED],
    model: STORY_MODEL,
    geometry: 'geometry',
  },
  { name: 'facts', columns: [...FACT_KEYS, ...FACT_MODEL, ...FACT_DERIVED], model: FACT_MODEL },
];

/** Names of the columns that the model does not have, by table; docs/output.md says what they hold. */
export const STORY_DERIVED_NAMES: Readonly<Record<string, readonly string[]>> = {
  stories: STORY_DERIVED.map(({ name }) => name),
  facts: [...FACT_KEYS.map(({ name }) => name).slice(3), ...FACT_DERIVED.map(({ name }) => name)],
};

/** A story's rows, by table. */
export function storyRowsOf(
  story: Story,
  row: number,
  texts: ReadonlyMap<string, string>,
): Record<string, Row[]> {
  const quoted = (ref: Ref | undefined) => ref && texts.get(ref.report)?.slice(ref.start, ref.end);
  const place = story.places[0]?.feature;
  const derived = {
    voices_min: story.independent.min,
    voices_max: story.independent.max,
    place: place?.name,
    country: place?.country,
    latitude: place?.lat,
    longitude: place?.lon,
  };
  const facts = story.reports.flatMap((report, position) =>
    report.facts.map((fact) => ({
      ...rowOf(
        { story_id: story.id, story_row: row, report_id: report.report, report_position: position },
        FACT_KEYS,
      ),
      ...rowOf(fact, FACT_MODEL),
      ...rowOf(
        {
          outlet: report.outlet,
          published: report.published,
          origin_name: story.origins.find(({ id }) => id === fact.origin)?.name,
          words: quoted(fact.ref),
          who_words: quoted(fact.who),
        },
        FACT_DERIVED,
      ),
    })),
  );
  return {
    stories: [{ ...rowOf(story, STORY_MODEL), story_row: row, ...rowOf(derived, STORY_DERIVED) }],
    facts,
  };
}
