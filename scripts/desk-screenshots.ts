/**
 * Pictures of the desk for docs/desk.md: reads the samples into a new desk and photographs each view, light and dark.
 * `npm run build && npx tsx scripts/desk-screenshots.ts [folder]`; docs/images when not given.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const OUT = process.argv[2] ?? join(ROOT, 'docs/images');
/** The page's own program, or another built one. */
const PROGRAM = process.env.HEADWATER_PROGRAM ?? join(ROOT, 'bin/headwater.js');

const folder = mkdtempSync(join(tmpdir(), 'desk-'));
const desk = spawn(process.execPath, [PROGRAM, 'desk', folder, '--port', '0', '--import', 'samples'], {
  // So that the pictures show no path of the machine that they were made on.
  cwd: ROOT,
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  const [line] = (await once(desk.stdout, 'data')) as [Buffer];
  const address = line.toString().trim();
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
  });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 });
  const page = await context.newPage();
  page.on('console', (message) => message.type() === 'error' && console.error(message.text()));
  page.on('pageerror', (error) => console.error(error));
  await page.goto(address);
  const { origin } = new URL(address);
  await page.goto(`${origin}/import`);
  await page.getByText('All 6 files read').waitFor({ timeout: 120_000 });
  const key = await firstReport(page, 'Convoy');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const shoot = async (name: string) => {
      await page.waitForTimeout(400);
      await page.screenshot({ path: join(OUT, `desk-${name}-${colorScheme}.png`) });
    };
    await page.goto(`${origin}/import`);
    await page.getByText(/^All \d+ files read/).waitFor();
    await shoot('import');
    await page.goto(`${origin}/table`);
    await page.locator('tbody tr').first().waitFor();
    await shoot('table');
    await page.goto(`${origin}/report/${key}`);
    await page.locator('.claim').first().waitFor();
    for (let n = 0; n < 4; n += 1) await page.keyboard.press('j');
    await shoot('report');
    await page.goto(`${origin}/map`);
    await page.locator('[data-ready=true]').waitFor({ timeout: 60_000 });
    await shoot('map');
    await page.goto(`${origin}/timeline`);
    await page.locator('.bar').first().waitFor();
    await shoot('timeline');
    await page.goto(`${origin}/sources`);
    await page.locator('tbody tr').first().waitFor();
    await shoot('sources');
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`${origin}/report/${key}`);
    await page.locator('.claim').first().waitFor();
    await shoot('narrow');
    await page.setViewportSize({ width: 1280, height: 800 });
  }
  await browser.close();
} finally {
  desk.kill('SIGTERM');
  await once(desk, 'close');
  rmSync(folder, { recursive: true });
}

async function firstReport(page: Page, title: string): Promise<string> {
  return page.evaluate(async (text) => {
    const answer = await fetch(`/api/reports?text=${encodeURIComponent(text)}`);
    const { reports } = (await answer.json()) as { reports: { key: string }[] };
    return reports[0]?.key ?? '';
  }, title);
}
