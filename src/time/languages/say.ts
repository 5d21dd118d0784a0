/** What the words that a rule took mean. */
import { isDay } from '../calendar.js';
import type { Meaning, Mod, Point, Season, UnitName } from '../model.js';
import type { Taken } from './pattern.js';

/** What a rule makes of the words it took. */
export interface Said {
  meaning: Meaning;
  mod?: Mod;
  clock?: Point;
  /** Lies before the report whatever the verb ("le 12 février dernier"). */
  over?: boolean;
}

type Calendar = 'iranian' | 'hijri' | undefined;

export const get = (taken: Taken, name: string, at = 0): string | undefined => taken.get(name)?.[at];
export const number = (taken: Taken, name: string, at = 0): number | undefined => {
  const value = get(taken, name, at);
  return value === undefined ? undefined : Number(value);
};

/** Which calendar a year is of: what its era or its months say; in Persian a year of the 14th or 15th century is Iranian. */
export function calendarOf(taken: Taken, year: number | undefined, language: string): Calendar {
  if (taken.has('iranian')) return 'iranian';
  if (taken.has('hijri')) return 'hijri';
  const era = get(taken, 'era');
  if (era === 'iranian' || era === 'hijri') return era;
  const isIranian = language === 'fa' && year !== undefined && year >= 1300 && year < 1450;
  return isIranian && !taken.has('month') ? 'iranian' : undefined;
}

/** "last", "this", "next year" behind a date, as a shift; a shift of anything but years is none. */
export function yearShift(taken: Taken): number | undefined {
  if (taken.has('thisYear')) return 0;
  const period = get(taken, 'period')?.split(' ');
  if (period?.[1] === 'year') return Number(period[0]);
  return get(taken, 'unit') === 'year' ? number(taken, 'shift') : undefined;
}

/** A year, month or day of whatever calendar, with the year that stands with it or is pointed to. */
export function dateOf(
  taken: Taken,
  language: string,
  at: { day?: number; month?: number; year?: number } = {},
): Meaning | undefined {
  const year = at.year ?? number(taken, 'YEAR');
  const calendar = calendarOf(taken, year, language);
  const names = calendar && taken.has(calendar) ? calendar : 'month';
  const month = at.month ?? number(taken, names);
  const day = at.day ?? number(taken, 'DAY');
  const shift = yearShift(taken);
  const parts = {
    ...(year !== undefined && { year }),
    ...(month !== undefined && { month }),
    ...(day !== undefined && { day }),
  };
  if (calendar) {
    if (day !== undefined && day > (calendar === 'hijri' ? 30 : 31)) return undefined;
    return { kind: 'other-calendar', calendar, ...parts, ...(shift !== undefined && { shift }) };
  }
  if (month !== undefined && day !== undefined && !isDay(year ?? 2024, month, day))
    return { kind: 'no-day', point: parts };
  const weekday = number(taken, 'weekday');
  const point: Point = { ...parts, ...(weekday !== undefined && day !== undefined && { weekday }) };
  if (shift === undefined || year !== undefined) return { kind: 'point', point };
  return { kind: 'within', point, whole: { kind: 'period', unit: 'year', shift, from: 'report' } };
}

/** The part of the day or the hour said beside a day. */
function clockOf(taken: Taken): Point | undefined {
  const first = get(taken, 'FIGURE');
  const named = taken.has('clockWord') || taken.has('hours') || taken.has('COLON');
  const part = get(taken, 'part');
  let hour = named ? (first === undefined ? number(taken, 'NTH') : Number(first)) : undefined;
  if (hour === undefined || hour < 0 || hour > 23) return part ? { part } : undefined;
  const after = part === 'EV' || part === 'AF' || (part === 'NI' && hour > 6);
  if (after && hour < 12) hour += 12;
  const behind = get(taken, 'MINUTES');
  const minute = first !== undefined && behind !== undefined ? Number(behind) : undefined;
  return { hour, ...(minute !== undefined && minute < 60 && { minute }) };
}

