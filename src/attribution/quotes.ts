/**
 * Quotation marks, paired. Works on characters alone and in one pass, so that a text of any shape costs linear time.
 *
 * Marks of one family open and close each other; which one an ambiguous mark does is told from the characters beside
 * it and from what is open. Apostrophes are told from single marks. A quotation that runs over several paragraphs,
 * its opening mark repeated at the head of each, is one quotation with a span for each paragraph.
 */
import type { Span } from '../report.js';
import { named } from './rule.js';

/** A quotation with its marks. */
export interface Quotation {
  /** One span for each paragraph it runs over, marks included. */
  spans: Span[];
  /** 0 outermost. */
  depth: number;
  /** False when its closing mark is missing: it then ends with its paragraph. */
  closed: boolean;
}

type Family = 'double' | 'single' | 'angle' | 'thinAngle' | 'corner' | 'whiteCorner' | 'title' | 'thinTitle';

/** Marks whose side is certain or nearly so. 'either' is decided by what stands beside it. */
const MARKS: Readonly<Record<string, readonly [Family, 'open' | 'close' | 'either']>> = {
  '"': ['double', 'either'],
  '＂': ['double', 'either'],
  '״': ['double', 'either'],
  '“': ['double', 'open'],
  '‟': ['double', 'open'],
  '„': ['double', 'open'],
  '〝': ['double', 'open'],
  '”': ['double', 'close'],
  '〞': ['double', 'close'],
  "'": ['single', 'either'],
  '‘': ['single', 'open'],
  '‚': ['single', 'open'],
  '‛': ['single', 'open'],
  '’': ['single', 'either'],
  '`': ['single', 'open'],
  '«': ['angle', 'open'],
  '»': ['angle', 'close'],
  '‹': ['thinAngle', 'open'],
  '›': ['thinAngle', 'close'],
  '「': ['corner', 'open'],
  '」': ['corner', 'close'],
  '『': ['whiteCorner', 'open'],
  '』': ['whiteCorner', 'close'],
  '《': ['title', 'open'],
  '》': ['title', 'close'],
  '〈': ['thinTitle', 'open'],
  '〉': ['thinTitle', 'close'],
};

const families = new Map<Family, () => boolean>();
for (const [family] of Object.values(MARKS))
  if (!families.has(family)) families.set(family, named(`marks: ${family}`));
const doubledRule = named('two single marks are a double one');
const germanCloses = named('what opens in English closes in German');
const swedishOpens = named('what closes in English opens in Swedish');
const apostrophes = named('an apostrophe is no mark');
const repeatedMark = named('an opening mark repeated at a paragraph’s head');
const unmarkedNext = named('a quotation goes on in a paragraph without a mark');
const neverClosed = named('a mark that never closes ends with its paragraph');

