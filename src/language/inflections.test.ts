import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import lemmatizer from 'wink-lemmatizer';
import { baseForm, type Inflected } from './inflections.js';

const require = createRequire(import.meta.url);
const KINDS: readonly Inflected[] = ['noun', 'verb', 'adjective'];
/** Every thirty-first word: all of them take a minute. */
const words = Object.keys(require('wink-lexicon/src/wn-words.js')).filter((_, at) => at % 31 === 0);
const irregular = (kind: string) => Object.keys(require(`wink-lexicon/src/wn-${kind}-exceptions.js`));

/** A word as it may stand in a text: inflected by every ending that a rule knows. */
function inflected(word: string): string[] {
  const stem = word.slice(0, -1);
  return [
    word,
    `${word}s`,
    `${word}es`,
    `${word}ed`,
    `${word}ing`,
    `${word}er`,
    `${word}est`,
    `${stem}ies`,
    `${stem}ing`,
    `${stem}ed`,
    `${stem}er`,
    `${stem}ves`,
  ];
}

describe('baseForm', () => {
  it.each(KINDS)('knows what wink-lemmatizer knows of every form as a %s', (kind) => {
    const differ = [...words.flatMap(inflected), ...irregular(kind)].filter(
      (form) => !(form in {}) && lemmatizer[kind](form) !== baseForm(form, kind),
    );
    expect(differ).toEqual([]);
  });

  it('gives back what no list knows, and what only looks like a list’s own property', () => {
    for (const kind of KINDS)
      for (const form of ['', 's', 'ing', 'qwertings', '__proto__', 'constructor', 'a 1'])
        expect(baseForm(form, kind)).toBe(form);
  });
});
