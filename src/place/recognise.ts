/**
 * Finds the place names of a report: capitalised words that the gazetteer knows, weighed by the words around them, and
 * what the language model takes for a location. Each is evidence for the other.
 */
import type { Document } from '../document/index.js';
import type { Analysis } from '../language/index.js';
import { fold, key, withoutArticles } from '../spelling/index.js';
import type { Atlas, Found } from './atlas.js';
import { grammarOf } from './grammar.js';
import { CONNECTORS, type Match, matchesIn, SHORTEST, STARTERS } from './matches.js';
import { type Model, modelOf } from './model-names.js';
import { NOBODY, peopleIn } from './people.js';
import { firstEndingAfter } from './spans.js';
import { type Token, tokensOf } from './tokens.js';
import { around, type Name, SIGNS, weigh } from './weigh.js';
import { FACILITIES, KIND_WORDS, type Kind } from './words/kinds.js';
import { COMMON_WORDS, ORGANISATION_WORDS } from './words/lists.js';

/** The place names of a document, in text order, none overlapping. */
export function recognise(document: Document, analysis: Analysis, atlas: Atlas): Name[] {
  const tokens = tokensOf(document.text, document.blocks);
  const model = modelOf(analysis);
  const people = peopleIn(tokens, atlas);
  const matches = matchesIn(tokens, atlas);
  const names = matches.map((match) => weigh(match, tokens, model, people));
  addModelPlaces(names, tokens, model, atlas, document.text);
  supportEachOther(names, document.text);
  supportInLists(names, document.text);
  const grammar = grammarOf(analysis);
  for (const name of names) {
    if (name.part) withProvince(name, atlas);
    if (name.before === 'the') asRiver(name, document.text, grammar(name).nounAfter);
  }
  const taken = names.filter((name) => name.evidence > 0).sort((a, b) => a.start - b.start);
  return link(capitalOfDistrict(taken, document.text), document.text);
}

/** Places that only the model sees: with what the gazetteer has in any spelling, or with nothing. */
function addModelPlaces(
  names: Name[],
  tokens: readonly Token[],
  model: Model,
  atlas: Atlas,
  text: string,
): void {
  const taken = names.filter(({ evidence }) => evidence > 0);
  let last = 0;
  for (const place of model.places) {
    const other = taken[firstEndingAfter(taken, place.start)];
    if ((other && other.start < place.end) || place.start < last) continue;
    const at = firstEndingAfter(tokens, place.start);
    if (at >= tokens.length) continue;
    last = place.end;
    let to = at;
    while (to < tokens.length && (tokens[to] as Token).end <= place.end) to++;
    if (to === at) continue;
    const words = tokens.slice(at, to);
    const name = text.slice((words[0] as Token).start, (words[words.length - 1] as Token).end);
    if (!isNameLike(words)) continue;
    const match: Match = { from: at, to, name, abbreviation: false, found: atlas.find(name, { limit: 20 }) };
    const weighed = weigh(match, tokens, model, NOBODY);
    const { preposition } = around(match, tokens);
    const known = match.found.some(({ likeness }) => likeness >= LIKE_ENOUGH);
    const thing = words.some(({ lower }) => KIND_WORDS.has(lower));
    // the model alone is not enough: the words before, the gazetteer or a word for a kind of place must agree
    if (
      preposition === 'strong' ||
      weighed.kind !== undefined ||
      (known && preposition !== undefined) ||
      (thing && words.length > 1)
    )
      names.push({ ...weighed, evidence: 1 });
  }
}

/** Likeness from which the gazetteer agrees with the model. */
const LIKE_ENOUGH = 0.9;

/** Capitals throughout, but for connectors, and no everyday word or acronym alone. */
function isNameLike(words: readonly Token[]): boolean {
  const [first] = words;
  if (
    !first ||
    STARTERS.has(first.lower) ||
    words.some((word) => !word.capital && !CONNECTORS.has(word.lower) && !KIND_WORDS.has(word.lower))
  )
    return false;
  if (words.length > 1)
    return (
      (words[words.length - 1] as Token).text.length > 1 &&
      words.some((word) => !COMMON_WORDS.has(word.lower) && !/^\d+$/.test(word.text))
    );
  return (
    first.capital &&
    first.text.length >= SHORTEST &&
    !first.shouted &&
    !ORGANISATION_WORDS.has(first.lower) &&
    !COMMON_WORDS.has(first.lower) &&
    !KIND_WORDS.has(first.lower)
  );
}