/** Words that begin with an apostrophe of their own: '90s, 'em, 'tis. */
const ELISION = /^(?:\d|(?:em|til|tis|twas|cause|cos|bout|round|n|neath|fraid|kay|s)\b)/i;
const LETTER = /[\p{L}\p{N}]/u;
/** Two single marks that stand for one double one. */
const DOUBLED = /^(?:''|``|’’|‘‘|‘’)$/;
const OPENS_AFTER = /[\s([{<—–\-/:…]/;

interface Open {
  family: Family;
  mark: string;
  start: number;
  /** Spans in earlier paragraphs. */
  before: Span[];
  /** Goes on in the next paragraph without a mark at its head. */
  unmarked?: boolean;
}

/**
 * Finds the quotations of a text.
 *
 * @param text the text
 * @param paragraphs where its paragraphs are, in order; a quotation only crosses from one to the next when the next
 *   begins with the mark that is still open
 * @returns quotations with their marks, in the order of their first character
 * @example findQuotations('“Go,” he said.', [{ start: 0, end: 14 }]) // [{ spans: [{ start: 0, end: 5 }], … }]
 */
export function findQuotations(text: string, paragraphs: readonly Span[]): Quotation[] {
  const found: Quotation[] = [];
  let carried: Open[] = [];
  paragraphs.forEach((paragraph, index) => {
    const next = paragraphs[index + 1];
    carried = readParagraph(text, trim(text, paragraph), next && trim(text, next), carried, found);
  });
  return found.sort((a, b) => first(a).start - first(b).start || a.depth - b.depth);
}

function readParagraph(
  text: string,
  paragraph: Span,
  next: Span | undefined,
  carried: readonly Open[],
  found: Quotation[],
): Open[] {
  const stack: Open[] = [];
  const openOf = new Map<Family, number>();
  const push = (open: Open) => {
    stack.push(open);
    openOf.set(open.family, (openOf.get(open.family) ?? 0) + 1);
  };
  const pop = () => {
    const open = stack.pop() as Open;
    openOf.set(open.family, (openOf.get(open.family) ?? 1) - 1);
    return open;
  };
  const strongClosers = lastStrongSingle(text, paragraph);
  let carriedLeft = 0;
  const bare = carried[0];
  if (bare?.unmarked) {
    push({ family: bare.family, mark: bare.mark, start: paragraph.start, before: bare.before });
    carriedLeft = carried.length;
  }
  for (let at = paragraph.start; at < paragraph.end; ) {
    let mark = text[at] as string;
    let known = MARKS[mark];
    if (!known || !families.get(known[0])?.()) {
      at++;
      carriedLeft = carried.length;
      continue;
    }
    const pair = text.slice(at, at + 2);
    if (
      doubledRule() &&
      DOUBLED.test(pair) &&
      !(known[0] === 'single' && topIs(stack, 'single') && text[at + 2] === mark)
    ) {
      mark = pair;
      known = ['double', pair === '``' || pair === '‘‘' ? 'open' : 'either'];
    }
    const [family, side] = known;
    const end = at + mark.length;
    const continued = carried[carriedLeft];
    const isOpen = (openOf.get(family) ?? 0) > 0;
    if (continued && continued.family === family) {
      push({ family, mark, start: at, before: continued.before });
      carriedLeft++;
    } else {
      const action = decide(text, paragraph, at, end, mark, family, side, isOpen, stack, strongClosers);
      if (action === 'open') push({ family, mark, start: at, before: [] });
      else if (action === 'close') {
        while (stack.length && stack[stack.length - 1]?.family !== family) pop();
        const open = pop();
        found.push({
          spans: [...open.before, { start: open.start, end }],
          depth: stack.length,
          closed: true,
        });
      }
    }
    at = end;
  }
  return leaveOpen(text, paragraph, next, stack, found);
}

/** What is still open at the end of a paragraph either goes on in the next one or has lost its closing mark. */
function leaveOpen(
  text: string,
  paragraph: Span,
  next: Span | undefined,
  stack: readonly Open[],
  found: Quotation[],
): Open[] {
  const going: Open[] = [];
  let at = next?.start ?? 0;
  const closesNext = next !== undefined && stack.length > 0 && closedIn(text, next, stack[0] as Open);
  for (const open of stack) {
    const mark = next && text.startsWith(open.mark, at) ? open.mark : next && text[at];
    if (repeatedMark() && next && mark && (mark === open.mark || MARKS[mark]?.[0] === open.family)) {
      going.push({ ...open, before: [...open.before, { start: open.start, end: paragraph.end }] });
      at += mark.length;
      continue;
    }
    if (unmarkedNext() && closesNext && open === stack[0] && begins(text, paragraph, open.start)) {
      // The next paragraph closes what this one opened, without a mark at its head.
      going.push({
        ...open,
        before: [...open.before, { start: open.start, end: paragraph.end }],
        unmarked: true,
      });
      break;
    }
    const spans = [...open.before, { start: open.start, end: paragraph.end }];
    if (open.family === 'single') break;
    if (neverClosed() && (open.before.length || begins(text, paragraph, open.start)))
      found.push({ spans, depth: 0, closed: false });
    break;
  }
  return going;
}

/** Whether the first mark of the same family in a paragraph closes. */
function closedIn(text: string, paragraph: Span, open: Open): boolean {
  if (open.family === 'single') return false;
  for (let at = paragraph.start; at < paragraph.end; at++) {
    const known = MARKS[text[at] as string];
    const doubled = DOUBLED.test(text.slice(at, at + 2));
    if (!known || (known[0] !== open.family && !(doubled && open.family === 'double'))) continue;
    if (known[1] === 'close') return true;
    if (known[1] === 'open' && !doubled) return false;
    const end = at + (doubled ? 2 : 1);
    const before = at > paragraph.start ? (text[at - 1] as string) : ' ';
    return !/\s/.test(before) && !LETTER.test(text[end] ?? ' ') && !OPENS_AFTER.test(before);
  }
  return false;
}

/** Only a mark at the head of its paragraph or after a comma or colon is believed to open a quotation never closed. */
function begins(text: string, paragraph: Span, start: number): boolean {
  if (start === paragraph.start) return true;
  const before = text.slice(Math.max(paragraph.start, start - 2), start).trimEnd();
  return /[,:]$/.test(before);
}

function decide(
  text: string,
  paragraph: Span,
  at: number,
  end: number,
  mark: string,
  family: Family,
  side: 'open' | 'close' | 'either',
  isOpen: boolean,
  stack: readonly Open[],
  strongClosers: number,
): 'open' | 'close' | 'none' {
  const before = at > paragraph.start ? (text[at - 1] as string) : ' ';
  const after = end < paragraph.end ? (text[end] as string) : ' ';
  const opensHere = (OPENS_AFTER.test(before) || MARKS[before] !== undefined) && !/\s/.test(after);
  const closesHere = !/\s/.test(before) && !LETTER.test(after);
  if (family === 'single')
    return decideSingle(text, at, end, before, after, side, isOpen, opensHere, closesHere, strongClosers);
  if (side === 'open') {
    // „German“ closes with what opens an English one; »Danish« likewise.
    const top = stack[stack.length - 1];
    const closer =
      germanCloses() && ((mark === '“' && top?.mark === '„') || (mark === '«' && top?.mark === '»'));
    return closer && !(opensHere && mark === '“' && !closesHere) ? 'close' : 'open';
  }
  if (side === 'close') {
    if (isOpen) return 'close';
    return !swedishOpens() || /\s/.test(after) ? 'none' : 'open'; // ”Swedish” and »Danish« open with it
  }
  if (!isOpen) return /\d/.test(before) || (closesHere && !opensHere) ? 'none' : 'open';
  if (closesHere !== opensHere) return closesHere ? 'close' : 'open';
  return 'close';
}

function decideSingle(
  text: string,
  at: number,
  end: number,
  before: string,
  after: string,
  side: 'open' | 'close' | 'either',
  isOpen: boolean,
  opensHere: boolean,
  closesHere: boolean,
  strongClosers: number,
): 'open' | 'close' | 'none' {
  if (apostrophes() && LETTER.test(before) && LETTER.test(after)) return 'none';
  if (side === 'open') return isOpen && closesHere && !opensHere ? 'close' : 'open';
  if (opensHere && !(isOpen && closesHere)) return ELISION.test(text.slice(end, end + 6)) ? 'none' : 'open';
  if (!isOpen || !closesHere) return 'none';
  const possessive = before === 's' && after === ' ' && /\p{Ll}/u.test(text[end + 1] ?? '');
  return apostrophes() && possessive && at < strongClosers ? 'none' : 'close';
}

/** The last place in the paragraph where a single mark surely closes: after a full stop, comma and the like. */
function lastStrongSingle(text: string, paragraph: Span): number {
  for (let at = paragraph.end - 1; at > paragraph.start; at--)
    if ((text[at] === "'" || text[at] === '’') && /[.,!?;]/.test(text[at - 1] as string)) return at;
  return -1;
}

function topIs(stack: readonly Open[], family: Family): boolean {
  return stack[stack.length - 1]?.family === family;
}

function first(quotation: Quotation): Span {
  return quotation.spans[0] as Span;
}

function trim(text: string, { start, end }: Span): Span {
  while (start < end && /\s/.test(text[start] as string)) start++;
  while (end > start && /\s/.test(text[end - 1] as string)) end--;
  return { start, end };
}
