/** The page in a real browser, on the built page (`npm run build`) and a desk with made reports. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeReport } from '../bench/desk-reports.js';
import type { Report } from '../src/report.js';
import { importText, openDesk, quickReading, type TestDesk } from '../src/server/fixtures/desk.js';

const BUILT = fileURLToPath(new URL('../dist/web', import.meta.url));
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);

let desk: TestDesk;
let browser: Browser;
let page: Page;
let folder: string;
const faults: string[] = [];

beforeAll(async () => {
  if (!existsSync(join(BUILT, 'index.html')))
    throw new Error('the page is not built: run npm run build first');
  folder = mkdtempSync(join(tmpdir(), 'reports-'));
  mkdirSync(join(folder, 'inner'));
  for (const n of [1, 2, 3])
    writeFileSync(join(folder, n === 3 ? 'inner' : '', `${n}.txt`), makeReport(n).text);
  writeFileSync(join(folder, 'broken.jsonl'), '{"neither": true}\n{"nor": 1}\n');
  desk = await openDesk({ page: BUILT });
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? SYSTEM,
    args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
  });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('dialog', (dialog) => {
    faults.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(desk.address);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await desk?.remove();
  rmSync(folder, { recursive: true });
});

/** What axe finds wrong with what is shown, by WCAG 2.2 A and AA. */
async function violations(): Promise<string[]> {
  // The page's policy lets no script in, so it goes through the browser's own door.
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    type Axe = { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    const { axe } = window as unknown as { axe: Axe };
    const found = await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
    return found.violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map(({ html }) => html.slice(0, 160))
          .join(' | ')}`,
    );
  });
}

const view = (name: string) => page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name });
const status = (text: RegExp) => page.getByRole('status').filter({ hasText: text });

describe('the page', () => {
  it('opens on the import view of an empty desk, reads a folder, and names what failed', async () => {
    await page.waitForURL(/\/import$/);
    await page.locator('input[webkitdirectory]').setInputFiles(folder);
    await status(/All 4 files read, 1 failed/).waitFor();
    const row = page.getByRole('row').filter({ hasText: 'broken.jsonl' });
    await row.getByText('Failed').waitFor();
    await row.getByRole('button', { name: 'Details' }).click();
    await page.locator('.details .bad').first().waitFor();
    expect(await row.getByRole('button', { name: 'Try again' }).isVisible()).toBe(true);
  });

  it('reads what is pasted', async () => {
    await page.getByLabel('Or paste a text').fill(makeReport(4).text);
    await page.getByRole('button', { name: 'Read it' }).click();
    await status(/All 5 files read/).waitFor();
  });

  it('lists, sorts and searches all claims', async () => {
    await view('Claims').click();
    await status(/of 40 claims/).waitFor();
    await page.getByRole('button', { name: 'Happened' }).click();
    await page.waitForURL(/sort=earliest/);
    expect(await page.locator('th[aria-sort=ascending]').textContent()).toContain('Happened');
    await page.getByRole('searchbox').fill('convoy');
    await page.waitForURL(/text=convoy/);
    const { total } = await desk.json<{ total: number }>(
      `/api/claims?filter=${encodeURIComponent('{"text":"convoy"}')}`,
    );
    expect(total).toBeGreaterThan(0);
    await status(new RegExp(`of ${total} claims?$`)).waitFor();
    expect(await page.locator('tbody tr').count()).toBe(total);
    await page.getByRole('button', { name: /^Clear/ }).click();
    await status(/of 40 claims/).waitFor();
  });

  it('decides on several claims at once', async () => {
    const boxes = page.locator('tbody input[type=checkbox]');
    await boxes.nth(0).click();
    await boxes.nth(2).click({ modifiers: ['Shift'] });
    await page.getByText('3 chosen').waitFor();
    await page.getByRole('button', { name: 'Accept', exact: true }).click();
    await page.getByText('3 claims accepted.').waitFor();
    await page.getByRole('button', { name: 'Accepted 3' }).waitFor();
  });

  it('walks a report by keyboard: next, accept, correct a place, undo', async () => {
    const { claims } = await desk.json<{ claims: { report: string; claim: string }[] }>(
      `/api/claims?filter=${encodeURIComponent('{"placed":true,"state":["open"]}')}&limit=1`,
    );
    await page.goto(`${desk.origin}/report/${claims[0]?.report}`);
    await page.locator('.claim').first().waitFor();
    await page.keyboard.press('j');
    await page.waitForURL(/claim=c1$/);
    await page.keyboard.press('j');
    await page.waitForURL(/claim=c2$/);
    await page.keyboard.press('k');
    await page.waitForURL(/claim=c1$/);
    expect(await page.locator('article .chosen').count()).toBeGreaterThan(0);
    await page.goto(`${desk.origin}/report/${claims[0]?.report}?claim=${claims[0]?.claim}`);
    const card = page.locator('.claim.chosen');
    await card.waitFor();
    await page.keyboard.press('a');
    await card.locator('.tag.accepted', { hasText: 'Accepted' }).waitFor();
    await page.keyboard.press('e');
    await card.getByRole('button', { name: 'Leave open' }).click();
    await card.locator('.facts .open').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('u');
    await card.locator('.facts .inferred').first().waitFor();
    await page.reload();
    await card.locator('.tag.accepted', { hasText: 'Accepted' }).waitFor();
  });

  it('joins two claims, splits one at the words selected, and undoes both', async () => {
    const count = await page.locator('.claim').count();
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    await page.locator('.claim.chosen').waitFor();
    await page.keyboard.press('m');
    await page.waitForFunction((n) => document.querySelectorAll('.claim').length === n - 1, count);
    await page.keyboard.press('u');
    await page.waitForFunction((n) => document.querySelectorAll('.claim').length === n, count);
    await page
      .locator('article .chosen')
      .first()
      .dblclick({ position: { x: 4, y: 8 } });
    await page.keyboard.press('s');
    await page.waitForFunction((n) => document.querySelectorAll('.claim').length === n + 1, count);
    await page.keyboard.press('u');
    await page.waitForFunction((n) => document.querySelectorAll('.claim').length === n, count);
  });

  it('shows on either side what the other one points at', async () => {
    await page.mouse.move(0, 0);
    await page.locator('.claim').nth(1).hover();
    await page.locator('article .over, article .chosen').first().waitFor();
    const words = page.locator('article [data-claims]').last();
    await words.hover();
    await page.locator('.claim.near').first().waitFor();
  });

  it('has a sheet of its keys', async () => {
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('accept the claim').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  });

  it('narrows everything to a stretch of the timeline, and finds it again after a reload', async () => {
    await page.goto(`${desk.origin}/timeline`);
    await page.locator('rect.bar').first().waitFor();
    const box = await page.locator('.chart svg').boundingBox();
    if (!box) throw new Error('no chart');
    await page.mouse.move(box.x + 2, box.y + 50);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2, box.y + 50, { steps: 4 });
    await page.mouse.up();
    await page.waitForURL(/from=\d{4}-\d\d-\d\d&to=/);
    await view('Claims').click();
    const narrowed = status(/of \d+ claims?$/);
    await narrowed.waitFor();
    const before = await narrowed.textContent();
    expect(before).not.toContain('of 40');
    await page.reload();
    await narrowed.waitFor();
    expect(await narrowed.textContent()).toBe(before);
  });

  it('draws claims on the map, counts those on none, and narrows everything to what is in view', async () => {
    await page.goto(`${desk.origin}/map`);
    await page.locator('[data-ready=true]').waitFor({ timeout: 60_000 });
    const { placed, unplaced } = await desk.json<{ placed: number; unplaced: number }>('/api/map');
    await status(new RegExp(`^${placed} claims on the map$`)).waitFor();
    await page.getByRole('button', { name: `${unplaced} on no map` }).waitFor();
    // Something is drawn in the claims' colour: clusters and points are not only listed.
    const accent = await page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('.map canvas');
      const copy = document.createElement('canvas');
      copy.width = canvas?.width ?? 0;
      copy.height = canvas?.height ?? 0;
      const context = copy.getContext('2d');
      if (!canvas || !context) return 0;
      context.drawImage(canvas, 0, 0);
      const { data } = context.getImageData(0, 0, copy.width, copy.height);
      let found = 0;
      for (let n = 0; n < data.length; n += 4)
        if (
          Math.abs((data[n] ?? 0) - 11) < 6 &&
          Math.abs((data[n + 1] ?? 0) - 92) < 6 &&
          Math.abs((data[n + 2] ?? 0) - 107) < 6
        )
          found += 1;
      return found;
    });
    expect(accent).toBeGreaterThan(200);
    for (let n = 0; n < 3; n += 1) await page.getByRole('button', { name: 'Zoom in' }).click();
    await page.waitForTimeout(1000);
    await page.getByRole('button', { name: 'Only what is in view' }).click();
    await page.waitForURL(/box=/);
    const box = new URL(page.url()).searchParams.get('box')?.split(',').map(Number);
    const { total } = await desk.json<{ total: number }>(
      `/api/claims?filter=${encodeURIComponent(JSON.stringify({ box }))}`,
    );
    expect(total).toBeLessThan(placed);
    await status(new RegExp(`^${total} claims? on the map$`)).waitFor();
    await page.getByRole('button', { name: 'Everywhere' }).click();
    await status(new RegExp(`^${placed} claims on the map$`)).waitFor();
  });

  it('exports what is filtered, and the export can be read again', async () => {
    await page.goto(`${desk.origin}/table?from=2018-01-01&to=2021-12-31`);
    await status(/of \d+ claims?$/).waitFor();
    const link = page.getByRole('link', { name: /^Export/ });
    await page.getByLabel('Format').selectOption('jsonl');
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    const text = readFileSync(await download.path(), 'utf8');
    const claims = text
      .trim()
      .split('\n')
      .flatMap((line) => (JSON.parse(line) as { claims: unknown[] }).claims);
    expect(await link.textContent()).toBe(`Export ${claims.length}`);
    const other = await openDesk();
    await importText(other, 'export.jsonl', text);
    expect((await other.json<{ reports: number }>('/api/desk')).reports).toBe(text.trim().split('\n').length);
    await other.remove();
  });

  it('saves a filter under a name', async () => {
    await page.getByRole('button', { name: 'More filters' }).click();
    await page.getByLabel('Name for this filter').fill('early ones');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved as “early ones”.').waitFor();
    await page.getByRole('button', { name: /^Clear/ }).click();
    await status(/of 40 claims/).waitFor();
    await page.getByRole('button', { name: 'early ones', exact: true }).click();
    await page.waitForURL(/from=/);
    await page.getByRole('button', { name: /^Clear/ }).click();
  });

  it('merges two sources and parts them again', async () => {
    await view('Sources').click();
    await page.locator('tbody tr').first().waitFor();
    const rows = await page.locator('tbody tr').count();
    await page.locator('tbody input[type=checkbox]').nth(0).check();
    await page.locator('tbody input[type=checkbox]').nth(1).check();
    await page.locator('.merge button').first().click();
    await page.waitForFunction((n) => document.querySelectorAll('tbody tr').length === n - 1, rows);
    await page.getByRole('button', { name: /^Part / }).click();
    await page.waitForFunction((n) => document.querySelectorAll('tbody tr').length === n, rows);
  });

  it('saves the whole desk as an archive and takes one in', async () => {
    await page.goto(`${desk.origin}/import`);
    const link = page.getByRole('link', { name: 'Save an archive' });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    await page.getByLabel('Take one in').setInputFiles(await download.path());
    await page.getByText('Taken in: 0 reports (4 known), 0 decisions, 0 filters.').waitFor();
  });

  it("runs nothing of a report's own", async () => {
    const evil =
      '<html><head><title>"><script>alert(1)</script></title></head><body><article><h1><b>Ferry</b> &lt;img src=x onerror=alert(2)&gt;</h1><p>The ferry sailed on Monday with forty people, the harbour office said, and nobody was late for it that day.</p><p><a href="javascript:alert(3)">The office</a> said it would sail again on Tuesday and on every day after that.</p></article></body></html>';
    const { id } = await importText(desk, '<img src=x onerror=alert(4)>.html', evil);
    await page.goto(`${desk.origin}/import`);
    await page.getByText('<img src=x onerror=alert(4)>.html').waitFor();
    const { reports } = await desk.json<{ reports: string[] }>(`/api/imports/${id}`);
    await page.goto(`${desk.origin}/report/${reports[0]}`);
    await page.locator('article').waitFor();
    expect(await page.locator('article img, article script, article a').count()).toBe(0);
    expect(await page.locator('article').textContent()).toContain('<img src=x onerror=alert(2)>');
  });

  it.each(['light', 'dark'] as const)(
    'is accessible as far as axe can tell, in every view, %s',
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const { claims } = await desk.json<{ claims: { report: string; claim: string }[] }>(
        '/api/claims?limit=1',
      );
      const paths = [
        '/import',
        '/table',
        '/timeline',
        '/sources',
        '/map',
        `/report/${claims[0]?.report}?claim=${claims[0]?.claim}`,
      ];
      for (const path of paths) {
        await page.goto(desk.origin + path);
        await page.locator('tbody tr, rect.bar, .claim, [data-ready=true]').first().waitFor();
        if (path === '/table') await page.getByRole('button', { name: 'More filters' }).click();
        if (path.startsWith('/report')) await page.keyboard.press('e');
        expect(await violations(), path).toEqual([]);
      }
    },
  );

  it.each([360, 2560])('fits %i pixels without scrolling sideways', async (width) => {
    await page.setViewportSize({ width, height: 800 });
    const { claims } = await desk.json<{ claims: { report: string }[] }>('/api/claims?limit=1');
    for (const path of [
      '/import',
      '/table',
      '/timeline',
      '/sources',
      '/map',
      `/report/${claims[0]?.report}`,
    ]) {
      await page.goto(desk.origin + path);
      await page.locator('tbody tr, rect.bar, .claim, [data-ready=true]').first().waitFor();
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(over, path).toBeLessThanOrEqual(0);
    }
  });

  it('logged no fault, and nothing that its policy forbids, all along', () => {
    expect(faults).toEqual([]);
  });

  it('offers to read again what an older version read, and lists decisions that no longer fit', async () => {
    const { folder: place } = desk;
    await desk.close();
    // A later version that finds no claims any more.
    const forgetful = {
      ...quickReading,
      read: async (input: Parameters<typeof quickReading.read>[0]) => {
        const outcome = await quickReading.read(input);
        return outcome.ok ? { ...outcome, output: { ...(outcome.output as Report), claims: [] } } : outcome;
      },
    };
    desk = await openDesk({ folder: place, page: BUILT, reader: '2.0.0', reading: forgetful });
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(desk.address);
    await page.getByRole('button', { name: 'Read again, keeping decisions' }).click();
    await view('Import').click();
    const list = page.getByRole('region', { name: 'Decisions that no longer fit' });
    await list.getByRole('listitem').filter({ hasText: 'accept' }).first().waitFor();
    expect(await list.getByRole('listitem').first().textContent()).toContain('the present reading has no');
    expect(await violations()).toEqual([]);
  });
});
