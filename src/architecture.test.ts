import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { againstTheFlow, circles, circlesOfParts, type Imports, pastTheDoor } from './fixtures/house.js';

const root = fileURLToPath(new URL('.', import.meta.url));
const isOfTests = (file: string) => file.endsWith('.test.ts') || /(?:^|\/)fixtures\//.test(file);
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && !isOfTests(file),
);

/** The files of ours that a source file imports, for their types too: a type is a tie like any other. */
function importsOf(file: string): string[] {
  const code = readFileSync(join(root, file), 'utf8');
  const found = code.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g);
  return [...found].map(([, path]) =>
    relative(root, join(root, dirname(file), path ?? '')).replace(/\.js$/, '.ts'),
  );
}

const house: Imports = new Map(files.map((file) => [file, importsOf(file)]));

describe('the house', () => {
  it('has no circle of files', () => {
    expect(circles(house).map((circle) => circle.join(' → '))).toEqual([]);
  });

  it('has stages that enter one another through the door alone', () => {
    expect(pastTheDoor(house)).toEqual([]);
  });

  it('has one way that everything flows', () => {
    expect(againstTheFlow(house)).toEqual([]);
    expect(circlesOfParts(house).map((circle) => circle.join(' → '))).toEqual([]);
  });

  it('does not live on what only tests read', () => {
    const borrowers = [...house].filter(([, all]) => all.some(isOfTests)).map(([file]) => file);
    expect(borrowers).toEqual([]);
  });

  it('keeps to itself: nothing under src/ needs a file outside it', () => {
    const leavers = [...house].filter(([, all]) => all.some((file) => file.startsWith('..')));
    expect(leavers.map(([file]) => file)).toEqual([]);
  });

  it('keeps read.ts under 100 lines', () => {
    expect(readFileSync(join(root, 'read.ts'), 'utf8').split('\n').length).toBeLessThan(100);
  });
});

describe('the rules of the house, on houses made up for the purpose', () => {
  const sound: Record<string, string[]> = {
    'report.ts': [],
    'document/index.ts': ['report.ts', 'document/lines.ts'],
    'document/lines.ts': [],
    'language/index.ts': ['report.ts', 'document/index.ts'],
    'quantity/index.ts': ['language/index.ts'],
    'time/index.ts': ['quantity/index.ts', 'language/index.ts'],
    'claim/index.ts': ['time/index.ts', 'quantity/index.ts'],
    'read.ts': ['claim/index.ts', 'time/index.ts', 'document/index.ts'],
    'story/index.ts': ['report.ts'],
    'output/index.ts': ['story/index.ts', 'report.ts'],
    'cli/main.ts': ['output/index.ts', 'read.ts'],
  };
  const built = (more: Record<string, string[]> = {}): Imports =>
    new Map(Object.entries({ ...sound, ...more }));

  it('find nothing in a sound one', () => {
    expect(circles(built())).toEqual([]);
    expect(againstTheFlow(built())).toEqual([]);
    expect(circlesOfParts(built())).toEqual([]);
    expect(pastTheDoor(built())).toEqual([]);
  });

  it('find a circle of two files, of three, and of one', () => {
    expect(circles(built({ 'document/lines.ts': ['document/index.ts'] }))).toEqual([
      ['document/index.ts', 'document/lines.ts', 'document/index.ts'],
    ]);
    const three = built({
      'place/a.ts': ['place/b.ts'],
      'place/b.ts': ['place/c.ts'],
      'place/c.ts': ['place/a.ts'],
    });
    expect(circles(three)).toEqual([['place/a.ts', 'place/b.ts', 'place/c.ts', 'place/a.ts']]);
    expect(circles(built({ 'place/a.ts': ['place/a.ts'] }))).toEqual([['place/a.ts', 'place/a.ts']]);
  });

  it('find a circle that lies behind files that are in none', () => {
    const behind = built({
      'place/index.ts': ['place/a.ts', 'place/b.ts'],
      'place/a.ts': [],
      'place/b.ts': ['place/a.ts', 'place/c.ts'],
      'place/c.ts': ['place/b.ts'],
    });
    expect(circles(behind)).toEqual([['place/b.ts', 'place/c.ts', 'place/b.ts']]);
  });

  it('find an import up the flow', () => {
    const up = (from: string, to: string) => againstTheFlow(built({ [from]: [to] }));
    expect(up('document/lines.ts', 'language/index.ts')).toEqual([
      'document/lines.ts imports language/index.ts',
    ]);
    expect(up('attribution/check.ts', 'claim/index.ts')).toHaveLength(1);
    expect(up('claim/index.ts', 'output/index.ts')).toHaveLength(1);
    expect(up('claim/index.ts', 'read.ts')).toHaveLength(1);
    expect(up('output/index.ts', 'read.ts')).toHaveLength(1);
    expect(up('read.ts', 'output/index.ts')).toHaveLength(1);
    expect(up('story/index.ts', 'store/index.ts')).toHaveLength(1);
    expect(up('report.ts', 'happened.ts')).toHaveLength(1);
    expect(up('output/index.ts', 'cli/main.ts')).toHaveLength(1);
  });

  it('find stages that stand side by side and lean on each other', () => {
    const leaning = built({ 'quantity/find.ts': ['time/index.ts'] });
    expect(againstTheFlow(leaning)).toEqual([]);
    expect(circles(leaning)).toEqual([]);
    expect(circlesOfParts(leaning)).toEqual([['quantity', 'time', 'quantity']]);
  });

  it('find a stage that nobody gave a place', () => {
    expect(againstTheFlow(built({ 'oracle/index.ts': ['report.ts'] }))).toEqual([
      'oracle has no place in the flow',
    ]);
  });

  it('find an import past a door', () => {
    expect(pastTheDoor(built({ 'time/ago.ts': ['document/lines.ts'] }))).toEqual([
      'time/ago.ts imports document/lines.ts',
    ]);
    expect(pastTheDoor(built({ 'time/ago.ts': ['place/own/index.ts'] }))).toHaveLength(1);
  });
});
