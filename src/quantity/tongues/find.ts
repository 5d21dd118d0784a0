/** Goes through the tokens of a language and keeps the amounts that count or measure something. */
import type { Analysis, Sentence, Word } from '../../language/index.js';
import type { Span } from '../../report.js';
import { firstEndingAfter } from '../../sorted.js';
import type { Found } from '../found.js';
import type { Tokens } from '../lexer.js';
import type { Amount } from '../model.js';
import { readTongueAmount } from './amount.js';
import { tongueCasualty } from './casualties.js';
import { bareWord, stands } from './number.js';
import { inTime, isLabel } from './refused.js';
import type { Tongue } from './tongue.js';

/** How far behind a number, in words, its noun may stand. */
const WINDOW = 6;
/** Words for "of", and the articles behind them. */
const OF_WORDS = new Set(['de', 'des', 'du', 'la', 'le', 'les', 'من', 'از']);
/** Glued to figures, these part a date, a clock time or a code. */
const GLUE = new Set(['.', ',', '/', ':', '-', '٬', '٫']);

/**
 * Every quantity in the tokens of one language, in text order.
 *
 * @param taken spans that times have; amounts that touch one are left out. In text order, none overlapping
 */
export function findInTongue(
  tokens: Tokens,
  analysis: Analysis,
  taken: readonly Span[],
  tongue: Tongue,
): Found[] {
  const found: Found[] = [];
  let time = 0;
  for (let index = 0; index < tokens.length; ) {
    const token = tokens.at(index);
    while (time < taken.length && (taken[time] as Span).end <= token.start) time++;
    const next = taken[time];
    if (token.kind === 'break' || (next && next.start <= token.start)) {
      index++;
      continue;
    }
    const sentence = sentenceAt(analysis, token.start);
    const two = tongue.dual.size > 0 ? readDual(tokens, index, sentence, tongue) : undefined;
    if (two) {
      found.push(two);
      index++;
      continue;
    }
    const amount = inverted(tokens, index, tongue) ?? readTongueAmount(tokens, index, tongue);
    const touches = amount && next && next.start < tokens.at(amount.to - 1).end;
    const kept =
      amount && !touches && !isLabel(tokens, amount, tongue) && !inTime(tokens, amount, tongue)
        ? keep(tokens, amount, sentence, tongue)
        : undefined;
    if (kept) found.push(kept);
    index = kept ? kept.amount.to : amount ? Math.max(amount.to, glued(tokens, index)) : glued(tokens, index);
  }
  return found;
}

function sentenceAt({ sentences }: Analysis, offset: number): Sentence | undefined {
  const sentence = sentences[firstEndingAfter(sentences, offset)];
  return sentence && sentence.start <= offset ? sentence : undefined;
}

const wordAt = (sentence: Sentence | undefined, offset: number): Word | undefined =>
  sentence?.words[firstEndingAfter(sentence.words, offset)];

/** After a refused run of figures, its parts are not tried again. */
function glued(tokens: Tokens, index: number): number {
  let at = index + 1;
  if (tokens.at(index).kind !== 'digits') return at;
  while (
    GLUE.has(tokens.low(at)) &&
    !tokens.at(at).spaced &&
    tokens.at(at + 1).kind === 'digits' &&
    !tokens.at(at + 1).spaced
  )
    at += 2;
  return at;
}

/** "قتيلان": a noun in the dual counts two, by a list of nouns or by the grammar that was read. */
function readDual(
  tokens: Tokens,
  index: number,
  sentence: Sentence | undefined,
  tongue: Tongue,
): Found | undefined {
  const { kind, lower } = tokens.at(index);
  if (kind !== 'word' || tongue.numbers.has(lower) || tongue.scales.has(lower)) return undefined;
  const listed = (word: string): boolean => tongue.dual.has(word) || tongue.list('dualTimes').has(word);
  const word = bareWord(lower, tongue, listed);
  if (tongue.list('dualTimes').has(word)) return undefined;
  const known = tongue.dual.get(word);
  if (known === undefined && !isDual(tokens, index, sentence)) return undefined;
  const amount: Amount = {
    from: index,
    to: index + 1,
    min: 2,
    max: 2,
    approximate: false,
    collective: false,
    hyphen: false,
    one: false,
    bare: true,
    figures: false,
  };
  const { start, end } = tokens.at(index);
  const happened = known || tongueCasualty(tokens, amount, index + 1, tongue);
  return {
    amount,
    of: { start, end },
    noun: nounIn(tokens, { start, end }),
    ...(typeof happened === 'string' ? { casualty: happened, cue: { start, end } } : {}),
    ...(typeof happened === 'object'
      ? { casualty: happened.casualty, cue: spanOf(tokens, happened.at) }
      : {}),
  };
}

