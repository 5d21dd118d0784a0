/** What readTimes says about whole texts: datelines, open years, ranges, zones, tense from the tree. */
import { describe, expect, it } from 'vitest';
import type { Analysis, Word } from '../language/index.js';
import { documentOf, NO_ANALYSIS } from './fixtures/document.js';
import { readTimes } from './index.js';

/** An invented article of the kind that Headwater is made for. */
const ARTICLE = `Two crossings encircled at Qasr Wadi and Tell Hamra

For nearly two weeks border guards have been working to close the northern passes. In recent weeks the patrols were doubled. Reports released last week by the agencies had mentioned the transfer.

Quoted by the Wadi news agency, a spokesman for the brigades reported on Monday, May 6, that the wells had been mined.

The raids began ten days ago and will soon reach the coast.`;

const byText = (text: string, published?: string) => {
  const reading = readTimes(documentOf(text, published), NO_ANALYSIS);
  const of = (words: string) => reading.times.find(({ start, end }) => text.slice(start, end) === words);
  return { ...reading, of };
};

describe('an article without a date', () => {
  const { of, published, times, warnings } = byText(ARTICLE);

  it('leaves the year of a weekday and date open, with the years that fit', () => {
    const monday = of('Monday, May 6');
    expect(monday?.value).toBe('XXXX-05-06');
    expect(monday?.edtf).toBe('XXXX-05-06');
    expect(monday?.earliest).toBeUndefined();
    expect(monday?.candidates).toContain('2019-05-06');
    expect(monday?.candidates).toContain('2024-05-06');
    expect(monday?.candidates).not.toContain('2023-05-06');
    expect(warnings.map(({ code }) => code)).toEqual(['year-open']);
  });

  it('fixes nothing that hangs on the report', () => {
    expect(published).toBeUndefined();
    expect(of('ten days ago')?.value).toBe('XXXX-XX-XX');
    expect(of('last week')?.value).toBe('XXXX-WXX');
    expect(times.every(({ earliest, latest }) => earliest === undefined && latest === undefined)).toBe(true);
  });
});

describe('the same article with its date', () => {
  const { of, warnings } = byText(ARTICLE, '2024-05-08');

  it('counts from it and says so', () => {
    expect(of('Monday, May 6')).toMatchObject({
      value: '2024-05-06',
      earliest: '2024-05-06',
      latest: '2024-05-06',
    });
    expect(of('Monday, May 6')?.inferred).toContain("report's date");
    expect(of('ten days ago')).toMatchObject({ value: '2024-04-28', edtf: '2024-04-28' });
    expect(of('last week')).toMatchObject({ value: '2024-W18', edtf: '2024-04-29/2024-05-05' });
    expect(of('nearly two weeks')).toMatchObject({ type: 'DURATION', value: 'P2W', mod: 'LESS_THAN' });
    expect(of('recent weeks')).toMatchObject({ type: 'DURATION', value: 'PXW', latest: '2024-05-08' });
    expect(of('soon')).toMatchObject({ value: 'FUTURE_REF', earliest: '2024-05-08' });
    expect(warnings).toEqual([]);
  });

  it('gives only candidates when the weekday fits no year near it', () => {
    const { of: in2021 } = byText(ARTICLE, '2021-09-01');
    expect(in2021('Monday, May 6')).toMatchObject({
      value: 'XXXX-05-06',
      candidates: ['2019-05-06', '2024-05-06'],
    });
  });

  it('says nothing was worked out of a date given in full', () => {
    expect(byText('It fell on 6 May 2024.').times[0]?.inferred).toBeUndefined();
  });
});

describe('the report date from the text', () => {
  it.each([
    ['QASR WADI, 8 May 2024 (Wadi News) – The wells were mined on Monday.', '2024-05-08'],
    ['Qasr Wadi, May 8, 2024 — The wells were mined on Monday.', '2024-05-08'],
    ['Wells mined\n\nPublished: May 8, 2024\n\nThe wells were mined on Monday.', '2024-05-08'],
    ['Wells mined\n\n8 May 2024\n\nThe wells were mined on Monday.', '2024-05-08'],
  ])('is taken from a dateline: %j', (text, expected) => {
    const { published, publishedFrom, of } = byText(text);
    expect(published).toBe(expected);
    expect(publishedFrom).toBe('text');
    expect(of('Monday')?.value).toBe('2024-05-06');
  });

  it.each([
    'The wells were mined on 8 May 2024, guards said.',
    'QASR WADI, May 8 – The wells were mined.',
    'In 2024 the wells were mined.',
  ])('is not taken from the story: %j', (text) => {
    expect(byText(text).published).toBeUndefined();
  });

  it('never replaces a date that the document has', () => {
    expect(byText('QASR WADI, 8 May 2024 – It rained.', '2024-05-09').published).toBeUndefined();
  });
});

