/** After any sequence of operations the stories of a desk are those of joining everything at once. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Report } from '../../report.js';
import { join, STEADY } from '../../story/index.js';
import type { Story } from '../../story.js';
import { Store } from '../index.js';
import type { StoryAction } from './actions.js';
import { type Manner, makeHappening } from './fixtures/happenings.js';
import { withoutRejected } from './joiner.js';
import { linksOf } from './links.js';
import { toldOf } from './told.js';

const folder = mkdtempSync(path(tmpdir(), 'stories-'));
afterAll(() => rmSync(folder, { recursive: true }));

const MANNERS: Manner[] = ['wire', 'copy', 'own', 'later', 'relay'];
/** What one outlet puts under every report: it recurs over days. */
const FURNITURE =
  'Subscribe to the morning letter of this paper for all that the boats and bridges of the delta bring, sent free of charge.';

/** Happenings of three days and more, five reports each; some end with what recurs. */
const POOL: Report[] = Array.from({ length: 7 }, (_, happening) =>
  MANNERS.map((manner, n) => {
    const report = makeHappening({
      happening: happening + (happening > 4 ? 0 : 1),
      variant: n % 3,
      manner,
      perDay: 1,
    });
    if ((happening + n) % 2 === 0) return report;
    const start = report.text.length + 2;
    const text = `${report.text}\n\n${FURNITURE}`;
    return { ...report, text, sentences: [...report.sentences, { start, end: text.length }] };
  }),
).flat();

type Operation =
  | { do: 'add' | 'bin' | 'restore' | 'reject' | 'reread'; report: number }
  | { do: 'empty' }
  | { do: 'one' | 'part' | 'voices' | 'apart' | 'count' | 'kind'; story: number; other: number }
  | { do: 'undo'; entry: number }
  | { do: 'settle' };

const index = fc.nat({ max: POOL.length - 1 });
const small = fc.nat({ max: 7 });
const operation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ do: fc.constant('add' as const), report: index }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('bin', 'restore', 'reject', 'reread'), report: index }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'empty' as const }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('one', 'part', 'voices', 'apart', 'count', 'kind'),
      story: small,
      other: small,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('undo' as const), entry: small }) },
  { weight: 3, arbitrary: fc.constant({ do: 'settle' as const }) },
);

class Trial {
  readonly #store: Store;
  readonly #keys = new Map<number, string>();
  #clock = 0;

