/**
 * Scores trees over raw text against gold trees, as the CoNLL 2018 shared task does (Zeman and others 2018): words
 * are aligned by their characters, inside contractions by the longest common subsequence of their forms; a word's
 * head is right when it is aligned to the gold head.
 */
import type { Tree, TreeWord } from './conllu.js';

export interface Score {
  correct: number;
  gold: number;
  system: number;
  precision: number;
  recall: number;
  f1: number;
}

/** LAS compares the relation without its subtype, as the shared task does; `lasFull` with it. */
export type Measure =
  | 'tokens'
  | 'sentences'
  | 'words'
  | 'upos'
  | 'feats'
  | 'lemmas'
  | 'uas'
  | 'las'
  | 'lasFull';
export type Scores = Record<Measure, Score>;

interface PlacedWord extends TreeWord {
  /** Range, in characters without white space, of the token the word is written in. */
  start: number;
  end: number;
  contracted: boolean;
  parent: PlacedWord | null;
}

interface Placed {
  characters: string;
  words: PlacedWord[];
  tokens: string[];
  sentences: string[];
}

function place(trees: readonly Tree[]): Placed {
  const placed: Placed = { characters: '', words: [], tokens: [], sentences: [] };
  const parts: string[] = [];
  let at = 0;
  for (const tree of trees) {
    const begin = at;
    const words: PlacedWord[] = [];
    for (const token of tree.tokens) {
      const form = token.form.replace(/\s/gu, '');
      parts.push(form);
      placed.tokens.push(`${at}-${at + form.length}`);
      for (let index = 0; index < token.words; index++) {
        const word = tree.words[words.length] as TreeWord;
        const range = { start: at, end: at + form.length };
        words.push({ ...word, ...range, contracted: token.words > 1, parent: null });
      }
      at += form.length;
    }
    for (const word of words) word.parent = words[word.head - 1] ?? null;
    placed.words.push(...words);
    placed.sentences.push(`${begin}-${at}`);
  }
  placed.characters = parts.join('');
  return placed;
}

/** Pairs of aligned words: gold, system. */
function align(gold: readonly PlacedWord[], system: readonly PlacedWord[]): [PlacedWord, PlacedWord][] {
  const pairs: [PlacedWord, PlacedWord][] = [];
  let g = 0;
  let s = 0;
  while (g < gold.length && s < system.length) {
    const one = gold[g] as PlacedWord;
    const other = system[s] as PlacedWord;
    if (one.contracted || other.contracted) {
      // A stretch in which contractions of either side overlap, then its words by their forms.
      let end = one.contracted && (!other.contracted || one.start <= other.start) ? one.end : other.end;
      let gEnd = g;
      let sEnd = s;
      const skipG = !one.contracted && one.end <= other.start;
      const skipS = !other.contracted && other.end <= one.start;
      if (skipG || skipS) {
        if (skipG) g++;
        else s++;
        continue;
      }
      for (let grown = true; grown; ) {
        grown = false;
        while (gEnd < gold.length && (gold[gEnd] as PlacedWord).start < end) {
          const word = gold[gEnd++] as PlacedWord;
          if (word.contracted && word.end > end) end = word.end;
          grown = true;
        }
        while (sEnd < system.length && (system[sEnd] as PlacedWord).start < end) {
          const word = system[sEnd++] as PlacedWord;
          if (word.contracted && word.end > end) end = word.end;
          grown = true;
        }
      }
      pairs.push(...commonSubsequence(gold.slice(g, gEnd), system.slice(s, sEnd)));
      g = gEnd;
      s = sEnd;
    } else if (one.start === other.start && one.end === other.end) {
      pairs.push([one, other]);
      g++;
      s++;
    } else if (one.start < other.start || (one.start === other.start && one.end < other.end)) g++;
    else s++;
  }
  return pairs;
}

function commonSubsequence(gold: PlacedWord[], system: PlacedWord[]): [PlacedWord, PlacedWord][] {
  const same = (g: number, s: number) => gold[g]?.form.toLowerCase() === system[s]?.form.toLowerCase();
  const longest = Array.from({ length: gold.length + 1 }, () => new Uint32Array(system.length + 1));
  const at = (g: number, s: number) => longest[g]?.[s] ?? 0;
  for (let g = gold.length - 1; g >= 0; g--) {
    for (let s = system.length - 1; s >= 0; s--) {
      const best = same(g, s) ? 1 + at(g + 1, s + 1) : Math.max(at(g + 1, s), at(g, s + 1));
      (longest[g] as Uint32Array)[s] = best;
    }
  }
  const pairs: [PlacedWord, PlacedWord][] = [];
  for (let g = 0, s = 0; g < gold.length && s < system.length; ) {
    if (same(g, s)) pairs.push([gold[g++] as PlacedWord, system[s++] as PlacedWord]);
    else if (at(g + 1, s) >= at(g, s + 1)) g++;
    else s++;
  }
  return pairs;
}

function score(correct: number, gold: number, system: number): Score {
  const f1 = gold + system ? (2 * correct) / (gold + system) : 0;
  return {
    correct,
    gold,
    system,
    precision: system ? correct / system : 0,
    recall: gold ? correct / gold : 0,
    f1,
  };
}

function overlap(gold: readonly string[], system: readonly string[]): Score {
  const known = new Set(gold);
  return score(system.filter((range) => known.has(range)).length, gold.length, system.length);
}

const universal = (deprel: string) => deprel.split(':')[0];

/**
 * Scores system trees against gold trees over the same text.
 *
 * @throws Error when the two do not have the same characters, naming where they part
 * @example scoreTrees(parseConllu(gold), parseConllu(system)).las.f1
 */
export function scoreTrees(goldTrees: readonly Tree[], systemTrees: readonly Tree[]): Scores {
  const gold = place(goldTrees);
  const system = place(systemTrees);
  if (gold.characters !== system.characters) {
    let at = 0;
    while (gold.characters[at] === system.characters[at]) at++;
    throw new Error(`gold and system text differ from character ${at} on (white space not counted)`);
  }
  const pairs = align(gold.words, system.words);
  const partner = new Map(pairs.map(([one, other]) => [other, one]));
  const count = (right: (gold: PlacedWord, system: PlacedWord) => boolean) =>
    score(pairs.filter(([one, other]) => right(one, other)).length, gold.words.length, system.words.length);
  const attached = (one: PlacedWord, other: PlacedWord) =>
    other.parent ? one.parent !== null && partner.get(other.parent) === one.parent : one.parent === null;
  return {
    tokens: overlap(gold.tokens, system.tokens),
    sentences: overlap(gold.sentences, system.sentences),
    words: count(() => true),
    upos: count((one, other) => one.upos === other.upos),
    feats: count((one, other) => one.feats === other.feats),
    lemmas: count((one, other) => one.lemma === other.lemma),
    uas: count(attached),
    las: count((one, other) => attached(one, other) && universal(one.deprel) === universal(other.deprel)),
    lasFull: count((one, other) => attached(one, other) && one.deprel === other.deprel),
  };
}
