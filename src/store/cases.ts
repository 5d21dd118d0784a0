/** Cases on the desk: entries of the history that are about no single report, and what they come to. */
import { randomBytes } from 'node:crypto';
import { anchorOf, resolve } from './anchors.js';
import { inForce } from './apply.js';
import type { Case, CaseAction, CaseEntry, CaseItem, Held, ShownCase } from './case-model.js';
import { type CaseState, casesOf, type Entered, nameOf } from './case-state.js';
import type { Database } from './database.js';
import { StoreError } from './error.js';
import { enterInHistory } from './history-entry.js';
import type { Reports } from './reports.js';

interface Row {
  id: number;
  at: string;
  who: string;
  action: string;
  before: string;
  why: string | null;
}

/** The cases of a desk. */
export class Cases {
  constructor(
    private readonly database: Database,
    private readonly reports: Reports,
    private readonly now: () => string,
  ) {}

  /**
   * Enters a decision about a case.
   *
   * @returns the entry's id and the case's key
   * @throws StoreError not-found: no such case, report, claim or entry; conflict: it is taken back already
   */
  add(who: string, asked: CaseAction, why?: string): { id: number; case: string } {
    return this.database.transaction(() => {
      const entries = this.#entries();
      const action = this.#whole(asked, entries);
      const before = beforeOf(casesOf(entries), action);
      const id = enterInHistory(this.database, { at: this.now(), who, action, before, why });
      this.rebuild();
      return { id, case: action.kind === 'undo' ? '' : (action.case ?? '') };
    });
  }

  /** The action with what the desk adds to it; checked against how things stand. */
  #whole(action: CaseAction, entries: readonly Entered[]): CaseAction {
    if (action.kind === 'undo') {
      if (!entries.some(({ id }) => id === action.review))
        throw new StoreError('not-found', `there is no entry ${action.review} about cases to take back`);
      if (!inForce(entries).has(action.review))
        throw new StoreError('conflict', `entry ${action.review} is taken back already`);
      return action;
    }
    if (action.kind === 'case-open')
      return { ...action, case: action.case ?? randomBytes(8).toString('hex') };
    if (!casesOf(entries).has(action.case))
      throw new StoreError('not-found', `there is no case ${action.case} on this desk`);
    if (action.kind !== 'case-put' && action.kind !== 'case-take') return action;
    return { ...action, items: action.items.map((item) => this.#anchored(item, action.kind === 'case-put')) };
  }

  #anchored(item: CaseItem, isNew: boolean): CaseItem {
    const keys = item.of === 'story' ? item.reports : [item.report];
    for (const key of isNew ? keys : [])
      if (!this.database.get('SELECT 1 FROM report WHERE key = ?', key))
        throw new StoreError('not-found', `there is no report ${key} on this desk`);
    if (item.of !== 'claim' || item.anchor) return item;
    const anchor = anchorOf(this.reports.decided(item.report).report, 'claim', item.claim);
    if (!anchor) throw new StoreError('not-found', `report ${item.report} has no claim ${item.claim}`);
    return { ...item, anchor };
  }

