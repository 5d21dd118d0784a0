import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findQuotations } from './quotes.js';

function quoted(...paragraphs: string[]): string[][] {
  let at = 0;
  const spans = paragraphs.map((paragraph) => {
    const span = { start: at, end: at + paragraph.length };
    at = span.end + 2;
    return span;
  });
  const text = paragraphs.join('\n\n');
  return findQuotations(text, spans).map((q) => q.spans.map((s) => text.slice(s.start, s.end)));
}

describe('quotation marks of many languages', () => {
  const cases: [string, string, string][] = [
    ['English', '“The bridge is open,” she said.', '“The bridge is open,”'],
    ['English, straight', 'He said, "the bridge is open."', '"the bridge is open."'],
    ['British', '‘The bridge is open,’ she said.', '‘The bridge is open,’'],
    ['German', 'Er sagte: „Die Brücke ist offen.“ Dann ging er.', '„Die Brücke ist offen.“'],
    ['French', 'Il a dit : « Le pont est ouvert. » Puis rien.', '« Le pont est ouvert. »'],
    ['Polish', 'Powiedział: „Most jest otwarty”.', '„Most jest otwarty”'],
    ['Swedish', 'Hon sade: ”Bron är öppen.”', '”Bron är öppen.”'],
    ['Danish', 'Hun sagde: »Broen er åben.«', '»Broen er åben.«'],
    ['Finnish', 'Hän sanoi: »Silta on auki.»', '»Silta on auki.»'],
    ['Japanese', '市長は「橋は開いている」と述べた。', '「橋は開いている」'],
    ['Chinese', '他说:《桥》开放。', '《桥》'],
    ['Dutch', 'Zij zei: ‚De brug is open.’', '‚De brug is open.’'],
    ['Russian', 'Он сказал: «Мост открыт».', '«Мост открыт»'],
    ['wire style', "``The bridge is open,'' he said.", "``The bridge is open,''"],
    ['two apostrophes', "''The bridge is open,'' he said.", "''The bridge is open,''"],
    ['Hebrew', 'הוא אמר: ״הגשר פתוח״.', '״הגשר פתוח״'],
  ];
  it.each(cases)('%s', (_name, text, expected) => {
    expect(quoted(text)).toEqual([[expected]]);
  });
});

describe('apostrophes', () => {
  it.each([
    "The mayor's office said it doesn't know.",
    "The drivers' union closed the road in the '90s.",
    'The drivers’ union said it’s over.',
    "Get 'em out, he said.",
  ])('%s holds no quotation', (text) => expect(quoted(text)).toEqual([]));

  it('a possessive inside single marks does not close them', () => {
    expect(quoted("He said, 'the drivers' union is wrong.'")).toEqual([["'the drivers' union is wrong.'"]]);
  });
});

describe('nesting and paragraphs', () => {
  it('keeps a quotation inside a quotation', () => {
    expect(quoted('“He told me, ‘go home,’ and I went,” she said.')).toEqual([
      ['“He told me, ‘go home,’ and I went,”'],
      ['‘go home,’'],
    ]);
    expect(quoted("''I tell them, 'I am sorry,''' he said.")).toEqual([
      ["''I tell them, 'I am sorry,'''"],
      ["'I am sorry,'"],
    ]);
  });
  it('runs over paragraphs that repeat the opening mark', () => {
    expect(quoted('She said: “One.', '“Two.', '“Three.”', 'He left.')).toEqual([
      ['“One.', '“Two.', '“Three.”'],
    ]);
  });
  it('does not run into a paragraph that opens none', () => {
    expect(quoted('She said: "One.', 'Then she left.')).toEqual([['"One.']]);
  });
  it('inches and stray marks open nothing', () => {
    expect(quoted('A 12" pipe and a 10" pipe were laid.')).toEqual([]);
    expect(quoted('The end." He left.')).toEqual([]);
  });
});

describe('hostile texts', () => {
  const marks = ['"', "'", '“', '”', '„', '«', '»', '‘', '’', '「', '」', '`', ' ', 'a', '.', ',', '\n'];
  it('gives spans inside the text that nest or stand apart, for any order of marks', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...marks), { maxLength: 120 }), (parts) => {
        const text = parts.join('');
        const found = findQuotations(text, [{ start: 0, end: text.length }]).flatMap((q) => q.spans);
        for (const a of found) {
          expect(a.start).toBeGreaterThanOrEqual(0);
          expect(a.end).toBeLessThanOrEqual(text.length);
          expect(a.start).toBeLessThan(a.end);
          for (const b of found)
            expect(a.end <= b.start || b.end <= a.start || contains(a, b) || contains(b, a)).toBe(true);
        }
      }),
    );
  });
  it('takes linear time for 200,000 marks that never close', () => {
    const started = performance.now();
    for (const mark of ['“', '「', '"', "'", '«']) quoted(`${`${mark}a `.repeat(200_000)}””』`);
    quoted(`${'“a‘b'.repeat(100_000)}${'’ ”'.repeat(100_000)}`);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

function contains(a: { start: number; end: number }, b: { start: number; end: number }) {
  return a.start <= b.start && b.end <= a.end;
}
