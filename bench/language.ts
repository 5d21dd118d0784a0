/** Measures language/ as it is built in dist/: trees, words and sentences, mentions, speed, start and memory. */
import { readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Document, toDocument } from '../dist/document/index.js';
import { analyse, type Sentence, toConllu } from '../dist/language/index.js';
import { readSentences } from '../dist/language/reader.js';
import type { Span } from '../src/report.js';
import { byDocument, parseConllu, rawText, type Tree } from './conllu.js';
import { type Scores, scoreTrees } from './conllu-score.js';
import { type Floor, floorTable } from './floors.js';
import { coldStart, peakMemory, type Start } from './language-process.js';
import { GOLD, needGold, ROOT, WORK } from './paths.js';
import { type PeerSpeed, peersInstalled, spacySpeed } from './peers/peers.js';
import { score } from './score.js';
import { countWords } from './speed.js';

const TREES = fileURLToPath(new URL('../../shared/train/ud/', import.meta.url));
const SETS = { EWT: 'ewt-dev.conllu', GUM: 'gum-dev.conllu' } as const;
type SetName = keyof typeof SETS;

/** Shares of right words; `las` compares whole relations, `lasUniversal` those without subtypes. */
export interface GoldWords {
  words: number;
  upos: number;
  feats: number;
  lemmas: number;
  uas: number;
  las: number;
  lasUniversal: number;
}

/** What reading the texts took: by the clock, and of all processors together. */
export interface Took {
  seconds: number;
  processorSeconds: number;
}

export interface LanguageFigures {
  goldWords: Record<SetName, GoldWords>;
  raw: Record<SetName, Scores>;
  entities: { documents: number; exactCore: number; overlapCore: number; exact: number; overlap: number };
  speed: { words: number; own: Took; peer?: Took & { name: string }; load: number };
  start: Start;
  peakMegabytes: number;
}

const read = (name: SetName) => parseConllu(readFileSync(join(TREES, SETS[name]), 'utf8'));

/** The trees' own words laid into a text. */
function wordsOf(trees: readonly Tree[]): { text: string; sentences: Span[][] } {
  let text = '';
  const sentences = trees.map((tree) => {
    const words: Span[] = [];
    for (const token of tree.tokens) {
      for (let count = 0; count < token.words; count++) {
        const start = text.length;
        text += tree.words[words.length]?.form ?? '';
        words.push({ start, end: text.length });
      }
      if (token.spaceAfter) text += ' ';
    }
    return words;
  });
  return { text, sentences };
}

async function goldWords(name: SetName): Promise<GoldWords> {
  const right = { words: 0, upos: 0, feats: 0, lemmas: 0, uas: 0, las: 0, lasUniversal: 0 };
  for (const trees of byDocument(read(name))) {
    const { text, sentences } = wordsOf(trees);
    const reading = await readSentences(
      text,
      sentences.map((words) => ({ words })),
    );
    for (const [index, tree] of trees.entries()) count(right, tree, reading.sentences[index] as Sentence);
  }
  const share = (value: number) => value / right.words;
  return {
    words: right.words,
    upos: share(right.upos),
    feats: share(right.feats),
    lemmas: share(right.lemmas),
    uas: share(right.uas),
    las: share(right.las),
    lasUniversal: share(right.lasUniversal),
  };
}

function count(right: GoldWords, gold: Tree, system: Sentence): void {
  const universal = (relation: string) => relation.split(':')[0];
  for (const [index, word] of gold.words.entries()) {
    const said = system.words[index];
    if (!said) throw new Error(`the reader dropped word ${index + 1} of sentence ${gold.id}`);
    const written = Object.entries(said.feats).map(([feature, value]) => `${feature}=${value}`);
    const attached = said.head + 1 === word.head;
    right.words++;
    right.upos += Number(said.upos === word.upos);
    right.feats += Number((written.join('|') || '_') === word.feats);
    right.lemmas += Number(said.lemma === word.lemma);
    right.uas += Number(attached);
    right.las += Number(attached && said.deprel === word.deprel);
    right.lasUniversal += Number(attached && universal(said.deprel) === universal(word.deprel));
  }
}

/** Raw text, document by document, read and scored against the gold trees. */
async function rawScores(name: SetName): Promise<Scores> {
  const gold = read(name);
  const system: Tree[] = [];
  for (const trees of byDocument(gold)) {
    const { text, blocks } = rawText(trees);
    system.push(...parseConllu(toConllu(text, await analyse(text, blocks), { id: 'raw' })));
  }
  return scoreTrees(gold, system);
}

interface GoldText {
  id: string;
  text: string;
}

const lines = <T>(file: string): T[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);

