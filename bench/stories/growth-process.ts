/** One size of growth in its own process: growth-process.ts REPORTS.jsonl COUNT; prints the row as JSON. */
import type { Report } from '../../src/report.js';
import { signatureOf } from '../../src/story/signature.js';
import { records } from '../records.js';
import { measure } from './growth.js';

const [file = '', count = '0'] = process.argv.slice(2);
console.log(JSON.stringify(measure(records<Report>(file).map(signatureOf), Number(count))));