/** "Southern Hama": the province that is named after the town is a candidate too, however its own name is spelt. */
function withProvince(name: Name, atlas: Atlas): void {
  const towns = name.found.filter(({ feature, exact }) => exact && feature.featureClass === 'P');
  const more = towns.slice(0, MOST_TOWNS).flatMap(({ feature: town }) => {
    if (!town.admin1 || key(fold(town.admin1)) !== key(name.folded)) return [];
    return atlas
      .find(town.admin1, { exactly: true })
      .filter(({ feature }) => feature.featureCode === 'ADM1' && feature.country === town.country);
  });
  const known = new Set(name.found.map(({ feature }) => feature.id));
  name.found = [...name.found, ...more.filter(({ feature }) => !known.has(feature.id))];
}

/** Towns of one name whose provinces are looked at. */
const MOST_TOWNS = 5;

/** What has the article itself and is no river: countries, regions. */
const WITH_ARTICLE = /^(?:congo|gambia|lebanon|sudan|ukraine|crimea|sahel)$/;

/** "The water of the Niger", "east of the Dnipro": with the article and nothing behind it, a river's name is the river's. */
function asRiver(name: Name, text: string, nounAfter: boolean): void {
  const { demonym, folded, kind, end, found } = name;
  if (demonym || kind || nounAfter || WITH_ARTICLE.test(folded)) return;
  if (BEHIND.test(text.slice(end, end + 2))) return;
  const rivers = found.filter(({ feature, exact }) => exact && feature.featureCode === 'STM');
  if (rivers.length === 0) return;
  name.found = rivers;
  name.kind = 'river';
  name.evidence += SIGNS.kindWord;
}

/** A hyphen or a further capital: then the article is another word's ("the Niger-Mali border", "the Dnipro Council"). */
const BEHIND = /^(?:[-‐‑–]|\s\p{Lu})/u;

/** From this evidence on, a name is surely a place. */
const SURE = 1.5;

/** A name that is surely a place once is likelier to be one elsewhere in the report. */
function supportEachOther(names: readonly Name[], text: string): void {
  const best = new Map<string, number>();
  const bare = ({ folded }: Name): string => withoutArticles(folded).words.join(' ');
  const elsewhere = (name: Name): number => best.get(bare(name)) ?? 0;
  for (const name of names) best.set(bare(name), Math.max(best.get(bare(name)) ?? -9, name.evidence));
  names.forEach((name, index) => {
    // "Homs-Palmyra": then a capital on the other side of the hyphen says nothing against it
    const next = names[index + 1];
    if (
      next &&
      HYPHEN.test(text.slice(name.end, next.start)) &&
      Math.max(elsewhere(name), elsewhere(next)) > SURE
    ) {
      name.evidence -= SIGNS.capitalAfter;
      next.evidence -= SIGNS.capitalBefore;
      for (const one of [name, next]) if (elsewhere(one) > SURE) one.evidence -= SIGNS.inexact;
    }
  });
  for (const name of names) {
    const most = elsewhere(name);
    // what only the model takes for a person, and is a place elsewhere in the report, is the place
    if (most > 0 && name.onlyModelPerson && name.evidence <= 0) name.evidence -= SIGNS.modelPerson;
    if (most > SURE && name.evidence > -2.5 && name.evidence <= 0) name.evidence += SIGNS.again;
  }
}

