import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const source = fileURLToPath(new URL('..', import.meta.url));

/** What is loaded, at once, with a file: itself and all that it imports, types and later imports left out. */
function loadedWith(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const code = readFileSync(join(source, file), 'utf8');
  for (const [, what, path] of code.matchAll(/^(?:import|export) ((?!type\b)[^;]*?)from '([^']+)';/gm)) {
    const values = /\{/.test(what ?? '')
      ? (what ?? '').replace(/\btype \w+,?/g, '').replace(/[\s{},]/g, '')
      : what;
    if (!values || !path) continue;
    if (!path.startsWith('.')) seen.add(path);
    else loadedWith(relative(source, join(source, dirname(file), path)).replace(/\.js$/, '.ts'), seen);
  }
  return seen;
}

describe('the start of the command line', () => {
  it('loads no stage and no library but the one that parses command lines', () => {
    const loaded = [...loadedWith('cli/main.ts')].filter((name) => !name.startsWith('node:'));
    expect(loaded.filter((name) => !name.startsWith('cli/'))).toEqual(['commander']);
    expect(loaded.length).toBeGreaterThan(5);
  });

  it('reads without loading formats, places or pages before the reading processes start', () => {
    const stages = new Set([...loadedWith('cli/read-inputs.ts')].map((name) => name.split('/')[0]));
    for (const stage of readdirSync(source))
      if (!['cli', 'container', 'document', 'reading', 'wide.ts'].includes(stage))
        expect(stages).not.toContain(stage);
    expect(loadedWith('cli/read-inputs.ts')).not.toContain('eld/extrasmall');
  });

  it('explains without loading the desk or the formats', () => {
    const stages = new Set([...loadedWith('cli/explain-claim.ts')].map((name) => name.split('/')[0]));
    expect(stages).toContain('language');
    for (const stage of ['server', 'store', 'output', 'reading']) expect(stages).not.toContain(stage);
  });
});
