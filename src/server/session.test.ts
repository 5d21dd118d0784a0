import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDesk } from './fixtures/desk.js';
import { keptSession } from './session.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'desk-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the session of a run', () => {
  it('goes on in the next run, for the eyes of its user alone', () => {
    const session = keptSession(folder);
    expect(keptSession(folder)).toBe(session);
    expect(statSync(join(folder, 'session')).mode & 0o077).toBe(0);
  });

  it('is made anew when others could have read it, when it is old, and when it is no secret', () => {
    const path = join(folder, 'session');
    const first = keptSession(folder);
    chmodSync(path, 0o644);
    const second = keptSession(folder);
    expect(second).not.toBe(first);
    utimesSync(path, 0, 0);
    const third = keptSession(folder);
    expect(third).not.toBe(second);
    writeFileSync(path, 'a');
    expect(keptSession(folder)).not.toBe('a');
    expect(readFileSync(path, 'utf8')).not.toBe(third);
  });

  it('lets a browser in again after a restart; the address that was used before still opens nothing', async () => {
    const desk = await openDesk({ folder });
    const { address, cookie, port } = desk;
    await desk.close();
    const again = await openDesk({ folder, port });
    expect((await fetch(`${again.origin}/api/desk`, { headers: { Cookie: cookie } })).status).toBe(200);
    expect((await fetch(address, { redirect: 'manual' })).status).toBe(401);
    await again.close();
  });
});

describe('a stream of events', () => {
  it('is ended when nothing happens on it', { timeout: 5000 }, async () => {
    const desk = await openDesk({ folder, idleStream: 100 });
    const text = await (await desk.ask('/api/events')).text();
    expect(text).toContain('event: progress');
    await desk.close();
  });
});
