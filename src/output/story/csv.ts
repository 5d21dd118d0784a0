/** Tables: a story a row, or a fact a row (RFC 4180, safe to open in a spreadsheet). */
import type { Fact, Story, StoryReport } from '../../story.js';
import { beginOf, cellText, tableOf } from '../csv.js';
import { quoted } from './wording.js';
import type { StoryOutputOptions, StoryWriter } from './writer.js';

type Cell = string | number | undefined;

const STORY_COLUMNS: readonly [string, (story: Story) => Cell][] = [
  ['story', ({ id }) => id],
  ['words', ({ words }) => words],
  ['type', ({ type }) => type],
  ['sub_event', ({ subEvent }) => subEvent],
  ['earliest', ({ earliest }) => earliest],
  ['latest', ({ latest }) => latest],
  ['place', ({ places }) => places[0]?.feature.name],
  ['country', ({ places }) => places[0]?.feature.country],
  ['latitude', ({ places }) => places[0]?.feature.lat],
  ['longitude', ({ places }) => places[0]?.feature.lon],
  ['reports', ({ reports }) => reports.length],
  ['outlets', ({ reports }) => new Set(reports.flatMap(({ outlet }) => outlet ?? [])).size],
  ['copies', ({ reports }) => reports.filter(({ echoOf }) => echoOf && echoOf.kind !== 'relay').length],
  ['independent_min', ({ independent }) => independent.min],
  ['independent_max', ({ independent }) => independent.max],
  ['independent_why', ({ independent }) => independent.why],
  ['origins', ({ origins }) => origins.map(({ name }) => name).join('; ')],
  ['killed_min', (story) => bound(story, 'killed', Math.min)],
  ['killed_max', (story) => bound(story, 'killed', Math.max)],
  ['divergences', ({ divergences }) => divergences.map(({ slot, kind }) => `${slot} (${kind})`).join('; ')],
  ['confidence', ({ confidence }) => confidence],
  ['report_ids', ({ reports }) => reports.map(({ report }) => report).join('; ')],
];

/** Names of the columns of a story a row. */
export const STORY_COLUMN_NAMES: readonly string[] = STORY_COLUMNS.map(([name]) => name);

/** Over what each report gives first. */
function bound({ reports }: Story, slot: Fact['slot'], pick: (...values: number[]) => number): Cell {
  const values = reports.flatMap(({ facts }) => {
    const first = facts.find((fact) => fact.slot === slot);
    return first?.min ?? first?.max ?? [];
  });
  return values.length > 0 ? pick(...values) : undefined;
}

export function storiesCsvWriter({ bom }: StoryOutputOptions = {}): StoryWriter {
  return {
    begin: () => beginOf(STORY_COLUMN_NAMES, bom),
    story: (story) => tableOf([STORY_COLUMNS.map(([, value]) => cellText(value(story)))]),
    end: () => '',
  };
}

type FactOf = { story: Story; report: StoryReport; fact: Fact; words: string | undefined };

const FACT_COLUMNS: readonly [string, (of: FactOf) => Cell][] = [
  ['story', ({ story }) => story.id],
  ['report', ({ report }) => report.report],
  ['outlet', ({ report }) => report.outlet],
  ['published', ({ report }) => report.published],
  ['slot', ({ fact }) => fact.slot],
  ['min', ({ fact }) => fact.min],
  ['max', ({ fact }) => fact.max],
  ['value', ({ fact }) => fact.value],
  ['words', ({ words }) => words],
  ['origin', ({ story, fact }) => story.origins.find(({ id }) => id === fact.origin)?.name],
  ['claim', ({ fact }) => fact.claim],
  ['denied', ({ fact }) => (fact.denied ? 'true' : undefined)],
  ['start', ({ fact }) => fact.ref.start],
  ['end', ({ fact }) => fact.ref.end],
];

/** Names of the columns of a fact a row. */
export const FACT_COLUMN_NAMES: readonly string[] = FACT_COLUMNS.map(([name]) => name);

export function factsCsvWriter({ texts, bom }: StoryOutputOptions): StoryWriter {
  return {
    begin: () => beginOf(FACT_COLUMN_NAMES, bom),
    story(story) {
      const rows = story.reports.flatMap((report) =>
        report.facts.map((fact) =>
          FACT_COLUMNS.map(([, value]) =>
            cellText(value({ story, report, fact, words: quoted(fact, texts) })),
          ),
        ),
      );
      return rows.length > 0 ? tableOf(rows) : '';
    },
    end: () => '',
  };
}
