/**
 * An analyst's day in a real browser: the built program (`npm run build`), the samples, the real reader. Every part goes
 * on where the one before left off.
 */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { Filter } from '../src/store/model.js';
import { violations } from './fixtures/axe.js';
import { openBrowser } from './fixtures/browser.js';
import { inBrowser } from './fixtures/in-browser.js';
import { type Program, ROOT, SAMPLES, startProgram } from './fixtures/program.js';

interface Row {
  report: string;
  claim: string;
  words: string;
}

/** Milliseconds in which some files are read: seconds on an idle machine; but reading gives way to everything else. */
const READING = 240_000;

vi.setConfig({ testTimeout: 120_000 });

let desk: Program;
let browser: Browser;
let page: Page;
let folder: string;
/** Reports, claims, and the report that most of it is about. */
let facts: { reports: number; claims: number };
let convoy = '';
const faults: string[] = [];

beforeAll(async () => {
  if (!existsSync(join(ROOT, 'dist/web/index.html')))
    throw new Error('the page is not built: run npm run build first');
  folder = mkdtempSync(join(tmpdir(), 'reports-'));
  cpSync(SAMPLES, join(folder, 'samples'), { recursive: true });
  writeFileSync(join(folder, 'broken.jsonl'), '{"neither": true}\n{"nor": 1}\n');
  [desk, browser] = await Promise.all([startProgram(), openBrowser()]);
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
  });
  page = await context.newPage();
  page.setDefaultTimeout(30_000);
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
  await desk?.stop();
  rmSync(folder, { recursive: true });
});

/** Asks the desk as its page does. */
const json = <T>(path: string) =>
  page.evaluate(async (address) => (await fetch(address)).json(), path) as Promise<T>;
const claimsOf = (filter: Filter, limit = 1000) =>
  json<{ total: number; claims: Row[] }>(
    `/api/claims?limit=${limit}&filter=${encodeURIComponent(JSON.stringify(filter))}`,
  );
const view = (name: string) => page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name });
const status = (text: RegExp) => page.getByRole('status').filter({ hasText: text });
const total = (claims: number) => status(new RegExp(`of ${claims} claims?$`));
const clear = () => page.getByRole('button', { name: 'Clear all' }).click();
const shown = () => page.locator('tbody tr, rect.bar, li.claim, [data-ready=true]').first();

/** Exports what is filtered and gives the file. */
async function exported(format: string): Promise<string> {
  await page
    .getByRole('button', { name: /^Export/ })
    .first()
    .click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: new RegExp(`^${format}`) }).click(),
  ]);
  return readFileSync(await download.path(), 'utf8');
}

