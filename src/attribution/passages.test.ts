import { describe, expect, it } from 'vitest';
import { read } from '../read.js';
import type { Report, Span } from '../report.js';
import { CHAINS } from './passages/chains.js';
import { HEADLINES } from './passages/headlines.js';
import type { Said } from './passages/passage.js';
import { QUOTED } from './passages/quoted.js';
import { SAID } from './passages/said.js';
import { SOURCES } from './passages/sources.js';

const NEAR = 0.75; // overlap of words from which an extent counts as the same: edges may move a little with the model

const tokens = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

function overlap(a: string, b: string): number {
  const one = tokens(a);
  const other = [...tokens(b)];
  if (!one.length && !other.length) return 1;
  let shared = 0;
  for (const token of one) {
    const at = other.indexOf(token);
    if (at >= 0) {
      shared++;
      other.splice(at, 1);
    }
  }
  return shared / (one.length + tokens(b).length - shared);
}

const wordsOf = (report: Report, spans: readonly Span[]) =>
  spans.map(({ start, end }) => report.text.slice(start, end)).join(' ');

async function checkSaid(passage: Said): Promise<void> {
  const report = await read({ text: passage.text });
  const shown = report.attributions.map((a) => ({
    who: wordsOf(report, a.source),
    cue: wordsOf(report, a.cue),
    content: wordsOf(report, a.content),
    stance: a.stance,
    quotation: a.quotation,
    evidence: a.evidence,
    time: report.times.filter((t) => t.id === a.time).map((t) => wordsOf(report, [t]))[0],
  }));
  const found = shown.find(
    (a) =>
      overlap(a.content, passage.content) >= NEAR &&
      overlap(a.who, passage.who) >= NEAR &&
      (tokens(passage.cue).length ? overlap(a.cue, passage.cue) >= 0.3 : a.cue === passage.cue),
  );
  expect(found, JSON.stringify(shown)).toBeDefined();
  if (passage.stance) expect(found?.stance).toBe(passage.stance);
  if (passage.quotation) expect(found?.quotation).toBe(passage.quotation);
  if (passage.evidence) expect(found?.evidence).toBe(passage.evidence);
  if (passage.time) expect(found?.time).toContain(passage.time);
}

describe('who said what, within a sentence', () => {
  it.each(SAID.map((p) => [p.text, p] as const))('%s', (_text, passage) => checkSaid(passage));
});

describe('quotations', () => {
  it.each(QUOTED.map((p) => [p.text, p] as const))('%s', (_text, passage) => checkSaid(passage));
});

describe('headlines', () => {
  it.each(HEADLINES.map((p) => [p.title ?? p.text, p] as const))('%s', (_text, passage) =>
    checkSaid(passage),
  );
});

describe('chains', () => {
  it.each(CHAINS.map((p) => [`${p.text} → ${p.chain.join(' > ') || 'own voice'}`, p] as const))(
    '%s',
    async (_text, passage) => {
      const report = await read({ text: passage.text });
      const byId = new Map(report.attributions.map((a) => [a.id, a]));
      const shown = report.claims.map((claim) => ({
        words: wordsOf(report, claim.spans),
        chain: claim.chain.map((id) => wordsOf(report, byId.get(id)?.source ?? [])),
      }));
      const best = shown.reduce(
        (a, b) => (overlap(b.words, passage.content) > overlap(a.words, passage.content) ? b : a),
        { words: '', chain: ['no claim'] },
      );
      expect(overlap(best.words, passage.content), JSON.stringify(shown)).toBeGreaterThanOrEqual(NEAR);
      expect(best.chain.length, JSON.stringify(shown)).toBe(passage.chain.length);
      passage.chain.forEach((who, i) => {
        expect(tokens(best.chain[i] as string), JSON.stringify(shown)).toEqual(
          expect.arrayContaining(tokens(who).slice(-1)),
        );
      });
    },
  );
});

describe('sources', () => {
  it.each(SOURCES.map((p) => [`${p.text} (${p.mention} ${p.same ? 'is' : 'is not'} ${p.of})`, p] as const))(
    '%s',
    async (_text, passage) => {
      const report = await read({ text: passage.text });
      const sourceOf = (words: string, last: boolean) => {
        const at = last ? passage.text.lastIndexOf(words) : passage.text.indexOf(words);
        return report.attributions.find((a) =>
          a.source.some((s) => s.start < at + words.length && at < s.end),
        )?.sourceId;
      };
      const mention = sourceOf(passage.mention, true);
      const of = sourceOf(passage.of, false);
      expect(mention).toBeDefined();
      expect(of).toBeDefined();
      if (passage.same) expect(mention).toBe(of);
      else expect(mention).not.toBe(of);
    },
  );
});
