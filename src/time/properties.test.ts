/** What must hold of every reading, whatever the text and the report's date. */
import edtf from 'edtf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readQuantities } from '../quantity/index.js';
import { dayNumber, daysIn, isoWeek } from './calendar.js';
import { documentOf, NO_ANALYSIS } from './fixtures/document.js';
import { readTimes } from './index.js';

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const DAY = 86_400_000;

const read = (text: string, published?: string) => readTimes(documentOf(text, published), NO_ANALYSIS).times;
const isoOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** A day of 1900 to 2099, as milliseconds UTC. */
const anyDay = fc
  .integer({ min: Date.UTC(1900, 0, 1) / DAY, max: Date.UTC(2099, 11, 31) / DAY })
  .map((day) => day * DAY);

const ordinal = (day: number): string => {
  const end =
    day % 10 === 1 && day !== 11
      ? 'st'
      : day % 10 === 2 && day !== 12
        ? 'nd'
        : day % 10 === 3 && day !== 13
          ? 'rd'
          : 'th';
  return `${day}${end}`;
};

/** Every written order that leaves no doubt. */
const ORDERS: readonly ((y: number, m: number, d: number) => string)[] = [
  (y, m, d) => `${d} ${MONTHS[m]} ${y}`,
  (y, m, d) => `${MONTHS[m]} ${d}, ${y}`,
  (y, m, d) => `${MONTHS[m]} ${d} ${y}`,
  (y, m, d) => `${ordinal(d)} ${MONTHS[m]} ${y}`,
  (y, m, d) => `the ${ordinal(d)} of ${MONTHS[m]}, ${y}`,
  (y, m, d) => `${MONTHS[m]} ${ordinal(d)}, ${y}`,
  (y, m, d) => `${MONTHS[m]?.slice(0, 3)}${m === 4 ? '' : '.'} ${d}, ${y}`,
  (y, m, d) => `${d} ${MONTHS[m]?.slice(0, 3)} ${y}`,
  (y, m, d) => `${y}-${String(m + 1).padStart(2, '0')}-${String(d).padStart(2, '0')}`,
  (y, m, d) => `${d}.${m + 1}.${y}`,
];

describe('dates written out', () => {
  it('are read as the day they were written from, in every order', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...ORDERS), (time, write) => {
        const date = new Date(time);
        const text = `It began on ${write(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate())}.`;
        const times = read(text, '2024-05-08');
        expect(times.map(({ value }) => value)).toEqual([isoOf(time)]);
        expect(text.slice(times[0]?.start, times[0]?.end)).toBe(text.slice('It began on '.length, -1));
      }),
      { numRuns: 400 },
    );
  });

  it('are read in every month of every order', () => {
    for (let month = 0; month < 12; month++) {
      for (const write of ORDERS) {
        const expected = `2023-${String(month + 1).padStart(2, '0')}-14`;
        expect(read(`It began on ${write(2023, month, 14)}.`).map(({ value }) => value)).toEqual([expected]);
      }
    }
  });

  it('are no dates when there is no such day', () => {
    for (const text of ['30 February 2024', '2023-02-29', '31/04/2024', '29.2.2023', '2024-13-01']) {
      expect(read(`It began on ${text}.`).some(({ value }) => /^\d{4}-\d\d-\d\d$/.test(value))).toBe(false);
    }
  });

  it('with day and month in doubt keep both', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }), (a, b) => {
        fc.pre(a !== b);
        const [time] = read(`It began on ${a}/${b}/2024.`, '2024-05-08');
        const two = (n: number): string => String(n).padStart(2, '0');
        expect([...(time?.candidates ?? [])].sort()).toEqual(
          [`2024-${two(a)}-${two(b)}`, `2024-${two(b)}-${two(a)}`].sort(),
        );
        expect(time?.value).toBe('2024-XX-XX');
      }),
    );
  });
});

