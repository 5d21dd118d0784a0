/** The desk as a user starts it, asked over HTTP. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT } from './paths.js';

export interface DeskProgram {
  process: ChildProcess;
  origin: string;
  headers: { Cookie: string };
  /** An address that opens the desk once more. */
  address(): string;
  json<T>(path: string): Promise<T>;
  /** Ends it as Ctrl-C does. */
  stop(): Promise<void>;
}

/** Starts the built program (`npm run build`) on a folder and signs in. */
export async function startDeskProgram(
  folder: string,
  options: readonly string[] = [],
): Promise<DeskProgram> {
  const command = [join(ROOT, 'bin/headwater.js'), 'desk', folder, '--port', '0', ...options];
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
  // A new address is printed whenever one was used.
  let latest = '';
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    latest = line.trim();
  });
  await once(lines, 'line');
  const { origin } = new URL(latest);
  const opened = await fetch(latest, { redirect: 'manual' });
  const headers = { Cookie: opened.headers.get('set-cookie')?.split(';')[0] ?? '' };
  return {
    process: child,
    origin,
    headers,
    address: () => latest,
    async json<T>(path: string) {
      const answer = await fetch(`${origin}${path}`, { headers });
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as T;
    },
    async stop() {
      const closed = once(child, 'close');
      child.kill('SIGTERM');
      await closed;
    },
  };
}
