/**
 * What speaks for a candidate: how populous it is, how alike its name, of the kind that the words say, lying in "Y" of "X, Y",
 * in the countries and provinces that the report is about, near its other places. On the scale of powers of ten of population.
 */
import type { GazetteerFeature } from '../report.js';
import { fold, likeness, toSounds } from '../spelling/index.js';
import type { Found } from './atlas.js';
import { contains, isArea } from './containment.js';
import { kmBetween } from './earth.js';
import { type Choice, type Focus, type Group, supportOf } from './focus.js';
import type { Name } from './weigh.js';
import { agreement } from './words/kinds.js';
import { SPELT_MANY_WAYS } from './words/scripts.js';

/** What each sign counts; set by hand on errors by class (see docs/places.md). */
const WEIGHTS = {
  unlike: 18,
  /** The better known a place, the more settled is its spelling. */
  unlikeKnown: 0.35,
  unlikeAsWritten: 3,
  unlikeAndAlone: 1.2,
  furtherName: 0.5,
  strangeName: 0.8,
  strangeAsWritten: 2,
  kindAgrees: 1.6,
  kindDisagrees: -2.2,
  within: 4,
  mostWithin: 5,
  notWithin: -1.5,
  notTheTown: -2.5,
  same: 4,
  fuller: 2.5,
  /** Lying in an area that the same sentence names: a country, a province. */
  sentenceCountry: 0.8,
  sentenceArea: 1.4,
  near: 0.55,
  mostNear: 2.2,
  listed: 0.5,
  part: 3.2,
  article: 1,
};
/** Likeness of spellings that sound the same. */
const SAME_SOUNDS = 0.98;
const NEAR_KM = 120;
/** Likeness to the main name below which a further name is another name altogether: "Riverdale" for Glendale. */
const STRANGE = 0.6;
/** "Kobani (Ayn al-Arab)": entries of one place lie so near each other. */
const SAME_KM = 25;

/** All that a candidate is weighed against. */
export interface Around {
  group: Group;
  groups: readonly Group[];
  groupOf: ReadonlyMap<Name, Group>;
  names: readonly Name[];
  focus: Focus;
  round: number;
}

/** Weighs a candidate of a group with what the other names are taken for. */
export function weighCandidate(found: Found, around: Around): Choice {
  const { group, focus, round } = around;
  const { feature } = found;
  const signs: Record<string, number> = { prior: found.prior };
  const sign = (name: string, value: number): void => {
    if (value !== 0) signs[name] = (signs[name] ?? 0) + value;
  };
  ownSigns(found, group, sign);
  const within = withinSign(feature, around);
  sign('within', within);
  sign('same', sameSign(feature, around));
  sign('sentence', mateSign(feature, group));
  // whoever tells more of a name does so where it comes first: a bare one before that is another place
  const first = group.names[0]?.start ?? 0;
  if (group.fuller.some(({ best }) => best?.feature.id === feature.id))
    sign(
      'fuller',
      group.fuller.some(({ names }) => (names[0]?.start ?? 0) < first) ? WEIGHTS.fuller : -WEIGHTS.fuller,
    );
  let near = 0;
  if (round > 0 && !isWorldly(feature)) near = nearSign(feature, around);
  sign('near', near);
  if (feature.country) {
    const support = supportOf(found, group, focus);
    sign('country', support.country);
    sign('province', support.province);
    if (found.likeness < SAME_SOUNDS && !found.own && support.country <= 0 && within <= 0 && near === 0)
      sign('spelling', -WEIGHTS.unlikeAndAlone);
  }
  if (
    round > 0 &&
    group.beside.some((one) => around.groupOf.get(one)?.best?.feature.featureClass === feature.featureClass)
  )
    sign('listed', WEIGHTS.listed);
  let score = 0;
  for (const value of Object.values(signs)) score += value;
  return { found, score, signs };
}

const isWorldly = ({ featureCode }: GazetteerFeature): boolean => /^(?:PCLI|CONT)$/.test(featureCode);

/** The Arabic article at the head of a folded name, assimilated or not: "al-Tanf" is At Tanf before it is Tanf. */
const ARTICLE = /^(?:al|el|a[dnrstz]|ash|ath|adh) /;

