/** What a first visit does to the page: odd reports, many tabs, a desk that is started anew. With a made reader. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeReport } from '../bench/desk-reports.js';
import type { Report } from '../src/report.js';
import { importText, openDesk, quickReading, type TestDesk } from '../src/server/fixtures/desk.js';
import { violations } from './fixtures/axe.js';
import { openBrowser } from './fixtures/browser.js';
import { inBrowser } from './fixtures/in-browser.js';
import { ROOT } from './fixtures/program.js';

const BUILT = join(ROOT, 'dist/web');
let desk: TestDesk;
let browser: Browser;
let context: BrowserContext;
let page: Page;

/** A report in which whatever can be there twice is there twice, and says the same as its neighbour. */
function twice(report: Report): Report {
  const double = <T>(list: readonly T[]): T[] => list.flatMap((one) => [one, one]);
  const claims = report.claims.map((claim) => ({
    ...claim,
    places: double(claim.places),
    times: double(claim.times),
    quantities: double(claim.quantities),
    chain: double(claim.chain),
  }));
  const places = report.places.map((place) => ({ ...place, candidates: double(place.candidates) }));
  return { ...report, outlet: 'Radio Kaja', byline: ['Radio Kaja', 'Radio Kaja'], claims, places };
}

const reading = {
  ...quickReading,
  read: async (input: Parameters<typeof quickReading.read>[0]) => {
    const outcome = await quickReading.read(input);
    return outcome.ok ? { ...outcome, output: twice(outcome.output as Report) } : outcome;
  },
};

beforeAll(async () => {
  if (!existsSync(join(BUILT, 'index.html')))
    throw new Error('the page is not built: run npm run build first');
  [desk, browser] = await Promise.all([openDesk({ page: BUILT, reading, idleStream: 2000 }), openBrowser()]);
  context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(desk.address);
  await importText(desk, 'one.txt', makeReport(1).text);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await desk?.remove();
});

const reportKey = async () =>
  (await desk.json<{ reports: { key: string }[] }>('/api/reports')).reports[0]?.key ?? '';

inBrowser('a report', () => {
  it('that says the same of itself twice is shown, and can be corrected', { timeout: 60_000 }, async () => {
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    await page.goto(`${desk.origin}/report/${await reportKey()}`);
    await page.getByText('Radio Kaja · ').first().waitFor();
    const cards = page.locator('li.claim');
    expect(await cards.count()).toBe(makeReport(1).claims.length);
    for (let n = 0; n < 4; n += 1) {
      await page.keyboard.press('j');
      await page.keyboard.press('e');
      await page.locator('.claim.chosen').getByRole('group', { name: 'Corrections' }).waitFor();
      await page.keyboard.press('Escape');
    }
    for (const view of ['reports', 'table', 'timeline', 'sources'])
      await page
        .goto(`${desk.origin}/${view}`)
        .then(() => page.locator('tbody tr, rect.bar').first().waitFor());
    expect(faults).toEqual([]);
  });

  it('that cannot be drawn says so, and offers a way on', { timeout: 60_000 }, async () => {
    const key = await reportKey();
    await page.route('**/api/reports/*', async (route) => {
      const answer = await route.fetch();
      const body = (await answer.json()) as { report: object };
      await route.fulfill({
        response: answer,
        json: { ...body, report: { ...body.report, claims: [null] } },
      });
    });
    await page.goto(`${desk.origin}/report/${key}`);
    const fault = page.getByRole('alert').filter({ hasText: 'This cannot be shown' });
    await fault.waitFor();
    expect(await violations(page)).toEqual([]);
    await page.unroute('**/api/reports/*');
    await fault.getByRole('button', { name: 'Try again' }).click();
    await page.locator('li.claim').first().waitFor();
  });
});

inBrowser('tabs', () => {
  it('of any number share one stream of events, whichever of them are closed', {
    timeout: 90_000,
  }, async () => {
    const tabs: Page[] = [];
    for (let n = 0; n < 9; n += 1) {
      const tab = await context.newPage();
      tab.setDefaultTimeout(10_000);
      await tab.goto(`${desk.origin}/reports`);
      await tab.getByRole('status').filter({ hasText: '1 report' }).waitFor();
      tabs.push(tab);
    }
    // The one that holds the stream goes, others take it over: all that are left hear what happens.
    await page.close();
    for (const tab of tabs.splice(0, 3)) await tab.close();
    await new Promise((resolve) => setTimeout(resolve, 500));
    await importText(desk, 'two.txt', makeReport(2).text);
    for (const tab of tabs) await tab.getByRole('status').filter({ hasText: '2 reports' }).waitFor();
    [page = tabs[0] as Page] = tabs;
    for (const tab of tabs.slice(1)) await tab.close();
  });

  it('go on by themselves when the same user starts the desk again', { timeout: 90_000 }, async () => {
    const { folder, port } = desk;
    await desk.close();
    await page.getByRole('alert').filter({ hasText: 'does not answer' }).waitFor();
    desk = await openDesk({ folder, port, page: BUILT, reading, idleStream: 2000 });
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await importText(desk, 'three.txt', makeReport(3).text);
    await page.getByRole('status').filter({ hasText: '3 reports' }).waitFor();
    // A bookmark, too.
    await page.goto(`${desk.origin}/report/${await reportKey()}`);
    await page.locator('li.claim').first().waitFor();
  });

  it('that the desk does not know are told how to come in', { timeout: 90_000 }, async () => {
    const other = await (await browser.newContext()).newPage();
    const answer = await other.goto(`${desk.origin}/reports`);
    expect(answer?.status()).toBe(401);
    await other.getByRole('heading', { name: 'not signed in' }).waitFor();
    expect(await violations(other)).toEqual([]);
    await other.goto(desk.address);
    await other.goto(`${desk.origin}/reports`);
    await other.getByRole('status').filter({ hasText: '3 reports' }).waitFor();
    // Signed out while it is open: it says so, and goes on once this browser has come in again.
    await other.context().clearCookies();
    await other.getByRole('alert').filter({ hasText: 'does not know this browser' }).waitFor();
    const again = await other.context().newPage();
    await again.goto(desk.address);
    await other.getByRole('alert').waitFor({ state: 'detached' });
    await other.context().close();
  });
});
