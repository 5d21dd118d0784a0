/**
 * Every EDTF value that leaves time/ is checked: plain dates and intervals of them (level 0, with level 1's marks) against the
 * calendar, which is quick, and all else (X, seasons, sets, open ends) by the `edtf` library's parser (levels 0 to 2, ISO 8601-2).
 */
import edtf from 'edtf';
import { isDay } from './calendar.js';

/** Values checked before: reports repeat their dates, and the parser is slow. Bounded; never changes a result. */
const checked = new Map<string, boolean>();
const MOST_CHECKED = 20_000;

/**
 * The value itself when it is EDTF; undefined otherwise, so that nothing malformed is shown.
 *
 * @example checkedEdtf('1989-33'); // '1989-33'
 */
export function checkedEdtf(value: string): string | undefined {
  if (isPlain(value)) return value;
  let valid = checked.get(value);
  if (valid === undefined) {
    valid = isEdtf(value);
    if (checked.size >= MOST_CHECKED) checked.clear();
    checked.set(value, valid);
  }
  return valid ? value : undefined;
}

function isEdtf(value: string): boolean {
  try {
    edtf(value);
    return true;
  } catch {
    return false;
  }
}

const DATE = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?[~?%]?$/;

/** "2024-05", "2024-05-06~", "2024-05-06/2024-05-12". */
function isPlain(value: string): boolean {
  const slash = value.indexOf('/');
  if (slash < 0) return isPlainDate(value);
  return isPlainDate(value.slice(0, slash)) && isPlainDate(value.slice(slash + 1));
}

function isPlainDate(value: string): boolean {
  const parts = DATE.exec(value);
  return parts !== null && isDay(Number(parts[1]), Number(parts[2] ?? 1), Number(parts[3] ?? 1));
}
