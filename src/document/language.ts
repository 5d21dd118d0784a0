/**
 * Which language a text is in: by its letters' statistics (eld) and by the little words of English, with the document's
 * own word as evidence.
 */
import { eld } from 'eld/extrasmall';

export interface IdentifiedLanguage {
  /** BCP 47; "und" when it cannot be told. */
  language: string;
  from?: 'text' | 'declaration';
}

/** So much of a text decides; more changes nothing. */
const SAMPLE_CHARACTERS = 20_000;
/** A declared language is only overruled by at least so many letters. */
const LETTERS_TO_OVERRULE = 60;
/** Below this many letters, nothing can be told from the text alone. */
const LETTERS_TO_TELL = 12;

/**
 * The commonest little words of English (from the closed classes of any grammar), and verbs of reporting. Those that
 * are as common in another language written in Latin letters ("a", "die", "son", "me", "men") are left out.
 */
const ENGLISH = new Set(
  (
    'the of and to in is was that for it with as on be at by this have had from not are but were has been their they which ' +
    'who will would could should there when what its his her into after before during between under about against over ' +
    'than then also more most some such only other these those he she we you your our an or if up out near where while ' +
    'said says say told reported killed kills wounded injured dead denies denied attack strike people two three four five six'
  ).split(' '),
);
/** In running English, a third of all words are among them; in other languages hardly one in twenty. */
const ENGLISH_SHARE = 0.2;
const FOREIGN_SHARE = 0.08;
/** So many words show the one or the other. */
const WORDS_TO_TELL = 12;
/** In a headline, where little words are left out, the letters decide if English is so near to the likeliest language. */
const NEAR_LIKELIEST = 0.9;

/**
 * Identifies the language of a text.
 *
 * @param text the body, without boilerplate
 * @param declared what the document says (`lang`), if it does
 * @returns a BCP 47 code; "und" when the text is too short to tell and nothing is declared, or when it is clearly not
 *   English and like no other language that is known
 * @example identifyLanguage('The ferry sails again, the harbour office said.').language // "en"
 */
export function identifyLanguage(text: string, declared?: string): IdentifiedLanguage {
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const said = declaredLanguage(declared);
  const seen = languageSeen(sample, letters);
  if (seen === 'foreign')
    return letters >= LETTERS_TO_OVERRULE || !said ? { language: 'und' } : byDeclaration(said);
  // A template's lang="en" often stands over a text in another language, so a clear finding outranks it.
  if (seen && said && seen !== primary(said) && letters >= LETTERS_TO_OVERRULE)
    return { language: seen, from: 'text' };
  if (said) return byDeclaration(said);
  return seen ? { language: seen, from: 'text' } : { language: 'und' };
}

function byDeclaration(language: string): IdentifiedLanguage {
  return { language, from: 'declaration' };
}

/** A language's code; "foreign" for one that is not English and not known; undefined when nothing can be told. */
function languageSeen(sample: string, letters: number): string | undefined {
  const words = sample.toLowerCase().match(/[\p{L}'’]+/gu) ?? [];
  const english = words.filter((word) => ENGLISH.has(word)).length / (words.length || 1);
  if (english >= ENGLISH_SHARE) return 'en';
  if (letters < LETTERS_TO_TELL) return undefined;
  const found = eld.detect(sample);
  if (found.isReliable() && found.language !== 'en') {
    const scores = found.getScores();
    const likeliest = scores[found.language] ?? 0;
    const isHeadline = words.length < WORDS_TO_TELL && (scores.en ?? 0) >= likeliest * NEAR_LIKELIEST;
    return isHeadline ? 'en' : found.language;
  }
  if (words.length >= WORDS_TO_TELL && english < FOREIGN_SHARE) return 'foreign';
  return found.isReliable() ? 'en' : undefined;
}

function declaredLanguage(declared: string | undefined): string | undefined {
  try {
    const code = Intl.getCanonicalLocales((declared ?? '').trim().replaceAll('_', '-'))[0];
    return code && !/^(?:und|zxx|mul)\b/.test(code) ? code : undefined;
  } catch {
    return undefined;
  }
}

/** eld tells the languages apart, not their regional forms; Norwegian has two codes of its own. */
function primary(code: string): string {
  const language = code.split('-')[0] ?? code;
  return language === 'nb' || language === 'nn' ? 'no' : language;
}
