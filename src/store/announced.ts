/** Files that a page said it would send: what of them never arrives is not lost without a word. */
import { z } from 'zod';
import type { Database } from './database.js';

export const announcedSchema = z.object({
  name: z.string(),
  size: z.number(),
  announced: z.string().describe('when'),
  why: z.string().nullable().describe('why it was not taken, where it came and was refused'),
});
export type AnnouncedFile = z.infer<typeof announcedSchema>;

/** What was announced and has not arrived. */
export class Announced {
  constructor(
    private readonly database: Database,
    private readonly now: () => string,
  ) {}

  /** Notes files before the first of them is sent. */
  add(files: readonly { name: string; size: number }[]): void {
    this.database.transaction(() => {
      for (const { name, size } of files)
        this.database.run(
          `INSERT INTO announced (name, size, announced) VALUES (?, ?, ?)
           ON CONFLICT DO UPDATE SET announced = excluded.announced, why = NULL`,
          name,
          size,
          this.now(),
        );
    });
  }

  /** It is here, or was here before. */
  arrived(name: string, size: number): void {
    this.database.run('DELETE FROM announced WHERE name = ? AND size = ?', name, size);
  }

  /** It came and was not taken. */
  refused(name: string, why: string): void {
    this.database.run('UPDATE announced SET why = ? WHERE name = ?', why, name);
  }

  list(limit = 1000): { total: number; files: AnnouncedFile[] } {
    const files = this.database.all<AnnouncedFile>(
      'SELECT name, size, announced, why FROM announced ORDER BY rowid LIMIT ?',
      limit,
    );
    const row = this.database.get<{ n: number }>('SELECT count(*) AS n FROM announced');
    return { total: row?.n ?? 0, files };
  }

  /** They are no longer waited for. */
  forget(): void {
    this.database.run('DELETE FROM announced');
  }
}