/** What the name and the words beside it say of the candidate. */
function ownSigns(found: Found, group: Group, sign: (name: string, value: number) => void): void {
  const { feature } = found;
  const [name] = group.names;
  const folded = name?.folded ?? '';
  const asWritten = !found.own && feature.country !== '' && !SPELT_MANY_WAYS.has(feature.country);
  if (!found.exact)
    sign(
      'spelling',
      -WEIGHTS.unlike * (1 - found.likeness) * (1 + WEIGHTS.unlikeKnown * Math.max(0, found.prior - 3)) -
        (asWritten ? WEIGHTS.unlikeAsWritten : 0),
    );
  if (!found.main && name?.demonym === undefined) {
    sign('furtherName', -WEIGHTS.furtherName);
    if (
      feature.featureClass === 'P' &&
      !` ${fold(feature.name)} `.includes(` ${folded} `) &&
      likeness(toSounds(fold(feature.name)), toSounds(folded)) < STRANGE
    )
      sign('strangeName', -(asWritten ? WEIGHTS.strangeAsWritten : WEIGHTS.strangeName));
  }
  if (ARTICLE.test(folded) && ARTICLE.test(fold(feature.name)) && feature.featureClass === 'P')
    sign('article', WEIGHTS.article);
  const kind = name?.demonym ? undefined : name?.kind;
  const agrees = agreement(kind, `${feature.featureClass}.${feature.featureCode}`);
  if (agrees > 0) sign('kind', WEIGHTS.kindAgrees);
  else if (agrees < 0) sign('kind', WEIGHTS.kindDisagrees);
  if (
    /^ADM[2-5]$/.test(feature.featureCode) &&
    agrees <= 0 &&
    !name?.part &&
    hasTown(found, group.candidates)
  )
    sign('district', WEIGHTS.notTheTown);
  if (name?.part && kind === undefined && isWide(feature, group.candidates)) sign('part', WEIGHTS.part);
}

/** How far a town may lie from the middle of the district that is called after it. */
const OF_ITS_DISTRICT_KM = 60;
const OF_ITS_DISTRICT_ALIKE = 0.08;

/** Whether a district is called after a town that the name may stand for as well: then the town is meant. */
function hasTown({ feature, likeness: like }: Found, candidates: readonly Found[]): boolean {
  return candidates.some(
    (other) =>
      other.feature.featureClass === 'P' &&
      other.feature.country === feature.country &&
      other.likeness >= like - OF_ITS_DISTRICT_ALIKE &&
      kmBetween(other.feature, feature) < OF_ITS_DISTRICT_KM,
  );
}

/** What the report says that the name lies in. */
function withinSign(feature: GazetteerFeature, { group, groupOf, names }: Around): number {
  let sum = 0;
  for (const at of group.within) {
    const outer = names[at] && groupOf.get(names[at]);
    if (!outer || outer === group) continue;
    const container = (outer.best ? [outer.best] : outer.candidates.slice(0, 6)).find((one) =>
      contains(one.feature, feature),
    );
    if (container) sum += WEIGHTS.within;
    else if (outer.candidates.some((one) => isArea(one.feature))) sum += WEIGHTS.notWithin;
  }
  return Math.min(WEIGHTS.mostWithin, sum);
}

/** Whether the candidate lies in an area that its sentence names. */
function mateSign(feature: GazetteerFeature, group: Group): number {
  let most = 0;
  for (const mate of group.mates) {
    const area = mate.best ?? mate.candidates[0];
    if (!area || group.kin.includes(mate) || !isArea(area.feature) || !contains(area.feature, feature))
      continue;
    const isCountry = area.feature.featureCode.startsWith('PCL');
    most = Math.max(most, isCountry ? WEIGHTS.sentenceCountry : WEIGHTS.sentenceArea);
  }
  return most;
}

/** Whether a name that is said to be the same place may stand for the candidate too. */
function sameSign(feature: GazetteerFeature, { group, groupOf, names }: Around): number {
  for (const at of group.same) {
    const other = names[at] && groupOf.get(names[at]);
    if (!other || other === group) continue;
    const it = other.candidates
      .filter(({ exact }) => exact)
      .some((one) => one.feature.country === feature.country && kmBetween(one.feature, feature) < SAME_KM);
    if (it) return WEIGHTS.same;
  }
  return 0;
}

function nearSign(feature: GazetteerFeature, { group, groups }: Around): number {
  let near = 0;
  for (const other of groups) {
    if (
      other === group ||
      !other.best ||
      group.kin.includes(other) ||
      other.best.feature.id === feature.id ||
      /^(?:PCLI|CONT|RGN)$/.test(other.best.feature.featureCode)
    )
      continue;
    const km = kmBetween(feature, other.best.feature);
    if (km < NEAR_KM) near += other.weight * (1 - km / NEAR_KM) * 1.4;
  }
  return Math.min(WEIGHTS.mostNear, WEIGHTS.near * near);
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