export function said(meaning: Meaning | undefined, taken: Taken): Said | undefined {
  if (!meaning) return undefined;
  const clock = clockOf(taken);
  const mod = get(taken, 'edge') as Mod | undefined;
  return { meaning, ...(clock && { clock }), ...(mod && { mod }) };
}

export function span(one: Meaning | undefined, two: Meaning | undefined): Said | undefined {
  return one && two ? { meaning: { kind: 'span', one, two } } : undefined;
}

/** A date in figures: day first, or year first; whichever is no such day is not one. */
export function figures(taken: Taken, language: string): Said | undefined {
  const all = (taken.get('FIGURE') ?? []).map(String);
  const [a = '', b = '', c = ''] = all;
  const stops = taken.get('STOP') ?? [];
  if (new Set(stops).size !== 1 || b.length > 2) return undefined;
  const [y, d] = a.length === 4 ? [a, c] : [c, a];
  if (
    d.length > 2 ||
    (y.length !== 4 && !(y.length === 2 && stops[0] === '.' && a.length === 2 && b.length === 2))
  )
    return undefined;
  const [year, month, day] = [y.length === 2 ? 2000 + Number(y) : Number(y), Number(b), Number(d)];
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  if (year >= 1300 && year < 1500) {
    const calendar = get(taken, 'era') === 'hijri' ? 'hijri' : language === 'fa' ? 'iranian' : undefined;
    const point = { year, month, day };
    return { meaning: calendar ? { kind: 'other-calendar', calendar, ...point } : { kind: 'no-day', point } };
  }
  const point = { year, month, day };
  return { meaning: isDay(year, month, day) ? { kind: 'point', point } : { kind: 'no-day', point } };
}

export function period(taken: Taken): Said | undefined {
  const unit = get(taken, 'unit') as UnitName;
  if (unit === 'minute' || unit === 'hour' || unit === 'day') return undefined;
  return { meaning: { kind: 'period', unit, shift: number(taken, 'shift') ?? 0, from: 'report' } };
}

export function distance(taken: Taken, sign: 1 | -1): Said | undefined {
  const two = get(taken, 'dual');
  const unit = (two ?? get(taken, 'unit')) as UnitName;
  const count = two ? 2 : (number(taken, 'COUNT') ?? 1);
  if (unit === 'year' && count > 1000) return undefined;
  return { meaning: { kind: 'offset', amount: { count, unit }, sign, from: 'report' } };
}

export function season(taken: Taken, language: string): Said | undefined {
  const year = number(taken, 'YEAR');
  // An Iranian season begins with its own months: left open.
  if (calendarOf(taken, year, language)) return undefined;
  const point = { season: get(taken, 'season') as Season, ...(year !== undefined && { year }) };
  const inYear = yearShift(taken);
  if (inYear !== undefined)
    return {
      meaning: {
        kind: 'within',
        point,
        whole: { kind: 'period', unit: 'year', shift: inYear, from: 'report' },
      },
    };
  const shift = taken.has('unit') ? undefined : number(taken, 'shift');
  return { meaning: { kind: 'point', point, ...(shift !== undefined && { shift }) } };
}

export function decade(year: number | undefined): Said | undefined {
  return year !== undefined && year % 10 === 0
    ? { meaning: { kind: 'point', point: { decade: year / 10 } } }
    : undefined;
}

export function dayRange(taken: Taken, language: string): Said | undefined {
  const [from, to] = [number(taken, 'DAY', 0) ?? 0, number(taken, 'DAY', 1) ?? 0];
  if (from >= to) return undefined;
  return span(dateOf(taken, language, { day: from }), dateOf(taken, language, { day: to }));
}

export function monthRange(taken: Taken): Said | undefined {
  const year = number(taken, 'YEAR');
  const [from = 1, to = 1] = (taken.get('month') ?? []).map(Number);
  const later = year !== undefined && from > to ? year - 1 : year;
  const at = (month: number, of: number | undefined): Meaning => ({
    kind: 'point',
    point: { month, ...(of !== undefined && { year: of }) },
  });
  return from === to ? undefined : span(at(from, later), at(to, year));
}