/** Feminine nouns alone: "ـتين" is hardly a plural's ending, "ـين" mostly is. */
function isDual(tokens: Tokens, index: number, sentence: Sentence | undefined): boolean {
  const { end, lower } = tokens.at(index);
  if (!/..ت(?:ان|ین)$/u.test(lower) || lower.startsWith('ال')) return false;
  const word = wordAt(sentence, end - 1);
  return word?.upos === 'NOUN' && word.feats.Number === 'Dual';
}

/** "человек двадцать": the noun first makes it about that many. */
function inverted(tokens: Tokens, index: number, tongue: Tongue): Amount | undefined {
  if (!tongue.list('inverted').has(tokens.low(index))) return undefined;
  if (tokens.at(index - 1).kind === 'digits' || tongue.numbers.has(tokens.low(index - 1))) return undefined;
  const amount = readTongueAmount(tokens, index + 1, tongue);
  if (!amount || amount.comparison || amount.unit || amount.figures || tokens.at(amount.to).kind === 'word')
    return undefined;
  return { ...amount, from: index, approximate: true, bare: false, one: false };
}

/** The last word of what is counted, as written, in lower case; a non-joiner parts no words. */
const nounIn = (tokens: Tokens, { start, end }: Span): string =>
  tokens.text.slice(start, end).toLowerCase().split(/\s+/u).at(-1) ?? '';

const spanOf = (tokens: Tokens, at: number): Span => ({ start: tokens.at(at).start, end: tokens.at(at).end });

function keep(
  tokens: Tokens,
  amount: Amount,
  sentence: Sentence | undefined,
  tongue: Tongue,
): Found | undefined {
  if (amount.currency) return { amount };
  if (amount.unit && ['length', 'duration', 'area'].includes(amount.unit.kind)) return { amount };
  if (tokens.at(amount.to).kind === 'word' && joinedTo(tokens, amount.to, tongue)) return undefined;
  const counted = byTree(tokens, amount, sentence) ?? byWords(tokens, amount, sentence, tongue);
  const of = counted && { start: tokens.at(counted.from).start, end: tokens.at(counted.to - 1).end };
  if (amount.percent) return { amount, ...shareOf(tokens, amount.to, counted?.to, tongue) };
  if (amount.unit) return { amount, ...(of && { of }) };
  const partitive = tongue.list('partitive').has(tokens.low(amount.to));
  if (amount.one && partitive) return undefined;
  // "some of the 130 passengers": what happened to some is not said of all.
  const among = tongue.list('partitive').has(tokens.low(amount.from - 1));
  const casualty = among ? undefined : tongueCasualty(tokens, amount, counted?.to ?? amount.to, tongue);
  if (!counted && !casualty && amount.bare) return undefined;
  // "une personne": an article counts where the text says what happened, as in English.
  if (amount.one && !casualty && !counted) return undefined;
  if (
    amount.one &&
    tongue.list('article').has(tokens.low(amount.from)) &&
    !(casualty && counted && isPerson(tokens, counted, tongue))
  )
    return undefined;
  return {
    amount,
    ...(of && { of, noun: nounIn(tokens, of) }),
    ...(casualty && { casualty: casualty.casualty, cue: spanOf(tokens, casualty.at) }),
  };
}

