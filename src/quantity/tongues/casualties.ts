/** What happened to those counted: by the noun counted, the verb behind, or the verb or noun before. */
import type { Casualty } from '../casualty-words.js';
import type { Tokens } from '../lexer.js';
import type { Amount } from '../model.js';
import { bareWord, stands } from './number.js';
import type { Tongue } from './tongue.js';

/** How many words may stand between a number and the word that says what happened. */
const REACH = 7;
const REACH_BEFORE = 4;
const ENDS = new Set(['.', ',', ';', ':', '!', '?', '؟', '،', '؛', '«', '»', '"', '(', ')', '–', '—']);

export interface TongueCasualty {
  casualty: Casualty;
  at: number;
}

/** @param to the token after the words that are counted; @param counted the tokens of those words */
export function tongueCasualty(
  tokens: Tokens,
  amount: Pick<Amount, 'from' | 'to'>,
  to: number,
  tongue: Tongue,
): TongueCasualty | undefined {
  for (let at = amount.to; at < Math.max(to, amount.to + 1); at++) {
    const noun = tongue.nouns.get(tokens.low(at));
    if (noun) return { casualty: noun, at };
  }
  return (
    behind(tokens, to, to + 2, tongue) ??
    before(tokens, amount.from, tongue) ??
    behind(tokens, to, to + REACH, tongue)
  );
}

/** "12 человек погибли", "12 personnes ont été tuées"; not beyond another number, a comma or "and". */
function behind(tokens: Tokens, from: number, end: number, tongue: Tongue): TongueCasualty | undefined {
  const and = tongue.list('joinedBy');
  for (let at = from; at < end; at++) {
    const { kind, lower } = tokens.at(at);
    if (kind !== 'word' || ENDS.has(lower) || and.has(lower) || isAnd(lower)) return undefined;
    const said = tongue.said.find(([words]) => stands(tokens, at, words));
    if (said) return acts(tokens, at + said[0].length, tongue) ? undefined : { casualty: said[1], at };
    if (at > from && isNumber(lower, tongue)) return undefined;
  }
  return undefined;
}

const isAnd = (word: string): boolean => ['и', 'і', 'й', 'та', 'а', 'et', 'و'].includes(word);

const isNumber = (word: string, tongue: Tongue): boolean => {
  const known = (one: string): boolean => tongue.numbers.has(one) || tongue.scales.has(one);
  return known(bareWord(word, tongue, known));
};

/** "deux hommes, arrêtés": nothing; a past participle that has an object of its own is nobody's fate here. */
function acts(tokens: Tokens, at: number, tongue: Tongue): boolean {
  return tongue.language === 'fr' && ['un', 'une', 'le', 'la', 'les', 'des'].includes(tokens.low(at));
}

/** "погибли трое", "أصيب 12", "tuant trois soldats", "مقتل ما لا يقل عن". */
function before(tokens: Tokens, from: number, tongue: Tongue): TongueCasualty | undefined {
  const listed = (word: string): boolean => find(word) !== undefined;
  const find = (word: string): Casualty | undefined =>
    tongue.does.find(([words]) => words.length === 1 && words[0] === word)?.[1];
  for (let at = from - 1; at >= from - REACH_BEFORE; at--) {
    const { kind, lower } = tokens.at(at);
    if (kind !== 'word' || (ENDS.has(lower) && at < from - 1)) return undefined;
    if (isNumber(lower, tongue) || (at < from - 1 && isAnd(lower))) return undefined;
    const word = bareWord(lower, tongue, listed);
    const verb = find(word);
    const phrase = tongue.does.find(
      ([words]) => words.length > 1 && stands(tokens, at - words.length + 1, words),
    );
    if (phrase) return { casualty: phrase[1], at: at - phrase[0].length + 1 };
    if (verb) return { casualty: verb, at };
    // Russian and Ukrainian verbs stand before those they are said of as often as behind; French and Persian ones do not.
    const slavic = tongue.language === 'ru' || tongue.language === 'uk';
    const said = slavic && tongue.said.find(([words]) => stands(tokens, at, words));
    if (said) return { casualty: said[1], at };
    // Where a noun was counted before ("12 morts et trois soldats"), what was said of it is not said of these.
    if (tongue.nouns.has(lower)) return undefined;
  }
  return undefined;
}
