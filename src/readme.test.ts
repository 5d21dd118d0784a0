import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { read } from './index.js';

const root = new URL('../', import.meta.url);
const readme = readFileSync(new URL('README.md', root), 'utf8');

describe('README', () => {
  it('has a library example that runs and prints who said what', async () => {
    const code = /```ts\n(?<code>[\s\S]*?)```/.exec(readme)?.groups?.code ?? '';
    const printed: unknown[][] = [];
    const body = code.replace(/^import .*\n/m, '');
    // The example's own words are run as they stand, with `read` and `console` handed in.
    const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor;
    await new AsyncFunction('read', 'console', body)(read, { log: (...all: unknown[]) => printed.push(all) });
    const bridge = printed.find(([words]) => String(words).includes('bridge'));
    expect(bridge?.[2]).toEqual([expect.stringMatching(/ministry/i)]);
    const cars = printed.find(([words]) => String(words).includes('cars'));
    expect(cars?.[2]).toEqual([expect.stringMatching(/residents/i)]);
  });

  it('links only to files that are there', () => {
    const links = [...readme.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map(([, link]) => link ?? '');
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((link) => !existsSync(new URL(link, root)))).toEqual([]);
  });
});
