/** CoNLL-U files → plain data, for measurements: trees, and the raw text they were made from. */
import type { Block } from '../src/report.js';

export interface TreeWord {
  form: string;
  lemma: string;
  upos: string;
  feats: string;
  /** 1-based number of the head in its sentence, 0 for the root, as in the file. */
  head: number;
  deprel: string;
}

/** What is written in one piece: a word, or a contraction of several ("don't"). */
export interface TreeToken {
  form: string;
  /** How many words it holds. */
  words: number;
  spaceAfter: boolean;
}

export interface Tree {
  id: string;
  tokens: TreeToken[];
  words: TreeWord[];
  /** Set on the first sentence of a document, of a paragraph. */
  newDocument?: string;
  newParagraph?: boolean;
}

/**
 * Reads CoNLL-U. Empty nodes ("8.1") are left out.
 *
 * @throws Error when a line has not ten columns, naming its number
 */
export function parseConllu(conllu: string): Tree[] {
  const trees: Tree[] = [];
  let tree: Tree = { id: '', tokens: [], words: [] };
  let covered = 0;
  for (const [index, line] of conllu.split(/\r?\n/).entries()) {
    if (line === '') {
      if (tree.words.length) trees.push(tree);
      tree = { id: '', tokens: [], words: [] };
      covered = 0;
    } else if (line.startsWith('#')) {
      const [key, value] = line.slice(1).split(/ = (.*)/);
      if (key?.trim() === 'sent_id') tree.id = value ?? '';
      else if (key?.trim() === 'newdoc id') tree.newDocument = value ?? '';
      else if (/^newpar( id)?$/.test(key?.trim() ?? '')) tree.newParagraph = true;
    } else {
      const columns = line.split('\t');
      if (columns.length !== 10)
        throw new Error(`line ${index + 1} has ${columns.length} columns, expected 10`);
      const [id, form, lemma, upos, , feats, head, deprel, , misc] = columns as [
        ...[string, string, string, string, string],
        ...[string, string, string, string, string],
      ];
      if (id.includes('.')) continue;
      const spaceAfter = !/(^|\|)SpaceAfter=No(\||$)/.test(misc);
      if (id.includes('-')) {
        const [from, to] = id.split('-').map(Number) as [number, number];
        tree.tokens.push({ form, words: to - from + 1, spaceAfter });
        covered = to;
        continue;
      }
      if (Number(id) > covered) tree.tokens.push({ form, words: 1, spaceAfter });
      tree.words.push({ form, lemma, upos, feats, head: Number(head), deprel });
    }
  }
  if (tree.words.length) trees.push(tree);
  return trees;
}

/** The text that trees were made from, with its paragraphs as blocks; documents and paragraphs are parted by a blank line. */
export function rawText(trees: readonly Tree[]): { text: string; blocks: Block[] } {
  let text = '';
  const blocks: Block[] = [];
  for (const tree of trees) {
    const last = blocks.at(-1);
    if (!last || tree.newDocument !== undefined || tree.newParagraph) {
      text = text.trimEnd();
      if (last) {
        last.end = text.length;
        text += '\n\n';
      }
      blocks.push({ kind: 'paragraph', start: text.length, end: text.length });
    }
    for (const token of tree.tokens) text += token.form + (token.spaceAfter ? ' ' : '');
  }
  text = text.trimEnd();
  const last = blocks.at(-1);
  if (last) last.end = text.length;
  return { text, blocks };
}

/** Trees document by document. */
export function byDocument(trees: readonly Tree[]): Tree[][] {
  const documents: Tree[][] = [];
  for (const tree of trees) {
    if (tree.newDocument !== undefined || documents.length === 0) documents.push([]);
    documents.at(-1)?.push(tree);
  }
  return documents;
}