  /** Every case, the one last changed first. */
  list(): Case[] {
    return [...casesOf(this.#entries()).values()]
      .map(shortOf)
      .sort((a, b) => (a.changed < b.changed ? 1 : a.changed > b.changed ? -1 : a.name < b.name ? -1 : 1));
  }

  /** One case with all that it holds. @throws StoreError not-found */
  get(key: string): ShownCase {
    const rows = this.#rows();
    const entries = rows.map(entryOf);
    const one = casesOf(entries).get(key);
    if (!one) throw new StoreError('not-found', `there is no case ${key} on this desk`);
    const force = inForce(entries);
    const isOf = (id: number): boolean => {
      const action = entries.find((entry) => entry.id === id)?.action;
      return action?.kind === 'undo' ? isOf(action.review) : action?.case === key;
    };
    const history = rows
      .filter(({ id }) => isOf(id))
      .map(
        ({ id, at, who, action, before, why }): CaseEntry => ({
          review: id,
          at,
          who,
          action: JSON.parse(action) as CaseAction,
          before: JSON.parse(before) as unknown,
          ...(why !== null && { why }),
          undone: !force.has(id),
        }),
      )
      .reverse();
    const held = [...one.items.values()].map((item) => this.#held(item));
    return { ...shortOf(one), written: one.notes, held, history };
  }

  /** Names of cases that hold a claim, by itself or with its report or story. */
  namesOf(report: string): { whole: string[]; claims: Map<string, string[]> } {
    const rows = this.database.all<{ case_key: string; claim: string | null }>(
      'SELECT case_key, claim FROM case_item WHERE report = (SELECT id FROM report WHERE key = ?)',
      report,
    );
    const whole: string[] = [];
    const claims = new Map<string, string[]>();
    // Most reports are in no case.
    const names = new Map(rows.length > 0 ? this.list().map(({ key, name }) => [key, name] as const) : []);
    for (const { case_key, claim } of rows) {
      const name = names.get(case_key) ?? case_key;
      if (claim === null) whole.push(name);
      else claims.set(claim, [...(claims.get(claim) ?? []), name]);
    }
    return { whole, claims };
  }

  /** Brings what filters look at up to date with the history. */
  rebuild(): void {
    this.database.run('DELETE FROM case_item');
    for (const { key, items } of casesOf(this.#entries()).values())
      for (const item of items.values()) this.#file(key, item);
  }

  #file(key: string, item: CaseItem): void {
    const keys = item.of === 'story' ? item.reports : [item.report];
    const isClaim = item.of === 'claim';
    this.database.run(
      `INSERT INTO case_item (case_key, report, claim, anchor)
       SELECT ?, id, ?, ? FROM report WHERE key IN (SELECT value FROM json_each(?))`,
      key,
      isClaim ? (this.#claimNow(item) ?? '') : null,
      isClaim && item.anchor ? JSON.stringify(item.anchor) : null,
      JSON.stringify(keys),
    );
  }

  /** What a claim is called in the present reading; undefined where its words are gone. */
  #claimNow({ report, anchor }: Extract<CaseItem, { of: 'claim' }>): string | undefined {
    if (!this.database.get('SELECT 1 FROM report WHERE key = ?', report)) return undefined;
    return anchor && resolve(this.reports.decided(report).report, anchor);
  }

  #held(item: CaseItem): Held {
    const key = item.of === 'story' ? (item.reports[0] ?? '') : item.report;
    const row = this.database.get<{
      id: number;
      title: string | null;
      outlet: string | null;
      published: string | null;
      binned: string | null;
    }>('SELECT id, title, outlet, published, binned FROM report WHERE key = ?', key);
    const known = { outlet: row?.outlet ?? null, published: row?.published ?? null, state: null };
    const gone = row ? (row.binned ? 'it is in the bin' : undefined) : 'it was removed from the desk';
    const lost = gone && { lost: gone };
    if (item.of === 'report') return { item, words: row?.title ?? 'Untitled report', ...known, ...lost };
    if (item.of === 'story') {
      const story = this.database.get<{ name: string }>(
        `SELECT story.name FROM story_member JOIN story ON story.id = story_member.story
         JOIN report ON report.id = story_member.report
         WHERE report.key IN (SELECT value FROM json_each(?)) LIMIT 1`,
        JSON.stringify(item.reports),
      );
      return { item, words: item.label, ...known, ...(story && { story: story.name }), ...lost };
    }
    const claim = gone ? undefined : this.#claimNow(item);
    const found =
      row &&
      claim !== undefined &&
      this.database.get<{ words: string; state: string }>(
        'SELECT words, state FROM claim WHERE report = ? AND claim = ?',
        row.id,
        claim,
      );
    const quotes = item.anchor?.quotes.join(' … ').replace(/[\s\p{Cc}]+/gu, ' ') ?? '';
    return {
      item: { ...item, claim: claim ?? item.claim },
      words: found ? found.words : quotes,
      ...known,
      state: found ? found.state : null,
      ...(!found && { lost: gone ?? 'the present reading has no claim with these words' }),
    };
  }

  #entries(): Entered[] {
    return this.#rows().map(entryOf);
  }

  #rows(): Row[] {
    return this.database.all<Row>(
      `WITH RECURSIVE case_entry(id) AS (
         SELECT id FROM review WHERE report IS NULL AND json_extract(action, '$.kind') LIKE 'case-%'
         UNION SELECT review.id FROM review JOIN case_entry ON review.undoes = case_entry.id)
       SELECT id, at, who, action, before, why FROM review WHERE id IN (SELECT id FROM case_entry) ORDER BY id`,
    );
  }
}

function entryOf({ id, at, who, action }: Row): Entered {
  return { id, at, who, action: JSON.parse(action) as CaseAction };
}

function shortOf({ key, name, assigned, state, notes, items, changed }: CaseState): Case {
  const count = (of: CaseItem['of']) => [...items.values()].filter((item) => item.of === of).length;
  return {
    key,
    name,
    assigned,
    state,
    reports: count('report'),
    claims: count('claim'),
    stories: count('story'),
    notes: notes.length,
    changed,
  };
}

/** What stood there: for the history. */
function beforeOf(cases: ReadonlyMap<string, CaseState>, action: CaseAction): unknown {
  if (action.kind === 'undo' || action.kind === 'case-open') return undefined;
  const one = cases.get(action.case);
  switch (action.kind) {
    case 'case-name':
    case 'case-remove':
      return one?.name;
    case 'case-assign':
      return one?.assigned;
    case 'case-state':
      return one?.state;
    case 'case-put':
    case 'case-take':
      return action.items.filter((item) => one?.items.has(nameOf(item))).length;
    default:
      return undefined;
  }
}
