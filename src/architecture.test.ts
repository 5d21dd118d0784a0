import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('.', import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
);

/** The files that a source file imports, as paths under src/. */
function imports(file: string): string[] {
  const code = readFileSync(join(root, file), 'utf8');
  const found = code.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g);
  return [...found].map(([, path]) => relative(root, join(root, dirname(file), path ?? '')));
}

const stageOf = (file: string) => (file.includes('/') ? file.split('/')[0] : undefined);

describe('the house', () => {
  it('has stages that enter one another through the door alone', () => {
    const intruders = files.flatMap((file) =>
      imports(file)
        .filter((path) => stageOf(path) && stageOf(path) !== stageOf(file) && !path.startsWith('..'))
        .filter((path) => !/^[^/]+\/index\.js$/.test(path))
        .map((path) => `${file} imports ${path}`),
    );
    expect(intruders).toEqual([]);
  });

  it('has an order that read.ts alone knows: no stage imports it', () => {
    const stages = ['document', 'language', 'time', 'place', 'quantity', 'attribution', 'claim', 'output'];
    const readers = files.filter((file) => imports(file).includes('read.js'));
    expect(readers.filter((file) => stages.includes(stageOf(file) ?? ''))).toEqual([]);
  });

  it('keeps read.ts under 100 lines', () => {
    expect(readFileSync(join(root, 'read.ts'), 'utf8').split('\n').length).toBeLessThan(100);
  });
});
