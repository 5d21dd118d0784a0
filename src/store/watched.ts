/** Files of watched folders that were given to be read: so that none is read twice, whenever the desk was ended. */
import type { Database } from './database.js';

export interface WatchedFile {
  folder: string;
  /** Its path within the folder. */
  name: string;
  size: number;
  /** When it was changed, in milliseconds since 1970. */
  modified: number;
}

/** What is known of the files of watched folders. */
export class Watched {
  constructor(
    private readonly database: Database,
    private readonly now: () => string,
  ) {}

  /** Whether just this file was dealt with. */
  knows({ folder, name, size, modified }: WatchedFile): boolean {
    const row = this.database.get(
      'SELECT 1 FROM watched WHERE folder = ? AND name = ? AND size = ? AND modified = ?',
      folder,
      name,
      size,
      modified,
    );
    return row !== undefined;
  }

  /** Whether a file of this content was read from the folder, whatever it was called then. */
  holds({ folder, hash }: { folder: string; hash: string }): boolean {
    return (
      this.database.get('SELECT 1 FROM watched WHERE folder = ? AND hash = ?', folder, hash) !== undefined
    );
  }

  /** Notes that a file is dealt with. */
  keep({ folder, name, size, modified, hash }: WatchedFile & { hash: string }): void {
    this.database.run(
      'INSERT INTO watched (folder, name, size, modified, hash, given) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
      folder,
      name,
      size,
      modified,
      hash,
      this.now(),
    );
  }
}