describe('an open year', () => {
  it('is decided by another date nearby, and says so', () => {
    const { of } = byText(
      'The council elected in April 2019 met again. On Monday, May 6, the wells were mined. On May 2 it rained.',
    );
    expect(of('Monday, May 6')).toMatchObject({
      value: '2019-05-06',
      inferred: expect.stringContaining('another date in the text'),
    });
    expect(of('May 2')).toMatchObject({
      value: '2019-05-02',
      inferred: expect.stringContaining('another date in the text'),
    });
  });

  it('is not decided by a date far away', () => {
    const { of } = byText(
      'The dam was built in April 1968. On Monday, May 6, the wells were mined. On May 2 it rained.',
    );
    expect(of('Monday, May 6')?.value).toBe('XXXX-05-06');
    expect(of('May 2')?.value).toBe('XXXX-05-02');
  });
});

describe('doubts', () => {
  it('warns of a weekday that the date did not have, without quoting the text', () => {
    const text = 'It rained on Monday, May 6, 2023.';
    const { warnings } = byText(text);
    expect(warnings).toEqual([
      {
        code: 'weekday-mismatch',
        message: expect.stringContaining('Saturday'),
        span: { start: 13, end: 32 },
      },
    ]);
  });

  it('keeps both readings of figures that can be two dates', () => {
    const [time] = byText('It rained on 6/5/2024.').times;
    expect(time?.candidates).toEqual(['2024-05-06', '2024-06-05']);
    expect(time?.edtf).toBe('[2024-05-06,2024-06-05]');
  });

  it('marks days of the Islamic calendar as uncertain', () => {
    const { of } = byText('The market was full on Eid al-Fitr.', '2024-05-08');
    expect(of('Eid al-Fitr')?.edtf).toBe('2024-04-10?');
    expect(of('Eid al-Fitr')?.inferred).toContain('sighting of the moon');
  });
});

describe('ranges', () => {
  it.each([
    ['from 3 to 5 May', '2024-05-03', '2024-05-05'],
    ['between Monday and Wednesday', '2024-05-06', '2024-05-08'],
    ['from January 2020 to March 2021', '2020-01', '2021-03'],
    ['May 3-5', '2024-05-03', '2024-05-05'],
    ['in 2011-2014', '2011', '2014'],
  ])('link their ends: %s', (words, first, last) => {
    const { times } = byText(`The pass was shut ${words}.`, '2024-05-08');
    expect(times.map(({ value }) => value)).toEqual([first, last]);
    expect(times[0]?.until).toBe(times[1]?.id);
  });

  it('are not made of two dates that are only listed', () => {
    const { times } = byText('The pass was shut on Monday and Wednesday.', '2024-05-08');
    expect(times.map(({ until }) => until)).toEqual([undefined, undefined]);
  });
});

describe('zones', () => {
  it.each([
    ['at 1400 GMT', 'Z'],
    ['at 5 p.m. EST', '-05:00'],
    ['at 10:30 UTC+3', '+03:00'],
    ['at 10:30 local time', undefined],
  ])('are kept beside the clock time: %s', (words, zone) => {
    const [time] = byText(`It began ${words}.`, '2024-05-08').times;
    expect(time?.type).toBe('TIME');
    expect(time?.zone).toBe(zone);
  });
});

describe('expressions over a line break', () => {
  it('are read whole', () => {
    const text = 'The raid of May\n6, 2024 came two\nweeks ago.';
    const { times } = byText(text, '2024-05-20');
    expect(times.map(({ start, end }) => text.slice(start, end))).toEqual(['May\n6, 2024', 'two\nweeks ago']);
  });

  it('never cross a paragraph', () => {
    expect(byText('They left in May\n\n6 men stayed.', '2024-05-20').of('May')?.value).toBe('2024-05');
  });
});

