/** What `headwater mcp` does: serves read reports on standard input and output until the client goes. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import type { DocumentError } from '../container/index.js';
import { Corpus, mcpServer } from '../mcp/index.js';
import { type Atlas, openAtlas, ownGazetteerFiles } from '../place/index.js';
import type { Reading } from '../reading/index.js';
import { Store, StoreError } from '../store/index.js';
import { dataFolder } from './data-folder.js';
import { findInputs } from './inputs.js';
import { startProgress } from './progress.js';
import { reportsOf } from './reports.js';
import { EXIT, UsageError, version } from './usage.js';

const DESK_FILE = 'desk.headwater';

/** Runs `headwater mcp`; the exit code. */
export async function serveMcp(folder: string | undefined): Promise<number> {
  const place = folder ?? dataFolder();
  const isDesk = folder === undefined || existsSync(join(place, DESK_FILE));
  const corpus = isDesk ? Promise.resolve(corpusOfDesk(join(place, DESK_FILE))) : corpusOfReports(place);
  let atlas: Atlas | undefined;
  const gazetteer = (name: string) => {
    atlas ??= openAtlas(ownGazetteerFiles());
    return atlas.find(name, { limit: 3 }).map(({ feature }) => feature);
  };
  const ended = untilClosed();
  const settings = { corpus, gazetteer, version: version() };
  // What goes wrong on the line is the client's to see; it may hold words of reports, which no log should.
  const server = serveStdio(() => mcpServer(settings), { onerror: () => {} });
  try {
    const loaded = await Promise.race([corpus, ended]);
    if (loaded)
      process.stderr.write(`headwater: answering from ${loaded.size} reports; nothing is changed\n`);
    await ended;
  } finally {
    await server.close();
  }
  return EXIT.done;
}

/** The reports of a desk as the analyst has them. The desk is let go of at once, so that it can be started meanwhile. */
function corpusOfDesk(path: string): Corpus {
  if (!existsSync(path))
    throw new UsageError(`there is no desk at ${path}; name its folder, or reports that were read`);
  try {
    const store = new Store(path, { readOnly: true });
    try {
      const corpus = new Corpus();
      for (const { report: key } of store.find.eachReport({})) {
        const { report, decisions } = store.reports.decided(key);
        // By its name on the desk, where it can be looked up.
        corpus.add(
          { ...report, id: key },
          new Map([...decisions].map(([id, { state = 'open' }]) => [id, state])),
        );
      }
      return corpus;
    } finally {
      store.close();
    }
  } catch (error) {
    if (error instanceof StoreError) throw new UsageError(error.message);
    throw error;
  }
}

/** Nothing is read here: that takes longer than a client waits. */
const readsNothing: Reading = {
  processes: 1,
  read: async () => ({
    ok: false,
    message:
      'it was not read before; run headwater read … --format jsonl --out read.jsonl, and give that file',
    code: 'not-read',
  }),
  close: async () => {},
};

async function corpusOfReports(path: string): Promise<Corpus> {
  const inputs = await findInputs([path]);
  const progress = startProgress([], true);
  const corpus = new Corpus();
  for await (const found of reportsOf(inputs, readsNothing, {}, undefined, progress)) {
    if (found.ok) corpus.add(found.report);
    else progress.line(`headwater: ${found.name}: ${(found.error as DocumentError).message}`);
  }
  if (corpus.size === 0) throw new UsageError(`${path}: there is no report in it that was read before`);
  return corpus;
}

function untilClosed(): Promise<undefined> {
  return new Promise((resolve) => {
    const end = () => resolve(undefined);
    for (const event of ['end', 'close']) process.stdin.once(event, end);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
  });
}
