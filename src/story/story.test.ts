import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { read } from '../read.js';
import type { Report } from '../report.js';
import { type Story, storySchema } from '../story.js';
import { explainReports, explainStory, join, keysOf, type Signature, signatureOf } from './index.js';

const sample = new URL('../../samples/07-bridge-reopens.jsonl', import.meta.url);
/** Another happening at the same place, in the same week. */
const FIRE = {
  id: 'rabak-fire-0608',
  outlet: 'Radio Rabak',
  published: '2025-06-08',
  text: 'A fire destroyed eleven stalls in the market of Rabak on Saturday night, the fire service of the town said. Nobody was hurt. Merchants told Radio Rabak that the pumps had come after forty minutes.',
};

let reports: Report[];
let signatures: Signature[];
let stories: Story[];

beforeAll(async () => {
  const inputs = readFileSync(sample, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  reports = [];
  for (const input of [...inputs, FIRE]) reports.push(await read(input));
  signatures = reports.map(signatureOf);
  stories = join(signatures);
}, 60_000);

const bridge = () => stories.find((story) => story.reports.length > 1) as Story;

describe('a story told by eight reports', () => {
  it('holds all of them and nothing else', () => {
    expect(stories.map((story) => story.reports.length).sort()).toEqual([1, 8]);
    expect(bridge().reports.map(({ report }) => report)).not.toContain(FIRE.id);
    for (const story of stories) storySchema.parse(story);
  });

  it('says who only repeats whom', () => {
    const echoes = Object.fromEntries(
      bridge().reports.flatMap(({ report, echoOf }) =>
        echoOf ? [[report, [echoOf.report, echoOf.kind]]] : [],
      ),
    );
    expect(echoes).toEqual({
      'white-nile-post-0607': ['nile-wire-0607', 'copy'],
      'khartoum-ledger-0608': ['nile-wire-0607', expect.stringMatching(/copy|abridged/)],
      'gezira-courier-0608': ['nile-wire-0607', 'relay'],
    });
  });

  it('shows passages that are the same words in both reports', () => {
    const text = new Map(reports.map((report) => [report.id, report.text]));
    const passages = bridge().reports.flatMap(({ report, echoOf }) =>
      (echoOf?.passages ?? []).map(({ here, there }) => [
        text.get(report)?.slice(here.start, here.end),
        text.get(echoOf?.report ?? '')?.slice(there.start, there.end),
      ]),
    );
    expect(passages.length).toBeGreaterThan(1);
    for (const [here, there] of passages) expect(here?.slice(0, 20)).toBe(there?.slice(0, 20));
  });

  it('counts a source that several reports reach as one voice, and an office with its director', () => {
    const { origins, independent } = bridge();
    const office = origins.filter(({ name }) => /Roads Office/.test(name));
    expect(office).toHaveLength(1);
    expect(new Set(office[0]?.sources.map(({ report }) => report)).size).toBeGreaterThan(4);
    expect(origins.filter(({ name }) => /Kuku/.test(name))).toEqual([]);
    expect(independent.min).toBeGreaterThanOrEqual(3);
    expect(independent.min).toBeLessThanOrEqual(5);
    expect(independent.max).toBeLessThanOrEqual(8);
    expect(independent.max).toBeGreaterThanOrEqual(independent.min);
  });

  it('takes a later count of the same voice for an update, another voice’s for a dispute', () => {
    const kinds = bridge().divergences.map(({ slot, kind }) => `${slot} ${kind}`);
    expect(kinds).toContain('count update');
    expect(kinds).toContain('count dispute');
  });

  it('is the same in whatever order the reports come', () => {
    const bytes = JSON.stringify(stories);
    fc.assert(
      fc.property(fc.shuffledSubarray(signatures, { minLength: signatures.length }), (shuffled) => {
        expect(JSON.stringify(join(shuffled))).toBe(bytes);
      }),
      { numRuns: 8 },
    );
  });

  it('takes a report given twice once', () => {
    expect(JSON.stringify(join([...signatures, ...signatures]))).toBe(JSON.stringify(stories));
  });

  it('can be asked why: the weights add up', () => {
    const pairs = explainStory(bridge(), signatures);
    expect(pairs.length).toBeGreaterThanOrEqual(7);
    for (const { evidence, bits } of pairs)
      expect(evidence.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(bits, 1);
    const apart = explainReports('nile-wire-0607', FIRE.id, signatures);
    expect(apart?.probability).toBeLessThan(0.4);
  });

  it('meets by keys: copies share one, whatever their day', () => {
    const later = { ...signatures[1], days: { published: [30_000], happened: [], told: [] } } as Signature;
    const first = new Set(keysOf(signatures[0] as Signature));
    expect(keysOf(later).some((key) => first.has(key))).toBe(true);
  });

  it('is joined from reports without a date, a place or a claim', () => {
    const bare = {
      ...(reports[0] as Report),
      id: 'bare',
      claims: [],
      sources: [],
      times: [],
      places: [],
      quantities: [],
      attributions: [],
    };
    delete bare.published;
    expect(join([signatureOf(bare)])[0]?.independent).toMatchObject({ min: 1, max: 1 });
  });
});
