/** What each voice of a story tells, slot by slot: the table of facts, with what does not fit marked in it. Pure. */
import type { Divergence, Fact, FactSlot, StoryOrigin, StoryReport, StoryShown } from './types.js';

/** One slot of the story; numbers of something else than people hurt have a column for each thing counted. */
export interface Column {
  id: string;
  slot: FactSlot;
  /** What is counted, in a report's own words. */
  counted?: string;
}

/** A divergence that a fact is part of; `letter` names it on the page. */
export interface Differing {
  letter: string;
  divergence: Divergence;
}

/** One report's telling of a fact, with the words that tell it. */
export interface Telling {
  fact: Fact;
  report: StoryReport;
  words: string;
  /** The number with what it counts, where they stand together. */
  phrase?: { start: number; end: number; words: string };
  counted?: string;
}

/** The same bounds, or the same value, as one voice tells them: in the first report, and in those after it. */
export interface Told {
  id: string;
  tellings: [Telling, ...Telling[]];
  differing: Differing[];
}

export interface Row {
  id: string;
  /** Absent: told by reports, with no voice tied to it. */
  origin?: StoryOrigin;
  /** One list for each column. */
  cells: Told[][];
}

export interface FactTable {
  columns: Column[];
  rows: Row[];
  /** Voices that tell none of this. */
  silent: StoryOrigin[];
}

type Shown = Pick<StoryShown, 'story' | 'table'>;

/** Every divergence with the letter that names it on the page: 'A' to 'Z', then 'A2'. */
export function lettered({ story }: Pick<StoryShown, 'story'>): Differing[] {
  return story.divergences.map((divergence, n) => {
    const round = Math.floor(n / 26);
    return { letter: `${String.fromCharCode(65 + (n % 26))}${round > 0 ? round + 1 : ''}`, divergence };
  });
}

/** Every telling of every fact, by the fact's id. */
export function tellingsOf({ story, table }: Shown): Map<string, Telling> {
  const reports = new Map(story.reports.map((report) => [report.report, report]));
  const cells = table.rows.flatMap(({ cells }) => Object.values(cells).flat());
  return new Map(
    cells.flatMap(({ fact, report: key, words, phrase, counted }): [string, Telling][] => {
      const report = reports.get(key);
      return report
        ? [[fact.id, { fact, report, words, ...(phrase && { phrase }), ...(counted && { counted }) }]]
        : [];
    }),
  );
}

/**
 * The table of a story's facts: voices down, slots across. What no voice is tied to stands in a last row.
 *
 * @example factTable(shown).rows[0]?.cells[0]?.[0]?.differing[0]?.letter; // 'A'
 */
export function factTable(shown: Shown): FactTable {
  const differing = lettered(shown);
  const byId = tellingsOf(shown);
  const order = new Map(shown.story.reports.map(({ report }, n) => [report, n]));
  const columns = columnsOf([...byId.values()], shown, differing);
  const origins = new Map(shown.story.origins.map((origin) => [origin.id, origin]));
  const rows = shown.table.rows.map(({ origin: id, cells }): Row => {
    const origin = origins.get(id ?? '');
    const tellings = Object.values(cells)
      .flat()
      .flatMap(({ fact }) => byId.get(fact.id) ?? [])
      .sort((a, b) => (order.get(a.report.report) ?? 0) - (order.get(b.report.report) ?? 0));
    return {
      id: id ?? 'reports',
      ...(origin && { origin }),
      cells: columns.map((column) =>
        toldOf(
          tellings.filter(({ fact }) => columnId(fact) === column.id),
          differing,
        ),
      ),
    };
  });
  const telling = rows.filter(({ cells }) => cells.some((cell) => cell.length > 0));
  // Who is known comes first; what no voice is tied to, last.
  telling.sort((a, b) => Number(!a.origin) - Number(!b.origin));
  const heard = new Set(telling.map(({ origin }) => origin));
  return { columns, rows: telling, silent: shown.story.origins.filter((origin) => !heard.has(origin)) };
}

function columnId({ slot, value }: Fact): string {
  return slot === 'count' ? `count ${value ?? ''}` : slot;
}

/** Slots in the story's order; among things counted, those that differ first, then those of most reports. */
function columnsOf(
  tellings: readonly Telling[],
  { table }: Shown,
  differing: readonly Differing[],
): Column[] {
  type Counted = Column & { reports: Set<string>; differs: boolean };
  const byId = new Map<string, Counted>();
  const inQuestion = new Set(differing.flatMap(({ divergence }) => divergence.facts));
  for (const { fact, report, counted } of tellings) {
    const id = columnId(fact);
    const column = byId.get(id) ?? { id, slot: fact.slot, reports: new Set(), differs: false };
    if (fact.slot === 'count' && counted) column.counted ??= counted;
    column.reports.add(report.report);
    column.differs ||= inQuestion.has(fact.id);
    byId.set(id, column);
  }
  return [...byId.values()]
    .sort(
      (a, b) =>
        table.slots.indexOf(a.slot) - table.slots.indexOf(b.slot) ||
        Number(b.differs) - Number(a.differs) ||
        b.reports.size - a.reports.size,
    )
    .map(({ id, slot, counted }) => ({ id, slot, ...(counted && { counted }) }));
}

function toldOf(tellings: readonly Telling[], differing: readonly Differing[]): Told[] {
  const byBounds = new Map<string, Told>();
  for (const telling of tellings) {
    const { min, max, value, denied, slot } = telling.fact;
    const id = [min, max, slot === 'count' ? '' : value, denied].join('|');
    const told = byBounds.get(id);
    if (told) told.tellings.push(telling);
    else byBounds.set(id, { id, tellings: [telling], differing: [] });
  }
  for (const told of byBounds.values()) {
    const facts = new Set(told.tellings.map(({ fact }) => fact.id));
    told.differing = differing.filter(({ divergence }) => divergence.facts.some((id) => facts.has(id)));
  }
  return [...byBounds.values()];
}
