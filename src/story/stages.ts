/**
 * Joining in stages, for engines that shuffle: each takes plain lines and gives plain lines, and what lies between is
 * counting, sorting and meeting by a key. Whatever counts over all reports (how often a word is used, what recurs over
 * days, who is who) is counted in between and comes back with each report, so that no stage ever holds more than the
 * reports that met. The stories are those of `join`, to the byte.
 */
import type { Story } from '../story.js';
import type { Teller } from './account.js';
import { dayOf, FIT, inOrder, joinMet, matcherOf, type Pair, rankOf } from './join.js';
import { keyNumbersOf, rowNumber } from './keys.js';
import { fingerprint, type Packed, pack, unpack } from './packed.js';
import { formOf, type Registry, registryOfTellings } from './registry.js';
import type { Signature } from './signature.js';
import { sampledRows } from './strings.js';

export interface SignatureLine extends Packed {
  /** Of several lines with one id the one with the greatest print counts. */
  print: string;
}

/** What a report meets others by, and what is to be counted over all reports. */
export interface KeysLine {
  n: number;
  /** Numbers of 33 bits. Reports meet that share one, unless more than `RULES.crowd` do. */
  keys: number[];
  /** Day of publication, for what recurs; days since 1970-01-01, or -1. */
  day: number;
  /** Rows of words, and the key of each. Those of `RULES.recurs` days or more are furniture; their keys bring nobody together. */
  rows: number[];
  rowKeys: number[];
  /** Words of the report; of how many reports hold each, the first `counted` are counted. */
  words: number[];
  counted: number;
  /** Whom it names for its account, each as told. */
  forms: string[];
  /** Sorts forms by where they are first told, when a form's place in `forms` follows in five digits. */
  order: string;
}

/** What is counted over all reports, as far as it concerns one. */
export interface Shares {
  /** How many reports there are. */
  of: number;
  /** How many reports hold each of the report's words, in the order of `KeysLine.words`. */
  counts: number[];
  /** Those of its rows that are furniture. */
  furniture: number[];
}

export interface ComparedLine extends Shares {
  n: number;
  id: string;
  compared: string;
  /** The numbers of those that it is to be compared with. */
  others: number[];
}

/** Two reports that may be of one story, and the weight of that in bits. */
export interface PairLine {
  a: number;
  b: number;
  bits: number;
}

export interface JoinedLine extends Shares, Packed {
  n: number;
  /** Who is behind its tellers, where that is known: by place in `KeysLine.forms`. */
  known: { at: number; known: string }[];
}

/** A report's signature, packed. */
export function signatureLine(signature: Signature): SignatureLine {
  const packed = pack(signature);
  return { id: packed.id, print: fingerprint(packed), compared: packed.compared, told: packed.told };
}

/** @param n a number that stands for the report in all that follows */
export function keysLine(n: number, packed: Packed): KeysLine {
  const signature = unpack(packed);
  const rows = [...new Set(sampledRows(signature))];
  return {
    n,
    keys: keyNumbersOf(signature),
    day: dayOf(signature),
    rows,
    rowKeys: rows.map(rowNumber),
    ...wordsAsked(signature),
    forms: signature.account.tellers.map(formOf),
    order: orderOf(signature),
  };
}

/** The words whose use is asked for: those of the text, which are counted, and those of the title alone. */
function wordsAsked({ words, titleWords }: Signature): Pick<KeysLine, 'words' | 'counted'> {
  const all = new Set([...words.hashes, ...words.sounds]);
  const counted = all.size;
  for (const word of titleWords) all.add(word);
  return { words: [...all], counted };
}

const EARLIEST = 10_000_000; // days before 1970 that can be told
const DIGITS = 10;

/** Sorted by its bytes in UTF-8, as engines do, it gives the order of `inOrder`. */
function orderOf(signature: Signature): string {
  const rank = rankOf(signature);
  const day =
    rank === Number.MAX_SAFE_INTEGER ? '9'.repeat(DIGITS) : String(rank + EARLIEST).padStart(DIGITS, '0');
  return `${day}${escaped(signature.id)}\u0000`;
}

