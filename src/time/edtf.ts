/** Every EDTF value that leaves time/ has passed the `edtf` library's parser (EDTF levels 0 to 2, ISO 8601-2). */
import edtf from 'edtf';

/** Values checked before: reports repeat their dates, and the parser is slow. Bounded; never changes a result. */
const checked = new Map<string, boolean>();
const MOST_CHECKED = 20_000;

/**
 * The value itself when it is EDTF; undefined otherwise, so that nothing malformed is shown.
 *
 * @example checkedEdtf('1989-33'); // '1989-33'
 */
export function checkedEdtf(value: string): string | undefined {
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
