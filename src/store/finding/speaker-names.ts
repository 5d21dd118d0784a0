/** Names of sources in memory: who stands for whom, and how each is called. */
import { fold } from '../../spelling/index.js';
import type { Database } from '../database.js';

export interface SpeakerName {
  key: string;
  name: string;
  kind: string;
  named: boolean;
  /** The entry that stands for this one. */
  merged: number | null;
  folded: string;
}

/** A name as it is looked for: small letters, no accents, no article. @example foldedName('The Harbour’s Office'); // 'harbours office' */
export function foldedName(name: string): string {
  return fold(name).replace(/^the (?=.)/, '');
}

export class SpeakerNames {
  readonly #names = new Map<number, SpeakerName>();
  #last = 0;
  #heads = new Int32Array(0);

  constructor(private readonly database: Database) {}

  get(id: number): SpeakerName | undefined {
    return this.#read().get(id);
  }

  all(): ReadonlyMap<number, SpeakerName> {
    return this.#read();
  }

  /** For each entry the one that stands for it; 0 where it stands for itself. */
  heads(): Int32Array {
    this.#read();
    return this.#heads;
  }

  /** Who stands for whom has changed. */
  forget(): void {
    this.#names.clear();
    this.#last = 0;
  }

  #read(): ReadonlyMap<number, SpeakerName> {
    const rows = this.database.all<Omit<SpeakerName, 'named' | 'folded'> & { id: number; named: number }>(
      'SELECT id, key, name, kind, named, merged FROM speaker WHERE id > ? ORDER BY id',
      this.#last,
    );
    if (rows.length === 0) return this.#names;
    const before = this.#heads;
    this.#heads = new Int32Array((rows.at(-1)?.id ?? 0) + 1);
    if (this.#last > 0) this.#heads.set(before);
    for (const { id, named, ...row } of rows) {
      this.#names.set(id, { ...row, named: named === 1, folded: foldedName(row.name) });
      this.#heads[id] = row.merged ?? 0;
      this.#last = id;
    }
    return this.#names;
  }
}
