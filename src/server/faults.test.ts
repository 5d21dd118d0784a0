/**
 * The desk is killed (SIGKILL) at random moments while reports and reviews are given to it. `npm run test:faults` does
 * so 200 times; the usual test run a few times.
 */
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeReport } from '../../bench/desk-reports.js';
import { Store } from '../store/index.js';
import { openDesk } from './fixtures/desk.js';
import { startVictim } from './fixtures/victim-process.js';

const ROUNDS = Number(process.env.HEADWATER_FAULTS ?? 4);
/** Milliseconds after signing in within which the end comes. */
const LONGEST_LIFE = 1_500;

const folder = mkdtempSync(join(tmpdir(), 'desk-'));
const file = join(folder, 'desk.headwater');
afterAll(() => rmSync(folder, { recursive: true }));

/** What the desk has said it has taken. */
const acknowledged = { imports: new Map<number, string>(), reviews: new Map<number, string>() };
let given = 0;

/** Gives reports and reviews, one after another, until the desk is gone. */
async function work(origin: string, cookie: string): Promise<void> {
  const headers = { Cookie: cookie, 'Content-Type': 'application/json' };
  const giveReports = async () => {
    for (;;) {
      given += 1;
      const name = `${given}.txt`;
      const body = makeReport(given).text;
      const answer = await fetch(`${origin}/api/imports?name=${name}`, { method: 'POST', headers, body });
      const { id } = (await answer.json()) as { id: number };
      acknowledged.imports.set(id, name);
    }
  };
  const giveReviews = async () => {
    for (let n = 0; ; n += 1) {
      const found = await fetch(`${origin}/api/claims?limit=1&offset=${n}`, { headers });
      const { claims } = (await found.json()) as { claims: { report: string; claim: string }[] };
      const [first] = claims;
      if (!first) {
        n = -1;
        continue;
      }
      const note = `note ${Math.random()}`;
      const action = { kind: 'note', claim: first.claim, note };
      const body = JSON.stringify({ reviews: [{ report: first.report, action }] });
      const answer = await fetch(`${origin}/api/reviews`, { method: 'POST', headers, body });
      const { ids } = (await answer.json()) as { ids: number[] };
      acknowledged.reviews.set(ids[0] as number, note);
    }
  };
  await Promise.allSettled([giveReports(), giveReviews()]);
}

function check(): void {
  const store = new Store(file);
  try {
    expect(store.integrityFaults()).toEqual([]);
    const imports = new Map(store.queue.list(1_000_000).map((one) => [one.id, one]));
    for (const [id, name] of acknowledged.imports) expect(imports.get(id)?.name).toBe(name);
    const reviews = new Map(
      store.reviews.history({ limit: 1_000_000 }).map(({ id, action }) => [id, action]),
    );
    for (const [id, note] of acknowledged.reviews) expect(reviews.get(id)).toMatchObject({ note });
    for (const spool of store.queue.spoolNames()) expect(existsSync(join(folder, 'spool', spool))).toBe(true);
    const { total } = store.find.reports({ limit: 1 });
    const added = [...imports.values()].reduce((sum, one) => sum + one.added, 0);
    expect(total).toBe(added);
  } finally {
    store.close();
  }
}

describe('a desk that is killed', () => {
  it(`${ROUNDS} times keeps all that it acknowledged, and goes on`, {
    timeout: 60_000 + ROUNDS * 20_000,
  }, async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { child, origin, cookie } = await startVictim(folder);
      const working = work(origin, cookie);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * LONGEST_LIFE));
      child.kill('SIGKILL');
      await once(child, 'close');
      await working;
      check();
    }
    const desk = await openDesk({ folder });
    await desk.idle();
    await desk.close();
    check();
    const store = new Store(file);
    const states = store.queue.list(1_000_000).map(({ state, failed }) => `${state} ${failed}`);
    expect(new Set(states)).toEqual(new Set(['read 0']));
    expect(store.find.reports({ limit: 1 }).total).toBeGreaterThanOrEqual(acknowledged.imports.size);
    for (const id of acknowledged.imports.keys()) expect(store.queue.reportsOf(id).length).toBe(1);
    store.close();
    expect(acknowledged.imports.size).toBeGreaterThan(0);
    expect(acknowledged.reviews.size).toBeGreaterThan(0);
  });
});
