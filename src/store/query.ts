/** Pieces of SQL. */

/** `(?, ?, ?)` for a list. */
export function marks(list: readonly unknown[]): string {
  return `(${list.map(() => '?').join(', ')})`;
}
