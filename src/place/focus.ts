/** What a report is about: the countries and provinces of what its names are taken for so far, and how much each counts. */
import type { GazetteerFeature } from '../report.js';
import type { Found } from './atlas.js';
import type { Name } from './weigh.js';

/** A decision in the making: the names that it holds for, and what they are taken for so far. */
export interface Group {
  names: Name[];
  candidates: readonly Found[];
  /** Indices of the names that these are said to lie in. */
  within: Set<number>;
  /** Names that are said to be the same place: "Kobani (Ayn al-Arab)". */
  same: Set<number>;
  /** Names that stand before these in lists. */
  beside: Name[];
  /** Of a bare name: the decisions of the same name that is told more of, "Lebanon, Tennessee". */
  fuller: Group[];
  /** Of each of its sentences, the areas that are named there: "In Ethiopia's Amhara region, … the town of Merawi". */
  mates: Set<Group>;
  /** The other decisions of the same name: "Aleppo" beside "Aleppo province". */
  kin: Group[];
  best?: Found;
  /** Share of the best among the candidates, 0 to 1. */
  share: number;
  /** How much the best may speak for others: 0 when it is a guess itself. */
  weight: number;
  choices: Choice[];
}

export interface Choice {
  found: Found;
  score: number;
  /** Why: the signs that counted, by name. */
  signs: Readonly<Record<string, number>>;
}

/** The countries and provinces that the report is about, by what its names are taken for so far. */
export interface Focus {
  countries: ReadonlyMap<string, number>;
  provinces: ReadonlyMap<string, number>;
  /** By the feature that names are taken for: a place in two spellings does not speak for itself. */
  features: ReadonlyMap<string, number>;
  total: number;
}

/** How sharply scores turn into shares. */
export const SHARPNESS = 1.6;
/** From this prior on, a place is surely spoken of by its own name; a hamlet's name says little of what a report is about. */
const SURELY = 5;
const LEAST = 0.12;

export function focusOf(groups: readonly Group[]): Focus {
  const countries = new Map<string, number>();
  const provinces = new Map<string, number>();
  const features = new Map<string, number>();
  let total = 0;
  for (const group of groups) {
    const best = bestOf(group);
    if (!best?.feature.country) continue;
    const weight = weightOf(group);
    const { country, admin1 } = best.feature;
    total += weight;
    if (!isPeople(group)) features.set(best.feature.id, (features.get(best.feature.id) ?? 0) + weight);
    countries.set(country, (countries.get(country) ?? 0) + weight);
    if (admin1) provinces.set(`${country}|${admin1}`, (provinces.get(`${country}|${admin1}`) ?? 0) + weight);
  }
  return { countries, provinces, features, total };
}

/** "Syrian" speaks for Syria, where "Syria" and "Syrian Arab Republic" are one place that is named twice. */
const isPeople = (group: Group): boolean => group.names[0]?.demonym !== undefined;

const bestOf = (group: Group): Found | undefined => group.best ?? group.candidates[0];

/** How much a decision says of what the report is about: surely a place, and named often. */
export function weightOf(group: Group): number {
  return (group.best ? group.weight : firstGuess(group.candidates)) * (1 + Math.log(group.names.length));
}

/** Before the first round: how much the likeliest stands out by itself. */
function firstGuess(candidates: readonly Found[]): number {
  const [first, second] = candidates;
  if (!first) return 0;
  const known =
    Math.max(LEAST, Math.min(1, (first.prior - 1) / (SURELY - 1))) *
    (first.main ? 1 : first.exact ? 0.6 : 0.3);
  if (!second) return 0.9 * known;
  return known / (1 + Math.exp(-SHARPNESS * (first.prior - second.prior)));
}

/** How much a share of a report's countries counts, on the scale of powers of ten of population. */
const COUNTRY = 1.7;
/** The share of a country that nothing is known of, and how many names that is worth: with no other names nothing is known. */
const UNKNOWN_SHARE = 0.05;
const UNKNOWN_NAMES = 1;
/** Countries, capitals and great cities are spoken of everywhere: what speaks against others speaks less against them. */
const EVERYWHERE = 6.3;
const LESS_AGAINST = 0.4;
const PROVINCE = 2;

/**
 * What the rest of the report says for the candidate's country and province: other names than this, and none that are
 * taken for the same place.
 */
export function supportOf(found: Found, group: Group, focus: Focus): { country: number; province: number } {
  const { feature } = found;
  let others = focus.total;
  let country = focus.countries.get(feature.country) ?? 0;
  let province = focus.provinces.get(`${feature.country}|${feature.admin1}`) ?? 0;
  const without = (place: GazetteerFeature, weight: number): void => {
    others -= weight;
    if (place.country !== feature.country) return;
    country -= weight;
    if (place.admin1 === feature.admin1) province -= weight;
  };
  let same = focus.features.get(feature.id) ?? 0;
  for (const kin of [group, ...group.kin]) {
    const best = bestOf(kin)?.feature;
    if (!best?.country) continue;
    without(best, weightOf(kin));
    if (best.id === feature.id && !isPeople(kin)) same -= weightOf(kin);
  }
  without(feature, Math.max(0, same));
  const share =
    (Math.max(0, country) + UNKNOWN_NAMES * UNKNOWN_SHARE) / (Math.max(0, others) + UNKNOWN_NAMES);
  const forCountry = COUNTRY * Math.log10(share / UNKNOWN_SHARE);
  return {
    country: forCountry < 0 && found.prior >= EVERYWHERE ? forCountry * LESS_AGAINST : forCountry,
    province:
      feature.admin1 && feature.featureCode !== 'PCLI'
        ? PROVINCE * Math.min(1, (1.5 * Math.max(0, province)) / Math.max(0.5, others))
        : 0,
  };
}
