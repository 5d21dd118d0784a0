/** One amount at a token: prefix, number or collective, range, money, unit. */
import { type Bare, isDash, readBare } from './bare.js';
import { looksPlural } from './counted.js';
import type { Tokens } from './lexer.js';
import { measure, readMoneyMark } from './measure.js';
import type { Amount } from './model.js';
import { MULTIPLIERS } from './numerals.js';
import { isRise } from './toll.js';
import { wordSet } from './word-set.js';
import { type Comparison, PREFIXES, SUFFIXES } from './words.js';

function readPrefix(tokens: Tokens, index: number): (typeof PREFIXES)[number] | undefined {
  return PREFIXES.find(({ words }) => tokens.low(index) === words[0] && tokens.has(index, ...words));
}

/**
 * The amount that begins at a token with its prefix, or undefined.
 *
 * @example readAmount(lex('at least 230 km'), 0, 'en'); // min 230, unit km, comparison 'at-least'
 */
export function readAmount(tokens: Tokens, index: number, language: string): Amount | undefined {
  const between = tokens.low(index) === 'between' || tokens.low(index) === 'from';
  // "rose from 22 to 30": two numbers, the one and then the other.
  if (tokens.low(index) === 'from' && isRise(tokens, index)) return undefined;
  const rise = tokens.low(index - 1) === 'from' && isRise(tokens, index - 1);
  let at = between ? index + 1 : index;
  let comparison: Comparison | undefined;
  let approximate = false;
  let prefixed = false;
  for (let read = 0; read < 2; read++) {
    const prefix = readPrefix(tokens, at);
    if (!prefix) break;
    at += prefix.words.length;
    comparison ??= prefix.comparison;
    approximate ||= prefix.approximate ?? false;
    prefixed = true;
  }
  const money = readMoneyMark(tokens, at);
  if (money) at = money.next;
  const first = readBare(tokens, at, language);
  if (!first) return undefined;
  let next = first.next;
  let { min, max } = first as { min: number; max?: number };
  let scaleM = first.figures ? readShortMillion(tokens, next, Boolean(money)) : undefined;
  if (scaleM) {
    min *= 1e6;
    if (max !== undefined) max *= 1e6;
    next = scaleM;
  }
  const share = comparison === undefined ? readShare(tokens, next, language, first) : undefined;
  if (share) {
    const percent = (first.min / share.of) * 100;
    return {
      from: index,
      to: share.next,
      min: percent,
      max: percent,
      approximate: approximate || first.approximate,
      collective: false,
      hyphen: false,
      one: false,
      bare: false,
      figures: first.figures,
      percent: true,
    };
  }
  const range = rise ? undefined : readRange(tokens, next, language, between, first);
  if (range) {
    max = range.max;
    if (range.scale) min *= range.scale;
    next = range.next;
    scaleM = undefined;
  } else if (between) return undefined;
  const open = first.collective && range?.max === undefined;
  const amount: Amount = {
    from: index,
    to: next,
    min,
    ...(max !== undefined && !open && { max }),
    approximate: approximate || first.approximate,
    ...(comparison && { comparison }),
    collective: first.collective,
    hyphen: false,
    one: first.one,
    ...(first.many && { many: true }),
    bare: !prefixed && !money,
    figures: first.figures,
  };
  if (range && range.max === undefined) delete amount.max;
  if (tokens.low(next) === '+' && !tokens.at(next).spaced) {
    amount.comparison = 'at-least';
    next++;
  }
  const suffix = SUFFIXES.find(({ words }) => tokens.low(next) === words[0] && tokens.has(next, ...words));
  if (suffix && !/^at$/.test(suffix.words[0] ?? '')) {
    next += suffix.words.length;
    amount.comparison ??= suffix.comparison;
    amount.approximate ||= suffix.approximate ?? false;
  }
  amount.to = next;
  measure(amount, tokens, next, first, money?.currency);
  return bound(amount);
}

/** What is counted in millions: after it "2.5m" is no length. */
const COUNTED_IN_MILLIONS = wordSet(
  'people refugees tonnes barrels children dollars euros displaced syrians iraqis civilians voters',
);

/** "30m" right after figures: a million where it is money or a plural follows, metres otherwise. */
function readShortMillion(tokens: Tokens, index: number, money: boolean): number | undefined {
  const token = tokens.at(index);
  if (token.lower !== 'm' || token.spaced) return undefined;
  if (money) return index + 1;
  const after = tokens.at(index + 1);
  return after.kind === 'word' && COUNTED_IN_MILLIONS.has(after.lower) ? index + 1 : undefined;
}

/** "one in five", "2 in 10": a share. */
function readShare(
  tokens: Tokens,
  index: number,
  language: string,
  first: Bare,
): { of: number; next: number } | undefined {
  if (
    tokens.low(index) !== 'in' ||
    first.collective ||
    first.fraction ||
    !Number.isInteger(first.min) ||
    first.min > 20
  )
    return undefined;
  const whole = readBare(tokens, index + 1, language);
  if (!whole || whole.collective || whole.fraction || whole.min <= first.min || whole.min > 1000)
    return undefined;
  if (whole.figures !== first.figures || !looksPlural(tokens.low(whole.next))) return undefined;
  return { of: whole.min, next: whole.next };
}

interface Range {
  max?: number;
  next: number;
  /** "2 to 3 million": the scale of the second number is the first's too. */
  scale?: number;
}

function readRange(
  tokens: Tokens,
  index: number,
  language: string,
  between: boolean,
  first: Bare,
): Range | undefined {
  const joiner = tokens.low(index);
  const joined = between
    ? ['and', 'to'].includes(joiner) || isDash(tokens, index)
    : joiner === 'to' || joiner === 'or' || isDash(tokens, index);
  if (!joined || first.fraction) return undefined;
  // "from 500 to well over 1,000": open at the far end
  const prefix = joiner === 'to' || joiner === 'and' ? readPrefix(tokens, index + 1) : undefined;
  const open = prefix?.comparison === 'more' || prefix?.comparison === 'at-least';
  const at = index + 1 + (prefix && (between || open) ? prefix.words.length : 0);
  const second = readBare(tokens, tokens.low(at) === '$' ? at + 1 : at, language);
  if (!second || second.fraction) return undefined;
  if (joiner === 'or' && !(first.collective || second.collective || second.min <= first.min * 2 + 2))
    return undefined;
  // "20 - 30": a dash with spaces is a dash.
  if (
    isDash(tokens, index) &&
    (tokens.at(index).spaced !== tokens.at(index + 1).spaced || tokens.at(index).spaced)
  )
    return undefined;
  if (second.max !== undefined && second.max <= first.min) return undefined;
  // "2 to 3 million"
  const words = tokens.low(second.next - 1);
  const scale = Object.hasOwn(MULTIPLIERS, words) ? MULTIPLIERS[words] : undefined;
  const shared =
    scale !== undefined &&
    first.min < 1000 &&
    first.min * scale < second.min &&
    second.figures === first.figures;
  const max = second.collective || open ? undefined : second.max;
  return { ...(max !== undefined && { max }), next: second.next, ...(shared && { scale }) };
}

/** Turns a comparison into bounds: "at least 12" has no maximum, "fewer than 12" no minimum. */
export function bound(amount: Amount): Amount {
  const { comparison } = amount;
  if (comparison === 'more' || comparison === 'at-least') delete amount.max;
  if (comparison === 'fewer' || comparison === 'at-most') {
    amount.max ??= amount.min;
    if (amount.min === amount.max) delete amount.min;
  }
  return amount;
}
