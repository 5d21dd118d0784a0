/** Cases, tags and names: in the history, undone, kept through readings and archives, filtered by, and forgotten with what is removed. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeReport } from '../../bench/desk-reports.js';
import type { CaseAction } from './case-model.js';
import { Store } from './index.js';

let folder: string;
let desk: Store;
let keys: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'desk-'));
  desk = new Store(join(folder, 'a.headwater'));
  keys = [1, 2, 3].map((n) => desk.reports.add({ text: makeReport(n).text }, makeReport(n), '1').key);
});
afterEach(() => {
  desk.close();
  rmSync(folder, { recursive: true });
});
const add = (action: CaseAction) => desk.cases.add('mara', action);
const PAGE = { sort: 'published', order: 'up', limit: 1000, offset: 0 } as const;
const claims = (filter: Parameters<Store['find']['count']>[0]) =>
  desk.find.claims(filter, PAGE).map(({ report, claim }) => `${report} ${claim}`);

/** A case with a report, a claim of another and a story of the third. */
function opened(): string {
  const [first = '', second = '', third = ''] = keys;
  const { case: key } = add({ kind: 'case-open', name: 'The ford' });
  add({
    kind: 'case-put',
    case: key,
    items: [
      { of: 'report', report: first },
      { of: 'claim', report: second, claim: 'c2' },
      { of: 'story', label: 'the ferry sailed', reports: [third] },
    ],
  });
  return key;
}

describe('a case', () => {
  it('holds reports, claims and stories with notes, a name and a state of its own', () => {
    const key = opened();
    add({ kind: 'case-note', case: key, note: 'Call the clerk.' });
    add({ kind: 'case-assign', case: key, to: 'Idris' });
    add({ kind: 'case-state', case: key, to: 'with the lawyers' });
    expect(desk.cases.list()).toMatchObject([
      {
        key,
        name: 'The ford',
        assigned: 'Idris',
        state: 'with the lawyers',
        reports: 1,
        claims: 1,
        stories: 1,
        notes: 1,
      },
    ]);
    const { held, written, history } = desk.cases.get(key);
    const words = desk.find.claims({ claim: [`${keys[1]} c2`] }, PAGE)[0]?.words;
    expect(held.map((one) => one.words)).toEqual([makeReport(1).title, words, 'the ferry sailed']);
    expect(written).toMatchObject([{ who: 'mara', note: 'Call the clerk.' }]);
    expect(history.map(({ action }) => action.kind)).toEqual([
      'case-state',
      'case-assign',
      'case-note',
      'case-put',
      'case-open',
    ]);
    const { case: other } = add({ kind: 'case-open', name: 'Another' });
    expect(desk.cases.get(other).history).toHaveLength(1);
  });

  it('is filtered by: all claims of its reports and stories, and the single ones', () => {
    const key = opened();
    const wanted = [...claims({ report: [keys[0] ?? '', keys[2] ?? ''] }), `${keys[1]} c2`];
    expect(claims({ case: [key] }).sort()).toEqual(wanted.sort());
    expect(claims({ case: ['none'] })).toEqual([]);
  });

  it('is undone and done again, entry by entry', () => {
    const key = opened();
    const { id } = add({
      kind: 'case-take',
      case: key,
      items: [{ of: 'claim', report: keys[1] ?? '', claim: 'c2' }],
    });
    expect(desk.cases.get(key).claims).toBe(0);
    const { id: undo } = add({ kind: 'undo', review: id });
    expect(desk.cases.get(key).claims).toBe(1);
    add({ kind: 'undo', review: undo });
    expect(claims({ case: [key] })).not.toContain(`${keys[1]} c2`);
    const { id: removed } = add({ kind: 'case-remove', case: key });
    expect(desk.cases.list()).toEqual([]);
    expect(claims({ case: [key] })).toEqual([]);
    add({ kind: 'undo', review: removed });
    expect(desk.cases.get(key)).toMatchObject({ name: 'The ford', claims: 0, reports: 1 });
    expect(() => add({ kind: 'undo', review: removed })).toThrow('taken back already');
    expect(() => add({ kind: 'case-note', case: 'none', note: 'x' })).toThrow('no case');
    // Who is who is another matter: none of this is taken for it.
    expect(() => desk.speakers.rebuild()).not.toThrow();
  });

  it('finds its claims by their words when a report is read again, and says what is lost', () => {
    const key = opened();
    const second = makeReport(2);
    const renamed = { ...second, claims: second.claims.map((one) => ({ ...one, id: `n${one.id}` })) };
    desk.reports.replaceReading(keys[1] ?? '', renamed, '2');
    expect(claims({ case: [key] })).toContain(`${keys[1]} nc2`);
    expect(desk.cases.get(key).held[1]?.item).toMatchObject({ claim: 'nc2' });
    desk.reports.replaceReading(keys[1] ?? '', { ...second, claims: [] }, '3');
    expect(desk.cases.get(key).held[1]?.lost).toContain('no claim with these words');
    desk.bin.put([keys[0] ?? '']);
    expect(desk.cases.get(key).held[0]?.lost).toBe('it is in the bin');
  });

  it('goes to another desk in an archive, once', async () => {
    const key = opened();
    const { id } = add({ kind: 'case-note', case: key, note: 'Taken back.' });
    add({ kind: 'undo', review: id });
    desk.reviews.add('mara', [
      { report: keys[0] ?? '', action: { kind: 'tag', claim: 'c1', tag: 'urgent' } },
    ]);
    const path = join(folder, 'archive.gz');
    const chunks: Uint8Array[] = [];
    for await (const chunk of desk.exportArchive()) chunks.push(chunk);
    writeFileSync(path, Buffer.concat(chunks));
    const other = new Store(join(folder, 'b.headwater'));
    try {
      // Entries have other numbers there.
      other.cases.add('idris', { kind: 'case-open', name: 'Own' });
      await other.importArchive(path);
      await other.importArchive(path);
      const shown = ({ held, written, name }: ReturnType<typeof desk.cases.get>) => ({ held, written, name });
      expect(shown(other.cases.get(key))).toEqual(shown(desk.cases.get(key)));
      expect(other.cases.list()).toHaveLength(2);
      expect(other.find.count({ case: [key] })).toBe(desk.find.count({ case: [key] }));
      expect(other.find.count({ tag: ['urgent'] })).toBe(1);
    } finally {
      other.close();
    }
  });

  it('keeps no word of what was removed for good', () => {
    const key = opened();
    const words = desk.find.claims({ claim: [`${keys[1]} c2`] }, PAGE)[0]?.words ?? '';
    desk.bin.put([keys[1] ?? '']);
    desk.bin.empty('mara');
    expect(desk.cases.get(key).held[1]).toMatchObject({ lost: 'it was removed from the desk' });
    expect(JSON.stringify(desk.cases.get(key))).not.toContain(words);
    expect(JSON.stringify(desk.reviews.history())).not.toContain(words);
  });
});

