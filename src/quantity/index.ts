/** Door of quantity/: numbers, units, measure checks. Its lexer and number reader serve time/ too. */
import type { Document } from '../document/index.js';
import type { Analysis } from '../language/index.js';
import type { Explanation, Quantity, TimeExpression, Warning } from '../report.js';

export { BREAK, lex, type Token, Tokens } from './lexer.js';
export { NUMBER_BEGINNINGS, type NumberReading, ORDINAL_BEGINNINGS, readNumber } from './numbers.js';

export interface QuantityReading {
  quantities: Quantity[];
  warnings: Warning[];
  explanations: Explanation[];
}

/** Finds every quantity; numbers that are part of a time expression are not quantities. */
export function readQuantities(
  _document: Document,
  _analysis: Analysis,
  _times: readonly TimeExpression[],
): QuantityReading {
  return { quantities: [], warnings: [], explanations: [] };
}
