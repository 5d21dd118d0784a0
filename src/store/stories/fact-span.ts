/** Facts that decisions are about, found again by their words. */
import type { FactRef } from './actions.js';
import { rangeName, type Told } from './told.js';

/** Where a fact's words stand in the present reading: where they stood, or the only place that has them. */
export function factSpan(ref: FactRef, told: Told | undefined): { start: number; end: number } | undefined {
  if (!told) return undefined;
  if (told.quotes[rangeName(ref)] === ref.words) return { start: ref.start, end: ref.end };
  const same = Object.entries(told.quotes).filter(([, words]) => words === ref.words);
  if (same.length !== 1) return undefined;
  const [start = 0, end = 0] = (same[0]?.[0] ?? '').split('-').map(Number);
  return { start, end };
}
