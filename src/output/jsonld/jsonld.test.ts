import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import jsonld from 'jsonld';
import { describe, expect, it } from 'vitest';
import { type Report, reportSchema, type Span } from '../../report.js';
import { anyOf } from '../fixtures/arbitrary.js';
import {
  attributionOf,
  claimOf,
  fixtures,
  nestedReport,
  reportOf,
  spanOf,
  written,
} from '../fixtures/reports.js';
import { CONTEXT } from './context.js';
import { jsonldWriter } from './index.js';

const PROV = 'http://www.w3.org/ns/prov#';
const OA = 'http://www.w3.org/ns/oa#';
const SCHEMA = 'https://schema.org/';
const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

interface Term {
  value: string;
  datatype?: { value: string };
}
interface Quad {
  subject: Term;
  predicate: Term;
  object: Term;
}

/** The graph as a processor that is not ours makes it; it refuses what it would drop, and may fetch nothing. */
async function graphOf(reports: readonly Report[]): Promise<Quad[]> {
  const document = JSON.parse(written(jsonldWriter(), [...reports]));
  return (await jsonld.toRDF(document, {
    safe: true,
    documentLoader: (url: string) => Promise.reject(new Error(`asked for ${url}`)),
  } as Parameters<typeof jsonld.toRDF>[1])) as Quad[];
}

class Graph {
  constructor(readonly quads: readonly Quad[]) {}
  all(subject: string, predicate: string): string[] {
    return this.quads
      .filter((quad) => quad.subject.value === subject && quad.predicate.value === predicate)
      .map(({ object }) => object.value);
  }
  one(subject: string, predicate: string): string {
    const found = this.all(subject, predicate);
    expect(found, `${subject} ${predicate}`).toHaveLength(1);
    return found[0] as string;
  }
  ofType(type: string): string[] {
    return this.quads
      .filter(({ predicate, object }) => predicate.value === RDF_TYPE && object.value === type)
      .map(({ subject }) => subject.value);
  }
}

const graph = async (...reports: Report[]) => new Graph(await graphOf(reports));

