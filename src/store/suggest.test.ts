import { describe, expect, it } from 'vitest';
import { makeReport } from '../../bench/desk-reports.js';
import type { Report } from '../report.js';
import { claimRows, speakingOf } from './rows.js';
import { pairOf, suggestionsFor } from './suggest.js';

const entry = (name: string, kind: string, claims = 1) => ({
  ...speakingOf({ name, kind: 'person', named: true }),
  name,
  kind,
  claims,
});
const pairs = (...entries: ReturnType<typeof entry>[]) =>
  suggestionsFor(entries).map(({ from, into }) => `${from.name} > ${into.name}`);

describe('suggested merges', () => {
  it('are names written otherwise, abbreviations and last names, with the reason', () => {
    expect(pairs(entry('Harbour Relief Board', 'organisation', 2), entry('HRB', 'organisation', 9))).toEqual([
      'HRB > Harbour Relief Board',
    ]);
    expect(
      pairs(entry('Office for the Ferries of Kaja', 'organisation'), entry('O.F.K.', 'organisation')),
    ).toEqual(['O.F.K. > Office for the Ferries of Kaja']);
    expect(pairs(entry('Rima Haddo', 'person'), entry('Haddo', 'person', 3))).toEqual(['Haddo > Rima Haddo']);
    expect(pairs(entry('Dr. Rima al-Haddo', 'person'), entry('Rima Haddo', 'person', 3))).toEqual([
      'Dr. Rima al-Haddo > Rima Haddo',
    ]);
    const [first] = suggestionsFor([
      entry('HRB', 'organisation'),
      entry('Harbour Relief Board', 'organisation'),
    ]);
    expect(first?.why).toBe('“HRB” has the first letters of “Harbour Relief Board”');
  });

  it('leave open what would fit two, and what the analyst said is not the same', () => {
    expect(
      pairs(entry('Rima Haddo', 'person'), entry('Jamil Haddo', 'person'), entry('Haddo', 'person')),
    ).toEqual([]);
    expect(
      pairs(
        entry('Harbour Relief Board', 'organisation'),
        entry('Hill Road Bureau', 'organisation'),
        entry('HRB', 'organisation'),
      ),
    ).toEqual([]);
    expect(pairs(entry('Harbour Board', 'organisation'), entry('Hb', 'organisation'))).toEqual([]);
    const two = [entry('HRB', 'organisation'), entry('Harbour Relief Board', 'organisation')];
    expect(suggestionsFor(two, new Set([pairOf(two[1]?.key ?? '', two[0]?.key ?? '')]))).toEqual([]);
  });
});

describe('pronouns', () => {
  it("are nobody's entry: whoever says it is not named", () => {
    const made = makeReport(1);
    const report: Report = {
      ...made,
      sources: made.sources.map((source) => ({ ...source, name: 'We', named: true })),
    };
    const rows = claimRows({
      report,
      decisions: new Map(),
      corrected: new Set(),
      given: new Set(),
      lapsed: new Map(),
    });
    expect(rows.some(({ hops }) => hops > 0)).toBe(true);
    for (const { speakers, voice } of rows) {
      expect(speakers).toEqual([]);
      expect(voice).not.toBe('named');
    }
  });
});
