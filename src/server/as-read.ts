/** What the reader itself had, where an analyst corrected it: exports show both. */
import type { Added, AsRead } from '../output/index.js';
import type { Claim, Report, Span } from '../report.js';

/**
 * The reader's own values behind a claim's corrected parts.
 *
 * @param reading the report as it was read
 * @param claim the claim as the analyst has it
 * @param corrected ids of the claim's parts that were corrected
 */
export function asRead(reading: Report, claim: Claim, corrected: readonly string[]): AsRead[] {
  return corrected.flatMap((id): AsRead[] => {
    const attribution = reading.attributions.find((one) => one.id === id);
    if (attribution) {
      const source = reading.sources.find((one) => one.id === attribution.sourceId);
      return [{ of: 'attribution', id, read: attribution, ...(source && { source }) }];
    }
    const place = reading.places.find((one) => one.id === id);
    if (place) return [{ of: 'place', id, read: place }];
    const time = reading.times.find((one) => one.id === id);
    const role = reading.claims.find(({ times }) => times.includes(id))?.timeRoles?.[id];
    if (time) return [{ of: 'time', id, read: time, ...(role && { role }) }];
    const quantity = reading.quantities.find((one) => one.id === id);
    if (quantity) return [{ of: 'quantity', id, read: quantity }];
    // Its words or its chain: a part of a split claim, or several that were joined, stand where the reader's stood.
    return reading.claims
      .filter(({ spans }) => overlap(spans, claim.spans))
      .map((read): AsRead => ({ of: 'claim', id: read.id, read }));
  });
}

function overlap(a: readonly Span[], b: readonly Span[]): boolean {
  return a.some((one) => b.some((other) => one.start < other.end && other.start < one.end));
}

/**
 * What an analyst added to a claim, which no reader read.
 *
 * @param report as the analyst has it
 * @param given ids of what was added
 */
export function addedTo(report: Report, given: readonly string[]): Added[] {
  const wordsOf = (spans: readonly Span[]) =>
    spans.map(({ start, end }) => report.text.slice(start, end)).join(' … ');
  const kinds: readonly [Added['of'], readonly { id: string; words: () => string }[]][] = [
    ['claim', report.claims.map(({ id, spans }) => ({ id, words: () => wordsOf(spans) }))],
    [
      'attribution',
      report.attributions.map(({ id, sourceId }) => ({
        id,
        words: () => report.sources.find((one) => one.id === sourceId)?.name ?? '',
      })),
    ],
    ['place', report.places.map((one) => ({ id: one.id, words: () => wordsOf([one]) }))],
    ['time', report.times.map((one) => ({ id: one.id, words: () => wordsOf([one]) }))],
    ['quantity', report.quantities.map((one) => ({ id: one.id, words: () => wordsOf([one]) }))],
  ];
  return given.flatMap((id) =>
    kinds.flatMap(([of, list]) => {
      const one = list.find((item) => item.id === id);
      return one ? [{ of, id, words: one.words() }] : [];
    }),
  );
}
