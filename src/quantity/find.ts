/** Goes through the tokens and keeps the amounts that count or measure something. */

import type { Analysis, Sentence } from '../language/index.js';
import type { Span } from '../report.js';
import { firstEndingAfter } from '../sorted.js';
import { isAge } from './ages.js';
import { readAmount } from './amount.js';
import { readCasualty } from './casualties.js';
import { CASUALTY_WORDS } from './casualty-words.js';
import { type Counted, countedByWords, looksPlural, wholePhrase } from './counted.js';
import type { Found } from './found.js';
import type { Tokens } from './lexer.js';
import { BREAK } from './lexer.js';
import type { Amount } from './model.js';
import { NUMBER_BEGINNINGS } from './numbers.js';
import { relate } from './parts.js';
import { isPeople } from './people.js';
import { measured, partOf, spanOf, strength } from './phrases.js';
import { readSingle } from './singles.js';
import { casualtyByTree, countedByTree, type TreeCounted } from './tree.js';
import { CURRENCY_MARKS } from './units.js';
import { wordSet } from './word-set.js';
import { COLLECTIVES, NAME_BEFORE, PREFIXES } from './words.js';

/** Words that an amount can begin with. */
const BEGINNINGS: ReadonlySet<string> = new Set([
  ...NUMBER_BEGINNINGS,
  ...PREFIXES.map(({ words }) => words[0] as string),
  ...COLLECTIVES.map(({ words }) => words[0] as string),
  ...Object.keys(CURRENCY_MARKS),
  'a',
  'an',
  'another',
  'between',
  'from',
  'us',
  'c',
  'hk',
  '½',
  '¼',
  '¾',
]);

/**
 * Every quantity in the tokens, in text order.
 *
 * @param taken spans that times have; amounts that touch one are left out. In text order, none overlapping
 */
export function findAmounts(
  tokens: Tokens,
  analysis: Analysis,
  taken: readonly Span[],
  language: string,
): Found[] {
  const found: Found[] = [];
  let time = 0;
  let sentence = 0;
  for (let index = 0; index < tokens.length; ) {
    const token = tokens.at(index);
    while (time < taken.length && (taken[time] as Span).end <= token.start) time++;
    const inTime = time < taken.length && (taken[time] as Span).start <= token.start;
    if (
      inTime ||
      token.kind === 'break' ||
      !(token.kind === 'digits' || BEGINNINGS.has(token.lower)) ||
      isInName(tokens, index)
    ) {
      index++;
      continue;
    }
    while (
      sentence < analysis.sentences.length &&
      (analysis.sentences[sentence] as Sentence).end <= token.start
    )
      sentence++;
    const amount = readAmount(tokens, index, language);
    const single = amount ? undefined : readSingle(tokens, index, analysis.sentences[sentence]);
    if (single) {
      found.push(single);
      index = single.amount.to;
      continue;
    }
    const next = taken[time];
    if (!amount || (next && next.start < tokens.at(amount.to - 1).end)) {
      index++;
      continue;
    }
    const kept = keep(tokens, amount, analysis.sentences[sentence]);
    if (kept) found.push(kept);
    index = kept ? amount.to : Math.max(index + 1, numberEnd(tokens, index));
  }
  return relate(tokens, found);
}

/** After a refused run of figures, its parts are not tried again. */
function numberEnd(tokens: Tokens, index: number): number {
  let at = index;
  while (
    tokens.at(at).kind === 'digits' &&
    [',', '.', '/', '-', ':'].includes(tokens.low(at + 1)) &&
    !tokens.at(at + 1).spaced &&
    tokens.at(at + 2).kind === 'digits'
  )
    at += 2;
  return at > index ? at + 1 : index + 1;
}

/** "a three-phase pump", "a two-way road": of what kind, not how many. */
const OF_A_KIND = wordSet(
  'phase way star wheel stage step fold dimensional pronged tier party part time point figure digit sided track volt',
);

