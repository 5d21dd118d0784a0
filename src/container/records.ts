/** Records of JSON and JSON Lines → inputs. */
import { DocumentError } from './error.js';
import { type Columns, inputOfRecord } from './fields.js';
import type { DocumentInput } from './input.js';

const WANTED =
  'a record is an object with "text" or "html" (or a field that docs/input.md names), and may have "id", "url", "title", "outlet", "byline", "published", "language"';

/**
 * Reads one line of JSON Lines.
 *
 * @param line the line, without its line end
 * @param number its number in the file, from 1; errors name it
 * @throws DocumentError `bad-record`
 */
export function parseRecord(line: string, number: number, columns: Columns = {}): DocumentInput {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw badRecord(`line ${number}`, 'is not valid JSON');
  }
  return recordOf(value, `line ${number}`, columns);
}

/**
 * One record as an input.
 *
 * @param where which record it is, for errors: "line 7", "record 12"
 * @throws DocumentError `bad-record`
 */
export function recordOf(value: unknown, where: string, columns: Columns = {}): DocumentInput {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw badRecord(where, 'holds no JSON object');
  const record = value as Record<string, unknown>;
  const { id } = record;
  if (typeof id === 'object' && id !== null)
    throw badRecord(where, 'has an "id" that is neither a string nor a number');
  for (const field of ['text', 'html', 'url', 'title'] as const) {
    const given = record[field];
    if (given !== undefined && given !== null && typeof given !== 'string' && columns.text === undefined)
      throw badRecord(where, `has a "${field}" that is not a string`);
  }
  const input = inputOfRecord(record, 'field', columns);
  if (input)
    return Array.isArray(record.claims) && Array.isArray(record.attributions)
      ? { ...input, read: record }
      : input;
  // Nothing but blanks is a document, too: it says of itself that it holds no text.
  if (typeof record.text === 'string') return { text: record.text };
  throw badRecord(where, 'has neither "text" nor "html"');
}

function badRecord(where: string, reason: string): DocumentError {
  return new DocumentError('bad-record', `${where} ${reason}; ${WANTED}`);
}
