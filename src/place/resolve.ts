/**
 * Resolves all of a report's place names together. Each name of the report (same words, same kind) is one decision. What a
 * candidate is by itself (how populous, how alike its name, of the kind that the words say) is weighed with what the other
 * names are taken for: lying in "Y" of "X, Y", in the countries and provinces that the report is about, near the others.
 * Decisions are made in rounds, each with what the round before decided.
 */
import type { GazetteerFeature } from '../report.js';
import { fold, likeness, toSounds } from '../spelling/index.js';
import type { Found } from './atlas.js';
import { contains, isArea, isNamedAfter } from './containment.js';
import { kmBetween } from './earth.js';
import type { Name } from './weigh.js';
import { agreement, FACILITIES } from './words/kinds.js';

/** What each sign counts, on the scale of powers of ten of population; set by hand on errors by class (see docs/places.md). */
const WEIGHTS = {
  unlike: 12,
  furtherName: 0.5,
  strangeName: 0.8,
  kindAgrees: 1.6,
  kindDisagrees: -2.2,
  within: 4,
  notWithin: -1.5,
  country: 2.2,
  province: 2,
  near: 0.55,
  mostNear: 2.2,
  listed: 0.5,
  part: 3.2,
  article: 1,
  strangeCountry: -0.8,
};
const NEAR_KM = 120;
/** Likeness to the main name below which a further name is another name altogether: "Riverdale" for Glendale. */
const STRANGE = 0.6;
const ROUNDS = 3;
/** Of a name that is listed again and again, so many lists are looked at. */
const MOST_BESIDE = 20;
/** How sharply scores turn into shares. */
const SHARPNESS = 1.6;

export interface Choice {
  found: Found;
  score: number;
  /** Why: the signs that counted, by name. */
  signs: Readonly<Record<string, number>>;
}

/** One decision: the names that it holds for, and the candidates, best first. */
export interface Decision {
  names: readonly Name[];
  choices: readonly Choice[];
  /** Share of the best among the candidates, 0 to 1. */
  share: number;
}

interface Group {
  names: Name[];
  candidates: readonly Found[];
  within: Set<number>;
  /** Names that stand before these in lists. */
  beside: Name[];
  best?: Found;
  share: number;
  choices: Choice[];
}

/** Decides what every name stands for; the decisions are in the order of the first names. */
export function resolveTogether(names: readonly Name[]): Decision[] {
  const groups = grouped(names);
  const groupOf = new Map<Name, Group>();
  for (const group of groups) for (const name of group.names) groupOf.set(name, group);
  for (let round = 0; round < ROUNDS; round++) {
    const focus = focusOf(groups);
    for (const group of groups) {
      group.choices = group.candidates
        .map((found) => weigh(found, group, groups, groupOf, names, focus, round))
        .sort((a, b) => b.score - a.score || (a.found.feature.id < b.found.feature.id ? -1 : 1));
    }
    for (const group of groups) {
      group.best = group.choices[0]?.found;
      group.share = shareOfBest(group.choices);
    }
  }
  return groups.map(({ names: its, choices, share }) => ({ names: its, choices, share }));
}

function grouped(names: readonly Name[]): Group[] {
  const groups = new Map<string, Group>();
  for (const [index, name] of names.entries()) {
    const id = `${name.folded}|${name.demonym ? 'demonym' : (name.kind ?? '')}|${name.part ? 'part' : ''}`;
    const group = groups.get(id) ?? {
      names: [],
      candidates: name.found,
      within: new Set<number>(),
      beside: [],
      share: 0,
      choices: [],
    };
    group.names.push(name);
    const before = names[index - 1];
    if (name.listed && before && group.beside.length < MOST_BESIDE) group.beside.push(before);
    if (name.within !== undefined && group.within.size < MOST_BESIDE) group.within.add(name.within);
    groups.set(id, group);
  }
  // a bare name and the same with a kind word share what they are said to lie in
  return [...groups.values()];
}

interface Focus {
  countries: ReadonlyMap<string, number>;
  provinces: ReadonlyMap<string, number>;
  total: number;
}

/** The countries and provinces that the report is about, by what its names are taken for so far. */
function focusOf(groups: readonly Group[]): Focus {
  const countries = new Map<string, number>();
  const provinces = new Map<string, number>();
  let total = 0;
  for (const group of groups) {
    const best = group.best ?? (group.candidates.length > 0 ? group.candidates[0] : undefined);
    if (!best) continue;
    const sure = group.best ? group.share : certainty(group.candidates);
    const weight = sure * (1 + Math.log(group.names.length));
    const { country, admin1 } = best.feature;
    if (!country) continue;
    total += weight;
    countries.set(country, (countries.get(country) ?? 0) + weight);
    if (admin1) provinces.set(`${country}|${admin1}`, (provinces.get(`${country}|${admin1}`) ?? 0) + weight);
  }
  return { countries, provinces, total };
}

/** Before the first round: how much the likeliest stands out by itself. */
function certainty(candidates: readonly Found[]): number {
  const [first, second] = candidates;
  if (!first) return 0;
  if (!second) return first.prior > 3 ? 0.9 : 0.5;
  return 1 / (1 + Math.exp(-SHARPNESS * (first.prior - second.prior)));
}

/** The Arabic article at the head of a folded name, assimilated or not: "al-Tanf" is At Tanf before it is Tanf. */
const ARTICLE = /^(?:al|el|a[dnrstz]|ash|ath|adh) /;

