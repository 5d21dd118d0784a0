/** What people type into the search box, taken apart. Nothing typed is an error; what could not be used is said. Pure. */
import { wordsIn } from './normal.js';

/** Words that are looked for together: one, or several in a row. */
export interface Term {
  kind: 'term';
  /** As typed, for people. */
  typed: string;
  words: readonly string[];
  /** Stood in quotation marks: just these words. */
  quoted: boolean;
  /** The last word is a beginning. */
  beginning: boolean;
}
/** Everything in `of` has to be there, and nothing of `not`. */
export interface All {
  kind: 'all';
  of: readonly Query[];
  not: readonly Query[];
}
/** One of these has to be there. `name`: they are spellings of one name, the first as typed. */
export interface Any {
  kind: 'any';
  of: readonly Query[];
  name?: true;
}
export type Query = Term | All | Any;

export interface Read {
  /** Absent where nothing is left to look for. */
  query?: All;
  /** What was read otherwise than typed, in sentences for people. */
  notes: string[];
}

/** More terms than this are not looked for: they narrow nothing any more. */
const MOST_TERMS = 32;
/** Brackets deeper than this are passed over. */
const DEEPEST = 8;

const TOKEN =
  /(?<open>\()|(?<close>\))|(?<or>\||(?<!\S)OR(?!\S))|(?<and>(?<!\S)(?:AND|&&?|\+)(?!\S))|(?<not>(?<!\S)NOT(?!\S)|(?<![^\s(|])[-−–!](?=\S))|"(?<phrase>[^"]*)(?<shut>"\*?)?|(?<word>[^\s"()|]+)/gu;
/** Quotation marks of every kind, as the one that counts. */
const QUOTES = /[“”„‟«»＂]/gu;

interface Token {
  kind: 'open' | 'close' | 'or' | 'and' | 'not' | 'term';
  term?: Term;
}

/**
 * Takes apart what was typed: all words have to be there, in any order and form; `"a phrase"` in this order; `begin*`;
 * `a OR b` (also `a | b`), which binds closer than words side by side; `-not`, also before a phrase or a bracket;
 * brackets. AND and NOT in capitals are understood too.
 *
 * @example readQuery('ferry OR boat -"harbour office"').query;
 * // { kind: 'all', of: [{ kind: 'any', of: [ferry, boat] }], not: ["harbour office"] }
 */
export function readQuery(typed: string): Read {
  const notes: string[] = [];
  const tokens = tokensOf(typed.replace(QUOTES, '"'), notes);
  let at = 0;
  const readAll = (depth: number): All | undefined => {
    const of: Query[] = [];
    const not: Query[] = [];
    let negated = false;
    let either = false;
    while (at < tokens.length) {
      const token = tokens[at] as Token;
      if (token.kind === 'close') {
        if (depth > 0) break;
        at += 1;
        notes.push('A closing bracket that nothing opens was left out.');
        continue;
      }
      at += 1;
      if (token.kind === 'and') continue;
      if (token.kind === 'not') {
        negated = true;
        continue;
      }
      if (token.kind === 'or') {
        if (of.length > 0 && tokens[at] && !/close|or/.test(tokens[at]?.kind ?? '')) either = true;
        else notes.push('An OR needs something on both sides; it was left out.');
        continue;
      }
      let one: Query | undefined = token.term;
      if (token.kind === 'open') {
        if (depth >= DEEPEST) continue;
        one = readAll(depth + 1);
        if (tokens[at]?.kind === 'close') at += 1;
        else notes.push('A bracket was closed at the end.');
      }
      if (!one) continue;
      if (one.kind === 'all' && one.of.length === 1 && one.not.length === 0) one = one.of[0] as Query;
      if (negated && either)
        notes.push('A minus after OR cannot be used; what follows it must not be there at all.');
      if (negated) not.push(one);
      else if (either) {
        const before = of.pop() as Query;
        of.push({ kind: 'any', of: before.kind === 'any' ? [...before.of, one] : [before, one] });
      } else of.push(one);
      negated = false;
      either = false;
    }
    if (of.length === 0 && depth > 0 && not.length > 0) {
      notes.push('Brackets that hold nothing but what must not be there were left out.');
      return undefined;
    }
    return of.length + not.length > 0 ? { kind: 'all', of, not } : undefined;
  };
  const query = readAll(0);
  return { ...(query && { query }), notes: [...new Set(notes)] };
}

