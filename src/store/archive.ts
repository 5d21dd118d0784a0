/** The whole desk as one file that outlives it: JSON Lines, gzip. docs/desk.md describes the format. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';
import {
  type ArchivedReport,
  type ArchivedReview,
  archivedReportSchema,
  archivedReviewSchema,
} from './archived.js';
import type { Cases } from './cases.js';
import type { Database } from './database.js';
import { StoreError } from './error.js';
import { filterSchema } from './model.js';
import { readingOf, unpack } from './originals.js';
import type { Reports } from './reports.js';
import type { Reviews } from './reviews.js';
import type { SavedFilters } from './saved-filters.js';
import type { Speakers } from './speakers.js';

/** 2: analysts' additions to a reading, tags, cases. What an earlier one holds is read as before. */
const FORMAT = 2;
/** Characters of the longest line taken: an original of 100 MB in Base64, with room for its reading. */
const LONGEST_LINE = 300_000_000;
/**
 * How many times its size an archive may unpack to. Readings pack to about a tenth; what packs a hundred times better is
 * made to fill the memory. Small ones are not looked at.
 */
const MOST_EXPANSION = 100;
const SMALL = 20_000_000;

const lineSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('headwater-desk'), format: z.number() }),
  archivedReportSchema,
  archivedReviewSchema,
  z.object({ type: z.literal('filter'), name: z.string(), filter: filterSchema }),
  z.object({
    type: z.literal('end'),
    lines: z.number().describe('lines before this one'),
    sha256: z.string().describe('of those lines, each with its line feed'),
  }),
]);
type Line = z.infer<typeof lineSchema>;

/** The desk, as bytes in the order in which they are to be written. What changes meanwhile may be in it or not. */
export async function* writeArchive(database: Database): AsyncGenerator<Uint8Array> {
  const packed = pipeline(Readable.from(sealed(database)), createGzip(), () => {});
  for await (const chunk of packed) yield chunk as Uint8Array;
}

function* sealed(database: Database): Generator<string> {
  const hash = createHash('sha256');
  let count = 0;
  for (const line of lines(database)) {
    const text = `${JSON.stringify(line)}\n`;
    hash.update(text);
    count += 1;
    yield text;
  }
  yield `${JSON.stringify({ type: 'end', lines: count, sha256: hash.digest('hex') } satisfies Line)}\n`;
}

function* lines(database: Database): Generator<Record<string, unknown>> {
  yield { type: 'headwater-desk', format: FORMAT };
  type Row = { id: number; reading: Uint8Array } & Record<string, unknown>;
  let last = 0;
  for (;;) {
    // One at a time: a desk's readings do not fit into memory together.
    const row = database.get<Row>(
      'SELECT id, key, address, version, reader, added, read, binned, reading FROM report WHERE id > ? ORDER BY id LIMIT 1',
      last,
    );
    if (!row) break;
    const { id, reading, ...facts } = row;
    last = id;
    const report = readingOf(reading);
    yield { type: 'report', ...facts, appearances: archivedAppearances(database, id), report };
  }
  const reviews = database.all<Record<'action' | 'anchors' | 'before', string> & Record<string, unknown>>(
    `SELECT review.id, at, who, report.key AS report, action, anchors, before, why FROM review
     LEFT JOIN report ON report.id = review.report ORDER BY review.id`,
  );
  for (const { action, anchors, before, ...row } of reviews)
    yield {
      type: 'review',
      ...row,
      action: JSON.parse(action),
      anchors: JSON.parse(anchors),
      before: JSON.parse(before),
    };
  const filters = database.all<{ name: string; filter: string }>(
    'SELECT name, filter FROM saved_filter ORDER BY name',
  );
  for (const { name, filter } of filters) yield { type: 'filter', name, filter: JSON.parse(filter) };
}

function archivedAppearances(database: Database, report: number): ArchivedReport['appearances'] {
  const rows = database.all<{
    kind: 'bytes' | 'text' | 'html';
    body: Uint8Array;
    given: string;
    added: string;
  }>(
    `SELECT kind, body, given, appearance.added AS added FROM appearance JOIN original ON original.id = original
     WHERE report = ? ORDER BY appearance.id`,
    report,
  );
  return rows.map(({ kind, body, given, added }) => ({
    original: { kind, body: unpack(body).toString(kind === 'bytes' ? 'base64' : 'utf8') },
    given: JSON.parse(given) as ArchivedReport['appearances'][number]['given'],
    added,
  }));
}