function weigh(
  found: Found,
  group: Group,
  groups: readonly Group[],
  groupOf: ReadonlyMap<Name, Group>,
  names: readonly Name[],
  focus: Focus,
  round: number,
): Choice {
  const { feature } = found;
  const signs: Record<string, number> = { prior: found.prior };
  const sign = (name: string, value: number): void => {
    if (value !== 0) signs[name] = (signs[name] ?? 0) + value;
  };
  if (!found.exact) sign('spelling', -WEIGHTS.unlike * (1 - found.likeness));
  if (!found.main && group.names[0]?.demonym === undefined) {
    sign('furtherName', -WEIGHTS.furtherName);
    if (
      feature.featureClass === 'P' &&
      likeness(toSounds(fold(feature.name)), toSounds(group.names[0]?.folded ?? '')) < STRANGE
    )
      sign('strangeName', -WEIGHTS.strangeName);
  }
  if (
    ARTICLE.test(group.names[0]?.folded ?? '') &&
    ARTICLE.test(fold(feature.name)) &&
    feature.featureClass === 'P'
  )
    sign('article', WEIGHTS.article);
  const kind = group.names[0]?.demonym ? undefined : group.names[0]?.kind;
  const agrees = agreement(kind, `${feature.featureClass}.${feature.featureCode}`);
  if (agrees > 0) sign('kind', WEIGHTS.kindAgrees);
  else if (agrees < 0) sign('kind', WEIGHTS.kindDisagrees);
  if (group.names[0]?.part && kind === undefined && isWide(feature, group.candidates))
    sign('part', WEIGHTS.part);
  for (const at of group.within) {
    const outer = names[at] && groupOf.get(names[at]);
    if (!outer || outer === group) continue;
    const container = (outer.best ? [outer.best] : outer.candidates.slice(0, 6)).find((one) =>
      contains(one.feature, feature),
    );
    if (container) sign('within', WEIGHTS.within);
    else if (outer.candidates.some((one) => isArea(one.feature))) sign('within', WEIGHTS.notWithin);
  }
  if (feature.country) {
    const own =
      group.best?.feature.country === feature.country
        ? ownWeight(group)
        : round === 0 && group.candidates[0]?.feature.country === feature.country
          ? certainty(group.candidates)
          : 0;
    const others = Math.max(0.5, focus.total - own);
    const country = Math.max(0, (focus.countries.get(feature.country) ?? 0) - own) / others;
    sign('country', WEIGHTS.country * Math.min(1, country * 1.3));
    if (country === 0 && focus.total - own > 2) sign('country', WEIGHTS.strangeCountry);
    if (feature.admin1 && feature.featureCode !== 'PCLI') {
      const isOwn =
        group.best?.feature.country === feature.country && group.best.feature.admin1 === feature.admin1;
      const province =
        Math.max(
          0,
          (focus.provinces.get(`${feature.country}|${feature.admin1}`) ?? 0) - (isOwn ? ownWeight(group) : 0),
        ) / others;
      sign('province', WEIGHTS.province * Math.min(1, province * 1.5));
    }
  }
  if (round > 0 && !/^(?:PCLI|CONT)$/.test(feature.featureCode)) {
    let near = 0;
    for (const other of groups) {
      if (other === group || !other.best || /^(?:PCLI|CONT|RGN)$/.test(other.best.feature.featureCode))
        continue;
      const km = kmBetween(feature, other.best.feature);
      if (km < NEAR_KM) near += other.share * (1 - km / NEAR_KM) * 1.4;
    }
    sign('near', Math.min(WEIGHTS.mostNear, WEIGHTS.near * near));
  }
  if (
    round > 0 &&
    group.beside.some((one) => groupOf.get(one)?.best?.feature.featureClass === feature.featureClass)
  )
    sign('listed', WEIGHTS.listed);
  let score = 0;
  for (const value of Object.values(signs)) score += value;
  return { found, score, signs };
}

/** How far the middle of a province may lie from its town. */
const OF_ITS_TOWN_KM = 200;

/**
 * Whether a side of this province is meant rather than of a town: reports speak of sides of provinces, but a capital's own
 * sides are spoken of more than its province's.
 */
function isWide(feature: GazetteerFeature, candidates: readonly Found[]): boolean {
  return (
    feature.featureCode === 'ADM1' &&
    candidates.some(
      ({ feature: { featureClass, country } }) => featureClass === 'P' && country === feature.country,
    ) &&
    !candidates.some(
      (other) =>
        other.feature.featureCode === 'PPLC' &&
        other.feature.country === feature.country &&
        kmBetween(other.feature, feature) < OF_ITS_TOWN_KM,
    )
  );
}

function ownWeight(group: Group): number {
  return group.share * (1 + Math.log(group.names.length));
}

function shareOfBest(choices: readonly Choice[]): number {
  const best = choices[0];
  if (!best) return 0;
  let sum = 0;
  for (const choice of choices) {
    // the same place under two entries (a town and its district) is no rival
    if (choice !== best && isSamePlace(choice.found.feature, best.found.feature)) continue;
    sum += Math.exp(SHARPNESS * (choice.score - best.score));
  }
  return 1 / sum;
}

const SAME_PLACE_KM = 40;

function isSamePlace(other: GazetteerFeature, best: GazetteerFeature): boolean {
  return kmBetween(other, best) < SAME_PLACE_KM || isNamedAfter(other, best);
}

/** Whether the words say that it is a thing (a dam, a crossing) and the candidate is only the town of that name. */
export function onlyNamesake(name: Name, feature: GazetteerFeature): boolean {
  return (
    name.kind !== undefined &&
    FACILITIES.has(name.kind) &&
    agreement(name.kind, `${feature.featureClass}.${feature.featureCode}`) <= 0
  );
}
