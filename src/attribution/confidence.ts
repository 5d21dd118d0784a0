/** How sure an attribution is: a logistic over a few features. */
import type { Context, Draft } from './draft.js';

export function confidenceOf(_context: Context, draft: Draft, certainty: number): number {
  const base = draft.weak ? 0.4 : draft.source.length ? 0.75 : 0.5;
  return Math.round(base * (0.7 + 0.3 * certainty) * 100) / 100;
}
