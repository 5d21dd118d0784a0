/**
 * Finds the place names of a report: capitalised words that the gazetteer knows, weighed by the words around them, and
 * what the language model takes for a location. Each is evidence for the other.
 */
import type { Document } from '../document/index.js';
import type { Analysis } from '../language/index.js';
import type { Atlas, Found } from './atlas.js';
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
  supportEachOther(names);
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

/** A name that is surely a place once is likelier to be one elsewhere in the report. */
function supportEachOther(names: readonly Name[]): void {
  const best = new Map<string, number>();
  for (const name of names) best.set(name.folded, Math.max(best.get(name.folded) ?? -9, name.evidence));
  for (const name of names) {
    const most = best.get(name.folded) ?? 0;
    if (most > 1.5 && name.evidence > -2.5 && name.evidence <= 0) name.evidence += SIGNS.again;
  }
}

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
    if (/^(?:,|\s?,?\sand|\sor|\s?&)\s(?:the\s)?(?:cit(?:y|ies)\sof\s)?$/.test(between)) next.listed = true;
  });
  return names;
}

/** Whether a kind word makes the name a thing that is not the town or province of the same name. */
export function isFacility(kind: Kind | undefined): boolean {
  return kind !== undefined && FACILITIES.has(kind);
}

export type { Name } from './weigh.js';
