/** What is read in the languages other than English: one grammar over kinds of words, for all of them. */
import { isDay } from '../calendar.js';
import type { Meaning, UnitName } from '../model.js';
import { compile, type Part, type Taken } from './pattern.js';
import {
  calendarOf,
  dateOf,
  dayRange,
  decade,
  distance,
  figures,
  get,
  monthRange,
  number,
  period,
  type Said,
  said,
  season,
  span,
  yearShift,
} from './say.js';

/** Where a rule may begin: behind any word, or only behind such words. */
type Behind = 'yearAfter' | 'shortDateAfter';

export interface Rule {
  name: string;
  parts: readonly Part[];
  say: (taken: Taken, language: string) => Said | undefined;
  behind?: Behind;
}

const YEAR = 'COMMA? of? yearWord? YEAR yearWord? era?';
const PERIOD_YEAR = '(period|thisYear)? (of? shift unit)? (of? unit shift)?';
const DAY = '(the? weekday COMMA?)? (part of?)? the? the? DAY of? of? month|iranian|hijri (SLASH ALIAS)?';
const MONTH = 'month|iranian|hijri (SLASH ALIAS)?';
/** Figures are an hour only behind a word for it, before one, or with minutes: "в 10 домах" and "à 12 km" are none. */
const CLOCK =
  '(clockWord FIGURE|NTH (COLON MINUTES)? of?)? (clock? FIGURE hours MINUTES? of?)? (clock? FIGURE COLON MINUTES of?)?';

const rule = (name: string, pattern: string, say: Rule['say'], behind?: Behind): Rule => ({
  name,
  parts: compile(pattern),
  say,
  ...(behind && { behind }),
});

