/**
 * Experiments on attribution: reads analyses (gold trees, or the reader's own kept in bench/out) and writes reports for
 * ../shared/bench/score.py. `npx tsx bench/attribution-lab.ts gold|tune|dev|chains|newswire|releases|claims|stories`
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { attribute } from '../src/attribution/index.js';
import { assembleClaims } from '../src/claim/index.js';
import type { DocumentInput } from '../src/container/index.js';
import { type Document, toDocument } from '../src/document/index.js';
import { type Analysis, analyse } from '../src/language/index.js';
import { analysisOfPassage, readConllu } from './attribution-gold.js';

const SHARED = '../shared';
const SETS: Record<string, string> = {
  tune: `${SHARED}/bench/attribution/tune.jsonl`,
  dev: `${SHARED}/bench/attribution/dev.jsonl`,
  chains: `${SHARED}/bench/chains/dev.jsonl`,
  newswire: `${SHARED}/train/attribution/newswire.jsonl`,
  articles: `${SHARED}/train/attribution/articles.jsonl`,
  releases: `${SHARED}/train/attribution/releases.jsonl`,
  claims: `${SHARED}/bench/claims/dev.jsonl`,
  stories: `${SHARED}/bench/stories/reports.jsonl`,
};

/** What of a gold item is handed to the reader. */
const GIVEN = ['id', 'title', 'outlet', 'published'];

export interface GoldItem {
  id: string;
  text: string;
  [key: string]: unknown;
}

export const readLines = (path: string): GoldItem[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

/** Documents and analyses of a set's first items, the analyses kept on disk between runs. */
export async function analysed(
  set: string,
  most = Infinity,
): Promise<{ document: Document; analysis: Analysis }[]> {
  mkdirSync('bench/out', { recursive: true });
  const kept = `bench/out/analyses-${set}.jsonl`;
  // "chains@other" keeps the analyses of another model apart.
  const items = readLines(SETS[set.split('@')[0] as string] as string).slice(0, most);
  const out = existsSync(kept)
    ? readFileSync(kept, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((l) => JSON.parse(l) as { document: Document; analysis: Analysis })
    : [];
  for (const item of items.slice(out.length)) {
    const given = Object.fromEntries(GIVEN.filter((key) => item[key]).map((key) => [key, item[key]]));
    const document = await toDocument({ text: item.text, ...given } as DocumentInput);
    out.push({ document, analysis: await analyse(document.text, document.blocks) });
    appendFileSync(kept, `${JSON.stringify(out[out.length - 1])}\n`);
  }
  return out.slice(0, most);
}

/** The passages of train/attribution/articles with their gold trees. */
export async function goldPassages(): Promise<{ document: Document; analysis: Analysis }[]> {
  const kept = 'bench/out/analyses-gold.jsonl';
  if (existsSync(kept))
    return readFileSync(kept, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((l) => JSON.parse(l));
  const documents = [
    ...readConllu(`${SHARED}/train/ud/ewt-train.conllu`),
    ...readConllu(`${SHARED}/train/ud/gum-train.conllu`),
  ];
  const out: { document: Document; analysis: Analysis }[] = [];
  for (const item of readLines(SETS.articles as string)) {
    const key = item.id.replace(/-\d+$/, '');
    const own = documents.filter((d) => d.id === key || key.startsWith(d.id));
    const analysis = analysisOfPassage(item.text, own.length ? own : documents);
    if (analysis) out.push({ document: await toDocument({ text: item.text, id: item.id }), analysis });
  }
  mkdirSync('bench/out', { recursive: true });
  writeFileSync(kept, `${out.map((o) => JSON.stringify(o)).join('\n')}\n`);
  return out;
}

export function reportOf({ document, analysis }: { document: Document; analysis: Analysis }) {
  const attribution = attribute(document, analysis, []);
  const claim = assembleClaims({
    document,
    analysis,
    time: { times: [], warnings: [], explanations: [] },
    place: { places: [], explanations: [] },
    quantity: { quantities: [], warnings: [], explanations: [] },
    attribution,
  });
  return {
    id: document.id,
    text: document.text,
    attributions: attribution.attributions,
    sources: attribution.sources,
    claims: claim.claims,
    explanations: attribution.explanations,
  };
}

if (process.argv[1]?.includes('attribution-lab')) {
  for (const argument of process.argv.slice(2)) {
    const [set, most] = argument.split(':') as [string, string | undefined];
    const inputs =
      set === 'gold' ? await goldPassages() : await analysed(set, most ? Number(most) : Infinity);
    const started = performance.now();
    const reports = inputs.map((input) => reportOf(input));
    console.error(set, inputs.length, `${Math.round(performance.now() - started)} ms`);
    writeFileSync(`bench/out/reports-${set}.jsonl`, `${reports.map((r) => JSON.stringify(r)).join('\n')}\n`);
  }
}
