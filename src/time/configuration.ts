/** The one list of what is read and in which order. */
import type { Tokens } from '../quantity/index.js';
import type { Match } from './model.js';
import { parseAgo } from './parsers/ago.js';
import type { Parser } from './parsers/atoms.js';
import { parseCalendarDate } from './parsers/calendar-date.js';
import { parseClock } from './parsers/clock.js';
import { parseDayName, parseDayPart } from './parsers/day.js';
import { parseDuration, parseVagueDuration } from './parsers/duration.js';
import { parseHoliday } from './parsers/holiday.js';
import { parseNthWeekday } from './parsers/nth-weekday.js';
import { parseNumericDate } from './parsers/numeric-date.js';
import {
  parseBarePeriod,
  parseMidWeek,
  parseOrdinalPeriod,
  parsePeriod,
  parseStretch,
} from './parsers/period.js';
import { parseQuarter, parseToldPeriod } from './parsers/quarter.js';
import { parseAdverb, parseEvery, parseFrequency, parsePluralDays } from './parsers/recurrence.js';
import { parseReference } from './parsers/reference.js';
import { parseSeason } from './parsers/season.js';
import { parseWeekday } from './parsers/weekday.js';
import { parseCentury, parseDecade, parseYear } from './parsers/year.js';
import { cutEnds } from './refiners/cut-ends.js';
import { linkRanges } from './refiners/link-ranges.js';
import { mergeClocks } from './refiners/merge-clocks.js';
import { mergeDates } from './refiners/merge-dates.js';
import { mergeWholes } from './refiners/merge-wholes.js';
import { addModifiers } from './refiners/modifiers.js';
import { shareYears } from './refiners/share-years.js';
import {
  APOSTROPHES,
  COUNT_WORDS,
  FEAST_WORDS,
  FIGURES,
  keys,
  NUMBER_WORDS,
  ORDINAL_WORDS,
  STRETCH_WORDS,
} from './starters.js';
import {
  DAY_NAMES,
  DAY_PARTS,
  MONTHS,
  RECURRENCES,
  REFERENCES,
  SEASONS,
  SHIFTS,
  UNITS,
  WEEKDAYS,
} from './words.js';

/** A parser with the tokens it can begin at: lower-case words or marks; '#' stands for figures. */
interface Entry {
  parse: Parser;
  at: readonly Iterable<string>[];
}

/** At one token the longest match wins; of equally long ones, the parser that stands first here. */
const ORDER: readonly Entry[] = [
  { parse: parseNumericDate, at: [FIGURES] },
  { parse: parseClock, at: [FIGURES, NUMBER_WORDS, ['noon', 'midnight']] },
  { parse: parseCalendarDate, at: [keys(MONTHS), keys(WEEKDAYS), FIGURES, ORDINAL_WORDS, ['the']] },
  { parse: parseNthWeekday, at: [ORDINAL_WORDS, FIGURES, ['the', 'last', 'final']] },
  { parse: parseHoliday, at: [FEAST_WORDS, FIGURES, ORDINAL_WORDS, keys(SHIFTS), ['the', 'these']] },
  { parse: parseAgo, at: [COUNT_WORDS, keys(UNITS)] },
  { parse: parseEvery, at: [['every', 'each']] },
  { parse: parseFrequency, at: [COUNT_WORDS, ['once', 'twice', 'thrice', 'per']] },
  { parse: parseDayName, at: [keys(DAY_NAMES), ['the', 'day']] },
  { parse: parseWeekday, at: [keys(WEEKDAYS), keys(SHIFTS), ['the', 'these']] },
  { parse: parsePluralDays, at: [keys(WEEKDAYS)] },
  { parse: parseQuarter, at: [ORDINAL_WORDS, FIGURES, ['the', 'a', 'q', 'h', 'fiscal', 'last', 'final']] },
  {
    parse: parseToldPeriod,
    at: [
      FIGURES,
      ['the', 'year', 'latest', 'recent', 'most', 'same', 'comparable', 'corresponding', 'similar'],
    ],
  },
  { parse: parsePeriod, at: [keys(SHIFTS), ['the', 'these']] },
  { parse: parseStretch, at: [STRETCH_WORDS] },
  { parse: parseDecade, at: [FIGURES, APOSTROPHES, ['the']] },
  { parse: parseCentury, at: [FIGURES, ORDINAL_WORDS, NUMBER_WORDS, ['the']] },
  { parse: parseYear, at: [FIGURES, APOSTROPHES, NUMBER_WORDS, ['the', 'fiscal', 'fy', 'year', 'calendar']] },
  { parse: parseSeason, at: [keys(SEASONS), ['the']] },
  { parse: parseDayPart, at: [keys(DAY_PARTS), keys(SHIFTS), ['the', 'these', 'mid']] },
  { parse: parseDuration, at: [COUNT_WORDS, keys(UNITS)] },
  { parse: parseVagueDuration, at: [['a', 'some']] },
  { parse: parseBarePeriod, at: [['the']] },
  { parse: parseMidWeek, at: [['mid', 'midweek']] },
  { parse: parseOrdinalPeriod, at: [['the']] },
  { parse: parseAdverb, at: [keys(RECURRENCES)] },
  { parse: parseReference, at: [keys(REFERENCES), ['at', 'right', 'the', 'more', 'most']] },
];

/** The parsers that can begin at a word or mark ('#': at figures), in order. */
export const PARSERS_AT: ReadonlyMap<string, readonly Parser[]> = (() => {
  const map = new Map<string, Parser[]>();
  for (const { parse, at } of ORDER) {
    for (const word of new Set(at.flatMap((words) => [...words])))
      map.set(word, [...(map.get(word) ?? []), parse]);
  }
  return map;
})();

/** A refiner looks at all matches in text order and gives back what they become. */
export type Refiner = (matches: Match[], tokens: Tokens) => Match[];

export const REFINERS: readonly Refiner[] = [
  shareYears,
  mergeDates,
  mergeClocks,
  mergeWholes,
  cutEnds,
  addModifiers,
  linkRanges,
];
