/** Keeps the stories of a desk up to date with its reports and with what was decided about them. */

import type { Claim, Report } from '../../report.js';
import { join, type Signature, STEADY } from '../../story/index.js';
import type { Story } from '../../story.js';
import { decide } from '../apply.js';
import type { Database } from '../database.js';
import type { Decided } from '../model.js';
import { pack, readingOf } from '../originals.js';
import type { Reviews } from '../reviews.js';
import { additions, rowOf, type ToldBy, tableOf } from './shown.js';
import type { StoryBody } from './stories.js';
import { packTold, type Told, toldOf, unpackTold } from './told.js';

export class Joiner {
  constructor(
    private readonly database: Database,
    private readonly reviews: Reviews,
  ) {}

  /** Brings the stories up to date. */
  settle(): void {
    this.database.transaction(() => {
      const pending = this.database.all<{ id: number }>('SELECT report AS id FROM story_pending');
      for (const { id } of pending) this.#take(id);
      if (pending.length > 0 || this.database.get('SELECT 1 FROM story_touched')) this.#joinAll();
      this.database.exec('DELETE FROM story_pending; DELETE FROM story_touched;');
    });
  }

  #take(id: number): void {
    this.database.run('DELETE FROM story_report WHERE report = ?', id);
    const row = this.database.get<{ key: string; reading: Uint8Array }>(
      'SELECT key, reading FROM report WHERE id = ? AND binned IS NULL',
      id,
    );
    if (!row) return;
    const told = toldOf(withoutRejected(decide(readingOf(row.reading), this.reviews.entriesOf(id))), row.key);
    this.database.run(
      'INSERT INTO story_report (report, told, day) VALUES (?, ?, ?)',
      id,
      packTold(told),
      told.signature.days.published[0] ?? -1,
    );
  }

  #joinAll(): void {
    const told = new Map<string, Told>();
    const ids = new Map<string, number>();
    for (const { report, told: packed } of this.database.all<{ report: number; told: Uint8Array }>(
      'SELECT report, told FROM story_report',
    )) {
      const one = unpackTold(packed);
      told.set(one.signature.id, one);
      ids.set(one.signature.id, report);
    }
    this.database.exec('DELETE FROM story_member; DELETE FROM story;');
    const signatures: Signature[] = [...told.values()].map(({ signature }) => signature);
    for (const story of join(signatures, STEADY)) this.#insert(story, told, ids);
  }

  #insert(story: Story, told: ToldBy, ids: ReadonlyMap<string, number>): void {
    const row = rowOf(story);
    const { update, dispute, scope, denial } = row.divergences;
    const body: StoryBody = {
      story,
      reports: additions(story, told),
      table: tableOf(story, told),
      count: { found: row.voices, accepted: null },
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
    for (const { report } of story.reports)
      this.database.run(
        'INSERT INTO story_member (report, story) VALUES (?, ?)',
        ids.get(report) as number,
        id,
      );
  }
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
