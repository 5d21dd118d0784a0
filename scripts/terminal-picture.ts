/** Makes docs/images/terminal.png, the README's picture: `npx tsx scripts/terminal-picture.ts [sample]`. */
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { read, writerFor } from '../src/index.js';

const sample = process.argv[2] ?? 'samples/01-crossing-reopens.txt';
const ROWS = 34;
const STYLES: Record<string, string> = {
  '1': 'b',
  '2': 'd',
  '3': 'i',
  '32': 'g',
  '33': 'y',
  '35': 'm',
  '36': 'c',
};

const report = await read({ bytes: readFileSync(sample), name: sample });
const page = writerFor('text', { colour: true, width: 88 })
  .report(report)
  .split('\n')
  .slice(0, ROWS)
  .join('\n');

/** Escape sequences → spans; each begins a style or ends one, and picocolors nests them. */
const body = page
  .replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)
  .replaceAll('\u001b', '\u241b')
  .replace(/␛\[(\d+)m/g, (_, code: string) => (STYLES[code] ? `<span class="${STYLES[code]}">` : '</span>'));

const html = `<!doctype html><meta charset="utf-8"><style>
body { margin: 0; background: #14191d; color: #dfe4e8; } pre { margin: 0; padding: 22px 26px; font: 15px/1.45 "DejaVu Sans Mono", monospace; }
.b { font-weight: 700 } .d { color: #95a1ab } .i { font-style: italic } .g { color: #9fd39a } .y { color: #f2c66d } .m { color: #f0a3c8 } .c { color: #86c9ea }
</style><pre>$ npx headwater read ${sample}\n\n${body}</pre>`;
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const view = await browser.newPage({ viewport: { width: 880, height: 300 } });
await view.setContent(html);
await view
  .locator('pre')
  .screenshot({ path: new URL('../docs/images/terminal.png', import.meta.url).pathname });
await browser.close();
