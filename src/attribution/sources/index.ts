/** Sources: one entry for everybody who speaks, with every mention, and why they are the same. */
import type { Sentence, Word } from '../../language/index.js';
import type { Explanation, Source, Span, Stance } from '../../report.js';
import { firstEndingAfter } from '../../sorted.js';
import type { Context, Draft, WordRef } from '../draft.js';
import { WORDS } from '../lexicon.js';
import { joined } from '../locate.js';
import { named } from '../rule.js';
import { pronounOf, shownWord } from '../tongues.js';
import type { Resolution, Speech } from './antecedent.js';
import type { Saying } from './apart.js';
import { gather, isFirst } from './cluster.js';
import { entry, fullest } from './entry.js';
import type { Cluster } from './features.js';
import { type NounPhrase, nounPhrases } from './phrases.js';

/** Words that stand for nobody who could be named: "whoever goes there", "that shows". */
const NOBODY =
  /^(?:who|which|what|that|this|these|those|there|whoever|whatever|anyone|anybody|everyone|everybody|nobody|noone|someone|somebody|one)$/i;
const LONGEST_JOINT = 120; // characters

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
  const { clusterOf, resolutions } = gather(phrases, speechOf(phrases, drafts, phraseOf));
  return build(context, drafts, phraseOf, clusterOf, resolutions);
}

/** Who speaks, in whose words a phrase stands, and what each speaker says. */
export function speechOf(
  phrases: readonly NounPhrase[],
  drafts: readonly Draft[],
  phraseOf: ReadonlyMap<Draft, NounPhrase>,
): Speech {
  const speakerAround = enclosingSpeakers(phrases, drafts, phraseOf);
  const sayings = new Map<NounPhrase, { stances: Stance[]; names: NounPhrase[] }>();
  for (const draft of drafts) {
    const phrase = phraseOf.get(draft);
    if (!phrase) continue;
    const saying = sayings.get(phrase) ?? { stances: [], names: [] };
    saying.stances.push(draft.stance);
    sayings.set(phrase, saying);
  }
  for (const phrase of phrases) {
    const speaker = phrase.form === 'name' ? speakerAround(phrase) : undefined;
    if (speaker) sayings.get(speaker)?.names.push(phrase);
  }
  const silent: Saying = { stances: [], names: [] };
  return {
    speaks: (phrase) => sayings.has(phrase),
    speakerAround,
    sayingOf: (phrase) => sayings.get(phrase) ?? silent,
  };
}

/** All noun phrases in text order, and which of them is each draft's source. */
export function speakingPhrases(
  context: Context,
  drafts: readonly Draft[],
): { phrases: NounPhrase[]; phraseOf: Map<Draft, NounPhrase> } {
  // The words of a label are no sentence: what the reader makes of them is left out.
  const labels = joined(drafts.flatMap(({ label }) => label ?? []));
  const cues = new Set(drafts.flatMap(({ sentence, cue }) => cue.map((word) => `${sentence}:${word}`)));
  const phrases = nounPhrases(context).filter(({ span, text, sentence, head }) => {
    if (NOBODY.test(text)) return false;
    // «по словам мэра»: whose words they are speaks, the words do not.
    if (context.trees[sentence]?.language !== undefined && cues.has(`${sentence}:${head}`)) return false;
    const label = labels[firstEndingAfter(labels, span.start)];
    return !label || span.start < label.start;
  });
  const phraseAt = new Map<string, NounPhrase>();
  for (const phrase of phrases) phraseAt.set(`${phrase.sentence}:${phrase.head}`, phrase);
  const phraseOf = new Map<Draft, NounPhrase>();
  for (const draft of drafts) {
    if (draft.subjectDropped) {
      const own = droppedPhrase(context, draft);
      phrases.push(own);
      phraseOf.set(draft, own);
      continue;
    }
    if (!draft.sourceAt || !draft.source.length) continue;
    const key = `${draft.sourceAt.sentence}:${draft.sourceAt.word}`;
    if (draft.label) {
      const own = labelPhrase(context, draft, draft.label);
      phrases.push(own);
      phraseOf.set(draft, own);
      continue;
    }
    let phrase = phraseAt.get(key);
    const together = phrase && jointPhrase(context, draft, phrase, phrases);
    if (together) {
      phraseAt.set(key, together);
      phrases.push(together);
      phrase = together;
    }
    if (!phrase) {
      phrase = loosePhrase(context, draft);
      phraseAt.set(key, phrase);
      phrases.push(phrase);
    }
    if (context.trees[draft.sentence]?.language !== undefined) asSeen(context, phrase, draft);
    else clip(context, phrase, draft);
    phraseOf.set(draft, phrase);
  }
  phrases.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  return { phrases, phraseOf };
}

