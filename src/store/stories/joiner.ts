/**
 * Keeps the stories of a desk up to date: what is touched by reports that come, change or go, and by decisions, is joined again.
 *
 * Reports that may be one story are joined by pairs (story_pair). Whoever cannot be reached over pairs from a report cannot be
 * in its story: so what hangs together by pairs is joined by itself, and comes out as it would if all were joined at once.
 */
import type { Claim, Report } from '../../report.js';
import { dayOf, groupsOf, type Links, rankOf, storyId, storyIn, togetherIn } from '../../story/index.js';
import { decide } from '../apply.js';
import type { Database } from '../database.js';
import type { Decided } from '../model.js';
import { pack, readingOf } from '../originals.js';
import type { Reviews } from '../reviews.js';
import { type Decisions, reportsIn, type StoryEntry } from './decisions.js';
import { linksOf } from './links.js';
import { type Change, Meeting } from './meeting.js';
import { additions, namesOfVoices, rowOf, tableOf } from './shown.js';
import { Sources } from './sources.js';
import type { StoryBody } from './stories.js';
import { packTold, type Told, toldOf, unpackTold } from './told.js';

/** Reports of which what is kept stays unpacked in memory. */
const MOST_KEPT = 3000;
/** Reports taken in one transaction. */
const TOGETHER = 16;
/** Stories joined again in one transaction. */
const STORIES_TOGETHER = 32;

/** A report among those that hang together: its row, its key, its place. */
interface Member {
  row: number;
  id: string;
  rank: number;
}

export class Joiner {
  readonly #kept = new Map<number, Told>();
  readonly #meeting: Meeting;
  readonly #sources: Sources;

