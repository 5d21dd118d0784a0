/** How much like any language a text looks; to choose between ways of decoding it. */
import { eld } from 'eld/extrasmall';

/** 0 to 1: the score of the language that the text is most like (eld). */
export function scoreLanguage(text: string): number {
  const result = eld.detect(text);
  return result.language ? (result.getScores()[result.language] ?? 0) : 0;
}
