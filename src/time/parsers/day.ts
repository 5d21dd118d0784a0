/** Days by name ("yesterday", "the day before yesterday", "tonight") and parts of the day ("this morning", "last night", "overnight"). */

import type { Tokens } from '../../quantity/index.js';
import { wordSet } from '../../quantity/index.js';
import type { Match } from '../model.js';
import { DAY_NAMES, DAY_PARTS } from '../words.js';
import { isDash, lookup, type Parser } from './atoms.js';
import { readPartAfter, readShift } from './weekday.js';

/** "USA Today", "Today" (a programme): capital in the middle of a name. */
function isTitle(tokens: Tokens, index: number): boolean {
  const token = tokens.at(index);
  const before = tokens.at(index - 1);
  return token.capital && before.kind === 'word' && before.capital && before.lower !== 'on';
}

export const parseDayName: Parser = (tokens, index) => {
  const rule = 'day-name';
  let at = index;
  let extra = 0;
  if (tokens.low(at) === 'the') at++;
  if (tokens.low(at) === 'day' && ['before', 'after'].includes(tokens.low(at + 1))) {
    extra = tokens.low(at + 1) === 'before' ? -1 : 1;
    at += 2;
  } else at = index;
  const name = tokens.at(at).kind === 'word' ? lookup(DAY_NAMES, tokens.low(at)) : undefined;
  if (!name) return undefined;
  if (extra !== 0 && (name.shift === 0 || Math.sign(name.shift) !== extra)) return undefined;
  if (isTitle(tokens, at)) return undefined;
  const part = name.part ? undefined : readPartAfter(tokens, at + 1);
  if (tokens.low(at + 1) === "'s" && part === undefined && at === index && tokens.low(at) === 'tonight') {
    return {
      from: index,
      to: at + 1,
      meaning: { kind: 'period', unit: 'day', shift: 0, from: 'report' },
      clock: { part: 'NI' },
      rule,
    };
  }
  const match: Match = {
    from: index,
    to: part && !part.plural ? part.next : at + 1,
    meaning: { kind: 'period', unit: 'day', shift: name.shift + extra, from: 'report' },
    rule,
  };
  const said = name.part ?? (part && !part.plural ? part.part : undefined);
  if (said) match.clock = { part: said };
  return match;
};

/** Nouns after a part of the day that make it a compound ("night vision", "morning star"). */
const COMPOUND_AFTER: ReadonlySet<string> = wordSet('vision star goggles club clubs shift sickness time');

export const parseDayPart: Parser = (tokens, index) => {
  const rule = 'day-part';
  const word = tokens.low(index);
  if (word === 'overnight' && !/^(stay|delivery|success|funds|rate)/.test(tokens.low(index + 1))) {
    return {
      from: index,
      to: index + 1,
      meaning: { kind: 'period', unit: 'day', shift: 0, from: 'report' },
      clock: { part: 'NI' },
      rule,
    };
  }
  const shift = readShift(tokens, index);
  if (
    shift &&
    !(shift.word === 'past' || shift.word === 'recent' || shift.word === 'final' || shift.word === 'future')
  ) {
    const part = readPartAfter(tokens, shift.next);
    if (part && !part.plural) {
      const day = shift.word === 'last' && part.part !== 'NI' && part.part !== 'EV' ? 0 : shift.shift;
      return {
        from: index,
        to: part.next,
        // "the next morning" is that after the day being told; "next morning" alone as well.
        meaning: {
          kind: 'period',
          unit: 'day',
          shift: day,
          from: shift.narrative || shift.word === 'next' ? 'narrative' : 'report',
        },
        clock: { part: part.part },
        rule,
      };
    }
  }
  // "mid-afternoon", "mid afternoon"
  if (word === 'mid') {
    const after = isDash(tokens, index + 1) ? index + 2 : index + 1;
    const part = lookup(DAY_PARTS, tokens.low(after));
    if (part) {
      return {
        from: index,
        to: after + 1,
        meaning: { kind: 'period', unit: 'day', shift: 0, from: 'narrative' },
        mod: 'MID',
        clock: { part },
        rule,
      };
    }
  }
  // "in the morning", "the evening": of the day being told.
  const at = word === 'the' ? index + 1 : index;
  const part = lookup(DAY_PARTS, tokens.low(at));
  if (!part || COMPOUND_AFTER.has(tokens.low(at + 1)) || tokens.low(at) === 'overnight') return undefined;
  const before = tokens.low(index - 1);
  const placed =
    word === 'the'
      ? ['in', 'during', 'late', 'early', 'of', 'into', 'through'].includes(before) ||
        (before === 'on' && tokens.low(at + 1) === 'of')
      : ['at', 'by', 'before', 'after', 'until', 'since'].includes(before);
  if (!placed) return undefined;
  const narrow =
    word === 'the' ||
    ['dawn', 'dusk', 'midday', 'sunset', 'sunrise', 'nightfall', 'daybreak', 'lunchtime'].includes(
      tokens.low(at),
    );
  if (!narrow) return undefined;
  return {
    from: index,
    to: at + 1,
    meaning: { kind: 'period', unit: 'day', shift: 0, from: 'narrative' },
    clock: { part },
    rule,
  };
};
