/** Analysis → CoNLL-U, the exchange format of Universal Dependencies. */
import type { Analysis, Sentence, Word } from './analysis.js';
import { writtenTogether } from './contractions.js';

/**
 * The trees of a text in CoNLL-U (https://universaldependencies.org/format.html), one sentence after another, each
 * with `# sent_id` and `# text`; contractions are multiword tokens; every word's range in the text stands in MISC.
 *
 * @param text the text that was analysed
 * @param options.id the document's id, first part of every sentence's
 * @example toConllu(text, await analyse(text, blocks), { id: 'a1' })
 */
export function toConllu(
  text: string,
  analysis: Pick<Analysis, 'sentences'>,
  { id }: { id: string },
): string {
  const name = id.replace(/\s+/gu, '_') || 'text';
  const sentences = analysis.sentences.map((sentence, index) =>
    sentenceLines(text, sentence, `${name}-${index + 1}`),
  );
  return sentences
    .map((lines, index) => [...(index ? [] : [`# newdoc id = ${name}`]), ...lines, '', ''].join('\n'))
    .join('');
}

function sentenceLines(text: string, { words }: Sentence, id: string): string[] {
  const forms = words.map(({ start, end }) => text.slice(start, end));
  const glued = words.map(({ start }, index) => index > 0 && words[index - 1]?.end === start);
  const written = forms.map((form, index) => (index && !glued[index] ? ' ' : '') + form).join('');
  const lines = [`# sent_id = ${id}`, `# text = ${written}`];
  for (let index = 0; index < words.length; ) {
    const count = writtenTogether(forms, glued, index);
    const after = index + count;
    const spacing = glued[after] ? 'SpaceAfter=No' : '';
    // Inside a contraction the spacing stands with the whole, not with its words.
    if (count > 1)
      lines.push(row([`${index + 1}-${after}`, forms.slice(index, after).join(''), ...NONE, spacing]));
    for (; index < after; index++) {
      const { start, end, lemma, upos, feats, head, deprel } = words[index] as Word;
      const misc = [count > 1 ? '' : spacing, `Range=${start}:${end}`].filter(Boolean).join('|');
      const number = String(index + 1);
      lines.push(
        row([number, forms[index], lemma, upos, '', features(feats), String(head + 1), deprel, '', misc]),
      );
    }
  }
  return lines;
}

/** The seven columns that a multiword token leaves empty. */
const NONE = Array<string>(7).fill('');

function row(columns: readonly (string | undefined)[]): string {
  return columns.map((column) => column || '_').join('\t');
}

/** Features as UD writes them: by name, ignoring case. */
function features(feats: Readonly<Record<string, string>>): string {
  const names = Object.keys(feats).sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  return names.map((name) => `${name}=${feats[name]}`).join('|');
}
