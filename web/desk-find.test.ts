/** Finding things in a real browser: search and what it marks, filters, lists, the table by keyboard. With a made reader. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Report } from '../src/report.js';
import { importText, openDesk, quickReading, type TestDesk } from '../src/server/fixtures/desk.js';
import { featureAt, reportOf, type Told } from '../src/store/fixtures/told.js';
import { violations } from './fixtures/axe.js';
import { openBrowser } from './fixtures/browser.js';
import { inBrowser } from './fixtures/in-browser.js';
import { ROOT } from './fixtures/program.js';

const BUILT = join(ROOT, 'dist/web');
let desk: TestDesk;
let browser: Browser;
let page: Page;
const faults: string[] = [];

const kesht = featureAt('t:1', 'Kesht', [35.6, 38.3], ['P', 'PPLA', 'SY', 'Upper Velm']);
const OUTLETS = 90;

/** A long list of outlets, one report with a hit in its title, one without a title, one with a title that has no end. */
function reportNumber(n: number): Report {
  const told: Told[] = [
    { words: `Two bombings shook quay ${n}`, source: `Office ${n % 7}`, event: 'ASSAULT' },
    {
      words: `Flour reached the mill ${n} late`,
      kind: n % 2 ? 'opinion' : 'checkable',
      event: 'AID',
      actor: 'Flour',
    },
    { words: `Men of al-Vashrik crossed ford ${n}`, place: { name: 'al-Vashrik' } },
    { words: `Kesht was quiet on day ${n}`, place: { name: 'Kesht', feature: kesht } },
  ];
  const title =
    n === 1
      ? undefined
      : n === 2
        ? 'word without end '.repeat(60).trim()
        : n === 3
          ? 'A ferry is lost'
          : `Report ${n}`;
  return reportOf(
    {
      ...(title && { title }),
      outlet: `Outlet ${String(n).padStart(2, '0')} of the marshes`,
      published: `2024-03-${String((n % 28) + 1).padStart(2, '0')}`,
      language: n % 3 ? 'en' : 'fr',
    },
    told,
  );
}
const reading = {
  ...quickReading,
  read: async (input: Parameters<typeof quickReading.read>[0]) => {
    const outcome = await quickReading.read(input);
    const n = Number(
      /^made (\d+)/.exec(
        String(input.text ?? new TextDecoder().decode(input.bytes ?? new Uint8Array())),
      )?.[1],
    );
    return outcome.ok && Number.isInteger(n) ? { ...outcome, output: reportNumber(n) } : outcome;
  },
};

beforeAll(async () => {
  if (!existsSync(join(BUILT, 'index.html')))
    throw new Error('the page is not built: run npm run build first');
  [desk, browser] = await Promise.all([openDesk({ page: BUILT, reading }), openBrowser()]);
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  });
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => faults.push(String(error)));
  await page.goto(desk.address);
  for (let n = 1; n <= OUTLETS; n += 1) await importText(desk, `${n}.txt`, `made ${n}`);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await desk?.remove();
});

const open = async (path: string) => {
  await page.goto(desk.origin + path);
  await page.locator('tbody tr').first().waitFor();
};
const box = () => page.getByRole('combobox', { name: 'Search claims' });
const status = (text: RegExp) => page.getByRole('status').filter({ hasText: text });
const marks = (within: string) => page.locator(`${within} mark`).allTextContents();

