/** Measures the reader of the other languages as it is built in dist/: trees over written words, attributions and items through the command line. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSentences, type Segment, segment } from '../dist/language/reader.js';
import type { Span } from '../src/report.js';
import { parseConllu, type Tree, type TreeWord } from './conllu.js';
import { type Floor, floorOf, floorTable } from './floors.js';
import { GOLD } from './paths.js';
import { readGold, scoredBy } from './score.js';

const FOLDER = 'languages';
/** For each language its treebank, and what must be reached: UPOS, UAS; cues, source words, content words, chains. */
const FLOORS = {
  ar: { set: 'ar-pud', upos: 0.91, uas: 0.81, cue: 0.89, source: 0.86, content: 0.9, chains: 0.65 },
  fa: { set: 'fa-perdt', upos: 0.94, uas: 0.85, cue: 0.89, source: 0.86, content: 0.9, chains: 0.65 },
  fr: { set: 'fr-gsd', upos: 0.97, uas: 0.9, cue: 0.91, source: 0.86, content: 0.9, chains: 0.7 },
  ru: { set: 'ru-gsd', upos: 0.968, uas: 0.895, cue: 0.91, source: 0.87, content: 0.9, chains: 0.7 },
  uk: { set: 'uk-parlamint', upos: 0.978, uas: 0.9, cue: 0.9, source: 0.85, content: 0.89, chains: 0.7 },
} as const;
type Language = keyof typeof FLOORS;
const ITEMS = 0.85;
const CONTENT = /^(?:NOUN|PROPN|VERB|ADJ|PRON|NUM|ADV)$/;
const BESIDE = /^(?:case|det|mark|cc)$/;

/** A written word of a treebank: its place in the text, part of speech, and the place of its head (-1 for the root). */
interface Written extends Span {
  upos: string;
  head: number;
}

/** One sentence of a treebank in written words, from an offset of a text on; the same joining as model/languages.py. */
function writtenWords(tree: Tree, language: Language, from: number): { text: string; words: Written[] } {
  const groups: { numbers: number[]; form: string; spaceAfter: boolean }[] = [];
  let number = 1;
  for (const token of tree.tokens) {
    const last = groups.at(-1);
    const numbers = Array.from({ length: token.words }, (_, k) => number + k);
    number += token.words;
    const isGlued =
      language === 'ar' && last && !last.spaceAfter && /\p{L}/u.test(last.form) && /\p{L}/u.test(token.form);
    if (isGlued) {
      last.numbers.push(...numbers);
      last.form += token.form;
      last.spaceAfter = token.spaceAfter;
    } else groups.push({ numbers, form: token.form, spaceAfter: token.spaceAfter });
  }
  const groupOf = new Map(groups.flatMap((group, k) => group.numbers.map((n) => [n, k] as const)));
  let text = '';
  const words = groups.map(({ numbers, form, spaceAfter }): Written => {
    const main = mainOf(numbers, tree.words);
    const start = from + text.length;
    text += form + (spaceAfter ? ' ' : '');
    return { start, end: start + form.length, upos: main.upos, head: groupOf.get(main.head) ?? -1 };
  });
  return { text, words };
}

/** The part of a written word that stands for it: of those whose head lies outside, the first that carries content. */
function mainOf(numbers: readonly number[], words: readonly TreeWord[]): TreeWord {
  const own = numbers.map((n) => words[n - 1] as TreeWord);
  const out = own.filter(({ head }) => !numbers.includes(head));
  return (
    out.find(({ upos, deprel }) => CONTENT.test(upos) && !BESIDE.test(deprel)) ??
    out.find(({ upos }) => /^(?:AUX|VERB)$/.test(upos)) ??
    (out[0] as TreeWord)
  );
}

interface Shares {
  upos: number;
  uas: number;
}

