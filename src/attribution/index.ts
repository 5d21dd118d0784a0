/** Door of attribution/: source, cue, content; sources; chains. */
import type { Document } from '../document/index.js';
import type { Analysis } from '../language/index.js';
import type { Attribution, Explanation, Source, Span, TimeExpression } from '../report.js';

export interface AttributionReading {
  attributions: Attribution[];
  sources: Source[];
  /** Quotation marks that quote no source: "food and medicine". */
  scareQuotes: Span[];
  explanations: Explanation[];
}

/** Finds every attribution of a document, nested to any depth, and who the sources are. */
export function attribute(
  _document: Document,
  _analysis: Analysis,
  _times: readonly TimeExpression[],
): AttributionReading {
  return { attributions: [], sources: [], scareQuotes: [], explanations: [] };
}
