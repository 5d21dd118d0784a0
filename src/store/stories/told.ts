/** What the desk keeps of a report for its stories: its signature, and the words of what it tells. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Report, Span } from '../../report.js';
import { type Signature, signatureOf } from '../../story/index.js';

export interface Told {
  signature: Signature;
  /** The words of facts, by "start-end". */
  quotes: Record<string, string>;
  /** Spans of the claims that tell of its happening. */
  claims: Record<string, Span[]>;
  /** The page's address. */
  address?: string;
}

/** The name of a range among quotes. */
export function rangeName({ start, end }: Span): string {
  return `${start}-${end}`;
}

/** A number further from what it counts is no phrase with it. */
const LONGEST_PHRASE = 120;

/** A number with what it counts, as one range; undefined where they stand far apart. */
export function phraseOf(number: Span, who: Span): Span | undefined {
  const start = Math.min(number.start, who.start);
  const end = Math.max(number.end, who.end);
  return end - start <= LONGEST_PHRASE ? { start, end } : undefined;
}

/**
 * What is kept of a report.
 *
 * @param report as the analyst has it
 * @param key names the report in stories
 */
export function toldOf(report: Report, key: string): Told {
  const signature = signatureOf({ ...report, id: key });
  const { numbers, places, days, means, account } = signature;
  const spans = [
    ...numbers.map(({ span }) => span),
    ...numbers.flatMap(({ who }) => who ?? []),
    ...numbers.flatMap(({ span, who }) => (who ? (phraseOf(span, who) ?? []) : [])),
    ...places.map(({ span }) => span),
    ...days.happened.flatMap(({ span }) => span ?? []),
    ...means.map(({ span }) => span),
    signature.label.span,
  ];
  const telling = new Set(account.claims);
  return {
    signature,
    quotes: Object.fromEntries(
      spans.map((span) => [rangeName(span), report.text.slice(span.start, span.end)]),
    ),
    claims: Object.fromEntries(
      report.claims.flatMap(({ id, spans: own }) =>
        telling.has(id) ? [[id, own.map(({ start, end }) => ({ start, end }))]] : [],
      ),
    ),
    ...(report.url !== undefined && { address: report.url }),
  };
}

/** Packed: words as numbers of fixed width, since JSON would make three times as much of them; the rest as JSON. */
export function packTold({ signature, ...rest }: Told): Uint8Array {
  const { words, titleWords, ...plain } = signature;
  const count = words.hashes.length;
  const heard = [...words.sounds.entries()].filter(([, sound]) => sound !== 0);
  const numbers = Buffer.alloc(8 + count * 8 + heard.length * 6 + 4 + titleWords.length * 4);
  let at = numbers.writeUInt32LE(count, 0);
  for (const hash of words.hashes) at = numbers.writeInt32LE(hash, at);
  let end = 0;
  for (let i = 0; i < count; i++) {
    // A gap or a word longer than this is no prose; what is lost is where it stands.
    at = numbers.writeUInt16LE(Math.min(0xffff, (words.starts[i] as number) - end), at);
    at = numbers.writeUInt16LE(Math.min(0xffff, (words.ends[i] as number) - (words.starts[i] as number)), at);
    end = words.ends[i] as number;
  }
  at = numbers.writeUInt32LE(heard.length, at);
  for (const [i, sound] of heard) {
    at = numbers.writeUInt16LE(i, at);
    at = numbers.writeInt32LE(sound, at);
  }
  at = numbers.writeUInt32LE(titleWords.length, at);
  for (const hash of titleWords) at = numbers.writeInt32LE(hash, at);
  const json = deflateRawSync(JSON.stringify({ ...rest, signature: plain }), { level: LEVEL });
  const head = Buffer.alloc(4);
  head.writeUInt32LE(at);
  return Buffer.concat([head, numbers.subarray(0, at), json]);
}

const LEVEL = 4;

export function unpackTold(packed: Uint8Array): Told {
  const bytes = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  const length = bytes.readUInt32LE(0);
  const numbers = bytes.subarray(4, 4 + length);
  const count = numbers.readUInt32LE(0);
  let at = 4;
  const hashes = new Int32Array(count);
  const starts = new Int32Array(count);
  const ends = new Int32Array(count);
  const sounds = new Int32Array(count);
  for (let i = 0; i < count; i++, at += 4) hashes[i] = numbers.readInt32LE(at);
  for (let i = 0, end = 0; i < count; i++, at += 4) {
    starts[i] = end + numbers.readUInt16LE(at);
    end = (starts[i] as number) + numbers.readUInt16LE(at + 2);
    ends[i] = end;
  }
  const heard = numbers.readUInt32LE(at);
  at += 4;
  for (let i = 0; i < heard; i++, at += 6) sounds[numbers.readUInt16LE(at)] = numbers.readInt32LE(at + 2);
  const titleWords = new Int32Array(numbers.readUInt32LE(at));
  at += 4;
  for (let i = 0; i < titleWords.length; i++, at += 4) titleWords[i] = numbers.readInt32LE(at);
  const { signature, ...rest } = JSON.parse(
    inflateRawSync(bytes.subarray(4 + length)).toString('utf8'),
  ) as Omit<Told, 'signature'> & { signature: Omit<Signature, 'words' | 'titleWords'> };
  return { ...rest, signature: { ...signature, words: { hashes, starts, ends, sounds }, titleWords } };
}
