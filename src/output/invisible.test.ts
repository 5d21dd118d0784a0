import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { nestedReport } from './fixtures/reports.js';
import { writerFor } from './index.js';
import { hasSigns, piecesOf, signsIn, visible } from './invisible.js';

describe('invisible characters', () => {
  it('are shown by their names', () => {
    expect(visible('killed \u202e17\u202c, said Ri\u200bma')).toBe('killed ⟨RLO⟩17⟨PDF⟩, said Ri⟨ZWSP⟩ma');
    expect(visible('a\u{e0041}b\u00ad\ufeffc\u2800\u3164')).toBe('a⟨U+E0041⟩b⟨SHY⟩⟨ZWNBSP⟩c⟨U+2800⟩⟨U+3164⟩');
    expect(visible('pay\u200cpal 1\u200d2')).toBe('pay⟨ZWNJ⟩pal 1⟨ZWJ⟩2');
  });

  it('that the writing needs stay as they are: Persian, Hindi, pictures, flags of keys', () => {
    for (const text of [
      'می\u200cروند',
      'क्\u200dष',
      '👩\u200d🚒',
      '❤\ufe0f\u200d🔥',
      '1\ufe0f⃣',
      'Zürich\tis\nhere',
    ])
      expect(visible(text)).toBe(text);
  });

  it('cut a text into pieces that give it back, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(
          piecesOf(text)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
        expect(hasSigns(text)).toBe(signsIn(text).length > 0);
        expect(signsIn(visible(text))).toEqual([]);
      }),
    );
  });
});

describe('every output for people', () => {
  const text = 'The office\u202e said 71 were\u200b lost, 9\u200e00 others\u2066 saved.';
  const report = {
    ...nestedReport(),
    title: `Ferry \u202e${'x'}\u202c`,
    outlet: 'Har\u200bbour',
    byline: ['Ri\u00adma'],
    text,
    blocks: [{ kind: 'paragraph' as const, start: 0, end: text.length }],
    claims: nestedReport().claims.map((claim) => ({ ...claim, spans: [{ start: 0, end: text.length }] })),
    sources: nestedReport().sources.map((source) => ({ ...source, name: `${source.name}\u202e` })),
  };
  const bare = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/;

  it.each(['text', 'markdown', 'kml'] as const)('%s: has none of them, and names them all', (format) => {
    const writer = writerFor(format);
    const written = writer.begin() + writer.report(report) + writer.end();
    expect(written).not.toMatch(bare);
    for (const name of format === 'kml' ? ['RLO', 'ZWSP'] : ['RLO', 'ZWSP', 'LRM', 'LRI', 'SHY', 'PDF'])
      expect(written).toContain(`⟨${name}⟩`);
  });

  it('html: keeps them in the text, each in a box of its own that bears its name', () => {
    const writer = writerFor('html');
    const { document } = parseHTML(writer.begin() + writer.report(report) + writer.end());
    const signs = [...document.querySelectorAll('.article .sign')];
    expect(signs.map((sign) => sign.getAttribute('data-sign'))).toEqual(['RLO', 'ZWSP', 'LRM', 'LRI']);
    for (const sign of document.querySelectorAll('.sign')) sign.remove();
    const left = document.body.innerHTML;
    const at = left.search(bare);
    expect(at < 0 ? '' : left.slice(at - 60, at + 60)).toBe('');
    expect(document.body.innerHTML).toContain('71 were');
  });
});
