/** Why an attribution was read as it was, in words for people. */
import type { Attribution, Explanation, Source, Span } from '../report.js';
import type { Draft } from './draft.js';

const LONGEST = 60; // characters of the text quoted in a reason

export function explain(
  text: string,
  drafts: readonly Draft[],
  attributions: readonly Attribution[],
  sources: readonly Source[],
): Explanation[] {
  const named = new Map(sources.map((source) => [source.id, source]));
  return attributions.map((attribution, i) => {
    const draft = drafts[i] as Draft;
    const source = attribution.sourceId ? named.get(attribution.sourceId) : undefined;
    const cue = words(text, attribution.cue);
    const who = attribution.source.length ? `“${words(text, attribution.source)}”` : 'nobody named';
    const parts = [
      cue
        ? `By “${cue}” the report gives “${words(text, attribution.content)}” to ${who}`
        : `“${words(text, attribution.content)}” goes on with the words of ${who}`,
      `found by: ${draft.rule}`,
    ];
    if (source && attribution.source.length && source.name !== words(text, attribution.source))
      parts.push(`who is “${short(source.name)}”`);
    if (draft.negated) parts.push('this is what was not said, so no claim of the source');
    if (draft.weak) parts.push('an attitude or act, no statement: no link of a claim’s chain');
    if (draft.headScore !== undefined)
      parts.push(
        `the reader, asked by itself, is ${Math.round(draft.headScore * 100)} percent sure of “${cue}”`,
      );
    else if (draft.unseen) parts.push('the reader, asked by itself, does not see it');
    parts.push(
      `confidence ${attribution.confidence.toFixed(2)}: of a hundred such, about ${Math.round(attribution.confidence * 100)} are right`,
    );
    return {
      about: attribution.id,
      rule: draft.rule,
      text: `${parts.join('; ')}.`,
      spans: [...attribution.cue, ...attribution.source],
    };
  });
}

function words(text: string, spans: readonly Span[]): string {
  return short(spans.map(({ start, end }) => text.slice(start, end)).join(' … '));
}

function short(text: string): string {
  const flat = text.replace(/\s+/g, ' ');
  return flat.length > LONGEST ? `${flat.slice(0, LONGEST - 1)}…` : flat;
}
