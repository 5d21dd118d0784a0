/** Door of server/: one process on 127.0.0.1 with an analyst's desk. */

import { mkdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import type { Limits } from '../container/index.js';
import { atlasWith, ownGazetteerFiles } from '../place/index.js';
import { manyProcesses, type Reading, startReading } from '../reading/index.js';
import type { GazetteerFeature } from '../report.js';
import { Store, StoreError } from '../store/index.js';
import { makeApp } from './app.js';
import { Events } from './events.js';
import { Importer } from './importer.js';
import { Keys } from './security.js';
import { keptSession } from './session.js';
import { DEFAULT_SPOOL_LIMITS, Spool, type SpoolLimits } from './spool.js';
import { StaticFiles } from './static.js';
import { StoryKeeper } from './story-keeper.js';
import { keepUp } from './upkeep.js';
import { Watch, type WatchOptions } from './watch.js';

export type { Reading } from '../reading/index.js';
export { StoreError } from '../store/index.js';

export interface DeskOptions {
  /** Holds the desk's file and its spool folder; made when it is not there. */
  folder: string;
  /** 0 for any free one. */
  port: number;
  /** The analyst's name in the history. */
  who: string;
  /** Version of Headwater. */
  reader: string;
  limits?: Partial<Limits>;
  uploads?: Partial<SpoolLimits>;
  /** A folder in which what lands is read. */
  watch?: Omit<WatchOptions, 'except'>;
  /** Milliseconds in which a request's head must have come. */
  headPatience?: number;
  /** Milliseconds after which a stream of events on which nothing happens is ended. */
  idleStream?: number;
  /** Called with an address that opens the desk once, at the start and whenever the one before was used. */
  onAddress?: (address: string) => void;
  /** In the place of reading processes. */
  reading?: Reading;
  /** In the place of the built page. */
  page?: string;
}

/** A desk that is open. */
export interface Desk {
  port: number;
  /** Opens the desk once. */
  address: string;
  /** Files that it goes on with from the last time. */
  waiting: number;
  /** Gives a file to be read, as an upload does. */
  give(name: string, content: AsyncIterable<Uint8Array>): Promise<void>;
  /** Resolves when nothing waits to be read and the stories are up to date. */
  idle(): Promise<void>;
  /** Ends it: what is being read is stored first, everything else goes on the next time. */
  close(): Promise<void>;
}

/** Milliseconds after which an idle stream of events is ended. */
const IDLE_STREAM = 300_000;
/** Connections at once; more wait in the system's queue until one is free or is cut off for being slow. */
const MOST_CONNECTIONS = 4096;

/**
 * Opens the desk in a folder and serves it on 127.0.0.1.
 *
 * @throws StoreError when the desk's file cannot be opened: locked, read-only, newer, …
 * @throws Error with code EADDRINUSE when the port is taken
 */
export async function startDesk(options: DeskOptions): Promise<Desk> {
  const store = openStore(options.folder);
  const reading = options.reading ?? startDeskReading(options.limits);
  const events = new Events();
  const spool = new Spool(join(options.folder, 'spool'), { ...DEFAULT_SPOOL_LIMITS, ...options.uploads });
  const { reader, who, limits } = options;
  const keeper = new StoryKeeper(store, events);
  let watch: Watch | undefined;
  const watching = () => watch?.standing;
  const importer = new Importer({
    store,
    spool,
    reading,
    events,
    reader,
    watching,
    ...(limits && { limits }),
  });
  if (options.watch)
    watch = new Watch(
      { store, spool, onGiven: () => importer.wake(), onChange: () => importer.note() },
      { ...options.watch, except: [options.folder] },
    );
  const keys = new Keys(keptSession(options.folder));
  let port = options.port;
  const address = () => `http://127.0.0.1:${port}/?token=${keys.token}`;
  const page = options.page ?? fileURLToPath(new URL('../web', import.meta.url));
  const map = fileURLToPath(new URL('../../data/basemap/basemap.json.gz', import.meta.url));
  const files = new StaticFiles(page, map);
  const onOpened = () => options.onAddress?.(address());
  const app = makeApp({
    store,
    spool,
    importer,
    events,
    keeper,
    reader,
    who,
    idleStream: options.idleStream ?? IDLE_STREAM,
    keys,
    files,
    port: () => port,
    onOpened,
  });
  const server = httpServer(
    getRequestListener(app.fetch, { overrideGlobalObjects: false }),
    options.headPatience,
  );
  try {
    port = await listen(server, options.port);
  } catch (error) {
    store.close();
    await reading.close();
    throw error;
  }
  await spool.tidy(store.queue.spoolNames());
  const { waiting, reading: unfinished } = store.queue.counts();
  // Whatever changes reports tells the pages so; then their stories are looked after.
  events.listen(({ event }) => {
    if (event !== 'stories') keeper.wake();
  });
  importer.wake();
  keeper.wake();
  const stopUpkeep = keepUp(store, () => events.tell({ event: 'reviewed', data: { reports: [] } }));
  watch?.start();
  options.onAddress?.(address());
  return {
    port,
    get address() {
      return address();
    },
    waiting: waiting + unfinished,
    async give(name, content) {
      const { spool: stored, size, hash } = await spool.take(content);
      store.queue.give({ name, spool: stored, size, hash });
      importer.wake();
    },
    async idle() {
      await importer.idle();
      await keeper.idle();
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      stopUpkeep();
      await watch?.stop();
      await importer.stop();
      keeper.stop();
      await reading.close();
      await closed;
      store.close();
    },
  };
}

/** Reading gives way to the page; reports keep why they were read as they were. */
function startDeskReading(limits: Partial<Limits> | undefined): Reading {
  const options = { explain: true, ownGazetteer: ownGazetteerFiles(), ...(limits && { limits }) };
  return startReading('report', options, { processes: manyProcesses(), background: true });
}

/** A name spelt less like a place's than this does not mean it. */
const ALIKE = 0.9;

/** Places of the gazetteers that a name may stand for; they are opened when first asked for. */
function gazetteer(name: string): GazetteerFeature[] {
  return atlasWith(ownGazetteerFiles())
    .find(name, { limit: 8 })
    .flatMap(({ feature, likeness }) => (likeness >= ALIKE ? [feature] : []));
}

function openStore(folder: string): Store {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    const { code } = error as { code?: string };
    throw new StoreError('no-folder', `${folder}: it cannot be made (${code}); choose another folder`);
  }
  return new Store(join(folder, 'desk.headwater'), { gazetteer });
}

function httpServer(listener: ReturnType<typeof getRequestListener>, headPatience = 10_000): Server {
  const server = createServer(
    {
      // A client that dribbles its request's head is cut off; one that dribbles a body, by the spool's patience.
      headersTimeout: headPatience,
      requestTimeout: 0,
      keepAliveTimeout: 5_000,
      connectionsCheckingInterval: Math.min(1_000, headPatience),
      maxHeaderSize: 16_384,
    },
    listener,
  );
  server.maxConnections = MOST_CONNECTIONS;
  return server;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      const bound = server.address();
      resolve(typeof bound === 'object' && bound ? bound.port : port);
    });
  });
}