/** UPOS and UAS over the treebank's own written words, and over those that the reader cuts from the raw text. */
async function trees(language: Language): Promise<{ words: number; gold: Shares; raw: Shares }> {
  const file = join(GOLD, FOLDER, 'ud', `${FLOORS[language].set}.conllu`);
  let text = '';
  const sentences: Written[][] = [];
  const blocks = [];
  for (const tree of parseConllu(readFileSync(file, 'utf8'))) {
    const one = writtenWords(tree, language, text.length);
    sentences.push(one.words);
    blocks.push({
      kind: 'paragraph' as const,
      start: text.length,
      end: text.length + one.text.trimEnd().length,
    });
    text += `${one.text.trimEnd()}\n\n`;
  }
  const given = sentences.map((words): Segment => ({ words, language }));
  const gold = score(sentences.flat(), await readWords(text, given), sentences);
  const raw = score(sentences.flat(), await readWords(text, segment(text, blocks, language)), sentences);
  return { words: sentences.flat().length, gold, raw };
}

/** Every word that is read, by where it starts and ends, with its part of speech and where its head starts. */
async function readWords(
  text: string,
  segments: readonly Segment[],
): Promise<Map<string, { upos: string; head: string }>> {
  const { sentences } = await readSentences(text, segments);
  const key = (span: Span | undefined) => (span ? `${span.start}-${span.end}` : 'root');
  return new Map(
    sentences.flatMap(({ words }) =>
      words.map((word) => [key(word), { upos: word.upos, head: key(words[word.head]) }] as const),
    ),
  );
}

/** Shares of words with the right part of speech, and head, of both sides' words (F1). */
function score(
  all: readonly Written[],
  read: ReadonlyMap<string, { upos: string; head: string }>,
  sentences: readonly Written[][],
): Shares {
  let upos = 0;
  let uas = 0;
  for (const words of sentences)
    for (const word of words) {
      const seen = read.get(`${word.start}-${word.end}`);
      const head = words[word.head];
      upos += Number(seen?.upos === word.upos);
      uas += Number(seen?.head === (head ? `${head.start}-${head.end}` : 'root'));
    }
  const both = all.length + read.size;
  return { upos: (2 * upos) / both, uas: (2 * uas) / both };
}

/** The section of docs/benchmarks.md. */
export async function languagesSection(): Promise<string> {
  const floors: Floor[] = [];
  const rows: string[] = [];
  for (const language of Object.keys(FLOORS) as Language[]) {
    const least = FLOORS[language];
    const measured = await trees(language);
    const set = (task: string) => `${FOLDER}/${language}-${task}.jsonl`;
    const of = async (task: string) =>
      scoredBy('score_languages.py', task, join(GOLD, set(task)), await readGold(set(task)));
    const said = await of('attribution');
    const items = await of('items');
    floors.push(
      { what: `${language}: UPOS, ${least.set}`, measured: measured.gold.upos, floor: least.upos },
      { what: `${language}: UAS, ${least.set}`, measured: measured.gold.uas, floor: least.uas },
      floorOf(`${language}: cue F1`, said, 'cues.f1', least.cue),
      floorOf(`${language}: source words F1`, said, 'source_tokens.f1', least.source),
      floorOf(`${language}: content words F1`, said, 'content_tokens.f1', least.content),
      floorOf(`${language}: chains of two or more, all links right`, said, 'two_links', least.chains),
      floorOf(`${language}: items, times`, items, 'time', ITEMS),
      floorOf(`${language}: items, places`, items, 'place', ITEMS),
      floorOf(`${language}: items, numbers`, items, 'quantity', ITEMS),
    );
    const { raw, words } = measured;
    rows.push(`| ${language} | ${least.set} | ${words} | ${raw.upos.toFixed(3)} | ${raw.uas.toFixed(3)} |`);
  }
  return [
    'Treebanks on their own written words (what a treebank splits inside a written word is joined again: Arabic clitics, “du”, Persian endings); 40 passages and 45 sentences of each language, written for this project by another hand than what trained, through the command line.',
    floorTable(floors),
    'The same trees from raw text, words and sentences cut by Headwater:',
    ['| language | treebank | written words | UPOS F1 | UAS F1 |', '|---|---|---:|---:|---:|', ...rows].join(
      '\n',
    ),
  ].join('\n\n');
}
