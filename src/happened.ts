/** When a claim would have happened, by its times and what they are to it; kept apart from when it was said. */
import type { Claim, Report, TimeExpression, TimeRole } from './report.js';

/** A time that a claim names, and what it is to the claim; without a role it is when it happened. */
export interface TimeOfClaim {
  time: TimeExpression;
  role?: TimeRole;
}

/** Days, both inclusive; a side that is absent is open. */
export interface Stretch {
  time: TimeExpression;
  earliest?: string;
  latest?: string;
}

const DAY = 86_400_000; // milliseconds
const ISO_DAY = /^\d{4}-\d{2}-\d{2}/;

/**
 * The times that a claim names. An id that leads nowhere is left out.
 *
 * @param times the report's, by id
 */
export function timesOf(
  claim: Pick<Claim, 'times' | 'timeRoles'>,
  times: ReadonlyMap<string, TimeExpression>,
): TimeOfClaim[] {
  return claim.times.flatMap((id) => {
    const time = times.get(id);
    const role = claim.timeRoles?.[id];
    return time ? [{ time, ...(role && { role }) }] : [];
  });
}

/**
 * The stretches in which a claim would have happened. Times that say it plainly ("on Monday") go before those that only
 * set it apart ("since 2021", "until Friday"); what lasts "since" a day, or came "after" it, had come when the report was
 * published, and what is still to come comes after that. Times of something else ("the worst since 2019") say nothing.
 *
 * @param times those that the claim names
 * @param tense the claim's
 * @param published the report's date; used when it is a day
 * @example happened(timesOf(claim, times), 'past', '2024-05-10'); // "closed since March": [{ earliest: '2024-03-01', latest: '2024-05-10', … }]
 */
export function happened(
  times: readonly TimeOfClaim[],
  tense: Claim['modality']['tense'],
  published: Report['published'],
): Stretch[] {
  const plain = times.filter(({ role }) => role === undefined);
  const used = plain.some(({ time }) => isDated(time)) ? plain : times.filter(({ role }) => role !== 'aside');
  const day = ISO_DAY.exec(published ?? '')?.[0];
  return used
    .filter(({ time }) => isDated(time))
    .map(({ time, role }) => ({ time, ...bounds(time, role, day, tense === 'future') }));
}

/** ACLED's code for a time: 1 the exact day, 2 within a week, 3 a month or coarser. */
export function timePrecisionOf(time: TimeExpression): Claim['timePrecision'] {
  if (time.type === 'DURATION' || time.type === 'SET') return undefined;
  if (time.earliest && time.latest) {
    const days = (Date.parse(time.latest) - Date.parse(time.earliest)) / DAY;
    if (Number.isFinite(days)) return days < 1 ? 1 : days <= 7 ? 2 : 3;
  }
  if (/^[\dX]{4}-[\dX]{2}-\d{2}/.test(time.value)) return 1;
  if (/^[\dX]{4}-W\d{2}/.test(time.value)) return 2;
  return /^\d{3}/.test(time.value) ? 3 : undefined;
}

/** The most exact of a claim's times that say when it happened: "on Monday", "from Monday", not "until Monday". */
export function bestPrecision(times: readonly TimeOfClaim[]): Claim['timePrecision'] {
  const codes = times
    .filter(({ role }) => role === undefined || role === 'from')
    .flatMap(({ time }) => timePrecisionOf(time) ?? []);
  return codes.length ? (Math.min(...codes) as 1 | 2 | 3) : undefined;
}

function isDated({ earliest, latest }: TimeExpression): boolean {
  return earliest !== undefined || latest !== undefined;
}

function bounds(
  time: TimeExpression,
  role: TimeRole | undefined,
  published: string | undefined,
  isToCome: boolean,
): Omit<Stretch, 'time'> {
  const earliest = time.earliest?.slice(0, 10);
  const latest = time.latest?.slice(0, 10);
  switch (role) {
    case 'since':
    case 'after':
      return between(earliest, isToCome || isBefore(published, earliest) ? undefined : published);
    case 'from':
      return between(earliest, undefined);
    case 'until':
    case 'by':
      return between(isToCome && isBefore(published, latest) ? published : undefined, latest);
    case 'before': {
      const end = earliest && dayBefore(earliest);
      return between(isToCome && isBefore(published, end) ? published : undefined, end);
    }
    default:
      return between(earliest, latest);
  }
}

function between(earliest: string | undefined, latest: string | undefined): Omit<Stretch, 'time'> {
  return { ...(earliest && { earliest }), ...(latest && { latest }) };
}

function isBefore(day: string | undefined, other: string | undefined): boolean {
  return day !== undefined && other !== undefined && day < other;
}

function dayBefore(day: string): string | undefined {
  const milliseconds = Date.parse(day) - DAY;
  return Number.isNaN(milliseconds) ? undefined : new Date(milliseconds).toISOString().slice(0, -14);
}
