/** Door of attribution/: source, cue, content; sources; chains. */
import type { Document } from '../document/index.js';
import type { Analysis } from '../language/index.js';
import type { Attribution, Explanation, Source, Span, TimeExpression } from '../report.js';
import { collectDrafts } from './collect.js';
import { confidenceOf, featuresOf } from './confidence.js';
import { contextOf } from './context.js';
import type { Context, Draft } from './draft.js';
import { explain } from './explain.js';
import { forwarded } from './forwarded.js';
import { nest } from './nesting.js';
import { quotationKind } from './quoted.js';
/** For claim/, whose rules tests take out too. */
import { named } from './rule.js';
import { evidenceOf, timeOfSaying } from './saying.js';
import { readSources } from './sources/index.js';
import { isThat } from './tongues.js';

export { named, ruleNames, without } from './rule.js';

export interface AttributionReading {
  attributions: Attribution[];
  sources: Source[];
  /** Quotation marks that quote no source: "food and medicine". */
  scareQuotes: Span[];
  /** Where and when the report was filed, at the head of paragraphs: no part of what anybody says. */
  datelines: Span[];
  /** Who filed the report, as its first dateline says: "Reuters". */
  filedBy?: string;
  /** Ids of attributions that are no link of a claim's chain: attitudes, orders, questions, what was not said. */
  unclaimed: ReadonlySet<string>;
  /** Ids of attributions by which a speaker speaks of the words just said: "I must say that". */
  selfReferring: ReadonlySet<string>;
  /** What each attribution's confidence was worked out from, by id. */
  features: ReadonlyMap<string, Readonly<Record<string, number>>>;
  explanations: Explanation[];
}

/**
 * Finds who said what: every attribution of a document with its source, cue and content, in text order, each inside
 * the one whose content holds it; and everybody who speaks, with all their mentions.
 *
 * Rules over the sentences' trees (and over words alone where there is no tree), quotation marks over the whole text,
 * and the model's attribution head where the reader has one. Offsets are UTF-16 code units of `document.text`.
 *
 * @param document the text with its blocks
 * @param analysis its sentences and names
 * @param times its time expressions, in text order: when things were said is taken from them
 * @example attribute(document, analysis, times).attributions[0]?.stance // 'assert'
 */
export function attribute(
  document: Document,
  analysis: Analysis,
  times: readonly TimeExpression[],
): AttributionReading {
  const context = contextOf(document, analysis);
  const { drafts, scareQuotes } = collectDrafts(context);
  const cueSpan = (draft: Draft) => spanOfCue(analysis, draft);
  drafts.sort((a, b) => position(a, cueSpan) - position(b, cueSpan) || a.head - b.head);
  const within = nest(drafts, cueSpan);
  const sources = readSources(context, drafts);
  const idOf = new Map(drafts.map((draft, i) => [draft, `a${i + 1}`]));
  const unclaimed = new Set<string>();
  const selfReferring = new Set<string>();
  const features = new Map<string, Record<string, number>>();
  const attributions = drafts.map((draft): Attribution => {
    const outer = within.get(draft);
    const source = sources.sourceOf.get(draft);
    const time = timeOfSaying(context, draft, times);
    const evidence = evidenceOf(context, draft);
    const id = idOf.get(draft) as string;
    if (isPronoun(context, draft)) unclaimed.add(id);
    if (draft.weak || draft.negated || draft.stance === 'order' || draft.stance === 'ask') unclaimed.add(id);
    const quotation = quotationKind(context, draft.content);
    const own = featuresOf(draft, sources.certainty.get(draft) ?? 1, quotation, source !== undefined);
    features.set(id, own);
    if (speaksOfNow(context, draft)) selfReferring.add(id);
    return {
      id,
      source: draft.source,
      cue: cueSpans(analysis, draft),
      content: draft.content,
      ...(source && { sourceId: source.id }),
      quotation,
      stance: draft.stance,
      ...(time && { time: time.id }),
      ...(evidence && { evidence }),
      ...(outer && { within: idOf.get(outer) as string }),
      confidence: confidenceOf(own),
    };
  });
  return forwarded(document, {
    attributions,
    sources: sources.sources,
    scareQuotes,
    datelines: context.datelines,
    ...(context.filedBy && { filedBy: context.filedBy }),
    unclaimed,
    selfReferring,
    features,
    explanations: [...explain(document.text, drafts, attributions, sources.sources), ...sources.explanations],
  });
}

const pronounContent = named('this and that are no claims');

/** "The office denied this": that it did so is told, but not what. */
function isPronoun({ text, trees }: Context, { content, sentence }: Draft): boolean {
  const [span] = content;
  const language = trees[sentence]?.language;
  if (language !== undefined && content.length === 1 && span)
    return isThat(language, text.slice(span.start, span.end).toLowerCase());
  return (
    pronounContent() &&
    content.length === 1 &&
    span !== undefined &&
    /^(?:this|that|it|so|these|those|them)$/i.test(text.slice(span.start, span.end))
  );
}

/** "I say", "we would like to stress": first person, now. */
function speaksOfNow(context: Context, draft: Draft): boolean {
  const tree = context.trees[draft.sentence];
  if (!tree || draft.head < 0 || draft.source.length !== 1) return draft.head < 0;
  const [source] = draft.source as [Span];
  return (
    /^(?:i|we)$/i.test(context.text.slice(source.start, source.end)) &&
    tree.word(draft.head).feats.Tense !== 'Past'
  );
}

function cueSpans(analysis: Analysis, draft: Draft): Span[] {
  const words = analysis.sentences[draft.sentence]?.words ?? [];
  const spans: Span[] = [];
  let previous = -2;
  for (const i of draft.cue) {
    const { start, end } = words[i] as Span;
    if (i === previous + 1) (spans[spans.length - 1] as Span).end = end;
    else spans.push({ start, end });
    previous = i;
  }
  return spans;
}

function spanOfCue(analysis: Analysis, draft: Draft): Span | undefined {
  const word = analysis.sentences[draft.sentence]?.words[draft.head];
  return draft.head >= 0 && word ? { start: word.start, end: word.end } : undefined;
}

function position(draft: Draft, cueSpan: (draft: Draft) => Span | undefined): number {
  return cueSpan(draft)?.start ?? draft.content[0]?.start ?? 0;
}