/** "A, B and C", "A-B": one place in a list or a pair speaks for the names beside it. */
function supportInLists(names: readonly Name[], text: string): void {
  const inOrder = [...names].sort((a, b) => a.start - b.start);
  const support = (one: Name | undefined, between: (one: Name) => string): number => {
    if (!one || one.evidence <= 0 || one.demonym) return 0;
    const words = between(one);
    return HYPHEN.test(words) ? SIGNS.pairedWithPlace : LIST.test(words) ? SIGNS.listedWithPlace : 0;
  };
  inOrder.forEach((name, index) => {
    if (name.evidence > 0) return;
    name.evidence += Math.max(
      support(inOrder[index - 1], (one) => text.slice(one.end, name.start)),
      support(inOrder[index + 1], (one) => text.slice(name.end, one.start)),
    );
  });
}

const LIST = /^(?:,|,?\sand|\sor)\s(?:the\s)?$/;
const HYPHEN = /^[-‐‑–]$/;

/** "Washington, D.C." is one name. */
function capitalOfDistrict(names: Name[], text: string): Name[] {
  return names.filter((name, index) => {
    const before = names[index - 1];
    if (
      !before ||
      !/^D\.?C\.?$/.test(text.slice(name.start, name.end)) ||
      before.folded !== 'washington' ||
      text.slice(before.end, name.start) !== ', '
    )
      return true;
    before.end = name.end;
    before.found = before.found.filter(
      ({ feature }) => feature.admin1 === 'District of Columbia' || feature.admin1 === 'Washington, D.C.',
    );
    return false;
  });
}

const isCountry = ({ feature }: Found): boolean => /^(?:PCL|CONT)/.test(feature.featureCode);

/** Whether "X, Y" can say that X lies in Y: not two countries, not towns in a list. */
function mayHold(outer: Name, inner: Name, rest: string): boolean {
  const [o, i] = [outer.found[0], inner.found[0]];
  if (!o || !i || outer.demonym || inner.demonym || isCountry(i)) return false;
  if (!outer.found.slice(0, 5).some(({ feature }) => feature.featureClass === 'A')) return false;
  // "Homs, Idlib and Hama" is a list unless the second can only hold the first
  return isCountry(o) || !/^(?:,? and|,? or)\b/.test(rest);
}

/** "the provinces of A and B", "A and B provinces": the word holds for both. */
function shareKind(name: Name, next: Name, between: string, text: string): void {
  if (!/^(?:,|\s?,?\sand)\s(?:the\s)?$/.test(between)) return;
  const before = /(\w+)\sof\s(?:the\s)?$/
    .exec(text.slice(Math.max(0, name.start - 40), name.start))?.[1]
    ?.toLowerCase();
  if (name.kind && !next.kind && (PLURAL.test(before ?? '') || name.shared)) {
    next.kind = name.kind;
    next.shared = true;
  }
  if (
    !name.kind &&
    next.kind &&
    !next.shared &&
    PLURAL.test(/^\s(\w+)/.exec(text.slice(next.end))?.[1]?.toLowerCase() ?? '')
  )
    name.kind = next.kind;
}

const PLURAL = /^(?:provinces|governorates|cities|towns|villages|districts|counties|regions|states)$/;

/** "X, Y" and "X and Y". */
function link(names: Name[], text: string): Name[] {
  names.forEach((name, index) => {
    const next = names[index + 1];
    if (!next) return;
    const between = text.slice(name.end, next.start);
    shareKind(name, next, between, text);
    if (
      /^,\s(?:in\s)?(?:the\s)?$|^\s\($/.test(between) &&
      mayHold(next, name, text.slice(next.end, next.end + 6))
    )
      name.within = index + 1;
    if (
      /^\sand\s(?:the\s)?$/.test(between) &&
      /\bbetween\s(?:the\s)?$/i.test(text.slice(Math.max(0, name.start - 20), name.start))
    ) {
      name.between = true;
      next.between = true;
    }
    if (/^(?:,|\s?,?\sand|\sor|\s?&)\s(?:the\s)?(?:cit(?:y|ies)\sof\s)?$/.test(between)) next.listed = true;
  });
  return names;
}

/** Whether a kind word makes the name a thing that is not the town or province of the same name. */
export function isFacility(kind: Kind | undefined): boolean {
  return kind !== undefined && FACILITIES.has(kind);
}
