import type { Span } from '../report.js';
import { fold, likeness, toSounds } from '../spelling/index.js';
import type { Found } from './atlas.js';
import type { Grammar } from './grammar.js';
import { ALL_BUT_THE_SAME, type Match, startsWithArticle } from './matches.js';
import type { Model } from './model-names.js';
import type { People } from './people.js';
import { adjoins, type Token } from './tokens.js';
import { DEMONYMS, type Demonym } from './words/demonyms.js';
import { KIND_WORDS, type Kind } from './words/kinds.js';
import {
  COMMON_WORDS,
  DIRECTIONS,
  GIVEN_NAMES,
  GROUPS,
  NAME_ADJECTIVES,
  ORGANISATION_WORDS,
  PERSON_HEADS,
  PLACE_PREPOSITIONS,
  SPEECH,
  TITLES,
  WEAK_PREPOSITIONS,
} from './words/lists.js';
import { SPELT_MANY_WAYS } from './words/scripts.js';

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
  /** That word has a capital: a name of its own, "Dublin Road", "Windsor Castle". */
  proper: boolean;
  /** The kind comes from a plural that holds for several names. */
  shared?: boolean;
  /** Index of the name that it is said to lie in: "Paris, Texas". */
  within?: number;
  /** Index of the name that is said to be the same place: "Kobani (Ayn al-Arab)". */
  same?: number;
  /** Number of its sentence. */
  sentence: number;
  /** Whether it is listed with the name before: "Fallujah and Mosul". */
  listed: boolean;
  /** The words around it may be a part of the name: "Hamar" of "Hamar Weyne". */
  cut: boolean;
  /** One of the two of "between A and B". */
  between: boolean;
  /** A side of it is meant: "southern Homs". */
  part: boolean;
  /** The language model takes it for a person, the words around it for a place. */
  onlyModelPerson: boolean;
  /** How sure it is that these words name a place; above 0 is taken. */
  evidence: number;
  /** The first word after it, lower case, and the first before. */
  after: string;
  before: string;
}

/** What each sign counts, set by hand on errors by class (see docs/places.md). */
export const SIGNS = {
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
  inexact: -1.2,
  acronym: -3.5,
  group: -6,
  /** A name that is not the place's main one, where the model sees an organisation of that name. */
  modelOrganisationAlone: -2,
  noProperNoun: -4,
  noProperNounInside: -1.5,
  generic: -6,
  nisba: -4,
  adjective: -6,
  fullName: -3,
  dateline: 2.5,
  suspect: -1.6,
  smallOrganisation: -1.6,
  modelPlace: 2.6,
  modelPerson: -3.5,
  modelOrganisation: -1.3,
  modelSilent: -1.3,
  modelNationality: -1.5,
  again: 1,
  article: 1,
  listedWithPlace: 1.2,
  pairedWithPlace: 3,
};

/** From this prior on a name of everyday words is a place's all the same: "Northern Territory". */
const WELL_KNOWN_WORDS = 5;

/** "Old City", "Central District": words for sides and kinds alone. */
function isGeneric(match: Match, tokens: readonly Token[]): boolean {
  return tokens
    .slice(match.from, match.to)
    .every(({ lower }) => DIRECTIONS.has(lower) || KIND_WORDS.has(lower));
}

const LONGEST_ACRONYM = 5;

/** Words that make a place of the name before them. */
const MAKES_PLACE =
  /^(?:county|parish|city|township|borough|district|province|islands?|state|town|village|river|lake|valley|bay|beach|airport)$/;

