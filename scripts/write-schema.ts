/** Writes docs/report.schema.json, docs/story.schema.json and docs/openapi.json from their schemas in src/. Tests fail when a file is stale. */
import { readFileSync, writeFileSync } from 'node:fs';
import { reportJsonSchema } from '../src/report.js';
import { routesOf } from '../src/server/app.js';
import { openApi } from '../src/server/openapi.js';
import type { Parts } from '../src/server/parts.js';
import { storyJsonSchema } from '../src/story.js';

const fileIn = (path: string) => new URL(`../${path}`, import.meta.url);
const { version } = JSON.parse(readFileSync(fileIn('package.json'), 'utf8')) as { version: string };
const write = (path: string, value: unknown) =>
  writeFileSync(fileIn(path), `${JSON.stringify(value, null, 2)}\n`);

write('docs/report.schema.json', reportJsonSchema());
write('docs/story.schema.json', storyJsonSchema());
// Routes are made before they are asked: nothing behind them is needed to describe them.
write('docs/openapi.json', openApi(routesOf({} as Parts), version));
