/** What an analyst puts right where the reader missed it, in a real browser. */
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Report } from '../src/report.js';
import { importText, openDesk, type TestDesk } from '../src/server/fixtures/desk.js';
import { violations } from './fixtures/axe.js';
import { openBrowser } from './fixtures/browser.js';
import { fordReading, fordReport } from './fixtures/ford-report.js';
import { inBrowser } from './fixtures/in-browser.js';
import { ROOT } from './fixtures/program.js';

let desk: TestDesk;
let browser: Browser;
let page: Page;
let key = '';
const faults: string[] = [];
beforeAll(async () => {
  [desk, browser] = await Promise.all([
    openDesk({ page: join(ROOT, 'dist/web'), reading: fordReading }),
    openBrowser(),
  ]);
  page = await (
    await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
  ).newPage();
  page.setDefaultTimeout(15_000);
  page.on('pageerror', (error) => faults.push(String(error)));
  await page.goto(desk.address);
  await importText(desk, 'ford.txt', fordReport.text);
  key = (await desk.json<{ reports: { key: string }[] }>('/api/reports')).reports[0]?.key ?? '';
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await desk?.remove();
});

type Shown = {
  report: Report;
  given: string[];
  decisions: Record<string, { state: string; given: string[] }>;
};
const shown = () => desk.json<Shown>(`/api/reports/${key}`);
const claimOf = async (id: string) => (await shown()).report.claims.find((one) => one.id === id);
const card = () => page.locator('.claim.chosen');
async function correct(claim: string) {
  await page.goto(`${desk.origin}/report/${key}?claim=${claim}`);
  await card().waitFor();
  await page.keyboard.press('e');
  await card().getByRole('group', { name: 'Corrections' }).waitFor();
}
/** Selects words of the report's text as a hand would. */
const select = (words: string) =>
  page.evaluate((wanted) => {
    const pieces = [...document.querySelectorAll('article [data-start]')];
    const piece = pieces.find(({ textContent }) => textContent?.includes(wanted));
    const nodes = [...(piece?.childNodes ?? [])] as Text[];
    const node = nodes.find(
      ({ nodeType, textContent }) => nodeType === 3 && textContent?.includes(wanted),
    ) as Text;
    const at = (node.textContent ?? '').indexOf(wanted);
    getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
  }, words);
const options = { timeout: 60_000 };

