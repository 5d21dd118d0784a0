/** Distances from a point in time: "ten days ago", "a year earlier", "two weeks later", "in three days' time", "year-ago", "a week from Monday" not. */
import type { From, Match } from '../model.js';
import { isDash, type Parser, readAmount, readUnit } from './atoms.js';

/** Words after an amount that make it a distance, with direction and starting point. */
const AFTER: Readonly<Record<string, { sign: -1 | 1; from: From }>> = {
  ago: { sign: -1, from: 'report' },
  earlier: { sign: -1, from: 'narrative' },
  previously: { sign: -1, from: 'narrative' },
  later: { sign: 1, from: 'narrative' },
  afterwards: { sign: 1, from: 'narrative' },
  hence: { sign: 1, from: 'report' },
};

export const parseAgo: Parser = (tokens, index) => {
  const rule = 'ago';
  const amount = readAmount(tokens, index);
  if (amount && !amount.hyphen) {
    let at = amount.next;
    if (tokens.low(at) === 'or' && tokens.low(at + 1) === 'so') at += 2;
    // "two years and three months ago"
    if (tokens.low(at) === 'and') {
      const more = readAmount(tokens, at + 1);
      if (more && tokens.low(more.next) === 'ago') at = more.next;
    }
    const word = tokens.low(at);
    const after = Object.hasOwn(AFTER, word) ? AFTER[word] : undefined;
    if (after) return make(index, at + 1, amount.amount, after.sign, after.from);
    if (word === 'from' && ['now', 'today'].includes(tokens.low(at + 1)))
      return make(index, at + 2, amount.amount, 1, 'report');
    if (word === "'" && tokens.low(at + 1) === 'time') return make(index, at + 2, amount.amount, 1, 'report');
    if (word === "'s" && tokens.low(at + 1) === 'time')
      return make(index, at + 2, amount.amount, 1, 'report');
  }
  // "years ago", "weeks later", "months earlier"
  const bare = readUnit(tokens, index);
  if (bare && (bare.plural || bare.unit === 'year') && !bare.short) {
    let at = bare.next;
    if (isDash(tokens, at) && !tokens.at(at).spaced && !bare.plural) at++;
    else if (!bare.plural) return undefined;
    const word = tokens.low(at);
    const after = Object.hasOwn(AFTER, word) ? AFTER[word] : undefined;
    if (after && bare.plural && (word === 'ago' || word === 'later' || word === 'earlier')) {
      const value = after.sign < 0 ? 'PAST_REF' : 'FUTURE_REF';
      return {
        from: index,
        to: at + 1,
        meaning:
          word === 'later'
            ? { kind: 'duration', amounts: [{ count: 'X', unit: bare.unit }] }
            : { kind: 'reference', value },
        rule,
      };
    }
    // "year-ago", "year-earlier"
    if (after && !bare.plural && (word === 'ago' || word === 'earlier')) {
      return make(index, at + 1, { count: 1, unit: bare.unit }, -1, 'narrative');
    }
  }
  return undefined;
};

function make(
  from: number,
  to: number,
  amount: { count: number | 'X'; unit: 'year' | string; upTo?: number },
  sign: -1 | 1,
  start: From,
): Match {
  return { from, to, meaning: { kind: 'offset', amount: amount as never, sign, from: start }, rule: 'ago' };
}
