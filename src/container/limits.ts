/** What one document may cost, and the errors that say so. docs/limits.md explains them to users. */
import { DocumentError } from './error.js';

export interface Limits {
  /** Bytes of one document, after gzip is undone; of one line in JSON Lines. */
  bytes: number;
  /** UTF-16 code units of one document's text. */
  characters: number;
  /** How deep a page's elements may be nested. */
  depth: number;
  /** Elements and pieces of text that a page may be made of. */
  nodes: number;
  /** Seconds that reading one document may take. */
  seconds: number;
}

/**
 * The defaults: well above what reports need (a long PDF with maps has some 30 MB, a long book a million
 * characters, a page with hundreds of forgotten closing tags a few hundred levels), low enough that no single input
 * takes the machine down.
 */
export const DEFAULT_LIMITS: Limits = {
  bytes: 50_000_000,
  characters: 2_000_000,
  depth: 1_000,
  nodes: 300_000,
  seconds: 180,
};

/** The caller's limits, with the defaults for those that are not given. */
export function withDefaults(limits: Partial<Limits>): Limits {
  const given = Object.entries(limits).filter(([, value]) => value !== undefined);
  return { ...DEFAULT_LIMITS, ...Object.fromEntries(given) };
}

const UNITS: Record<keyof Limits, string> = {
  bytes: 'bytes',
  characters: 'characters of text',
  depth: 'levels of nested elements',
  nodes: 'elements and pieces of text',
  seconds: 'seconds',
};

/** The error of a document that passes a limit: it names the limit, its value, and how to raise it. */
export function limitError(name: keyof Limits, limit: number): DocumentError {
  const what = name === 'seconds' ? 'reading it took longer than' : 'it has more than';
  return new DocumentError(
    `limit-${name}`,
    `${what} the limit of ${limit} ${UNITS[name]}; raise it with --limit ${name}=N`,
  );
}

/** Throws when `amount` passes the limit of that name. */
export function checkLimit(name: keyof Limits, amount: number, limits: Limits): void {
  if (amount > limits[name]) throw limitError(name, limits[name]);
}

/**
 * A clock that is asked between steps: work that has begun cannot be interrupted in the same thread, so every step
 * takes time linear in its input, and the next one is not begun when time is up.
 */
export function startClock(limits: Limits): () => void {
  const end = performance.now() + limits.seconds * 1000;
  return () => {
    if (performance.now() > end) throw limitError('seconds', limits.seconds);
  };
}