  constructor(
    private readonly database: Database,
    private readonly reviews: Reviews,
    private readonly decisions: Decisions,
    crowd?: number,
  ) {
    this.#meeting = new Meeting(
      database,
      (report, forget) => {
        if (forget) this.#kept.delete(report);
        return this.#told(report);
      },
      crowd,
    );
    this.#sources = new Sources(database);
  }

  /**
   * Does a part of what is to be done: some reports, or who is who, or some stories.
   *
   * @returns whether there is more
   */
  step(): boolean {
    return this.#whole(() => {
      const pending = this.database
        .all<{ report: number }>('SELECT report FROM story_pending ORDER BY report LIMIT ?', TOGETHER)
        .map(({ report }) => report);
      if (pending.length > 0) this.#take(pending);
      else if (this.#sources.isDue) this.#touch(this.#sources.workOut());
      else return this.#joinSome(STORIES_TOGETHER);
      return true;
    });
  }

  /** Does all that is to be done. */
  settle(): void {
    while (this.step()) {
      // A step at a time.
    }
  }

  /** Joins again what decisions have touched, whatever reports still wait. */
  joinTouched(): void {
    this.#whole(() => {
      while (this.#joinSome(STORIES_TOGETHER)) {
        // A step at a time.
      }
    });
  }

  /** Takes reports out of every story at once; they are about to be removed for good. */
  remove(reports: readonly number[]): void {
    this.#whole(() => this.#take(reports, true));
  }

  #whole<T>(work: () => T): T {
    try {
      // All of it can be worked out again: the disk need not be waited for.
      return this.database.relaxed(work);
    } catch (error) {
      this.#kept.clear();
      this.#meeting.forget();
      throw error;
    }
  }

  #take(reports: readonly number[], isRemoval = false): void {
    const changes = reports.flatMap((report): (Change & { packed?: Uint8Array })[] => {
      const row = isRemoval
        ? undefined
        : this.database.get<{ key: string; reading: Uint8Array }>(
            'SELECT key, reading FROM report WHERE id = ? AND binned IS NULL',
            report,
          );
      const before = this.#stored(report);
      const after =
        row &&
        toldOf(withoutRejected(decide(readingOf(row.reading), this.reviews.entriesOf(report))), row.key);
      if (!before && !after) return [];
      const packed = after && packTold(after);
      if (before && packed && Buffer.compare(before.packed, packed) === 0) return [];
      return [
        {
          report,
          before: before && unpackTold(before.packed),
          beforeDay: before?.day,
          after,
          afterDay: after && dayOf(after.signature),
          ...(packed && { packed }),
        },
      ];
    });
    // What is taken out may have to be gone for good: it is overwritten in the file.
    const isLeaving = changes.some(({ after }) => !after);
    if (isLeaving) this.database.exec('PRAGMA secure_delete = ON');
    const touched = this.#meeting.take(changes, () => {
      for (const change of changes) this.#write(change);
    });
    for (const { report, after } of changes) if (!after) this.#leave(report, touched);
    this.#touch(touched);
    if (isLeaving && !isRemoval) this.database.exec('PRAGMA secure_delete = OFF');
    for (const report of reports) this.database.run('DELETE FROM story_pending WHERE report = ?', report);
  }

  #write({ report, before, after, afterDay, packed }: Change & { packed?: Uint8Array }): void {
    this.#kept.delete(report);
    this.#sources.take(report, before, after);
    if (packed)
      this.database.run(
        `INSERT INTO story_report (report, told, day, rank) VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET told = excluded.told, day = excluded.day, rank = excluded.rank`,
        report,
        packed,
        afterDay ?? -1,
        after ? rankOf(after.signature) : 0,
      );
    else this.database.run('DELETE FROM story_report WHERE report = ?', report);
  }

  /** A report that is gone is in no story: the one that it was in is no more until it is joined again. */
  #leave(report: number, touched: Set<number>): void {
    const row = this.database.get<{ story: number }>(
      'SELECT story FROM story_member WHERE report = ?',
      report,
    );
    if (row) this.#drop(row.story, touched);
    this.database.run('DELETE FROM story_former WHERE report = ?', report);
    touched.delete(report);
    this.database.run('DELETE FROM story_touched WHERE report = ?', report);
  }

  #touch(reports: Iterable<number>): void {
    for (const report of reports)
      this.database.run('INSERT INTO story_touched (report) VALUES (?) ON CONFLICT DO NOTHING', report);
  }

  /** @returns whether any is left */
  #joinSome(most: number): boolean {
    const next = () =>
      this.database.get<{ report: number }>('SELECT report FROM story_touched ORDER BY report LIMIT 1')
        ?.report;
    let report = next();
    if (report === undefined) return false;
    const entries = this.decisions.standing();
    const ids = this.#ids(entries);
    const links = linksOf(entries, (key) => this.#told(ids.get(key) ?? -1));
    const together = bondsById(links, ids);
    for (let n = 0; n < most && report !== undefined; n++) {
      this.#joinAround(report, entries, links, together);
      report = next();
    }
    return report !== undefined;
  }

  /** Rows of the reports that decisions are about. */
  #ids(entries: readonly StoryEntry[]): Map<string, number> {
    const keys = [...new Set(entries.flatMap(({ action }) => reportsIn(action)))];
    return new Map(
      this.database
        .all<{ key: string; id: number }>(
          'SELECT key, id FROM report WHERE key IN (SELECT value FROM json_each(?))',
          JSON.stringify(keys),
        )
        .map(({ key, id }) => [key, id]),
    );
  }

  #joinAround(
    report: number,
    entries: readonly StoryEntry[],
    links: Links,
    together: ReadonlyMap<number, ReadonlySet<number>>,
  ): void {
    const { reports, pairs: weights } = this.#reach(report, together);
    if (reports.size === 0) {
      this.database.run('DELETE FROM story_touched WHERE report = ?', report);
      return;
    }
    const all = [...reports.values()].sort((x, y) => x.rank - y.rank || (x.id < y.id ? -1 : 1));
    const at = new Map(all.map(({ row }, i) => [row, i]));
    const row = (i: number) => (all[i] as Member).row;
    const pairs = weights.map(([x, y, bits]) => {
      const [a, b] = [at.get(x) as number, at.get(y) as number];
      return { a: Math.min(a, b), b: Math.max(a, b), bits };
    });
    const groups = groupsOf(all, pairs, (a, b) => this.#meeting.bits(row(a), row(b)), { links });
    // A story with the same reports, none of them touched, is as it was.
    const isTouched = (one: Member) =>
      this.database.get('SELECT 1 FROM story_touched WHERE report = ?', one.row) !== undefined;
    const touchedMembers = new Set(all.filter(isTouched));
    const kept = new Set<number>();
    const anew: Member[][] = [];
    for (const group of groups) {
      const members = group.map((i) => all[i] as Member);
      const known = members.some((one) => touchedMembers.has(one))
        ? undefined
        : this.database.get<{ id: number }>('SELECT id FROM story WHERE name = ?', storyId(members));
      if (known) kept.add(known.id);
      else anew.push(members);
    }
    const touched = new Set<number>();
    for (const one of all) {
      const story = this.database.get<{ story: number }>(
        'SELECT story FROM story_member WHERE report = ?',
        one.row,
      )?.story;
      if (story !== undefined && !kept.has(story)) this.#drop(story, touched);
    }
    for (const members of anew) this.#insert(members, entries, links);
    for (const { row: one } of all) {
      this.database.run('DELETE FROM story_touched WHERE report = ?', one);
      touched.delete(one);
    }
    this.#touch(touched);
  }

  /** All who can be reached from a report over pairs and decisions, with the weights of those pairs. */
  #reach(
    from: number,
    together: ReadonlyMap<number, ReadonlySet<number>>,
  ): { reports: Map<number, Member>; pairs: [number, number, number][] } {
    const reports = new Map<number, Member>();
    const pairs: [number, number, number][] = [];
    const queue = [from];
    for (const report of queue) {
      if (reports.has(report)) continue;
      const member = this.database.get<Member>(
        'SELECT report AS row, key AS id, rank FROM story_report JOIN report ON report.id = report WHERE report = ?',
        report,
      );
      if (!member) continue;
      reports.set(report, member);
      for (const { other, bits } of this.database.all<{ other: number; bits: number }>(
        'SELECT other, bits FROM story_pair WHERE report = ?',
        report,
      )) {
        if (report < other) pairs.push([report, other, bits]);
        if (!reports.has(other)) queue.push(other);
      }
      for (const other of together.get(report) ?? []) if (!reports.has(other)) queue.push(other);
    }
    return { reports, pairs };
  }

  /** Removes a story; those who were in it are in none until they are joined again. */
  #drop(story: number, touched: Set<number>): void {
    const row = this.database.get<{ name: string }>('SELECT name FROM story WHERE id = ?', story);
    const members = this.database
      .all<{ report: number }>('SELECT report FROM story_member WHERE story = ? ORDER BY report', story)
      .map(({ report }) => report);
    for (const member of members) touched.add(member);
    const [first] = members;
    if (row && first !== undefined && members.length > 1)
      this.database.run(
        'INSERT INTO story_former (name, report) VALUES (?, ?) ON CONFLICT DO UPDATE SET report = excluded.report',
        row.name,
        first,
      );
    this.database.run('DELETE FROM story_member WHERE story = ?', story);
    this.database.run('DELETE FROM story WHERE id = ?', story);
  }

  #insert(members: readonly Member[], entries: readonly StoryEntry[], links: Links): void {
    const told = new Map(members.map(({ id, row }) => [id, this.#told(row) as Told]));
    const rowOfMember = (i: number) => (members[i] as Member).row;
    const story = storyIn(
      [...told.values()].map(({ signature }) => signature),
      (a, b) => this.#meeting.bits(rowOfMember(a), rowOfMember(b)),
      this.#sources.registry(members.map(({ row }) => row)),
      this.#meeting.furniture,
      links,
    );
    const found = { min: story.independent.min, max: story.independent.max };
    const own = new Set(story.reports.map(({ report }) => report));
    const about = entries.filter(({ action }) => reportsIn(action).some((key) => own.has(key)));
    const accepted = acceptedOf(about, own);
    if (accepted?.fits) {
      const { min, max, who } = accepted;
      story.independent = { min, max, why: `${story.independent.why}; the count was accepted by ${who}` };
    }
    const row = { ...rowOf(story), accepted: accepted?.fits === true, decisions: about.length };
    const { update, dispute, scope, denial } = row.divergences;
    const body: StoryBody = {
      story,
      reports: additions(story, told),
      voices: namesOfVoices(story, told),
      table: tableOf(story, told),
      count: { found, accepted },
    };
    const { id } = this.database.run(
      `INSERT INTO story (name, body, row, reports, least, most, updates, disputes, scopes, denials, differing, earliest, last)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      story.id,
      pack(JSON.stringify(body)),
      JSON.stringify(row),
      row.reports,
      row.voices.min,
      row.voices.max,
      update,
      dispute,
      scope,
      denial,
      update + dispute + scope + denial,
      row.earliest,
      row.published.last,
    );
    this.database.run('DELETE FROM story_former WHERE name = ?', story.id);
    for (const member of members)
      this.database.run('INSERT INTO story_member (report, story) VALUES (?, ?)', member.row, id);
  }

  #stored(report: number): { packed: Uint8Array; day: number } | undefined {
    return this.database.get<{ packed: Uint8Array; day: number }>(
      'SELECT told AS packed, day FROM story_report WHERE report = ?',
      report,
    );
  }

  #told(report: number): Told | undefined {
    const kept = this.#kept.get(report);
    if (kept) return kept;
    const row = this.#stored(report);
    if (!row) return undefined;
    const told = unpackTold(row.packed);
    if (this.#kept.size >= MOST_KEPT) this.#kept.delete(this.#kept.keys().next().value ?? -1);
    this.#kept.set(report, told);
    return told;
  }
}

/** The last count that was accepted for a story that holds all of its reports, or some. */
function acceptedOf(
  entries: readonly StoryEntry[],
  reports: ReadonlySet<string>,
): StoryBody['count']['accepted'] {
  for (const { id, at, who, action } of [...entries].reverse()) {
    if (action.kind !== 'story-count' || !action.reports.every((key) => reports.has(key))) continue;
    const fits = new Set(action.reports).size === reports.size;
    return { min: action.min, max: action.max, review: id, at, who, fits };
  }
  return null;
}

/** For each report those that decisions may bring into its story. */
function bondsById(links: Links, ids: ReadonlyMap<string, number>): Map<number, Set<number>> {
  const found = new Map<number, Set<number>>();
  for (const link of links) {
    const reports = togetherIn(link).flatMap((key) => ids.get(key) ?? []);
    for (const report of reports)
      for (const other of reports)
        if (other !== report) found.set(report, (found.get(report) ?? new Set()).add(other));
  }
  return found;
}

/** A report without the claims that the analyst rejected, and what only they tell. */
export function withoutRejected({ report, decisions }: Decided): Report {
  const isRejected = ({ id }: Claim) => decisions.get(id)?.state === 'rejected';
  const rejected = report.claims.filter(isRejected);
  if (rejected.length === 0) return report;
  const claims = report.claims.filter((claim) => !isRejected(claim));
  const kept = new Set(claims.flatMap(({ quantities }) => quantities));
  const gone = new Set(rejected.flatMap(({ quantities }) => quantities).filter((id) => !kept.has(id)));
  return { ...report, claims, quantities: report.quantities.filter(({ id }) => !gone.has(id)) };
}
