/** Door of time/: time expressions → TIMEX3, EDTF, calendar. */
import type { Document } from '../document/index.js';
import type { Analysis } from '../language/index.js';
import type { Explanation, Report, TimeExpression, Warning } from '../report.js';

export interface TimeReading {
  times: TimeExpression[];
  /** The report's date where the document had none and the text gives one. */
  published?: Report['published'];
  publishedFrom?: Report['publishedFrom'];
  warnings: Warning[];
  explanations: Explanation[];
}

/** Finds and anchors every time expression of a document. */
export function readTimes(_document: Document, _analysis: Analysis): TimeReading {
  return { times: [], warnings: [], explanations: [] };
}
