/** Who is who by all reports: what each says of its sources, counted, and whom that makes them. */
import { formOf, type Registry, registryOfTellings, type Teller } from '../../story/index.js';
import type { Database } from '../database.js';
import type { Told } from './told.js';

export class Sources {
  constructor(private readonly database: Database) {}

  /** Puts what a report says of its sources in the place of what it said. */
  take(report: number, before: Told | undefined, after: Told | undefined): void {
    const had = formsIn(before);
    const has = formsIn(after);
    if (had.size === has.size && [...had].every(([form, times]) => has.get(form) === times)) return;
    this.database.run('DELETE FROM story_named WHERE report = ?', report);
    for (const [form, times] of had)
      this.database.run('UPDATE story_source SET times = times - ? WHERE said = ?', times, form);
    for (const [form, times] of has) {
      this.database.run(
        `INSERT INTO story_source (said, known, times) VALUES (?, 'null', ?)
         ON CONFLICT (said) DO UPDATE SET times = times + excluded.times`,
        form,
        times,
      );
      this.database.run(
        'INSERT INTO story_named (report, source, times) SELECT ?, id, ? FROM story_source WHERE said = ?',
        report,
        times,
        form,
      );
    }
    for (const form of had.keys())
      this.database.run('DELETE FROM story_source WHERE said = ? AND times = 0', form);
    this.database.run(`INSERT INTO story_due (what) VALUES ('sources') ON CONFLICT DO NOTHING`);
  }

  /** Whether sayings have changed since who is who was worked out. */
  get isDue(): boolean {
    return this.database.get(`SELECT 1 FROM story_due WHERE what = 'sources'`) !== undefined;
  }

  /**
   * Works out anew who is who.
   *
   * @returns reports with a source that is somebody else now
   */
  workOut(): Set<number> {
    const rows = this.database.all<{ id: number; said: string; known: string; times: number }>(
      'SELECT id, said, known, times FROM story_source',
    );
    const tellings = rows.map((row) => ({
      ...row,
      teller: JSON.parse(row.said) as Teller,
      count: row.times,
    }));
    const registry = registryOfTellings(tellings);
    const touched = new Set<number>();
    for (const { id, teller, known } of tellings) {
      const now = JSON.stringify(more(teller, registry.known(teller)));
      if (now === known) continue;
      this.database.run('UPDATE story_source SET known = ? WHERE id = ?', now, id);
      for (const { report } of this.database.all<{ report: number }>(
        'SELECT report FROM story_named WHERE source = ?',
        id,
      ))
        touched.add(report);
    }
    this.database.run(`DELETE FROM story_due WHERE what = 'sources'`);
    return touched;
  }

  /** Who the sources of some reports are known to be. */
  registry(reports: readonly number[]): Registry {
    const known = new Map(
      this.database
        .all<{ said: string; known: string }>(
          `SELECT DISTINCT said, known FROM story_named JOIN story_source ON story_source.id = source
           WHERE report IN (SELECT value FROM json_each(?))`,
          JSON.stringify(reports),
        )
        .map(({ said, known }) => [said, JSON.parse(known) as Partial<Teller> | null]),
    );
    return { known: (teller) => ({ ...teller, ...known.get(formOf(teller)) }) };
  }
}

/** How often a report says each thing of a source. */
function formsIn(told: Told | undefined): Map<string, number> {
  const counts = new Map<string, number>();
  for (const teller of told?.signature.account.tellers ?? []) {
    const form = formOf(teller);
    counts.set(form, (counts.get(form) ?? 0) + 1);
  }
  return counts;
}

/** What is known beyond what a report says. */
function more(teller: Teller, { of, words, person }: Teller): Partial<Teller> | null {
  const isMore = of !== teller.of || words !== teller.words || person !== teller.person;
  return isMore ? { ...(of !== undefined && { of }), words, ...(person && { person }) } : null;
}