export const RULES: readonly Rule[] = [
  rule('date', `${DAY} (${YEAR})? part?`, (t, l) => said(dateOf(t, l), t)),
  rule('date', `${DAY} ${PERIOD_YEAR} shift? part?`, (t, l) => {
    const over = t.has('shift') && !t.has('unit');
    const meaning = dateOf(t, l);
    const back = over ? Number(get(t, 'shift')) : 0;
    const whole = said(meaning, t);
    return whole && { ...whole, ...(back < 0 && { over: true }) };
  }),
  // "двадцать четвёртого года": the years of this century by their last figures.
  rule('date', `${DAY} NTH yearWord`, (t, l) =>
    said(dateOf(t, l, { day: number(t, 'DAY') ?? 1, year: 2000 + (number(t, 'NTH') ?? 0) }), t),
  ),
  rule('night', `nightOf DAY ${MONTH} (${YEAR})?`, (t, l) => {
    const day = dateOf(t, l);
    return day && { meaning: { kind: 'night-before', day } };
  }),
  rule('night', 'nightOf weekday', (t) => ({
    meaning: { kind: 'night-before', day: { kind: 'point', point: { weekday: number(t, 'weekday') ?? 1 } } },
  })),
  rule('month', `(edge of?)? ${MONTH} (${YEAR})?`, (t, l) => said(dateOf(t, l), t)),
  rule('month', `(edge of?)? ${MONTH} ${PERIOD_YEAR} shift?`, (t, l) => {
    const meaning = dateOf(t, l);
    const shift = t.has('unit') ? undefined : number(t, 'shift');
    return said(
      meaning && shift !== undefined && meaning.kind !== 'within'
        ? ({ ...meaning, shift } as Meaning)
        : meaning,
      t,
    );
  }),
  rule('month', `shift ${MONTH}`, (t, l) => {
    const meaning = dateOf(t, l);
    return meaning && { meaning: { ...meaning, shift: number(t, 'shift') ?? 0 } as Meaning };
  }),
  // "نیمه شعبان": its fifteenth.
  ...[YEAR, PERIOD_YEAR].map((year) =>
    rule('date', `half of? ${MONTH} (${year})?`, (t, l) => said(dateOf(t, l, { day: 15 }), t)),
  ),
  ...['unit NTH', 'NTH unit'].map((week) =>
    rule('week', `${week} of? of? month (${YEAR})?`, (t, l) => {
      const nth = number(t, 'NTH') ?? 0;
      if (get(t, 'unit') !== 'week' || nth < 1 || nth > 4) return undefined;
      return span(dateOf(t, l, { day: nth * 7 - 6 }), dateOf(t, l, { day: nth * 7 }));
    }),
  ),
  rule('year', '(edge of?)? yearWord YEAR yearWord? era?', (t, l) => said(dateOf(t, l), t)),
  rule('year', '(edge of?)? YEAR yearWord era?', (t, l) => said(dateOf(t, l), t)),
  rule('year', 'YEAR era', (t, l) => said(dateOf(t, l), t)),
  rule(
    'year',
    'YEAR',
    (t, l) => {
      const year = number(t, 'YEAR') ?? 0;
      return (year >= 1900 && year < 2060) || calendarOf(t, year, l) ? said(dateOf(t, l), t) : undefined;
    },
    'yearAfter',
  ),
  rule('figures', 'FIGURE STOP FIGURE STOP FIGURE era?', figures),
  rule(
    'figures',
    'FIGURE STOP FIGURE',
    (t) => {
      const [a = '', b = ''] = t.get('FIGURE') ?? [];
      const [day, month] = [Number(a), Number(b)];
      if (get(t, 'STOP') !== '.' || a.length !== 2 || b.length !== 2 || !isDay(2024, month, day))
        return undefined;
      return { meaning: { kind: 'point', point: { month, day } } };
    },
    'shortDateAfter',
  ),
  rule(
    'weekday',
    `(shift|day COMMA?)? (${CLOCK} part of?)? the? weekday shift? (of? part)? ${CLOCK}`,
    (t) => {
      const shift = number(t, 'shift');
      const day = number(t, 'day');
      const point = { weekday: number(t, 'weekday') ?? 1 };
      if (day !== undefined) return said({ kind: 'period', unit: 'day', shift: day, from: 'report' }, t);
      return said(
        { kind: 'point', point, ...(shift !== undefined && { shift, from: 'report' as const }) },
        t,
      );
    },
  ),
  rule('day', `(${CLOCK} part of?)? day (of? part)? ${CLOCK}`, (t) =>
    said({ kind: 'period', unit: 'day', shift: number(t, 'day') ?? 0, from: 'report' }, t),
  ),
  rule('day', 'dayPart', (t) => {
    const [shift, part = ''] = (get(t, 'dayPart') ?? '').split(' ');
    return {
      meaning: { kind: 'period', unit: 'day', shift: Number(shift), from: 'report' },
      clock: { part },
    };
  }),
  rule('night', 'shift part', (t) => {
    const day = (shift: number): Meaning => ({ kind: 'period', unit: 'day', shift, from: 'report' });
    const back = number(t, 'shift') ?? 0;
    if (get(t, 'part') !== 'NI' || back !== -1) return undefined;
    return { meaning: { kind: 'night-before', day: day(0) } };
  }),
  ...['shift the? unit', 'unit shift', 'the unit shift'].map((pattern) =>
    rule('period', pattern, (t) => period(t)),
  ),
  rule('period', 'period', (t) => {
    const [shift, unit] = (get(t, 'period') ?? '').split(' ');
    return { meaning: { kind: 'period', unit: unit as UnitName, shift: Number(shift), from: 'report' } };
  }),
  ...['ago COUNT? unit', 'ago dual', 'COUNT? unit agoAfter', 'dual agoAfter'].map((pattern) =>
    rule('distance', pattern, (t) => distance(t, -1)),
  ),
  ...['in COUNT? unit', 'COUNT unit inAfter'].map((pattern) =>
    rule('distance', pattern, (t) => distance(t, 1)),
  ),
  rule('season', `season (${YEAR})?`, (t, l) => (t.has('YEAR') ? season(t, l) : undefined)),
  ...[`season ${PERIOD_YEAR} shift?`, 'shift season'].map((pattern) => rule('season', pattern, season)),
  ...['NTH quarter', 'quarter NTH'].flatMap((pattern) =>
    [`${pattern} (${YEAR})?`, `${pattern} ${PERIOD_YEAR}`].map((whole) =>
      rule('quarter', whole, (t) => {
        const quarter = number(t, 'NTH') ?? 0;
        const year = number(t, 'YEAR');
        const shift = yearShift(t);
        if (quarter < 1 || quarter > 4) return undefined;
        const point = { quarter, ...(year !== undefined && { year }) };
        if (shift === undefined) return { meaning: { kind: 'point', point } };
        return {
          meaning: { kind: 'within', point, whole: { kind: 'period', unit: 'year', shift, from: 'report' } },
        };
      }),
    ),
  ),
  rule('nth-weekday', `NTH weekday of? month (${YEAR})?`, (t, l) => {
    const whole = dateOf(new Map([...t].filter(([name]) => name !== 'weekday')), l);
    const nth = number(t, 'NTH') ?? 1;
    if (!whole || nth > 5) return undefined;
    return { meaning: { kind: 'nth-weekday', nth, weekday: number(t, 'weekday') ?? 1, whole } };
  }),
  rule('month-day', 'the? DAY monthDay', (t) => ({
    meaning: { kind: 'point', point: { day: number(t, 'DAY') ?? 1 } },
  })),
  rule('decade', 'decade YEAR', (t) => decade(number(t, 'YEAR'))),
  rule('decade', 'decade decadeNumber era?', (t) =>
    get(t, 'era') === 'gregorian' ? decade(number(t, 'decadeNumber')) : undefined,
  ),
  ...['from|between? the? the? DAY to|and|DASH the? DAY of? of?', 'part DAY DASH DAY of?'].map((days) =>
    rule('range', `${days} ${MONTH} (${YEAR})?`, (t, l) => dayRange(t, l)),
  ),
  rule('range', `from? the? DAY of? month (${YEAR})? to|and|DASH the? DAY of? month (${YEAR})?`, (t, l) => {
    const years = t.get('YEAR') ?? [];
    const year = (at: number) => (years.length > 0 ? { year: Number(years[at] ?? years[0]) } : {});
    const end = (at: number) =>
      dateOf(t, l, {
        day: number(t, 'DAY', at) ?? 1,
        month: number(t, 'month', at) ?? 1,
        ...year(at),
      });
    return span(end(0), end(1));
  }),
  rule('range', `from|between? month (SLASH ALIAS)? to|and|DASH month (SLASH ALIAS)? (${YEAR})?`, monthRange),
  rule('range', 'between|from yearWord? YEAR to|and|DASH yearWord? YEAR yearWord?', (t) => {
    const at = (index: number): Meaning => ({
      kind: 'point',
      point: { year: number(t, 'YEAR', index) ?? 0 },
    });
    return (number(t, 'YEAR', 0) ?? 0) < (number(t, 'YEAR', 1) ?? 0) ? span(at(0), at(1)) : undefined;
  }),
];