export interface Keepers {
  database: Database;
  reports: Reports;
  reviews: Reviews;
  speakers: Speakers;
  cases: Cases;
  filters: SavedFilters;
}

/**
 * Takes an archive in: first all of it is checked, then it is taken, a record at a time. Taking the same archive
 * twice, or again after it was broken off, does no harm.
 *
 * @param path of the archive's file
 */
export async function readArchive(
  keepers: Keepers,
  path: string,
): Promise<{ reports: number; known: number; reviews: number; filters: number }> {
  for await (const _line of checked(path)) {
    // All of it is read once before any of it is taken.
  }
  const taken = { reports: 0, known: 0, reviews: 0, filters: 0 };
  const reviews: ArchivedReview[] = [];
  const keys = new Map<string, string>();
  for await (const line of checked(path)) {
    if (line.type === 'report') {
      const { key, added } = keepers.reports.restore(line);
      keys.set(line.key, key);
      taken[added ? 'reports' : 'known'] += 1;
    }
    if (line.type === 'review') reviews.push(line);
    if (line.type === 'filter' && !keepers.filters.list().some(({ name }) => name === line.name)) {
      keepers.filters.save(line.name, line.filter);
      taken.filters += 1;
    }
  }
  keepers.database.transaction(() => {
    taken.reviews = keepers.reviews.restore(reviews, keys);
    keepers.speakers.rebuild();
    keepers.cases.rebuild();
  });
  return taken;
}

async function* checked(path: string): AsyncGenerator<Line> {
  const hash = createHash('sha256');
  let count = 0;
  let ended = false;
  for await (const text of textLines(path)) {
    if (ended) throw invalid(count + 1, 'there is something after the end');
    const line = parseLine(text, count + 1);
    if ((count === 0) !== (line.type === 'headwater-desk'))
      throw invalid(count + 1, "it does not begin as a desk's archive does");
    if (line.type === 'headwater-desk' && line.format > FORMAT)
      throw new StoreError(
        'newer',
        `the archive is of format ${line.format}; this Headwater knows up to ${FORMAT}`,
      );
    if (line.type === 'end') {
      if (line.lines !== count || line.sha256 !== hash.digest('hex'))
        throw invalid(count + 1, 'its contents are not what was written: it was changed or damaged');
      ended = true;
      continue;
    }
    hash.update(`${text}\n`);
    count += 1;
    yield line;
  }
  if (!ended) throw invalid(count + 1, 'it is cut short');
}

function parseLine(text: string, number: number): Line {
  try {
    return lineSchema.parse(JSON.parse(text));
  } catch {
    throw invalid(number, 'it is not a record of an archive');
  }
}

async function* textLines(path: string): AsyncGenerator<string> {
  const unpacked = pipeline(createReadStream(path), createGunzip(), () => {});
  unpacked.setEncoding('utf8');
  let rest: string[] = [];
  let length = 0;
  let total = 0;
  const most = Math.max(SMALL, (await stat(path)).size * MOST_EXPANSION);
  try {
    for await (const chunk of unpacked as AsyncIterable<string>) {
      total += chunk.length;
      if (total > most)
        throw new StoreError('invalid', `the archive unpacks to more than ${MOST_EXPANSION} times its size`);
      const parts = chunk.split('\n');
      for (const part of parts.slice(0, -1)) {
        rest.push(part);
        yield rest.join('');
        rest = [];
        length = 0;
      }
      rest.push(parts.at(-1) ?? '');
      length += rest.at(-1)?.length ?? 0;
      if (length > LONGEST_LINE) throw new StoreError('invalid', 'the archive has a line that is too long');
    }
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError(
      'invalid',
      'it is not an archive of a desk, or it is cut short: it cannot be unpacked',
    );
  }
  if (rest.join('') !== '') yield rest.join('');
}

function invalid(line: number, reason: string): StoreError {
  return new StoreError('invalid', `the archive cannot be taken in (line ${line}): ${reason}`);
}
