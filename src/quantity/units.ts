/**
 * Units: their words in English, their symbols, and SI through the `convert` library.
 * Regional measures of land (dunam, feddan, donum) are in no library; their sizes are those in use in the Levant, Iraq and Egypt.
 */
import { readFileSync } from 'node:fs';
import { convert } from 'convert';
import type { Quantity } from '../report.js';

export type Kind = Quantity['kind'];

export interface Unit {
  symbol: string;
  kind: Kind;
  /** SI unit of its kind; absent where the size is not fixed (a month, a currency). */
  si?: string;
  /** One of this unit in SI. */
  factor?: number;
  /** Added after multiplying: temperatures. */
  shift?: number;
}

type LibraryUnit = Parameters<typeof convert>[1];

/** [symbol, kind, SI, the library's name or a factor, words]: each word also stands for its plural where listed. */
const TABLE: readonly (readonly [string, Kind, string, LibraryUnit | number, string])[] = [
  ['km', 'length', 'm', 'km', 'km kms kilometre kilometres kilometer kilometers klick klicks'],
  ['m', 'length', 'm', 'm', 'm metre metres meter meters'],
  ['cm', 'length', 'm', 'cm', 'cm centimetre centimetres centimeter centimeters'],
  ['mm', 'length', 'm', 'mm', 'mm millimetre millimetres millimeter millimeters'],
  ['mi', 'length', 'm', 'mile', 'mile miles mi'],
  ['nmi', 'length', 'm', 'nautical mile', 'nautical-mile nautical-miles'],
  ['yd', 'length', 'm', 'yard', 'yard yards yd yds'],
  ['ft', 'length', 'm', 'foot', 'foot feet ft'],
  ['in', 'length', 'm', 'inch', 'inch inches'],
  [
    'km2',
    'area',
    'm2',
    'square kilometer',
    'km2 km² sq-km square-km square-kilometre square-kilometres square-kilometer square-kilometers sq-kilometres sq-kilometers',
  ],
  [
    'm2',
    'area',
    'm2',
    'square meter',
    'm2 m² sq-m square-m square-metre square-metres square-meter square-meters sq-metres sq-meters',
  ],
  ['mi2', 'area', 'm2', 'square mile', 'square-mile square-miles sq-miles sq-mi'],
  ['ft2', 'area', 'm2', 'square foot', 'square-foot square-feet sq-ft'],
  ['ha', 'area', 'm2', 'hectare', 'hectare hectares ha'],
  ['acre', 'area', 'm2', 'acre', 'acre acres'],
  ['dunam', 'area', 'm2', 1000, 'dunam dunams dunum dunums'],
  ['donum', 'area', 'm2', 2500, 'donum donums'],
  ['feddan', 'area', 'm2', 4200, 'feddan feddans'],
  ['kg', 'mass', 'kg', 'kg', 'kg kgs kilogram kilograms kilogramme kilogrammes kilo kilos'],
  ['g', 'mass', 'kg', 'gram', 'gram grams gramme grammes'],
  ['t', 'mass', 'kg', 'tonne', 'tonne tonnes metric-ton metric-tons'],
  // "ton" in reports from outside the United States is the metric one; the difference from the short ton is a tenth.
  ['t', 'mass', 'kg', 'tonne', 'ton tons'],
  ['lb', 'mass', 'kg', 'pound', 'lb lbs pound'],
  ['oz', 'mass', 'kg', 'ounce', 'ounce ounces oz'],
  ['s', 'duration', 's', 1, 'second seconds sec secs'],
  ['min', 'duration', 's', 60, 'minute minutes min mins'],
  ['h', 'duration', 's', 3600, 'hour hours hr hrs'],
  ['d', 'duration', 's', 86400, 'day days'],
  ['wk', 'duration', 's', 604800, 'week weeks'],
  ['L', 'other', 'm3', 0.001, 'litre litres liter liters'],
  ['m3', 'other', 'm3', 'cubic meter', 'm3 m³ cubic-metre cubic-metres cubic-meter cubic-meters'],
  ['bbl', 'other', 'm3', 0.158987294928, 'barrel barrels'],
  ['gal', 'other', 'm3', 0.003785411784, 'gallon gallons'],
  ['km/h', 'other', 'm/s', 1 / 3.6, 'km/h kph kmh'],
  ['mph', 'other', 'm/s', 0.44704, 'mph'],
  ['kn', 'other', 'm/s', 1852 / 3600, 'knot knots'],
  ['MW', 'other', 'W', 1e6, 'megawatt megawatts mw'],
  ['kW', 'other', 'W', 1e3, 'kilowatt kilowatts kw'],
];