inBrowser('search', () => {
  it('finds every form of a word and marks it, in the list and in the report', async () => {
    await open('/table');
    await box().fill('bombing');
    await status(new RegExp(`of ${OUTLETS} claims`)).waitFor();
    expect([...new Set(await marks('tbody td.words'))]).toEqual(['bombings']);
    await page.locator('a.claim-link').first().click();
    await page.locator('article mark').first().waitFor();
    expect(await marks('article')).toEqual(['bombings']);
    // What is marked can still be pointed at and selected as the text that it is.
    const text = (await page.locator('article').textContent()) ?? '';
    expect(text.replace(/\s+/g, ' ')).toContain('Two bombings shook quay');
  });

  it('says how it read what was typed, and never fails', async () => {
    await open('/table');
    await box().fill('al-Vashrik');
    await page.getByRole('note').filter({ hasText: 'Read as: al-Vashrik (also vashrik)' }).waitFor();
    await box().fill('flour OR (quay -mill');
    await page.getByRole('note').filter({ hasText: 'A bracket was closed at the end' }).waitFor();
    await status(/claims/).waitFor();
    await box().fill('"');
    await status(/No claims|0/).waitFor();
    expect(await page.getByText('The desk answered').count()).toBe(0);
  });

  it('shows a report that is found by its title as a report', async () => {
    await open('/table');
    await box().fill('ferry');
    const titles = page.getByRole('region', { name: 'Reports found by their titles' });
    await titles.getByRole('link', { name: 'A ferry is lost' }).waitFor();
    expect(await marks('section.titles')).toEqual(['ferry']);
    await status(/No claims/).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('offers places, sources, outlets and actors by keyboard while one types', async () => {
    await open('/table');
    await box().focus();
    await page.keyboard.type('kesh');
    const offers = page.getByRole('listbox', { name: 'Suggestions' });
    await offers.getByRole('option', { name: /Place.*Kesht/ }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/place=Kesht/);
    await status(new RegExp(`of ${OUTLETS} claims`)).waitFor();
    expect(await box().inputValue()).toBe('');
    await page.getByRole('button', { name: 'Clear all' }).click();
    await box().fill('flou');
    await offers.getByRole('option', { name: /Actor.*Flour/ }).waitFor();
    await box().fill('Office 3');
    await offers.getByRole('option', { name: /Source.*Office 3/ }).click();
    await page.waitForURL(/speaker=\d+/);
    await page.getByRole('listitem').filter({ hasText: 'Source: Office 3' }).waitFor();
  });

  it('has its grammar in the help', async () => {
    await page.keyboard.press('Escape');
    await open('/table');
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('ferry OR boat').first().waitFor();
    await page.getByRole('dialog').getByText('within 30 km of Raqqa').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });
});

inBrowser('filters', () => {
  it('hold many outlets in a small room, and find one by name', async () => {
    await open('/table');
    await page.getByRole('button', { name: 'More filters' }).click();
    const panel = page.getByRole('region', { name: 'More filters' });
    const outlets = panel.getByRole('group', { name: /^Outlets/ });
    await outlets.getByRole('checkbox').nth(5).waitFor();
    expect(await outlets.getByRole('checkbox').count()).toBeLessThanOrEqual(6);
    await page.locator('tbody tr').first().waitFor();
    // What is filtered stays in sight.
    const table = await page.locator('tbody tr').first().boundingBox();
    expect(table?.y).toBeLessThan(900);
    await outlets.getByPlaceholder('Find by name').fill('77');
    await outlets.getByRole('checkbox', { name: /Outlet 77/ }).check();
    await status(/of 4 claims/).waitFor();
    await page.getByRole('button', { name: 'Clear all' }).click();
  });

  it('narrow by event, kind, language and publication, with counts', async () => {
    await open('/table');
    await page.getByRole('button', { name: 'More filters' }).click();
    await page.getByRole('button', { name: /^Violence 90/ }).click();
    await status(/of 90 claims/).waitFor();
    await page.getByRole('button', { name: /^Aid 90/ }).click();
    await status(/of 180 claims/).waitFor();
    await page.getByRole('button', { name: /^Opinion 45/ }).click();
    await status(/of 45 claims/).waitFor();
    await page.getByRole('button', { name: /^French/ }).click();
    await status(/of 15 claims/).waitFor();
    await page.getByRole('button', { name: 'Clear all' }).click();
    await page.getByRole('group', { name: 'When it was published' }).getByLabel('from').fill('2024-03-28');
    await page.waitForURL(/publishedFrom=2024-03-28/);
    await status(/of 12 claims/).waitFor();
    expect(await violations(page)).toEqual([]);
  });
});

inBrowser('lists', () => {
  it('of reports are sorted, and no title is empty or endless', async () => {
    await open('/reports');
    await page.getByRole('columnheader', { name: 'Report' }).getByRole('button').click();
    await page.waitForURL(/reports=title/);
    // The first row, not any: it stood further down before they were sorted.
    await page.locator('tbody tr:first-child', { hasText: 'A ferry is lost' }).waitFor();
    expect(await page.locator('tbody tr td.title a').first().textContent()).toBe('A ferry is lost');
    const bare = page.locator('tbody tr', { hasText: 'no title' });
    expect(await bare.locator('a').textContent()).toMatch(/^Two bombings shook quay 1/);
    const heights = await page.locator('tbody tr').evaluateAll((rows) => rows.map((row) => row.clientHeight));
    expect(Math.max(...heights)).toBeLessThan(90);
    await page.getByRole('columnheader', { name: 'Published' }).getByRole('button').click();
    await page.waitForURL(/reports=published%2Cdown|reports=published,down/);
    expect(await violations(page)).toEqual([]);
  });

  it('of claims show the report’s title', async () => {
    await open('/table?outlet=Outlet+03+of+the+marshes');
    await page.getByRole('columnheader', { name: 'Report' }).waitFor();
    await page.locator('td.title', { hasText: 'A ferry is lost' }).first().waitFor();
  });

  it('of claims are decided on by keyboard, and going back leads to the same row', async () => {
    await open('/table');
    for (let n = 0; n < 30; n += 1) await page.keyboard.press('j');
    await page.keyboard.press('k');
    const at = page.locator('tr.at');
    const row = await at.getAttribute('data-row');
    await page.keyboard.press('x');
    await page.getByText('1 chosen').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Space');
    await page.getByText('2 chosen').waitFor();
    const top = await page.locator('.scroll').evaluate((element) => element.scrollTop);
    expect(top).toBeGreaterThan(0);
    await page.keyboard.press('k');
    await page.keyboard.press('Enter');
    await page.locator('li.claim.chosen').waitFor();
    await page.goBack();
    await page.getByText('2 chosen').waitFor();
    expect(await at.getAttribute('data-row')).toBe(row);
    expect(
      Math.abs((await page.locator('.scroll').evaluate((element) => element.scrollTop)) - top),
    ).toBeLessThan(120);
    await page.keyboard.press('a');
    await page.getByText('2 claims accepted.').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('r');
    await page.getByText('1 claim rejected.').waitFor();
    await page.getByRole('button', { name: /^Rejected 1\b/ }).waitFor();
  });

  it('logged no fault all along', () => {
    expect(faults).toEqual([]);
  });
});
