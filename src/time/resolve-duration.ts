/** Durations: their TIMEX3 value, and the stretch of the calendar they cover when they end or begin at the report's date. */
import type { Anchor } from './anchor.js';
import { addMonths, civil, dayNumber, iso } from './calendar.js';
import { checkedEdtf } from './edtf.js';
import type { Amount, Meaning, Mod, Reading, UnitName } from './model.js';

const LETTERS: Readonly<Record<UnitName, string>> = {
  second: 'S',
  minute: 'M',
  hour: 'H',
  day: 'D',
  weekend: 'WE',
  week: 'W',
  fortnight: 'W',
  month: 'M',
  quarter: 'Q',
  year: 'Y',
  decade: 'E',
  century: 'C',
  millennium: 'L',
};

/** How many of the smaller unit a larger one holds, for halves. */
const SMALLER: Readonly<Partial<Record<UnitName, { unit: UnitName; per: number }>>> = {
  year: { unit: 'month', per: 12 },
  hour: { unit: 'minute', per: 60 },
  minute: { unit: 'second', per: 60 },
  day: { unit: 'hour', per: 24 },
  decade: { unit: 'year', per: 10 },
  century: { unit: 'year', per: 100 },
  month: { unit: 'week', per: 4 },
};

const isClock = (unit: UnitName): boolean => unit === 'second' || unit === 'minute' || unit === 'hour';

/** Whole parts: two and a half years are two years and six months. */
function wholeParts(amount: Amount): Amount[] {
  const { count, unit } = amount;
  if (count === 'X') return [amount];
  if (unit === 'fortnight') return [{ count: count * 2, unit: 'week' }];
  if (unit === 'decade' && Number.isInteger(count) && count > 1) return [{ count: count * 10, unit: 'year' }];
  if (unit === 'century' && Number.isInteger(count) && count > 1)
    return [{ count: count * 100, unit: 'year' }];
  if (unit === 'hour' && count === 24) return [{ count: 1, unit: 'day' }];
  if (Number.isInteger(count)) return [amount];
  const smaller = SMALLER[unit];
  if (!smaller) return [amount];
  const whole = Math.floor(count);
  const rest = Math.round((count - whole) * smaller.per * 100) / 100;
  return [
    ...(whole > 0 ? [{ count: whole, unit }] : []),
    ...(rest > 0 ? [{ count: rest, unit: smaller.unit }] : []),
  ];
}

/**
 * TIMEX3 value of amounts: "P2W", "PT1H30M", "P2Y6M", "PXM"; none at all is "PXX".
 *
 * @example amountValue([{ count: 2.5, unit: 'year' }]); // 'P2Y6M'
 */
export function amountValue(amounts: readonly Amount[]): string {
  if (amounts.length === 0) return 'PXX';
  const parts = amounts.flatMap(wholeParts);
  const dates = parts
    .filter(({ unit }) => !isClock(unit))
    .map(({ count, unit }) => `${count}${LETTERS[unit]}`);
  const times = parts
    .filter(({ unit }) => isClock(unit))
    .map(({ count, unit }) => `${count}${LETTERS[unit]}`);
  return `P${dates.join('')}${times.length > 0 ? `T${times.join('')}` : ''}`;
}

/** A day moved by an amount; undefined when the amount is vague. */
export function moveDay(day: number, amount: Amount, sign: 1 | -1): number | undefined {
  if (amount.count === 'X') return undefined;
  const { count, unit } = amount;
  const days = {
    second: 0,
    minute: 0,
    hour: Math.floor(count / 24),
    day: count,
    weekend: count * 7,
    week: count * 7,
    fortnight: count * 14,
  };
  if (unit in days) return day + sign * Math.round(days[unit as keyof typeof days]);
  const months = { month: 1, quarter: 3, year: 12, decade: 120, century: 1200, millennium: 12000 };
  const moved = addMonths(civil(day), sign * Math.round(count * months[unit as keyof typeof months]));
  return moved.year < 1 || moved.year > 9999 ? undefined : dayNumber(moved.year, moved.month, moved.day);
}

export function resolveDuration(
  meaning: Meaning & { kind: 'duration' },
  mod: Mod | undefined,
  anchor: Anchor,
): Reading {
  const reading: Reading = { type: 'DURATION', value: amountValue(meaning.amounts), ...(mod && { mod }) };
  const first = meaning.amounts[0];
  if (!meaning.towards || anchor.day === undefined || anchor.grain !== 'day') return reading;
  const report = anchor.day;
  const past = meaning.towards === 'past';
  const other = first && moveDay(report, { ...first, count: first.upTo ?? first.count }, past ? -1 : 1);
  const inferred = past
    ? "beginning worked out: it ends at the report's date"
    : "end worked out: it begins at the report's date";
  const edtf =
    other === undefined
      ? past
        ? `../${iso(report)}`
        : `${iso(report)}/..`
      : past
        ? `${iso(other)}~/${iso(report)}`
        : `${iso(report)}/${iso(other)}~`;
  const valid = checkedEdtf(edtf);
  return {
    ...reading,
    ...(valid && { edtf: valid }),
    ...((past ? other !== undefined : true) && { earliest: iso(past ? (other as number) : report) }),
    ...((past ? true : other !== undefined) && { latest: iso(past ? report : (other as number)) }),
    inferred,
  };
}
