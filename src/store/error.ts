/** What can go wrong with a desk's file, in words its owner can act on. */

/** Stable names of what went wrong; the HTTP interface passes them on. */
export type StoreErrorCode =
  | 'locked'
  | 'read-only'
  | 'newer'
  | 'not-a-desk'
  | 'no-folder'
  | 'full'
  | 'damaged'
  | 'not-found'
  | 'conflict'
  | 'invalid'
  | 'database';

/** Something is wrong with the desk's file or with what was asked of it. Never carries a report's text. */
export class StoreError extends Error {
  override name = 'StoreError';
  constructor(
    readonly code: StoreErrorCode,
    message: string,
  ) {
    super(message);
  }
}

/** SQLite's primary result codes (sqlite.org/rescode.html) that an analyst can do something about. */
const BY_RESULT_CODE: Record<number, [StoreErrorCode, string]> = {
  5: ['locked', 'another program has it open, perhaps a second desk; close that one and try again'],
  6: ['locked', 'another program has it open, perhaps a second desk; close that one and try again'],
  8: ['read-only', 'it may not be written to; give yourself permission to write, or copy it elsewhere'],
  10: ['database', 'the disk reports a fault while it was read or written'],
  11: ['damaged', 'its contents are damaged; put a copy back, or import an archive into a new desk'],
  13: ['full', 'the disk is full; nothing was lost, make room and try again'],
  14: ['no-folder', 'it cannot be opened; check that its folder is there and may be written to'],
  26: ['not-a-desk', 'it is not a database'],
};

/** Any error of the database as one that says what to do. Others come back unchanged. */
export function asStoreError(error: unknown, path: string): unknown {
  const { errcode, code } = error as { errcode?: number; code?: string };
  if (code !== 'ERR_SQLITE_ERROR' || typeof errcode !== 'number') return error;
  const [name, advice] = BY_RESULT_CODE[errcode & 0xff] ?? [
    'database' as const,
    `the database refused (SQLite code ${errcode})`,
  ];
  return new StoreError(name, `${path}: ${advice}`);
}
