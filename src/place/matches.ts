/** Finds the words of a report that the gazetteer, the demonyms or the abbreviations know. */

import { fold } from '../spelling/index.js';
import type { Atlas, Found } from './atlas.js';
import { kmBetween } from './earth.js';
import { adjoins, type Token } from './tokens.js';
import { DEMONYMS, type Demonym } from './words/demonyms.js';
import { KIND_WORDS } from './words/kinds.js';
import { DIRECTIONS, NAME_HEADS, US_STATES } from './words/lists.js';

/** Likeness that a spelling needs to be taken for a name that the scan finds. */
export const ALIKE_ENOUGH = 0.88;
/** From this prior on (a town of some 30,000), a place is what its own name is first taken for. */
const WELL_KNOWN = 4.5;
/** Likeness of spellings that differ in an article or a doubled letter. */
export const ALL_BUT_THE_SAME = 0.955;
const MOST_WORDS = 6;
export const CONNECTORS = new Set([
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
export const SHORTEST = 3;
const CALENDAR =
  /^(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)$/;
const CONTRACTION = /^\p{L}+['’](?:d|ll|re|ve|m|t|s)$/iu;
/** A name begins with one of these only when it is the place's very name: "The Hague". */
export const STARTERS = new Set([
  'the',
  'and',
  'a',
  'an',
  'i',
  'we',
  'he',
  'she',
  'it',
  'this',
  'that',
  'in',
  'on',
  'at',
  'of',
  'for',
  'but',
  'as',
  'so',
  'if',
  'my',
  'our',
  'their',
  'his',
  'her',
  'your',
]);

/** Words that the gazetteer knows. */
export interface Match {
  from: number;
  to: number;
  found: readonly Found[];
  name: string;
  demonym?: Demonym;
  abbreviation: boolean;
  /** The words around it may be a part of the name. */
  cut?: boolean;
}

/** The longest runs of words that the gazetteer knows, from left to right. */
export function matchesIn(tokens: readonly Token[], atlas: Atlas): Match[] {
  const out: Match[] = [];
  for (let i = 0; i < tokens.length; ) {
    const match =
      tokens[i]?.capital || startsWithArticle(tokens, i) ? longestAt(tokens, i, atlas) : undefined;
    if (match) out.push(match);
    i = match ? match.to : i + 1;
  }
  return out;
}

export function startsWithArticle(tokens: readonly Token[], i: number): boolean {
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
    if (ABBREVIATION.test(first.text)) {
      const short = first.text.replaceAll('.', '');
      return found(
        atlas
          .find(short, { exactly: true })
          .filter(({ exact, feature }) => exact && /^[AL]$/.test(feature.featureClass)),
        short,
        true,
      );
    }
    if (KIND_WORDS.has(first.lower) || DIRECTIONS.has(first.lower) || CALENDAR.test(first.text))
      return undefined;
    if (CONTRACTION.test(first.text)) return undefined;
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
  const every = atlas.find(text, { exactly: true });
  const list = STARTERS.has(first.lower) || words.length > 3 ? every.filter(({ exact }) => exact) : every;
  if (list[0]?.exact && list[0].prior >= WELL_KNOWN)
    return found(withNeighbours(list, text, atlas), text, false);
  // a hamlet's name, or another spelling of a known name: all that it may stand for; "al-X" and "Ain X" are names even when no
  // spelling is this very one
  const open = startsWithArticle(tokens, from) || (words.length > 1 && NAME_HEADS.has(first.lower));
  if (list.length === 0 && !open) return undefined;
  return found(
    atlas.find(text, { limit: 30, spread: true }).filter(({ likeness }) => likeness >= ALIKE_ENOUGH),
    text,
    false,
  );

  function found(list: readonly Found[], name: string, abbreviation: boolean): Match | undefined {
    return list.length > 0 ? { from, to, found: list, name, abbreviation } : undefined;
  }
}

/** How far a province's middle may lie from the town that it is called after. */
const OF_ITS_TOWN_KM = 250;

/** With the town or province of the same name and place that is filed in another spelling: Hama and Hamah, Odessa and Odesa. */
function withNeighbours(list: readonly Found[], text: string, atlas: Atlas): Found[] {
  const known = new Set(list.map(({ feature }) => feature.id));
  const others = atlas
    .find(text, { limit: 30 })
    .filter(
      (one) =>
        !known.has(one.feature.id) &&
        one.likeness >= ALL_BUT_THE_SAME &&
        one.prior >= WELL_KNOWN &&
        list.some(
          ({ feature }) =>
            feature.country === one.feature.country && kmBetween(feature, one.feature) < OF_ITS_TOWN_KM,
        ),
    );
  return [...list, ...others];
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
