/**
 * Resolves all of a report's place names together. Each name of the report (same words, same kind, said to lie in the same
 * place) is one decision. What a candidate is by itself is weighed with what the other names are taken for (signs.ts).
 * Decisions are made in rounds, each with what the round before decided.
 */
import type { GazetteerFeature } from '../report.js';
import { withoutArticles } from '../spelling/index.js';
import type { Found } from './atlas.js';
import { contains, isNamedAfter } from './containment.js';
import { kmBetween } from './earth.js';
import { type Choice, focusOf, type Group, SHARPNESS, weightOf } from './focus.js';
import { weighCandidate } from './signs.js';
import type { Name } from './weigh.js';
import { agreement, FACILITIES } from './words/kinds.js';

const ROUNDS = 3;
/** Of a name that is listed again and again, so many lists are looked at. */
const MOST_BESIDE = 20;

export type { Choice } from './focus.js';

/** One decision: the names that it holds for, and the candidates, best first. */
export interface Decision {
  names: readonly Name[];
  choices: readonly Choice[];
  /** Share of the best among the candidates, 0 to 1. */
  share: number;
  /** How much the other names of the report say of where it is about; 0 when there are none. */
  told: number;
}

/** Decides what every name stands for; the decisions are in the order of the first names. */
export function resolveTogether(names: readonly Name[]): Decision[] {
  const groups = grouped(names);
  const groupOf = new Map<Name, Group>();
  for (const group of groups) for (const name of group.names) groupOf.set(name, group);
  addMates(names, groupOf);
  for (const group of groups) group.candidates = withSame(group, groupOf, names);
  for (let round = 0; round < ROUNDS; round++) {
    const focus = focusOf(groups);
    for (const group of groups) {
      group.choices = group.candidates
        .map((found) => weighCandidate(found, { group, groups, groupOf, names, focus, round }))
        .sort((a, b) => b.score - a.score || (a.found.feature.id < b.found.feature.id ? -1 : 1));
    }
    for (const group of groups) {
      group.best = group.choices[0]?.found;
      group.share = shareOfBest(group.choices);
      group.weight = group.share * certaintyOf(group.choices[0]);
    }
  }
  const { total } = focusOf(groups);
  return groups.map((group) => ({
    names: group.names,
    choices: group.choices,
    share: group.share,
    told: Math.max(0, total - weightOf(group)),
  }));
}

function grouped(names: readonly Name[]): Group[] {
  const groups = new Map<string, Group>();
  const parted = partedNames(names);
  for (const [index, name] of names.entries()) {
    const id = idOf(name) + (parted.get(name) ?? '');
    const group = groups.get(id) ?? {
      names: [],
      candidates: name.found,
      within: new Set<number>(),
      same: new Set<number>(),
      beside: [],
      fuller: [],
      kin: [],
      mates: new Set<Group>(),
      share: 0,
      weight: 0,
      choices: [],
    };
    group.names.push(name);
    const before = names[index - 1];
    if (name.listed && before && group.beside.length < MOST_BESIDE) group.beside.push(before);
    if (name.within !== undefined && group.within.size < MOST_BESIDE) group.within.add(name.within);
    if (name.same !== undefined && group.same.size < MOST_BESIDE) group.same.add(name.same);
    groups.set(id, group);
  }
  // a bare name may go back to the one that was told more of
  for (const [id, fuller] of groups) {
    const at = id.indexOf(IN);
    if (at > 0) groups.get(id.slice(0, at))?.fuller.push(fuller);
  }
  const kin = new Map<string, Group[]>();
  for (const group of groups.values()) {
    const name = group.names[0] as Name;
    if (name.demonym) continue;
    const bare = withoutArticles(name.folded).words.join(' ');
    kin.set(bare, [...(kin.get(bare) ?? []), group]);
  }
  for (const its of kin.values()) for (const group of its) group.kin = its.filter((one) => one !== group);
  return [...groups.values()];
}

/** Of a name's sentences, so many areas are looked at. */
const MOST_MATES = 12;

/** Areas that are named in the same sentence; a people's name says nothing of where. */
function addMates(names: readonly Name[], groupOf: ReadonlyMap<Name, Group>): void {
  const areas = new Map<number, Group[]>();
  for (const name of names) {
    const group = groupOf.get(name);
    if (
      !group ||
      name.demonym ||
      name.proper ||
      name.sentence < 0 ||
      name.found[0]?.feature.featureClass !== 'A'
    )
      continue;
    areas.set(name.sentence, [...(areas.get(name.sentence) ?? []), group]);
  }
  for (const name of names) {
    const group = groupOf.get(name);
    for (const area of areas.get(name.sentence) ?? [])
      if (group && area !== group && group.mates.size < MOST_MATES) group.mates.add(area);
  }
}

/** Parts what is said of a name from the name. */
const IN = '|in ';

/** The same words with the same kind are one decision. */
function idOf(name: Name): string {
  return [name.folded, name.demonym ? 'demonym' : (name.kind ?? ''), name.part ? 'part' : ''].join('|');
}

/**
 * One name may be two places of a report: "Springfield, Ohio" and "Springfield, Illinois", "Lebanon, Tennessee" and Lebanon.
 * What they are said to lie in parts them, where no place lies in all of it or where the words may also name a country.
 */
function partedNames(names: readonly Name[]): ReadonlyMap<Name, string> {
  const outers = new Map<string, Map<string, Name>>();
  for (const name of names) {
    const outer = name.within === undefined ? undefined : names[name.within];
    if (!outer) continue;
    const its = outers.get(idOf(name)) ?? new Map<string, Name>();
    its.set(outer.folded, outer);
    outers.set(idOf(name), its);
  }
  const out = new Map<Name, string>();
  for (const name of names) {
    const outer = name.within === undefined ? undefined : names[name.within];
    const its = outers.get(idOf(name));
    if (!outer || !its) continue;
    const mayBeCountry = name.found.some(({ feature }) => feature.featureCode.startsWith('PCL'));
    if (mayBeCountry || (its.size > 1 && !someLiesInAll(name, [...its.values()])))
      out.set(name, IN + outer.folded);
  }
  return out;
}

/** Of so many outer names it is asked whether a place lies in all of them. */
const MOST_OUTERS = 8;

function someLiesInAll(name: Name, outers: readonly Name[]): boolean {
  return name.found.some(({ feature }) =>
    outers
      .slice(0, MOST_OUTERS)
      .every((outer) => outer.found.slice(0, 6).some((one) => contains(one.feature, feature))),
  );
}

/** A name takes over the candidates of a name that is said to be the same place, as another spelling. */
function withSame(group: Group, groupOf: ReadonlyMap<Name, Group>, names: readonly Name[]): readonly Found[] {
  const known = new Set(group.candidates.map(({ feature }) => feature.id));
  const more: Found[] = [];
  for (const at of group.same) {
    const other = names[at] && groupOf.get(names[at]);
    if (!other || other === group) continue;
    for (const found of other.names[0]?.found ?? []) {
      if (!found.exact || known.has(found.feature.id)) continue;
      known.add(found.feature.id);
      more.push({ ...found, exact: false, main: false, likeness: AS_ANOTHER_NAME });
    }
  }
  return more.length > 0 ? [...group.candidates, ...more] : group.candidates;
}

/** What a name that the gazetteer does not give to a place counts, where the report gives it. */
const AS_ANOTHER_NAME = 0.96;

/** Score at which a decision is as likely right as a guess, and how fast that grows. */
const EVEN = 3;

function certaintyOf(choice: Choice | undefined): number {
  return choice ? 1 / (1 + Math.exp(EVEN - choice.score)) : 0;
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