/** Mentions on the documents of re3d that model/ keeps apart, by the gold's own scorer. */
async function entityScores(): Promise<LanguageFigures['entities']> {
  const apart = JSON.parse(readFileSync(join(ROOT, 'model/held-apart.json'), 'utf8')) as {
    re3d: { id: string }[];
  };
  const ids = new Set(apart.re3d.map(({ id }) => id));
  const gold = lines<GoldText>(join(GOLD, 'entities/re3d-dev.jsonl')).filter(({ id }) => ids.has(id));
  const reports = [];
  for (const { id, text } of gold) {
    const document = await toDocument({ id, text });
    const { mentions } = await analyse(document.text, document.blocks);
    reports.push({ id, mentions });
  }
  const jsonl = (items: readonly unknown[]) => items.map((item) => `${JSON.stringify(item)}\n`).join('');
  const goldFile = join(WORK, 're3d-apart.jsonl');
  const reportFile = join(WORK, 're3d-apart-reports.jsonl');
  writeFileSync(goldFile, jsonl(gold));
  writeFileSync(reportFile, jsonl(reports));
  const figures = await score('entities', relative(GOLD, goldFile), reportFile);
  const f1 = (key: string) => (figures[key] as Record<string, number>).f1 ?? Number.NaN;
  return {
    documents: gold.length,
    exactCore: f1('exact_core'),
    overlapCore: f1('overlap_core'),
    exact: f1('exact'),
    overlap: f1('overlap'),
  };
}

/** Rounds of the speed test; each side's best counts, so that a neighbour's burst of work does not decide. */
const ROUNDS = 3;

/** Texts read side by side, so that no core waits at a text's end: the peer, too, has several in hand. */
const AT_ONCE = 2;

async function readAll(documents: readonly Document[]): Promise<void> {
  const left = documents.values();
  const reader = async () => {
    for (const { text, blocks } of left) await analyse(text, blocks);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, reader));
}

/** Time for the attribution set, warm, through language/ alone; and a peer's for the same texts in the same run. */
async function speed(): Promise<LanguageFigures['speed']> {
  const file = join(GOLD, 'attribution/dev.jsonl');
  const documents = await Promise.all(lines<GoldText>(file).map(({ id, text }) => toDocument({ id, text })));
  const words = documents.reduce((sum, { text }) => sum + countWords(text), 0);
  for (const { text, blocks } of documents.slice(0, 4)) await analyse(text, blocks);
  const load = loadavg()[0] ?? Number.NaN;
  const own: Took[] = [];
  const peers: PeerSpeed[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const started = performance.now();
    const used = process.cpuUsage();
    await readAll(documents);
    const seconds = (performance.now() - started) / 1000;
    const { user, system } = process.cpuUsage(used);
    own.push({ seconds, processorSeconds: (user + system) / 1e6 });
    if (peersInstalled()) peers.push(spacySpeed(file));
  }
  const fastest = <T extends Took>(took: readonly T[]) =>
    [...took].sort((a, b) => a.seconds - b.seconds)[0] as T;
  const result = { words, load, own: fastest(own) };
  if (peers.length === 0) return result;
  const peer = fastest(peers);
  return { ...result, peer: { ...peer, name: `spaCy ${peer.spacy} small on ${peer.processes} processes` } };
}

/** Measures everything. Needs ../shared, python3 and a built dist/; the peer only when it is installed. */
export async function measureLanguage(): Promise<LanguageFigures> {
  return {
    goldWords: { EWT: await goldWords('EWT'), GUM: await goldWords('GUM') },
    raw: { EWT: await rawScores('EWT'), GUM: await rawScores('GUM') },
    entities: await entityScores(),
    speed: await speed(),
    start: await coldStart(),
    peakMegabytes: await peakMemory(),
  };
}

const percent = (value: number) => (100 * value).toFixed(2);