describe('days counted from the report', () => {
  it('agree with the calendar over leap days, year ends and daylight-saving changes', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 400 }), (time, days) => {
        fc.pre(time - days * DAY > Date.UTC(1900, 0, 1));
        const published = isoOf(time);
        expect(read('It began yesterday.', published)[0]?.value).toBe(isoOf(time - DAY));
        expect(read('It will end tomorrow.', published)[0]?.value).toBe(isoOf(time + DAY));
        expect(read(`It began ${days} days ago.`, published)[0]?.value).toBe(isoOf(time - days * DAY));
      }),
      { numRuns: 300 },
    );
  });

  it('put a bare weekday within a week, on the side of the tense', () => {
    const names = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 6 }), (time, weekday) => {
        const published = isoOf(time);
        const past = Date.parse(read(`It was hit on ${names[weekday]}.`, published)[0]?.value ?? '');
        const future = Date.parse(read(`It will close on ${names[weekday]}.`, published)[0]?.value ?? '');
        expect((new Date(past).getUTCDay() + 6) % 7).toBe(weekday);
        expect((new Date(future).getUTCDay() + 6) % 7).toBe(weekday);
        expect((time - past) / DAY).toBeGreaterThanOrEqual(0);
        expect((time - past) / DAY).toBeLessThan(7);
        expect((future - time) / DAY).toBeGreaterThanOrEqual(0);
        expect((future - time) / DAY).toBeLessThan(7);
      }),
      { numRuns: 200 },
    );
  });
});

/** How fine a TIMEX3 value is: 0 a century to 6 a time of day. */
function fineness(value: string): number {
  if (/T/.test(value)) return 6;
  if (/^\w{4}-\w\w-\w\w$/.test(value) && !/-WXX|-W\d\d/.test(value)) return value.includes('XX-XX') ? 0 : 5;
  if (/-W/.test(value)) return 4;
  if (/^\w{4}-\w\w$/.test(value)) return /[QH]\d|-(SP|SU|FA|WI)$/.test(value) ? 2 : 3;
  if (/^\w{4}$/.test(value)) return 1;
  return 0;
}

const GRAINS: Readonly<Record<string, number>> = {
  day: 5,
  week: 4,
  month: 3,
  quarter: 2,
  year: 1,
  decade: 1,
};

describe('values', () => {
  it('are never finer than the words', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.constantFrom('day', 'week', 'month', 'year', 'decade'),
        fc.constantFrom('# ago', '# later', '# earlier', '# from now'),
        fc.integer({ min: 2, max: 20 }),
        (time, unit, frame, count) => {
          const [reading] = read(`It began ${frame.replace('#', `${count} ${unit}s`)}.`, isoOf(time));
          expect(fineness(reading?.value ?? '')).toBeLessThanOrEqual(GRAINS[unit] ?? 0);
        },
      ),
    );
    fc.assert(
      fc.property(
        anyDay,
        fc.constantFrom('last', 'this', 'next'),
        fc.constantFrom('week', 'month', 'quarter', 'year', 'decade'),
        (time, shift, unit) => {
          const [reading] = read(`It began ${shift} ${unit}.`, isoOf(time));
          expect(fineness(reading?.value ?? '')).toBeLessThanOrEqual(GRAINS[unit] ?? 0);
        },
      ),
    );
  });

  it('lie within their bounds', () => {
    const frames = [
      'last week',
      'this month',
      'in early #M',
      'in mid-#M',
      'at the end of #Y',
      '#D days ago',
      'last Friday',
      'in the third quarter',
      'last summer',
      'in the late 1980s',
      'on #M #D',
      'earlier this year',
      'during Ramadan',
      'three weeks ago',
    ];
    fc.assert(
      fc.property(
        anyDay,
        fc.constantFrom(...frames),
        fc.constantFrom(...MONTHS),
        fc.integer({ min: 1, max: 28 }),
        (time, frame, month, day) => {
          const year = new Date(time).getUTCFullYear();
          const words = frame.replace('#M', month).replace('#D', String(day)).replace('#Y', String(year));
          const [reading] = read(`It happened ${words}.`, isoOf(time));
          expect(reading?.earliest).toBeDefined();
          const { earliest = '', latest = '', value = '', mod } = reading ?? {};
          expect(earliest <= latest).toBe(true);
          // A lunar month's value is the year it begins in; it may end in the next.
          const whole = words.includes('Ramadan') ? undefined : daysOf(value);
          if (!whole) return;
          // A cut stretch lies within its value; an uncut one is its value.
          expect(earliest >= whole[0] && latest <= whole[1]).toBe(true);
          if (mod === undefined) expect([earliest, latest]).toEqual(whole);
        },
      ),
      { numRuns: 400 },
    );
  });
});

