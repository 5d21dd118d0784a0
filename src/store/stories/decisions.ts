/** What an analyst decided about stories: entries of the history that are about no single report. */
import { inForce } from '../apply.js';
import type { Database } from '../database.js';
import { StoreError } from '../error.js';
import { enterInHistory } from '../history-entry.js';
import type { StoryAction, VoiceRef } from './actions.js';
import { factSpan } from './fact-span.js';
import type { StoryDecision } from './model.js';
import { type Told, unpackTold } from './told.js';

const NO_SUCH_VOICES = { lapsed: 'the present reading has no such sources' };

/** An entry in force. */
export interface StoryEntry {
  id: number;
  at: string;
  who: string;
  action: Exclude<StoryAction, { kind: 'undo' }>;
}

interface Row {
  id: number;
  at: string;
  who: string;
  action: string;
  why: string | null;
}

/** Keys of the reports that a decision is about. */
export function reportsIn(action: StoryAction): string[] {
  switch (action.kind) {
    case 'story-one':
    case 'story-count':
      return [...new Set(action.reports)];
    case 'story-part':
      return [...new Set([...action.reports, ...action.from])];
    case 'story-voices-one':
      return [...new Set(action.voices.map(({ report }) => report))];
    case 'story-voices-apart':
      return [...new Set([...action.voices, ...action.from].map(({ report }) => report))];
    case 'story-divergence':
      return [...new Set(action.facts.map(({ report }) => report))];
    case 'undo':
      return [];
  }
}

/** Whether an action of the history is about stories; an undo is told by what it takes back. */
export function isOfStories(action: { kind: string }): boolean {
  return action.kind.startsWith('story-');
}

/** A decision out of an archive with the keys that its reports have on this desk. */
export function here<A extends { kind: string }>(action: A, keys: ReadonlyMap<string, string>): A {
  if (!isOfStories(action) || [...keys].every(([there, own]) => there === own)) return action;
  return JSON.parse(JSON.stringify(action), (name, value: unknown) =>
    typeof value === 'string' && name !== 'words' && name !== 'name' ? (keys.get(value) ?? value) : value,
  ) as A;
}

export class Decisions {
  constructor(
    private readonly database: Database,
    private readonly now: () => string,
  ) {}

  /**
   * Enters a decision, and has the stories of the reports it is about joined again.
   *
   * @returns the new entry's id
   * @throws StoreError not-found: a report or an entry is not there; conflict: it is taken back already; invalid
   */
  add(who: string, action: StoryAction, why?: string): number {
    return this.database.transaction(() => {
      const reports = action.kind === 'undo' ? this.#reportsOf(action.review) : reportsIn(action);
      this.#check(action, reports);
      const id = enterInHistory(this.database, { at: this.now(), who, action, why });
      this.enter(id, reports);
      return id;
    });
  }

  /** Notes what an entry that came in from elsewhere is about; nothing where it is not about stories. */
  entered(review: number): void {
    const row = this.database.get<{ action: string }>('SELECT action FROM review WHERE id = ?', review);
    const action = JSON.parse(row?.action ?? '{"kind":""}') as StoryAction;
    if (action.kind === 'undo') this.enter(review, this.#reportsOf(action.review));
    else if (isOfStories(action)) this.enter(review, reportsIn(action));
  }

  /** Notes which reports an entry is about; their stories are to be joined again. */
  enter(review: number, reports: readonly string[]): void {
    for (const key of reports) {
      this.database.run(
        'INSERT INTO story_decision (review, report) SELECT ?, id FROM report WHERE key = ? ON CONFLICT DO NOTHING',
        review,
        key,
      );
      this.database.run(
        'INSERT INTO story_touched (report) SELECT id FROM report WHERE key = ? ON CONFLICT DO NOTHING',
        key,
      );
    }
  }

  #check(action: StoryAction, reports: readonly string[]): void {
    for (const key of reports)
      if (action.kind !== 'undo' && !this.database.get('SELECT 1 FROM report WHERE key = ?', key))
        throw new StoreError('not-found', `there is no report ${key} on this desk`);
    if (action.kind === 'story-part' && action.reports.some((key) => action.from.includes(key)))
      throw new StoreError('invalid', 'a report cannot be parted from itself');
    if (action.kind === 'story-one' && reports.length < 2)
      throw new StoreError('invalid', 'give two reports or more that are one story');
    if (action.kind === 'story-count' && action.min > action.max)
      throw new StoreError('invalid', `at least ${action.min} and at most ${action.max} do not fit together`);
    if (action.kind !== 'undo') return;
    const entries = this.#entries();
    if (!entries.some(({ id }) => id === action.review))
      throw new StoreError('not-found', `there is no entry ${action.review} about stories to take back`);
    if (!inForce(entries).has(action.review))
      throw new StoreError('conflict', `entry ${action.review} is taken back already`);
  }

