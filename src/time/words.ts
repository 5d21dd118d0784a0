/**
 * English words of time. Compiled by hand: names of the calendar and their usual abbreviations, the units of
 * TimeML 1.2.1 (section on `value`), and the deictic and vague expressions that TimeML's guidelines list by kind.
 */
import { wordSet } from '../quantity/index.js';
import type { Season, UnitName } from './model.js';

export const MONTHS: Readonly<Record<string, number>> = {
  january: 1,
  february: 2,
  march: 3,
  april: 4,
  may: 5,
  june: 6,
  july: 7,
  august: 8,
  september: 9,
  october: 10,
  november: 11,
  december: 12,
  jan: 1,
  feb: 2,
  mar: 3,
  apr: 4,
  jun: 6,
  jul: 7,
  aug: 8,
  sep: 9,
  sept: 9,
  oct: 10,
  nov: 11,
  dec: 12,
};

/** Full month names that are also other words: they need something around them that makes them a month. */
export const DOUBTFUL_MONTHS: ReadonlySet<string> = new Set([
  'may',
  'march',
  'mar',
  'jan',
  'dec',
  'jun',
  'jul',
]);

export const WEEKDAYS: Readonly<Record<string, number>> = {
  monday: 1,
  tuesday: 2,
  wednesday: 3,
  thursday: 4,
  friday: 5,
  saturday: 6,
  sunday: 7,
  mon: 1,
  tue: 2,
  tues: 2,
  wed: 3,
  weds: 3,
  thu: 4,
  thur: 4,
  thurs: 4,
  fri: 5,
  sat: 6,
  sun: 7,
  mondays: 1,
  tuesdays: 2,
  wednesdays: 3,
  thursdays: 4,
  fridays: 5,
  saturdays: 6,
  sundays: 7,
};

/** Abbreviated weekdays: read only before a date ("Sun, May 6"), for "the Sun" and "sat" are more often something else. */
export const SHORT_WEEKDAYS: ReadonlySet<string> = wordSet(
  'mon tue tues wed weds thu thur thurs fri sat sun',
);

export const UNITS: Readonly<Record<string, UnitName>> = {
  second: 'second',
  seconds: 'second',
  sec: 'second',
  secs: 'second',
  minute: 'minute',
  minutes: 'minute',
  min: 'minute',
  mins: 'minute',
  hour: 'hour',
  hours: 'hour',
  hr: 'hour',
  hrs: 'hour',
  day: 'day',
  days: 'day',
  week: 'week',
  weeks: 'week',
  wk: 'week',
  wks: 'week',
  weekend: 'weekend',
  weekends: 'weekend',
  fortnight: 'fortnight',
  fortnights: 'fortnight',
  month: 'month',
  months: 'month',
  quarter: 'quarter',
  quarters: 'quarter',
  year: 'year',
  years: 'year',
  yr: 'year',
  yrs: 'year',
  decade: 'decade',
  decades: 'decade',
  century: 'century',
  centuries: 'century',
  millennium: 'millennium',
  millennia: 'millennium',
  millenniums: 'millennium',
};

export const PLURAL_UNITS: ReadonlySet<string> = new Set(
  Object.keys(UNITS).filter((word) => /s$|centuries|millennia/.test(word)),
);

/** Abbreviated units: only after figures. */
export const SHORT_UNITS: ReadonlySet<string> = wordSet('sec secs min mins hr hrs wk wks yr yrs');

export const SEASONS: Readonly<Record<string, Season>> = {
  spring: 'SP',
  summer: 'SU',
  autumn: 'FA',
  fall: 'FA',
  winter: 'WI',
};
export const PLURAL_SEASONS: Readonly<Record<string, Season>> = {
  springs: 'SP',
  summers: 'SU',
  autumns: 'FA',
  winters: 'WI',
};

/** TimeML's parts of the day. */
export const DAY_PARTS: Readonly<Record<string, string>> = {
  morning: 'MO',
  afternoon: 'AF',
  evening: 'EV',
  night: 'NI',
  nighttime: 'NI',
  midday: 'MI',
  dawn: 'MO',
  dusk: 'EV',
  sunrise: 'MO',
  sunset: 'EV',
  daybreak: 'MO',
  nightfall: 'EV',
  overnight: 'NI',
  lunchtime: 'MI',
};
export const PLURAL_DAY_PARTS: Readonly<Record<string, string>> = {
  mornings: 'MO',
  afternoons: 'AF',
  evenings: 'EV',
  nights: 'NI',
};

/** Shift against the period that holds the anchor. */
export const SHIFTS: Readonly<Record<string, number>> = {
  this: 0,
  current: 0,
  last: -1,
  past: -1,
  previous: -1,
  preceding: -1,
  prior: -1,
  next: 1,
  coming: 1,
  following: 1,
  upcoming: 1,
  subsequent: 1,
  same: 0,
  that: 0,
  latest: -1,
  ensuing: 1,
  recent: -1,
  future: 1,
  final: 0,
};
/** Words of SHIFTS that count from a time told before rather than from the report's date. */
export const NARRATIVE_SHIFTS: ReadonlySet<string> = wordSet(
  'previous preceding prior following subsequent same that ensuing',
);

