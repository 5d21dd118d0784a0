/** Rows of the report tables as they are shown. */
import { z } from 'zod';
import type { Database } from './database.js';
import type { Given } from './originals.js';

export const appearanceSchema = z.object({
  id: z.number(),
  name: z.string().nullable().describe('the file, as it was named'),
  url: z.string().nullable(),
  title: z.string().nullable(),
  outlet: z.string().nullable(),
  published: z.string().nullable(),
  added: z.string(),
});
/** One time that a report came in. */
export type Appearance = z.infer<typeof appearanceSchema>;

/** A report's appearances, the first one first. */
export function appearancesOf(database: Database, report: number): Appearance[] {
  return database
    .all<Omit<Appearance, 'name'> & { given: string }>(
      'SELECT id, given, url, title, outlet, published, added FROM appearance WHERE report = ? ORDER BY id',
      report,
    )
    .map(({ given, ...row }) => ({ ...row, name: (JSON.parse(given) as Given).name ?? null }));
}
