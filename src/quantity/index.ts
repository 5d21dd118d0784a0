/** Door of quantity/: numbers, units, measure checks. Its lexer and number reader serve time/ too. */
import type { Document } from '../document/index.js';
import type { Analysis } from '../language/index.js';
import type { Explanation, Quantity, Span, TimeExpression, Warning } from '../report.js';
import { findAmounts } from './find.js';
import type { Found } from './found.js';
import { lex, Tokens } from './lexer.js';
import { mismatch } from './measure-checks.js';
import type { Amount } from './model.js';
import { findInTongue } from './tongues/find.js';
import { scan } from './tongues/scan.js';
import { tongueOf } from './tongues/tongue.js';
import { toSi } from './units.js';

export { BREAK, lex, type Token, Tokens } from './lexer.js';
export { NUMBER_BEGINNINGS, type NumberReading, ORDINAL_BEGINNINGS, readNumber } from './numbers.js';
export { near } from './tree.js';
export { wordSet } from './word-set.js';

export interface QuantityReading {
  quantities: Quantity[];
  warnings: Warning[];
  explanations: Explanation[];
}

/**
 * Finds every quantity: a number, in words or figures, with what it counts or measures.
 *
 * `min` and `max` are what the words allow, in the unit stated; one that is absent is open ("at least 12", "dozens"). `si` holds
 * the same in SI. Numbers that are part of a time expression are not quantities. A measure that cannot be of what it is said to
 * be ("an area of 230 km") is kept as said, with a `unit-mismatch` warning.
 *
 * @param times the document's time expressions, in text order
 * @example readQuantities(document, analysis, []).quantities[0]; // "dozens of lairs": { min: 24, approximate: true, kind: 'count', … }
 */
export function readQuantities(
  document: Document,
  analysis: Analysis,
  times: readonly TimeExpression[],
): QuantityReading {
  const blocks = document.blocks.filter((block) => block.kind !== 'boilerplate');
  const whole = document.blocks.length > 0 ? undefined : [{ start: 0, end: document.text.length }];
  const readings = byLanguage(document, whole ?? blocks, analysis, times);
  const quantities: Quantity[] = [];
  const warnings: Warning[] = [];
  const explanations: Explanation[] = [];
  const ids = new Map(readings.map(({ found }, index) => [found, `q${index + 1}`]));
  readings.forEach(({ found, tokens, english }, index) => {
    const whole = found.partOf && ids.get(found.partOf);
    const quantity = { ...toQuantity(found, tokens, `q${index + 1}`), ...(whole && { partOf: whole }) };
    quantities.push(quantity);
    explanations.push(explain(found, quantity));
    const wrong = english ? mismatch(tokens, found.amount) : undefined;
    if (wrong) {
      const { start, end } = quantity;
      warnings.push({
        code: 'unit-mismatch',
        message: `Called ${article(wrong.called)}, but ${found.amount.unit?.symbol ?? ''} is a unit of ${wrong.is}: kept as said.`,
        span: { start, end },
      });
    }
  });
  return { quantities, warnings, explanations };
}

interface Reading {
  found: Found;
  tokens: Tokens;
  english: boolean;
}

/** What is found, each block read by the words of its own language (English where there are none), in text order. */
function byLanguage(
  { text, language }: Document,
  pieces: readonly (Span & { language?: string })[],
  analysis: Analysis,
  times: readonly TimeExpression[],
): Reading[] {
  const groups = new Map<string, Span[]>();
  for (const piece of pieces) {
    const spoken = tongueOf(piece.language ?? language)?.language ?? '';
    const spans = groups.get(spoken) ?? [];
    spans.push(piece);
    groups.set(spoken, spans);
  }
  const readings = [...groups].flatMap(([spoken, spans]) => {
    const tongue = tongueOf(spoken);
    const tokens = tongue ? new Tokens(text, scan(text, spans, spoken)) : lex(text, spans);
    const all = tongue
      ? findInTongue(tokens, analysis, times, tongue)
      : findAmounts(tokens, analysis, times, language);
    return all.map((found): Reading => ({ found, tokens, english: tongue === undefined }));
  });
  if (groups.size < 2) return readings;
  const start = ({ found, tokens }: Reading): number => tokens.at(found.amount.from).start;
  return readings.sort((one, other) => start(one) - start(other));
}

const article = (kind: string): string => (/^[aeiou]/.test(kind) ? `an ${kind}` : `a ${kind}`);

function toQuantity({ amount, of, noun, casualty }: Found, tokens: Tokens, id: string): Quantity {
  const { min, max, unit, comparison } = amount;
  const si = unit?.si === undefined ? undefined : inSi(amount);
  const span: Span = {
    start: tokens.at(firstToken(amount, tokens)).start,
    end: tokens.at(amount.to - 1).end,
  };
  const named = unit?.symbol ?? amount.currency ?? (amount.percent ? '%' : noun);
  return {
    ...span,
    id,
    ...(min !== undefined && { min: clean(min) }),
    ...(max !== undefined && { max: clean(max) }),
    approximate: amount.approximate,
    ...(named !== undefined && { unit: named }),
    ...(of && { of }),
    kind: unit?.kind ?? (amount.currency ? 'money' : amount.percent ? 'percent' : 'count'),
    ...(comparison && { comparison }),
    ...(si && { si }),
    ...(casualty && { casualty }),
  };
}

/** "from" and "between" belong to the sentence, not to the amount. */
function firstToken(amount: Amount, tokens: Tokens): number {
  return tokens.low(amount.from) === 'from' ? amount.from + 1 : amount.from;
}

function inSi({ min, max, unit }: Amount): Quantity['si'] {
  if (!unit?.si) return undefined;
  return {
    ...(min !== undefined && { min: toSi(min, unit) }),
    ...(max !== undefined && { max: toSi(max, unit) }),
    unit: unit.si,
  };
}

const clean = (value: number): number => Number(value.toPrecision(12));

function explain({ amount, casualty, cue }: Found, quantity: Quantity): Explanation {
  const bounds =
    quantity.min !== undefined && quantity.max === undefined
      ? 'open upwards'
      : quantity.max !== undefined && quantity.min === undefined
        ? 'open downwards'
        : 'bounded on both sides';
  const why = amount.collective
    ? 'a numeral that says no number'
    : amount.comparison
      ? 'a comparison with a number'
      : 'a number';
  const { start, end } = quantity;
  return {
    about: quantity.id,
    rule: amount.collective ? 'collective' : (amount.comparison ?? 'number'),
    text: `Read as ${why}, ${bounds}${casualty ? `; those counted are said to be ${casualty}` : ''}.`,
    spans: [{ start, end }, ...(cue ? [cue] : [])],
  };
}