function tokensOf(typed: string, notes: string[]): Token[] {
  const tokens: Token[] = [];
  let terms = 0;
  for (const { 0: raw, groups = {} } of typed.matchAll(TOKEN)) {
    const { phrase, shut, word } = groups;
    if (phrase === undefined && word === undefined) {
      const kind = (['open', 'close', 'or', 'and', 'not'] as const).find((one) => groups[one] !== undefined);
      if (kind) tokens.push({ kind });
      continue;
    }
    if (phrase !== undefined && shut === undefined) notes.push('The quotation mark was closed at the end.');
    const text = phrase ?? word ?? '';
    const words = wordsIn(text);
    if (words.length === 0) {
      if (raw.trim() && raw !== '"') notes.push(`“${raw.trim()}” has no letter or digit; it was left out.`);
      // What stood before it belongs to nothing then.
      if (tokens.at(-1)?.kind === 'not') tokens.pop();
      continue;
    }
    terms += 1;
    if (terms > MOST_TERMS) {
      notes.push(`Only the first ${MOST_TERMS} words and phrases were looked for.`);
      break;
    }
    const beginning = phrase === undefined ? text.endsWith('*') : (shut ?? '').endsWith('*');
    if (phrase === undefined && !beginning && text.includes('*'))
      notes.push(`In “${text}” the star stands within the word; only at its end does it mean any ending.`);
    const term: Term = {
      kind: 'term',
      typed: text.replace(/\*$/, ''),
      words,
      quoted: phrase !== undefined,
      beginning,
    };
    tokens.push({ kind: 'term', term });
  }
  return tokens;
}

/**
 * A query as SQLite's FTS5 takes it. What must not be there at all stands by itself, for FTS5 cannot ask for that alone.
 *
 * @returns `match`: absent where everything is looked for but what matches `without`
 */
export function ftsOf({ of, not }: All): { match?: string; without?: string } {
  const without = not.map(ftsOfOne).join(' OR ');
  return {
    ...(of.length > 0 && { match: of.map(ftsOfOne).join(' AND ') }),
    ...(without && { without }),
  };
}

/** All that may be found, each for itself: for marking it. */
export function ftsOfHits(query: Query): string {
  return positive(query).map(ftsOfOne).join(' OR ');
}

function positive(query: Query): Term[] {
  return query.kind === 'term' ? [query] : query.of.flatMap(positive);
}

function ftsOfOne(query: Query): string {
  if (query.kind === 'term') return `"${query.words.join(' ')}"${query.beginning ? ' *' : ''}`;
  if (query.kind === 'any') return `(${query.of.map(ftsOfOne).join(' OR ')})`;
  const wanted = `(${query.of.map(ftsOfOne).join(' AND ')})`;
  return query.not.length > 0 ? `(${wanted} NOT (${query.not.map(ftsOfOne).join(' OR ')}))` : wanted;
}

/** A query in words, for people. @example 'ferry or boat, and 12; without “harbour office”' */
export function inWords(query: All): string {
  const wanted = query.of.map((one) => wordsOf(one, query.of.length > 1)).join(' and ');
  const unwanted = query.not.map((one) => wordsOf(one, query.not.length > 1)).join(' and without ');
  return [wanted || 'everything', unwanted && `without ${unwanted}`].filter(Boolean).join(', ');
}

function wordsOf(query: Query, within: boolean): string {
  if (query.kind === 'term') {
    if (query.beginning) return `${query.quoted ? `“${query.typed}…”` : `${query.typed}…`}`;
    return query.quoted ? `“${query.typed}”` : query.typed;
  }
  if (query.kind === 'any') {
    if (query.name) {
      const [typed, ...others] = query.of.map((one) => wordsOf(one, false));
      return `${typed} (also ${others.join(', ')})`;
    }
    const text = query.of.map((one) => wordsOf(one, true)).join(' or ');
    return within ? `(${text})` : text;
  }
  return within && query.of.length + query.not.length > 1 ? `(${inWords(query)})` : inWords(query);
}
