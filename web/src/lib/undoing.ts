/** What undo and redo take next, in any history: of a report, of a story. */

interface Entry {
  undone: boolean;
  action: { kind: string; review?: number };
}

/**
 * The entry to undo next.
 *
 * @param history the newest first
 */
export function undoable<E extends Entry>(history: readonly E[]): E | undefined {
  return history.find(({ undone, action }) => !undone && action.kind !== 'undo');
}

/**
 * The entry to undo so that what was last taken back holds again; nothing where something else was decided since.
 *
 * @param history the newest first, with those that took another back
 * @param idOf the number by which others take an entry back
 */
export function redoable<E extends Entry>(history: readonly E[], idOf: (entry: E) => number): E | undefined {
  const byId = new Map(history.map((one) => [idOf(one), one]));
  for (const one of history) {
    if (one.undone) continue;
    if (one.action.kind !== 'undo') return undefined;
    // One that took an undo back did it again already: what was taken back before that comes next.
    if (byId.get(one.action.review as number)?.action.kind !== 'undo') return one;
  }
  return undefined;
}
