/** JSON Lines: one record a line becomes one input. */

import { DocumentError } from './error.js';
import type { DocumentInput } from './input.js';

const WANTED =
  'a record is an object with "text" or "html", and may have "id", "url", "title", "outlet", "published"';

/**
 * Reads one line of JSON Lines.
 *
 * @param line the line, without its line end
 * @param number its number in the file, from 1; errors name it
 * @throws DocumentError `bad-record`
 */
export function parseRecord(line: string, number: number): DocumentInput {
  const fail = (reason: string) => new DocumentError('bad-record', `line ${number} ${reason}; ${WANTED}`);
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw fail('is not valid JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw fail('holds no JSON object');
  const record = value as Record<string, unknown>;
  const input: DocumentInput = {};
  for (const field of ['text', 'html', 'url', 'title', 'outlet', 'published'] as const) {
    const given = record[field];
    if (given === undefined || given === null) continue;
    if (typeof given !== 'string') throw fail(`has a "${field}" that is not a string`);
    if (given !== '' || field === 'text') input[field] = given;
  }
  const { id } = record;
  if (typeof id === 'string' || typeof id === 'number') {
    if (id !== '') input.id = String(id);
  } else if (id !== undefined && id !== null) throw fail('has an "id" that is neither a string nor a number');
  if (input.html !== undefined) delete input.text;
  else if (input.text === undefined) throw fail('has neither "text" nor "html"');
  if (Array.isArray(record.claims) && Array.isArray(record.attributions)) input.read = record;
  return input;
}
