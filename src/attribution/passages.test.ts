import { describe, expect, it } from 'vitest';
import { CHAINS } from './fixtures/chains.js';
import { prepare, wrong } from './fixtures/check.js';
import { CLAIMS } from './fixtures/claims.js';
import { HEADLINES } from './fixtures/headlines.js';
import { PARTIES } from './fixtures/parties.js';
import type { Passage } from './fixtures/passage.js';
import { QUOTED } from './fixtures/quoted.js';
import { SAID } from './fixtures/said.js';
import { SOURCES } from './fixtures/sources.js';
import { STATEMENTS } from './fixtures/statements.js';
import { ruleNames } from './rule.js';

/** Taken out first, so that the model's own view of a sentence does not stand in for a rule. */
const MODEL = 'the model’s head';

/**
 * Rules that only act where the reader errs (a subject lost, a phrase hung on the wrong word) or where it alone sees
 * what goes on: no short passage makes every reader model err in the same way. They are measured, not tested here.
 */
const MENDING = [
  'a fragment belongs to the clause beside it',
  'a name goes on over its hyphen',
  'a person is no council',
  'a quotation in a clause that tells of the speaker',
  'a quotation is no part of its speaker',
  'a relative clause that a comma closes says nothing further',
  'a sentence’s first noun is no name',
  'a source ends where its words end',
  'according to, by the order of words',
  'an occasion is no source',
  'clause behind a colon',
  'participle behind a noun needs its agent',
  'question of a passive',
  'source with what its commas enclose',
  'speaker before a participle',
  'speaker beside a verb that has lost it',
  'the same description',
  'two of one sentence',
  'two single marks are a double one',
  'what is somebody’s is new',
];

/**
 * Rules of claims that look at more than a passage tells here (places, events, how a claim is put): each has a test of its
 * own, in src/claim/wheres.test.ts or src/claim/modality.test.ts.
 */
const TESTED_BESIDE_CLAIMS = [
  'a headline in the present tells what happened',
  'a hedge holds for the clause that it stands in',
  'a place that is named, where it did not happen',
  'a time told elsewhere of the same event',
  'found to have, believed to be: what is told is as old as the passive says',
  'going to, have to: what is meant lies ahead',
];

const SETS: Record<string, Passage[]> = {
  'who said what, within a sentence': SAID,
  quotations: QUOTED,
  headlines: HEADLINES,
  chains: CHAINS,
  sources: SOURCES,
  claims: CLAIMS,
  'who is not the same': PARTIES,
  'statements that run on': STATEMENTS,
};

function check(passage: Passage): void {
  it(`${passage.text} [${passage.on.join('; ')}]`, async () => {
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

  it('each have a passage that fails without them, but for those that mend the reader’s errors', () => {
    const used = new Set(passages.flatMap(({ on }) => on.flatMap((one) => one.split(' + '))));
    expect(
      ruleNames()
        .filter((name) => !used.has(name))
        .sort(),
    ).toEqual([...MENDING, ...TESTED_BESIDE_CLAIMS].sort());
  });
});
