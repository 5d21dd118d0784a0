/** Reports that are corrected as a whole, thrown out and put back. With a made reader. */
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

/** A reader that believes the date that it is given. */
const reading = {
  ...quickReading,
  read: async (input: Parameters<typeof quickReading.read>[0]) => {
    const outcome = await quickReading.read(input);
    if (!outcome.ok || input.published === undefined) return outcome;
    const report = outcome.output as Report;
    const times = report.times.map((time) => ({
      ...time,
      edtf: input.published ?? '',
      inferred: 'year from the date',
    }));
    return { ...outcome, output: { ...report, published: input.published, times } };
  },
};
let desk: TestDesk;
let browser: Browser;
let page: Page;
let key = '';
beforeAll(async () => {
  [desk, browser] = await Promise.all([openDesk({ page: join(ROOT, 'dist/web'), reading }), openBrowser()]);
  page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(desk.address);
  for (const n of [1, 2]) await importText(desk, `${n}.txt`, makeReport(n).text);
  key = (await desk.json<{ reports: { key: string }[] }>('/api/reports')).reports[1]?.key ?? '';
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await desk?.remove();
});
const read = () => desk.json<{ report: Report }>(`/api/reports/${key}/reading`) as unknown as Promise<Report>;

inBrowser('a report', () => {
  it('is corrected as a whole and read again from the new date; that can be undone', {
    timeout: 60_000,
  }, async () => {
    await page.goto(`${desk.origin}/report/${key}`);
    await page.getByRole('button', { name: 'Correct the report' }).click();
    const form = page.getByRole('form', { name: 'Correct the report' });
    expect(await violations(page)).toEqual([]);
    await form.getByLabel('Title').fill('What the ferry carried');
    await form.getByLabel('Outlet').fill('Hill Post');
    await form.getByLabel('Published').fill('2021-03-04');
    await form.getByLabel('By', { exact: true }).fill('Rima Haddo; Idris Kombo');
    await form.getByRole('button', { name: 'Correct and read again' }).click();
    await page.getByRole('heading', { level: 1, name: 'What the ferry carried' }).waitFor();
    await page.getByText('Hill Post · 2021-03-04 · Rima Haddo, Idris Kombo').waitFor();
    await desk.idle();
    expect((await read()).times.every(({ edtf }) => edtf === '2021-03-04')).toBe(true);
    await page.keyboard.press('Escape');
    await page.keyboard.press('u');
    await page.getByText('Hill Post').first().waitFor({ state: 'detached' });
    await desk.idle();
    expect((await read()).times.some(({ edtf }) => edtf === '2021-03-04')).toBe(false);
  });

  it('is thrown out, put back, and gone for good when the bin is emptied', { timeout: 60_000 }, async () => {
    await page.goto(`${desk.origin}/report/${key}`);
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('status').filter({ hasText: '1 report' }).waitFor();
    await page.getByRole('button', { name: 'Put it back' }).click();
    await page.locator('li.claim').first().waitFor();
    await page.getByRole('button', { name: 'Delete' }).click();
    const bin = page.getByRole('region', { name: 'Bin' });
    await bin.getByRole('button', { name: /^Bin/ }).click();
    expect(await violations(page)).toEqual([]);
    await bin.getByRole('button', { name: 'Empty the bin…' }).click();
    await bin.getByRole('button', { name: 'Remove for good' }).click();
    await page.getByText('1 report removed for good.').waitFor();
    expect((await desk.ask(`/api/reports/${key}`)).status).toBe(404);
    await page.goto(`${desk.origin}/report/${key}`);
    await page.getByText('there is no report').waitFor();
  });
});

inBrowser('sources that are likely one', () => {
  it('are suggested with the reason; what is decided can be undone', { timeout: 60_000 }, async () => {
    const { reports } = await desk.json<{ reports: { key: string }[] }>('/api/reports');
    const { attributions } = await desk.json<Report>(`/api/reports/${reports[0]?.key}/reading`);
    const names = ['Harbour Relief Board', 'HRB'];
    await desk.post('/api/reviews', {
      reviews: names.map((name, n) => ({
        report: reports[0]?.key,
        action: {
          kind: 'source',
          attribution: attributions[n]?.id,
          to: { name, kind: 'organisation', named: true },
        },
      })),
    });
    await page.goto(`${desk.origin}/sources`);
    const row = page
      .getByRole('region', { name: 'Likely the same' })
      .getByRole('listitem')
      .filter({ hasText: 'HRB' });
    await row.getByText('has the first letters of').waitFor();
    expect(await violations(page)).toEqual([]);
    await row.getByRole('button', { name: 'They are one' }).click();
    await page.getByText('also HRB').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await row.getByRole('button', { name: 'They are not' }).click();
    await row.waitFor({ state: 'detached' });
  });
});

inBrowser('the history', () => {
  it('names values; undo, redo and a note on its way are where they are looked for', {
    timeout: 60_000,
  }, async () => {
    const { reports } = await desk.json<{ reports: { key: string; address: string | null }[] }>(
      '/api/reports',
    );
    const other = reports[0]?.key ?? '';
    const reading2 = await desk.json<Report>(`/api/reports/${other}/reading`);
    const time = reading2.times[0]?.id ?? '';
    await desk.post('/api/reviews', {
      reviews: [{ report: other, action: { kind: 'time', time, to: '2019-07' } }],
    });
    await page.goto(`${desk.origin}/report/${other}`);
    // A report's address leads there, and tells nobody where one comes from.
    const link = page.locator('.what a.url');
    expect(await link.getAttribute('href')).toMatch(/^https?:/);
    expect(await link.getAttribute('rel')).toContain('noreferrer');
    await page.getByRole('button', { name: 'History' }).click();
    const entries = page.getByRole('list', { name: 'History' }).getByRole('listitem');
    const entry = entries.filter({ hasText: 'corrected a time' });
    expect(await entry.locator('ins').textContent()).toBe('2019-07');
    expect(await entry.locator('del').textContent()).toBe(reading2.times[0]?.edtf);
    expect(await violations(page)).toEqual([]);

    await page.keyboard.press('j');
    await page.keyboard.press('a');
    const tag = page.locator('.claim.chosen .tag.accepted');
    await tag.waitFor();
    await page.locator('.messages').getByRole('button', { name: 'Undo' }).click();
    await tag.waitFor({ state: 'detached' });
    await page.keyboard.press('Shift+U');
    await tag.waitFor();
    await page.keyboard.press('n');
    await page.keyboard.type('Half a thou');
    await page.reload();
    await page.locator('.claim.chosen').waitFor();
    await page.keyboard.press('n');
    expect(await page.locator('.claim.chosen textarea').inputValue()).toBe('Half a thou');
    await page.locator('.claim.chosen').getByRole('button', { name: 'Keep' }).click();
    await page.keyboard.press('n');
    expect(await page.locator('.claim.chosen textarea').inputValue()).toBe('');
  });
});
