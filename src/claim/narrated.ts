/** Attributions that tell what somebody did, not what somebody says is so: their words are one claim with what is around them. */
import { type AttributionReading, named } from '../attribution/index.js';
import type { Analysis, Word } from '../language/index.js';
import type { Attribution, Span } from '../report.js';
import { firstStartingAt } from '../sorted.js';
import { base, childrenOf } from './grammar.js';
import { wordSets } from './lexicon.js';

const { saying, doing, saidNouns } = wordSets('acts.json', ['saying', 'doing', 'saidNouns']);
const { happenings } = wordSets('where.json', ['happenings']);

/** From this confidence on a cue is taken at its word; tuned on the development set of chains. */
const SURE = 0.7;

const nounRule = named('a noun behind a cue is what somebody did, unless it is a happening');
const doingRule = named('verbs of doing are no cues');

/**
 * Ids of attributions that carry no claim: "rejected the offer", "refused to leave", "was considered an unknown".
 *
 * @example narratedOf(analysis, attribution.attributions)
 */
export function narratedOf(analysis: Analysis, reading: AttributionReading): Set<string> {
  const found = new Set<string>();
  const holders = new Set(reading.attributions.flatMap(({ within }) => within ?? []));
  for (const attribution of reading.attributions)
    if (!holders.has(attribution.id) && isNarrated(analysis, attribution)) found.add(attribution.id);
  return found;
}

function isNarrated(
  analysis: Analysis,
  { cue, content, quotation, stance, confidence }: Attribution,
): boolean {
  const [first] = cue;
  if (!first || quotation === 'direct' || stance === 'order') return false;
  const sentence = sentenceAt(analysis, first.start);
  if (!sentence || content.some((span) => span.start < sentence.start || span.end > sentence.end))
    return false;
  const { words } = sentence;
  const covered = (spans: readonly Span[]) =>
    words.flatMap((word, k) => (spans.some((s) => s.start <= word.start && word.end <= s.end) ? [k] : []));
  const cues = covered(cue);
  const verb = cues.find((k) => (words[k] as Word).upos === 'VERB');
  if (verb === undefined) return false;
  const own = covered(content).filter((k) => (words[k] as Word).upos !== 'PUNCT');
  const inside = new Set(own);
  const tops = own.filter((k) => !inside.has((words[k] as Word).head));
  const lemma = (words[verb] as Word).lemma.toLowerCase();
  const top = tops.find((k) => (words[k] as Word).head === verb) ?? tops[0];
  if (top === undefined) return false;
  const children = childrenOf(words);
  const clausal = tops.some((k) => isClausal(words, children[k] ?? [], k));
  if (clausal) {
    const infinitive = (children[top] ?? []).some(
      (k) => lemmaOf(words[k]) === 'to' && (words[k] as Word).upos === 'PART',
    );
    return doingRule() && infinitive && doing.has(lemma) && tops.length === 1;
  }
  if (!nounRule()) return false;
  if (doing.has(lemma)) return true;
  if (confidence > SURE) return false;
  return !(saying.has(lemma) && tops.some((k) => tells(words, children[k] ?? [], k)));
}

const lemmaOf = (word: Word | undefined) => word?.lemma.toLowerCase() ?? '';

/** A noun that is a happening, or is counted. */
function tells(words: readonly Word[], kids: readonly number[], k: number): boolean {
  const lemma = lemmaOf(words[k]);
  return (
    happenings.has(lemma) ||
    saidNouns.has(lemma) ||
    (words[k] as Word).upos === 'NUM' ||
    kids.some((c) => base((words[c] as Word).deprel) === 'nummod')
  );
}

function isClausal(words: readonly Word[], kids: readonly number[], k: number): boolean {
  const { upos } = words[k] as Word;
  return (
    upos === 'VERB' ||
    upos === 'AUX' ||
    kids.some((c) => /^(?:cop|nsubj|csubj|aux|mark)/.test((words[c] as Word).deprel))
  );
}

function sentenceAt({ sentences }: Analysis, offset: number) {
  const after = firstStartingAt(sentences, offset + 1);
  return sentences[after - 1];
}