/** The floors of language/, beside what was measured; accuracies in percent. */
export function languageFloors({
  goldWords,
  raw,
  entities,
  speed,
  start,
  peakMegabytes,
}: LanguageFigures): Floor[] {
  const share = (what: string, measured: number, floor: number) => ({
    what,
    measured: 100 * measured,
    floor,
    digits: 1,
  });
  return [
    share('EWT dev, gold words: UPOS', goldWords.EWT.upos, 97.0),
    share('EWT dev, gold words: UAS', goldWords.EWT.uas, 91.6),
    share('EWT dev, gold words: LAS', goldWords.EWT.las, 89.2),
    share('GUM dev, gold words: UPOS', goldWords.GUM.upos, 97.6),
    share('GUM dev, gold words: UAS', goldWords.GUM.uas, 91.0),
    share('GUM dev, gold words: LAS', goldWords.GUM.las, 88.7),
    share('EWT dev, raw text: words F1', raw.EWT.words.f1, 98.0),
    share('GUM dev, raw text: words F1', raw.GUM.words.f1, 99.0),
    share('GUM dev, raw text: sentences F1', raw.GUM.sentences.f1, 90.0),
    share('EWT dev, raw text: LAS F1', raw.EWT.lasFull.f1, 100 * goldWords.EWT.las - 3),
    share('GUM dev, raw text: LAS F1', raw.GUM.lasFull.f1, 100 * goldWords.GUM.las - 3),
    { what: 're3d, core types, overlap F1', measured: entities.overlapCore, floor: 0.8 },
    { what: 're3d, core types, exact F1', measured: entities.exactCore, floor: 0.55 },
    {
      what: 'words a second, as a ratio to spaCy small on two processes',
      measured: speed.peer && speed.peer.seconds / speed.own.seconds,
      floor: 0.6,
      digits: 2,
    },
    {
      what: 'cold start to the first sentence, s',
      measured: start.seconds,
      floor: 1,
      atMost: true,
      digits: 2,
    },
    { what: 'peak memory, MB', measured: peakMegabytes, floor: 400, atMost: true, digits: 0 },
  ];
}

/** Measures language/ and says it in Markdown. */
export async function languageSection(): Promise<string> {
  const figures = await measureLanguage();
  const { goldWords, raw, entities, speed, start } = figures;
  const goldRows = Object.entries(goldWords).map(
    ([name, { words, upos, feats, lemmas, uas, las, lasUniversal }]) =>
      [name, words, ...[upos, feats, lemmas, uas, las, lasUniversal].map(percent)].join(' | '),
  );
  const rawRows = Object.entries(raw).map(([name, scores]) =>
    [
      name,
      ...(['tokens', 'words', 'sentences', 'upos', 'feats', 'lemmas', 'uas', 'lasFull', 'las'] as const).map(
        (key) => percent(scores[key].f1),
      ),
    ].join(' | '),
  );
  const rate = (seconds: number) => Math.round(speed.words / seconds).toLocaleString('en');
  const both = ({ seconds, processorSeconds }: Took) =>
    `${rate(seconds)} words a second by the clock, ${rate(processorSeconds)} a second of processor time`;
  const peer = speed.peer
    ? `${speed.peer.name}, the same texts in the same run: ${both(speed.peer)} (ratio of processor times ${(speed.peer.processorSeconds / speed.own.processorSeconds).toFixed(2)}).`
    : 'The peer is not installed (`npx tsx bench/peers/peers.ts` installs it), so there is no ratio.';
  return [
    'The reader model with the shipped 8-bit weights, as Node runs it.',
    floorTable(languageFloors(figures)),
    'Gold words, dev parts of Universal Dependencies; accuracy in percent. LAS compares whole relations; in brackets, relations without subtypes.',
    table(['', 'words', 'UPOS', 'features', 'lemmas', 'UAS', 'LAS', '(LAS)'], goldRows),
    'Raw text, scored as in the CoNLL 2018 shared task; F1 in percent.',
    table(['', 'tokens', 'words', 'sentences', 'UPOS', 'features', 'lemmas', 'UAS', 'LAS', '(LAS)'], rawRows),
    `Mentions on the ${entities.documents} documents of re3d that no weight was trained on (model/held-apart.json), F1: core types ${entities.exactCore} exact, ${entities.overlapCore} overlapping; all types ${entities.exact} exact, ${entities.overlap} overlapping.`,
    `Speed, warm, language/ alone, over ${speed.words.toLocaleString('en')} words, best of ${ROUNDS} rounds (load average before: ${speed.load.toFixed(1)}): ${both(speed.own)}. ${peer}`,
    dotProducts(),
    `Cold start to the first sentence: ${start.seconds.toFixed(2)} s, the median of ${start.runs}.`,
  ].join('\n\n');
}

/** Whether the processor multiplies 8-bit numbers in one step (VNNI), which decides how quick the 8-bit network is. */
function dotProducts(): string {
  let flags = '';
  try {
    flags = readFileSync('/proc/cpuinfo', 'utf8');
  } catch {
    return 'Whether this processor has 8-bit dot products (VNNI) could not be told.';
  }
  return /\bavx(?:512)?_vnni\b/.test(flags)
    ? 'This processor has 8-bit dot products (VNNI).'
    : 'This processor has no 8-bit dot products (VNNI), so the 8-bit network is no faster on it than one in 32 bits would be.';
}

function table(head: readonly string[], rows: readonly string[]): string {
  return [
    `| ${head.join(' | ')} |`,
    `|${'---|'.repeat(head.length)}`,
    ...rows.map((row) => `| ${row} |`),
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  needGold();
  console.log(await languageSection());
}