/** Who is meant by a verb that names nobody: a pronoun that is not written, where the cue begins. */
function droppedPhrase(context: Context, draft: Draft): NounPhrase {
  const sentence = context.analysis.sentences[draft.sentence] as Sentence;
  const { start, end, feats } = sentence.words[draft.head] as Word;
  return {
    sentence: draft.sentence,
    head: draft.head,
    span: { start, end: start },
    form: 'pronoun',
    names: [],
    descriptions: [],
    words: [],
    plural: feats.Number === 'Plur',
    definite: true,
    indefinite: false,
    subject: true,
    foreign: true,
    unwritten: true,
    text: context.text.slice(start, end),
  };
}

/** "The secretary and Orr": a source of its own, that goes by both; each is somebody too. */
function jointPhrase(
  context: Context,
  draft: Draft,
  first: NounPhrase,
  phrases: readonly NounPhrase[],
): NounPhrase | undefined {
  const tree = context.trees[first.sentence];
  const [source] = draft.source;
  if (first.joint || !tree || !source || draft.source.length > 1 || first.form === 'pronoun')
    return undefined;
  const others = tree.byRelation(first.head, 'conj').filter((k) => {
    const { start, end, upos } = tree.word(k);
    return start >= source.start && end <= source.end && /^(?:NOUN|PROPN)$/.test(upos);
  });
  const joins = others.some((k) => tree.byRelation(k, 'cc').some((c) => /^(?:and|&)$/.test(tree.form(c))));
  if (!others.length || !joins || source.end - source.start > LONGEST_JOINT) return undefined;
  const isNamed = (head: number) =>
    phrases.some((p) => p.sentence === first.sentence && p.head === head && p.form === 'name');
  const named = first.form === 'name' && others.every(isNamed);
  return {
    ...first,
    span: { ...source },
    form: named ? 'name' : 'description',
    names: [],
    plural: true,
    definite: false,
    indefinite: true,
    joint: true,
    text: context.text.slice(source.start, source.end),
  };
}

