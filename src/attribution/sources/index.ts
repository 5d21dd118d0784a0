/** Sources: one entry for everybody who speaks, with every mention, and why they are the same. */
import type { Explanation, Source, Span } from '../../report.js';
import type { Context, Draft } from '../draft.js';
import { WORDS } from '../lexicon.js';
import { named } from '../rule.js';
import type { Resolution } from './antecedent.js';
import { gather } from './cluster.js';
import { entry, fullest } from './entry.js';
import type { Cluster } from './features.js';
import { type NounPhrase, nounPhrases } from './phrases.js';

export interface SourceReading {
  sources: Source[];
  sourceOf: Map<Draft, Source>;
  explanations: Explanation[];
  /** How sure each draft's source link is: 1 for a name or a plain mention, the scorer's figure for an anaphor. */
  certainty: Map<Draft, number>;
}

/**
 * @param context the document
 * @param drafts the attributions, in text order
 */
export function readSources(context: Context, drafts: readonly Draft[]): SourceReading {
  const { phrases, phraseOf } = speakingPhrases(context, drafts);
  const speaking = new Set(phraseOf.values());
  const { clusterOf, resolutions } = gather(
    phrases,
    (phrase) => speaking.has(phrase),
    enclosingSpeakers(phrases, drafts, phraseOf),
  );
  return build(context, drafts, phraseOf, clusterOf, resolutions);
}

/** All noun phrases in text order, and which of them is each draft's source. */
export function speakingPhrases(
  context: Context,
  drafts: readonly Draft[],
): { phrases: NounPhrase[]; phraseOf: Map<Draft, NounPhrase> } {
  const phrases = nounPhrases(context);
  const phraseAt = new Map<string, NounPhrase>();
  for (const phrase of phrases) phraseAt.set(`${phrase.sentence}:${phrase.head}`, phrase);
  const phraseOf = new Map<Draft, NounPhrase>();
  for (const draft of drafts) {
    if (!draft.sourceAt || !draft.source.length) continue;
    const key = `${draft.sourceAt.sentence}:${draft.sourceAt.word}`;
    let phrase = phraseAt.get(key);
    if (!phrase) {
      phrase = loosePhrase(context, draft);
      phraseAt.set(key, phrase);
      phrases.push(phrase);
    }
    clip(context, phrase, draft);
    phraseOf.set(draft, phrase);
  }
  phrases.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  return { phrases, phraseOf };
}

const clipped = named('a source ends where its words end');

