/** What routes work with. */
import type { Store } from '../store/index.js';
import type { Events } from './events.js';
import type { Importer } from './importer.js';
import type { Spool } from './spool.js';
import type { StoryKeeper } from './story-keeper.js';

export interface Parts {
  store: Store;
  spool: Spool;
  importer: Importer;
  events: Events;
  keeper: StoryKeeper;
  /** Version of Headwater. */
  reader: string;
  /** The analyst's name in the history. */
  who: string;
  /** Milliseconds without an event after which a stream of them is ended; a page that still listens opens it again. */
  idleStream: number;
}
