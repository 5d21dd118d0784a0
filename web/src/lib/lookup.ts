/** A report's parts by their ids, made once for each report: long ones have thousands of each. Pure. */
import type { Attribution, Place, Quantity, Report, Source, TimeExpression } from './types.js';

export interface Lookup {
  attributions: ReadonlyMap<string, Attribution>;
  sources: ReadonlyMap<string, Source>;
  places: ReadonlyMap<string, Place>;
  times: ReadonlyMap<string, TimeExpression>;
  quantities: ReadonlyMap<string, Quantity>;
  /** Sentences that explain, by what they are about. */
  reasons: ReadonlyMap<string, readonly string[]>;
}

const known = new WeakMap<Report, Lookup>();

export function lookup(report: Report): Lookup {
  const made = known.get(report) ?? make(report);
  known.set(report, made);
  return made;
}

function make(report: Report): Lookup {
  const byId = <T extends { id: string }>(list: readonly T[]) => new Map(list.map((one) => [one.id, one]));
  const reasons = new Map<string, string[]>();
  for (const { about, text } of report.explanations ?? [])
    reasons.set(about, [...(reasons.get(about) ?? []), text]);
  return {
    attributions: byId(report.attributions),
    sources: byId(report.sources),
    places: byId(report.places),
    times: byId(report.times),
    quantities: byId(report.quantities),
    reasons,
  };
}
