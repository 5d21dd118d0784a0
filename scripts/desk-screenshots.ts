/**
 * Pictures of the desk for docs/desk.md: the samples are read as a user would have them read, a few decisions are made,
 * and each view is photographed, light and dark. `npm run build && npx tsx scripts/desk-screenshots.ts [folder]`;
 * docs/images when not given. Where pngquant is installed, the pictures are made small.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openBrowser } from '../web/fixtures/browser.js';
import { ROOT, SAMPLES, startProgram } from '../web/fixtures/program.js';

const OUT = process.argv[2] ?? join(ROOT, 'docs/images');
const USUAL = { width: 1280, height: 800 };
const NARROW = { width: 360, height: 740 };
const WIDE = { width: 2560, height: 1300 };
const SCHEMES = ['light', 'dark'] as const;

const broken = mkdtempSync(join(tmpdir(), 'reports-'));
const desk = await startProgram();
const browser = await openBrowser();
try {
  const page = await (await browser.newContext({ viewport: USUAL, reducedMotion: 'reduce' })).newPage();
  page.on('console', (message) => message.type() === 'error' && console.error(message.text()));
  page.on('pageerror', (error) => console.error(error));
  await page.goto(desk.address);
  await photographImport(page);
  const report = await decide(page);
  await photographViews(page, report);
} finally {
  await browser.close();
  await desk.stop();
  rmSync(broken, { recursive: true });
}
const pictures = readdirSync(OUT).filter((name) => /^desk-.*\.png$/.test(name));
for (const name of pictures) {
  // The widest are seen small: fewer colours do for them.
  const colours = name.endsWith('-2560.png') ? '24' : '256';
  spawnSync('pngquant', ['--force', '--skip-if-larger', '--ext', '.png', colours, join(OUT, name)]);
}

async function shoot(page: Page, name: string): Promise<void> {
  // Until what fades or is fetched late is there.
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(OUT, `desk-${name}.png`) });
}

/** While some files wait, one is read, some were read and one has failed. */
async function photographImport(page: Page): Promise<void> {
  const clippings = join(broken, 'clippings.jsonl');
  writeFileSync(clippings, '{"headline": "neither a text nor a page"}\n');
  const [first = '', second = '', ...rest] = readdirSync(SAMPLES)
    .sort()
    .map((name) => join(SAMPLES, name));
  await page
    .locator('input[multiple]:not([webkitdirectory])')
    .setInputFiles([first, clippings, second, ...rest]);
  await page.locator('tbody .tag', { hasText: 'Read' }).nth(1).waitFor({ timeout: 240_000 });
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme });
    await shoot(page, `import-${colorScheme}`);
  }
  await page.getByText(/^All \d+ files read/).waitFor({ timeout: 240_000 });
}

/** Decides on a few claims of one report, so that pictures show decisions; gives the report's key. */
async function decide(page: Page): Promise<string> {
  await page.goto(`${desk.origin}/reports`);
  await page.getByRole('link', { name: /^Convoy/ }).click();
  await page.locator('li.claim').first().waitFor();
  for (const key of 'jjajajr') {
    await page.keyboard.press(key);
    await page.waitForTimeout(300);
  }
  return /report\/(\w+)/.exec(page.url())?.[1] ?? '';
}

async function photographViews(page: Page, report: string): Promise<void> {
  const open = async (path: string, ready: string) => {
    await page.goto(`${desk.origin}/${path}`);
    await page.locator(ready).first().waitFor({ timeout: 60_000 });
  };
  const openReport = async () => {
    await open(`report/${report}`, 'li.claim');
    for (let n = 0; n < 4; n += 1) await page.keyboard.press('j');
  };
  const views: Record<string, () => Promise<void>> = {
    reports: () => open('reports', 'tbody tr'),
    table: () => open('table', 'tbody tr'),
    report: openReport,
    correct: async () => {
      await open(`report/${report}`, 'li.claim');
      // One whose place was worked out: it can be asked why.
      await page
        .locator('li.claim', { has: page.locator('button.why') })
        .nth(1)
        .locator('button.words')
        .click();
      await page.locator('.claim.chosen button.why').first().click();
      await page.keyboard.press('e');
    },
    stories: () => open('stories', 'tbody tr'),
    story: async () => {
      await open('stories', 'tbody tr');
      await page.locator('a[data-story]', { hasText: 'bridge' }).click();
      await page.locator('.hw-story').waitFor();
    },
    compare: async () => {
      await views.story?.();
      for (const title of ['White Nile bridge at Kosti', 'White Nile bridge reopens'])
        await page.locator(`input[aria-label^="Choose ${title}"]`).check();
      await page.keyboard.press('c');
      await page.locator('mark').first().waitFor();
    },
    map: () => open('map', '[data-ready=true]'),
    timeline: () => open('timeline', 'rect.bar'),
    sources: async () => {
      await open('sources', 'tbody tr');
      // Who is quoted by those whom others quote.
      await page.getByRole('button', { name: 'residents', exact: true }).click();
    },
    help: async () => {
      await openReport();
      await page.keyboard.press('?');
    },
    filters: async () => {
      await open('table?voice=named&voice=unnamed&from=2024-01-01&to=2025-12-31', 'tbody tr');
      await page.getByRole('button', { name: 'More filters' }).click();
    },
    export: async () => {
      await open('table?voice=unnamed', 'tbody tr');
      await page.getByRole('button', { name: /^Export/ }).click();
    },
  };
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme });
    for (const [name, show] of Object.entries(views)) {
      await show();
      await shoot(page, `${name}-${colorScheme}`);
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  for (const [size, viewport] of Object.entries({ 360: NARROW, 2560: WIDE })) {
    await page.setViewportSize(viewport);
    for (const name of ['report', 'story', 'table', 'map']) {
      await views[name]?.();
      // Below one another, the sides begin with the text.
      if (viewport === NARROW) await page.evaluate('scrollTo(0, 0)');
      await shoot(page, `${name}-${size}`);
    }
  }
}
