/**
 * Finds the place names of a report: capitalised words that the gazetteer knows, weighed by the words around them, and
 * what the language model takes for a location. Each is evidence for the other.
 */
import type { Document } from '../document/index.js';
import type { Analysis } from '../language/index.js';
import type { Span } from '../report.js';
import type { Atlas, Found } from './atlas.js';
import { fold } from './spelling/fold.js';
import { adjoins, type Token, tokensOf } from './tokens.js';
import { DEMONYMS, type Demonym } from './words/demonyms.js';
import { FACILITIES, KIND_WORDS, type Kind } from './words/kinds.js';
import {
  COMMON_WORDS,
  DIRECTIONS,
  GIVEN_NAMES,
  ORGANISATION_WORDS,
  PLACE_PREPOSITIONS,
  SPEECH,
  TITLES,
  US_STATES,
  WEAK_PREPOSITIONS,
} from './words/lists.js';

/** A place name in the text, not resolved yet. */
export interface Name extends Span {
  /** What is looked up: the words themselves, or what an abbreviation stands for. */
  name: string;
  /** Folded, to tell whether two names are the same. */
  folded: string;
  found: readonly Found[];
  demonym?: Demonym;
  /** What a word beside it says it is. */
  kind?: Kind;
  /** Index of the name that it is said to lie in: "Paris, Texas". */
  within?: number;
  /** Whether it is listed with the name before: "Fallujah and Mosul". */
  listed: boolean;
  /** How sure it is that these words name a place; above 0 is taken. */
  evidence: number;
  /** The first word after it, lower case, and the first before. */
  after: string;
  before: string;
}

/** What each sign counts, set by hand on errors by class (see docs/places.md). */
const SIGNS = {
  knownByPrior: 0.6,
  priorAtZero: 4.1,
  demonym: 4,
  preposition: 1.7,
  weakPreposition: 0.5,
  direction: 0.9,
  kindWord: 1.8,
  within: 2.2,
  severalWords: 0.8,
  title: -3.2,
  givenNameBefore: -4,
  givenName: -2,
  capitalBefore: -2.4,
  capitalAfter: -1.6,
  organisationAfter: -0.2,
  commonWord: -2.8,
  commonWordInside: -0.8,
  speech: -0.8,
  surname: -3,
  modelPlace: 2.6,
  modelPerson: -3.5,
  modelOrganisation: -0.9,
  modelSilent: -1.1,
  again: 1,
};

const MOST_WORDS = 6;
const CONNECTORS = new Set([
  'of',
  'the',
  'and',
  'de',
  'la',
  'le',
  'el',
  'al',
  'ul',
  'du',
  'da',
  'do',
  'del',
  'des',
  'di',
  'en',
  'es',
  'ez',
  'as',
  'ash',
  'az',
  'ad',
  'at',
  'ar',
  'an',
  'ed',
  'er',
  'et',
  'und',
  'sur',
  'upon',
  'on',
  'bin',
  'y',
]);
const ARTICLES = new Set(['al', 'el', 'as', 'ash', 'az', 'ad', 'at', 'ar', 'an', 'ul', 'es', 'ez']);
/** Short words that are names only when they are written as abbreviations. */
const ABBREVIATION =
  /^(?:US|USA|UK|UAE|EU|DRC|KSA|U\.S\.?|U\.S\.A\.?|U\.K\.|U\.A\.E\.|E\.U\.|D\.C\.|T&T|DPRK|RSA)$/;
const SHORTEST = 3;

interface Match {
  from: number;
  to: number;
  found: readonly Found[];
  name: string;
  demonym?: Demonym;
  abbreviation: boolean;
}

/** The place names of a document, in text order, none overlapping. */
export function recognise(document: Document, analysis: Analysis, atlas: Atlas): Name[] {
  const tokens = tokensOf(document.text, document.blocks);
  const model = modelOf(analysis);
  const surnames = surnamesIn(tokens);
  const matches = matchesIn(tokens, atlas);
  const names = matches.map((match) => weigh(match, tokens, model, surnames));
  addModelPlaces(names, tokens, model, atlas, document.text);
  supportEachOther(names, matches, tokens);
  const taken = names.filter((name) => name.evidence > 0).sort((a, b) => a.start - b.start);
  return link(taken, document.text);
}

/* ---- what the language model says ---- */

interface Model {
  spoke: boolean;
  of(start: number, end: number): { type: string; covers: boolean } | undefined;
  places: readonly Span[];
}

