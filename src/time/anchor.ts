/** What relative expressions are counted from: the report's date, and the times told so far. */
import { type CivilDate, dayNumber, parseIso } from './calendar.js';
import type { Point } from './model.js';
import { rangeOf } from './point.js';

/** Which way an open expression points, by the tense of its verb. */
export type Direction = 'past' | 'future' | undefined;
/** The same, and whether what the expression itself dates has happened: such a day never lies after the report. */
export type Pointing = Direction | 'happened';

export interface Evidence {
  /** Months (year × 12 + month − 1) stated with their years anywhere in the text, with how. */
  months: number[];
  /** Years stated anywhere in the text. */
  years: number[];
  /** Days stated with their weekday ("Thursday, Dec. 15"): what that weekday alone means where nothing dates the report. */
  named?: Point[];
}

/** The latest times told, each by its grain. Kept up to date in text order. */
export class Anchor {
  readonly date?: CivilDate;
  readonly grain?: 'day' | 'month' | 'year';
  /** The report's day; for a report dated by month or year, its middle. */
  readonly day?: number;
  told: {
    day?: number;
    month?: number;
    quarter?: { year?: number; quarter: number; at: number };
    year?: number;
  } = {};

  constructor(
    published: string | undefined,
    readonly evidence: Evidence,
  ) {
    const parsed = published === undefined ? undefined : parseIso(published);
    if (!parsed) return;
    this.date = parsed.date;
    this.grain = parsed.grain;
    const { year, month, day } = parsed.date;
    if (parsed.grain === 'day') this.day = dayNumber(year, month, day);
    else if (parsed.grain === 'month') this.day = dayNumber(year, month, 15);
    else this.day = dayNumber(year, 7, 1);
  }

  /**
   * Remembers a time that was told. `at` is its place among the tokens. What is set against the quarter at hand ("a year
   * earlier") does not become the quarter at hand.
   */
  tell(point: Point, at: number, compared = false): void {
    const { year, month, quarter, day } = point;
    // What lies ahead is no period with results.
    const ahead = quarter !== undefined && this.day !== undefined && (rangeOf(point)?.first ?? 0) > this.day;
    if (compared || ahead) return;
    // A new one, so that who kept the old one can go back to it.
    this.told = { ...this.told };
    // "the 1988 third quarter", told beside that of 1989, is set against it.
    const known = this.told.quarter;
    if (quarter && !(known?.quarter === quarter && known.year !== undefined && year === known.year - 1))
      this.told.quarter = { ...(year !== undefined && { year }), quarter, at };
    if (year === undefined) return;
    this.told.year = year;
    if (month) this.told.month = year * 12 + month - 1;
    if (day && month) this.told.day = rangeOf(point)?.first ?? 0;
  }
}
