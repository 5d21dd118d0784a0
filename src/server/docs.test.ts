import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { deskCommand } from '../cli/desk.js';
import { filterSchema, type StoreErrorCode } from '../store/index.js';
import { routesOf } from './app.js';
import { EXPORT_FORMATS } from './export.js';
import type { Parts } from './parts.js';

const documented = readFileSync(new URL('../../docs/desk.md', import.meta.url), 'utf8');
// Routes are made before they are asked: nothing behind them is needed to list them.
const routes = routesOf({} as Parts);

describe('docs/desk.md', () => {
  it('names every route', () => {
    for (const { method, path } of routes) expect(documented).toContain(`${method.toUpperCase()} ${path}`);
  });

  it('names no route that is not there', () => {
    const named = [...documented.matchAll(/`(GET|POST|PUT|DELETE) (\/api[^`?]*)/g)].map(
      ([, method, path]) => `${method} ${path}`,
    );
    const known = routes.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
    expect(named.filter((one) => !known.includes(one))).toEqual([]);
  });

  it('names every option, filter field, export format and error', () => {
    for (const { flags } of deskCommand(() => {}).options) expect(documented).toContain(`\`${flags}\``);
    for (const field of Object.keys(filterSchema.shape)) expect(documented).toContain(`\`${field}\``);
    for (const format of EXPORT_FORMATS) expect(documented).toContain(`\`${format}\``);
    const codes: Record<StoreErrorCode, true> = {
      locked: true,
      'read-only': true,
      newer: true,
      'not-a-desk': true,
      'no-folder': true,
      full: true,
      damaged: true,
      'not-found': true,
      conflict: true,
      invalid: true,
      database: true,
    };
    for (const code of Object.keys(codes)) expect(documented).toContain(`\`${code}\``);
  });
});
