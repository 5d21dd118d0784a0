/**
 * Opening what arrives: a web archive, made for the purpose by repeating the samples' page, that is mostly what a crawl
 * mostly holds: requests, pictures, scripts. HEADWATER_BENCH_WARC_MB says how large it is, 100 when not given.
 */
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { documentsOf } from '../dist/index.js';
import { headwater } from './command.js';
import { floorTable } from './floors.js';
import { ROOT } from './paths.js';

/** MB of the archive. */
const SIZE = Number(process.env.HEADWATER_BENCH_WARC_MB ?? 100);
/** Pages in it: enough that reading them outweighs the start of the program. */
const PAGES = 40;
/** Bytes of a record that is no page; crawls hold pictures and scripts of about this size. */
const OTHER = 40_000;

const CRLF = '\r\n';

function record(type: string, url: string, block: Buffer): Buffer {
  const head = [
    'WARC/1.0',
    `WARC-Type: ${type}`,
    `WARC-Target-URI: ${url}`,
    'WARC-Date: 2024-05-08T06:00:00Z',
    'Content-Type: application/http; msgtype=response',
    `Content-Length: ${block.length}`,
  ].join(CRLF);
  return Buffer.concat([Buffer.from(`${head}${CRLF}${CRLF}`), block, Buffer.from(CRLF + CRLF)]);
}

function answer(type: string, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`HTTP/1.1 200 OK${CRLF}Content-Type: ${type}${CRLF}${CRLF}`), body]);
}

/** Bytes that no compression and no search finds a pattern in; the same each time. */
function noise(length: number, seed: number): Buffer {
  const bytes = Buffer.alloc(length);
  let state = seed >>> 0 || 1;
  for (let i = 0; i + 4 <= length; i += 4) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes.writeUInt32LE(state, i);
  }
  return bytes;
}

/** The samples' page with a number of its own: a page that is repeated to the letter is opened once. */
function pageOf(number: number): string {
  const page = readFileSync(join(ROOT, 'samples/05-trains-return.html'), 'utf8');
  return page.replace('</p>', ` It was train number ${number}.</p>`);
}

/** Records for so many MB, with so many pages spread over them. */
function* archive(megabytes: number, pages: number): Generator<Buffer> {
  let written = 0;
  let given = 0;
  for (let n = 0; written < megabytes * 1e6 || given < pages; n += 1) {
    const isDue = given < pages && written >= (given / pages) * megabytes * 1e6;
    const url = `https://example.org/${n}`;
    const kind = n % 3;
    const block = isDue
      ? record('response', url, answer('text/html; charset=utf-8', Buffer.from(pageOf(given++))))
      : kind === 0
        ? record('request', url, noise(1_000, n))
        : record('response', url, answer(kind === 1 ? 'image/jpeg' : 'text/css', noise(OTHER, n)));
    written += block.length;
    yield block;
  }
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

/** Opens a file and reads nothing of it. */
async function open(path: string): Promise<number> {
  let documents = 0;
  for await (const one of documentsOf(path)) if (one.ok) documents += 1;
  return documents;
}

export async function inputSection(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'headwater-bench-input-'));
  try {
    const others = join(folder, 'others.warc');
    const crawl = join(folder, 'crawl.warc');
    const pages = join(folder, 'pages.jsonl');
    const output = join(folder, 'out.jsonl');
    await pipeline(Readable.from(archive(SIZE, 0)), createWriteStream(others));
    const passing = await seconds(async () => {
      if ((await open(others)) !== 0) throw new Error('documents where none are');
    });
    rmSync(others);
    await pipeline(Readable.from(archive(SIZE, PAGES)), createWriteStream(crawl));
    const lines = Array.from({ length: PAGES }, (_, n) => `${JSON.stringify({ html: pageOf(n) })}\n`);
    await pipeline(Readable.from(lines), createWriteStream(pages));
    const alone = await headwater(['read', pages, '--format', 'jsonl', '--quiet'], output);
    const read = await headwater(['read', crawl, '--format', 'jsonl', '--quiet'], output);
    const reports = readFileSync(output, 'utf8').trim().split('\n').length;
    if (reports !== PAGES) throw new Error(`${reports} reports of ${PAGES} pages`);
    return [
      `A WARC of ${SIZE} MB made for the purpose: ${PAGES} pages among requests, pictures and style sheets. The same pages as JSON Lines take ${alone.seconds.toFixed(1)} s, the archive ${read.seconds.toFixed(1)} s.`,
      floorTable([
        { what: 'records that are no pages, MB/s', measured: SIZE / passing, floor: 40, digits: 0 },
        {
          what: 'memory of reading it, all processes, MB',
          measured: read.peakMegabytes,
          floor: 600,
          atMost: true,
          digits: 0,
        },
        {
          what: 'time against that of its pages alone',
          measured: read.seconds / alone.seconds,
          floor: 1.25,
          atMost: true,
          digits: 2,
        },
      ]),
    ].join('\n\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
