/**
 * Words around numbers: approximators, comparators, collective numerals.
 * Compiled by hand. Collective numerals are open ranges: their minimum is the least that the plural says (two dozens), with no maximum.
 */

import type { Quantity } from '../report.js';
import { wordSet } from './word-set.js';

export type Comparison = NonNullable<Quantity['comparison']>;

export interface Prefix {
  words: readonly string[];
  comparison?: Comparison;
  approximate?: boolean;
}

const prefix = (phrase: string, comparison?: Comparison, approximate = false): Prefix => ({
  words: phrase.split(' '),
  ...(comparison && { comparison }),
  approximate,
});

/** Before a number; longest first. */
export const PREFIXES: readonly Prefix[] = [
  prefix('no more than', 'at-most'),
  prefix('no fewer than', 'at-least'),
  prefix('no less than', 'at-least'),
  prefix('not more than', 'at-most'),
  prefix('not less than', 'at-least'),
  prefix('as many as', 'at-most'),
  prefix('as much as', 'at-most'),
  prefix('as high as', 'at-most'),
  prefix('as few as', 'at-least'),
  prefix('a maximum of', 'at-most'),
  prefix('a minimum of', 'at-least'),
  prefix('in excess of', 'more'),
  prefix('a total of'),
  prefix('an estimated', undefined, true),
  prefix('more than', 'more'),
  prefix('fewer than', 'fewer'),
  prefix('less than', 'fewer'),
  prefix('greater than', 'more'),
  prefix('at least', 'at-least'),
  prefix('at most', 'at-most'),
  prefix('up to', 'at-most'),
  prefix('well over', 'more'),
  prefix('just over', 'more', true),
  prefix('just under', 'fewer', true),
  prefix('upwards of', 'more'),
  prefix('estimated at', undefined, true),
  prefix('over', 'more'),
  prefix('above', 'more'),
  prefix('exceeding', 'more'),
  prefix('under', 'fewer'),
  prefix('below', 'fewer'),
  prefix('nearly', 'fewer', true),
  prefix('almost', 'fewer', true),
  prefix('about', undefined, true),
  prefix('around', undefined, true),
  prefix('some', undefined, true),
  prefix('approximately', undefined, true),
  prefix('roughly', undefined, true),
  prefix('circa', undefined, true),
  prefix('~', undefined, true),
  prefix('≈', undefined, true),
  prefix('>', 'more'),
  prefix('<', 'fewer'),
];

/** After a number. */
export const SUFFIXES: readonly Prefix[] = [
  prefix('or more', 'at-least'),
  prefix('or less', 'at-most'),
  prefix('or fewer', 'at-most'),
  prefix('or so', undefined, true),
  prefix('at least', 'at-least'),
  prefix('at most', 'at-most'),
];

export interface Collective {
  words: readonly string[];
  min: number;
  max?: number;
  /** No number at all ("many"): kept only where it counts casualties. */
  many?: boolean;
}

const collective = (phrase: string, min: number, max?: number): Collective => ({
  words: phrase.split(' '),
  min,
  ...(max !== undefined && { max }),
});
/** Said of more than one. */
const many = (phrase: string): Collective => ({ words: phrase.split(' '), min: 2, many: true });

/** Numerals without a number; longest first. */
export const COLLECTIVES: readonly Collective[] = [
  collective('many hundreds', 300),
  collective('many thousands', 3000),
  collective('hundreds of thousands', 200_000),
  collective('tens of thousands', 20_000),
  collective('tens of millions', 20_000_000),
  collective('hundreds of millions', 200_000_000),
  collective('thousands', 2000),
  collective('hundreds', 200),
  collective('millions', 2_000_000),
  collective('billions', 2_000_000_000),
  collective('several dozen', 36),
  collective('several hundred', 300),
  collective('several thousand', 3000),
  collective('several million', 3_000_000),
  collective('a few dozen', 24),
  collective('a few hundred', 200),
  collective('a few thousand', 2000),
  collective('half a dozen', 6, 6),
  collective('half - dozen', 6, 6),
  collective('two dozen', 24, 24),
  collective('three dozen', 36, 36),
  collective('four dozen', 48, 48),
  collective('five dozen', 60, 60),
  collective('a dozen', 12, 12),
  collective('dozens', 24),
  collective('scores', 40),
  collective('tens', 20),
  collective('a couple', 2, 2),
  collective('a pair', 2, 2),
  collective('a handful', 2),
  collective('a few', 2),
  collective('several', 3),
  many('a large number'),
  many('large numbers'),
  many('a number'),
  many('numerous'),
  many('many'),
];

/** Words that end a counted noun phrase. */
export const PHRASE_ENDS: ReadonlySet<string> =
  wordSet(`and or but of in on at to for with from by as than that which who whom whose when where while after before since during until near
  against into over under across around between among through about per the a an this these those is are was were be been being has have
  had do does did will would can could may might must shall should not it he she they we you i his her its their our my him them us said
  says say told sustained suffered kill kills killing injure injures injuring wound wounding killed wounded injured dead died missing displaced detained arrested captured abducted kidnapped fled if because so then
  there here also still only just more less ago earlier later each every all both half out up down off away back long wide high deep tall
  old within without along behind beyond towards toward inside outside including`);

/** Nouns that are plural without an s. */
export const PLURALS: ReadonlySet<string> = new Set(
  `people men women children police troops personnel staff cattle sheep dead wounded civilians gunmen policemen firemen servicemen
  militiamen businessmen fishermen clergymen aircraft media livestock personnel infantry cavalry youth crew medics fish`.split(
    /\s+/,
  ),
);

/** Words that end in s and are no plural noun. */
export const NOT_PLURAL: ReadonlySet<string> = wordSet(`
  has was is this its his us as thus plus vs yes previous various serious religious famous dangerous
  anonymous mysterious per
`);

/** Words before figures that make them a name or a number of something ("Resolution 2254", "Flight 752", "page 3"). */
export const NAME_BEFORE: ReadonlySet<string> =
  wordSet(`resolution article chapter section page flight route highway room no number nos nr unit brigade division battalion channel level phase
  type model version station block district zone sector gate line point pipeline class group grade appendix figure table item paragraph
  area building apartment house street road camp axis`);
