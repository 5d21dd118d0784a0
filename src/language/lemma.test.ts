import { describe, expect, it } from 'vitest';
import { lemmaOf } from './lemma.js';

const plural = { Number: 'Plur' };
const past = { Tense: 'Past', VerbForm: 'Fin' };

describe('lemmaOf', () => {
  it.each([
    ['children', 'NOUN', plural, ['lower', 1, ''], 'child'],
    ['factories', 'NOUN', plural, ['lower', 1, ''], 'factory'],
    ['condemned', 'VERB', past, ['lower', 1, ''], 'condemn'],
    ['underwent', 'VERB', past, ['lower', 1, ''], 'undergo'],
    ['violating', 'VERB', { VerbForm: 'Ger' }, ['lower', 3, ''], 'violate'],
    ['better', 'ADJ', { Degree: 'Cmp' }, ['lower', 0, ''], 'good'],
    ['Clashes', 'NOUN', plural, ['lower', 1, ''], 'clash'],
  ] as const)('puts %s right by the word list', (form, upos, feats, rule, lemma) => {
    expect(lemmaOf(form, upos, feats, [...rule])).toBe(lemma);
  });

  it('keeps what the network says of words that the list lacks', () => {
    expect(lemmaOf('peshmergas', 'NOUN', plural, ['lower', 1, ''])).toBe('peshmerga');
    expect(lemmaOf('constructor', 'VERB', past, ['lower', 0, ''])).toBe('constructor');
    expect(lemmaOf('__proto__', 'NOUN', plural, ['lower', 0, ''])).toBe('__proto__');
  });

  it('keeps capitals that the network keeps, and leaves uninflected words alone', () => {
    expect(lemmaOf('Senators', 'PROPN', plural, ['keep', 1, ''])).toBe('Senator');
    expect(lemmaOf('better', 'ADV', {}, ['lower', 0, ''])).toBe('better');
    expect(lemmaOf('left', 'VERB', { VerbForm: 'Inf' }, ['lower', 0, ''])).toBe('left');
  });

  it('never gives an empty lemma', () => {
    expect(lemmaOf('s', 'NOUN', plural, ['lower', 1, ''])).toBe('s');
  });
});