function modelOf(analysis: Analysis): Model {
  const mentions = analysis.mentions
    .filter(
      ({ type }) =>
        type === 'location' || type === 'nationality' || type === 'person' || type === 'organisation',
    )
    .sort((a, b) => a.start - b.start);
  return {
    spoke: mentions.length > 0,
    places: mentions.filter(({ type }) => type === 'location'),
    of(start, end) {
      const mention = mentions.find((m) => m.start < end && start < m.end);
      return mention && { type: mention.type, covers: mention.start < start || mention.end > end };
    },
  };
}

/* ---- what the gazetteer says ---- */

function matchesIn(tokens: readonly Token[], atlas: Atlas): Match[] {
  const out: Match[] = [];
  for (let i = 0; i < tokens.length; ) {
    const match =
      tokens[i]?.capital || startsWithArticle(tokens, i) ? longestAt(tokens, i, atlas) : undefined;
    if (match) out.push(match);
    i = match ? match.to : i + 1;
  }
  return out;
}

function startsWithArticle(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i] as Token;
  const next = tokens[i + 1];
  return ARTICLES.has(token.lower) && next?.capital === true && next.gap === '-';
}

function longestAt(tokens: readonly Token[], i: number, atlas: Atlas): Match | undefined {
  let last = i + 1;
  while (last < tokens.length && last - i < MOST_WORDS) {
    const token = tokens[last] as Token;
    if (!adjoins(token, tokens[last - 1])) break;
    if (!token.capital && !CONNECTORS.has(token.lower)) break;
    last++;
  }
  for (let to = last; to > i; to--) {
    const end = tokens[to - 1] as Token;
    if (!end.capital || (to - i === 1 && startsWithArticle(tokens, i))) continue;
    const match = matchOf(tokens, i, to, atlas);
    if (match) return match;
  }
  return undefined;
}

function matchOf(tokens: readonly Token[], from: number, to: number, atlas: Atlas): Match | undefined {
  const words = tokens.slice(from, to);
  const text = words
    .map((word, index) => (index === 0 ? word.text : `${word.gap.replace(/\s+/g, ' ')}${word.text}`))
    .join('');
  const first = words[0] as Token;
  if (words.length === 1) {
    const state = stateOf(tokens, from);
    if (state)
      return found(
        atlas.find(state, { exactly: true }).filter(({ feature }) => /ADM1|RGN/.test(feature.featureCode)),
        state,
        true,
      );
    if (ABBREVIATION.test(first.text))
      return found(atlas.find(first.text, { exactly: true }), first.text, true);
    if (KIND_WORDS.has(first.lower) || DIRECTIONS.has(first.lower)) return undefined;
    if (first.text.length < SHORTEST || (first.shouted && first.text.length < 4) || /\d/.test(first.text))
      return undefined;
  }
  const folded = fold(text);
  const demonym = DEMONYMS.get(folded);
  if (demonym) {
    const feature = demonym.country ? atlas.country(demonym.country) : undefined;
    const list: Found[] = feature
      ? [{ feature, likeness: 1, exact: true, main: false, own: false, prior: 8.2 }]
      : [...atlas.find(demonym.area ?? '', { exactly: true, limit: 1 })];
    if (list.length > 0) return { from, to, found: list, name: text, demonym, abbreviation: false };
  }
  const list = atlas.find(text, { exactly: true });
  return list.length > 0 ? found(list, text, false) : undefined;

  function found(list: readonly Found[], name: string, abbreviation: boolean): Match | undefined {
    return list.length > 0 ? { from, to, found: list, name, abbreviation } : undefined;
  }
}

/** "Calif." anywhere, "TX" only after a comma or a town. */
function stateOf(tokens: readonly Token[], at: number): string | undefined {
  const token = tokens[at] as Token;
  const state = US_STATES.get(token.text.replace(/\.$/, ''));
  if (!state || state === token.text) return undefined;
  const comma = /^,\s/.test(token.gap) && (tokens[at - 1]?.capital ?? false);
  const stop = token.text.endsWith('.') || (tokens[at + 1]?.gap ?? '').startsWith('.');
  if (/^[A-Z]{2}$/.test(token.text)) return comma ? state : undefined;
  return comma || (token.text.includes('.') && stop) ? state : undefined;
}

/* ---- weighing ---- */

