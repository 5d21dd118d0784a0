/** What the commands share; loads nothing but the parser of command lines. */
import { readFileSync } from 'node:fs';
import { InvalidArgumentError } from 'commander';
import type { Columns, Limits } from '../container/index.js';

/** Exit codes, as documented in docs/cli.md. */
export const EXIT = { done: 0, someFailed: 1, wrongUsage: 2 } as const;
/** What shells expect of a program that Ctrl-C ended. */
export const INTERRUPTED = 130;

/** The command was called in a way it cannot be: exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** An option's value as a calendar date of day, month or year precision: `2024-05-08`, `2024-05`, `2024`. */
export function dateOption(value: string): string {
  const full = `${value}-01-01`.slice(0, 10);
  const isDate = /^\d{4}(-\d{2}){0,2}$/.test(value) && new Date(`${full}T00:00Z`).toJSON()?.startsWith(full);
  if (isDate) return value;
  throw new InvalidArgumentError(`Expected a date such as 2024-05-08, 2024-05 or 2024.`);
}

/** Their defaults are document/'s, which is not loaded for a look at a name. */
const LIMITS: Record<keyof Limits, true> = {
  bytes: true,
  characters: true,
  depth: true,
  nodes: true,
  seconds: true,
};

/** Collects `--limit name=value` options; a value is a plain number of bytes, characters, levels or seconds. */
export function limitOption(value: string, before: Partial<Limits> = {}): Partial<Limits> {
  const [name, number] = value.split('=');
  const amount = Number(number);
  if (name && Object.hasOwn(LIMITS, name) && number && Number.isFinite(amount) && amount > 0)
    return { ...before, [name]: amount };
  throw new InvalidArgumentError(
    `Expected a name and a number above zero, such as seconds=60; the names: ${Object.keys(LIMITS).join(', ')}.`,
  );
}

const FIELDS = ['text', 'html', 'title', 'url', 'outlet', 'byline', 'published', 'language', 'id'] as const;

/** Collects `--columns text=notes,published=event_date`; `date` is another word for `published`. */
export function columnsOption(value: string, before: Columns = {}): Columns {
  const columns: Columns = { ...before };
  for (const part of value.split(',')) {
    const [field = '', ...name] = part.split('=');
    const known = FIELDS.find((one) => one === (field.trim() === 'date' ? 'published' : field.trim()));
    if (!known || name.join('=').trim() === '')
      throw new InvalidArgumentError(
        `Expected field=name, parted by commas, such as text=notes,published=event_date; the fields are ${FIELDS.join(', ')}.`,
      );
    columns[known] = name.join('=').trim();
  }
  return columns;
}

/** The package's version, from its own package.json. */
export function version(): string {
  const file = new URL('../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
