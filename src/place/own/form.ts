/** What write.ts writes and open.ts reads. */
import { createRequire } from 'node:module';
import type { About } from '../gazetteer/open.js';

export const VERSION = 1;
/** How the files are called that the user's own gazetteer is kept in. */
export const EXTENSION = '.places';

export interface OwnAbout extends About {
  version: number;
  /** Whether it is a GeoNames dump: a wider gazetteer, not places that the user singles out. */
  dump: boolean;
}

let loaded: typeof import('@photostructure/sqlite') | undefined;

/** SQLite, loaded when first needed: who has no places of their own never waits for it. */
export function sqlite(): typeof import('@photostructure/sqlite') {
  loaded ??= createRequire(import.meta.url)(
    '@photostructure/sqlite',
  ) as typeof import('@photostructure/sqlite');
  return loaded;
}
