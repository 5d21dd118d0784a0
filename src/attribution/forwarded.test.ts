import { describe, expect, it } from 'vitest';
import { documentsOf } from '../container/index.js';
import type { Document } from '../document/index.js';
import { read } from '../read.js';
import type { Attribution, Report } from '../report.js';
import { forwarded } from './forwarded.js';

const TEXT =
  'Forwarded from Ebro Lantern\n\nTwo barges sank on Monday, the lock keeper said. Ebro Lantern has seen the wreck.';

async function messages(...given: object[]): Promise<Report[]> {
  const channel = { name: 'Delta Post', type: 'public_channel', id: 7, messages: given };
  const reports: Report[] = [];
  for await (const document of documentsOf(Buffer.from(JSON.stringify(channel)), { name: 'result.json' }))
    if (document.ok) reports.push(await read(document.input, { explain: true }));
  return reports;
}

const message = { id: 9, type: 'message', date: '2024-05-07T05:12:00', from: 'Delta Post' };

/** The chain of each claim, by the sources' names. */
const chains = (report: Report) =>
  Object.fromEntries(
    report.claims.map(({ spans, chain }) => [
      spans.map(({ start, end }) => report.text.slice(start, end)).join(' … '),
      chain.map((id) => {
        const link = report.attributions.find((one) => one.id === id);
        return report.sources.find((one) => one.id === link?.sourceId)?.name;
      }),
    ]),
  );

describe('a message that was passed on', () => {
  it('comes through whoever published it first, with the words that say so', async () => {
    const text = TEXT.split('\n\n')[1] as string;
    const [report] = (await messages({ ...message, forwarded_from: 'Ebro Lantern', text })) as [Report];
    expect(chains(report)).toEqual({
      'Two barges sank on Monday': ['Ebro Lantern', 'the lock keeper'],
      'Ebro Lantern has seen the wreck': ['Ebro Lantern'],
    });
    expect(report.outlet).toBe('Delta Post');
    const [link] = report.attributions;
    const words = (spans: readonly { start: number; end: number }[] = []) =>
      spans.map(({ start, end }) => report.text.slice(start, end));
    expect([words(link?.cue), words(link?.source)]).toEqual([['Forwarded from'], ['Ebro Lantern']]);
    expect(words(link?.content)).toEqual([text]);
  });

  it('is said to be so by the container, not worked out', async () => {
    const [report] = (await messages({
      ...message,
      forwarded_from: 'Ebro Lantern',
      text: 'Two barges sank.',
    })) as [Report];
    expect(report.forwardedFrom).toBe('Ebro Lantern');
    expect(report.metadataFrom?.forwardedFrom).toBe('Telegram export');
    const link = report.attributions[0];
    expect(link?.confidence).toBe(1);
    expect(report.explanations?.find(({ about }) => about === link?.id)?.text).toContain(
      'Telegram export states',
    );
  });

  it('is its own channel’s word where nothing was passed on, whatever its text says', async () => {
    const reports = await messages(
      { ...message, text: TEXT },
      { ...message, id: 10, text: 'The lock is shut.' },
    );
    for (const report of reports) {
      expect(report.forwardedFrom).toBeUndefined();
      expect(Object.values(chains(report)).flat()).not.toContain('Ebro Lantern');
    }
  });
});

describe('forwarded', () => {
  const document = (forwardedFrom: string, kind: 'boilerplate' | 'paragraph'): Document => ({
    id: 'x',
    language: 'en',
    text: TEXT,
    forwardedFrom,
    blocks: [
      { start: 0, end: 27, kind },
      { start: 29, end: TEXT.length, kind: 'paragraph' },
    ],
    warnings: [],
  });
  const source = {
    id: 's1',
    name: 'ebro lantern',
    kind: 'outlet' as const,
    named: true,
    mentions: [{ start: 80, end: 92 }],
  };
  const reading = { attributions: [] as Attribution[], sources: [source], explanations: [] };

  it('knows again whom the text names too', () => {
    const { sources, attributions } = forwarded(document('Ebro Lantern', 'boilerplate'), reading);
    expect(sources).toEqual([{ ...source, mentions: [{ start: 15, end: 27 }, ...source.mentions] }]);
    expect(attributions[0]?.sourceId).toBe('s1');
  });

  it('makes no link without words for it', () => {
    expect(forwarded(document('Ebro Lantern', 'paragraph'), reading)).toBe(reading);
    expect(forwarded(document('Another', 'boilerplate'), reading)).toBe(reading);
  });
});
