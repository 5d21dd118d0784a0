/** Writes docs/report.schema.json from src/report.ts. A test fails when the file is stale. */
import { writeFileSync } from 'node:fs';
import { reportJsonSchema } from '../src/report.js';

const file = new URL('../docs/report.schema.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(reportJsonSchema(), null, 2)}\n`);
