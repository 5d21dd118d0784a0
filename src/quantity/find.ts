/** Goes through the tokens and keeps the amounts that count or measure something. */
import type { Analysis, Sentence } from '../language/index.js';
import type { Span } from '../report.js';
import { readAmount } from './amount.js';
import { readCasualty } from './casualties.js';
import { type Counted, countedByWords, isContent, looksPlural } from './counted.js';
import type { Tokens } from './lexer.js';
import { BREAK } from './lexer.js';
import type { Amount } from './model.js';
import { NUMBER_BEGINNINGS } from './numbers.js';
import { casualtyByTree, countedByTree, type TreeCounted, wordAfter } from './tree.js';
import { CURRENCY_MARKS } from './units.js';
import { type Casualty, COLLECTIVES, NAME_BEFORE, PHRASE_ENDS, PREFIXES } from './words.js';

/** An amount with what it counts and what happened to them. */
export interface Found {
  amount: Amount;
  of?: Span;
  noun?: string;
  casualty?: Casualty;
  /** The word that says what happened. */
  cue?: Span;
}

/** Words that an amount can begin with. */
const BEGINNINGS: ReadonlySet<string> = new Set([
  ...NUMBER_BEGINNINGS,
  ...PREFIXES.map(({ words }) => words[0] as string),
  ...COLLECTIVES.map(({ words }) => words[0] as string),
  ...Object.keys(CURRENCY_MARKS),
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
    const amount = readAmount(tokens, index, language);
    const next = taken[time];
    if (!amount || (next && next.start < tokens.at(amount.to - 1).end)) {
      index++;
      continue;
    }
    while (
      sentence < analysis.sentences.length &&
      (analysis.sentences[sentence] as Sentence).end <= token.start
    )
      sentence++;
    const kept = keep(tokens, amount, analysis.sentences[sentence]);
    if (kept) found.push(kept);
    index = kept ? amount.to : Math.max(index + 1, numberEnd(tokens, index));
  }
  return found;
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

/** "F-16", "T4", "9/11", "10:30", "Resolution 2254": figures that are part of a name, a code or a score. */
function isInName(tokens: Tokens, index: number): boolean {
  const token = tokens.at(index);
  const before = tokens.at(index - 1);
  if (NAME_BEFORE.has(before.lower) && before.capital) return true;
  if (token.kind !== 'digits') return false;
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
  const inside = sentence && sentence.start <= span.start && sentence.end >= span.end ? sentence : undefined;
  const words = countedByWords(tokens, amount);
  const tree = better(inside && countedByTree(inside, span, tokens.text), words, tokens);
  const counted = tree
    ? { ...tree, to: tokenAfter(tokens, amount.to, tree.span.end) }
    : words && { span: spanOf(tokens, words), noun: words.noun, to: words.to };
  const near = readCasualty(tokens, amount, counted?.to ?? amount.to, counted?.noun);
  const casualty = near
    ? { casualty: near.casualty, cue: { start: tokens.at(near.at).start, end: tokens.at(near.at).end } }
    : inside && casualtyByTree(inside, tree?.at ?? wordAfter(inside.words, span.end - 1), tokens.text);
  if (!counted && !casualty && refused(tokens, amount)) return undefined;
  if (amount.one && tokens.low(amount.to) === 'another') return undefined;
  if (amount.one && !casualty && oneIsNone(tokens, amount, counted !== undefined)) return undefined;
  if (isYearLike(tokens, amount) && !counted && !casualty) return undefined;
  return {
    amount,
    ...(counted && { of: counted.span, noun: counted.noun }),
    ...casualty,
  };
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

/** "a 500-strong force": how many the force has. */
function strength(tokens: Tokens, amount: Amount): Found {
  const whole = { ...amount, to: amount.to + 2, hyphen: false };
  const phrase = headAfter(tokens, whole.to);
  return phrase ? { amount: whole, of: spanOf(tokens, phrase), noun: phrase.noun } : { amount: whole };
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

/** "30% of the town": the whole that it is part of. */
function partOf(tokens: Tokens, amount: Amount): Found | undefined {
  // "one in five children"
  if (looksPlural(tokens.low(amount.to))) {
    return {
      amount,
      of: { start: tokens.at(amount.to).start, end: tokens.at(amount.to).end },
      noun: tokens.low(amount.to),
    };
  }
  const percent = /%|cent$|pct/.test(tokens.low(amount.to - 1));
  const whole = tokens.low(amount.to) === 'of' ? amount.to + 1 : amount.to;
  const article = ['the', 'its', 'their', 'his', 'her', 'all'].includes(tokens.low(whole));
  // "half" alone is a half of a game or an hour's; "three-quarters" needs its whole as well.
  if (!percent && whole === amount.to && !article) return undefined;
  if (!percent && tokens.low(amount.from - 1) === 'the') return undefined;
  const phrase = phraseFrom(tokens, article ? whole + 1 : whole);
  if (!phrase || (whole === amount.to && percent)) return { amount };
  return { amount, of: spanOf(tokens, phrase), noun: phrase.noun };
}

/** "20 tonnes of wheat", "a 230-km front", "an area of 230 km". */
function measured(tokens: Tokens, amount: Amount): Found | undefined {
  if (tokens.low(amount.to) === 'of') {
    const phrase = phraseFrom(tokens, amount.to + 1);
    if (phrase) return { amount, of: spanOf(tokens, phrase), noun: phrase.noun };
  }
  if (
    ['of', 'measuring', 'covering'].includes(tokens.low(amount.from - 1)) &&
    tokens.at(amount.from - 2).kind === 'word'
  ) {
    const noun = tokens.at(amount.from - 2);
    if (!PHRASE_ENDS.has(noun.lower))
      return { amount, of: { start: noun.start, end: noun.end }, noun: noun.lower };
  }
  // "155mm shell", "a 230-km front", "12-year-old boy"
  const glued = !tokens.at(amount.to - 1).spaced && amount.figures;
  const joined =
    amount.hyphen || glued || (amount.unit?.kind === 'duration' && tokens.low(amount.to) === '-');
  if (joined) {
    const old =
      tokens.low(amount.to) === '-' && tokens.low(amount.to + 1) === 'old' ? amount.to + 2 : amount.to;
    const phrase = headAfter(tokens, old);
    const whole = { ...amount, to: old };
    return phrase ? { amount: whole, of: spanOf(tokens, phrase), noun: phrase.noun } : { amount: whole };
  }
  return { amount };
}

/** The head noun after a joined measure ("155mm shell", "12-year-old Syrian boy"): one word, and the names before it. */
function headAfter(tokens: Tokens, from: number): Counted | undefined {
  let at = from;
  while (at < from + 3 && isContent(tokens, at) && tokens.at(at).capital && isContent(tokens, at + 1)) at++;
  return isContent(tokens, at) ? { from, to: at + 1, noun: tokens.low(at) } : undefined;
}

/** Up to four words that are no function words. */
function phraseFrom(tokens: Tokens, from: number): Counted | undefined {
  const start = ['the', 'its', 'their', 'a', 'an'].includes(tokens.low(from)) ? from + 1 : from;
  let at = start;
  while (at < start + 4 && isContent(tokens, at)) at++;
  return at > start ? { from: start, to: at, noun: tokens.low(at - 1) } : undefined;
}

function spanOf(tokens: Tokens, { from, to }: Counted): Span {
  return { start: tokens.at(from).start, end: tokens.at(to - 1).end };
}

/** Index of the first token at or after a text offset. */
function tokenAfter(tokens: Tokens, from: number, offset: number): number {
  let at = from;
  while (at < tokens.length && tokens.at(at).start < offset) at++;
  return at;
}
