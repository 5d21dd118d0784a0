/**
 * Peers to measure against, each in its own environment.
 *
 *     npx tsx bench/peers/peers.ts     installs them (Python 3.9 to 3.12, the Python package index)
 */
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(new URL('./', import.meta.url));
const PYTHON = join(HERE, '.venv/bin/python');
/** Written when the installation has come to its end. */
const READY = join(HERE, '.venv/ready');

export interface PeerSpeed {
  spacy: string;
  processes: number;
  seconds: number;
  /** Of all its processes together. */
  processorSeconds: number;
  /** Words as the peer counts them. */
  words: number;
}

/** Whether the peers are installed. */
export function peersInstalled(): boolean {
  return existsSync(READY);
}

/** Installs the peers into bench/peers/.venv. */
export function installPeers(): void {
  for (const [command, ...args] of [
    ['python3', '-m', 'venv', join(HERE, '.venv')],
    [PYTHON, '-m', 'pip', 'install', '--quiet', '-r', join(HERE, 'requirements.txt')],
  ] as [string, ...string[]][]) {
    const { status } = spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
    if (status !== 0) throw new Error(`${command} ${args.slice(0, 3).join(' ')} ended with ${status}`);
  }
  writeFileSync(READY, '');
}

/** Seconds that spaCy's small English pipeline takes for the texts of a JSON Lines file on so many processes, warm. */
export function spacySpeed(textsFile: string, processes = 2): PeerSpeed {
  const { stdout, status } = spawnSync(PYTHON, [join(HERE, 'spacy_speed.py'), textsFile, String(processes)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`spacy_speed.py ended with ${status}`);
  return JSON.parse(stdout) as PeerSpeed;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) installPeers();
