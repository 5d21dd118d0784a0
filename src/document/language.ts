/** Which language a text is in: by its letters' statistics (eld), with the document's own word as evidence. */
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
 * Identifies the language of a text.
 *
 * @param text the body, without boilerplate
 * @param declared what the document says (`lang`), if it does
 * @returns a BCP 47 code, "und" when the text is too short to tell and nothing is declared
 * @example identifyLanguage('The ferry sails again, the harbour office said.').language // "en"
 */
export function identifyLanguage(text: string, declared?: string): IdentifiedLanguage {
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const said = declaredLanguage(declared);
  const found = letters >= LETTERS_TO_TELL ? eld.detect(sample) : undefined;
  const seen = found?.isReliable() ? found.language : undefined;
  // A template's lang="en" often stands over a text in another language, so a clear finding outranks it.
  if (seen && said && seen !== primary(said) && letters >= LETTERS_TO_OVERRULE)
    return { language: seen, from: 'text' };
  if (said) return { language: said, from: 'declaration' };
  return seen ? { language: seen, from: 'text' } : { language: 'und' };
}

/** How much like any language a text looks, 0 to 1; to choose between ways of decoding it. */
export function scoreLanguage(text: string): number {
  const result = eld.detect(text);
  return result.language ? (result.getScores()[result.language] ?? 0) : 0;
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
