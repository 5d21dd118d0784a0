/** Dates as pages write them → EDTF calendar dates. A date is kept as it is written, in the page's own time zone. */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_NAME =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const YEAR = '((?:19|20)\\d\\d)';

const ISO = /^\s*((?:19|20)\d\d)-(\d\d?)(?:-(\d\d?))?(?=$|[T\s+Z])/;
const COMPACT = /^\s*((?:19|20)\d\d)(\d\d)(\d\d)(?=$|T|\d{6}$)/;
const SLASHED_YEAR_FIRST = /^\s*((?:19|20)\d\d)[/.](\d\d?)[/.](\d\d?)(?!\d)/;
const YEAR_ONLY = /^\s*((?:19|20)\d\d)\s*$/;
const DAY_MONTH_YEAR = new RegExp(
  `\\b(\\d{1,2})(?:st|nd|rd|th)?[\\s.-]{1,3}${MONTH_NAME}[\\s.,-]{1,3}${YEAR}\\b`,
  'i',
);
const MONTH_DAY_YEAR = new RegExp(
  `\\b${MONTH_NAME}\\.?\\s{1,3}(\\d{1,2})(?:st|nd|rd|th)?,?\\s{1,3}${YEAR}\\b`,
  'i',
);
const NUMERIC_DAY_LAST = /(?:^|\s)(\d\d?)([/.-])(\d\d?)\2((?:19|20)\d\d)(?!\d)/;
const TIMESTAMP = /^\s*(\d{10}|\d{13})\s*$/;

/**
 * A date out of metadata as an EDTF date.
 *
 * @param written an ISO date or date-time, an RFC 2822 date, a date in English words, a Unix time
 * @returns `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; undefined when it is none or could be two (`03/04/2024`)
 * @example toEdtfDate('2024-05-08T23:30:00+03:00') // "2024-05-08"
 */
export function toEdtfDate(written: string): string | undefined {
  const text = written.slice(0, 100);
  const iso = ISO.exec(text) ?? COMPACT.exec(text) ?? SLASHED_YEAR_FIRST.exec(text) ?? YEAR_ONLY.exec(text);
  if (iso) return calendarDate(iso[1], iso[2], iso[3]);
  const dayFirst = DAY_MONTH_YEAR.exec(text);
  if (dayFirst) return calendarDate(dayFirst[3], monthNumber(dayFirst[2]), dayFirst[1]);
  const monthFirst = MONTH_DAY_YEAR.exec(text);
  if (monthFirst) return calendarDate(monthFirst[3], monthNumber(monthFirst[1]), monthFirst[2]);
  const numeric = NUMERIC_DAY_LAST.exec(text);
  if (numeric) return numericDate(numeric);
  const timestamp = TIMESTAMP.exec(text)?.[1];
  if (timestamp) return fromTimestamp(timestamp);
  return undefined;
}

/** `08.05.2024` is day first everywhere; with a slash or a hyphen only a number above twelve tells. */
function numericDate([, first, separator, second, year]: RegExpExecArray): string | undefined {
  const [a, b] = [Number(first), Number(second)];
  if (separator === '.' || a > 12 || a === b) return calendarDate(year, second, first);
  return b > 12 ? calendarDate(year, first, second) : undefined;
}

function fromTimestamp(digits: string): string | undefined {
  const date = new Date(Number(digits) * (digits.length === 10 ? 1000 : 1));
  const iso = date.toISOString().slice(0, 10);
  return iso >= '1995' ? iso : undefined;
}

function monthNumber(name: string | undefined): string {
  return String(MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1);
}

function calendarDate(year?: string, month?: string, day?: string): string | undefined {
  if (!year) return undefined;
  if (!month) return year;
  const [y, m] = [Number(year), Number(month)];
  if (m < 1 || m > 12) return undefined;
  const yearMonth = `${year}-${month.padStart(2, '0')}`;
  if (!day) return yearMonth;
  const d = Number(day);
  if (d < 1 || d > new Date(Date.UTC(y, m, 0)).getUTCDate()) return undefined;
  return `${yearMonth}-${day.padStart(2, '0')}`;
}

const IN_PATH = /[/-]((?:19|20)\d\d)[/-](\d\d?)(?:[/-](\d\d?))?(?=[/-]|$|[^\d/-])/g;
const COMPACT_IN_PATH = /[/-]((?:19|20)\d\d)(\d\d)(\d\d)(?=[/-]|$|\D)/;

/**
 * The date in an address: `/2024/05/08/`, `/2024-05-08-title`, `/20240508/`, `/2024/05/`.
 *
 * @returns EDTF date; undefined when the address has none
 */
export function dateInUrl(url: string): string | undefined {
  const path = pathOf(url);
  let monthOnly: string | undefined;
  for (const [, year, month, day] of path.matchAll(IN_PATH)) {
    const date = calendarDate(year, month, day) ?? undefined;
    if (date && day) return date;
    if (date && month && month.length === 2) monthOnly ??= date;
  }
  const compact = COMPACT_IN_PATH.exec(path);
  return (compact && calendarDate(compact[1], compact[2], compact[3])) ?? monthOnly;
}

function pathOf(url: string): string {
  try {
    return new URL(url, 'http://x/').pathname.slice(0, 500);
  } catch {
    return '';
  }
}
