/** The page on reports that were read before: by an older version, or in another one's text. With a made reader. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
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
let page: Page;

beforeAll(async () => {
  if (!existsSync(join(BUILT, 'index.html')))
    throw new Error('the page is not built: run npm run build first');
  [desk, browser] = await Promise.all([openDesk({ page: BUILT }), openBrowser()]);
  page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(desk.address);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await desk?.remove();
});

inBrowser('reports that come again', () => {
  it('with another text at the same address can be compared', async () => {
    const url = 'https://harbour.example/ferry';
    const lines = ['The ferry sailed with forty people.', 'The ferry sailed with fifty people.'];
    for (const text of lines)
      await importText(desk, 'ferry.jsonl', `${JSON.stringify({ text, url, title: 'Ferry' })}\n`);
    const { reports } = await desk.json<{ reports: { key: string }[] }>('/api/reports');
    await page.goto(`${desk.origin}/report/${reports[0]?.key}`);
    await page.getByText('version 2 of 2').waitFor();
    await page.getByRole('button', { name: 'Compare with version 1' }).click();
    const difference = page.getByRole('region', { name: 'Difference between versions' });
    await difference.locator('p ins').waitFor();
    expect(await difference.locator('p ins').allTextContents()).toEqual(['fifty']);
    expect(await difference.locator('p del').allTextContents()).toEqual(['forty']);
    expect(await violations(page)).toEqual([]);
  });

  it('to a later version are read again when asked for; decisions that no longer fit are listed', async () => {
    await importText(desk, 'one.txt', makeReport(1).text);
    const { claims } = await desk.json<{ claims: { report: string; claim: string }[] }>(
      '/api/claims?limit=1',
    );
    const [{ report = '', claim = '' } = {}] = claims;
    await desk.post('/api/reviews', { reviews: [{ report, action: { kind: 'accept', claim } }] });
    const { folder } = desk;
    await desk.close();
    // A later version that finds no claims any more.
    const forgetful = {
      ...quickReading,
      read: async (input: Parameters<typeof quickReading.read>[0]) => {
        const outcome = await quickReading.read(input);
        return outcome.ok ? { ...outcome, output: { ...(outcome.output as Report), claims: [] } } : outcome;
      },
    };
    desk = await openDesk({ folder, page: BUILT, reader: '2.0.0', reading: forgetful });
    await page.goto(desk.address);
    await page.getByRole('button', { name: 'Read again, keeping decisions' }).click();
    await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Import' }).click();
    const list = page.getByRole('region', { name: 'Decisions that no longer fit' });
    await list.getByRole('listitem').filter({ hasText: 'accept' }).first().waitFor();
    expect(await list.getByRole('listitem').first().textContent()).toContain('the present reading has no');
    expect(await violations(page)).toEqual([]);
  });
});
