/** Filters kept under a name. */
import type { Database } from './database.js';
import { StoreError } from './error.js';
import { type Filter, filterSchema } from './model.js';

export interface SavedFilter {
  name: string;
  filter: Filter;
  saved: string;
}

/** The saved filters of a desk. */
export class SavedFilters {
  constructor(
    private readonly database: Database,
    private readonly now: () => string,
  ) {}

  /** All, by name. */
  list(): SavedFilter[] {
    return this.database
      .all<{ name: string; filter: string; saved: string }>(
        'SELECT name, filter, saved FROM saved_filter ORDER BY name',
      )
      .map((row) => ({ ...row, filter: filterSchema.parse(JSON.parse(row.filter)) }));
  }

  /** Saves a filter; one of the same name is replaced. */
  save(name: string, filter: Filter): SavedFilter {
    const saved = { name, filter: filterSchema.parse(filter), saved: this.now() };
    this.database.run(
      'INSERT INTO saved_filter (name, filter, saved) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET filter = excluded.filter, saved = excluded.saved',
      name,
      JSON.stringify(saved.filter),
      saved.saved,
    );
    return saved;
  }

  remove(name: string): void {
    const { changes } = this.database.run('DELETE FROM saved_filter WHERE name = ?', name);
    if (changes === 0) throw new StoreError('not-found', `there is no filter "${name}" on this desk`);
  }
}