/** First and last day of a value, worked out apart from the code under test. */
function daysOf(value: string): [string, string] | undefined {
  const day = /^(\d{4})-(\d\d)-(\d\d)/.exec(value);
  if (day) return [day[0], day[0]];
  const month = /^(\d{4})-(\d\d)$/.exec(value);
  if (month) return [`${value}-01`, isoOf(Date.UTC(Number(month[1]), Number(month[2]), 0))];
  const week = /^(\d{4})-W(\d\d)$/.exec(value);
  if (week) {
    const fourth = Date.UTC(Number(week[1]), 0, 4);
    const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY + (Number(week[2]) - 1) * 7 * DAY;
    return [isoOf(monday), isoOf(monday + 6 * DAY)];
  }
  if (/^\d{4}$/.test(value)) return [`${value}-01-01`, `${value}-12-31`];
  if (/^\d{3}$/.test(value)) return [`${value}0-01-01`, `${value}9-12-31`];
  return undefined;
}

describe('the calendar', () => {
  it('agrees with the platform on every day', () => {
    fc.assert(
      fc.property(anyDay, (time) => {
        const date = new Date(time);
        expect(dayNumber(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())).toBe(time / DAY);
        expect(daysIn(date.getUTCFullYear(), date.getUTCMonth() + 1)).toBe(
          new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate(),
        );
        const { week } = isoWeek(time / DAY);
        expect(week).toBeGreaterThanOrEqual(1);
        expect(week).toBeLessThanOrEqual(53);
      }),
    );
  });
});

/** Pieces of text that time and quantity parsers begin at, or stumble over. */
const PIECES = [
  '1',
  '12',
  '2024',
  '19',
  '/',
  '-',
  '.',
  ',',
  ':',
  ' ',
  '\n',
  '\n\n',
  'Monday',
  'May',
  'the ',
  'of ',
  'last ',
  'two ',
  'hundred ',
  'and ',
  'a ',
  'half ',
  'year',
  'years ',
  'ago',
  'to ',
  "'s",
  "'",
  '½',
  '$',
  '%',
  'km',
  'Q3',
  'T',
  'Z',
  'p.m.',
  'early ',
  'more than ',
  'between ',
  'dozens of ',
  'third',
  '-quarter',
  'Ramadan ',
  '😀',
  'é',
  '\u00a0',
];

describe('any text', () => {
  it('gives ordered, separate spans inside it, valid EDTF, and the same reading twice', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }),
        fc.option(anyDay),
        (pieces, time) => {
          const text = pieces.join('');
          const document = documentOf(text, time === null ? undefined : isoOf(time));
          const times = readTimes(document, NO_ANALYSIS).times;
          let reach = 0;
          for (const { start, end, edtf: value, earliest, latest } of times) {
            expect(start).toBeGreaterThanOrEqual(reach);
            expect(end).toBeGreaterThan(start);
            expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
            reach = end;
            if (value !== undefined) expect(() => edtf(value)).not.toThrow();
            if (earliest !== undefined && latest !== undefined) expect(earliest <= latest).toBe(true);
          }
          expect(reach).toBeLessThanOrEqual(text.length);
          expect(readTimes(document, NO_ANALYSIS).times).toEqual(times);
          const { quantities } = readQuantities(document, NO_ANALYSIS, times);
          for (const { start, end, min, max } of quantities) {
            expect(end).toBeGreaterThan(start);
            expect(times.some((other) => other.start < end && start < other.end)).toBe(false);
            if (min !== undefined && max !== undefined) expect(min).toBeLessThanOrEqual(max);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('time taken', () => {
  const SIZE = 100_000;
  /** A quadratic reading of 100 kB takes minutes; a linear one, a fraction of a second even on a busy machine. */
  const SECONDS = 4;
  const spent = (text: string): number => {
    const before = process.cpuUsage();
    const document = documentOf(text, '2024-05-08');
    readQuantities(document, NO_ANALYSIS, readTimes(document, NO_ANALYSIS).times);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  };
  const fill = (piece: string): string => piece.repeat(Math.ceil(SIZE / piece.length)).slice(0, SIZE);

  it.each([
    '1',
    '1/',
    '12/3/',
    '1,234,',
    '1 234 ',
    '/',
    'Monday',
    'Monday ',
    'Monday, May 6, ',
    'two hundred ',
    'the last ',
    'a couple of ',
    "'",
    '1-2-',
    '2024-',
    '10:',
    'and a half ',
    'more than ',
    'twenty-',
    'half a dozen ',
    'the end of ',
  ])('is bounded on 100 kB of %j', (piece) => {
    expect(spent(fill(piece))).toBeLessThan(SECONDS);
  });

  it('is bounded on 100 kB of mixtures', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 6 }), (pieces) => {
        expect(spent(fill(pieces.join('')))).toBeLessThan(SECONDS);
      }),
      { numRuns: 6 },
    );
  });
});