  constructor(name: string, crowd: number) {
    this.#store = new Store(path(folder, name), {
      now: () => new Date(Date.UTC(2022, 0, 1) + this.#clock++ * 1000).toISOString(),
      crowd,
    });
  }

  close(): void {
    this.#store.close();
  }

  run(op: Operation): void {
    const store = this.#store;
    switch (op.do) {
      case 'add': {
        const report = POOL[op.report] as Report;
        this.#keys.set(op.report, store.reports.add({ text: report.text }, report, '1').key);
        return;
      }
      case 'reread': {
        const key = this.#keys.get(op.report);
        const other = POOL[(op.report + 1) % POOL.length] as Report;
        // A later reader finds another day and no numbers.
        const report = POOL[op.report] as Report;
        if (key)
          store.reports.replaceReading(
            key,
            { ...report, ...(other.published && { published: other.published }), quantities: [] },
            '2',
          );
        return;
      }
      case 'bin':
      case 'restore': {
        const key = this.#keys.get(op.report);
        if (key) store.bin[op.do === 'bin' ? 'put' : 'putBack']([key]);
        return;
      }
      case 'reject': {
        const key = this.#keys.get(op.report);
        if (key) store.reviews.add('mara', [{ report: key, action: { kind: 'reject', claim: 'c1' } }]);
        return;
      }
      case 'empty': {
        const gone = new Set(store.bin.list().map(({ key }) => key));
        store.bin.empty('mara');
        for (const [n, key] of this.#keys) if (gone.has(key)) this.#keys.delete(n);
        return;
      }
      case 'undo': {
        const entries = store.storyDecisions.about().filter(({ undone }) => !undone);
        const entry = entries[op.entry % Math.max(1, entries.length)];
        if (entry) store.storyDecisions.add('mara', { kind: 'undo', review: entry.review });
        return;
      }
      case 'settle':
        store.joiner.settle();
        return;
      default: {
        const action = this.#decision(op);
        if (action) store.storyDecisions.add('mara', action);
      }
    }
  }

  #decision(op: Extract<Operation, { story: number }>): StoryAction | undefined {
    const all = this.shown();
    const story = all[op.story % Math.max(1, all.length)];
    const other = all[op.other % Math.max(1, all.length)];
    if (!story || !other) return undefined;
    const keys = story.reports.map(({ report }) => report);
    const facts = story.divergences[0]?.facts ?? [];
    const refs = story.reports.flatMap((report) =>
      report.origins.flatMap((id) => {
        const source = story.origins
          .find((origin) => origin.id === id)
          ?.sources.find((one) => one.report === report.report);
        const read = source && this.#store.reports.decided(report.report).report;
        const name = read?.sources.find((one) => one.id === source?.source)?.name;
        return name ? [{ report: report.report, name }] : [];
      }),
    );
    switch (op.do) {
      case 'one':
        return story === other
          ? undefined
          : { kind: 'story-one', reports: [...keys, ...other.reports.map(({ report }) => report)] };
      case 'part':
        return keys.length < 2
          ? undefined
          : {
              kind: 'story-part',
              reports: keys.slice(0, 1 + (op.other % (keys.length - 1))),
              from: keys.slice(1 + (op.other % (keys.length - 1))),
            };
      case 'count':
        return { kind: 'story-count', reports: keys, min: 1, max: 2 + op.other };
      case 'voices':
        return refs.length < 2
          ? undefined
          : { kind: 'story-voices-one', voices: refs.slice(0, 2 + (op.other % 3)) };
      case 'apart':
        return refs.length < 2
          ? undefined
          : { kind: 'story-voices-apart', voices: refs.slice(0, 1), from: refs.slice(1) };
      case 'kind': {
        const told = story.reports.flatMap((report) => report.facts.filter(({ id }) => facts.includes(id)));
        if (told.length < 2) return undefined;
        return {
          kind: 'story-divergence',
          to: op.other % 2 === 0 ? 'none' : 'scope',
          facts: told.map(({ slot, ref }) => ({
            report: ref.report,
            slot,
            start: ref.start,
            end: ref.end,
            words: this.#store.reports.reading(ref.report).text.slice(ref.start, ref.end),
          })),
        };
      }
    }
  }

  /** What the desk has. */
  shown(): Story[] {
    const { stories } = this.#store.stories.list(
      {},
      { minReports: 1, sort: 'earliest', limit: 500, offset: 0 },
    );
    return stories.map(({ id }) => this.#store.stories.get(id).story).sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** What joining all at once gives. */
  expected(crowd: number): Story[] {
    const store = this.#store;
    const binned = new Set(store.bin.list().map(({ key }) => key));
    const told = new Map(
      [...new Set(this.#keys.values())]
        .filter((key) => !binned.has(key))
        .map((key) => [key, toldOf(withoutRejected(store.reports.decided(key)), key)]),
    );
    const links = linksOf(store.storyDecisions.standing(), (key) => told.get(key));
    return join(
      [...told.values()].map(({ signature }) => signature),
      { ...STEADY, links, crowd },
    ).sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  settle(): void {
    this.#store.joiner.settle();
  }

  faults(): string[] {
    return this.#store.integrityFaults();
  }
}

/** Without what an accepted count changes. */
const bare = (stories: readonly Story[]) => stories.map(({ independent: _count, ...story }) => story);

describe('the stories of a desk', () => {
  it('are those of joining all at once, after any sequence of operations', () => {
    let trial = 0;
    fc.assert(
      fc.property(
        fc.array(operation, { minLength: 8, maxLength: 60, size: 'max' }),
        fc.constantFrom(3, 8, 150),
        (operations, crowd) => {
          const desk = new Trial(`trial-${trial++}.headwater`, crowd);
          try {
            for (const op of operations) desk.run(op);
            desk.settle();
            expect(bare(desk.shown())).toEqual(bare(desk.expected(crowd)));
          } finally {
            desk.close();
          }
        },
      ),
      { numRuns: Number(process.env.HEADWATER_STORIES ?? 12) },
    );
  }, 600_000);
});

describe('decisions about stories', () => {
  const open = (name: string) => new Store(path(folder, name));
  const filled = (name: string) => {
    const store = open(name);
    const keys = POOL.slice(0, 5).map((report) => store.reports.add({ text: report.text }, report, '1').key);
    store.joiner.settle();
    return { store, keys };
  };
  const stories = (store: Store) =>
    store.stories.list({}, { minReports: 1, sort: 'reports', limit: 50, offset: 0 }).stories;

  it('win, can be taken back and done again, and are kept by an archive', async () => {
    const { store, keys } = filled('one.headwater');
    const [first = '', ...others] = keys;
    expect(stories(store).map(({ reports }) => reports)).toEqual([5]);
    const former = stories(store)[0]?.id ?? '';
    const id = store.storyDecisions.add('mara', { kind: 'story-part', reports: [first], from: others });
    store.joiner.joinTouched();
    expect(stories(store).map(({ reports, decisions }) => [reports, decisions])).toEqual([
      [4, 1],
      [1, 1],
    ]);
    // The address that was kept leads to a story of its reports.
    expect(store.stories.get(former).asked).toBe(former);
    const undo = store.storyDecisions.add('mara', { kind: 'undo', review: id });
    store.joiner.joinTouched();
    expect(stories(store).map(({ reports }) => reports)).toEqual([5]);
    expect(() => store.storyDecisions.add('mara', { kind: 'undo', review: id })).toThrow(
      'taken back already',
    );
    store.storyDecisions.add('mara', { kind: 'undo', review: undo });
    store.joiner.joinTouched();
    expect(stories(store)).toHaveLength(2);
    const chunks: Uint8Array[] = [];
    for await (const chunk of store.exportArchive()) chunks.push(chunk);
    const file = path(folder, 'desk.jsonl.gz');
    writeFileSync(file, Buffer.concat(chunks));
    const other = open('other.headwater');
    await other.importArchive(file);
    other.joiner.settle();
    expect(stories(other)).toEqual(stories(store));
    // What one report's export carries is entered once, too.
    const again = other.reviews.restore(store.reviews.archived(first), new Map());
    expect(again).toBe(0);
    other.close();
    store.close();
  });

  it('that are overruled or have lost their reports are listed as lapsed', () => {
    const { store, keys } = filled('two.headwater');
    const [first = '', ...others] = keys;
    store.storyDecisions.add('mara', { kind: 'story-part', reports: [first], from: others });
    store.storyDecisions.add('mara', { kind: 'story-one', reports: keys });
    store.joiner.settle();
    const [later, earlier] = store.storyDecisions.about();
    expect([later?.lapsed, earlier?.lapsed]).toEqual([undefined, 'a later decision brings them together']);
    store.close();
  });

  it('that quote a report go with it, and nothing of its words stays in the file', () => {
    const { store, keys } = filled('three.headwater');
    const [first = '', second = ''] = keys;
    store.storyDecisions.add('mara', {
      kind: 'story-voices-one',
      voices: [
        { report: first, name: 'Quillonbarge' },
        { report: second, name: 'Hesperwick' },
      ],
    });
    store.joiner.settle();
    store.bin.put([first]);
    store.bin.empty('mara');
    store.joiner.settle();
    expect(store.storyDecisions.about()).toEqual([]);
    expect(stories(store).map(({ reports }) => reports)).toEqual([4]);
    store.close();
    expect(readFileSync(path(folder, 'three.headwater')).includes('Quillonbarge')).toBe(false);
  });

  it('accept a count, which is said to fit no longer once a report has come', () => {
    const { store, keys } = filled('four.headwater');
    store.storyDecisions.add('mara', { kind: 'story-count', reports: keys, min: 7, max: 8 });
    store.joiner.joinTouched();
    const [row] = stories(store);
    expect(row).toMatchObject({ voices: { min: 7, max: 8 }, accepted: true });
    expect(store.stories.get(row?.id ?? '').story.independent.why).toContain('accepted by mara');
    const more = makeHappening({ happening: 1, variant: 2, manner: 'later', perDay: 1 });
    store.reports.add({ text: more.text }, more, '1');
    store.joiner.settle();
    const shown = store.stories.get(stories(store)[0]?.id ?? '');
    expect(shown.row).toMatchObject({ reports: 6, accepted: false });
    expect(shown.count.accepted).toMatchObject({ min: 7, fits: false });
    store.close();
  });
});
