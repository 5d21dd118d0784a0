/** Claims parted and put together, as an analyst has it. Pure. */
import type { Claim, Report, Span } from '../report.js';
import { geometryOf } from './claim-geometry.js';
import { rolesOf, withPrecision } from './claim-times.js';
import type { Anchor } from './model.js';

/** Words of a claim that stood elsewhere when they were named: moved along with the claim. */
export function moved(
  parts: readonly Span[][],
  anchor: Anchor | undefined,
  claim: Claim | undefined,
): Span[][] {
  const by = (claim?.spans[0]?.start ?? 0) - (anchor?.spans[0]?.start ?? 0);
  return parts.map((spans) => spans.map(({ start, end }) => ({ start: start + by, end: end + by })));
}

/** The claims that one is parted into, by their words. */
export function piecesOf(report: Report, claim: Claim, parts: readonly Span[][]): Claim[] {
  return parts.map((spans, n): Claim => {
    const holds = (id: string, list: readonly (Span & { id: string })[]) => {
      const item = list.find((one) => one.id === id);
      // What stands outside every part (a date at the head of the sentence) goes with all of them.
      return !item || within(item, spans) || !parts.some((other) => within(item, other));
    };
    const { geometry: _geometry, uncertaintyKm, timeRoles: _roles, ...rest } = claim;
    const places = claim.places.filter(({ place }) => holds(place, report.places));
    const times = claim.times.filter((id) => holds(id, report.times));
    const piece: Claim = {
      ...rest,
      id: `${claim.id}.${n + 1}`,
      spans: spans.map(({ start, end }) => ({ start, end })),
      places,
      times,
      ...rolesOf(times, [claim]),
      quantities: claim.quantities.filter((id) => holds(id, report.quantities)),
    };
    const isWhole = places.length === claim.places.length;
    const geometry = isWhole ? claim.geometry : geometryOf(report, piece);
    return withPrecision(
      {
        ...piece,
        ...(geometry && { geometry }),
        ...(isWhole && uncertaintyKm && { uncertaintyKm }),
      },
      report.times,
    );
  });
}

/** The claim that several become, under the first one's id. */
export function joinedOf(report: Report, first: Claim, joined: readonly Claim[]): Claim {
  const times = unique(joined.flatMap((one) => one.times));
  const claim: Claim = {
    ...first,
    ...rolesOf(times, joined),
    spans: unique(joined.flatMap(({ spans }) => spans)).sort((a, b) => a.start - b.start || a.end - b.end),
    places: unique(joined.flatMap(({ places }) => places)),
    times,
    quantities: unique(joined.flatMap(({ quantities }) => quantities)),
    entities: unique(joined.flatMap(({ entities }) => entities)),
  };
  const geometry = geometryOf(report, claim) ?? first.geometry;
  return withPrecision({ ...claim, ...(geometry && { geometry }) }, report.times);
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

function within(item: Span, spans: readonly Span[]): boolean {
  return spans.some((span) => item.start >= span.start && item.end <= span.end);
}
