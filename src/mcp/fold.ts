/** Words made comparable: no case, no accents, parted by single blanks. */
export function fold(words: string): string {
  return words
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[’‘ʼʻʿʾ`´']/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Words that find nothing by themselves. */
const EMPTY = new Set(
  'a an and are at by did do does for from had has have how in is it its of on or said say says that the their there they this to was were what when where which who whom whose why with'.split(
    ' ',
  ),
);

/**
 * The words of a question that are worth looking for.
 *
 * @example termsOf('Who says the bridge was hit?'); // ['bridge', 'hit']
 */
export function termsOf(question: string): string[] {
  const all = [...new Set(fold(question).split(' ').filter(Boolean))];
  const telling = all.filter((word) => !EMPTY.has(word));
  return telling.length > 0 ? telling : all;
}
