/** The phrases that measures and parts belong to: "20 tonnes of wheat", "a 230-km front", "30% of the town", "a 500-strong force". */
import type { Span } from '../report.js';
import { type Counted, isContent, looksPlural } from './counted.js';
import type { Found } from './found.js';
import type { Tokens } from './lexer.js';
import type { Amount } from './model.js';
import { wordSet } from './word-set.js';
import { PHRASE_ENDS } from './words.js';

/** "a 500-strong force": how many the force has. */
export function strength(tokens: Tokens, amount: Amount): Found {
  const whole = { ...amount, to: amount.to + 2, hyphen: false };
  const phrase = headAfter(tokens, whole.to);
  return phrase ? { amount: whole, of: spanOf(tokens, phrase), noun: phrase.noun } : { amount: whole };
}

/** "the half", "the first half of the film": a certain one, no share. */
const NAMED_HALF = wordSet('the first second latter last final opening other');

/** "30% of the town": the whole that it is part of. */
export function partOf(tokens: Tokens, amount: Amount): Found | undefined {
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
  if (!percent && NAMED_HALF.has(tokens.low(amount.from - 1))) return undefined;
  const phrase = phraseFrom(tokens, article ? whole + 1 : whole);
  if (!phrase || (whole === amount.to && percent)) return { amount };
  return { amount, of: spanOf(tokens, phrase), noun: phrase.noun };
}

/** "20 tonnes of wheat", "a 230-km front", "an area of 230 km". */
export function measured(tokens: Tokens, amount: Amount): Found | undefined {
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

export function spanOf(tokens: Tokens, { from, to }: Counted): Span {
  return { start: tokens.at(from).start, end: tokens.at(to - 1).end };
}
