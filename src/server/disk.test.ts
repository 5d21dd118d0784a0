/** A desk whose disk is full, whose file or folder may not be written to, or whose file is not for it: clear errors, nothing lost. */
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeReport } from '../../bench/desk-reports.js';
import { Store } from '../store/index.js';
import { importText, openDesk, quickReading } from './fixtures/desk.js';
import { giveToUser, openAsUser, type SmallDisk, smallDisk } from './fixtures/disk.js';
import { startVictim } from './fixtures/victim-process.js';
import { startDesk } from './index.js';

interface Failed {
  error: { code: string; message: string };
}
interface Listed {
  progress: { trouble?: string };
  imports: { id: number; name: string; state: string; added: number }[];
}

const disk = smallDisk(2);
disk?.remove();

describe.runIf(disk)('a disk that is full', () => {
  let small: SmallDisk;
  beforeEach(() => {
    small = smallDisk(2) as SmallDisk;
  });
  afterEach(() => small.remove());

  it('refuses what it cannot keep, keeps what it took, and goes on when there is room', {
    timeout: 60_000,
  }, async () => {
    const desk = await openDesk({ folder: small.folder });
    const taken = new Map<number, string>();
    let refused: Response | undefined;
    for (let n = 0; n < 2_000 && !refused; n += 1) {
      const name = `${n}.txt`;
      const answer = await desk.ask(`/api/imports?name=${name}`, {
        method: 'POST',
        body: makeReport(n).text,
      });
      if (answer.ok) taken.set(((await answer.json()) as { id: number }).id, name);
      else refused = answer;
    }
    expect(refused?.status).toBe(507);
    const { error } = (await (refused as Response).json()) as Failed;
    expect(error.code).toBe('full');
    expect(error.message).toMatch(/the disk is full; nothing was lost/);
    await desk.idle();

    // It still answers, and says why it does not go on.
    const full = await desk.json<Listed>('/api/imports?limit=1000');
    if (full.imports.some(({ state }) => state !== 'read'))
      expect(full.progress.trouble).toMatch(/the disk is full/);
    for (const one of full.imports) expect(taken.get(one.id)).toBe(one.name);
    expect(full.imports.length).toBe(taken.size);
    expect(readdirSync(join(small.folder, 'spool')).some((name) => name.endsWith('.part'))).toBe(false);

    small.grow(200);
    await importText(desk, 'last.txt', makeReport(5_000).text);
    const after = await desk.json<Listed>('/api/imports?limit=1000');
    expect(after.imports.every(({ state }) => state === 'read')).toBe(true);
    expect(after.progress.trouble).toBeUndefined();
    const { total } = await desk.json<{ total: number }>('/api/reports?limit=1');
    expect(total).toBe(taken.size + 1);
    await desk.close();
    const store = new Store(join(small.folder, 'desk.headwater'));
    expect(store.integrityFaults()).toEqual([]);
    store.close();
  });

  it('refuses a decision, which is then not in the history; killed then, it has lost nothing', {
    timeout: 60_000,
  }, async () => {
    const { child, origin, cookie } = await startVictim(small.folder);
    const headers = { Cookie: cookie, 'Content-Type': 'application/json' };
    const ask = (path: string, body?: string) =>
      fetch(`${origin}${path}`, { headers, ...(body !== undefined && { method: 'POST', body }) });
    await ask('/api/imports?name=1.txt', makeReport(1).text);
    const claims = async () =>
      ((await (await ask('/api/claims')).json()) as { claims: { report: string; claim: string }[] }).claims;
    while ((await claims()).length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    const [first] = await claims();
    const kept: number[] = [];
    let refused: Response | undefined;
    for (let n = 0; n < 2_000 && !refused; n += 1) {
      const action = { kind: 'note', claim: first?.claim, note: `${n} ${'long '.repeat(1_900)}` };
      const answer = await ask(
        '/api/reviews',
        JSON.stringify({ reviews: [{ report: first?.report, action }] }),
      );
      if (answer.ok) kept.push(...((await answer.json()) as { ids: number[] }).ids);
      else refused = answer;
    }
    expect(refused?.status).toBe(507);
    expect(((await (refused as Response).json()) as Failed).error.code).toBe('full');
    const entries = (await (await ask('/api/reviews?limit=1000')).json()) as { id: number }[];
    expect(entries.map(({ id }) => id).reverse()).toEqual(kept);
    child.kill('SIGKILL');
    await once(child, 'close');
    small.grow(200);
    const store = new Store(join(small.folder, 'desk.headwater'));
    expect(store.integrityFaults()).toEqual([]);
    expect(
      store.reviews
        .history({ limit: 10_000 })
        .map(({ id }) => id)
        .reverse(),
    ).toEqual(kept);
    store.close();
  });
});

describe('a desk', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'desk-'));
    file = join(folder, 'desk.headwater');
    const desk = await openDesk({ folder });
    await importText(desk, '1.txt', makeReport(1).text);
    await desk.close();
  });
  afterEach(() => {
    chmodSync(folder, 0o700);
    rmSync(folder, { recursive: true });
  });

  const opened = async () => {
    const printed = await openAsUser(folder);
    return printed === 'opened' ? printed : (JSON.parse(printed) as { code?: string; message: string });
  };

  it('whose file may only be read is refused, with what to do', { timeout: 60_000 }, async () => {
    giveToUser(folder, join(folder, 'spool'), file);
    expect(await opened()).toBe('opened');
    chmodSync(file, 0o444);
    const before = readFileSync(file);
    const refused = await opened();
    expect(refused).toMatchObject({ name: 'StoreError', code: 'read-only' });
    expect((refused as Error).message).toMatch(
      /desk\.headwater: it may not be written to; give yourself permission/,
    );
    expect(readFileSync(file).equals(before)).toBe(true);
    chmodSync(file, 0o600);
    expect(await opened()).toBe('opened');
  });

  it('whose folder may not be written to is refused, with what to do', { timeout: 60_000 }, async () => {
    giveToUser(folder, join(folder, 'spool'), file);
    chmodSync(folder, 0o555);
    const before = readFileSync(file);
    const refused = await opened();
    expect(refused).toMatchObject({ name: 'StoreError' });
    expect(['no-folder', 'read-only']).toContain((refused as { code: string }).code);
    expect((refused as Error).message).toMatch(/may (not )?be written to/);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('whose spool folder may not be written to says so, instead of calling it a fault', {
    timeout: 60_000,
  }, async () => {
    giveToUser(folder, join(folder, 'spool'), file);
    chmodSync(join(folder, 'spool'), 0o555);
    expect(await opened()).toMatchObject({
      code: 'no-folder',
      message: expect.stringMatching(/spool.*written to/),
    });
    chmodSync(join(folder, 'spool'), 0o700);
  });

  it('in a folder that cannot be made is refused', async () => {
    writeFileSync(join(folder, 'a file'), '');
    await expect(
      startDesk({
        folder: join(folder, 'a file', 'desk'),
        port: 0,
        who: 'm',
        reader: '1',
        reading: quickReading,
      }),
    ).rejects.toMatchObject({ code: 'no-folder' });
  });

  const start = () => startDesk({ folder, port: 0, who: 'm', reader: '1.0.0', reading: quickReading });
  /** Something that the desk which left it has still to read. */
  const leaveInSpool = () => {
    const name = join(folder, 'spool', '0'.repeat(24));
    mkdirSync(join(folder, 'spool'), { recursive: true });
    writeFileSync(name, 'still to be read');
    return name;
  };

  it('that another process has open is refused, and what waits in its spool is left alone', async () => {
    const first = await start();
    const left = leaveInSpool();
    await expect(start()).rejects.toMatchObject({
      code: 'locked',
      message: expect.stringMatching(/another program/),
    });
    expect(readFileSync(left, 'utf8')).toBe('still to be read');
    await first.close();
    await (await start()).close();
  });

  it('of a newer version is refused, and neither its file nor its spool is touched', async () => {
    const raw = new DatabaseSync(file);
    raw.exec('PRAGMA user_version = 99');
    raw.close();
    const left = leaveInSpool();
    const before = readFileSync(file);
    await expect(start()).rejects.toMatchObject({
      code: 'newer',
      message: expect.stringMatching(/update Headwater/),
    });
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readFileSync(left, 'utf8')).toBe('still to be read');
    expect(readdirSync(folder).sort()).toEqual(['desk.headwater', 'session', 'spool']);
  });
});