  #reportsOf(review: number): string[] {
    return this.database
      .all<{ key: string }>(
        'SELECT key FROM story_decision JOIN report ON report.id = report WHERE review = ?',
        review,
      )
      .map(({ key }) => key);
  }

  /** Entries in force, in the order in which they were made. */
  standing(): StoryEntry[] {
    const all = this.#entries();
    const force = inForce(all);
    return all.flatMap(({ action, ...entry }) =>
      action.kind !== 'undo' && force.has(entry.id) ? [{ ...entry, action }] : [],
    );
  }

  /** The history of decisions about stories with any of these reports, or of all, the newest first. */
  about(reports?: readonly string[]): StoryDecision[] {
    const rows = this.#rows();
    const force = inForce(rows.map(({ id, action }) => ({ id, action: JSON.parse(action) as StoryAction })));
    const wanted =
      reports &&
      new Set(
        this.database
          .all<{ review: number }>(
            'SELECT DISTINCT review FROM story_decision JOIN report ON report.id = report WHERE key IN (SELECT value FROM json_each(?))',
            JSON.stringify(reports),
          )
          .map(({ review }) => review),
      );
    return rows
      .filter(({ id }) => !wanted || wanted.has(id))
      .map(({ id, at, who, action, why }) => ({
        review: id,
        at,
        who,
        action: JSON.parse(action) as StoryAction,
        ...(why !== null && { why }),
        undone: !force.has(id),
        ...this.#lapse(JSON.parse(action) as StoryAction, force.has(id)),
      }))
      .reverse();
  }

  /** Why a decision in force changes nothing. */
  #lapse(action: StoryAction, isInForce: boolean): { lapsed?: string } {
    if (!isInForce || action.kind === 'undo') return {};
    const stories = this.#storiesOf(reportsIn(action));
    const of = (keys: readonly string[]) => keys.flatMap((key) => stories.get(key) ?? []);
    if (stories.size === 0) return { lapsed: 'none of its reports is in a story' };
    switch (action.kind) {
      case 'story-one':
        return new Set(of(action.reports)).size > 1 ? { lapsed: 'a later decision parts them' } : {};
      case 'story-part': {
        const from = new Set(of(action.from));
        if (from.size === 0 || of(action.reports).length === 0)
          return { lapsed: 'what it parts is not on the desk any more' };
        return of(action.reports).some((story) => from.has(story))
          ? { lapsed: 'a later decision brings them together' }
          : {};
      }
      case 'story-count':
        return new Set(of(action.reports)).size > 1
          ? { lapsed: 'its reports are no longer in one story' }
          : {};
      case 'story-divergence': {
        const found = action.facts.filter((ref) => factSpan(ref, this.#told(ref.report)));
        return found.length < 2 ? { lapsed: 'the present reading has no facts with these words' } : {};
      }
      case 'story-voices-one':
        return this.#hasVoices(action.voices, 2) ? {} : NO_SUCH_VOICES;
      case 'story-voices-apart':
        return this.#hasVoices(action.voices, 1) && this.#hasVoices(action.from, 1) ? {} : NO_SUCH_VOICES;
    }
  }

  #hasVoices(refs: readonly VoiceRef[], least: number): boolean {
    const found = refs.filter(({ report, name }) => {
      const told = this.#told(report);
      return told && (name === undefined || told.signature.account.tellers.some((one) => one.name === name));
    });
    return found.length >= least;
  }

  #told(key: string): Told | undefined {
    const row = this.database.get<{ told: Uint8Array }>(
      'SELECT told FROM story_report JOIN report ON report.id = report WHERE key = ?',
      key,
    );
    return row && unpackTold(row.told);
  }

  /** The stories that reports are in, by key; a report that is in none is left out. */
  #storiesOf(keys: readonly string[]): Map<string, number> {
    return new Map(
      this.database
        .all<{ key: string; story: number }>(
          `SELECT key, story FROM story_member JOIN report ON report.id = story_member.report
           WHERE key IN (SELECT value FROM json_each(?))`,
          JSON.stringify(keys),
        )
        .map(({ key, story }) => [key, story]),
    );
  }

  #entries(): { id: number; at: string; who: string; action: StoryAction }[] {
    return this.#rows().map(({ id, at, who, action }) => ({
      id,
      at,
      who,
      action: JSON.parse(action) as StoryAction,
    }));
  }

  #rows(): Row[] {
    return this.database.all<Row>(
      `SELECT id, at, who, action, why FROM review
       WHERE report IS NULL AND id IN (SELECT review FROM story_decision) ORDER BY id`,
    );
  }
}