inBrowser('an analyst', () => {
  let isBroken = false;
  beforeEach((context) => {
    // What goes on from a part that failed would only fail too, slowly.
    if (isBroken) context.skip();
    context.onTestFailed(() => {
      isBroken = true;
    });
  });

  it(
    'gives a folder of reports, sees it being read, and why something failed',
    async () => {
      await page.waitForURL(/\/import$/);
      await page.locator('input[webkitdirectory]').setInputFiles(folder);
      await page.getByRole('progressbar', { name: 'Files read' }).waitFor();
      await status(/\d of \d files/).waitFor();
      const row = page.getByRole('row').filter({ hasText: 'broken.jsonl' });
      await row.getByText('Failed').waitFor();
      await row.locator('.bad').filter({ hasText: /text/ }).waitFor();
      expect(await row.getByRole('button', { name: 'Try again' }).isVisible()).toBe(true);
      await status(/All 9 files read, 1 failed/).waitFor({ timeout: READING });
      facts = await json('/api/desk');
      expect(facts.reports).toBe(21);
      expect(facts.claims).toBeGreaterThan(100);
    },
    READING + 60_000,
  );

  it('opens a report from the list of them', async () => {
    await view('Reports').click();
    await status(new RegExp(`^${facts.reports} reports$`)).waitFor();
    await page.getByRole('link', { name: /^Convoy for Zalingei/ }).click();
    await page.getByRole('heading', { level: 1, name: /^Convoy for Zalingei/ }).waitFor();
    convoy = /report\/(\w+)/.exec(page.url())?.[1] ?? '';
    const report = await json<{ report: { claims: unknown[]; text: string } }>(`/api/reports/${convoy}`);
    expect(await page.locator('li.claim').count()).toBe(report.report.claims.length);
    // The text is shown as it is, mark upon mark.
    const plain = (text: string) => text.replace(/\s+/g, '');
    expect(plain((await page.locator('article').textContent()) ?? '')).toBe(plain(report.report.text));
    // A relay's report of a report is marked within the relay's.
    expect(await page.locator('article .nest-2').count()).toBeGreaterThan(0);
  });

  it('walks its claims by keyboard and decides on them', async () => {
    const chosen = () => new URL(page.url()).searchParams.get('claim');
    await page.keyboard.press('j');
    const first = chosen();
    await page.keyboard.press('j');
    expect(chosen()).not.toBe(first);
    await page.keyboard.press('k');
    expect(chosen()).toBe(first);
    expect(await page.locator('article .chosen').count()).toBeGreaterThan(0);
    await page.keyboard.press('a');
    await page.locator('.claim.chosen .tag.accepted').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('r');
    await page.locator('.claim.chosen .tag.rejected').waitFor();
    await page.getByText(`2 of`).first().waitFor();
  });

  it('corrects a place by keyboard, and takes it back', async () => {
    const { claims } = await claimsOf({ report: [convoy], place: 'Zalingei' });
    await page.goto(`${desk.origin}/report/${convoy}?claim=${claims[0]?.claim}`);
    const card = page.locator('.claim.chosen');
    const place = card.locator('.fact').filter({ hasText: 'Zalingei' }).first();
    await place.locator('.inferred').waitFor();
    // Why it was taken for that place is said when asked for.
    await place.getByRole('button', { name: /^Why/ }).click();
    await place
      .locator('.reasons')
      .getByText(/^Taken for/)
      .waitFor();
    await page.keyboard.press('e');
    const other = card
      .getByRole('group', { name: /Zalingei/ })
      .locator('button[aria-pressed=false]')
      .first();
    await other.focus();
    await page.keyboard.press('Enter');
    await place.getByText('corrected', { exact: true }).waitFor();
    expect((await claimsOf({ corrected: true })).total).toBeGreaterThan(0);
    await page.keyboard.press('Escape');
    await page.keyboard.press('u');
    await place.locator('.inferred').waitFor();
    expect((await claimsOf({ corrected: true })).total).toBe(0);
  });

  it('corrects a source, writes a note, and sees both in the history', async () => {
    const card = page.locator('.claim.chosen');
    await page.keyboard.press('n');
    await page.keyboard.type('The ford is on no map.');
    await card.getByRole('button', { name: 'Keep' }).click();
    await card.getByText('The ford is on no map.').waitFor();
    await page.keyboard.press('e');
    const name = card.getByLabel('Name', { exact: true }).first();
    await name.fill('Radio Kaja of El Geneina');
    await page.keyboard.press('Enter');
    await card.locator('.node.origin').filter({ hasText: 'Radio Kaja of El Geneina' }).waitFor();
    await page.getByRole('button', { name: 'History' }).click();
    const entries = page.getByRole('list', { name: 'History' }).getByRole('listitem');
    await entries.filter({ hasText: 'corrected a source' }).waitFor();
    await entries.filter({ hasText: 'wrote: The ford is on no map.' }).waitFor();
    expect(await entries.first().textContent()).toContain('mara');
    await page.getByRole('button', { name: 'History' }).click();
    await page.keyboard.press('Escape');
  });

  it('joins two claims, splits one at the words selected, and undoes both', async () => {
    await page.goto(`${desk.origin}/report/${convoy}`);
    await shown().waitFor();
    const cards = page.locator('li.claim');
    const count = await cards.count();
    const are = (n: number) =>
      page.waitForFunction((much) => document.querySelectorAll('li.claim').length === much, n);
    await page.keyboard.press('j');
    await page.locator('.claim.chosen').waitFor();
    await page.keyboard.press('m');
    await are(count - 1);
    await page.keyboard.press('u');
    await are(count);
    await page
      .locator('article .chosen')
      .first()
      .dblclick({ position: { x: 4, y: 8 } });
    await page.keyboard.press('s');
    await are(count + 1);
    await page.keyboard.press('u');
    await are(count);
  });

  it('sees on either side what is pointed at on the other', async () => {
    await page.keyboard.press('Escape');
    await page.mouse.move(0, 0);
    const last = page.locator('li.claim').last();
    await last.scrollIntoViewIfNeeded();
    await last.hover();
    await page.locator('article .over').first().waitFor();
    await page.waitForFunction(() => {
      const box = document.querySelector('article .over')?.getBoundingClientRect();
      return box !== undefined && box.top < innerHeight && box.bottom > 0;
    });
    await page.locator('article').evaluate((element) => element.scrollTo(0, 0));
    await page.locator('article [data-claims]').first().hover();
    await page.locator('.claim.near').first().waitFor();
    await page.waitForFunction(() => {
      const box = document.querySelector('.claim.near')?.getBoundingClientRect();
      return box !== undefined && box.top < innerHeight && box.bottom > 0;
    });
  });

  it('has a sheet of keys', async () => {
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('accept the claim').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  });

  it('searches, sorts and pages through all claims, and decides on several at once', async () => {
    await view('Claims').click();
    await total(facts.claims).waitFor();
    await page.getByRole('button', { name: 'Happened' }).click();
    await page.waitForURL(/sort=earliest/);
    await page.getByRole('combobox', { name: 'Search claims' }).fill('convoy');
    // What is offered while one types lies over what stands below, until one goes on.
    await page.keyboard.press('Enter');
    await page.waitForURL(/text=convoy/);
    const found = await claimsOf({ text: 'convoy' });
    expect(found.total).toBeGreaterThan(0);
    await total(found.total).waitFor();
    expect(await page.locator('tbody tr').count()).toBe(found.total);
    await clear();
    await total(facts.claims).waitFor();
    await page.getByRole('button', { name: 'Next →' }).click();
    await status(/^101–/).waitFor();
    const boxes = page.locator('tbody input[type=checkbox]');
    await boxes.nth(0).click();
    await boxes.nth(2).click({ modifiers: ['Shift'] });
    await page.getByText('3 chosen').waitFor();
    const rows = parse(await exportedChoice(), { columns: true, bom: true }) as unknown[];
    expect(rows.length).toBe(3);
    await page.getByRole('button', { name: 'Accept', exact: true }).click();
    await page.getByText('3 claims accepted.').waitFor();
    await page.getByRole('button', { name: /^Accepted 4\b/ }).waitFor();
  });

  async function exportedChoice(): Promise<string> {
    await page.getByRole('button', { name: 'Export 3', exact: true }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /^CSV/ }).click(),
    ]);
    return readFileSync(await download.path(), 'utf8');
  }

  it('filters on the timeline: everything else is narrowed to the stretch', async () => {
    await view('Timeline').click();
    await page.locator('rect.bar').first().waitFor();
    const box = await page.locator('.chart svg').boundingBox();
    if (!box) throw new Error('no chart');
    await page.mouse.move(box.x + box.width / 2, box.y + 50);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width - 2, box.y + 50, { steps: 4 });
    await page.mouse.up();
    await page.waitForURL(/from=\d{4}-\d\d-\d\d&to=/);
    const values = new URL(page.url()).searchParams;
    const stretch = { from: values.get('from') ?? '', to: values.get('to') ?? '' };
    const found = await claimsOf(stretch);
    expect(found.total).toBeGreaterThan(0);
    expect(found.total).toBeLessThan(facts.claims);
    await view('Claims').click();
    await total(found.total).waitFor();
    await view('Map').click();
    const onMap = await claimsOf({ ...stretch, placed: true });
    await status(new RegExp(`^${onMap.total} claims? on the map$`)).waitFor();
    await page.reload();
    await status(new RegExp(`^${onMap.total} claims? on the map$`)).waitFor();
    await clear();
  });

  it('filters on the map, which counts what is on none', async () => {
    await page.locator('[data-ready=true]').waitFor({ timeout: 60_000 });
    const { placed, unplaced } = await json<{ placed: number; unplaced: number }>('/api/map');
    await status(new RegExp(`^${placed} claims on the map$`)).waitFor();
    await page.getByRole('button', { name: `${unplaced} claims on no map` }).waitFor();
    expect(await pixelsOfAccent()).toBeGreaterThan(200);
    for (let n = 0; n < 3; n += 1) await page.getByRole('button', { name: 'Zoom in' }).click();
    await page.waitForTimeout(900);
    await page.getByRole('button', { name: 'Only what is in view' }).click();
    await page.waitForURL(/box=/);
    const box = new URL(page.url()).searchParams.get('box')?.split(',').map(Number) as Filter['box'];
    const found = await claimsOf({ box });
    expect(found.total).toBeLessThan(placed);
    await status(new RegExp(`^${found.total} claims? on the map$`)).waitFor();
    await page.getByRole('button', { name: 'Everywhere' }).click();
    await status(new RegExp(`^${placed} claims on the map$`)).waitFor();
  });

  /** Clusters and points are drawn, not only listed. */
  const pixelsOfAccent = () =>
    page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('.map canvas');
      const copy = document.createElement('canvas');
      copy.width = canvas?.width ?? 0;
      copy.height = canvas?.height ?? 0;
      const context = copy.getContext('2d');
      if (!canvas || !context) return 0;
      context.drawImage(canvas, 0, 0);
      const { data } = context.getImageData(0, 0, copy.width, copy.height);
      const [red, green, blue] = [11, 92, 107];
      const isNear = (n: number, value: number) => Math.abs((data[n] ?? 0) - value) < 6;
      let found = 0;
      for (let n = 0; n < data.length; n += 4)
        if (isNear(n, red) && isNear(n + 1, green) && isNear(n + 2, blue)) found += 1;
      return found;
    });

  it('finds who speaks, through whom and about where; merges two entries and parts them again', async () => {
    await view('Sources').click();
    await page.getByRole('button', { name: 'Al-Nawras News Agency', exact: true }).click();
    const details = page.locator('tr').filter({ hasText: 'About where' });
    await details.getByRole('button', { name: /^Zalingei/ }).waitFor();
    const rows = page.locator('tbody tr');
    await page.getByPlaceholder('Find a source by name').fill('offic');
    await status(/^[2-9] sources$/).waitFor();
    const count = await rows.count();
    await page.locator('tbody input[type=checkbox]').nth(0).check();
    await page.locator('tbody input[type=checkbox]').nth(1).check();
    await page.locator('.merge button').first().click();
    await page.waitForFunction((n) => document.querySelectorAll('tbody tr').length === n - 1, count);
    await page.getByRole('button', { name: /^Part / }).click();
    await page.waitForFunction((n) => document.querySelectorAll('tbody tr').length === n, count);
  });

  it('saves a filter under a name and finds it again', async () => {
    await page.goto(`${desk.origin}/table?voice=unnamed&from=2024-01-01&to=2024-12-31`);
    await page.getByRole('listitem').filter({ hasText: '2024-01-01 to 2024-12-31' }).waitFor();
    const { total: narrowed } = await claimsOf({ voice: ['unnamed'], from: '2024-01-01', to: '2024-12-31' });
    await total(narrowed).waitFor();
    await page.getByRole('button', { name: 'Saved filters' }).click();
    await page.getByLabel('Save the filter in use as').fill('unnamed in 2024');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved as “unnamed in 2024”.').waitFor();
    await page.keyboard.press('Escape');
    await clear();
    await total(facts.claims).waitFor();
    await page.getByRole('button', { name: 'Saved filters' }).click();
    await page.getByRole('button', { name: 'unnamed in 2024', exact: true }).click();
    await total(narrowed).waitFor();
  });

  it(
    'exports what is filtered: each row with its review; it can be read again',
    async () => {
      const filter: Filter = { state: ['accepted', 'rejected'] };
      await page.goto(`${desk.origin}/table?state=accepted&state=rejected`);
      const { claims } = await claimsOf(filter);
      expect(claims.length).toBe(5);
      await total(5).waitFor();
      const rows = parse(await exported('CSV'), { columns: true, bom: true }) as Record<string, string>[];
      expect(rows.length).toBe(5);
      const geojson = JSON.parse(await exported('GeoJSON')) as { type: string };
      expect(geojson.type).toBe('FeatureCollection');
      const lines = (await exported('JSON Lines')).trim().split('\n');
      type Exported = { decisions: Record<string, { state: string }>; claims: { id: string }[] };
      const reports = lines.map((line) => JSON.parse(line) as Exported);
      const states = reports.flatMap(({ decisions, claims: list }) =>
        list.map(({ id }) => decisions[id]?.state),
      );
      expect(states.sort()).toEqual(['accepted', 'accepted', 'accepted', 'accepted', 'rejected']);
      const again = join(folder, 'export.jsonl');
      writeFileSync(again, `${lines.join('\n')}\n`);
      await view('Import').click();
      await page.locator('input[multiple]:not([webkitdirectory])').setInputFiles(again);
      // Read anew it is the very same reports: nothing was lost on the way out.
      const row = page.getByRole('row').filter({ hasText: 'export.jsonl' });
      await row.getByText(`+ ${lines.length} known`).waitFor({ timeout: READING });
      expect((await json<{ reports: number }>('/api/desk')).reports).toBe(facts.reports);
    },
    READING + 60_000,
  );

  it('keeps the whole desk as an archive', async () => {
    const link = page.getByRole('link', { name: 'Save an archive' });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    await page.getByLabel('Take one in').setInputFiles(await download.path());
    await page.getByText(`Taken in: 0 reports (${facts.reports} known), 0 decisions, 0 filters.`).waitFor();
  });

  it('finds it all again after the page was opened anew', async () => {
    const claims = await claimsOf({ report: [convoy], state: ['accepted'] });
    await page.goto(`${desk.origin}/report/${convoy}?claim=${claims.claims[0]?.claim}`);
    await page.locator('.claim.chosen .tag.accepted').waitFor();
    await page.getByText('The ford is on no map.').waitFor();
    await view('Claims').click();
    await page.getByRole('button', { name: 'Saved filters' }).click();
    await page.getByRole('button', { name: 'unnamed in 2024', exact: true }).waitFor();
    await page.keyboard.press('Escape');
  });
});

