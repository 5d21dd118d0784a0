import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { ROOT, run, temporaryFolder } from './fixtures/command.js';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

type Line = Record<string, unknown>;
const linesOf = (out: string) =>
  out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);
const input = (lines: readonly Line[]) => lines.map((line) => `${JSON.stringify(line)}\n`).join('');
const stage = async (name: string, lines: string) => {
  const { code, out, err } = await run(['stories', '--stage', name, '-'], lines);
  expect(err).toBe('');
  expect(code).toBe(0);
  return linesOf(out);
};

describe('headwater stories --stage', () => {
  let read: string;
  beforeAll(async () => {
    read = (await run(['read', join(ROOT, 'samples/07-bridge-reopens.jsonl'), '--format', 'jsonl'])).out;
  });

  it('gives the stories of one machine when the stages follow one another', async () => {
    const [rules] = await stage('rules', '');
    expect(rules).toMatchObject({ crowd: expect.any(Number), recurs: expect.any(Number) });
    const signatures = (await stage('signatures', read)).map((line, n): Line => ({ ...line, n }));
    const keys = await stage('keys', input(signatures));
    // All eight meet by one key here; what is counted over all of them is counted here.
    const uses = new Map<unknown, number>();
    for (const { words, counted } of keys)
      for (const word of (words as number[]).slice(0, counted as number))
        uses.set(word, (uses.get(word) ?? 0) + 1);
    const days = new Map<unknown, Set<unknown>>();
    for (const { rows, day } of keys)
      for (const row of rows as number[]) days.set(row, (days.get(row) ?? new Set()).add(day));
    const recurs = (row: number) => (days.get(row)?.size ?? 0) >= (rules?.recurs as number);
    const forms = new Map<string, Line>();
    for (const { forms: own, order } of keys)
      for (const [at, form] of (own as string[]).entries()) {
        const first = `${order}${String(at).padStart(5, '0')}`;
        const before = forms.get(form) ?? { form, count: 0, first };
        const smaller = [first, before.first as string].sort()[0];
        forms.set(form, { form, count: (before.count as number) + 1, first: smaller });
      }
    const known = new Map(
      (await stage('voices', input([...forms.values()]))).map((line) => [line.form, line.known]),
    );
    const shared = signatures.map((line, n): Line => {
      const { words, rows, forms: own } = keys[n] as { words: number[]; rows: number[]; forms: string[] };
      return {
        ...line,
        of: 8,
        counts: words.map((word) => uses.get(word) ?? 0),
        furniture: rows.filter(recurs),
        known: own.flatMap((form, at) => (known.has(form) ? [{ at, known: known.get(form) }] : [])),
      };
    });
    const asked = shared.map((line, n) => ({
      ...line,
      key: 1,
      others: shared.map((_, other) => other).slice(n + 1),
    }));
    const pairs = await stage('compare', input(asked));
    expect(pairs.length).toBeGreaterThan(6);
    const joined = await run(
      ['stories', '--stage', 'join', '-'],
      input([...shared, ...pairs].map((line) => ({ ...line, group: 0 }))),
    );
    const file = join(temporaryFolder(), 'read.jsonl');
    writeFileSync(file, read);
    expect(joined.out === (await run(['stories', file, '--format', 'jsonl'])).out).toBe(true);
  });

  it('says what is wrong with a line', async () => {
    const { code, err } = await run(['stories', '--stage', 'keys', '-'], 'no json\n');
    expect(code).toBe(2);
    expect(err).toMatch(/not JSON/);
  });
});

describe('headwater read, for programs', () => {
  const good = (id: string) =>
    JSON.stringify({ id, text: 'The ferry sails again, the harbour office said.' });

  it('takes lines for what they are, and writes which failed, and why, as lines of JSON', async () => {
    const errors = join(temporaryFolder(), 'errors.jsonl');
    const lines = ['{', good('one'), 'a line of prose', '[]', good('two')];
    const args = ['read', '-', '--as', 'jsonl', '--errors', errors, '--processes', '1', '--format', 'jsonl'];
    const { code, out } = await run(args, lines.join('\n'));
    expect(code).toBe(1);
    expect(linesOf(out).map(({ id }) => id)).toEqual(['one', 'two']);
    const failures = linesOf(readFileSync(errors, 'utf8'));
    expect(failures.map(({ input, code }) => [input, code])).toEqual(
      [1, 3, 4].map((number) => [`standard input:${number}`, 'bad-record']),
    );
    expect(failures[1]?.message).not.toContain('prose');
  });

  it('cannot write its errors into a folder that is not there', async () => {
    const { code, err } = await run(
      ['read', '-', '--errors', join(temporaryFolder(), 'none/errors')],
      good('x'),
    );
    expect(code).toBe(2);
    expect(err).toContain('--errors');
  });
});
