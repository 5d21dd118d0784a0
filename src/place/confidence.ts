/** How sure a decision is: a logistic function of a few signs. */
import type { Name } from './recognise.js';
import type { Decision } from './resolve.js';

/** Fitted by hand on gwn-dev and lgl, see docs/places.md. */
const FIT = {
  base: -1.6,
  share: 3.2,
  prior: 0.28,
  exact: 0.9,
  within: 0.8,
  country: 0.5,
  near: 0.25,
  namesake: -1.5,
  demonym: 1.5,
};

/** Below it a place stays open. */
export const OPEN_BELOW = 0.5;

/** Confidence, 0 to 1, that the best candidate is the place meant by the name. */
export function confidenceOf(decision: Decision, name: Name, namesake: boolean): number {
  const best = decision.choices[0];
  if (!best) return 0;
  const sum =
    FIT.base +
    FIT.share * decision.share +
    FIT.prior * Math.min(8, best.found.prior) +
    FIT.exact * (best.found.exact ? 0 : -1) +
    FIT.within * ((best.signs.within ?? 0) > 0 ? 1 : (best.signs.within ?? 0) < 0 ? -1 : 0) +
    FIT.country * (best.signs.country ?? 0) +
    FIT.near * (best.signs.near ?? 0) +
    (namesake ? FIT.namesake : 0) +
    (name.demonym ? FIT.demonym : 0);
  return Math.round((1000 * 1) / (1 + Math.exp(-sum))) / 1000;
}