inBrowser('the page', () => {
  const PATHS = ['/import', '/reports', '/table', '/timeline', '/sources', '/map', '/report'];
  const addressOf = async (path: string) => {
    if (path !== '/report') return desk.origin + path;
    const { claims } = await claimsOf({ report: [convoy], placed: true }, 1);
    return `${desk.origin}/report/${convoy}?claim=${claims[0]?.claim}`;
  };
  /** Opens what a view hides at first. */
  const unfold: Record<string, () => Promise<void>> = {
    '/table': async () => {
      await page.getByRole('button', { name: 'More filters' }).click();
      await page.getByRole('button', { name: /^Export/ }).click();
    },
    '/sources': () => page.locator('button.name').first().click(),
    '/report': async () => {
      await page.locator('.claim.chosen button.why').first().click();
      await page.keyboard.press('e');
    },
  };

  const wrong = async (path: string) => {
    expect(await violations(page), path).toEqual([]);
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(over, `${path} scrolls sideways`).toBeLessThanOrEqual(0);
  };
  for (const colorScheme of ['light', 'dark'] as const)
    it.each(PATHS)(
      `%s: axe finds nothing wrong and nothing sticks out, from 360 to 2560 pixels, ${colorScheme}`,
      async (path) => {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.setViewportSize({ width: 1280, height: 800 });
        await page.goto(await addressOf(path));
        await shown().waitFor();
        await unfold[path]?.();
        await wrong(path);
        await page.setViewportSize({ width: 360, height: 800 });
        await wrong(path);
        if (colorScheme === 'dark') return;
        await page.setViewportSize({ width: 2560, height: 800 });
        await wrong(path);
      },
    );

  it("runs nothing of a report's own", { timeout: READING + 60_000 }, async () => {
    const evil =
      '<html><head><title>"><script>alert(1)</script></title></head><body><article><h1><b>Ferry</b> &lt;img src=x onerror=alert(2)&gt;</h1><p>The ferry sailed on Monday with forty people, the harbour office said, and nobody was late for it that day.</p><p><a href="javascript:alert(3)">The office</a> said it would sail again on Tuesday and on every day after that.</p></article></body></html>';
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(`${desk.origin}/import`);
    await page.getByLabel('Or paste').fill(evil);
    await page.getByRole('button', { name: 'Read it' }).click();
    const row = page.getByRole('row').filter({ hasText: 'pasted' });
    await row.getByText('Read', { exact: true }).waitFor({ timeout: READING });
    await row.getByRole('button', { name: 'Details' }).click();
    await page.locator('.details a').first().click();
    await page.locator('article').waitFor();
    expect(await page.locator('article img, article script, article a').count()).toBe(0);
    expect(await page.locator('article').textContent()).toContain('<img src=x onerror=alert(2)>');
  });

  it('logged no fault, and nothing that its policy forbids, all along', () => {
    expect(faults).toEqual([]);
  });
});