/** Days by name, in days from the report's. */
export const DAY_NAMES: Readonly<Record<string, { shift: number; part?: string }>> = {
  today: { shift: 0 },
  yesterday: { shift: -1 },
  tomorrow: { shift: 1 },
  tonight: { shift: 0, part: 'NI' },
};

/** How a stretch is cut: TimeML's START, MID and END. */
export const CUTS: Readonly<Record<string, 'START' | 'MID' | 'END'>> = {
  early: 'START',
  late: 'END',
  mid: 'MID',
  beginning: 'START',
  start: 'START',
  middle: 'MID',
  end: 'END',
  close: 'END',
  'mid-': 'MID',
  outset: 'START',
  onset: 'START',
};

/** Approximators and comparators before an amount or a date, as TimeML mods; longest first. */
export const MODIFIERS: readonly { words: readonly string[]; mod: string; only?: 'amount' }[] = [
  { words: ['no', 'more', 'than'], mod: 'EQUAL_OR_LESS', only: 'amount' },
  { words: ['no', 'less', 'than'], mod: 'EQUAL_OR_MORE', only: 'amount' },
  { words: ['not', 'more', 'than'], mod: 'EQUAL_OR_LESS', only: 'amount' },
  { words: ['a', 'little', 'over'], mod: 'MORE_THAN', only: 'amount' },
  { words: ['a', 'little', 'under'], mod: 'LESS_THAN', only: 'amount' },
  { words: ['as', 'long', 'as'], mod: 'EQUAL_OR_LESS', only: 'amount' },
  { words: ['as', 'little', 'as'], mod: 'EQUAL_OR_MORE', only: 'amount' },
  { words: ['just', 'over'], mod: 'MORE_THAN', only: 'amount' },
  { words: ['just', 'under'], mod: 'LESS_THAN', only: 'amount' },
  { words: ['well', 'over'], mod: 'MORE_THAN', only: 'amount' },
  { words: ['more', 'than'], mod: 'MORE_THAN', only: 'amount' },
  { words: ['less', 'than'], mod: 'LESS_THAN', only: 'amount' },
  { words: ['fewer', 'than'], mod: 'LESS_THAN', only: 'amount' },
  { words: ['longer', 'than'], mod: 'MORE_THAN', only: 'amount' },
  { words: ['at', 'least'], mod: 'EQUAL_OR_MORE', only: 'amount' },
  { words: ['at', 'most'], mod: 'EQUAL_OR_LESS', only: 'amount' },
  { words: ['up', 'to'], mod: 'EQUAL_OR_LESS', only: 'amount' },
  { words: ['nearly'], mod: 'LESS_THAN', only: 'amount' },
  { words: ['almost'], mod: 'LESS_THAN', only: 'amount' },
  { words: ['over'], mod: 'MORE_THAN', only: 'amount' },
  { words: ['under'], mod: 'LESS_THAN', only: 'amount' },
  { words: ['about'], mod: 'APPROX' },
  { words: ['around'], mod: 'APPROX' },
  { words: ['approximately'], mod: 'APPROX' },
  { words: ['roughly'], mod: 'APPROX' },
  { words: ['circa'], mod: 'APPROX' },
  { words: ['some'], mod: 'APPROX', only: 'amount' },
];

/** Vague references, as TimeML values. Single words; each has a check in parsers/reference.ts. */
export const REFERENCES: Readonly<Record<string, 'PAST_REF' | 'PRESENT_REF' | 'FUTURE_REF'>> = {
  now: 'PRESENT_REF',
  currently: 'PRESENT_REF',
  nowadays: 'PRESENT_REF',
  presently: 'PRESENT_REF',
  current: 'PRESENT_REF',
  recently: 'PAST_REF',
  recent: 'PAST_REF',
  formerly: 'PAST_REF',
  lately: 'PAST_REF',
  soon: 'FUTURE_REF',
  shortly: 'FUTURE_REF',
};

/** Adverbs of recurrence, with the period. */
export const RECURRENCES: Readonly<Record<string, string>> = {
  hourly: 'PT1H',
  daily: 'P1D',
  nightly: 'P1D',
  weekly: 'P1W',
  fortnightly: 'P2W',
  monthly: 'P1M',
  quarterly: 'P3M',
  yearly: 'P1Y',
  annually: 'P1Y',
};

/** Zones by abbreviation, in minutes from UTC. Only zones whose abbreviation means one thing in English reports. */
export const ZONES: Readonly<Record<string, number>> = {
  gmt: 0,
  utc: 0,
  z: 0,
  zulu: 0,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  et: -300,
  cet: 60,
  cest: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  bst: 60,
  trt: 180,
};
