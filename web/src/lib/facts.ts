/** Where, when and how many, as a claim has them: what stands in the text, and what was worked out from it. Pure. */
import { lookup } from './lookup.js';
import type { Claim, Place, Quantity, Report, TimeExpression, TimeRole } from './types.js';
import { amount, coordinates, when, where } from './wording.js';

export interface Fact {
  id: string;
  /** 'where', 'from', 'when', 'how many', … */
  label: string;
  /** Verbatim. */
  words: string;
  meaning?: string;
  /** `stated`: the words say it; `inferred`: worked out; `open`: could not be told; `corrected`, `added`: by an analyst. */
  kind: 'stated' | 'inferred' | 'open' | 'corrected' | 'added';
  /** Why it was read so, in sentences. */
  why: string[];
}

/**
 * @param corrected ids of what an analyst corrected
 * @param given ids of what an analyst added
 */
export function factsOf(
  report: Report,
  claim: Claim,
  corrected: readonly string[],
  given: readonly string[] = [],
): Fact[] {
  const known = lookup(report);
  const isCorrected = (id: string) => corrected.includes(id);
  const places = claim.places.flatMap(({ place: id, role }) => {
    const place = role === 'aside' ? undefined : known.places.get(id);
    return place ? [placeFact(report, place, role, isCorrected(id))] : [];
  });
  const times = claim.times.flatMap((id) => {
    const time = known.times.get(id);
    return time ? [timeFact(report, time, claim.timeRoles?.[id], isCorrected(id))] : [];
  });
  const quantities = claim.quantities.flatMap((id) => {
    const quantity = known.quantities.get(id);
    return quantity ? [quantityFact(report, quantity, isCorrected(id))] : [];
  });
  return [...places, ...times, ...quantities].map((fact) =>
    given.includes(fact.id) ? { ...fact, kind: 'added', why: [] } : fact,
  );
}

function placeFact(report: Report, place: Place, role: string, isCorrected: boolean): Fact {
  const { feature, confidence } = place;
  const kind = isCorrected ? 'corrected' : feature ? 'inferred' : 'open';
  const sure =
    feature && !isCorrected ? [`Confidence ${confidence.toFixed(2)}; at ${coordinates(feature)}.`] : [];
  return {
    id: place.id,
    label: role === 'at' ? 'where' : role,
    words: place.name,
    ...(feature && { meaning: where(feature) }),
    kind,
    why: [...(isCorrected ? [] : reasons(report, place.id)), ...sure],
  };
}

/** Said of a time that is not when the claim happened. */
const NOT_ITS_OWN = 'The claim names this time, but it is when something else happened.';

function timeFact(
  report: Report,
  time: TimeExpression,
  role: TimeRole | undefined,
  isCorrected: boolean,
): Fact {
  const meaning = when(time);
  const labels: Partial<Record<TimeExpression['type'], string>> = { DURATION: 'how long', SET: 'how often' };
  const isOpen = time.type === 'DATE' && !time.edtf && !isCorrected;
  const kind = isCorrected ? 'corrected' : isOpen ? 'open' : time.inferred ? 'inferred' : 'stated';
  return {
    id: time.id,
    label: role === 'aside' ? 'besides' : (role ?? labels[time.type] ?? 'when'),
    words: report.text.slice(time.start, time.end),
    ...(meaning && { meaning }),
    kind,
    // What the words say plainly needs no reason.
    why: [
      ...(kind === 'inferred' || kind === 'open' ? reasons(report, time.id, time.inferred) : []),
      ...(role === 'aside' ? [NOT_ITS_OWN] : []),
    ],
  };
}

function quantityFact(report: Report, quantity: Quantity, isCorrected: boolean): Fact {
  const meaning = amount(quantity, report);
  return {
    id: quantity.id,
    label: quantity.kind === 'count' ? 'how many' : 'how much',
    words: report.text.slice(quantity.start, quantity.end),
    ...(meaning && { meaning }),
    kind: isCorrected ? 'corrected' : 'stated',
    why: [],
  };
}

/** The explanations of one thing; a bare reason stands in where a report was read without any. */
export function reasons(report: Report, id: string, bare?: string): string[] {
  const found = lookup(report).reasons.get(id);
  if (found || !bare) return [...(found ?? [])];
  return [`${bare.charAt(0).toUpperCase()}${bare.slice(1)}.`];
}
