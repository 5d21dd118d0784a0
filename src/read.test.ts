import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FORMATS, writerFor } from './output/index.js';
import { read } from './read.js';
import { type Report, reportSchema, type Span } from './report.js';

const TEXT =
  'Ferry sails again\n\nThe ferry from Basra sails again, the harbour office said on Monday. Al-Nahda agency quoted residents as saying that “three boats” were seen 12 km south of Basra. “We waited ten days,” Omar Salih, a fisherman, told the agency. He added that the harbour had been closed.\n\nThe ministry denied it.';

/** Everything that must hold for any report, whatever its text. */
function wellFormed(report: Report): void {
  reportSchema.parse(report);
  const { length } = report.text;
  const inside = ({ start, end }: Span) => expect(start >= 0 && start <= end && end <= length).toBe(true);
  const spans: Span[] = [
    ...report.blocks,
    ...report.sentences,
    ...report.mentions,
    ...report.times,
    ...report.places,
    ...report.quantities,
    ...report.quantities.flatMap(({ of }) => of ?? []),
    ...report.attributions.flatMap(({ source, cue, content }) => [...source, ...cue, ...content]),
    ...report.sources.flatMap(({ mentions }) => mentions),
    ...report.claims.flatMap(({ spans: own, modality }) => [
      ...own,
      ...modality.hedges,
      ...modality.scareQuotes,
    ]),
    ...report.warnings.flatMap(({ span }) => span ?? []),
  ];
  spans.forEach(inside);
  for (const ordered of [report.blocks, report.sentences]) {
    for (const [i, span] of ordered.entries())
      expect(span.start).toBeGreaterThanOrEqual(ordered[i - 1]?.end ?? 0);
  }

  const ids = (list: readonly { id: string }[]) => {
    const set = new Set(list.map(({ id }) => id));
    expect(set.size, 'ids are unique').toBe(list.length);
    return set;
  };
  const [entities, times, places, quantities] = [
    report.entities,
    report.times,
    report.places,
    report.quantities,
  ].map(ids);
  const [attributions, sources] = [ids(report.attributions), ids(report.sources)];
  ids(report.mentions);
  ids(report.claims);
  const resolves = (set: Set<string> | undefined, id: string | undefined) =>
    expect(id === undefined || set?.has(id), `${id} resolves`).toBe(true);
  for (const { entity } of report.mentions) resolves(entities, entity);
  for (const { entity } of report.sources) resolves(entities, entity);
  for (const { sourceId, within, time } of report.attributions) {
    resolves(sources, sourceId);
    resolves(attributions, within);
    resolves(times, time);
  }
  for (const claim of report.claims) {
    for (const id of claim.chain) resolves(attributions, id);
    for (const id of claim.times) resolves(times, id);
    for (const id of Object.keys(claim.timeRoles ?? {})) expect(claim.times).toContain(id);
    for (const id of claim.quantities) resolves(quantities, id);
    for (const id of claim.entities) resolves(entities, id);
    for (const { place } of claim.places) resolves(places, place);
    resolves(sources, claim.origin);
  }
}

describe('read', () => {
  it('traces a report', async () => {
    const report = await read({ text: TEXT, published: '2024-05-08' });
    wellFormed(report);
    expect(report.text).toBe(TEXT);
    const said = report.sources.map(({ name }) => name);
    expect(said.join()).toMatch(/harbour office/);
    expect(said.join()).toMatch(/Omar Salih/);
    // A harbour office, an agency and a ministry are three.
    expect(said.join()).toMatch(/Al-Nahda agency/);
    expect(said.join()).toMatch(/ministry/);
    expect(report.claims.some(({ chain }) => chain.length === 2)).toBe(true);
  });

  it('keeps the time of what is said apart from the time of saying, and the name from the title', async () => {
    const text =
      'The head of the harbour council, Ana Orlova, confirmed that the lorries had been admitted and said that no duty would be charged before the end of May.';
    const report = await read({ text, published: '2024-03-05' });
    expect(report.attributions.length).toBeGreaterThan(0);
    expect(report.attributions.map(({ time }) => time)).toEqual(report.attributions.map(() => undefined));
    expect(report.claims.some(({ times }) => times.length > 0)).toBe(true);
    expect(report.sources[0]).toMatchObject({ named: true, kind: 'person' });
  });

  it('is pure: the same input gives the same report', async () => {
    expect(await read({ text: TEXT })).toEqual(await read({ text: TEXT }));
  });

  it('keeps a report in a language that is not read, and says so', async () => {
    const text =
      'Şehir sakinleri köprünün yeniden trafiğe açıldığını bildirdi, belediye de bunu doğruladı. '.repeat(6);
    const report = await read({ text });
    expect(report.language).toMatch(/^tr/);
    expect(report.text).toBe(text);
    expect(report.claims).toEqual([]);
    expect(report.warnings.map(({ code }) => code)).toContain('language-not-read');
  });

  it('gives a well-formed report for any text, and every format writes it', async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '“',
        '”',
        '"',
        '‘',
        '’',
        '«',
        '»',
        '\n\n',
        ': ',
        ' said ',
        ' according to ',
        ' he ',
        '. ',
        ', ',
      ),
      fc.constantFrom(
        '\u0000',
        '\ud800',
        '\udc00',
        '\u202e',
        '\u200f',
        '\ufeff',
        '\r\n',
        '\t',
        '😀',
        'مرحبا',
        '٣',
        'قال المتحدث إن ',
        'گفت که ',
        'сообщил источник, ',
        'a déclaré le maire',
        'за словами мера',
      ),
      fc.constantFrom(
        'Monday, May 6',
        'ten days ago',
        '230 km',
        'Basra',
        'Reuters',
        'denied',
        'the source',
        '2024-13-45',
      ),
      fc.string({ maxLength: 12, unit: 'binary' }),
      fc.constantFrom(...(TEXT.match(/\S+\s*/g) ?? [])),
    );
    const mutated = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));
    await fc.assert(
      fc.asyncProperty(mutated, async (text) => {
        const report = await read({ text, id: 'x' });
        expect(report.text).toBe(text);
        wellFormed(report);
        for (const format of FORMATS) {
          const writer = writerFor(format);
          const written = writer.begin() + writer.report(report) + writer.end();
          expect(typeof written).toBe('string');
          if (format === 'jsonl') expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(report)));
          if (format === 'json' || format === 'geojson') JSON.parse(written);
        }
      }),
      { numRuns: 60, seed: 7 },
    );
  }, 120_000);
});