/** Who a speaker's label names, and what it says they are. */
function labelPhrase(context: Context, draft: Draft, label: Span): NounPhrase {
  const end = Math.max(...draft.source.map((s) => s.end));
  const lower = (from: number, to: number) =>
    context.text
      .slice(from, to)
      .toLowerCase()
      .match(/[\p{L}\p{N}'’-]+/gu) ?? [];
  const words = lower(label.start, label.end);
  const isRole = (word: string) => WORDS.role.has(word) || WORDS.titles.has(word);
  const names = words.filter((word) => !isRole(word) && word !== 'the');
  const text = context.text.slice(label.start, label.end);
  return {
    sentence: draft.sentence,
    head: 0,
    span: { ...label },
    form: names.length ? 'name' : 'description',
    names: names.length ? [names] : [],
    descriptions: [...words, ...lower(label.end, end)].filter((word) => WORDS.role.has(word)),
    words,
    plural: false,
    ...(names.length > 1 &&
      !names.some((word) => WORDS.organisation.has(word)) && { type: 'person' as const }),
    definite: /^the\b/i.test(text),
    indefinite: false,
    subject: true,
    text,
  };
}

/** In other languages a speaker's phrase is what the reader takes for the source, not what the tree hangs on its head. */
function asSeen(context: Context, phrase: NounPhrase, { source: [span] }: Draft): void {
  if (!span) return;
  phrase.span = { ...span };
  phrase.text = context.text.slice(span.start, span.end);
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
  const { sentence } = draft.sourceAt as WordRef;
  const language = context.trees[sentence]?.language;
  const personal = language === undefined ? undefined : pronounOf(language, text.toLowerCase());
  const pronoun = personal !== undefined || /^(?:he|she|it|they|i|we)$/i.test(text);
  const names = NOBODY.test(text)
    ? []
    : capital.filter((w) => !WORDS.titles.has(w) && !/^(?:the|an?)$/.test(w));
  return {
    sentence,
    head: (draft.sourceAt as { word: number }).word,
    span: { start, end },
    form: pronoun ? 'pronoun' : names.length ? 'name' : 'description',
    names: names.length && !pronoun ? [names] : [],
    descriptions: words.filter((w) => WORDS.role.has(w) || WORDS.group.has(w) || WORDS.unnamed.has(w)),
    words,
    ...(language !== undefined && { foreign: true }),
    ...(personal && { first: personal.first }),
    plural: personal?.plural || /^(?:they|we)$/i.test(text) || (names.length === 0 && /s$/.test(text)),
    ...(personal?.gender
      ? { gender: personal.gender }
      : /^he$/i.test(text)
        ? { gender: 'he' as const }
        : /^she$/i.test(text)
          ? { gender: 'she' as const }
          : {}),
    definite: /^the\b/i.test(text),
    indefinite: NOBODY.test(text) || /^an?\b/i.test(text),
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
  const author = drafts.find((draft) => draft.author !== undefined)?.author;
  const writer = author === undefined ? undefined : authorOf(author, new Set(clusterOf.values()));
  for (const draft of drafts) {
    const phrase = phraseOf.get(draft);
    // "I" outside every quotation: whoever the title says; "he" of whom nobody knows who: nobody named.
    const cluster = phrase ? clusterOf.get(phrase) : undefined;
    const isWriters = draft.author !== undefined || (phrase !== undefined && !cluster && isFirst(phrase));
    const known = isWriters ? writer : cluster;
    if (!known || !isCalled(known)) continue;
    sourceOf.set(draft, entry(context, known, sources, ofCluster));
    const resolution = phrase && resolved.get(phrase);
    certainty.set(draft, resolution?.chosen ? resolution.confidence : 1);
  }
  for (const { phrase, chosen, candidates, evidence, confidence } of resolutions) {
    const cluster = clusterOf.get(phrase);
    const source = cluster && ofCluster.get(cluster);
    if (!source || !candidates.length) continue;
    explanations.push({
      about: source.id,
      rule: 'antecedent',
      text: chosen
        ? `“${phrase.text}” is ${confidence < DOUBT ? 'taken, with doubt,' : 'taken'} to mean “${source.name}”: ${reason(phrase, chosen, evidence)}; of a hundred such links about ${Math.round(confidence * 100)} are right.`
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

/** Whether there are words by which to call somebody: pronouns are none. */
function isCalled(cluster: Cluster): boolean {
  return cluster.named || cluster.texts.size > 0;
}

/** Who the title says speaks: somebody of that name in the text, or an entry of their own. */
function authorOf(author: string, clusters: ReadonlySet<Cluster>): Cluster {
  const words = author
    .toLowerCase()
    .split(' ')
    .filter((word) => !WORDS.titles.has(word.replace(/\.$/, '')));
  const surname = words[words.length - 1] as string;
  const known = [...clusters].find(({ names }) =>
    [...names.values()].some((name) => name.length > 1 && name[name.length - 1] === surname),
  );
  if (known) return known;
  const phrase: NounPhrase = {
    sentence: 0,
    head: -1,
    span: { start: 0, end: 0 },
    form: 'name',
    names: [words],
    descriptions: words.filter((word) => WORDS.role.has(word)),
    words,
    plural: false,
    type: 'person',
    definite: false,
    indefinite: false,
    subject: true,
    text: author,
  };
  return { ...loneCluster(phrase), names: new Map([[words.join(' '), words]]), named: true, type: 'person' };
}

function loneCluster(phrase: NounPhrase): Cluster {
  return {
    phrases: [phrase],
    lastSpoke: 0,
    lastSeen: 0,
    descriptions: new Set(phrase.descriptions),
    words: new Set(phrase.words),
    names: new Map(),
    texts: new Set(),
    named: false,
  };
}

const DOUBT = 0.8; // below, a link is told to be doubtful

function reason(phrase: NounPhrase, cluster: Cluster, evidence: Resolution['evidence']): string {
  const head = shownWord(phrase.descriptions[phrase.descriptions.length - 1] ?? '');
  switch (evidence) {
    case 'noun':
      return `“${head}” was said of them`;
    case 'name':
      return `“${head}” is a part of their name`;
    case 'office':
      return `“${[...cluster.descriptions].map(shownWord).join('”, “')}” and “${head}” are said of one and the same`;
    case 'general':
      return `“${head}” stands for whoever of the kind was named last, and nobody else was`;
    default:
      return 'they agree in number and gender as far as known, and were the likeliest of those just mentioned';
  }
}
