/**
 * Attributions in languages that have no rules of their own: what the model's attribution head sees, put in order by the
 * trees and by the quotation marks of the text. The rules over English trees and words are not asked there.
 */
import type { CueReading } from '../language/index.js';
import type { Span } from '../report.js';
import type { Context, Draft } from './draft.js';
import { joined, overlaps, wordAt } from './locate.js';
import { filled, IN, role } from './roles.js';
import { isReportedNotSaid, ofLanguage } from './rules/abroad.js';
import type { Placed } from './rules/placed.js';
import { type LinkKind, linkKind } from './tongues.js';
import { base, spansOf, type Tree } from './tree.js';

const HELD = 0.5; // share of a quotation in the sentence of a cue that the cue's content must hold to be given all of it
const MOST_OF_PHRASE = 0.6; // share of a noun phrase's words from which all of it is the source
const CITED = 0.1; // probability from which a word behind a citing cue is who is cited
const CITED_BEHIND = 3; // words from a citing cue to who is cited
const FARTHEST_NOUN = 4; // words from a preposition to its noun
const WEAKER = 0.4; // of the likeliest stretch: a stretch less likely than this is no part of the source

/** Marks around names, opening and closing. */
const MARKS = [
  ['«', '»'],
  ['„', '“'],
  ['“', '”'],
  ['"', '"'],
] as const;

/** Whether a sentence is in a language that has no rules of its own. */
export function isForeign(context: Context, sentence: number): boolean {
  return context.analysis.sentences[sentence]?.language !== undefined;
}

/** The drafts of one sentence, in text order, each with its own words only. */
export function seenDrafts(context: Context, sentence: number): Draft[] {
  const tree = context.trees[sentence] as Tree;
  const cues = context.analysis.sentences[sentence]?.cues;
  if (!cues) return [];
  const heads = new Set(cues.map(({ head }) => head));
  const sources = sourcesOf(tree, cues, heads);
  const drafts = cues.flatMap((cue, number) => {
    const { head } = cue;
    const words = ownWords(cue, heads);
    const source = (sources[number] as number[]).filter((i) => !words.includes(i));
    const taken = new Set([...words, ...source]);
    const content = withoutLoose(
      tree,
      filled(tree, role(cue.content)).filter((i) => !taken.has(i)),
    );
    if (!content.length) return [];
    const draft: Draft = {
      sentence,
      cue: words.sort((a, b) => a - b),
      head,
      source: closed(context.text, spansOf(tree.words, source)),
      content: spansOf(tree.words, content),
      lemma: tree.lower(head),
      stance: cue.stance,
      weak: false,
      negated: false,
      rule: 'cue seen by the model',
      headScore: cue.score,
    };
    if (source.length) draft.sourceAt = { sentence, word: topWord(tree, source) };
    else if (isSubjectDropped(tree, head)) draft.subjectDropped = true;
    return isReportedNotSaid(tree, draft) ? [] : [draft];
  });
  return [...drafts, ...ofLanguage(tree, sentence, drafts)];
}

/**
 * The words of each cue's source. A noun phrase that two cues claim goes to the one that is surer of it; of stretches
 * apart from each other only the likely ones stay.
 */
function sourcesOf(tree: Tree, cues: readonly CueReading[], heads: ReadonlySet<number>): number[][] {
  // A phrase does not reach over a cue, whatever the tree makes of it.
  let segment = 0;
  const tops = tree.words.map((_, i) => {
    if (heads.has(i)) segment++;
    return `${phraseTop(tree, i, heads)} ${segment}`;
  });
  const members = new Map<string, number[]>();
  tops.forEach((top, i) => {
    if (tree.word(i).upos !== 'PUNCT' && !heads.has(i)) members.set(top, [...(members.get(top) ?? []), i]);
  });
  const claim = (cue: CueReading, top: string) => {
    const phrase = members.get(top) ?? [];
    // «со ссылкой на источник»: whom one cites stands right behind the word for it.
    const behind = (phrase[0] ?? 0) - Math.max(...ownWords(cue, heads));
    const isCited = behind > 0 && behind <= CITED_BEHIND && kindOfCue(tree, ownWords(cue, heads)) === 'cites';
    return phrase.reduce((sum, i) => sum + (cue.source[i] ?? 0), 0) + (isCited ? phrase.length : 0);
  };
  return cues.map((cue) => {
    const cited = kindOfCue(tree, ownWords(cue, heads)) === 'cites' ? CITED : IN;
    const own = cue.source
      .flatMap((p, i) => (p >= cited && !heads.has(i) ? [i] : []))
      .filter((i) => {
        const mine = claim(cue, tops[i] as string);
        return cues.every((other) => other === cue || claim(other, tops[i] as string) <= mine);
      });
    const words = new Set(own);
    for (const top of new Set(own.map((i) => tops[i] as string))) {
      const phrase = members.get(top) ?? [];
      const held = phrase.filter((i) => words.has(i)).length;
      if (held >= MOST_OF_PHRASE * phrase.length)
        for (const i of phrase) if ((cue.content[i] ?? 0) < IN && !cue.cue.includes(i)) words.add(i);
    }
    const sorted = [...words].sort((a, b) => a - b);
    const stretch = likelyStretch(tree, sorted, cue.source, heads);
    // What brings a source in is no part of it.
    while (stretch.length > 1 && tree.word(stretch[0] as number).upos === 'ADP') stretch.shift();
    return withNoun(tree, stretch, cue, heads);
  });
}

/** A cue's words; what heads another cue is no word of this one. */
function ownWords(cue: CueReading, heads: ReadonlySet<number>): number[] {
  return cue.cue.filter((i) => i === cue.head || !heads.has(i));
}

