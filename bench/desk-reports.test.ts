import { describe, expect, it } from 'vitest';
import { reportSchema } from '../src/report.js';
import { makeReport } from './desk-reports.js';

describe('made reports', () => {
  it('follow the data model and quote their own text', () => {
    for (let n = 0; n < 20; n += 1) {
      const report = makeReport(n);
      expect(reportSchema.parse(report)).toEqual(report);
      for (const place of report.places) expect(report.text.slice(place.start, place.end)).toBe(place.name);
      for (const source of report.sources)
        for (const { start, end } of source.mentions) expect(report.text.slice(start, end)).toBe(source.name);
    }
  });

  it('are the same each time and differ from one another', () => {
    expect(makeReport(3)).toEqual(makeReport(3));
    expect(makeReport(3).text).not.toBe(makeReport(4).text);
  });
});
