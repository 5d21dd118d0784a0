/** Numbers that count nothing: dates, clock times, years, and figures that are part of a name or a label. */
import type { Tokens } from '../lexer.js';
import type { Amount } from '../model.js';
import { LEAST_UP_TO } from './amount.js';
import { stands } from './number.js';
import type { Tongue } from './tongue.js';

/** Days of a month, and years of the calendars that reports use, when they stand alone. */
const LAST_DAY = 31;
const YEARS: readonly (readonly [number, number])[] = [
  [1300, 1499],
  [1900, 2099],
];
/** What may stand between a day and its month ("12 и 13 июня", "17 من شهر"). */
const TO_MONTH = new Set([
  'и',
  'та',
  'й',
  'і',
  'до',
  'по',
  '-',
  '–',
  '—',
  'و',
  'الی',
  'من',
  'au',
  'et',
  'du',
  'تا',
  ',',
  '،',
  'شهر',
  'ماه',
]);
const MOST_TO_MONTH = 5;
/** What Arabic writes right before figures. */
const BEFORE_FIGURES = new Set(['و', 'ف', 'ب', 'ل', 'ال', 'وال', 'بال']);

/** Whether an amount is (part of) a date, a clock time, a year or how long ago something was. */
export function inTime(tokens: Tokens, amount: Amount, tongue: Tongue): boolean {
  const { from, to, min, max, unit } = amount;
  const months = tongue.list('months');
  const value = max ?? min ?? 0;
  if (!unit && !amount.percent && value <= LAST_DAY && untilMonth(tokens, to, months)) return true;
  if (months.has(tokens.low(to)) && !amount.currency) return true;
  if (isYear(tokens, amount)) return true;
  // "الـ17 من شهر": the seventeenth
  if (/^و?ب?ال$/u.test(tokens.low(from - 1)) && tokens.low(to) === 'من') return true;
  if (unit?.kind === 'duration') {
    if (tongue.list('ago').has(tokens.low(to))) return true;
    const prior = tongue.agoBefore.some((words) => stands(tokens, from - words.length, words));
    return prior || (unit.symbol === 'h' && tongue.list('clock').has(tokens.low(from - 1)));
  }
  if (tongue.list('clock').has('ساعت') && tokens.low(from - 1) === 'ساعت') return true;
  const before = tokens.low(from - 1);
  return before === 'الساعه';
}

/** "2024 года", "1446 року", a bare 2019. */
function isYear(tokens: Tokens, { from, to, bare, figures, unit, min }: Amount): boolean {
  const shape = figures && tokens.at(from).kind === 'digits' && tokens.at(from).text.length === 4;
  const alone = (bare && to === from + 1) || (unit?.symbol === 'a' && to === from + 2);
  return shape && alone && YEARS.some(([first, last]) => (min ?? 0) >= first && (min ?? 0) <= last);
}

function untilMonth(tokens: Tokens, to: number, months: ReadonlySet<string>): boolean {
  for (let at = to; at < to + MOST_TO_MONTH; at++) {
    const { lower, kind } = tokens.at(at);
    if (months.has(lower) || (lower === 'mois' && tokens.low(at - 1) === 'du')) return true;
    const attached = lower.startsWith('و') && lower.length > 1;
    if (!(kind === 'digits' && lower.length < 3) && !TO_MONTH.has(lower) && !attached) return false;
  }
  return false;
}

/** "№ 5", "Су-34", "10:30", "05.03.2025", "23-метровый", "2023-го", "1er": figures that count nothing. */
export function isLabel(tokens: Tokens, amount: Amount, tongue: Tongue): boolean {
  const before = tokens.at(amount.from - 1);
  if (tongue.list('labels').has(before.lower) || before.lower === '#') return true;
  // "до двох шкіл" is as often "to two schools" as "up to two": which, cannot be told.
  const measured = amount.unit || amount.percent || amount.currency;
  if (before.lower === 'до' && !measured && (amount.max ?? 0) < LEAST_UP_TO) return true;
  const first = tokens.at(amount.from);
  if (first.kind === 'digits' && !first.spaced && before.kind !== 'break') {
    const marks = ['-', '/', ':', '.', ',', '_'].includes(before.lower);
    const word = before.kind === 'word' && !BEFORE_FIGURES.has(before.lower);
    if (word || (marks && !before.spaced && ['word', 'digits'].includes(tokens.at(amount.from - 2).kind)))
      return true;
  }
  if (tokens.at(amount.to - 1).kind !== 'digits') return false;
  const after = tokens.at(amount.to);
  if (after.spaced || after.kind === 'break') return false;
  if (after.kind === 'word') return true;
  const beyond = tokens.at(amount.to + 1);
  return (
    ['-', '/', ':', '.', '–'].includes(after.lower) &&
    !beyond.spaced &&
    ['word', 'digits'].includes(beyond.kind)
  );
}