function kindOfCue(tree: Tree, words: readonly number[]): LinkKind | undefined {
  return words.map((i) => linkKind(tree.language as string, tree.form(i))).find(Boolean);
}

const LOOSE = /^(?:ADP|DET|CCONJ|SCONJ)$/;

/** "مصدر في | الجمارك": a preposition that ends a source has its noun with it, or goes. */
function withNoun(
  tree: Tree,
  words: readonly number[],
  cue: CueReading,
  heads: ReadonlySet<number>,
): number[] {
  const last = words.at(-1);
  if (last === undefined || tree.word(last).upos !== 'ADP') return [...words];
  const noun = tree.word(last).head;
  const missing = Array.from({ length: Math.max(0, noun - last) }, (_, k) => last + 1 + k);
  const fits =
    noun > last && noun - last <= FARTHEST_NOUN && !missing.some((i) => heads.has(i) || cue.cue.includes(i));
  return fits ? [...words, ...missing] : withoutLoose(tree, words);
}

/** Prepositions, articles and conjunctions that nothing follows are left off the end. */
function withoutLoose(tree: Tree, words: readonly number[]): number[] {
  const out = [...words];
  while (out.length > 1 && LOOSE.test(tree.word(out.at(-1) as number).upos)) out.pop();
  return out;
}

/** The head of the noun phrase that a word belongs to: itself where it belongs to none. */
function phraseTop(tree: Tree, word: number, heads: ReadonlySet<number>): number {
  let at = word;
  for (let steps = 0; steps < 8; steps++) {
    const { head, deprel } = tree.word(at);
    if (
      head < 0 ||
      heads.has(head) ||
      heads.has(at) ||
      !/^(?:case|det|amod|nmod|nummod|flat|compound|fixed|appos)$/.test(base(deprel))
    )
      return at;
    if (!/^(?:NOUN|PROPN|PRON|NUM|ADJ|ADP)$/.test(tree.word(head).upos)) return at;
    at = head;
  }
  return at;
}

/** Stretches of words with small holes between them; those much less likely than the likeliest are left out. */
function likelyStretch(
  tree: Tree,
  words: readonly number[],
  probability: readonly number[],
  heads: ReadonlySet<number>,
): number[] {
  const stretches: number[][] = [];
  for (const i of words) {
    const last = stretches.at(-1)?.at(-1);
    const between = last === undefined ? [] : Array.from({ length: i - last - 1 }, (_, k) => last + 1 + k);
    if (last !== undefined && between.length <= 2 && !between.some((k) => heads.has(k)))
      (stretches.at(-1) as number[]).push(i);
    else stretches.push([i]);
  }
  const mass = (stretch: readonly number[]) => stretch.reduce((sum, i) => sum + (probability[i] ?? 0), 0);
  const most = Math.max(0, ...stretches.map(mass));
  return filled(tree, stretches.filter((stretch) => mass(stretch) >= WEAKER * most).flat());
}

/** A name in quotation marks keeps both: «Агентство „Чайка“». */
function closed(text: string, spans: readonly Span[]): Span[] {
  return spans.map(({ start, end }) => {
    const words = text.slice(start, end);
    const count = (mark: string) => words.split(mark).length - 1;
    const isOpen = MARKS.some(([open, close]) =>
      text[end] !== close ? false : open === close ? count(open) % 2 === 1 : count(open) > count(close),
    );
    return { start, end: isOpen ? end + 1 : end };
  });
}

/** The word of a source that the others hang on. */
function topWord(tree: Tree, source: readonly number[]): number {
  const own = new Set(source);
  const tops = source.filter((i) => !own.has(tree.word(i).head) && tree.word(i).upos !== 'PUNCT');
  return (
    tops.find((i) => /^(?:NOUN|PROPN|PRON)$/.test(tree.word(i).upos)) ?? tops[0] ?? (source[0] as number)
  );
}

/** A verb that says who speaks by its form alone: "وأضاف", «گفت», «сообщил». */
function isSubjectDropped(tree: Tree, verb: number): boolean {
  const { upos } = tree.word(verb);
  return upos === 'VERB' && !tree.isPassive(verb) && tree.child(verb, 'nsubj', 'csubj') === undefined;
}

/** Gives a quotation whole to the draft that holds most of what stands of it in the draft's own sentence. */
export function giveWhole(context: Context, drafts: readonly Draft[], item: Placed): void {
  let best: { draft: Draft; length: number } | undefined;
  for (const draft of drafts) {
    const sentence = context.analysis.sentences[draft.sentence];
    if (!sentence || draft.head < 0 || !overlaps(item, sentence)) continue;
    const here = { start: Math.max(item.start, sentence.start), end: Math.min(item.end, sentence.end) };
    const cue = sentence.words[draft.head];
    if (cue && here.start <= cue.start && cue.end <= here.end) continue; // somebody is quoted as quoting
    const held = shared(draft.content, here);
    if (held < HELD * (here.end - here.start)) continue;
    const length = shared(draft.content, sentence);
    if (!best || length < best.length) best = { draft, length };
  }
  if (!best) return;
  item.draft = best.draft;
  best.draft.content = joined([...best.draft.content, ...item.quotation.spans]);
}

function shared(spans: readonly Span[], range: Span): number {
  return spans.reduce(
    (sum, { start, end }) => sum + Math.max(0, Math.min(end, range.end) - Math.max(start, range.start)),
    0,
  );
}

/** Whether a quotation stands in a sentence without rules of its own. */
export function isForeignQuotation(context: Context, { start }: Placed): boolean {
  const at = wordAt(context.analysis.sentences, start);
  return at !== undefined && isForeign(context, at.sentence);
}
