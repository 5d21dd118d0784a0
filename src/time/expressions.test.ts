/** The table of expressions in fixtures/expressions.tsv: extent, type, value, mod and bounds of each. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { documentOf, NO_ANALYSIS } from './fixtures/document.js';
import { readTimes } from './index.js';

interface Row {
  published: string | undefined;
  text: string;
  start: number;
  end: number;
  expected: string;
  bounds: string | undefined;
}

function rows(): Row[] {
  const table = readFileSync(new URL('./fixtures/expressions.tsv', import.meta.url), 'utf8');
  return table
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => {
      const [published, sentence = '', expected = '', bounds] = line.split('\t');
      const start = sentence.indexOf('[');
      const end = sentence.indexOf(']') - 1;
      return {
        published: published === '-' ? undefined : published,
        text: sentence.replace(/[[\]]/g, ''),
        start,
        end,
        expected,
        bounds: bounds || undefined,
      };
    });
}

/** "2024-05-01..2024-05-08", "..2024-05-08" or "-". */
function boundsOf({
  earliest,
  latest,
}: {
  earliest?: string | undefined;
  latest?: string | undefined;
}): string {
  return earliest === undefined && latest === undefined ? '-' : `${earliest ?? ''}..${latest ?? ''}`;
}

describe('the table of time expressions', () => {
  const all = rows();
  it('holds at least 300', () => {
    expect(all.length).toBeGreaterThanOrEqual(300);
  });
  for (const { published, text, start, end, expected, bounds } of all) {
    const shown = start < 0 ? text : `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`;
    it(`${published ?? 'undated'}: ${shown}`, () => {
      const { times } = readTimes(documentOf(text, published), NO_ANALYSIS);
      if (start < 0) {
        expect(times.map((time) => text.slice(time.start, time.end))).toEqual([]);
        return;
      }
      const time = times.find((one) => one.start < end && start < one.end);
      expect(time && text.slice(time.start, time.end)).toBe(text.slice(start, end));
      expect([time?.type, time?.value, time?.mod].filter(Boolean).join(' ')).toBe(expected);
      if (bounds !== undefined) expect(boundsOf(time ?? {})).toBe(bounds);
    });
  }
});
