/** One amount at a token: what compares, the number or the range, per cent, money or unit. */
import { bound } from '../amount.js';
import type { Tokens } from '../lexer.js';
import type { Amount } from '../model.js';
import { CURRENCY_MARKS, UNITS, type Unit } from '../units.js';
import type { Comparison, Prefix } from '../words.js';
import { bareWord, readTongueNumber, stands, type TongueNumber } from './number.js';
import type { Tongue } from './tongue.js';

const BY_SYMBOL: ReadonlyMap<string, Unit> = new Map([...UNITS.values()].map((unit) => [unit.symbol, unit]));
const DASHES = new Set(['-', '–', '—']);
/** "до двух школ" is as often "to two schools" as "up to two". */
export const LEAST_UP_TO = 10;

function readBefore(tokens: Tokens, at: number, tongue: Tongue): Prefix | undefined {
  return tongue.before.find(({ words }) => {
    const [first = '', ...rest] = words;
    const begins = bareWord(tokens.low(at), tongue, (word) => word === first) === first;
    return begins && (rest.length === 0 || stands(tokens, at + 1, rest));
  });
}

/**
 * The amount that begins at a token with its prefix, or undefined.
 *
 * @example readTongueAmount(tokens, 0, french) // "au moins douze soldats": min 12, comparison 'at-least'
 */
export function readTongueAmount(tokens: Tokens, index: number, tongue: Tongue): Amount | undefined {
  const range = tongue.ranges.find(([words]) => stands(tokens, index, words));
  if (range) {
    const both = readBetween(tokens, index + range[0].length, range[1], tongue);
    if (both) return finish(tokens, index, both.first, both.second, undefined, true, tongue);
  }
  let at = index;
  let comparison: Comparison | undefined;
  let approximate = false;
  for (let read = 0; read < 2; read++) {
    const prefix = readBefore(tokens, at, tongue);
    if (!prefix) break;
    at += prefix.words.length;
    comparison ??= prefix.comparison;
    approximate ||= prefix.approximate ?? false;
  }
  const first = readTongueNumber(tokens, at, tongue, at > index);
  if (!first) return undefined;
  const amount = finish(tokens, index, first, readTo(tokens, first, tongue), comparison, at > index, tongue);
  if (approximate) amount.approximate = true;
  const toward = at === index + 1 && tokens.low(index) === 'до';
  return toward && first.value < LEAST_UP_TO && !amount.unit && !amount.percent ? undefined : amount;
}

/** "entre 150 et 200", "بين 20 و30". */
function readBetween(
  tokens: Tokens,
  at: number,
  joiner: string,
  tongue: Tongue,
): { first: TongueNumber; second: TongueNumber } | undefined {
  const first = readTongueNumber(tokens, at, tongue, false);
  if (!first) return undefined;
  const apart = tokens.low(first.next) === joiner || DASHES.has(tokens.low(first.next));
  // Arabic writes the joiner and a number word together.
  if (!apart && !(joiner === 'و' && tokens.low(first.next).startsWith('و'))) return undefined;
  const second = readTongueNumber(tokens, apart ? first.next + 1 : first.next, tongue, true);
  return second && second.value > first.value ? { first, second } : undefined;
}

/** "20-30", "20 à 30", "пять-шесть", "دو سه". */
function readTo(tokens: Tokens, first: TongueNumber, tongue: Tongue): TongueNumber | undefined {
  if (first.collective) return undefined;
  const at = first.next;
  const dash = DASHES.has(tokens.low(at)) && !tokens.at(at).spaced && !tokens.at(at + 1).spaced;
  const side = tongue.language === 'fa' && !first.figures && first.value < 9;
  if (!dash && !tongue.list('to').has(tokens.low(at)) && !side) return undefined;
  const second = readTongueNumber(
    tokens,
    side && tongue.numbers.has(tokens.low(at)) ? at : at + 1,
    tongue,
    false,
  );
  if (!second || second.value <= first.value || second.figures !== first.figures) return undefined;
  if (side && tongue.numbers.has(tokens.low(at)) && second.value !== first.value + 1) return undefined;
  return second;
}

function finish(
  tokens: Tokens,
  from: number,
  first: TongueNumber,
  second: TongueNumber | undefined,
  comparison: Comparison | undefined,
  prefixed: boolean,
  tongue: Tongue,
): Amount {
  let min = first.value;
  // "2 à 3 millions"
  const size = second && tongue.scales.get(tokens.low(second.next - 1));
  if (
    second &&
    size !== undefined &&
    min < 1000 &&
    min * size < second.value &&
    second.figures === first.figures
  )
    min *= size;
  const max = second ? second.value : first.collective ? first.max : first.value;
  const amount: Amount = {
    from,
    to: (second ?? first).next,
    min,
    ...(max !== undefined && { max }),
    approximate: first.approximate ?? false,
    ...(comparison && { comparison }),
    collective: first.collective ?? false,
    hyphen: false,
    one: !second && first.value === 1 && !first.figures && first.next === from + 1,
    bare: !prefixed && !second,
    figures: first.figures,
  };
  measure(tokens, amount, tongue);
  const suffix = tongue.after.find(({ words }) => stands(tokens, amount.to, words));
  if (suffix) {
    amount.to += suffix.words.length;
    amount.comparison ??= suffix.comparison as Comparison;
    if (amount.comparison === undefined) delete amount.comparison;
    amount.approximate ||= suffix.approximate ?? false;
    amount.bare = false;
  }
  return bound(amount);
}

/** Per cent, money or a unit behind the number. */
function measure(tokens: Tokens, amount: Amount, tongue: Tongue): void {
  const over =
    tongue.list('of').has(tokens.low(amount.to)) && !tokens.at(amount.to).spaced ? amount.to + 1 : amount.to;
  const at = tongue.language === 'fr' && tokens.low(amount.to) === 'de' ? amount.to + 1 : over;
  const word = tokens.low(at);
  const percent = ['%', '٪'].includes(word)
    ? 1
    : (tongue.percent.find((phrase) => stands(tokens, at, phrase))?.length ?? 0);
  // Persian counts people by the word for a tonne: "۱۳۰ تن مسافر".
  const tonne = tongue.list('tonOrPerson').has(word);
  const symbol =
    tonne && !(amount.max === undefined || amount.max >= 1e4) ? undefined : tongue.units.get(word);
  const unit = symbol === undefined ? undefined : BY_SYMBOL.get(UNITS.get(symbol)?.symbol ?? symbol);
  const currency =
    tongue.money.get(word) ?? (Object.hasOwn(CURRENCY_MARKS, word) ? CURRENCY_MARKS[word] : undefined);
  if (percent > 0) amount.percent = true;
  else if (currency !== undefined) amount.currency = currency;
  else if (unit) amount.unit = unit;
  else return;
  amount.bare = false;
  amount.to = at + (percent || 1);
}
