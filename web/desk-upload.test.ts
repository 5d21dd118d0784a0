/** Files on their way to the desk, and what becomes of them when the page goes. With a made reader. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeReport } from '../bench/desk-reports.js';
import { openDesk, type TestDesk } from '../src/server/fixtures/desk.js';
import { violations } from './fixtures/axe.js';
import { openBrowser } from './fixtures/browser.js';
import { inBrowser } from './fixtures/in-browser.js';
import { ROOT } from './fixtures/program.js';

const FILES = 30;
let desk: TestDesk;
let browser: Browser;
let page: Page;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'reports-'));
  for (let n = 0; n < FILES; n += 1) writeFileSync(join(folder, `${n}.txt`), makeReport(n).text);
  writeFileSync(join(folder, 'nothing.txt'), '');
  [desk, browser] = await Promise.all([openDesk({ page: join(ROOT, 'dist/web') }), openBrowser()]);
  page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(desk.address);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await desk?.remove();
  rmSync(folder, { recursive: true });
});

const giveFolder = () => page.locator('input[webkitdirectory]').setInputFiles(folder);
const imports = async () =>
  (await desk.json<{ imports: { name: string }[] }>('/api/imports?limit=1000')).imports.length;

inBrowser('an upload', () => {
  it('is not left without a question, and what never arrived is shown', { timeout: 90_000 }, async () => {
    await page.route('**/api/imports?name=*', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 80));
      await route.continue().catch(() => {});
    });
    await page.goto(`${desk.origin}/import`);
    // A browser asks only somebody who has done something on the page.
    await page.getByLabel('Or paste').click();
    await giveFolder();
    await page.getByText(/^Handing over [5-9] of 31/).waitFor();
    // Looking at another view does not end it.
    await page.getByRole('link', { name: 'Reports' }).click();
    await page.getByText('/31').first().waitFor();
    const asked = new Promise<string>((resolve) => {
      page.once('dialog', (dialog) => {
        resolve(dialog.type());
        void dialog.accept();
      });
    });
    await page.goto(`${desk.origin}/import`).catch(() => {});
    expect(await asked).toBe('beforeunload');
    const list = page.getByRole('region', { name: 'Files that never arrived' });
    await list.waitFor();
    expect(await violations(page)).toEqual([]);
    await desk.idle();
    const arrived = await imports();
    expect(arrived).toBeGreaterThan(3);
    expect(arrived).toBeLessThan(FILES);
    expect(await list.getByRole('heading').textContent()).toBe(`${FILES + 1 - arrived} files never arrived`);
  });

  it('of the same folder sends only what is missing', { timeout: 90_000 }, async () => {
    const before = await imports();
    let sent = 0;
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().includes('/api/imports?')) sent += 1;
    });
    await giveFolder();
    await page.getByText(`${before} of 31 were here already`).waitFor();
    // The empty one comes and is refused; it stays on the list, with the reason.
    expect(sent).toBe(FILES + 1 - before);
    expect(await imports()).toBe(FILES);
    const list = page.getByRole('region', { name: 'Files that never arrived' });
    await list.getByText('the file is empty').waitFor();
    expect(await list.getByRole('listitem').count()).toBe(1);
    await list.getByRole('button', { name: 'Forget them' }).click();
    await list.waitFor({ state: 'detached' });
  });

  it('that ends with the desk is shown when it is started again', { timeout: 60_000 }, async () => {
    await desk.post('/api/announced', { files: [{ name: 'lost.txt', size: 5 }] });
    desk = await desk.again();
    await page.goto(desk.address);
    await page.goto(`${desk.origin}/import`);
    await page.getByRole('region', { name: 'Files that never arrived' }).getByText('lost.txt').waitFor();
  });

  it('of a pasted address alone is refused with the reason: nothing is fetched', {
    timeout: 60_000,
  }, async () => {
    await page.goto(`${desk.origin}/import`);
    const before = await imports();
    await page.getByLabel('Or paste').fill(' https://harbour.example/ferry ');
    await page.getByRole('alert').filter({ hasText: 'fetches nothing' }).waitFor();
    expect(await page.getByRole('button', { name: 'Read it' }).isDisabled()).toBe(true);
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Or paste').fill('');
    expect(await imports()).toBe(before);
  });
});
