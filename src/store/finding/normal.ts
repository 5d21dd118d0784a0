/** Text as full-text search sees it, on both sides: what is indexed and what is asked for. Pure. */

/** Apostrophes and the letters that stand for ʿayn and hamza, inside a word: Da'esh and Daesh are one word. */
const INSIDE = /(?<=[\p{L}\p{M}])['’‘`´ʻʼʽʾʿˈ′](?=\p{L})/gu;
/** Except after what French elides: "l'armée" is two words. */
const ELIDED = /(?:^|[^\p{L}\p{M}'’])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)$/iu;
/** Signs of Arabic script that are written or left out at will: short vowels, the lengthening stroke. */
const UNWRITTEN = /[\u064b-\u065f\u0670\u0640]/gu;
/** Letters that are written one for another, by the one that is looked for. */
const SAME: Readonly<Record<string, string>> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
  ё: 'е',
  Ё: 'Е',
};
const LETTERS = new RegExp(`[${Object.keys(SAME).join('')}]`, 'gu');

/** A text to be indexed, and where its characters stood: `at[i]` is the place in the text given of character i, one more at the end. */
export interface Normal {
  text: string;
  at: Uint32Array;
}

/**
 * A text without what search does not distinguish. What is left keeps its order; letters are only left out or put
 * for one another, so that whatever is found can be pointed at in the text given.
 *
 * @example normal('Da’esh').text; // 'Daesh'
 */
export function normal(given: string): Normal {
  const gone = new Set<number>();
  for (const { index } of given.matchAll(INSIDE))
    if (!ELIDED.test(given.slice(Math.max(0, index - 9), index))) gone.add(index);
  for (const { index } of given.matchAll(UNWRITTEN)) gone.add(index);
  const at = new Uint32Array(given.length - gone.size + 1);
  let text = '';
  let from = 0;
  let n = 0;
  for (let i = 0; i < given.length; i += 1) {
    if (gone.has(i)) {
      text += given.slice(from, i);
      from = i + 1;
    } else at[n++] = i;
  }
  at[n] = given.length;
  text += given.slice(from);
  return { text: text.replace(LETTERS, (letter) => SAME[letter] ?? letter), at };
}

/** The words of a text as search tells them apart, in small letters. @example wordsIn('al-Anbar'); // ['al', 'anbar'] */
export function wordsIn(given: string): string[] {
  return (
    normal(given.normalize('NFC'))
      .text.toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  );
}
