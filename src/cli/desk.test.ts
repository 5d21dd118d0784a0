import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { finished, run, start, temporaryFolder } from './fixtures/command.js';

const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true }));

describe('headwater desk', () => {
  it('prints its address, refuses a second desk in the same folder, and ends when it is told to', async () => {
    const desk = start(['desk', folder, '--port', '0']);
    const ended = finished(desk);
    const [line] = (await once(desk.stdout, 'data')) as [string];
    expect(line).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}\n$/);
    const address = line.trim();
    expect((await fetch(address, { redirect: 'manual' })).status).toBe(303);
    const second = await run(['desk', folder, '--port', '0']);
    expect(second.code).toBe(2);
    expect(second.err).toContain('another program has it open');
    const { port } = new URL(address);
    const third = await run(['desk', temporaryFolder(), '--port', port]);
    expect(third.code).toBe(2);
    expect(third.err).toContain(`port ${port} is taken`);
    desk.kill('SIGTERM');
    const { code, out } = await ended;
    expect(code).toBe(0);
    // The address was used, so another one was printed; it opens nothing any more.
    expect(out.trim().split('\n').length).toBe(2);
  });

  it('says what is wrong with its options', async () => {
    const wrong = await run(['desk', folder, '--port', 'x']);
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('Expected a port');
    const gone = await run(['desk', folder, '--port', '0', '--watch', join(folder, 'gone')]);
    expect(gone.code).toBe(2);
    expect(gone.err).toContain('no such folder to watch');
    expect((await run(['desk', folder, '--port', '0', '--watch', folder])).err).toContain(
      "desk's own folder",
    );
  });
});