/** Units whose size in SI is not fixed. */
const UNSIZED: readonly (readonly [string, Kind, string])[] = [
  ['mo', 'duration', 'month months'],
  ['a', 'duration', 'year years yr yrs'],
  ['decade', 'duration', 'decade decades'],
  ['century', 'duration', 'century centuries'],
];

/** What the SI names are called in the library. */
const LIBRARY_SI: Readonly<Record<string, LibraryUnit>> = {
  m: 'meter',
  m2: 'square meter',
  m3: 'cubic meter',
  kg: 'kilogram',
};

function size(unit: LibraryUnit | number, si: string): number {
  if (typeof unit === 'number') return unit;
  // The library types its units pairwise; both names above are of one measure, and a wrong pair would throw here, at load.
  return Number(convert(1, unit as 'm').to(LIBRARY_SI[si] as 'm'));
}

/** Units by their words; words of several tokens are joined by '-'. */
export const UNITS: ReadonlyMap<string, Unit> = new Map<string, Unit>([
  ...TABLE.flatMap(([symbol, kind, si, unit, words]) =>
    words.split(' ').map((word): [string, Unit] => [word, { symbol, kind, si, factor: size(unit, si) }]),
  ),
  ...UNSIZED.flatMap(([symbol, kind, words]) =>
    words.split(' ').map((word): [string, Unit] => [word, { symbol, kind }]),
  ),
  ['°c', { symbol: '°C', kind: 'other', si: 'K', factor: 1, shift: 273.15 }],
]);

/** First words of units written in two words. */
export const UNIT_PREFIXES: ReadonlySet<string> = new Set(['square', 'sq', 'cubic', 'nautical', 'metric']);

/** Currencies by mark, to ISO 4217. A bare $ is the US dollar unless a letter says otherwise. */
export const CURRENCY_MARKS: Readonly<Record<string, string>> = {
  $: 'USD',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '₪': 'ILS',
  '₽': 'RUB',
  '₺': 'TRY',
  '₴': 'UAH',
};
/** Currencies by one word, to ISO 4217; a word that is several countries' ("pounds", "dinars") stays that word. */
export const CURRENCY_WORDS: Readonly<Record<string, string>> = {
  dollar: 'USD',
  dollars: 'USD',
  usd: 'USD',
  euro: 'EUR',
  euros: 'EUR',
  eur: 'EUR',
  pounds: 'pound',
  gbp: 'GBP',
  yen: 'JPY',
  rubles: 'RUB',
  roubles: 'RUB',
  shekels: 'ILS',
  dinars: 'dinar',
  dirhams: 'dirham',
  liras: 'lira',
  lira: 'lira',
  rials: 'rial',
  riyals: 'riyal',
  francs: 'franc',
  hryvnia: 'UAH',
  hryvnias: 'UAH',
  hryvnyas: 'UAH',
  afghanis: 'AFN',
  kyat: 'MMK',
  kyats: 'MMK',
  birr: 'ETB',
  naira: 'NGN',
  yuan: 'CNY',
  zlotys: 'PLN',
  manats: 'manat',
  rupees: 'rupee',
  shillings: 'shilling',
  pesos: 'peso',
  ruble: 'RUB',
  rouble: 'RUB',
  shekel: 'ILS',
  dinar: 'dinar',
  dirham: 'dirham',
  rial: 'rial',
  riyal: 'riyal',
  cents: 'cent',
  pence: 'penny',
};

/** "Syrian pounds", "central african cfa francs": currencies by names of several words, lower case, to ISO 4217. */
export const CURRENCY_NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries(
    JSON.parse(readFileSync(new URL('../../data/quantity/currencies.json', import.meta.url), 'utf8'))
      .names as Record<string, string>,
  ),
);
/** Most words in a currency's name. */
export const LONGEST_CURRENCY_NAME = Math.max(
  ...[...CURRENCY_NAMES.keys()].map((name) => name.split(' ').length),
);

/** A value in the SI unit of its kind, without binary noise. */
export function toSi(value: number, unit: Unit): number {
  return Number((value * (unit.factor ?? 1) + (unit.shift ?? 0)).toPrecision(12));
}
