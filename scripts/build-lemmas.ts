/**
 * Writes data/language/lemmas.json from wink-lexicon's extract of WordNet (`npx tsx scripts/build-lemmas.ts`): the words
 * that WordNet has, each with what parts of speech it can be, and the inflected forms that no rule makes.
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const table = <T>(name: string) => require(`wink-lexicon/src/wn-${name}.js`) as T;

const words = table<Record<string, number>>('words');
const senses = table<number[][]>('word-senses');

/** What a word can be, as bits: a noun 1, a verb 2, an adjective 4. The numbers are WordNet's lexicographer files. */
function partsOf(word: string): number {
  const files = senses[words[word] as number] ?? [];
  const within = (from: number, to: number) => files.some((file) => file >= from && file <= to);
  return (within(3, 28) ? 1 : 0) + (within(29, 43) ? 2 : 0) + (within(0, 1) ? 4 : 0);
}

const plain = /^[^\s]+$/;
const kept = Object.keys(words)
  .filter((word) => plain.test(word) && partsOf(word) > 0)
  .sort();
const exceptions = (part: string) => {
  const pairs = Object.entries(table<Record<string, string>>(`${part}-exceptions`)).sort();
  return pairs.filter(([form, base]) => plain.test(form) && plain.test(base)).flat();
};
const file = {
  about:
    'Words of WordNet (WordNet License, see LICENSE.md) in order, each with what it can be (1 a noun, 2 a verb, 4 an adjective, added up), and irregular forms with their base forms; by scripts/build-lemmas.ts from wink-lexicon (MIT License).',
  words: kept.map((word) => `${word}${partsOf(word)}`).join(' '),
  irregular: Object.fromEntries(
    ['noun', 'verb', 'adjective'].map((part) => [part, exceptions(part).join(' ')]),
  ),
};
writeFileSync(new URL('../data/language/lemmas.json', import.meta.url), `${JSON.stringify(file, null, 1)}\n`);
