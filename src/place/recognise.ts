/**
 * Finds the place names of a report: capitalised words that the gazetteer knows, weighed by the words around them, and
 * what the language model takes for a location. Each is evidence for the other.
 */
import type { Document } from '../document/index.js';
import type { Analysis } from '../language/index.js';
import type { Block, Span } from '../report.js';
import { firstEndingAfter } from '../sorted.js';
import { fold, key, withoutArticles } from '../spelling/index.js';
import type { Atlas } from './atlas.js';
import { type Grammar, grammarOf } from './grammar.js';
import { isForeign, recogniseForeign } from './languages/recognise.js';
import { link } from './linking.js';
import { CONNECTORS, type Match, matchesIn, SHORTEST, STARTERS } from './matches.js';
import { type Model, modelOf } from './model-names.js';
import { NOBODY, peopleIn } from './people.js';
import { type Token, tokensOf } from './tokens.js';
import { around, type Name, SIGNS, weigh } from './weigh.js';
import { wholeNames } from './whole.js';
import { FACILITIES, KIND_WORDS, type Kind } from './words/kinds.js';
import { COMMON_WORDS, ORGANISATION_WORDS } from './words/lists.js';

/** The place names of a document, in text order, none overlapping. */
export function recognise(document: Document, analysis: Analysis, atlas: Atlas): Name[] {
  const foreign = recogniseForeign(document, analysis, atlas);
  const blocks = document.blocks.filter((block) => !isForeign(block, document.language));
  const allForeign = blocks.length === 0 && document.blocks.length > 0;
  const names = [...(allForeign ? [] : recogniseEnglish(document, blocks, analysis, atlas)), ...foreign];
  const taken = names.filter((name) => name.evidence > 0).sort((a, b) => a.start - b.start);
  for (const name of taken) name.sentence = firstEndingAfter(analysis.sentences, name.start);
  return link(taken, document.text);
}

/** By English words and capitals; blocks in languages that are not read are looked through so as well. */
function recogniseEnglish(
  document: Document,
  blocks: readonly Block[],
  analysis: Analysis,
  atlas: Atlas,
): Name[] {
  const tokens = tokensOf(document.text, blocks);
  const model = modelOf(analysis);
  const people = peopleIn(tokens, atlas);
  const matches = wholeNames(matchesIn(tokens, atlas), tokens, atlas, model);
  const grammar = grammarOf(analysis);
  const names = matches.map((match) => weigh(match, tokens, model, people, grammar));
  addModelPlaces(names, tokens, model, atlas, document.text, grammar);
  supportEachOther(names, document.text);
  supportInLists(names, document.text);
  for (const name of names) {
    if (name.part || name.kind === 'province') withProvince(name, atlas);
    if (name.kind === 'airport' || name.kind === 'base') withAirfield(name, atlas);
    if (name.before === 'the') asRiver(name, document.text, grammar(name).nounAfter);
  }
  return names;
}

/** Places that only the model sees: with what the gazetteer has in any spelling, or with nothing. */
function addModelPlaces(
  names: Name[],
  tokens: readonly Token[],
  model: Model,
  atlas: Atlas,
  text: string,
  grammar: (name: Span) => Grammar,
): void {
  const taken = names.filter(({ evidence }) => evidence > 0);
  let last = 0;
  for (const place of model.places) {
    const other = taken[firstEndingAfter(taken, place.start)];
    if ((other && other.start < place.end) || place.start < last) continue;
    let at = firstEndingAfter(tokens, place.start);
    if (at >= tokens.length) continue;
    last = place.end;
    let to = at;
    while (to < tokens.length && (tokens[to] as Token).end <= place.end) to++;
    // no name runs on into the next sentence or paragraph ("Libya.", "UK ministers …")
    for (let k = at + 1; k < to; k++) if (tokens[k]?.initial || tokens[k]?.gap.includes('\n\n')) to = k;
    // "the Shayrat air base": the name without what stands around it
    while (at < to && tokens[at]?.lower === 'the') at++;
    while (to > at + 1 && !tokens[to - 1]?.capital) to--;
    if (to === at) continue;
    const words = tokens.slice(at, to);
    const name = text.slice((words[0] as Token).start, (words[words.length - 1] as Token).end);
    if (!isNameLike(words)) continue;
    const match: Match = {
      from: at,
      to,
      name,
      abbreviation: false,
      found: atlas.find(name, { limit: 20, spread: true }),
    };
    const weighed = weigh(match, tokens, model, NOBODY, grammar);
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

/** "Shayrat air base", "Palmyra's military airport": the airfield that is called after the place. */
function withAirfield(name: Name, atlas: Atlas): void {
  if (name.demonym || name.proper) return;
  const airfields = ['Air Base', 'Airport']
    .flatMap((word) => atlas.find(`${name.name} ${word}`, { limit: 10 }))
    .filter(({ feature, likeness }) => feature.featureClass === 'S' && likeness >= LIKE_ENOUGH);
  const known = new Set(name.found.map(({ feature }) => feature.id));
  name.found = [
    ...name.found,
    ...airfields.filter(({ feature }) => !known.has(feature.id) && known.add(feature.id)),
  ];
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
  const support = (one: Name | undefined, name: Name, between: (one: Name) => string): number => {
    if (!one || one.evidence <= 0 || one.demonym) return 0;
    const words = between(one);
    return HYPHEN.test(words) || (words === ' (' && isClosed(one, name))
      ? SIGNS.pairedWithPlace
      : LIST.test(words)
        ? SIGNS.listedWithPlace
        : 0;
  };
  // "Kobani (Ayn al-Arab)"
  const isClosed = (one: Name, other: Name): boolean => text.charAt(Math.max(one.end, other.end)) === ')';
  inOrder.forEach((name, index) => {
    if (name.evidence > 0) return;
    name.evidence += Math.max(
      support(inOrder[index - 1], name, (one) => text.slice(one.end, name.start)),
      support(inOrder[index + 1], name, (one) => text.slice(name.end, one.start)),
    );
  });
}

const LIST = /^(?:,|,?\sand|\sor)\s(?:the\s)?$/;
const HYPHEN = /^[-‐‑–]$/;

/** Whether a kind word makes the name a thing that is not the town or province of the same name. */
export function isFacility(kind: Kind | undefined): boolean {
  return kind !== undefined && FACILITIES.has(kind);
}
