/** Two days said in one phrase: "10 to 14 April", "the night to 12 March". */
import { civil, dayNumber, iso, parseIso } from './calendar.js';
import { checkedEdtf } from './edtf.js';
import type { Match, Reading } from './model.js';
import { inOrder } from './order-ranges.js';
import { timexValue } from './point.js';

/** One reading from the first day of the one to the last day of the other; open where they cannot be put in order. */
export function resolveSpan(
  one: Match,
  two: Match,
  ahead: boolean,
  read: (match: Match) => Reading,
): Reading {
  let [first, second] = [read(one), read(two)];
  const ordered = inOrder(one, two, first, second, ahead);
  if (ordered) [first, second] = [read(ordered.one), read(ordered.two)];
  const value = `${first.value}/${second.value}`;
  const inferred = first.inferred ?? second.inferred;
  const [from, to] = [first.earliest, second.latest];
  const reading: Reading = { type: first.type, value, ...(inferred && { inferred }) };
  if (from === undefined || to === undefined || from > to) return reading;
  const edtf = checkedEdtf(
    first.edtf && second.edtf && !/[/[]/.test(first.edtf + second.edtf)
      ? `${first.edtf}/${second.edtf}`
      : `${from}/${to}`,
  );
  return { ...reading, ...(edtf && { edtf }), earliest: from, latest: to };
}

/** The night that ends on a day: that of the day before, as TIMEX3 counts nights. */
export function nightBefore(day: Reading): Reading {
  const date =
    day.earliest !== undefined && day.earliest === day.latest ? parseIso(day.earliest)?.date : undefined;
  if (!date) return { type: 'TIME', value: `${day.value}TNI` };
  const before = dayNumber(date.year, date.month, date.day) - 1;
  const edtf = checkedEdtf(`${iso(before)}/${day.earliest}`);
  return {
    type: 'TIME',
    value: timexValue({ ...civil(before), part: 'NI' }),
    ...(edtf && { edtf }),
    earliest: iso(before),
    ...(day.latest && { latest: day.latest }),
    inferred: [day.inferred, 'the night from the day before to that day'].filter(Boolean).join('; '),
  };
}
