/** Expressions of time in Arabic, Persian, French, Russian and Ukrainian: one grammar, one list of words a language. */
import type { Tokens } from '../../quantity/index.js';
import type { Span } from '../../report.js';
import type { Match } from '../model.js';
import { timexValue } from '../point.js';
import { keyOf, type Lexicon, lexFor, lexiconOf } from './lexicon.js';
import { Atoms, type Hit } from './pattern.js';
import { RULES, type Rule } from './rules.js';

/** What stands in one language of a text: its tokens and what was found in them. */
export interface FoundIn {
  tokens: Tokens;
  matches: Match[];
  /** Whether a word near a match puts it ahead ("будет", "سوف"). */
  isAhead: (match: Match) => boolean;
}

/** Whether times of a language are read by these lists. */
export function hasWords(language: string): boolean {
  return lexiconOf(language) !== undefined;
}

/**
 * Finds the expressions of time of a language other than English; the longest at each place, none overlapping.
 *
 * @param pieces the stretches of the text that are in this language; the whole text by default
 * @param language BCP 47; one that `hasWords`
 * @example findIn('Le pont a rouvert le 12 mai.', undefined, 'fr').matches.length; // 1
 */
export function findIn(text: string, pieces: readonly Span[] | undefined, language: string): FoundIn {
  const lexicon = lexiconOf(language);
  const tokens = lexFor(text, pieces);
  if (!lexicon) return { tokens, matches: [], isAhead: () => false };
  const atoms = new Atoms(tokens, lexicon);
  const matches: Match[] = [];
  for (let index = 0; index < tokens.length; ) {
    const match = canBegin(atoms, index) ? longest(atoms, index) : undefined;
    if (match) matches.push(isYearly(atoms, match) ? yearly(match) : match);
    index = match?.to ?? index + 1;
  }
  return { tokens, matches, isAhead: (match) => isDeadline(atoms, match) || aheadBy(tokens, lexicon, match) };
}

function canBegin(atoms: Atoms, index: number): boolean {
  return atoms.tokens.at(index).kind === 'digits' || atoms.entriesAt(index).length > 0;
}

function longest(atoms: Atoms, index: number): Match | undefined {
  let best: Match | undefined;
  for (const rule of RULES) {
    const hit = atoms.match(rule.parts, index);
    if (!hit || hit.to <= (best?.to ?? index) || !stands(atoms, rule, hit, index)) continue;
    const said = rule.say(hit.taken, atoms.lexicon.language);
    if (!said) continue;
    const { over, ...rest } = said;
    best = { from: index, to: hit.to, rule: rule.name, ...rest, ...(over && { over }) };
  }
  return best;
}

/** Marks that figures are part of something longer by: "12.5", "1,200", "45%". */
const TIGHT = new Set(['.', ',', '/', '-', '–', ':', '٫', '٬']);

function stands(atoms: Atoms, rule: Rule, hit: Hit, index: number): boolean {
  const { tokens, lexicon } = atoms;
  const first = tokens.at(index);
  const before = tokens.at(index - 1);
  if (
    first.kind === 'digits' &&
    !first.spaced &&
    (before.kind === 'digits' || (TIGHT.has(before.lower) && tokens.at(index - 2).kind === 'digits'))
  )
    return false;
  const last = tokens.at(hit.to - 1);
  const next = tokens.at(hit.to);
  const behind = tokens.at(hit.to + 1);
  const goesOn = TIGHT.has(next.lower) && !next.spaced && behind.kind === 'digits' && !behind.spaced;
  if (last.kind === 'digits' && (goesOn || next.lower === '%')) return false;
  const isBehind = (words: ReadonlySet<string>): boolean => words.has(keyOf(before.lower, lexicon.language));
  if (rule.behind && !isBehind(lexicon[rule.behind])) return false;
  return hit.words > hit.weak || hit.words > 1 || isBehind(lexicon.weakAfter);
}

/** "до пятницы", "حتى الجمعة": a weekday up to which something lasts lies ahead. */
function isDeadline(atoms: Atoms, { from, rule }: Match): boolean {
  return rule === 'weekday' && atoms.entriesAt(from - 1).some(({ cls }) => cls === 'to');
}

/** How many words on either side are looked at. */
const REACH = 12;

function aheadBy(tokens: Tokens, { future, language }: Lexicon, match: Match): boolean {
  return isNear(tokens, match, (at) => future.has(keyOf(tokens.low(at), language)));
}

/** "ежегодно 9 сентября": the day of every year. */
function isYearly(atoms: Atoms, match: Match): boolean {
  const { meaning } = match;
  if (
    meaning.kind !== 'point' ||
    meaning.point.year !== undefined ||
    !meaning.point.day ||
    !meaning.point.month
  )
    return false;
  return isNear(atoms.tokens, match, (at) => atoms.entriesAt(at).some(({ cls }) => cls === 'yearly'));
}

function yearly(match: Match): Match {
  return match.meaning.kind === 'point'
    ? { ...match, meaning: { kind: 'set', value: timexValue(match.meaning.point) } }
    : match;
}

/** Whether some word near a match, in its sentence, is of a kind. */
function isNear(tokens: Tokens, { from, to }: Match, is: (index: number) => boolean): boolean {
  const ends = (index: number): boolean =>
    tokens.at(index).kind === 'break' || ['.', '!', '?', '؟'].includes(tokens.low(index));
  for (let at = to; at < to + REACH && !ends(at); at++) if (is(at)) return true;
  for (let at = from - 1; at >= from - REACH && !ends(at); at--) if (is(at)) return true;
  return false;
}
