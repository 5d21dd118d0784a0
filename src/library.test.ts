import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it, vi } from 'vitest';
import * as headwater from './index.js';

vi.setConfig({ testTimeout: 60_000 });

const documented = readFileSync(new URL('../docs/library.md', import.meta.url), 'utf8');
const examples = [...documented.matchAll(/^## (.+)$[\s\S]*?(?=^## |$(?![\s\S]))/gm)].flatMap(
  ([section, title]) =>
    [...section.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => [title ?? '', code ?? ''] as const),
);
const folder = mkdtempSync(join(tmpdir(), 'headwater-library-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs an example's own words as they stand, paths aside, and gives what it printed. */
async function run(code: string): Promise<unknown[][]> {
  const names = /^import \{ (.+) \} from 'headwater';$/m.exec(code)?.[1]?.split(', ') ?? [];
  const printed: unknown[][] = [];
  const log = (...all: unknown[]) => printed.push(all);
  const body = code
    .replace(/^import .*\n/m, '')
    .replaceAll("'samples", `'${fileURLToPath(new URL('../samples', import.meta.url))}`)
    .replaceAll("'tables'", `'${join(folder, 'tables')}'`);
  const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor;
  const door = new Map<string, unknown>(Object.entries(headwater));
  const values = names.map((name) => {
    expect([...door.keys()], `docs/library.md imports ${name}`).toContain(name);
    return door.get(name);
  });
  await new AsyncFunction(...names, 'console', body)(...values, { log, warn: log });
  return printed;
}

const example = (title: string) => examples.find(([name]) => name === title)?.[1] ?? '';

describe('docs/library.md', () => {
  it('has an example for each thing that it shows', () => {
    expect(examples.map(([title]) => title)).toEqual([
      'Read one document',
      'Open what holds documents',
      'Join reports to stories',
      'Write',
      'Check',
    ]);
  });

  it('reads one document: whose words each claim is', async () => {
    const printed = await run(example('Read one document'));
    expect(printed).toContainEqual(['The dam holds', '<-', expect.stringMatching(/water board/i)]);
    expect(printed).toContainEqual([
      expect.stringContaining('leaks'),
      '<-',
      expect.stringMatching(/fishermen/i),
    ]);
  });

  it('opens what holds documents', async () => {
    const printed = await run(example('Open what holds documents'));
    expect(printed.length).toBeGreaterThan(10);
    for (const [name, , claims] of printed) {
      expect(name).toContain('samples');
      expect(claims).toBeGreaterThan(0);
    }
  });

  it('joins reports to stories', async () => {
    const [first] = await run(example('Join reports to stories'));
    expect(first).toEqual([expect.any(String), expect.any(Number), expect.any(Number), expect.any(String)]);
    expect(first?.[1]).toBeGreaterThanOrEqual(2);
  });

  it('writes, and reads again what it wrote', async () => {
    const [table, claims] = await run(example('Write'));
    expect(String(table?.[0])).toContain('The dam holds');
    expect(claims).toEqual([1]);
  });

  it('checks what was kept', async () => {
    expect(await run(example('Check'))).toEqual([[1]]);
  });
});
