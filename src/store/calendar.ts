/** The days that an EDTF value may mean. */
import edtf from 'edtf';
import { StoreError } from './error.js';

interface Dated {
  min?: number;
  max?: number;
}

/**
 * First and last day of an EDTF value, ISO dates, inclusive; an open or unknown side is absent.
 *
 * @throws StoreError invalid, when it is not EDTF
 * @example boundsOf('2024-05'); // { earliest: '2024-05-01', latest: '2024-05-31' }
 */
export function boundsOf(value: string): { earliest?: string; latest?: string } {
  const dated = parse(value);
  // A day of an unknown year has no bounds; the library would give the years 0 and 9999.
  if (/(?:^|[/[{,])-?XXXX/.test(value)) return {};
  const earliest = isoDay(dated.min);
  const latest = isoDay(dated.max);
  return { ...(earliest && { earliest }), ...(latest && { latest }) };
}

/** Whether a value is one that `boundsOf` takes. */
export function isEdtf(value: string): boolean {
  try {
    parse(value);
    return true;
  } catch {
    return false;
  }
}

function parse(value: string): Dated {
  try {
    return edtf(value) as Dated;
  } catch {
    throw new StoreError(
      'invalid',
      `"${value}" is not a date in EDTF; write 2024-05-08, 2024-05, 2024, 2024-05-08/2024-05-10 or XXXX-05-08`,
    );
  }
}

/** Milliseconds since 1970 as a day; absent when unbounded. */
function isoDay(milliseconds: number | undefined): string | undefined {
  if (typeof milliseconds !== 'number' || !Number.isFinite(milliseconds)) return undefined;
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().slice(0, -14);
}