/** Weighs the words around a match: how sure it is that it names a place. */
export function weigh(
  match: Match,
  tokens: readonly Token[],
  model: Model,
  people: People,
  grammar: (name: Span) => Grammar,
): Name {
  const first = tokens[match.from] as Token;
  const last = tokens[match.to - 1] as Token;
  const { before, after, capitalBefore, capitalAfter, preposition, direction } = around(match, tokens);
  const prior = plausiblePrior(match);
  const kind = kindBeside(match, tokens);
  const single = match.to - match.from === 1;
  const article = startsWithArticle(tokens, match.from);
  const common = single && (COMMON_WORDS.has(first.lower) || (people.lower.has(first.lower) && prior < 6));
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
      evidence +=
        prior < 5 && !MAKES_PLACE.test(after.lower) ? SIGNS.smallOrganisation : SIGNS.organisationAfter;
    else evidence += prior < 8 ? SIGNS.capitalAfter : SIGNS.capitalAfter / 3;
  }
  if (GIVEN_NAMES.has(first.lower) && match.to - match.from === 1 && prior < 8) evidence += SIGNS.givenName;
  if (!match.demonym && tokens.slice(match.from, match.to).some(({ lower }) => GROUPS.has(lower)))
    evidence += SIGNS.group;
  if (common && !match.demonym) evidence += first.initial ? SIGNS.commonWord : SIGNS.commonWordInside;
  if (after && SPEECH.has(after.lower) && prior < 6) evidence += SIGNS.speech;
  if (
    !match.demonym &&
    !match.abbreviation &&
    grammar({ start: first.start, end: last.end }).proper === false
  )
    evidence += single ? SIGNS.noProperNoun : SIGNS.noProperNounInside;
  if (!match.demonym && prior < WELL_KNOWN_WORDS && isGeneric(match, tokens)) evidence += SIGNS.generic;
  // an article may be spelt in several ways: "al-Tanf" is At Tanf
  const exact = match.found[0]?.exact || (article && (match.found[0]?.likeness ?? 0) >= ALL_BUT_THE_SAME);
  if (!exact && !match.demonym && match.found.length > 0) evidence += SIGNS.inexact;
  if (single && first.shouted && !match.abbreviation) {
    const dateline = first.initial && /^\s?[(—–,-]|^\s[-–—]/.test(tokens[match.to]?.gap ?? '');
    if (dateline) evidence += SIGNS.dateline;
    else if (
      first.text.length <= LONGEST_ACRONYM &&
      !(tokens[match.from - 1]?.shouted || tokens[match.to]?.shouted)
    )
      evidence += SIGNS.acronym;
  }
  if (
    single &&
    GIVEN_NAMES.has(first.lower) &&
    capitalAfter &&
    after &&
    !ORGANISATION_WORDS.has(after.lower) &&
    !KIND_WORDS.has(after.lower)
  )
    evidence += SIGNS.fullName;
  if (single && people.suspects.has(first.lower) && preposition !== 'strong' && !match.demonym && prior < 7)
    evidence += SIGNS.suspect;
  if (single && people.surnames.has(first.lower) && preposition !== 'strong' && !match.demonym)
    evidence += SIGNS.surname;
  const said = model.spoke && !match.demonym ? model.of(first.start, last.end) : undefined;
  if (model.spoke && !match.demonym) {
    if (!said) evidence += SIGNS.modelSilent;
    else if (said.type === 'location') evidence += SIGNS.modelPlace;
    else if (said.type === 'nationality') evidence += prior >= 8 ? SIGNS.modelPlace : SIGNS.modelNationality;
    else if (said.type === 'person') evidence += SIGNS.modelPerson;
    else
      evidence +=
        said.covers || match.found[0]?.main !== false
          ? SIGNS.modelOrganisation
          : SIGNS.modelOrganisationAlone;
  }
  const ahead = tokens[match.from - 2];
  // "Abu Osama al-Iraqi" is a person; "Tal al-Dabe al-Gharbi" the western one of two
  if (article && capitalBefore && ahead && PERSON_HEADS.has(ahead.lower)) evidence += SIGNS.nisba;
  if (capitalBefore && NAME_ADJECTIVES.has(last.lower) && match.to - match.from <= 2)
    evidence += SIGNS.adjective;
  if (article && (!said || said.type === 'location')) evidence += SIGNS.article;
  return {
    start: first.start,
    end: last.end,
    name: match.name,
    folded: fold(match.name),
    found: match.found,
    ...(match.demonym && { demonym: match.demonym }),
    ...(kind && { kind }),
    proper: kind !== undefined && capitalAfter === true && KIND_WORDS.get(after?.lower ?? '') === kind,
    sentence: -1,
    listed: false,
    between: false,
    cut: match.cut === true,
    part: before !== undefined && PART.test(before.lower),
    onlyModelPerson:
      said?.type === 'person' &&
      !said.covers &&
      !capitalBefore &&
      !capitalAfter &&
      (article || preposition === 'strong'),
    evidence,
    after: after?.lower ?? '',
    before: before?.lower ?? '',
  };
}

/** Of a foreign or former name that has little of the place's own, how much less a report is likely to use it. */
const HARDLY_USED = 2;

/** The prior of the likeliest candidate, where its name is one that English reports use. */
function plausiblePrior({ found, name }: Match): number {
  let most = 0;
  for (const one of found.slice(0, 5)) {
    const { feature } = one;
    const strange =
      !one.main &&
      !one.own &&
      feature.featureClass === 'P' &&
      feature.country !== '' &&
      !SPELT_MANY_WAYS.has(feature.country) &&
      !fold(feature.name).includes(fold(name)) &&
      !fold(name).includes(fold(feature.name)) &&
      likeness(toSounds(fold(feature.name)), toSounds(fold(name))) < 0.6;
    most = Math.max(most, one.prior - (strange ? HARDLY_USED : 0));
  }
  return most;
}

/** Adjectives that name a side of a wide area: "southern Homs". "South Homs" and "central Homs" are as well parts of the town. */
const PART = /^(?:north|south)?-?(?:north|south|east|west)ern$/;

export function around(match: Match, tokens: readonly Token[]) {
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
      /^(?:the|both|and|or|of|city|town|village|province|region|state)$/.test(tokens[p]?.lower ?? '')) &&
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
