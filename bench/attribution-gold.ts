/** Gold trees (CoNLL-U of Universal Dependencies) as analyses, to measure the rules apart from the parser. */
import { readFileSync } from 'node:fs';
import type { Analysis, Sentence, Upos, Word } from '../src/language/index.js';

interface GoldSentence {
  text: string;
  newParagraph: boolean;
  sentence: Sentence;
  /** The MISC column of each word. */
  misc: string[];
}

export interface GoldDocument {
  id: string;
  sentences: GoldSentence[];
}

/** Reads a CoNLL-U file; offsets are within each sentence's own `# text`. */
export function readConllu(path: string): GoldDocument[] {
  const documents: GoldDocument[] = [];
  let comments = new Map<string, string>();
  let rows: string[][] = [];
  const flush = () => {
    if (!rows.length) return;
    const text = comments.get('text') ?? '';
    documents[documents.length - 1]?.sentences.push({
      text,
      newParagraph: comments.has('newpar'),
      ...sentenceOf(text, rows),
    });
    rows = [];
    comments = new Map();
  };
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line.startsWith('#')) {
      const [key, value] = line.slice(1).split(/=(.*)/s);
      const name = (key ?? '').trim();
      comments.set(name, (value ?? '').trim());
      if (name === 'newdoc id') documents.push({ id: (value ?? '').trim(), sentences: [] });
    } else if (line === '') flush();
    else rows.push(line.split('\t'));
  }
  flush();
  return documents;
}

function sentenceOf(text: string, rows: readonly string[][]): { sentence: Sentence; misc: string[] } {
  const words: Word[] = [];
  const misc: string[] = [];
  let at = 0;
  let together: { end: number; stop: number; from: number } | undefined;
  for (const row of rows) {
    const [id, form, lemma, upos, , feats, head, deprel, , extra] = row as string[];
    if (id?.includes('.')) continue;
    if (id?.includes('-')) {
      const start = text.indexOf(form as string, at);
      together = { end: Number(id.split('-')[1]), stop: start + (form as string).length, from: start };
      continue;
    }
    let start = text.indexOf(form as string, at);
    let end = start + (form as string).length;
    if (together && (start < 0 || end > together.stop)) {
      start = Math.min(Math.max(at, together.from), together.stop);
      end = together.stop;
    }
    at = end;
    if (together && Number(id) >= together.end) {
      at = together.stop;
      together = undefined;
    }
    words.push({
      start,
      end,
      lemma: lemma as string,
      upos: upos as Upos,
      feats: feats === '_' ? {} : Object.fromEntries((feats as string).split('|').map((f) => f.split('='))),
      head: Number(head) - 1,
      deprel: deprel as string,
    });
    misc.push(extra as string);
  }
  return { sentence: { start: 0, end: text.length, words }, misc };
}

/** The same sentence moved to where it stands in a longer text. */
export function moved(sentence: Sentence, by: number): Sentence {
  return {
    ...sentence,
    start: sentence.start + by,
    end: sentence.end + by,
    words: sentence.words.map((w) => ({ ...w, start: w.start + by, end: w.end + by })),
  };
}

/** The gold sentences that make up a passage, in its own offsets; undefined when they cannot be found. */
export function analysisOfPassage(text: string, documents: readonly GoldDocument[]): Analysis | undefined {
  for (const document of documents) {
    for (let i = 0; i < document.sentences.length; i++) {
      if (!text.startsWith((document.sentences[i] as GoldSentence).text)) continue;
      const sentences: Sentence[] = [];
      let at = 0;
      for (let k = i; k < document.sentences.length && at < text.length; k++) {
        const next = document.sentences[k] as GoldSentence;
        while (/\s/.test(text[at] ?? '')) at++;
        if (!text.startsWith(next.text, at)) break;
        sentences.push(moved(next.sentence, at));
        at += next.text.length;
      }
      if (text.slice(at).trim() === '') return { sentences, mentions: [], entities: [] };
    }
  }
  return undefined;
}
