/** What an analyst adds to a reading, and takes out of a claim. Pure: a report in, a report out. */
import { createHash } from 'node:crypto';
import type { Attribution, Claim, Report, Span } from '../report.js';
import { boundsOf } from './calendar.js';
import { redrawn } from './claim-geometry.js';
import { rolesOf, withPrecision, withRole } from './claim-times.js';
import type { Action } from './model.js';

type Given<K extends Action['kind']> = Extract<Action, { kind: K }>;

/** How the ids of what an analyst added begin: no reader gives such. */
export const GIVEN = 'given-';

/**
 * The id of what an entry adds: the same on every desk that has the entry, whatever number it has there, and whatever
 * else was taken back.
 */
export function givenId({ at, who, action }: { at: string; who: string; action: Action }): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([at, who, action]))
    .digest('hex');
  return `${GIVEN}${hash.slice(0, 10)}`;
}

/** A claim with a place that its words name and the reader missed. */
export function addPlace(
  report: Report,
  claim: string,
  id: string,
  [words]: readonly Span[],
  { to, role }: Given<'add-place'>,
): Report {
  if (!words) return report;
  const { start, end } = words;
  const place: Report['places'][number] = {
    id,
    start,
    end,
    name: report.text.slice(start, end),
    ...(to && { feature: to }),
    candidates: [],
    confidence: 1,
    geoPrecision: 1,
    usage: 'literal',
  };
  const places = [...report.places, place];
  return changeClaim({ ...report, places }, claim, (one) =>
    redrawn({ places }, { ...one, places: [...one.places, { place: id, role }] }),
  );
}

/** A claim with a time that the reader missed. */
export function addTime(
  report: Report,
  claim: string,
  id: string,
  [words]: readonly Span[],
  { to, role }: Given<'add-time'>,
): Report {
  if (!words) return report;
  const { start, end } = words;
  const time: Report['times'][number] = {
    id,
    start,
    end,
    type: 'DATE',
    value: to,
    edtf: to,
    ...boundsOf(to),
  };
  const times = [...report.times, time];
  return changeClaim({ ...report, times }, claim, (one) =>
    withPrecision(withRole({ ...one, times: [...one.times, id] }, id, role), times),
  );
}

/** A claim with a quantity that the reader missed. */
export function addQuantity(
  report: Report,
  claim: string,
  id: string,
  [words]: readonly Span[],
  { to }: Given<'add-quantity'>,
): Report {
  if (!words) return report;
  const { start, end } = words;
  const quantities = [...report.quantities, { id, start, end, ...to }];
  return changeClaim({ ...report, quantities }, claim, (one) => ({
    ...one,
    quantities: [...one.quantities, id],
  }));
}

/** A claim without something that is none of its. What was taken out stays in the report. */
export function takeOut(
  report: Report,
  claim: string,
  of: 'place' | 'time' | 'quantity',
  id: string,
): Report {
  return changeClaim(report, claim, (one) => {
    if (of === 'quantity') return { ...one, quantities: one.quantities.filter((other) => other !== id) };
    if (of === 'place')
      return redrawn(report, { ...one, places: one.places.filter(({ place }) => place !== id) });
    const times = one.times.filter((other) => other !== id);
    const { timeRoles: _roles, inheritedTimes, ...rest } = one;
    const inherited = inheritedTimes?.filter((other) => other !== id);
    return withPrecision(
      {
        ...rest,
        times,
        ...rolesOf(times, [one]),
        ...(inherited?.length && { inheritedTimes: inherited }),
      },
      report.times,
    );
  });
}

/**
 * A claim with a link of its own in its chain.
 *
 * @param near the link that it comes after, or takes the place of; none: it comes first
 * @returns undefined where the chain has no such link any more
 */
export function addLink(
  report: Report,
  claimId: string,
  id: string,
  { sourceId, near, isInstead, words }: { sourceId: string; near?: string; isInstead: boolean; words?: Span },
): Report | undefined {
  const claim = report.claims.find((one) => one.id === claimId);
  const at = near === undefined ? -1 : (claim?.chain.indexOf(near) ?? -1);
  if (!claim || (near !== undefined && at < 0)) return undefined;
  const before = isInstead ? report.attributions.find((one) => one.id === near) : undefined;
  const link: Attribution = {
    id,
    source: words ? [words] : [],
    cue: before?.cue ?? [],
    content: before?.content ?? claim.spans.map(({ start, end }) => ({ start, end })),
    sourceId,
    quotation: before?.quotation ?? 'indirect',
    stance: before?.stance ?? 'assert',
    confidence: 1,
  };
  const chain = [...claim.chain];
  chain.splice(isInstead ? at : at + 1, isInstead ? 1 : 0, id);
  return changeClaim({ ...report, attributions: [...report.attributions, link] }, claimId, (one) =>
    withChain(one, chain, [...report.attributions, link]),
  );
}

/** A claim with another chain, and the origin that it leads to. */
export function withChain(
  { origin: _origin, ...claim }: Claim,
  chain: readonly string[],
  attributions: Report['attributions'],
): Claim {
  const last = attributions.find(({ id }) => id === chain.at(-1));
  return { ...claim, chain: [...chain], ...(last?.sourceId && { origin: last.sourceId }) };
}

/** A report with a claim that the reader missed, among the others in the order of the text. */
export function addClaim(
  report: Report,
  id: string,
  spans: readonly Span[],
  { chain, places, times, quantities }: Pick<Claim, 'chain' | 'places' | 'times' | 'quantities'>,
): Report {
  const bare: Claim = {
    id,
    kind: 'checkable',
    spans: spans.map(({ start, end }) => ({ start, end })),
    chain: [],
    modality: { polarity: 'affirmed', tense: 'past', hedges: [], scareQuotes: [] },
    places,
    times,
    quantities,
    events: [],
    entities: [],
  };
  const drawn = redrawn(report, withPrecision(bare, report.times));
  const claim = withChain(drawn, chain, report.attributions);
  const start = spans[0]?.start ?? 0;
  const at = report.claims.findIndex((one) => (one.spans[0]?.start ?? 0) > start);
  const claims = [...report.claims];
  claims.splice(at < 0 ? claims.length : at, 0, claim);
  return { ...report, claims };
}

function changeClaim(report: Report, id: string, change: (claim: Claim) => Claim): Report {
  return { ...report, claims: report.claims.map((one) => (one.id === id ? change(one) : one)) };
}
