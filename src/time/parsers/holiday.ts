/** Feasts and Islamic months by name: "Christmas Eve", "Eid al-Fitr", "Ramadan", "10 Muharram 1446". */
import type { Tokens } from '../../quantity/index.js';
import { FEASTS, ISLAMIC_MONTHS } from '../feasts.js';
import { isDash, lookup, type Parser, readDay, readYear } from './atoms.js';
import { readShift } from './weekday.js';

/** Feast names by their first word, longest first, as token words. */
const BY_FIRST = new Map<string, { words: string[]; name: string }[]>();
for (const name of FEASTS.keys()) {
  const words = name
    .replace(/'s\b/g, " 's")
    .replace(/-/g, ' - ')
    .replace(/'( |$)/g, " ' ")
    .split(' ')
    .filter(Boolean);
  const first = words[0] as string;
  BY_FIRST.set(first, [...(BY_FIRST.get(first) ?? []), { words, name }]);
}
for (const list of BY_FIRST.values()) list.sort((a, b) => b.words.length - a.words.length);

function readFeast(tokens: Tokens, index: number): { name: string; next: number } | undefined {
  const token = tokens.at(index);
  if (!token.capital) return undefined;
  for (const { words, name } of BY_FIRST.get(token.lower) ?? []) {
    if (
      words.every(
        (word, i) => tokens.low(index + i) === word || (word === "'" && tokens.low(index + i) === '’'),
      )
    ) {
      return { name, next: index + words.length };
    }
  }
  return undefined;
}

export const parseHoliday: Parser = (tokens, index) => {
  const rule = 'holiday';
  // "10 Muharram", "the 10th of Muharram 1446"
  const article = tokens.low(index) === 'the' ? 1 : 0;
  const day = readDay(tokens, index + article);
  if (day) {
    const at = tokens.low(day.next) === 'of' ? day.next + 1 : day.next;
    const month = readFeast(tokens, at);
    const number = month && lookup(ISLAMIC_MONTHS, month.name);
    if (!month || !number || day.day > 30) return undefined;
    const year = readYear(tokens, tokens.low(month.next) === ',' ? month.next + 1 : month.next);
    const islamicYear = year && year.year < 1600 ? year.year : undefined;
    const feast = `${day.day} ${month.name}`;
    return {
      from: index,
      to: islamicYear ? (year?.next ?? month.next) : month.next,
      meaning: { kind: 'holiday', name: feast, ...(islamicYear && { year: islamicYear }) },
      rule,
    };
  }
  const shift = readShift(tokens, index);
  const at = shift && !(shift.word === 'that' || shift.word === 'same') ? shift.next : index;
  const feast = readFeast(tokens, at);
  if (!feast) return undefined;
  // A person's name ("Ramadan Abdullah Shallah"), "Easter Island", "the Christmas Truce".
  const after = tokens.at(feast.next);
  const before = tokens.at(index - 1);
  const month = Object.hasOwn(ISLAMIC_MONTHS, feast.name);
  if (after.kind === 'word' && after.capital && (month || after.lower === 'island')) return undefined;
  if (
    month &&
    before.kind === 'word' &&
    before.capital &&
    before.lower !== 'in' &&
    !/^(the|holy|during|since|before|after|of)$/.test(before.lower)
  )
    return undefined;
  const year = readYear(
    tokens,
    isDash(tokens, feast.next) ? feast.next : tokens.low(feast.next) === ',' ? feast.next + 1 : feast.next,
  );
  const sane = year && (year.year > 1800 || month) ? year : undefined;
  return {
    from: shift && at === shift.next ? index : at,
    to: sane?.next ?? feast.next,
    meaning: {
      kind: 'holiday',
      name: feast.name,
      ...(sane && { year: sane.year }),
      ...(shift && at === shift.next && { shift: shift.shift }),
    },
    rule,
  };
};
