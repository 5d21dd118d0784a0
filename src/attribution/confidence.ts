/**
 * How sure an attribution is: a logistic over a few features, fitted on the tuning set by bench/attribution-calibrate.ts
 * (weights in data/attribution/confidence.json), so that of attributions with confidence 0.8 about eight in ten are right.
 */
import { readFileSync } from 'node:fs';
import type { Draft } from './draft.js';
import { lengthOf } from './locate.js';

const weights = JSON.parse(
  readFileSync(new URL('../../data/attribution/confidence.json', import.meta.url), 'utf8'),
).weights as Readonly<Record<string, number>>;

/** Classes of rules, by the beginning of their name. */
const CLASSES: readonly [string, RegExp][] = [
  ['clauseAfter', /^clause after/],
  ['clauseBefore', /^clause before|^a verb of saying|^cue inside/],
  ['quotation', /^quotation beside|^a name/],
  ['runsOn', /runs on|go on with|goes on/],
  ['phrase', /^“/],
  ['nounPhrase', /^noun phrase/],
  ['preposition', /^preposition/],
  ['infinitive', /^infinitive/],
  ['passive', /nobody named|^passive/],
  ['noun', /^noun (?:of|with|seen)|^adjective/],
  ['modelOnly', /^cue seen/],
  ['object', /^somebody|^something/],
  ['announced', /^a colon that announces|^the title says/],
  ['label', /speaker’s label$/],
  ['shown', /narration shows|not told$/],
];

/** What the confidence looks at, in numbers between 0 and about 1. */
export function featuresOf(
  draft: Draft,
  certainty: number,
  quotation: string,
  isKnown: boolean,
): Record<string, number> {
  const features: Record<string, number> = {
    seen: Number(draft.headScore !== undefined),
    score: draft.headScore ?? 0,
    sure: Number((draft.headScore ?? 0) > 0.95),
    weak: Number(draft.weak),
    source: Number(draft.source.length > 0),
    // A statement of several paragraphs is in pieces and none the worse for it.
    broken: Number(draft.content.length > 2 && !/^(?:a colon|a name|the title)/.test(draft.rule)),
    extent: Number(draft.rule.includes('extent by the model')),
    direct: Number(quotation === 'direct'),
    negated: Number(draft.negated),
    long: Math.min(1, lengthOf(draft.content) / 400),
    short: Number(lengthOf(draft.content) < 25),
    certainty: 1 - certainty,
    // "he", and nobody knows who
    open: Number(draft.source.length > 0 && !isKnown),
    believe: Number(draft.stance === 'believe'),
  };
  for (const [name, pattern] of CLASSES) features[name] = Number(pattern.test(draft.rule));
  return features;
}

/** 0 to 1, rounded to hundredths. */
export function confidenceOf(features: Readonly<Record<string, number>>): number {
  let sum = weights.bias ?? 0;
  for (const [name, value] of Object.entries(features)) sum += value * (weights[name] ?? 0);
  return Math.round(100 / (1 + Math.exp(-sum))) / 100;
}
