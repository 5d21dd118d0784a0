/** The words that expressions can begin with, for parsers to be called at these only. */
import { NUMBER_BEGINNINGS, ORDINAL_BEGINNINGS } from '../quantity/index.js';
import { FEASTS } from './feasts.js';

export const FIGURES: readonly string[] = ['#'];
export const APOSTROPHES: readonly string[] = ["'", '’', '‘'];

/** Cardinal and ordinal number words. */
export const NUMBER_WORDS: readonly string[] = NUMBER_BEGINNINGS;
/** Words that an ordinal can begin with ("twenty-first"). */
export const ORDINAL_WORDS: readonly string[] = ORDINAL_BEGINNINGS;

/** What a count of units can begin with. */
export const COUNT_WORDS: readonly string[] = [
  ...FIGURES,
  ...NUMBER_WORDS,
  '½',
  '¼',
  '¾',
  'a',
  'an',
  'another',
  'half',
  'couple',
  'dozens',
  'hundreds',
  'thousands',
  'quite',
  'few',
  'several',
  'many',
];

/** What a stretch of units can begin with ("the past two weeks", "recent months"). */
export const STRETCH_WORDS: readonly string[] = [
  'the',
  'these',
  'those',
  'this',
  'his',
  'her',
  'their',
  'its',
  'our',
  'my',
  'past',
  'last',
  'previous',
  'preceding',
  'recent',
  'prior',
  'next',
  'coming',
  'following',
  'upcoming',
  'ensuing',
  'future',
  'first',
  'final',
  'latest',
  'opening',
  'closing',
  'initial',
  'same',
  'early',
];

/** First words of feasts. */
export const FEAST_WORDS: readonly string[] = [...FEASTS.keys()].map(
  (name) => name.split(/[ '’-]/)[0] ?? name,
);

export function keys(table: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.keys(table);
}
