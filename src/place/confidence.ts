/**
 * How sure a decision is: a logistic function of a few signs, so that of the places given 0.8 about eight in ten are right.
 * Fitted on gwn-dev and lgl (see docs/places.md): which names can be told by their text, not which names there are.
 */
import { isNamedAfter } from './containment.js';
import { kmBetween } from './earth.js';
import type { Choice, Decision } from './resolve.js';
import type { Name } from './weigh.js';
import { THINGS } from './words/kinds.js';
import { SPELT_MANY_WAYS } from './words/scripts.js';

/** The signs, each about 0 to 1, and what each weighs. */
const FIT = {
  base: -2.71,
  share: 2.78,
  size: 1.78,
  demonym: 1.61,
  country: 0.83,
  region: -1.14,
  county: 0.36,
  inexact: -2.05,
  furtherName: 0.55,
  rivals: -1.02,
  within: 1.56,
  notWithin: 0,
  countryFocus: 0.4,
  provinceFocus: 1,
  near: 1.32,
  kindAgrees: 0.11,
  namesake: -0.34,
  // set by hand: what is a thing of its own is not put on its namesake, near as that may be
  properNamesake: -3.5,
  // what the report gives no reason for: a small place in a country that it does not speak of, more so when its name is
  // spelt otherwise or is not the one that the place goes by
  alone: -1.3,
  strangeSpelling: -2,
  // a part of what may be one name
  cut: -1,
  abbreviation: 1,
  sentence: 0.5,
  // too few in those corpora to be fitted; a river's whole length is the place, so that no namesake is near
  river: 1.5,
};

export type ConfidenceSigns = Readonly<Record<Exclude<keyof typeof FIT, 'base'>, number>>;

/** Below it a place stays open. */
export const OPEN_BELOW = 0.562;

const RIVAL_KM = 60;
/** Likeness of spellings that sound the same. */
const SAME_SOUNDS = 0.98;
const MOST_RIVALS = 30;

/** The signs of a decision for one of its names; undefined when there is no candidate. */
export function signsOf(decision: Decision, name: Name, namesake: boolean): ConfidenceSigns | undefined {
  const [best] = decision.choices;
  if (!best) return undefined;
  const { found, signs } = best;
  const { featureClass, featureCode } = found.feature;
  const isCountry = featureCode.startsWith('PCL') || featureCode === 'CONT';
  const rivals = decision.choices.filter(
    (choice) =>
      choice !== best &&
      choice.found.exact &&
      kmBetween(choice.found.feature, found.feature) > RIVAL_KM &&
      !isNamedAfter(choice.found.feature, found.feature),
  ).length;
  const alone = aloneness(best, decision.told);
  const isThing = name.proper || (name.kind !== undefined && THINGS.has(name.kind));
  return {
    share: decision.share,
    size: Math.min(8, found.prior) / 8,
    demonym: name.demonym ? 1 : 0,
    country: isCountry && !name.demonym ? 1 : 0,
    region: /^[LTH]$/.test(featureClass) && !isCountry ? 1 : 0,
    county: /^ADM[2-5]$/.test(featureCode) ? 1 : 0,
    inexact:
      found.exact || found.likeness >= SAME_SOUNDS
        ? 0
        : Math.min(1, 0.3 + 5 * (1 - found.likeness)) * (isExpected(best) ? EXPECTED : 1),
    sentence: Math.min(1, signs.sentence ?? 0),
    furtherName: found.main || name.demonym ? 0 : 1,
    alone: isCountry || name.demonym ? 0 : alone * (found.main ? 0.7 : 1.5),
    strangeSpelling: found.likeness < SAME_SOUNDS && !isCountry && !name.demonym ? alone : 0,
    cut: name.cut && (signs.near ?? 0) < NEAR_ENOUGH ? 1 : 0,
    abbreviation: isAbbreviation(name) ? 1 : 0,
    rivals: isCountry ? 0 : Math.log1p(Math.min(MOST_RIVALS, rivals)) / Math.log1p(MOST_RIVALS),
    within: (signs.within ?? 0) > 0 ? 1 : 0,
    notWithin: (signs.within ?? 0) < 0 ? 1 : 0,
    countryFocus: isCountry ? 0 : Math.max(-0.5, (signs.country ?? 0) / 2.2),
    provinceFocus: isCountry ? 0 : (signs.province ?? 0) / 2,
    near: (signs.near ?? 0) / 2.2,
    kindAgrees: Math.sign(signs.kind ?? 0),
    namesake: namesake && !isThing ? 1 : 0,
    properNamesake: namesake && isThing ? 1 : 0,
    river: featureCode === 'STM' && name.kind === 'river' && found.exact ? 1 : 0,
  };
}

/** "EU", "UAE": an abbreviation that the gazetteer has stands for nothing else. */
const isAbbreviation = (name: Name): boolean =>
  /^[A-Z]{2,4}$/.test(name.name) && (name.found[0]?.exact ?? false);

/** Sum of nearness from which the places around say that a part of a name is the place. */
const NEAR_ENOUGH = 0.8;
/** Share of the report's countries, as a sign, from which a place has reason enough to be spoken of. */
const REASON = 1;
/** So many names that are surely places say what a report is about. */
const MUCH_TOLD = 5;
/** Well known places are spoken of everywhere. */
const KNOWN_FROM = 5;
const KNOWN_TO = 7;

/** Where names are spelt in many ways, another spelling of a place where the report is costs less. */
const EXPECTED = 0.5;
const EXPECTED_FROM = 1;
const EXPECTED_ALIKE = 0.9;

function isExpected({ found, signs }: Choice): boolean {
  const reason =
    (signs.country ?? 0) +
    (signs.near ?? 0) +
    (signs.province ?? 0) +
    (signs.sentence ?? 0) +
    (signs.within ?? 0);
  return (
    SPELT_MANY_WAYS.has(found.feature.country) && found.likeness >= EXPECTED_ALIKE && reason >= EXPECTED_FROM
  );
}

/** How little reason the report gives for a place, 0 to about 2: neither its country nor what lies around it nor what is said. */
function aloneness({ found, signs }: Choice, told: number): number {
  if (found.own || (signs.within ?? 0) > 0 || (signs.same ?? 0) > 0 || !found.feature.country) return 0;
  const reason = (signs.country ?? 0) + (signs.near ?? 0) + (signs.province ?? 0) + (signs.sentence ?? 0);
  const known =
    signs.strangeName !== undefined
      ? 1
      : Math.max(0, Math.min(1, (KNOWN_TO - found.prior) / (KNOWN_TO - KNOWN_FROM)));
  return Math.max(0, Math.min(2, (REASON * Math.min(1, told / MUCH_TOLD) - reason) / 1.5)) * known;
}

/** Confidence, 0 to 1, that the best candidate is the place meant by the name. */
export function confidenceOf(decision: Decision, name: Name, namesake: boolean): number {
  const signs = signsOf(decision, name, namesake);
  if (!signs) return 0;
  let sum = FIT.base;
  for (const [sign, value] of Object.entries(signs)) sum += FIT[sign as keyof ConfidenceSigns] * value;
  return Math.round(1000 / (1 + Math.exp(-sum))) / 1000;
}