/** "Quoted by the service, the director said": the tree takes the director for the service's name; the comma parts them. */
function clip(context: Context, phrase: NounPhrase, draft: Draft): void {
  const end = Math.max(...draft.source.map((s) => s.end));
  if (!clipped() || phrase.span.end <= end || phrase.span.start >= end) return;
  if (!/^\s*,/.test(context.text.slice(end, phrase.span.end))) return;
  phrase.span = { start: phrase.span.start, end };
  phrase.text = context.text.slice(phrase.span.start, end);
  const known = new Set(phrase.text.toLowerCase().match(/[\p{L}\p{N}'’-]+/gu) ?? []);
  phrase.names = phrase.names.filter((name) => name.every((word) => known.has(word)));
  phrase.descriptions = phrase.descriptions.filter((word) => known.has(word));
  phrase.words = phrase.words.filter((word) => known.has(word));
}

/** For each phrase the speaker of the smallest content that holds it: whoever says "I" there. One sweep. */
export function enclosingSpeakers(
  phrases: readonly NounPhrase[],
  drafts: readonly Draft[],
  phraseOf: ReadonlyMap<Draft, NounPhrase>,
): (phrase: NounPhrase) => NounPhrase | undefined {
  const contents = drafts
    .flatMap((draft) => {
      const speaker = phraseOf.get(draft);
      return speaker && !draft.weak ? draft.content.map((span) => ({ span, speaker })) : [];
    })
    .sort((a, b) => a.span.start - b.span.start);
  const around = new Map<NounPhrase, NounPhrase>();
  let active: typeof contents = [];
  let next = 0;
  for (const phrase of phrases) {
    while (next < contents.length && (contents[next] as { span: Span }).span.start <= phrase.span.start)
      active.push(contents[next++] as (typeof contents)[number]);
    active = active.filter((item) => item.span.end > phrase.span.start);
    let best: (typeof contents)[number] | undefined;
    for (const item of active) {
      if (item.speaker === phrase || item.span.end < phrase.span.end) continue;
      if (!best || item.span.end - item.span.start < best.span.end - best.span.start) best = item;
    }
    if (best) around.set(phrase, best.speaker);
  }
  return (phrase) => around.get(phrase);
}

/** A source that no noun phrase was found for (grammar unknown, a headline's words). */
function loosePhrase(context: Context, draft: Draft): NounPhrase {
  const start = Math.min(...draft.source.map((s) => s.start));
  const end = Math.max(...draft.source.map((s) => s.end));
  const text = context.text.slice(start, end);
  const words = text.toLowerCase().match(/[\p{L}\p{N}'’-]+/gu) ?? [];
  const capital = text.match(/\p{Lu}[\p{L}\p{N}'’-]*/gu)?.map((w) => w.toLowerCase()) ?? [];
  const pronoun = /^(?:he|she|it|they|i|we)$/i.test(text);
  const names = capital.filter((w) => !WORDS.titles.has(w) && !/^(?:the|an?)$/.test(w));
  return {
    sentence: (draft.sourceAt as { sentence: number }).sentence,
    head: (draft.sourceAt as { word: number }).word,
    span: { start, end },
    form: pronoun ? 'pronoun' : names.length ? 'name' : 'description',
    names: names.length && !pronoun ? [names] : [],
    descriptions: words.filter((w) => WORDS.role.has(w) || WORDS.group.has(w) || WORDS.unnamed.has(w)),
    words,
    plural: /^(?:they|we)$/i.test(text) || (names.length === 0 && /s$/.test(text)),
    ...(/^he$/i.test(text)
      ? { gender: 'he' as const }
      : /^she$/i.test(text)
        ? { gender: 'she' as const }
        : {}),
    definite: /^the\b/i.test(text),
    indefinite: /^an?\b/i.test(text),
    subject: true,
    text,
  };
}

function build(
  context: Context,
  drafts: readonly Draft[],
  phraseOf: ReadonlyMap<Draft, NounPhrase>,
  clusterOf: ReadonlyMap<NounPhrase, Cluster>,
  resolutions: readonly Resolution[],
): SourceReading {
  const sources: Source[] = [];
  const ofCluster = new Map<Cluster, Source>();
  const sourceOf = new Map<Draft, Source>();
  const certainty = new Map<Draft, number>();
  const explanations: Explanation[] = [];
  const resolved = new Map(resolutions.map((r) => [r.phrase, r]));
  for (const draft of drafts) {
    const phrase = phraseOf.get(draft);
    const cluster = phrase && clusterOf.get(phrase);
    if (!phrase || !cluster) {
      if (phrase) {
        // "I" outside every quotation: the report's own writer, a source of its own.
        const lone = {
          phrases: [phrase],
          lastSpoke: 0,
          lastSeen: 0,
          descriptions: new Set<string>(),
          words: new Set<string>(),
          names: new Map<string, readonly string[]>(),
          texts: new Set<string>(),
          named: false,
        };
        (clusterOf as Map<NounPhrase, Cluster>).set(phrase, lone);
        sourceOf.set(draft, entry(context, lone, sources, ofCluster));
      }
      continue;
    }
    const source = entry(context, cluster, sources, ofCluster);
    sourceOf.set(draft, source);
    const resolution = resolved.get(phrase);
    certainty.set(draft, resolution?.chosen ? (resolution.candidates[0]?.score ?? 1) : 1);
  }
  for (const { phrase, chosen, candidates } of resolutions) {
    const cluster = clusterOf.get(phrase);
    const source = cluster && ofCluster.get(cluster);
    if (!source || !candidates.length) continue;
    explanations.push({
      about: source.id,
      rule: 'antecedent',
      text: chosen
        ? `“${phrase.text}” is taken to mean “${source.name}”: ${reason(phrase, chosen)}.`
        : `“${phrase.text}” is kept as a source of its own: nobody named before fits well enough.`,
      spans: [phrase.span],
      candidates: candidates.map(({ cluster: c, score }) => ({
        name: fullest(c).text,
        score: Math.round(score * 1000) / 1000,
        span: fullest(c).span,
      })),
    });
  }
  return { sources, sourceOf, explanations, certainty };
}

function reason(phrase: NounPhrase, cluster: Cluster): string {
  const head = phrase.descriptions[phrase.descriptions.length - 1];
  if (head && cluster.phrases.slice(0, 50).some((p) => p !== phrase && p.descriptions.includes(head)))
    return `“${head}” was said of them before`;
  if (phrase.form === 'pronoun')
    return `they agree in number and gender as far as known, and were the likeliest of those just mentioned`;
  return 'kind and number agree, and they were mentioned shortly before';
}