/** Words that follow a given name or a title in this text: people's surnames, also when they stand alone. */
function surnamesIn(tokens: readonly Token[]): ReadonlySet<string> {
  const out = new Set<string>();
  tokens.forEach((token, i) => {
    const before = tokens[i - 1];
    if (!token.capital || !before?.capital || !adjoinsName(token, before)) return;
    if (GIVEN_NAMES.has(before.lower) && !before.shouted) {
      out.add(token.lower);
      const next = tokens[i + 1];
      if (next?.capital && adjoinsName(next, token)) out.add(next.lower);
    }
    if (/^(?:mr|mrs|ms|dr)$/.test(before.lower)) out.add(token.lower);
  });
  return out;
}

function adjoinsName(token: Token, before: Token): boolean {
  return !before.possessive && /^(?:\.? |\s[\p{Lu}]\.\s)$/u.test(token.gap);
}

function weigh(match: Match, tokens: readonly Token[], model: Model, surnames: ReadonlySet<string>): Name {
  const first = tokens[match.from] as Token;
  const last = tokens[match.to - 1] as Token;
  const { before, after, capitalBefore, capitalAfter, preposition, direction } = around(match, tokens);
  const prior = match.found[0]?.prior ?? 0;
  const kind = kindBeside(match, tokens);
  const common = match.to - match.from === 1 && COMMON_WORDS.has(first.lower);
  let evidence = SIGNS.knownByPrior * (prior - SIGNS.priorAtZero);
  if (match.demonym) evidence = SIGNS.demonym;
  if (match.abbreviation) evidence += 2;
  if (preposition === 'strong') evidence += SIGNS.preposition;
  if (preposition === 'weak') evidence += SIGNS.weakPreposition;
  if (direction) evidence += SIGNS.direction;
  if (kind) evidence += SIGNS.kindWord;
  if (match.to - match.from > 1) evidence += SIGNS.severalWords;
  if (before && TITLES.has(before.lower) && capitalBefore) evidence += SIGNS.title;
  if (capitalBefore && before && GIVEN_NAMES.has(before.lower) && prior < 8)
    evidence += SIGNS.givenNameBefore;
  else if (capitalBefore && prior < 8 && !direction) evidence += SIGNS.capitalBefore;
  if (capitalAfter && after && !match.demonym) {
    if (ORGANISATION_WORDS.has(after.lower) || KIND_WORDS.has(after.lower))
      evidence += SIGNS.organisationAfter;
    else evidence += prior < 8 ? SIGNS.capitalAfter : SIGNS.capitalAfter / 3;
  }
  if (GIVEN_NAMES.has(first.lower) && match.to - match.from === 1 && prior < 8) evidence += SIGNS.givenName;
  if (common && !match.demonym) evidence += first.initial ? SIGNS.commonWord : SIGNS.commonWordInside;
  if (after && SPEECH.has(after.lower) && prior < 6) evidence += SIGNS.speech;
  if (match.to - match.from === 1 && surnames.has(first.lower) && preposition !== 'strong' && !match.demonym)
    evidence += SIGNS.surname;
  if (model.spoke && !match.demonym) {
    const said = model.of(first.start, last.end);
    if (!said) evidence += SIGNS.modelSilent;
    else if (said.type === 'location' || said.type === 'nationality') evidence += SIGNS.modelPlace;
    else if (said.type === 'person') evidence += SIGNS.modelPerson;
    else evidence += SIGNS.modelOrganisation;
  }
  return {
    start: first.start,
    end: last.end,
    name: match.name,
    folded: fold(match.name),
    found: match.found,
    ...(match.demonym && { demonym: match.demonym }),
    ...(kind && { kind }),
    listed: false,
    evidence,
    after: after?.lower ?? '',
    before: before?.lower ?? '',
  };
}