/** UTF-16 and UTF-8 sort surrogates and what lies above them differently; written in digits they are alike. */
function escaped(id: string): string {
  return id.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what ends an id is kept out of it
    /[\u0000\u0001\ud7ff-\uffff]/g,
    (unit) => {
      const code = unit.charCodeAt(0);
      return code < 2 ? `\u0001${String.fromCharCode(code + 1)}` : `\ud7ff${code.toString(16)}`;
    },
  );
}

/**
 * Who is behind whom, by all that reports tell; only forms of which more is known than they say.
 *
 * @param forms each form once, with how often it is told and the smallest `order` and place
 */
export function knownForms(
  forms: readonly { form: string; count: number; first: string }[],
): { form: string; known: string }[] {
  const sorted = [...forms].sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0));
  const tellings = sorted.map(({ form, count }) => ({ teller: JSON.parse(form) as Teller, count }));
  const registry = registryOfTellings(tellings);
  return sorted.flatMap(({ form }, i) => {
    const teller = (tellings[i] as { teller: Teller }).teller;
    const { of, words, person } = registry.known(teller);
    const isNew = of !== teller.of || words !== teller.words || person !== teller.person;
    return isNew ? [{ form, known: JSON.stringify({ of, words, person }) }] : [];
  });
}

/**
 * Weighs the pairs of reports that met by one key.
 *
 * @returns those that can join reports; the others never do
 */
export function weighed(lines: readonly ComparedLine[]): PairLine[] {
  const { all, numbers, at, matcher } = heldTogether(lines);
  const found: PairLine[] = [];
  for (const { n, others } of lines)
    for (const other of others) {
      const [x, y] = [at.get(n), at.get(other)];
      if (x === undefined || y === undefined || all.length < 2)
        throw new Error(`report ${other} is to be compared with ${n}, and one of them is missing`);
      const bits = matcher.bits(x, y);
      const [a, b] = x < y ? [x, y] : [y, x];
      if (bits >= FIT.average) found.push({ a: numbers[a] as number, b: numbers[b] as number, bits });
    }
  return found;
}

/** The stories of reports that hang together by the pairs that were weighed; all of them, and all their pairs. */
export function storiesTogether(lines: readonly JoinedLine[], pairs: readonly PairLine[]): Story[] {
  const { all, at, matcher } = heldTogether(lines);
  const place = (n: number): number => {
    const found = at.get(n);
    if (found === undefined) throw new Error(`a pair tells of report ${n}, which is missing`);
    return found;
  };
  const met = pairs.map(({ a, b, bits }): Pair => {
    const [x, y] = [place(a), place(b)];
    return { a: Math.min(x, y), b: Math.max(x, y), bits, comparisons: [] };
  });
  return joinMet(all, matcher, met, registryFrom(lines, all));
}

/** Reports of one key or one group, in order, with what is known of all reports as far as it concerns them. */
function heldTogether(
  lines: readonly (Shares & { n: number; id: string; compared: string; told?: string })[],
) {
  const counts = new Map<number, number>();
  const furniture = new Set<number>();
  const numberOf = new Map<Signature, number>();
  for (const line of lines) {
    const signature = unpack(line);
    numberOf.set(signature, line.n);
    for (const [i, word] of wordsAsked(signature).words.entries()) counts.set(word, line.counts[i] ?? 0);
    for (const row of line.furniture) furniture.add(row);
  }
  const all = inOrder([...numberOf.keys()]);
  const numbers = all.map((signature) => numberOf.get(signature) as number);
  const usage = { reports: lines[0]?.of ?? 0, counts };
  return {
    all,
    numbers,
    at: new Map(numbers.map((n, i) => [n, i])),
    matcher: matcherOf(all, { usage, furniture }),
  };
}

function registryFrom(lines: readonly JoinedLine[], all: readonly Signature[]): Registry {
  const byId = new Map(lines.map((line) => [line.id, line]));
  const behind = new Map<Teller, Partial<Teller>>();
  for (const { id, account } of all)
    for (const { at, known } of byId.get(id)?.known ?? [])
      behind.set(account.tellers[at] as Teller, JSON.parse(known) as Partial<Teller>);
  return { known: (teller) => ({ ...teller, ...behind.get(teller) }) };
}