/** A word for a person, or one that says by itself what happened ("un mort"). */
function isPerson(tokens: Tokens, { from, to }: Counted, tongue: Tongue): boolean {
  for (let at = from; at < to; at++)
    if (tongue.list('persons').has(tokens.low(at)) || tongue.nouns.has(tokens.low(at))) return true;
  return false;
}

/** Written together with the number by a non-joiner, or an ordinal: "سه‌جانبه", "двадцать четвёртого". */
function joinedTo(tokens: Tokens, at: number, tongue: Tongue): boolean {
  const { spaced, lower } = tokens.at(at);
  if (tongue.ordinals.some((word) => stands(tokens, at, word))) return true;
  return !spaced && !tongue.units.has(lower) && tokens.at(at - 1).kind !== 'mark';
}

/** "40 % des puits", "15% домов": with a word for "of", or a noun right behind where the language needs none. */
function shareOf(tokens: Tokens, from: number, to: number | undefined, tongue: Tongue): { of?: Span } {
  let at = from;
  while (at < from + 2 && OF_WORDS.has(tokens.low(at))) at++;
  const slavic = tongue.language === 'ru' || tongue.language === 'uk';
  if ((at === from && !slavic) || tokens.at(at).kind !== 'word') return {};
  if (to === undefined && at === from) return {};
  const end = tokens.at(Math.max(at, (to ?? 0) - 1)).end;
  return { of: { start: tokens.at(at).start, end } };
}

interface Counted {
  from: number;
  to: number;
}

/** The noun that the number hangs on, or, in Arabic and after collectives, that hangs on the number. */
function byTree(tokens: Tokens, amount: Amount, sentence: Sentence | undefined): Counted | undefined {
  if (!sentence) return undefined;
  const end = tokens.at(amount.to - 1).end;
  const start = tokens.at(amount.from).start;
  const { words } = sentence;
  const inside = (word: Word | undefined): boolean =>
    word !== undefined && word.start >= start && word.end <= end;
  const first = firstEndingAfter(words, start);
  for (let at = first; at < words.length && (words[at] as Word).start < end; at++) {
    const word = words[at] as Word;
    const head = words[word.head];
    const noun =
      isNoun(head) && word.deprel.startsWith('nummod') && !inside(head) ? head : hanging(words, at, end);
    if (!noun || noun.start < end) continue;
    let from = amount.to;
    while (from < amount.to + 2 && OF_WORDS.has(tokens.low(from))) from++;
    for (let to = from; to < from + WINDOW && tokens.at(to).kind === 'word'; to++)
      if (tokens.at(to).end >= noun.end) return { from, to: to + 1 };
  }
  return undefined;
}

const isNoun = (word: Word | undefined): word is Word => word?.upos === 'NOUN' || word?.upos === 'PROPN';

function hanging(words: readonly Word[], head: number, end: number): Word | undefined {
  for (let at = head + 1; at < Math.min(words.length, head + WINDOW); at++) {
    const word = words[at] as Word;
    if (
      word.head === head &&
      word.start >= end &&
      isNoun(word) &&
      /^(?:nmod|compound|flat)/u.test(word.deprel)
    )
      return word;
  }
  return undefined;
}

/** Without a tree: the next word, unless it is a function word, a number or a verb of what happened. */
function byWords(
  tokens: Tokens,
  amount: Amount,
  sentence: Sentence | undefined,
  tongue: Tongue,
): Counted | undefined {
  const of = tongue.list('of');
  const at = of.has(tokens.low(amount.to)) ? amount.to + 1 : amount.to;
  const { kind, lower } = tokens.at(at);
  if (kind !== 'word' || tongue.list('stops').has(lower) || tongue.numbers.has(lower)) return undefined;
  if (
    tongue.list('months').has(lower) ||
    tongue.said.some(([words]) => stands(tokens, at, words) && !tongue.nouns.has(lower))
  )
    return undefined;
  const { start } = tokens.at(at);
  const read = wordAt(sentence, start);
  return read && ['VERB', 'AUX', 'ADP', 'PRON'].includes(read.upos) ? undefined : { from: at, to: at + 1 };
}