describe('--format jsonld', () => {
  it('is a graph to another processor, which drops nothing of it and asks for nothing', async () => {
    for (const report of fixtures()) expect((await graphOf([report])).length).toBeGreaterThan(4);
    const together = await graph(...fixtures());
    expect(together.ofType(`${SCHEMA}Article`)).toHaveLength(fixtures().length);
  });

  it('is one for any report', async () => {
    await fc.assert(
      fc.asyncProperty(anyOf(reportSchema), async (report) => {
        await graphOf([report as Report]);
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('leads from a claim through its chain to the origin, with who said it at each step', async () => {
    const report = nestedReport();
    const found = await graph(report);
    const claim = report.claims.find(({ chain }) => chain.length === 3);
    const names: string[] = [];
    let at = `urn:headwater:report:nested#${claim?.id}`;
    expect(found.one(at, `${SCHEMA}appearance`)).toBe('urn:headwater:report:nested');
    expect(found.ofType(`${SCHEMA}Claim`)).toContain(at);
    while (found.all(at, `${PROV}wasDerivedFrom`).length > 0) {
      at = found.one(at, `${PROV}wasDerivedFrom`);
      const agent = found.one(at, `${PROV}wasAttributedTo`);
      names.push(found.one(agent, `${SCHEMA}name`));
      expect(found.one(found.one(at, `${PROV}wasGeneratedBy`), `${PROV}wasAssociatedWith`)).toBe(agent);
    }
    expect(names).toEqual(['Al-Nawras News Agency', 'Radio Kaja', 'residents']);
  });

  it('keeps the chains of two claims of one attribution apart', async () => {
    const found = await graph(nestedReport());
    const links = found.quads.filter(({ predicate }) => predicate.value === `${PROV}wasDerivedFrom`);
    const told = nestedReport().claims.reduce((sum, { chain }) => sum + chain.length, 0);
    expect(links).toHaveLength(told);
    expect(new Set(links.map(({ object }) => object.value)).size).toBe(told);
  });

  it('tells for whom somebody speaks, whose words are quoted, and what a document is', async () => {
    const text =
      'Nadia Sabri, a spokeswoman for the Canal Board, said: “The lock is shut.” The lock leaks, a survey found.';
    const at = (words: string) => spanOf(text, words);
    const report = reportOf(text, {
      sources: [
        {
          id: 's1',
          name: 'Nadia Sabri',
          kind: 'person',
          named: true,
          role: 'spokeswoman',
          affiliation: 'the Canal Board',
          mentions: [at('Nadia Sabri')],
        },
        { id: 's2', name: 'a survey', kind: 'document', named: false, mentions: [at('a survey')] },
      ],
      attributions: [
        attributionOf(
          'a1',
          { source: [at('Nadia Sabri')], cue: [at('said')], content: [at('The lock is shut')] },
          { sourceId: 's1', quotation: 'direct', evidence: 'witnessed' },
        ),
        attributionOf(
          'a2',
          { source: [at('a survey')], cue: [at('found')], content: [at('The lock leaks')] },
          { sourceId: 's2' },
        ),
      ],
      claims: [
        claimOf(text, 'c1', ['The lock is shut'], { chain: ['a1'], origin: 's1' }),
        claimOf(text, 'c2', ['The lock leaks'], { chain: ['a2'], origin: 's2' }),
      ],
    });
    const found = await graph(report);
    const base = 'urn:headwater:report:fixture#';
    expect(found.one(found.one(`${base}s1`, `${PROV}actedOnBehalfOf`), `${SCHEMA}name`)).toBe(
      'the Canal Board',
    );
    expect(found.one(`${base}c1`, `${PROV}wasQuotedFrom`)).toBe(`${base}c1-a1`);
    expect(found.one(`${base}c1`, `${PROV}hadPrimarySource`)).toBe(`${base}c1-a1`);
    // A document is nobody who says: what is said derives from it.
    expect(found.all(`${base}c2-a2`, `${PROV}wasAttributedTo`)).toEqual([]);
    expect(found.one(`${base}c2-a2`, `${PROV}wasDerivedFrom`)).toBe(`${base}s2`);
    expect(found.all(`${base}c2`, `${PROV}wasQuotedFrom`)).toEqual([]);
  });
});

describe('annotations', () => {
  /** Each with the words that its two selectors find in the article. */
  async function selections(report: Report) {
    const found = await graph(report);
    const body = found.one(`urn:headwater:report:${encodeURIComponent(report.id)}`, `${SCHEMA}articleBody`);
    const points = Array.from(body);
    return found.ofType(`${OA}Annotation`).flatMap((annotation) =>
      found.all(annotation, `${OA}hasTarget`).map((target) => {
        const selectors = found.all(target, `${OA}hasSelector`);
        const [quote, position] = ['TextQuoteSelector', 'TextPositionSelector'].map((type) =>
          selectors.find((one) => found.all(one, RDF_TYPE).includes(OA + type)),
        ) as [string, string];
        const [start, end] = ['start', 'end'].map((side) => Number(found.one(position, OA + side))) as [
          number,
          number,
        ];
        const [exact, prefix, suffix] = ['exact', 'prefix', 'suffix'].map((part) =>
          found.one(quote, OA + part),
        ) as [string, string, string];
        expect(points.slice(start, end).join('')).toBe(exact);
        expect(body).toContain(prefix + exact + suffix);
        return { annotation, exact };
      }),
    );
  }

  it('stand for every span that something was read in', async () => {
    const report = nestedReport();
    const spans: Span[] = [
      ...report.claims.flatMap(({ spans: own, modality }) => [
        ...own,
        ...modality.hedges,
        ...modality.scareQuotes,
      ]),
      ...report.attributions.flatMap(({ source, cue, content }) => [...source, ...cue, ...content]),
      ...report.sources.flatMap(({ mentions }) => mentions),
      ...report.events.flatMap(({ triggers, actors, recipients }) => [
        ...triggers,
        ...[...actors, ...recipients].flatMap(({ spans: own }) => own),
      ]),
      ...report.places,
      ...report.times,
      ...report.quantities,
    ];
    const found = await selections(report);
    const words = spans.map(({ start, end }) => report.text.slice(start, end));
    expect(found.map(({ exact }) => exact).sort()).toEqual(words.sort());
  });

  it('count code points, as the standard asks, where the data model counts code units', async () => {
    const text = '🚢🚢 The ferry 🛳️ sails again, a deckhand said. 🌊 It was late.';
    const report = reportOf(text, {
      claims: [claimOf(text, 'c1', ['The ferry 🛳️ sails again', 'It was late'])],
    });
    expect((await selections(report)).map(({ exact }) => exact)).toEqual([
      'The ferry 🛳️ sails again',
      'It was late',
    ]);
    const document = JSON.parse(written(jsonldWriter(), [report]));
    const annotation = document['@graph'].find(({ type }: { type: string }) => type === 'Annotation');
    expect(annotation.target[0].selector[1]).toMatchObject({ start: 3, end: 27 });
  });
});

describe('docs/output.md', () => {
  it('names the standards that the context names', () => {
    const documented = readFileSync(new URL('../../../docs/output.md', import.meta.url), 'utf8');
    for (const namespace of [CONTEXT.prov, CONTEXT.oa, CONTEXT.schema, CONTEXT.hw])
      expect(documented).toContain(namespace);
  });
});
