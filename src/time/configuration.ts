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
import { parseNumericDate } from './parsers/numeric-date.js';
import { parseBarePeriod, parseOrdinalPeriod, parsePeriod, parseStretch } from './parsers/period.js';
import { parseQuarter, parseToldPeriod } from './parsers/quarter.js';
import { parseAdverb, parseEvery, parseFrequency, parsePluralDays } from './parsers/recurrence.js';
import { parseReference } from './parsers/reference.js';
import { parseSeason } from './parsers/season.js';
import { parseWeekday } from './parsers/weekday.js';
import { parseCentury, parseDecade, parseYear } from './parsers/year.js';
import { cutEnds } from './refiners/cut-ends.js';
import { linkRanges } from './refiners/link-ranges.js';
import { mergeClocks } from './refiners/merge-clocks.js';
import { mergeWholes } from './refiners/merge-wholes.js';
import { addModifiers } from './refiners/modifiers.js';

/** At one token the longest match wins; of equally long ones, the parser that stands first here. */
export const PARSERS: readonly Parser[] = [
  parseNumericDate,
  parseClock,
  parseCalendarDate,
  parseHoliday,
  parseAgo,
  parseEvery,
  parseFrequency,
  parseDayName,
  parseWeekday,
  parsePluralDays,
  parseQuarter,
  parseToldPeriod,
  parsePeriod,
  parseStretch,
  parseDecade,
  parseCentury,
  parseYear,
  parseSeason,
  parseDayPart,
  parseDuration,
  parseVagueDuration,
  parseBarePeriod,
  parseOrdinalPeriod,
  parseAdverb,
  parseReference,
];

/** A refiner looks at all matches in text order and gives back what they become. */
export type Refiner = (matches: Match[], tokens: Tokens) => Match[];

export const REFINERS: readonly Refiner[] = [mergeClocks, mergeWholes, cutEnds, addModifiers, linkRanges];
