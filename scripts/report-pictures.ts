/**
 * Pictures of `--format html` for docs/output.md: a sample's page, light and dark.
 * `npm run build && npx tsx scripts/report-pictures.ts [folder]`; docs/images when not given.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const OUT = process.argv[2] ?? join(ROOT, 'docs/images');
const SAMPLE = 'samples/01-crossing-reopens.txt';

const folder = mkdtempSync(join(tmpdir(), 'report-'));
try {
  const page = join(folder, 'report.html');
  const program = [join(ROOT, 'bin/headwater.js'), 'read', SAMPLE, '--format', 'html', '--quiet'];
  writeFileSync(page, execFileSync(process.execPath, program, { cwd: ROOT, maxBuffer: 1 << 26 }));
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  for (const colorScheme of ['light', 'dark'] as const) {
    const tab = await browser.newPage({ viewport: { width: 1280, height: 900 }, colorScheme });
    await tab.goto(pathToFileURL(page).href);
    await tab.screenshot({ path: join(OUT, `report-html-${colorScheme}.png`) });
  }
  await browser.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
