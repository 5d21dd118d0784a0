/** Door of time/: time expressions → TIMEX3, EDTF, calendar. */
import type { Document } from '../document/index.js';
import type { Analysis } from '../language/index.js';
import { lex, type Tokens } from '../quantity/index.js';
import type { Block, Explanation, Report, Span, TimeExpression, Warning } from '../report.js';
import { Anchor, type Evidence, type Pointing } from './anchor.js';
import { findDateline } from './dateline.js';
import { doubtsOf } from './doubts.js';
import { gatherEvidence } from './evidence.js';
import { findMatches } from './find.js';
import { findIn, hasWords } from './languages/index.js';
import type { Match, Reading } from './model.js';
import { nameTest } from './names.js';
import { inOrder } from './order-ranges.js';
import { resolve } from './resolve.js';
import { directionOfMatch, isPerfectByWords } from './tense.js';
import { type TreeDirection, TreeTense } from './tree-tense.js';

export interface TimeReading {
  times: TimeExpression[];
  /** The report's date where the document had none and the text gives one. */
  published?: Report['published'];
  publishedFrom?: Report['publishedFrom'];
  warnings: Warning[];
  explanations: Explanation[];
}

/**
 * Finds every time expression of a document and puts it on the calendar, counted from the report's date.
 *
 * Extents and values follow TimeML 1.2.1 as TempEval-3 annotates it; EDTF is checked by the `edtf` library; bounds are ISO
 * dates, both inclusive. What was worked out and not stated is said in `inferred`. Without the grammar (no sentences) the
 * tense of verbs is taken from their form.
 *
 * @param document `published` anchors relative expressions; without it they stay open
 * @example readTimes({ ...document, text: 'They met on Friday.', published: '2024-05-08' }, analysis).times[0]?.value; // '2024-05-03'
 */
export function readTimes(document: Document, analysis: Analysis): TimeReading {
  const persons = analysis.mentions.filter(({ type }) => type === 'person');
  const abroad = languagesOf(document);
  const tokens = lex(document.text, readable(document, abroad));
  const english = findMatches(tokens, nameTest(tokens, persons));
  const found: Found[] = english.map((match) => ({ match, tokens, span: spanOf(match, tokens) }));
  let dateline = document.published ? undefined : findDateline(tokens, english);
  for (const [language, pieces] of abroad) {
    const one = findIn(document.text, pieces, language);
    for (const match of one.matches)
      found.push({ match, tokens: one.tokens, span: spanOf(match, one.tokens), isAhead: one.isAhead(match) });
    if (!document.published) dateline ??= findDateline(one.tokens, one.matches);
  }
  if (abroad.size > 0) inTextOrder(found, english);
  const matches = found.map(({ match }) => match);
  const anchorAt = anchors(document.blocks, document.published ?? dateline, gatherEvidence(matches));
  const times: TimeExpression[] = [];
  const warnings: Warning[] = [];
  const explanations: Explanation[] = [];
  const readings = resolveAll(found, anchorAt, new TreeTense(analysis));
  found.forEach(({ match, span: { start, end } }, index) => {
    const reading = readings[index] as Reading;
    const id = `t${index + 1}`;
    const zone = match.clock?.zone;
    times.push({
      start,
      end,
      id,
      ...reading,
      ...(zone !== undefined && { zone: zoneText(zone) }),
      ...(match.until !== undefined && { until: `t${match.until + 1}` }),
    });
    warnings.push(...doubtsOf(match, reading, { start, end }));
    explanations.push({
      about: id,
      rule: match.rule,
      text: explain(match, reading.inferred),
      spans: [{ start, end }],
    });
  });
  return {
    times,
    ...(dateline && { published: dateline, publishedFrom: 'text' as const }),
    warnings,
    explanations,
  };
}

/** A match with the tokens that it counts in; `isAhead` only where it is not English: whether words nearby speak of the future. */
interface Found {
  match: Match;
  tokens: Tokens;
  span: Span;
  isAhead?: boolean;
}

/** Puts what was found in several languages in text order; ranges keep pointing at their ends. */
function inTextOrder(found: Found[], english: readonly Match[]): void {
  found.sort((one, two) => one.span.start - two.span.start);
  const at = new Map(found.map(({ match }, index) => [match, index]));
  for (const one of found) {
    const until = one.match.until === undefined ? undefined : english[one.match.until];
    const index = until && at.get(until);
    if (index !== undefined) one.match = { ...one.match, until: index };
  }
}

/** Which way a match points where the words are not English: by the tree, and by the words that speak of the future. */
function directionAbroad({ over }: Match, tree: TreeDirection, isAhead: boolean): Pointing {
  if (over) return 'happened';
  if (isAhead) return 'future';
  return tree.happened ? 'happened' : tree.direction;
}

