/** What people type into a search box, as a query of SQLite's FTS5. */

/** More terms than this are not looked for: they narrow nothing any more. */
const MOST_TERMS = 32;

/**
 * An FTS5 query for the words typed: all of them must be there, in any order; "a phrase" as it stands; `-word` must
 * not be there; `word*` is a beginning. Everything else is taken as words, so that nothing typed is an error.
 *
 * @returns undefined when nothing is left to look for
 * @example ftsQuery('ferry "harbour office" -lorr*'); // '"ferry" AND "harbour office" NOT "lorr"*'
 */
export function ftsQuery(typed: string): string | undefined {
  const wanted: string[] = [];
  const unwanted: string[] = [];
  const terms = typed.matchAll(/(?<not>(?<![^\s])-)?(?:"(?<phrase>[^"]*)"?|(?<word>[^\s"]+))/gu);
  for (const { groups = {} } of terms) {
    const raw = groups.phrase ?? groups.word ?? '';
    // Only what the tokeniser indexes can be asked for: letters and digits.
    const words = raw.match(/[\p{L}\p{N}\p{M}]+/gu);
    if (!words) continue;
    const prefix = groups.phrase === undefined && raw.endsWith('*') ? '*' : '';
    (groups.not ? unwanted : wanted).push(`"${words.join(' ')}"${prefix}`);
    if (wanted.length + unwanted.length === MOST_TERMS) break;
  }
  if (wanted.length === 0) return undefined;
  return [wanted.join(' AND '), ...unwanted].join(' NOT ');
}
