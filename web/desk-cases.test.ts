/** Cases, tags and names in a real browser. */
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeReport } from '../bench/desk-reports.js';
import { importText, openDesk, type TestDesk } from '../src/server/fixtures/desk.js';
import { violations } from './fixtures/axe.js';
import { openBrowser } from './fixtures/browser.js';
import { inBrowser } from './fixtures/in-browser.js';
import { ROOT } from './fixtures/program.js';

let desk: TestDesk;
let browser: Browser;
let page: Page;
let keys: string[] = [];
const faults: string[] = [];
beforeAll(async () => {
  [desk, browser] = await Promise.all([openDesk({ page: join(ROOT, 'dist/web') }), openBrowser()]);
  page = await (
    await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
  ).newPage();
  page.setDefaultTimeout(15_000);
  page.on('pageerror', (error) => faults.push(String(error)));
  await page.goto(desk.address);
  for (const n of [1, 2]) await importText(desk, `${n}.txt`, makeReport(n).text);
  keys = (await desk.json<{ reports: { key: string }[] }>('/api/reports')).reports.map(({ key }) => key);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await desk?.remove();
});
const options = { timeout: 60_000 };
const card = () => page.locator('.claim.chosen');

inBrowser('a case', () => {
  it('is opened, filled from a report by keyboard, and shown with all it holds', options, async () => {
    await page.goto(`${desk.origin}/cases`);
    await page.getByText('No case is open.').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Name of a new case').fill('The ford');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'The ford' }).waitFor();
    await page.goto(`${desk.origin}/report/${keys[0]}?claim=c2`);
    await card()
      .getByRole('button', { name: /^File the claim/ })
      .focus();
    await page.keyboard.press('Enter');
    await page.getByRole('list', { name: 'Cases' }).getByRole('button', { name: 'The ford' }).focus();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByText('The claim is in the case “The ford”.').waitFor();
    await page.getByRole('button', { name: 'Put the report into a case' }).click();
    await page.getByRole('list', { name: 'Cases' }).getByRole('button', { name: 'The ford' }).click();
    await page.getByText('The report is in the case “The ford”.').waitFor();

    await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Cases' }).click();
    await page.getByText('1 report, 1 claim').waitFor();
    await page.getByRole('link', { name: 'The ford' }).click();
    const holds = page.getByRole('region', { name: 'What the case holds' });
    await holds.getByRole('list', { name: 'Claims' }).getByRole('listitem').waitFor();
    const about = page.getByRole('region', { name: 'About the case' });
    await about.getByLabel('State').fill('with the lawyers');
    await page.keyboard.press('Enter');
    await page.locator('.top').getByText('with the lawyers').waitFor();
    await about.getByLabel('Given to').fill('Idris');
    await page.keyboard.press('Enter');
    await page.locator('.top').getByText('Idris').waitFor();
    await about.getByLabel('Note').fill('Call the clerk.');
    await about.getByRole('button', { name: 'Keep the note' }).click();
    await about.getByText('Call the clerk.').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('is undone from its history, and gives its claims to the table and to a file', options, async () => {
    await page.getByRole('button', { name: 'History' }).click();
    const entry = page
      .getByRole('list', { name: 'History' })
      .getByRole('listitem')
      .filter({ hasText: 'set the state' });
    expect(await entry.locator('ins').textContent()).toBe('with the lawyers');
    await entry.getByRole('button', { name: 'Undo' }).click();
    await page.locator('.top').getByText('with the lawyers').waitFor({ state: 'detached' });
    await page.getByRole('list', { name: 'History' }).getByRole('button', { name: 'Do it again' }).click();
    await page.locator('.top').getByText('with the lawyers').waitFor();
    const list = page.getByRole('list', { name: 'Reports' });
    await list.getByRole('button', { name: /^Take out/ }).click();
    await list.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Its claims' }).click();
    await page.waitForURL(/\/table\?case=/);
    await page.getByText('One case').waitFor();
    await expect.poll(() => page.locator('tbody tr').count()).toBe(1);
    const key = new URL(page.url()).searchParams.get('case');
    const csv = await (
      await desk.ask(`/api/export?format=csv&filter=${encodeURIComponent(JSON.stringify({ case: [key] }))}`)
    ).text();
    expect(csv.trim().split('\n')).toHaveLength(2);
    expect(csv).toContain('The ford');
  });
});

inBrowser('claims', () => {
  it('are filed under a tag and given to somebody, and found by both', options, async () => {
    await page.goto(`${desk.origin}/report/${keys[1]}?claim=c1`);
    await card()
      .getByRole('button', { name: /^File the claim/ })
      .click();
    const tags = page.getByRole('region', { name: 'Tags' });
    await tags.getByLabel('Tag').fill('urgent');
    await page.keyboard.press('Enter');
    await card().locator('.tag.filed').filter({ hasText: 'urgent' }).first().waitFor();
    await page.getByRole('region', { name: 'Given to' }).getByLabel('Name').fill('Mara');
    await page.keyboard.press('Enter');
    await card().getByText('given to Mara', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('u');
    await card().getByText('given to Mara', { exact: true }).waitFor({ state: 'detached' });
    await page.goto(`${desk.origin}/cases`);
    await page
      .getByRole('region', { name: 'Tags and names' })
      .getByRole('button', { name: 'urgent 1' })
      .click();
    await page.waitForURL(/\/table\?tag=urgent/);
    await expect.poll(() => page.locator('tbody tr').count()).toBe(1);
    expect(faults).toEqual([]);
  });
});