describe('claims', () => {
  it('are filed under tags and given to somebody, filtered by both, and taken back', () => {
    const report = keys[0] ?? '';
    const enter = (...actions: Parameters<Store['reviews']['add']>[1][number]['action'][]) =>
      desk.reviews.add(
        'mara',
        actions.map((action) => ({ report, action })),
      );
    enter(
      { kind: 'tag', claim: 'c1', tag: 'urgent' },
      { kind: 'tag', claim: 'c1', tag: 'toll' },
      { kind: 'tag', claim: 'c2', tag: 'urgent' },
      { kind: 'assign', claim: 'c2', to: 'Idris' },
    );
    expect(claims({ tag: ['urgent'] })).toEqual([`${report} c1`, `${report} c2`]);
    expect(claims({ tag: ['urgent'], assigned: ['Idris'] })).toEqual([`${report} c2`]);
    expect(desk.filedUnder('tag')).toEqual([
      { value: 'urgent', claims: 2 },
      { value: 'toll', claims: 1 },
    ]);
    expect(desk.find.claims({ tag: ['toll'] }, PAGE)[0]).toMatchObject({
      tags: 'toll; urgent',
      assigned: null,
    });
    const [entry = 0] = enter({ kind: 'untag', claim: 'c1', tag: 'urgent' });
    expect(claims({ tag: ['urgent'] })).toEqual([`${report} c2`]);
    enter({ kind: 'undo', review: entry });
    expect(claims({ tag: ['urgent'] })).toHaveLength(2);
    enter({ kind: 'assign', claim: 'c2', to: null });
    expect(claims({ assigned: ['Idris'] })).toEqual([]);
    expect(desk.reviews.history({ report }).find(({ action }) => action.kind === 'assign')?.before).toBe(
      'Idris',
    );
  });
});