function around(match: Match, tokens: readonly Token[]) {
  const first = tokens[match.from] as Token;
  const beforeToken = tokens[match.from - 1];
  const before =
    beforeToken && !first.initial && /^[\s-]*(?:["“'‘(]?)$|^\.? $/.test(first.gap) ? beforeToken : undefined;
  const next = tokens[match.to];
  const last = tokens[match.to - 1] as Token;
  const after = next && !next.initial && /^[\s-]*$/.test(next.gap) ? next : undefined;
  const direction = before !== undefined && DIRECTIONS.has(before.lower);
  let p = match.from - 1;
  while (
    p >= 0 &&
    (DIRECTIONS.has(tokens[p]?.lower ?? '') ||
      /^(?:the|and|or|of|city|town|village|province|region|state)$/.test(tokens[p]?.lower ?? '')) &&
    match.from - p < 4
  ) {
    if (/^of$/.test(tokens[p]?.lower ?? '') && !KIND_WORDS.has(tokens[p - 1]?.lower ?? '')) break;
    p--;
  }
  const word = before ? (tokens[p]?.lower ?? '') : '';
  const preposition = PLACE_PREPOSITIONS.has(word)
    ? 'strong'
    : WEAK_PREPOSITIONS.has(word)
      ? 'weak'
      : undefined;
  const capitalBefore =
    before?.capital &&
    !before.initial &&
    !direction &&
    !DEMONYMS.has(before.lower) &&
    !KIND_WORDS.has(before.lower) &&
    adjoins(first, before);
  const capitalAfter = after?.capital && adjoins(after, last);
  return { before, after, capitalBefore, capitalAfter, preposition, direction };
}

/** "X province", "the city of X", "Mount X": a kind word that stands with the name. */
function kindBeside(match: Match, tokens: readonly Token[]): Kind | undefined {
  const last = tokens[match.to - 1] as Token;
  const next = tokens[match.to];
  const after = next && /^[ -]$/.test(next.gap) && !last.possessive ? KIND_WORDS.get(next.lower) : undefined;
  if (after) return after;
  const further = tokens[match.to + 1];
  if (
    next &&
    further &&
    /^[ -]$/.test(next.gap) &&
    further.gap === ' ' &&
    /^(?:border|central|military|international|air)$/.test(next.lower)
  ) {
    const kind = KIND_WORDS.get(further.lower);
    if (kind) return kind;
  }
  const [before, of, the] = [tokens[match.from - 1], tokens[match.from - 2], tokens[match.from - 3]];
  const first = tokens[match.from] as Token;
  if (before?.lower === 'of' && first.gap === ' ') return KIND_WORDS.get(of?.lower ?? '');
  if (before?.lower === 'the' && of?.lower === 'of') return KIND_WORDS.get(the?.lower ?? '');
  if (
    before &&
    first.gap === ' ' &&
    /^(?:mount|lake|river|jabal|jebel|wadi|camp|fort|port)$/.test(before.lower)
  )
    return KIND_WORDS.get(before.lower);
  return undefined;
}

/** Places that only the model sees: with what the gazetteer has in any spelling, or with nothing. */
function addModelPlaces(
  names: Name[],
  tokens: readonly Token[],
  model: Model,
  atlas: Atlas,
  text: string,
): void {
  for (const place of model.places) {
    if (names.some((name) => name.evidence > 0 && name.start < place.end && place.start < name.end)) continue;
    const at = tokens.findIndex((token) => token.start >= place.start);
    if (at < 0) continue;
    let to = at;
    while (to < tokens.length && (tokens[to] as Token).end <= place.end) to++;
    if (to === at) continue;
    const name = text.slice((tokens[at] as Token).start, (tokens[to - 1] as Token).end);
    if (!/\p{Lu}/u.test(name) || name.length < SHORTEST) continue;
    const match: Match = { from: at, to, name, abbreviation: false, found: atlas.find(name, { limit: 20 }) };
    names.push({ ...weigh(match, tokens, model, new Set()), evidence: 1 });
  }
}

/** A name that is surely a place once is likelier to be one elsewhere in the report. */
function supportEachOther(names: Name[], _matches: readonly Match[], _tokens: readonly Token[]): void {
  const best = new Map<string, number>();
  for (const name of names) best.set(name.folded, Math.max(best.get(name.folded) ?? -9, name.evidence));
  for (const name of names) {
    const most = best.get(name.folded) ?? 0;
    if (most > 1.5 && name.evidence > -2.5 && name.evidence <= 0) name.evidence += SIGNS.again;
  }
}

/** "X, Y" and "X and Y". */
function link(names: Name[], text: string): Name[] {
  names.forEach((name, index) => {
    const next = names[index + 1];
    if (!next) return;
    const between = text.slice(name.end, next.start);
    if (/^,\s(?:in\s)?(?:the\s)?$/.test(between) || /^\s\(/.test(between)) name.within = index + 1;
    if (/^(?:,|\s?,?\sand|\sor|\s?&)\s(?:the\s)?(?:cit(?:y|ies)\sof\s)?$/.test(between)) next.listed = true;
  });
  return names;
}

/** Whether a kind word makes the name a thing that is not the town or province of the same name. */
export function isFacility(kind: Kind | undefined): boolean {
  return kind !== undefined && FACILITIES.has(kind);
}
