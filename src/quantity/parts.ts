/**
 * How the numbers of a sentence hang together: "20 people, including 10 children", "two of them", "six of the dead", "12 men and four
 * women". What is a part of a number already told is marked as one, so that nobody adds it up twice.
 */
import type { Casualty } from './casualty-words.js';
import { CASUALTY_WORDS } from './casualty-words.js';
import type { Found } from './found.js';
import type { Tokens } from './lexer.js';
import { isPeople } from './people.js';
import { wordSet } from './word-set.js';

/** How far back, in tokens, the whole of a part stands. */
const REACH = 60;

const INCLUDING = wordSet('including included includes among mostly namely comprising');
const OF_THEM = wordSet('them whom which these those');
const VICTIMS = wordSet(
  'victims dead killed wounded injured casualties fatalities missing detained displaced slain',
);
const JOINS = wordSet(
  'and , plus & as well along with together in addition to another other others some about at least',
);

/** Completes the quantities of a text, in text order: casualties that follow from the number before, and what is part of what. */
export function relate(tokens: Tokens, found: readonly Found[]): Found[] {
  const related: Found[] = [];
  for (const one of found) {
    const before = related.at(-1);
    const whole = before ? withWhole(tokens, one, before, related) : one;
    if (!whole.loose || whole.partOf) related.push(whole);
  }
  for (let at = 0; at < related.length; at++) {
    const one = related[at] as Found;
    const among = one.partOf ? undefined : amongVictims(tokens, one);
    if (!among) continue;
    const next = related[at + 1];
    // "Six children were among at least 22 people killed": the whole stands behind.
    const ahead = next && next.amount.from <= among.at && next.amount.from > one.amount.to ? next : undefined;
    const whole =
      ahead ??
      related
        .slice(Math.max(0, at - MOST_BACK), at)
        .findLast((other) => other.casualty === among.casualty && !other.partOf && isWithin(one, other));
    one.casualty ??= among.casualty;
    if (whole && whole.casualty === one.casualty && isAfter(tokens, one, whole)) one.partOf = whole;
  }
  return related;
}

const MOST_BACK = 6;
/** How far behind a number "among the dead" stands, in tokens. */
const AMONG_REACH = 14;
const AMONG_END = 7;

/** "three children were among the dead", "… were among those killed". */
function amongVictims(
  tokens: Tokens,
  { amount, noun }: Found,
): { casualty: Casualty; at: number } | undefined {
  if (amount.unit || amount.currency || amount.percent || (noun && !isPeople(noun))) return undefined;
  for (let at = amount.to; at < amount.to + AMONG_REACH; at++) {
    const { kind, lower } = tokens.at(at);
    if (kind === 'break' || lower === '.' || lower === ',') return undefined;
    if (lower !== 'among' || !['was', 'were', 'are', 'also', 'being'].includes(tokens.low(at - 1))) continue;
    for (let end = at + 1; end < at + AMONG_END; end++) {
      const word = tokens.low(end);
      const victims = VICTIMS.has(word) || Object.hasOwn(CASUALTY_WORDS, word);
      if (victims) return { casualty: casualtyOfVictims(word) ?? 'killed', at: end };
    }
    return undefined;
  }
  return undefined;
}

function casualtyOfVictims(word: string): Casualty | undefined {
  if (word === 'victims' || word === 'fatalities') return 'killed';
  if (word === 'casualties') return 'casualties';
  return Object.hasOwn(CASUALTY_WORDS, word) ? CASUALTY_WORDS[word] : undefined;
}

/** In the same paragraph: beyond that nobody says what is part of what. */
function isAfter(tokens: Tokens, one: Found, whole: Found): boolean {
  const [from, to] = [
    Math.min(one.amount.from, whole.amount.from),
    Math.max(one.amount.from, whole.amount.from),
  ];
  if (to - from > REACH) return false;
  for (let at = from; at < to; at++) if (tokens.at(at).kind === 'break') return false;
  return true;
}

function withWhole(tokens: Tokens, one: Found, before: Found, all: readonly Found[]): Found {
  if (one.amount.unit || one.amount.currency || one.amount.percent) return one;
  const said = ofVictims(tokens, one);
  if (said) {
    const whole = all
      .slice(-MOST_BACK)
      .findLast((other) => isNear(tokens, one, other) && other.casualty === said && !other.partOf);
    return { ...one, casualty: one.casualty ?? said, ...(whole && { partOf: whole }) };
  }
  if (!isNear(tokens, one, before)) return one;
  // "including three women and two children": the second is a part as the first is.
  const whole = before.partOf && isJoined(tokens, before, one) ? before.partOf : before;
  if (!whole.casualty) return one;
  const part = isPart(tokens, one) || (whole !== before && isJoined(tokens, before, one));
  const casualty = one.casualty ?? whole.casualty;
  if (part && isPeopled(one)) {
    return {
      ...one,
      casualty,
      ...(casualty === whole.casualty && isWithin(one, whole) && { partOf: whole }),
    };
  }
  // "killed 12 men and four women"
  if (!one.casualty && isPeopled(one) && one.noun && isJoined(tokens, before, one))
    return { ...one, casualty };
  return one;
}

/** "six of those killed", "two of the dead": what happened to those that they are of. */
function ofVictims(tokens: Tokens, { amount }: Found): Casualty | undefined {
  if (tokens.low(amount.to) !== 'of') return undefined;
  let at = amount.to + 1;
  while (['the', 'those', 'all', 'who', 'were', 'people'].includes(tokens.low(at))) at++;
  const word = tokens.low(at);
  return VICTIMS.has(word) ? casualtyOfVictims(word) : undefined;
}

/** "including 10 children", "among them a nurse", "two of them", "most of whom". */
function isPart(tokens: Tokens, { amount }: Found): boolean {
  if (tokens.low(amount.to) === 'of' && OF_THEM.has(tokens.low(amount.to + 1))) return true;
  for (let at = amount.from - 1; at > amount.from - 5; at--) {
    const { kind, lower } = tokens.at(at);
    if (INCLUDING.has(lower)) return true;
    if (kind !== 'word' || !['them', 'whom', 'the', 'dead', 'also', 'were', 'was'].includes(lower))
      return false;
  }
  return false;
}

/** No more than the whole. */
function isWithin(one: Found, whole: Found): boolean {
  const [least, most] = [one.amount.min ?? 0, whole.amount.max];
  return most === undefined || least <= most;
}

/** People, or a number with no noun. */
function isPeopled({ noun }: Found): boolean {
  return noun === undefined || isPeople(noun);
}

function isNear(tokens: Tokens, one: Found, other: Found): boolean {
  const from = other.amount.to;
  if (one.amount.from - from > REACH) return false;
  for (let at = from; at < one.amount.from; at++) {
    const { kind, lower } = tokens.at(at);
    if (kind === 'break') return false;
    // "Two of them" may open the next sentence, nothing else.
    if (lower === '.' && tokens.at(at + 1).capital && !(at + 1 >= one.amount.from && !other.partOf))
      return false;
  }
  return true;
}

/** Only joining words between the end of one phrase and the beginning of the next. */
function isJoined(tokens: Tokens, before: Found, one: Found): boolean {
  const end = before.of?.end ?? tokens.at(before.amount.to - 1).end;
  let words = 0;
  for (let at = one.amount.from - 1; at >= 0 && tokens.at(at).start >= end; at--) {
    if (!JOINS.has(tokens.low(at)) || words++ > 4) return false;
  }
  return words > 0;
}
