/** Reads a test passage, with all rules or without some, and says what is not as expected. */
import { assembleClaims } from '../../claim/index.js';
import { type Document, toDocument } from '../../document/index.js';
import { type Analysis, analyse } from '../../language/index.js';
import type { Span } from '../../report.js';
import { readTimes, type TimeReading } from '../../time/index.js';
import { attribute } from '../index.js';
import { without } from '../rule.js';
import type { Chained, Claimed, Identity, Named, Passage, Said } from './passage.js';

/** A passage prepared: what the rules start from, which taking rules out does not change. */
export interface Prepared {
  document: Document;
  analysis: Analysis;
  time: TimeReading;
}

export async function prepare(text: string): Promise<Prepared> {
  const document = await toDocument({ text });
  const analysis = await analyse(document.text, document.blocks);
  return { document, analysis, time: readTimes(document, analysis) };
}

export function readingOf({ document, analysis, time }: Prepared) {
  const attribution = attribute(document, analysis, time.times);
  const { claims } = assembleClaims({
    document,
    analysis,
    time,
    place: { places: [], explanations: [] },
    quantity: { quantities: [], warnings: [], explanations: [] },
    attribution,
  });
  const words = (spans: readonly Span[]) =>
    spans.map(({ start, end }) => document.text.slice(start, end)).join(' ');
  const byId = new Map(attribution.attributions.map((a) => [a.id, a]));
  return {
    text: document.text,
    sources: attribution.sources,
    attributions: attribution.attributions,
    said: attribution.attributions.map((a) => ({
      who: words(a.source),
      cue: words(a.cue),
      content: words(a.content),
      stance: a.stance,
      quotation: a.quotation,
      evidence: a.evidence,
      time: words(time.times.filter((t) => t.id === a.time)),
    })),
    claims: claims.map((claim) => ({
      words: words(claim.spans),
      hedges: words(claim.modality.hedges),
      times: time.times
        .filter((t) => claim.times.includes(t.id))
        .map((t) => words([t]) + (claim.timeRoles?.[t.id] ? ` [${claim.timeRoles[t.id]}]` : ''))
        .join(' '),
      chain: claim.chain.map((id) => words(byId.get(id)?.source ?? [])),
    })),
  };
}

type Reading = ReturnType<typeof readingOf>;

const NEAR = 0.75; // overlap of words from which an extent counts as the same: edges may move a little with the model

const tokens = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

function overlap(a: string, b: string): number {
  const one = tokens(a);
  const other = [...tokens(b)];
  if (!one.length && !other.length) return 1;
  let shared = 0;
  for (const token of one) {
    const at = other.indexOf(token);
    if (at >= 0) {
      shared++;
      other.splice(at, 1);
    }
  }
  return shared / (one.length + tokens(b).length - shared);
}

/**
 * What is wrong with the reading of a passage; undefined when it is as expected.
 *
 * @param rules those taken out
 */
export function wrong(passage: Passage, prepared: Prepared, rules: readonly string[]): string | undefined {
  const reading = without(rules, () => readingOf(prepared));
  switch (passage.kind) {
    case 'said':
      return wrongSaid(passage, reading);
    case 'chained':
      return wrongChain(passage, reading);
    case 'identity':
      return wrongIdentity(passage, reading);
    case 'named':
      return wrongName(passage, reading);
    case 'claimed':
      return wrongClaims(passage, reading);
  }
}

function wrongSaid(passage: Said, { said }: Reading): string | undefined {
  const found = said.find(
    (a) =>
      overlap(a.content, passage.content) >= NEAR &&
      overlap(a.who, passage.who) >= NEAR &&
      (tokens(passage.cue).length ? overlap(a.cue, passage.cue) >= 0.5 : a.cue === passage.cue),
  );
  const asked = ['stance', 'quotation', 'evidence', 'time'] as const;
  const other = found && asked.find((what) => passage[what] !== undefined && passage[what] !== found[what]);
  if (found && other === undefined) return undefined;
  return `${other ?? 'not found'}: ${JSON.stringify(said)}`;
}

function wrongChain(passage: Chained, { claims }: Reading): string | undefined {
  const best = claims.reduce(
    (a, b) => (overlap(b.words, passage.content) > overlap(a.words, passage.content) ? b : a),
    { words: '', hedges: '', times: '', chain: ['no claim'] },
  );
  const right =
    overlap(best.words, passage.content) >= NEAR &&
    best.chain.length === passage.chain.length &&
    passage.chain.every((who, i) =>
      tokens(who)
        .slice(-1)
        .every((last) => tokens(best.chain[i] as string).includes(last)),
    );
  return right ? undefined : JSON.stringify(claims);
}

function sourceOf({ text, attributions }: Reading, words: string, last: boolean): string | undefined {
  const at = last ? text.lastIndexOf(words) : text.indexOf(words);
  return attributions.find((a) => a.source.some((s) => s.start < at + words.length && at < s.end))?.sourceId;
}

function wrongIdentity({ mention, of, same }: Identity, reading: Reading): string | undefined {
  const one = sourceOf(reading, mention, true);
  const other = sourceOf(reading, of, false);
  const right = one !== undefined && other !== undefined && (one === other) === same;
  return right ? undefined : JSON.stringify(reading.sources);
}

function wrongName(passage: Named, reading: Reading): string | undefined {
  const { mention, name, named } = passage;
  const id = sourceOf(reading, mention, false);
  const source = reading.sources.find((s) => s.id === id);
  const asked = { kind: passage.kindOfSource, role: passage.role, affiliation: passage.affiliation };
  const right =
    source?.name === name &&
    source.named === named &&
    Object.entries(asked).every(([what, value]) => value === undefined || source[what as 'role'] === value);
  return right ? undefined : JSON.stringify(reading.sources);
}

function wrongClaims(passage: Claimed, { claims }: Reading): string | undefined {
  const same = (expected: readonly string[] | undefined, found: readonly string[]) =>
    expected === undefined || JSON.stringify(expected) === JSON.stringify(found);
  const right =
    same(
      passage.claims,
      claims.map(({ words }) => words),
    ) &&
    same(passage.hedges, claims.map(({ hedges }) => hedges).filter(Boolean)) &&
    same(
      passage.times,
      claims.map(({ times }) => times),
    );
  return right ? undefined : JSON.stringify(claims);
}