/** "of them", "of whom", "of which", "of those killed". */
function isThem(tokens: Tokens, at: number): boolean {
  if (['them', 'whom', 'which'].includes(tokens.low(at))) return true;
  return tokens.low(at) === 'those' && Object.hasOwn(CASUALTY_WORDS, tokens.low(at + 1));
}

const STREETS = wordSet('street st avenue ave road rd boulevard blvd lane drive highway');

/** "1203 West Street": the house. */
function isHouse(tokens: Tokens, index: number): boolean {
  for (let at = index + 1; at < index + 5 && tokens.at(at).kind === 'word' && tokens.at(at).capital; at++)
    if (at > index + 1 && STREETS.has(tokens.low(at))) return true;
  return false;
}

/** "F-16", "T4", "9/11", "10:30", "Resolution 2254": figures that are part of a name, a code or a score. */
function isInName(tokens: Tokens, index: number): boolean {
  const token = tokens.at(index);
  const before = tokens.at(index - 1);
  if (NAME_BEFORE.has(before.lower) && before.capital) return true;
  if (token.kind !== 'digits') return false;
  if (isHouse(tokens, index)) return true;
  // "the No. 1 problem"
  if (before.lower === '.' && ['no', 'nos'].includes(tokens.low(index - 2))) return true;
  if (['no', 'nos', 'number', 'page', 'resolution', 'flight', 'route', '#'].includes(before.lower))
    return true;
  const after = tokens.at(index + 1);
  const joined = (mark: string): boolean => ['/', ':', '_'].includes(mark);
  if (
    joined(after.lower) &&
    !after.spaced &&
    tokens.at(index + 2).kind === 'digits' &&
    !tokens.at(index + 2).spaced
  )
    return true;
  if (token.spaced || before === BREAK) return false;
  if (before.kind === 'word' || joined(before.lower)) return true;
  if (before.lower === '.' && tokens.at(index - 2).kind === 'digits' && !before.spaced) return true;
  return before.lower === '-' && tokens.at(index - 2).kind === 'word' && !before.spaced;
}

function keep(tokens: Tokens, amount: Amount, sentence: Sentence | undefined): Found | undefined {
  const span = { start: tokens.at(amount.from).start, end: tokens.at(amount.to - 1).end };
  if (amount.currency) return { amount };
  if (amount.percent) return partOf(tokens, amount);
  if (amount.unit) return measured(tokens, amount);
  if (amount.hyphen && tokens.low(amount.to + 1) === 'strong') return strength(tokens, amount);
  if (isAge(tokens, amount)) return undefined;
  if (amount.hyphen && OF_A_KIND.has(tokens.low(amount.to + 1))) return undefined;
  const inside = sentence && sentence.start <= span.start && sentence.end >= span.end ? sentence : undefined;
  const words = countedByWords(tokens, amount);
  const tree =
    words?.type || isOwnToll(tokens, amount)
      ? undefined
      : better(inside && countedByTree(inside, span, tokens.text), words, tokens);
  const bare = tree
    ? { ...tree, to: tokenAfter(tokens, amount.to, tree.span.end) }
    : words && { span: spanOf(tokens, words), noun: words.noun, to: words.to };
  const counted = bare && whole(tokens, bare);
  const casualty = casualtyOf(tokens, amount, counted, inside, tree?.at);
  // "two of them children": kept where it is a part of those killed before.
  const loose = tokens.low(amount.to) === 'of' && isThem(tokens, amount.to + 1);
  if (loose && !casualty) return { amount, loose };
  if (!counted && !casualty && refused(tokens, amount)) return undefined;
  if (amount.many && !casualty) return undefined;
  if (amount.one && tokens.low(amount.from - 1) === 'no') return undefined;
  if (amount.one && tokens.low(amount.to) === 'another') return undefined;
  if (amount.one && !casualty && oneIsNone(tokens, amount, counted !== undefined)) return undefined;
  // "2016 shipments": of that year
  if (isYearLike(tokens, amount) && !casualty && !(counted && isPeople(counted.noun))) return undefined;
  return {
    amount,
    ...(counted && { of: counted.span, noun: counted.noun }),
    ...casualty,
  };
}

