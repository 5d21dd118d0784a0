/** Vague references to past, present and future: "now", "recently", "current", "the future", "soon", "in the past". */

import type { Tokens } from '../../quantity/index.js';
import { wordSet } from '../../quantity/index.js';
import type { Match } from '../model.js';
import { REFERENCES } from '../words.js';
import { lookup, type Parser } from './atoms.js';

type Reference = 'PAST_REF' | 'PRESENT_REF' | 'FUTURE_REF';

/** Phrases of several words, longest first. */
const PHRASES: readonly { words: readonly string[]; value: Reference }[] = [
  { words: ['right', 'now'], value: 'PRESENT_REF' },
  { words: ['the', 'present'], value: 'PRESENT_REF' },
  { words: ['the', 'not', 'too', 'distant', 'future'], value: 'FUTURE_REF' },
  { words: ['the', 'not', '-', 'too', '-', 'distant', 'future'], value: 'FUTURE_REF' },
  { words: ['the', 'foreseeable', 'future'], value: 'FUTURE_REF' },
  { words: ['the', 'near', 'future'], value: 'FUTURE_REF' },
  { words: ['the', 'immediate', 'future'], value: 'FUTURE_REF' },
  { words: ['the', 'future'], value: 'FUTURE_REF' },
  { words: ['the', 'near', 'term'], value: 'FUTURE_REF' },
  { words: ['the', 'short', 'term'], value: 'FUTURE_REF' },
  { words: ['the', 'long', 'term'], value: 'FUTURE_REF' },
  { words: ['the', 'recent', 'past'], value: 'PAST_REF' },
  { words: ['the', 'distant', 'past'], value: 'PAST_REF' },
  { words: ['the', 'past'], value: 'PAST_REF' },
  { words: ['more', 'recently'], value: 'PAST_REF' },
  { words: ['most', 'recently'], value: 'PAST_REF' },
];

export const parseReference: Parser = (tokens, index): Match | undefined => {
  const rule = 'reference';
  for (const { words, value } of PHRASES) {
    if (tokens.low(index) !== words[0] || !tokens.has(index, ...words)) continue;
    const next = index + words.length;
    if (
      words.at(-1) === 'past' ||
      words.at(-1) === 'future' ||
      words.at(-1) === 'present' ||
      words.at(-1) === 'term'
    ) {
      // "the past president", "the future king": a noun after it makes it an adjective.
      if (isHead(tokens, next)) continue;
      if (
        words.at(-1) === 'term' &&
        tokens.low(index - 1) !== 'in' &&
        tokens.low(index - 1) !== 'over' &&
        tokens.low(index - 1) !== 'for' &&
        tokens.low(index - 1) !== 'of'
      )
        continue;
      if (words.length === 2 && words[1] === 'present') continue;
    }
    const from = words[0] === 'at' ? index + 1 : index;
    return { from, to: next, meaning: { kind: 'reference', value }, rule };
  }
  const token = tokens.at(index);
  const value = token.kind === 'word' ? lookup(REFERENCES, token.lower) : undefined;
  if (!value || !isReference(tokens, index)) return undefined;
  return { from: index, to: index + 1, meaning: { kind: 'reference', value }, rule };
};

/** Words after which the one before was a noun, not an adjective. */
const AFTER_NOUN: ReadonlySet<string> = wordSet(`
  and or but of in to for with is was will would has had have are were as by at on from that which
  when if because be may can could he she they we it i 's the a than after before since while not
  rather who should might must about so into
`);

function isHead(tokens: Tokens, index: number): boolean {
  const after = tokens.at(index);
  return after.kind === 'digits' || (after.kind === 'word' && !AFTER_NOUN.has(after.lower));
}

function isReference(tokens: Tokens, index: number): boolean {
  const token = tokens.at(index);
  const before = tokens.at(index - 1);
  const after = tokens.at(index + 1);
  switch (token.lower) {
    case 'now':
      // "Now, …" opening a remark, "now that", "by now" stay; "just now" is fine.
      return !(after.lower === '-' && !after.spaced) && !(token.capital && before.capital);
    case 'soon':
      return (
        after.lower !== 'as' && after.lower !== 'after' && !['as', 'too', 'how', 'so'].includes(before.lower)
      );
    case 'shortly':
      return !['before', 'after', 'thereafter', 'afterwards'].includes(after.lower);
    case 'current':
      return (
        !['alternating', 'direct', 'electric', 'under', 'the ocean'].includes(before.lower) &&
        after.kind === 'word' &&
        !['of', 'and', 'in', 'account'].includes(after.lower)
      );
    case 'recent':
      return after.kind === 'word' && !['and', 'than'].includes(after.lower);
    default:
      return true;
  }
}
