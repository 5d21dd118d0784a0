/** JSON that is no JSON Lines: an array of records, one record over several lines, an answer that holds a list of them. */

import { decodeText } from '../encoding/index.js';
import { type Bytes, collect } from './bytes.js';
import type { Context } from './context.js';
import { DocumentError } from './error.js';
import type { OpenedDocument } from './input.js';
import { recordOf } from './records.js';

/** Names under which answers of interfaces keep their records. */
const LISTS = [
  'data',
  'results',
  'articles',
  'items',
  'documents',
  'records',
  'hits',
  'stories',
  'docs',
  'news',
  'entries',
];

export async function* openJson(stream: Bytes, context: Context): AsyncGenerator<OpenedDocument> {
  const { name, limits, columns } = context;
  const { text } = decodeText(await collect(stream, limits));
  const records = recordsIn(parse(text));
  for (const [index, record] of records.entries()) {
    const recordName = records.length === 1 ? name : `${name}#${index + 1}`;
    try {
      yield { ok: true, name: recordName, input: recordOf(record, `record ${index + 1}`, columns) };
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
      yield { ok: false, name: recordName, error };
    }
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    throw new DocumentError('not-json', 'it begins as JSON but is not valid JSON; it may be cut short');
  }
}

/** The records of an answer, however deep its list lies. */
function recordsIn(value: unknown, depth = 0): unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'object' || value === null) return [value];
  const holder = value as Record<string, unknown>;
  for (const list of LISTS) {
    const inner = holder[list];
    if (Array.isArray(inner) && inner.some((one) => typeof one === 'object')) return inner;
    if (depth < 2 && typeof inner === 'object' && inner !== null) {
      const found = recordsIn(inner, depth + 1);
      if (found.length !== 1 || found[0] !== inner) return found;
    }
  }
  return [value];
}