/** "14 dead in addition to 50 injured", "35 Dead Dozens Wounded": nobody else is counted. */
function isOwnToll(tokens: Tokens, { to }: Amount): boolean {
  return (
    ['dead', 'killed', 'wounded', 'injured', 'missing'].includes(tokens.low(to)) &&
    !isPeople(tokens.low(to + 1)) &&
    !looksPlural(tokens.low(to + 1))
  );
}

/** The whole phrase that is counted: "members of the civil defence", "soldiers and guards". */
function whole(
  tokens: Tokens,
  counted: { span: Span; noun: string; to: number },
): { span: Span; noun: string; to: number } {
  const to = wholePhrase(tokens, counted.to, counted.noun);
  return to === counted.to
    ? counted
    : { ...counted, to, span: { ...counted.span, end: tokens.at(to - 1).end } };
}

/** What happened to those counted: by the words beside them, or else by the tree. */
export function casualtyOf(
  tokens: Tokens,
  amount: Pick<Amount, 'from' | 'to'>,
  counted: { noun: string; to: number } | undefined,
  sentence: Sentence | undefined,
  noun: number | undefined,
): Pick<Found, 'casualty' | 'cue'> | undefined {
  const near = readCasualty(tokens, amount, counted?.to ?? amount.to, counted?.noun);
  if (near?.relative && sentence && noun !== undefined) {
    const main = casualtyByTree(sentence, noun, tokens.text);
    if (main) return main;
  }
  if (near) {
    const { start, end } = tokens.at(near.at);
    return { casualty: near.casualty, cue: { start, end } };
  }
  if (!sentence) return undefined;
  const last = tokens.at(amount.to - 1).end;
  return casualtyByTree(sentence, noun ?? firstEndingAfter(sentence.words, last - 1), tokens.text);
}

/** The tree's noun, unless it breaks off before a plural that goes with it ("four hundred hate groups") or is no noun ("two more"). */
function better(
  tree: TreeCounted | undefined,
  words: Counted | undefined,
  tokens: Tokens,
): TreeCounted | undefined {
  if (!tree || tree.noun === 'more' || tree.noun === 'another') return undefined;
  const longer = words && looksPlural(words.noun) && tokens.at(words.to - 1).end > tree.span.end;
  return longer && !looksPlural(tree.noun) && tokens.at(words.from).start === tree.span.start
    ? undefined
    : tree;
}

/** A bare number that counts nothing: a score, a label, a page. */
function refused(tokens: Tokens, amount: Amount): boolean {
  if (amount.collective) {
    const word = tokens.low(amount.to - 1);
    return !['dozens', 'hundreds', 'thousands', 'millions', 'billions'].includes(word);
  }
  return amount.bare || tokens.at(amount.from - 1).capital;
}

/** "one of", "no one", "the one who", "one another": a pronoun. */
function oneIsNone(tokens: Tokens, amount: Amount, counted: boolean): boolean {
  if (!counted || ['of', 'another', '-'].includes(tokens.low(amount.to))) return true;
  return ['no', 'the', 'any', 'every', 'this', 'that', 'which', 'each', 'some', 'square'].includes(
    tokens.low(amount.from - 1),
  );
}

function isYearLike(tokens: Tokens, amount: Amount): boolean {
  const token = tokens.at(amount.from);
  return (
    amount.bare &&
    amount.figures &&
    token.kind === 'digits' &&
    token.text.length === 4 &&
    (amount.min ?? 0) >= 1900 &&
    (amount.min ?? 0) < 2060 &&
    amount.to === amount.from + 1
  );
}

/** Index of the first token at or after a text offset. */
function tokenAfter(tokens: Tokens, from: number, offset: number): number {
  let at = from;
  while (at < tokens.length && tokens.at(at).start < offset) at++;
  return at;
}
