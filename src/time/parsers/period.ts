/** Periods against the report's date or a time told before: "last week", "this month", "the past year", "the same day", "the quarter". */
import { readNumber, type Tokens } from '../../quantity/index.js';
import type { Match, Meaning } from '../model.js';
import { PLURAL_SEASONS, SEASONS } from '../words.js';
import {
  isDash,
  lookup,
  type Parser,
  readCount,
  readMonth,
  readUnit,
  readYear,
  skipFillers,
} from './atoms.js';
import { isMonthHere } from './calendar-date.js';
import { readShift } from './weekday.js';

/** "last week", "the following month", "this fiscal year", "the past year". */
export const parsePeriod: Parser = (tokens, index) => {
  const shift = readShift(tokens, index);
  if (!shift) return undefined;
  let at = shift.next;
  const rule = 'period';
  const full = ['full', 'whole', 'entire', 'calendar', 'comparable', 'corresponding'].includes(
    tokens.low(at),
  );
  if (full) at++;
  const fiscal = tokens.low(at) === 'fiscal' || tokens.low(at) === 'financial';
  if (fiscal) at++;
  const from = shift.narrative ? 'narrative' : 'report';
  const unit = readUnit(tokens, at);
  if (unit && !unit.plural && !unit.short) {
    if (['second', 'minute', 'hour'].includes(unit.unit)) return undefined;
    // "that week's" fine; "past week" needs its article; "that day" is told before; "recent year" is nothing.
    if ((shift.word === 'past' || shift.word === 'coming') && shift.bare) return undefined;
    if (['recent', 'future', 'final', 'earlier', 'prior'].includes(shift.word) && shift.bare)
      return undefined;
    // "last day", "the final week": the end of something else.
    if (shift.word === 'final' || (unit.unit === 'day' && ['last', 'past', 'latest'].includes(shift.word)))
      return undefined;
    // "the past century" is a stretch, not the century before this one.
    if (
      ['past', 'coming'].includes(shift.word) &&
      ['decade', 'century', 'quarter', 'month', 'week'].includes(unit.unit)
    ) {
      const amounts = [{ count: 1, unit: unit.unit }];
      const stretch: Meaning = { kind: 'duration', amounts, towards: shift.shift < 0 ? 'past' : 'future' };
      return { from: index, to: unit.next, meaning: stretch, rule };
    }
    // A programme's name: on "This Week".
    const named = tokens.at(unit.next - 1).capital && tokens.at(index).capital;
    if (named && /^["“'‘]$/.test(tokens.low(index - 1)) && tokens.at(index - 2).kind !== 'break')
      return undefined;
    // "the next day": after the one being told
    const told = unit.unit === 'day' && shift.word === 'next' ? 'narrative' : from;
    const meaning: Meaning = {
      kind: 'period',
      unit: unit.unit,
      shift: shift.shift,
      from: told,
      ...(fiscal && { fiscal }),
    };
    return { from: index, to: unit.next, meaning, rule };
  }
  const season = lookup(SEASONS, tokens.low(at));
  if (
    season &&
    !(tokens.low(at) === 'fall' && ['last', 'this', 'next', 'past', 'previous'].indexOf(shift.word) < 0)
  ) {
    return {
      from: index,
      to: at + 1,
      meaning: { kind: 'point', point: { season }, shift: shift.shift, from },
      rule,
    };
  }
  const month = readMonth(tokens, at);
  if (
    month &&
    ['this', 'last', 'next', 'past', 'coming', 'previous', 'following', 'upcoming'].includes(shift.word)
  ) {
    if (!isMonthHere(tokens, at, month.next)) return undefined;
    return {
      from: index,
      to: month.next,
      meaning: { kind: 'point', point: { month: month.month }, shift: shift.shift, from },
      rule,
    };
  }
  return undefined;
};

/** "the past two months", "the next few days", "the first nine months", "recent weeks": stretches of some units. */
export const parseStretch: Parser = (tokens, index) => {
  const rule = 'stretch';
  let at = index;
  const article = ['the', 'these', 'those', 'this', 'his', 'her', 'their', 'its', 'our', 'my'].includes(
    tokens.low(at),
  );
  if (article) at++;
  const word = tokens.low(at);
  const placed = ['past', 'last', 'previous', 'preceding', 'recent', 'prior'].includes(word)
    ? 'past'
    : ['next', 'coming', 'following', 'upcoming', 'ensuing', 'future'].includes(word)
      ? 'future'
      : ['first', 'final', 'latest', 'opening', 'closing', 'initial', 'same', 'early'].includes(word)
        ? 'within'
        : undefined;
  if (!placed && !article) return undefined;
  if (placed) at++;
  // "the year-earlier nine months"
  const yearBack =
    !placed &&
    tokens.low(at) === 'year' &&
    isDash(tokens, at + 1) &&
    ['earlier', 'ago'].includes(tokens.low(at + 2));
  if (yearBack) at += 3;
  const count = readCount(tokens, at);
  const counted = count && !count.article ? count : undefined;
  at = skipFillers(tokens, counted?.next ?? at);
  const season = lookup(PLURAL_SEASONS, tokens.low(at));
  if (season && placed === 'past' && counted) {
    return { from: index, to: at + 1, meaning: { kind: 'set', value: `XXXX-${season}` }, rule };
  }
  const unit = readUnit(tokens, at);
  if (!unit || unit.short) return undefined;
  const second = unit.unit === 'second' && !counted;
  if (second) return undefined;
  // Speech: "the last twenty-four hour" is written with a plural; the singular after a number is an adjective ("the two day visit").
  if (!unit.plural && !(counted && placed)) return undefined;
  if (!counted && !placed && !['years', 'months', 'weeks', 'days', 'hours'].includes(tokens.low(at)))
    return undefined;
  let next = unit.next;
  // "the last days of 2016" are a cut of that year.
  if (!counted && isCutOf(tokens, next)) return undefined;
  if (!counted) {
    if (placed === undefined) {
      // "these days" is now; "the days" alone says nothing.
      if (tokens.low(index) === 'these' && unit.unit === 'day') {
        return { from: index, to: next, meaning: { kind: 'reference', value: 'PRESENT_REF' }, rule };
      }
      const ahead = ['ahead', 'since', 'before', 'after'].includes(tokens.low(next));
      if (tokens.low(index) !== 'the' || !ahead) return undefined;
      if (tokens.low(next) === 'ahead') next++;
    } else if (word === 'recent' || word === 'coming' || word === 'past' || word === 'future') {
      return { from: index, to: withSecondUnit(tokens, next), meaning: vaguePeriod(word, unit.unit), rule };
    }
    if (placed === 'within' && !['first', 'early', 'final', 'opening', 'closing'].includes(word))
      return undefined;
  }
  const meaning: Meaning = {
    kind: 'duration',
    amounts: [
      {
        count: counted?.count ?? 'X',
        unit: unit.unit,
        ...(counted?.upTo !== undefined && { upTo: counted.upTo }),
      },
    ],
    ...(placed && placed !== 'within' && word !== 'previous' && word !== 'preceding' && { towards: placed }),
  };
  return { from: index, to: next, meaning, rule };
};

/** "of 2016", "of May" after "the last days". */
export function isCutOf(tokens: Tokens, index: number): boolean {
  return (
    tokens.low(index) === 'of' &&
    (readYear(tokens, index + 1) !== undefined || readMonth(tokens, index + 1) !== undefined)
  );
}

/** "recent weeks and months" */
function withSecondUnit(tokens: Tokens, index: number): number {
  return ['and', 'or'].includes(tokens.low(index)) && readUnit(tokens, index + 1)?.plural ? index + 2 : index;
}

/** A stretch without a number: how long it is, is not said. */
function vaguePeriod(word: string, unit: 'second' | string): Meaning {
  const long = unit === 'year' || unit === 'day' || unit === 'decade';
  if (word === 'recent' && !long)
    return { kind: 'duration', amounts: [{ count: 'X', unit: unit as 'week' }], towards: 'past' };
  if (word === 'recent' || word === 'past') return { kind: 'reference', value: 'PAST_REF' };
  return unit === 'week' || unit === 'day'
    ? { kind: 'duration', amounts: [{ count: 'X', unit: unit as 'week' }], towards: 'future' }
    : { kind: 'reference', value: 'FUTURE_REF' };
}

/** "the quarter", "the week", "the weekend", "the year": the one being told. */
export const parseBarePeriod: Parser = (tokens, index) => {
  if (tokens.low(index) !== 'the') return undefined;
  let at = index + 1;
  const full = ['full', 'whole', 'entire'].includes(tokens.low(at));
  if (full) at++;
  const fiscal = tokens.low(at) === 'fiscal' || tokens.low(at) === 'financial';
  if (fiscal) at++;
  const unit = readUnit(tokens, at);
  if (!unit || unit.plural || unit.short) return undefined;
  if (!['quarter', 'year', 'week', 'weekend', 'month', 'day'].includes(unit.unit)) return undefined;
  const after = tokens.low(unit.next);
  if (unit.unit === 'year' && ['ended', 'ending', 'to'].includes(after)) {
    return {
      from: index,
      to: unit.next,
      meaning: { kind: 'duration', amounts: [{ count: 1, unit: 'year' }] },
      rule: 'bare-period',
    };
  }
  // "the week before", "the day after": set against the one being told; before a noun it is that noun's.
  const side = after === 'before' ? -1 : after === 'after' ? 1 : 0;
  const beyond = tokens.at(unit.next + 1);
  if (side !== 0 && !full && (beyond.kind === 'break' || beyond.kind === 'mark')) {
    const meaning: Meaning = { kind: 'period', unit: unit.unit, shift: side, from: 'narrative' };
    return { from: index, to: unit.next + 1, meaning, rule: 'period' };
  }
  if (unit.unit === 'day' && ['before', 'after', 'of', 'that', 'when', 'will', 'to'].includes(after))
    return undefined;
  if (after === '-' && !tokens.at(unit.next).spaced) return undefined;
  const rule = 'bare-period';
  const meaning: Meaning = {
    kind: 'period',
    unit: unit.unit,
    shift: 0,
    from: 'narrative',
    ...(fiscal && { fiscal }),
  };
  return { from: index, to: unit.next, meaning, rule };
};

/** "mid-week": the middle of the week at hand. */
export const parseMidWeek: Parser = (tokens, index) => {
  if (tokens.low(index) !== 'mid' && tokens.low(index) !== 'midweek') return undefined;
  const next =
    tokens.low(index) === 'midweek' ? index + 1 : tokens.low(index + 1) === 'week' ? index + 2 : index + 3;
  if (next === index + 3 && !(isDash(tokens, index + 1) && tokens.low(index + 2) === 'week'))
    return undefined;
  return {
    from: index,
    to: next,
    meaning: { kind: 'period', unit: 'week', shift: 0, from: 'report' },
    mod: 'MID',
    rule: 'mid-week',
  };
};

/** "one day", "the second day", "the third week": counted from something told before. */
export const parseOrdinalPeriod: Parser = (tokens, index): Match | undefined => {
  if (tokens.low(index) !== 'the' && tokens.low(index) !== 'a') return undefined;
  const number = readNumber(tokens, index + 1);
  if (!number?.ordinal || number.next !== index + 2) return undefined;
  const unit = readUnit(tokens, number.next);
  if (!unit || unit.plural || !['day', 'night'].includes(unit.unit) || tokens.low(index) === 'a')
    return undefined;
  if (tokens.low(unit.next) === 'of') return undefined;
  return {
    from: index,
    to: unit.next,
    meaning: { kind: 'period', unit: 'day', shift: 0, from: 'narrative' },
    rule: 'ordinal-day',
  };
};
