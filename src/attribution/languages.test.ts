/** One passage in each of the other languages, through the whole reading; and texts of any script. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { read } from '../read.js';
import type { Report, Span } from '../report.js';

const words = (report: Report, spans: readonly Span[]) =>
  spans.map(({ start, end }) => report.text.slice(start, end)).join(' … ');

/** Every attribution as "source | cue | content", and the chain of every claim by the names of its sources. */
async function readAll(text: string) {
  const report = await read({ text, published: '2025-03-10' });
  const names = new Map(report.sources.map(({ id, name }) => [id, name]));
  const byId = new Map(report.attributions.map((one) => [one.id, one]));
  return {
    report,
    said: report.attributions.map((a) =>
      [words(report, a.source), words(report, a.cue), words(report, a.content)].join(' | '),
    ),
    chains: report.claims.map(({ chain }) =>
      chain.map((id) => names.get(byId.get(id)?.sourceId ?? '') ?? ''),
    ),
  };
}

const PASSAGES = {
  ar: {
    text: 'قالت رئيسة البلدية منى الخياط إن المكتبة ستفتح أبوابها يوم الأحد. وأضافت أن الدخول مجاني.',
    said: ['رئيسة البلدية منى الخياط | قالت | المكتبة ستفتح أبوابها يوم الأحد', ' | وأضافت | الدخول مجاني'],
  },
  fa: {
    text: 'سخنگوی شهرداری گفت که کتابخانه روز جمعه باز می‌شود. به گفته ساکنان، خیابان هنوز بسته است.',
    said: ['سخنگوی شهرداری | گفت | کتابخانه روز جمعه باز می‌شود', 'ساکنان | به گفته | خیابان هنوز بسته است'],
  },
  fr: {
    text: 'La bibliothèque rouvrira dimanche, a annoncé la maire, Odile Marchetti. « Tout est prêt », a-t-elle assuré.',
    said: [
      'la maire, Odile Marchetti | annoncé | La bibliothèque rouvrira dimanche',
      '-t-elle | assuré | « Tout est prêt »',
    ],
  },
  ru: {
    text: 'Библиотека откроется в воскресенье, сообщила мэр Нина Заречная. По словам жителей, улица ещё перекрыта.',
    said: [
      'мэр Нина Заречная | сообщила | Библиотека откроется в воскресенье',
      'жителей | По словам | улица ещё перекрыта',
    ],
  },
  uk: {
    text: 'Бібліотека відкриється в неділю, повідомила міська голова Ніна Заріцька. «Усе готово», – додала вона.',
    said: [
      'міська голова Ніна Заріцька | повідомила | Бібліотека відкриється в неділю',
      'вона | додала | «Усе готово»',
    ],
  },
} as const;

describe('reports in other languages', () => {
  it.each(Object.entries(PASSAGES))('%s: who says what', async (language, { text, said }) => {
    const read = await readAll(text);
    expect(read.report.language).toBe(language);
    expect(read.said).toEqual(said);
    expect(read.report.warnings.map(({ code }) => code)).not.toContain('language-not-read');
  });

  it('links a subject that is not written, and a pronoun, to whoever spoke last', async () => {
    const arabic = await readAll(PASSAGES.ar.text);
    expect(arabic.chains).toEqual(
      [['منى الخياط'], ['منى الخياط']].map(() => [expect.stringContaining('منى الخياط')]),
    );
    const ukrainian = await readAll(PASSAGES.uk.text);
    expect(ukrainian.chains).toEqual([1, 2].map(() => [expect.stringContaining('Ніна Заріцька')]));
  });

  it('traces what an agency has from somebody who is not named', async () => {
    const { report, chains } = await readAll(
      'Агентство «Волга-Новости» со ссылкой на источник в мэрии сообщает, что мост откроют в мае.',
    );
    expect(chains).toEqual([['Агентство «Волга-Новости»', 'источник в мэрии']]);
    expect(Object.fromEntries(report.sources.map(({ named, kind }) => [kind, named]))).toEqual({
      outlet: true,
      person: false,
    });
  });

  it('gives the French conditional of hearsay to nobody named', async () => {
    const { report, said } = await readAll('Le trésorier de la coopérative serait en fuite depuis jeudi.');
    expect(said).toEqual([' | serait | Le trésorier de la coopérative … en fuite depuis jeudi']);
    expect(report.attributions[0]?.stance).toBe('claim');
  });

  it('says what is denied and what lies ahead', async () => {
    const { report } = await readAll('Паром не ходит. Второй паром будет ходить с июля.');
    expect(report.claims.map(({ modality }) => [modality.polarity, modality.tense])).toEqual([
      ['negated', 'present'],
      ['affirmed', 'future'],
    ]);
  });

  it('reads each block in its own language, and leaves what cannot be told unread', async () => {
    const { report, said } = await readAll(
      'The library will open on Sunday, the mayor said.\n\nБиблиотека откроется в воскресенье, сообщила мэр Нина Заречная.\n\nΗ βιβλιοθήκη θα ανοίξει την Κυριακή, είπε η δήμαρχος.',
    );
    expect(said).toEqual([
      'the mayor | said | The library will open on Sunday',
      'мэр Нина Заречная | сообщила | Библиотека откроется в воскресенье',
    ]);
    expect(report.sentences).toHaveLength(2);
  });

  it('gives the same report twice, and one of the text’s own characters, for any mixture of scripts', async () => {
    const piece = fc.constantFrom(
      ...[
        'قال ',
        'وأضاف ',
        'نقلا عن ',
        'مصدر، ',
        '«نعم»',
        '؟ ',
        'گفت ',
        'به نقل از ',
        'می‌شود. ',
        '۱۲ ',
        'сообщил ',
        '— сказал он. ',
      ],
      ...[
        'со ссылкой на ',
        '«Да», ',
        'повідомила ',
        "об'єкт ",
        'за словами ',
        'a déclaré ',
        'l’',
        'selon ',
        '« Oui », ',
        '-t-il ',
        '\n\n',
      ],
      ...['\u200f', '\u200c', '\u202e', 'ـــ', 'ﷲ', 'й', '😀', '\ud800', 'said ', 'Η λέξη. ', '12:30 '],
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 30 }), async (pieces) => {
        const text = pieces.join('');
        const one = await read({ text, id: 'x' });
        expect(JSON.stringify(await read({ text, id: 'x' }))).toBe(JSON.stringify(one));
        for (const { source, cue, content } of one.attributions)
          for (const { start, end } of [...source, ...cue, ...content]) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(text.length);
          }
      }),
      { numRuns: 40, seed: 11 },
    );
  }, 120_000);
});
