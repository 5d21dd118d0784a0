/** The word lists of the tokeniser and the sentence splitter, from data/language/english.json. */
import { readFileSync } from 'node:fs';

interface WordList {
  words: string[];
}

interface RuleFile {
  abbreviations: WordList;
  abbreviationsThatMayEnd: WordList;
  abbreviationsBeforeNumbers: WordList;
  abbreviationsOfCalendar: WordList;
  sentenceStarters: WordList;
  speechVerbs: WordList;
  hyphenPrefixes: WordList;
  contractions: { words: Record<string, number[]> };
  clippedWords: WordList;
  unitsAfterNumbers: WordList;
  slashWords: WordList;
  addressEndings: WordList;
  emoticons: string[];
}

const file: RuleFile = JSON.parse(
  readFileSync(new URL('../../data/language/english.json', import.meta.url), 'utf8'),
);
const set = (list: WordList): ReadonlySet<string> => new Set(list.words);

/** What each list means is said beside it in the file. */
export const rules = {
  abbreviations: set(file.abbreviations),
  abbreviationsThatMayEnd: set(file.abbreviationsThatMayEnd),
  abbreviationsBeforeNumbers: set(file.abbreviationsBeforeNumbers),
  abbreviationsOfCalendar: set(file.abbreviationsOfCalendar),
  sentenceStarters: set(file.sentenceStarters),
  speechVerbs: set(file.speechVerbs),
  hyphenPrefixes: set(file.hyphenPrefixes),
  contractions: new Map(Object.entries(file.contractions.words)),
  clippedWords: set(file.clippedWords),
  unitsAfterNumbers: set(file.unitsAfterNumbers),
  slashWords: set(file.slashWords),
  addressEndings: set(file.addressEndings),
  /** Longest first. */
  emoticons: [...file.emoticons].sort((a, b) => b.length - a.length),
} as const;
