import { describe, expect, it } from 'vitest';
import { factTable, lettered, tellingsOf } from './story-table.js';
import type { Fact, Story, StoryShown } from './types.js';

const fact = (report: string, n: number, more: Partial<Fact>): Fact => ({
  id: `${report}#${n}`,
  slot: 'count',
  ref: { report, start: n * 10, end: n * 10 + 3 },
  ...more,
});
const FACTS = {
  first: fact('a', 1, { value: 'boat', min: 12, max: 12, origin: 'o1' }),
  same: fact('b', 1, { value: 'boat', min: 12, max: 12, origin: 'o1' }),
  other: fact('c', 1, { value: 'boat', min: 30, origin: 'o2' }),
  crates: fact('a', 2, { value: 'crate', min: 5, max: 5, origin: 'o1' }),
  hurt: fact('c', 2, { slot: 'wounded', min: 2, max: 2, origin: 'o2' }),
  place: fact('b', 2, { slot: 'place', value: 'Tarim' }),
};
const origin = (id: string, name: string) => ({
  id,
  name,
  kind: 'person' as const,
  named: true,
  sources: [],
  why: 'named once',
});
const report = (key: string, facts: Fact[], origins: string[]) => ({
  report: key,
  part: 'main' as const,
  claims: [],
  origins,
  via: [],
  facts,
});
const STORY = {
  reports: [
    report('a', [FACTS.first, FACTS.crates], ['o1']),
    report('b', [FACTS.same, FACTS.place], ['o1']),
    report('c', [FACTS.other, FACTS.hurt], ['o2', 'o3']),
  ],
  origins: [origin('o1', 'the ferry office'), origin('o2', 'a pilot'), origin('o3', 'the mayor')],
  divergences: [
    {
      slot: 'count',
      kind: 'dispute',
      facts: ['a#1', 'b#1', 'c#1'],
      reports: ['a', 'b', 'c'],
      why: '12, at least 30',
    },
  ],
} as unknown as Story;
const cell = (one: Fact) => ({
  fact: one,
  report: one.ref.report,
  words: `words of ${one.id}`,
  divergences: [],
});
const SHOWN = {
  story: STORY,
  table: {
    slots: ['wounded', 'count', 'place'],
    rows: [
      { origin: null, name: 'nobody', cells: { place: [cell(FACTS.place)] } },
      {
        origin: 'o1',
        name: 'the ferry office',
        cells: { count: [cell(FACTS.same), cell(FACTS.first), cell(FACTS.crates)] },
      },
      { origin: 'o2', name: 'a pilot', cells: { count: [cell(FACTS.other)], wounded: [cell(FACTS.hurt)] } },
    ],
  },
} as unknown as StoryShown;

describe('the table of facts', () => {
  const table = factTable(SHOWN);

  it('has a column for each thing counted, what differs first', () => {
    expect(table.columns.map(({ id }) => id)).toEqual(['wounded', 'count boat', 'count crate', 'place']);
  });

  it('has a row for each voice that tells something, and at the end what no voice is tied to', () => {
    expect(table.rows.map(({ origin }) => origin?.name)).toEqual(['the ferry office', 'a pilot', undefined]);
    expect(table.silent.map(({ name }) => name)).toEqual(['the mayor']);
  });

  it('gathers the same number of one voice, in order of publication, and loses no telling', () => {
    const boats = table.rows[0]?.cells[1];
    expect(boats?.map(({ tellings }) => tellings.map(({ report }) => report.report))).toEqual([['a', 'b']]);
    const all = table.rows.flatMap(({ cells }) => cells.flat()).flatMap(({ tellings }) => tellings);
    expect(all.map(({ fact: { id } }) => id).sort()).toEqual(
      Object.values(FACTS)
        .map(({ id }) => id)
        .sort(),
    );
  });

  it('marks what does not fit by the letter of its divergence, and nothing else', () => {
    const marked = table.rows
      .flatMap(({ cells }) => cells.flat())
      .filter(({ differing }) => differing.length > 0);
    expect(marked.map(({ tellings: [{ fact }] }) => fact.id)).toEqual(['a#1', 'c#1']);
    expect(marked.flatMap(({ differing }) => differing.map(({ letter }) => letter))).toEqual(['A', 'A']);
  });

  it('has the words of every fact', () => {
    expect(tellingsOf(SHOWN).get('c#2')?.words).toBe('words of c#2');
  });

  it('goes on after the letter Z', () => {
    const many = { ...STORY, divergences: Array.from({ length: 28 }, () => STORY.divergences[0]) } as Story;
    const letters = lettered({ story: many }).map(({ letter }) => letter);
    expect([letters[25], letters[26], letters[27]]).toEqual(['Z', 'A2', 'B2']);
    expect(new Set(letters).size).toBe(28);
  });
});