/** Reads every match against the report's date and what was told before it, and puts the ends of ranges in order. */
function resolveAll(
  found: readonly Found[],
  anchorAt: (offset: number) => Anchor,
  tense: TreeTense,
): Reading[] {
  const directions: Pointing[] = [];
  const matches = found.map(({ match }) => match);
  const readings = found.map(({ match, tokens, span: { start, end }, isAhead }) => {
    const weekday = match.meaning.kind === 'point' && match.meaning.point.weekday !== undefined;
    const tree = tense.directionAt(start, end);
    const direction =
      isAhead === undefined
        ? directionOfMatch(tokens, match.from, match.to, tree, weekday)
        : directionAbroad(match, tree, isAhead);
    directions.push(direction);
    const anchor = anchorAt(start);
    const told = anchor.told;
    const reading = resolve(lastingTo(match, tokens, tree.perfect), anchor, direction);
    // "…, she said on Tuesday": the story goes on from the day before.
    // So it does from a deadline: "to leave by Friday".
    const isAside = tree.saying || ['by', 'until', 'till'].includes(tokens.low(match.from - 1));
    if (isAside && told.day !== undefined) anchor.told = { ...anchor.told, day: told.day };
    return reading;
  });
  matches.forEach((one, index) => {
    const two = one.until === undefined ? undefined : matches[one.until];
    const [first, second] = [readings[index], readings[index + 1]];
    if (!two || !first || !second) return;
    const ordered = inOrder(one, two, first, second, directions[index] === 'future');
    if (!ordered) return;
    const inferred = 'put in order with the other end of its range';
    const again = (match: Match): Reading => ({
      ...resolve(match, anchorAt(found[index]?.span.start ?? 0), undefined),
      inferred,
    });
    if (ordered.one !== one) readings[index] = again(ordered.one);
    if (ordered.two !== two) readings[index + 1] = again(ordered.two);
  });
  return readings;
}

/**
 * What the times at an offset are counted from: the report's date, or that of the entry which the offset stands in. What
 * one entry tells is no ground for the next, which was written before it.
 */
function anchors(
  blocks: Document['blocks'],
  published: string | undefined,
  evidence: Evidence,
): (offset: number) => Anchor {
  const whole = new Anchor(published, evidence);
  const entries = blocks.filter((block) => block.published !== undefined && block.published !== published);
  if (entries.length === 0) return () => whole;
  const known = new Map<string | undefined, Anchor>();
  let at = 0;
  return (offset) => {
    if ((entries[at]?.start ?? 0) > offset) at = 0;
    while (at < entries.length && (entries[at] as Block).end <= offset) at++;
    const entry = entries[at];
    if (!entry || offset < entry.start) return whole;
    const anchor = known.get(entry.published) ?? new Anchor(entry.published, evidence);
    known.set(entry.published, anchor);
    return anchor;
  };
}

/** "has been closed for two weeks", "for two weeks now": it lasts up to the report's date. */
function lastingTo(match: Match, tokens: Tokens, perfect: boolean | undefined): Match {
  const { meaning } = match;
  if (meaning.kind !== 'duration' || meaning.towards || meaning.amounts.length === 0) return match;
  const now = tokens.low(match.to) === 'now';
  if (tokens.low(match.from - 1) !== 'for' || !((perfect ?? isPerfectByWords(tokens, match.from)) || now))
    return match;
  return { ...match, meaning: { ...meaning, towards: 'past' } };
}

/** The pieces of a document in each language whose times have lists of their own; a block without a language is in the report's. */
function languagesOf(document: Document): Map<string, Span[] | undefined> {
  const pieces = new Map<string, Span[] | undefined>();
  if (document.blocks.length === 0) {
    if (hasWords(document.language)) pieces.set(document.language, undefined);
    return pieces;
  }
  for (const block of document.blocks) {
    const language = block.language ?? document.language;
    if (block.kind === 'boilerplate' || !hasWords(language)) continue;
    pieces.set(language, [...(pieces.get(language) ?? []), block]);
  }
  return pieces;
}

/** What is read as English: all blocks but boilerplate and those in other languages; the whole text when there are none. */
function readable(document: Document, abroad: ReadonlyMap<string, unknown>): Span[] | undefined {
  const blocks = document.blocks.filter(
    ({ kind, language }) => kind !== 'boilerplate' && !abroad.has(language ?? document.language),
  );
  return document.blocks.length > 0 || abroad.size > 0 ? blocks : undefined;
}

/** A match's characters; the full stop of an abbreviation at its end ("Sept.") belongs to it only when figures follow within it. */
function spanOf(match: Match, tokens: Tokens): Span {
  return { start: tokens.at(match.from).start, end: tokens.at(match.to - 1).end };
}

/** Minutes from UTC as ISO writes them. */
function zoneText(minutes: number): string {
  if (minutes === 0) return 'Z';
  const size = Math.abs(minutes);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

function explain(match: Match, inferred: string | undefined): string {
  const rule = match.rule.replaceAll('-', ' ').replaceAll('+', ' and ');
  return inferred ? `Read as ${rule}; ${inferred}.` : `Read as ${rule}; nothing had to be worked out.`;
}
