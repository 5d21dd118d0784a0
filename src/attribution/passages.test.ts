import { describe, expect, it } from 'vitest';
import { CHAINS } from './passages/chains.js';
import { prepare, wrong } from './passages/check.js';
import { CLAIMS } from './passages/claims.js';
import { HEADLINES } from './passages/headlines.js';
import type { Passage } from './passages/passage.js';
import { QUOTED } from './passages/quoted.js';
import { SAID } from './passages/said.js';
import { SOURCES } from './passages/sources.js';
import { ruleNames } from './rule.js';

/** Taken out first, so that the model's own view of a sentence does not stand in for a rule. */
const MODEL = 'the model’s head';

const SETS: Record<string, Passage[]> = {
  'who said what, within a sentence': SAID,
  quotations: QUOTED,
  headlines: HEADLINES,
  chains: CHAINS,
  sources: SOURCES,
  claims: CLAIMS,
};

function check(passage: Passage): void {
  it(`${passage.text} (${JSON.stringify(passage.on)})`, async () => {
    const prepared = await prepare(passage.text);
    expect(wrong(passage, prepared, [])).toBeUndefined();
    const byModel = passage.on.includes(MODEL);
    // Among the rules alone, unless the passage is one that only the model reads.
    if (!byModel) expect(wrong(passage, prepared, [MODEL])).toBeUndefined();
    for (const one of passage.on) {
      // "a + b": two rules that cover for each other here; both are taken out.
      const out = [...(byModel ? [] : [MODEL]), ...one.split(' + ')];
      expect(wrong(passage, prepared, out), `still right without “${one}”`).toBeDefined();
    }
  });
}

for (const [name, passages] of Object.entries(SETS)) describe(name, () => passages.forEach(check));

describe('the rules', () => {
  const passages = Object.values(SETS).flat();

  it('have at least 150 passages, none without a rule that it stands on', () => {
    expect(passages.length).toBeGreaterThanOrEqual(150);
    expect(passages.filter(({ on }) => on.every((name) => name === ''))).toEqual([]);
  });

  it('each have a passage that fails without them', () => {
    const used = new Set(passages.flatMap(({ on }) => on.flatMap((one) => one.split(' + '))));
    expect(ruleNames().filter((name) => !used.has(name))).toEqual([]);
  });
});