inBrowser('corrections', () => {
  it(
    'add a place, a time and a quantity where the reader has none, marked as the analyst’s',
    options,
    async () => {
      await correct('c3');
      const missed = card();
      // By keyboard alone: the words are typed as they stand.
      await missed.getByRole('button', { name: 'Add a place…' }).focus();
      await page.keyboard.press('Enter');
      const words = missed.getByLabel('Words', { exact: true });
      await words.focus();
      await page.keyboard.type('of Nowhere');
      await missed.getByText('The text has no such words.').waitFor();
      await words.fill('Marrin');
      await missed.getByText('Marrin', { exact: true }).waitFor();
      expect(await violations(page)).toEqual([]);
      const adding = missed.getByRole('group', { name: 'Add a place' });
      await adding.getByText('By its coordinates').focus();
      await page.keyboard.press('Enter');
      await adding.getByLabel('at', { exact: true }).fill('35.5, 41.25');
      await page.keyboard.press('Enter');
      const fact = card().locator('.fact').filter({ hasText: 'Marrin' });
      await fact.getByText('added by an analyst').waitFor();

      // By hand: the words are selected in the text.
      await card().getByRole('button', { name: 'Add a time…' }).click();
      await select('Monday');
      await expect.poll(() => card().getByLabel('Words', { exact: true }).inputValue()).toBe('Monday');
      await card().getByLabel('is', { exact: true }).last().fill('2024-04-29');
      await page.keyboard.press('Enter');
      await card().locator('.fact').filter({ hasText: 'Monday' }).getByText('added by an analyst').waitFor();

      await card().getByRole('button', { name: 'Add a quantity…' }).click();
      await card().getByLabel('Words', { exact: true }).fill('three people');
      const form = card().getByRole('group', { name: 'Add a quantity' });
      await form.getByLabel('from').fill('3');
      await form.getByLabel('people who were').selectOption('wounded');
      await form.getByRole('button', { name: 'Add' }).click();
      await card()
        .locator('.fact')
        .filter({ hasText: 'three people' })
        .getByText('added by an analyst')
        .waitFor();
      const claim = await claimOf('c3');
      expect(claim?.geometry).toEqual({ type: 'Point', coordinates: [41.25, 35.5] });
      expect((await shown()).decisions.c3?.given).toEqual([
        claim?.places[0]?.place,
        claim?.times[0],
        claim?.quantities[0],
      ]);
      expect(await violations(page)).toEqual([]);

      // The history says who and what; each is taken back and done again.
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'History' }).click();
      const entries = page.getByRole('list', { name: 'History' }).getByRole('listitem');
      const entry = entries.filter({ hasText: 'added a time' });
      expect(await entry.textContent()).toContain('mara');
      expect(await entry.locator('del').textContent()).toBe('none');
      expect(await entry.locator('ins').textContent()).toBe('2024-04-29');
      await page.getByRole('button', { name: 'History' }).click();
      await page.getByRole('button', { name: 'Undo' }).first().click();
      await card().locator('.fact').filter({ hasText: 'three people' }).waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Redo' }).click();
      await card().locator('.fact').filter({ hasText: 'three people' }).waitFor();
    },
  );

  it('take out of a claim what is nothing of it', options, async () => {
    await correct('c3');
    await card()
      .getByRole('group', { name: 'Place Marrin' })
      .getByRole('button', { name: 'Not of this claim' })
      .click();
    await card().locator('.fact').filter({ hasText: 'Marrin' }).waitFor({ state: 'detached' });
    expect((await claimOf('c3'))?.geometry).toBeUndefined();
  });

  it('put a link into a chain and take one out', options, async () => {
    await correct('c2');
    await card().getByRole('button', { name: 'Put a source in…' }).click();
    const form = card().getByRole('form', { name: 'Put a source in' });
    await form.getByLabel('Name', { exact: true }).fill('Salmin of the ferry');
    await form.getByLabel('has a name').check();
    expect(await violations(page)).toEqual([]);
    await form.getByRole('button', { name: 'Put in' }).click();
    const origin = card().locator('.node.origin');
    await origin.filter({ hasText: 'Salmin of the ferry' }).waitFor();
    expect(await card().locator('.chain').textContent()).toMatch(/the clerk.*added.*Salmin of the ferry/s);
    expect((await claimOf('c1'))?.chain).toEqual(['a1']);
    await card().getByRole('button', { name: 'Take out: the clerk' }).click();
    await expect.poll(async () => (await claimOf('c2'))?.chain.length).toBe(1);
    await card().getByRole('button', { name: 'Take out: Salmin of the ferry' }).click();
    await card().getByText('The report’s own voice.').waitFor();
    expect((await claimOf('c2'))?.chain).toEqual([]);
    await page.getByRole('button', { name: 'History' }).click();
    const entries = page.getByRole('list', { name: 'History' }).getByRole('listitem');
    const entry = entries.filter({ hasText: 'put a source into a chain' });
    expect(await entry.locator('del').textContent()).toBe('the clerk');
    expect(await entry.locator('ins').textContent()).toBe('the clerk → Salmin of the ferry');
    for (let n = 0; n < 3; n += 1) {
      await page.getByRole('button', { name: 'Undo' }).first().click();
      await expect.poll(async () => (await claimOf('c2'))?.chain.length).toBe([1, 2, 1][n]);
    }
  });

  it('say which other claims an origin is that of, before it is changed', options, async () => {
    await correct('c1');
    const form = card().getByRole('form', { name: 'Origin' });
    await form.getByText('1 other claim comes from there').waitFor();
    await form.getByText('Nine carts waited at Ketu').waitFor();
    await form.getByLabel('Name', { exact: true }).fill('Idris Kombo');
    await form.getByLabel('this claim alone').check();
    expect(await violations(page)).toEqual([]);
    await form.getByRole('button', { name: 'Correct', exact: true }).click();
    await card().locator('.node.origin').filter({ hasText: 'Idris Kombo' }).waitFor();
    expect((await claimOf('c2'))?.origin).toBe('s1');
    await page.getByRole('button', { name: 'Undo' }).first().click();
    await card().locator('.node.origin').filter({ hasText: 'the clerk' }).waitFor();

    await form.getByLabel('Name', { exact: true }).fill('Idris Kombo');
    await form.getByRole('button', { name: 'Correct', exact: true }).click();
    await card().locator('.node.origin').filter({ hasText: 'Idris Kombo' }).waitFor();
    expect((await claimOf('c2'))?.origin).toBe((await claimOf('c1'))?.origin);
    // “The clerk” says something else in the report, too.
    await form.getByText('1 more time').waitFor();
    await form.getByRole('button', { name: 'Correct it too' }).click();
    await expect.poll(async () => (await claimOf('c3'))?.origin).toBe((await claimOf('c1'))?.origin);
  });

  it('offer the same for the same name throughout the report, and take it back as one', options, async () => {
    await correct('c1');
    const place = card().getByRole('group', { name: 'Place Ketu' });
    await place.getByRole('button', { name: /^Ketu Ford/ }).click();
    await place.getByText('2 more times').waitFor();
    expect(await violations(page)).toEqual([]);
    await place.getByRole('button', { name: 'Correct all 2 too' }).click();
    await place.getByText('2 more times').waitFor({ state: 'detached' });
    const features = async () =>
      (await shown()).report.places.filter(({ name }) => name === 'Ketu').map(({ feature }) => feature?.id);
    expect(await features()).toEqual(['made:2', 'made:2', 'made:2']);
    await page.getByRole('button', { name: 'History' }).click();
    await page
      .getByRole('list', { name: 'History' })
      .getByText('corrected a place and 1 other of that name')
      .waitFor();
    await page.getByRole('button', { name: 'Undo' }).first().click();
    await expect.poll(features).toEqual(['made:2', 'made:1', 'made:1']);
  });

  it(
    'make a claim of words that the reader passed over: selected, or a sentence chosen',
    options,
    async () => {
      await page.goto(`${desk.origin}/report/${key}`);
      await page.locator('li.claim').first().waitFor();
      await select('three people');
      await page.keyboard.press('c');
      const form = page.getByRole('form', { name: 'New claim' });
      await expect.poll(() => form.getByLabel('Words').inputValue()).toBe('three people');
      await form.getByLabel('or a sentence').selectOption({
        label: fordReport.text.slice(fordReport.sentences[3]?.start, fordReport.sentences[3]?.end),
      });
      await form.getByRole('checkbox', { name: /3 May 2024/ }).waitFor();
      expect(await form.getByRole('checkbox', { name: /Marrin/ }).isChecked()).toBe(true);
      await form.getByRole('checkbox', { name: /three people/ }).uncheck();
      expect(await violations(page)).toEqual([]);
      await form.getByRole('button', { name: 'Add the claim' }).click();
      await card().getByText('added by an analyst').first().waitFor();
      const { report, given } = await shown();
      const added = report.claims.find(({ id }) => given.includes(id));
      expect(added).toMatchObject({
        chain: [],
        places: [{ place: 'p4', role: 'at' }],
        times: ['t1'],
        quantities: [],
      });
      expect(report.text.slice(added?.spans[0]?.start, added?.spans[0]?.end)).toBe(
        'In Marrin three people were hurt on 3 May 2024.',
      );
      await page.keyboard.press('a');
      await card().locator('.tag.accepted').waitFor();
      await page.locator('article .added').first().waitFor();
      await page.keyboard.press('u');
      await page.keyboard.press('u');
      await expect.poll(async () => (await shown()).report.claims.length).toBe(3);
      expect(faults).toEqual([]);
    },
  );
});
