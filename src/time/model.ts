/** What parsers say about an expression before it is put on the calendar, and what comes out of that. */

export type UnitName =
  | 'second'
  | 'minute'
  | 'hour'
  | 'day'
  | 'weekend'
  | 'week'
  | 'fortnight'
  | 'month'
  | 'quarter'
  | 'year'
  | 'decade'
  | 'century'
  | 'millennium';

export type Season = 'SP' | 'SU' | 'FA' | 'WI';

/** Parts of a calendar date and of a day's time: those stated or worked out, the others absent. */
export interface Point {
  /** Negative years are BC. */
  year?: number;
  /** 198 is the 1980s. */
  decade?: number;
  /** 19 is 1900 to 1999. */
  century?: number;
  half?: number;
  quarter?: number;
  season?: Season;
  month?: number;
  /** ISO week; `year` is then the week's. */
  week?: number;
  weekend?: boolean;
  /** ISO weekday, 1 Monday to 7 Sunday. */
  weekday?: number;
  day?: number;
  /** TimeML's part of the day: MO, MI, AF, EV, NI. */
  part?: string;
  hour?: number;
  minute?: number;
  second?: number;
  /** Minutes from UTC, where stated. */
  zone?: number;
}

export interface Amount {
  /** 'X': not said how many ("several"). */
  count: number | 'X';
  /** The greater end of "two to three weeks". */
  upTo?: number;
  unit: UnitName;
}

/** From where a relative expression counts: the report's date, or a time told before. */
export type From = 'report' | 'narrative';

export type Meaning =
  /** Calendar parts; what is missing above them is worked out. `other`: what else the figures can mean ("6/5/2024"). */
  | { kind: 'point'; point: Point; other?: Point; shift?: number; from?: From; fiscal?: boolean }
  /** "this week" (0), "last year" (-1), "yesterday" (-1 day). */
  | {
      kind: 'period';
      unit: UnitName;
      shift: number;
      from: From;
      part?: string;
      fiscal?: boolean;
      over?: boolean;
    }
  /** "ten days ago", "a year later". */
  | { kind: 'offset'; amount: Amount; sign: -1 | 1; from: From }
  /** A part of a whole that is itself to be worked out: "the third quarter of last year". */
  | { kind: 'within'; point: Point; whole: Meaning }
  /** "the week of April 29". */
  | { kind: 'week-of'; day: Meaning }
  | { kind: 'duration'; amounts: Amount[]; towards?: 'past' | 'future' }
  | { kind: 'set'; value: string; every?: string; times?: string }
  | { kind: 'reference'; value: 'PAST_REF' | 'PRESENT_REF' | 'FUTURE_REF' }
  /** "Feb 30", "25/04/1403": written as a date, but no day of this calendar. `point` is what was said. */
  | { kind: 'no-day'; point: Point }
  /** "the second Sunday of April", "the last Friday of Ramadan": -1 counts from the end. */
  | { kind: 'nth-weekday'; nth: number; weekday: number; whole: Meaning }
  /** A feast or a month of another calendar. */
  | { kind: 'holiday'; name: string; year?: number; shift?: number }
  /** A year, month or day of the Iranian or the Islamic calendar. */
  | {
      kind: 'other-calendar';
      calendar: 'iranian' | 'hijri';
      year?: number;
      month?: number;
      day?: number;
      shift?: number;
    }
  /** From the first of the one to the last of the other, said in one phrase. */
  | { kind: 'span'; one: Meaning; two: Meaning }
  /** "в ночь на 12 марта": the night that ends on that day. */
  | { kind: 'night-before'; day: Meaning };

/** TimeML's mods. */
export type Mod =
  | 'BEFORE'
  | 'AFTER'
  | 'ON_OR_BEFORE'
  | 'ON_OR_AFTER'
  | 'LESS_THAN'
  | 'MORE_THAN'
  | 'EQUAL_OR_LESS'
  | 'EQUAL_OR_MORE'
  | 'START'
  | 'MID'
  | 'END'
  | 'APPROX';

/** An expression found: tokens [from, to) and what they mean. */
export interface Match {
  from: number;
  to: number;
  meaning: Meaning;
  mod?: Mod;
  /** Clock time or part of day said beside a date. */
  clock?: Point;
  /** Lies before the report, whatever the verb says ("le 12 février dernier"). */
  over?: boolean;
  /** The parser that found it. */
  rule: string;
  /** Index among the matches of the expression that ends the range which this one begins. */
  until?: number;
}

/** A match put on the calendar. */
export interface Reading {
  type: 'DATE' | 'TIME' | 'DURATION' | 'SET';
  value: string;
  mod?: string;
  edtf?: string;
  earliest?: string;
  latest?: string;
  candidates?: string[];
  inferred?: string;
}