describe('the tense of the tree', () => {
  /** "The council [verb] Friday." with one verb and its auxiliary. */
  const analysis = (text: string, verb: Partial<Word>, auxiliary?: Partial<Word>): Analysis => {
    const words: Word[] = [];
    for (const match of text.matchAll(/\w+/g)) {
      const { index } = match;
      words.push({
        start: index,
        end: index + match[0].length,
        lemma: match[0].toLowerCase(),
        upos: 'NOUN',
        feats: {},
        head: 3,
        deprel: 'dep',
      });
    }
    words[3] = { ...(words[3] as Word), upos: 'VERB', head: -1, deprel: 'root', ...verb };
    if (auxiliary) words[2] = { ...(words[2] as Word), upos: 'AUX', deprel: 'aux', ...auxiliary };
    return { sentences: [{ start: 0, end: text.length, words }], mentions: [], entities: [] };
  };

  it('points a bare weekday forward or back where the words alone do not tell', () => {
    const text = 'The council may convene Friday.';
    const future = readTimes(
      documentOf(text, '2024-05-08'),
      analysis(text, { feats: { VerbForm: 'Inf' } }, { lemma: 'will' }),
    );
    expect(future.times[0]?.value).toBe('2024-05-10');
    const past = readTimes(
      documentOf(text, '2024-05-08'),
      analysis(text, { feats: { VerbForm: 'Fin', Tense: 'Past' } }),
    );
    expect(past.times[0]?.value).toBe('2024-05-03');
  });
});

describe('blocks', () => {
  it('of boilerplate are not read', () => {
    const text = 'It rained on Monday.\n\nPublished on 3 May 2020 by us.';
    const document = {
      ...documentOf(text, '2024-05-08'),
      blocks: [
        { kind: 'paragraph' as const, start: 0, end: 20 },
        { kind: 'boilerplate' as const, start: 22, end: text.length },
      ],
    };
    expect(readTimes(document, NO_ANALYSIS).times.map(({ value }) => value)).toEqual(['2024-05-06']);
  });
});

describe('entries of a live blog', () => {
  it('count from their own times, the rest from the report’s', () => {
    const text = 'It rained yesterday. It rained yesterday. It rained yesterday.';
    const at = (start: number, published?: string) => ({
      kind: 'paragraph' as const,
      start,
      end: start + 20,
      ...(published && { published }),
    });
    const document = {
      ...documentOf(text, '2024-05-09'),
      blocks: [at(0), at(21, '2024-05-08T07:10:00Z'), at(42, '2024-05-06')],
    };
    const { times } = readTimes(document, NO_ANALYSIS);
    expect(times.map(({ value }) => value)).toEqual(['2024-05-08', '2024-05-07', '2024-05-05']);
  });
});

describe('explanations', () => {
  it('name the rule of every expression', () => {
    const { times, explanations } = byText(ARTICLE, '2024-05-08');
    expect(explanations.map(({ about }) => about)).toEqual(times.map(({ id }) => id));
    expect(explanations.every(({ rule, text }) => rule.length > 0 && text.endsWith('.'))).toBe(true);
  });
});

describe('the day being told', () => {
  it('is what “the next morning” and “a week later” count from', () => {
    const { of } = byText(
      'OSK, 8 May 2024 – On 12 March soldiers came to the school. The next morning the teacher was gone. A week later his car was found.',
    );
    expect(of('The next morning')).toMatchObject({ earliest: '2024-03-13', latest: '2024-03-13' });
    expect(of('A week later')).toMatchObject({ earliest: '2024-03-18', latest: '2024-03-24' });
  });

  it('is no deadline', () => {
    const { of } = byText(
      'On Monday guards ordered them to leave by Friday. Two days earlier a mill had burned.',
      '2024-05-08',
    );
    expect(of('Friday')).toMatchObject({ earliest: '2024-05-10' });
    expect(of('Two days earlier')).toMatchObject({ earliest: '2024-05-04' });
  });

  it('gives a bare weekday its date where nothing dates the report', () => {
    const { times } = byText('It fell on Thursday, Dec. 15. They left late on Thursday.');
    expect(times.at(-1)).toMatchObject({ value: 'XXXX-12-15' });
  });

  it('warns of a day that never was', () => {
    expect(byText('The raid was on Feb 30.', '2024-05-08').warnings.map(({ code }) => code)).toEqual([
      'no-such-date',
    ]);
  });
});
