/** Full-text search over claims and reports: what was typed, read, with names in every spelling, and what it finds. */
import type { Database } from '../database.js';
import { columnsOf } from './columns.js';
import { type All, ftsOf, ftsOfHits, inWords, readQuery, type Term } from './grammar.js';
import { normal } from './normal.js';
import { withSpellings } from './spellings.js';

/** A half-open range of UTF-16 code units. */
export interface Hit {
  start: number;
  end: number;
}

export interface Search {
  query?: All;
  /** How it was read, for people. */
  words: string;
  notes: string[];
  /** Rows of claims; `found` absent: all but those of `without`. */
  claims: { found?: number[]; without?: number[] };
}

const KEPT = 8;

export class Searches {
  #kept = new Map<string, Search>();
  #revision = -1;
  #hasTable = false;

  constructor(private readonly database: Database) {}

  /** What was typed, read, and the claims that it finds by their own words and sources. */
  of(typed: string): Search {
    const { revision } = columnsOf(this.database);
    if (revision !== this.#revision) this.#kept.clear();
    this.#revision = revision;
    const known = this.#kept.get(typed);
    if (known) return known;
    const { notes, query: read } = readQuery(typed);
    const query = read && withSpellings(this.database, read, (term) => this.#isThere(term));
    const { match, without } = query ? ftsOf(query) : {};
    const search: Search = {
      notes,
      words: query ? inWords(query) : 'nothing that could be looked for',
      ...(query && { query }),
      claims: {
        ...(match !== undefined || !query ? { found: match ? this.#rows('claim_text', match) : [] } : {}),
        ...(without && { without: this.#rows('claim_text', without) }),
      },
    };
    if (this.#kept.size >= KEPT) this.#kept.delete(this.#kept.keys().next().value ?? '');
    this.#kept.set(typed, search);
    return search;
  }

  /** Reports that it finds: by title, text or outlet, or by their titles alone. */
  reports({ query }: Search, by: 'all' | 'title' = 'all'): number[] {
    const { match, without } = query ? ftsOf(query) : {};
    if (!match) return [];
    const found = this.#rows('report_text', by === 'title' ? `title : (${match})` : match);
    if (!without) return found;
    const not = new Set(this.#rows('report_text', by === 'title' ? `title : (${without})` : without));
    return found.filter((id) => !not.has(id));
  }

  /** Where in texts the words stand that were looked for, in any of their forms. */
  hits({ query }: Search, texts: readonly string[]): Hit[][] {
    const match = query ? ftsOfHits(query) : '';
    if (!match || texts.length === 0) return texts.map(() => []);
    return this.database.transaction(() => {
      if (!this.#hasTable)
        this.database.exec(
          `CREATE VIRTUAL TABLE IF NOT EXISTS temp.hit USING fts5(text, tokenize="porter unicode61 remove_diacritics 2")`,
        );
      this.#hasTable = true;
      const normals = texts.map(normal);
      normals.forEach(({ text }, n) => {
        this.database.run('INSERT INTO temp.hit (rowid, text) VALUES (?, ?)', n + 1, withoutMarks(text));
      });
      const rows = this.database.all<{ id: number; marked: string }>(
        `SELECT rowid AS id, highlight(hit, 0, '${OPEN}', '${CLOSE}') AS marked FROM temp.hit WHERE hit MATCH ?`,
        match,
      );
      this.database.run('DELETE FROM temp.hit');
      const found: Hit[][] = texts.map(() => []);
      for (const { id, marked } of rows)
        found[id - 1] = spansIn(marked, normals[id - 1]?.at ?? new Uint32Array());
      return found;
    });
  }

  /** Whether a word stands in any report. */
  #isThere({ words }: Term): boolean {
    const query = `"${words.join(' ')}"`;
    return (
      this.database.get('SELECT 1 FROM report_text WHERE report_text MATCH ? LIMIT 1', query) !== undefined ||
      this.database.get('SELECT 1 FROM claim_text WHERE claim_text MATCH ? LIMIT 1', query) !== undefined
    );
  }

  #rows(table: 'claim_text' | 'report_text', match: string): number[] {
    // As one text: a row each would take ten times as long where a million are found.
    const row = this.database.get<{ ids: string }>(
      `SELECT json_group_array(rowid) AS ids FROM ${table} WHERE ${table} MATCH ?`,
      match,
    );
    return JSON.parse(row?.ids ?? '[]') as number[];
  }
}

/** Characters that stand for no letter and that texts hardly hold; where one does, it is no mark. */
const OPEN = '\u{e000}';
const CLOSE = '\u{e001}';
const withoutMarks = (text: string) => text.replace(/[\ue000\ue001]/g, ' ');

function spansIn(marked: string, at: Uint32Array): Hit[] {
  const hits: Hit[] = [];
  let n = 0;
  let start = 0;
  for (let i = 0; i < marked.length; i += 1) {
    const character = marked[i];
    if (character === OPEN) start = n;
    else if (character === CLOSE) hits.push({ start: at[start] ?? 0, end: (at[n - 1] ?? 0) + 1 });
    else n += 1;
  }
  return hits;
}
