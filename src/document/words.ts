/** Words and measures that several readers of layout share. */

/** The longest title; longer first lines are sentences. */
export const TITLE_CHARACTERS = 160;

/** Whether a text goes on from something before it. */
export function startsWithLowerCase(text: string): boolean {
  return /^["'“‘«(]?\p{Ll}/u.test(text);
}
