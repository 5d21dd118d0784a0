/** What nobody sees in a report is shown as what it is, wherever a word of the report stands. With a made reader. */
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

/** A report with a reversal and a blank of no width in all that it says. */
const marked = (text: string) => `\u202e${text.slice(0, 3)}\u200b${text.slice(3)}`;
function withSigns(report: Report): Report {
  // In the text they take the place of blanks: so every offset stays.
  let n = 0;
  const text = report.text.replace(/ /g, (blank) =>
    ++n % 3 === 0 ? '\u202e' : n % 3 === 1 ? '\u2066' : blank,
  );
  return {
    ...report,
    text,
    title: marked(report.title ?? ''),
    outlet: marked('Harbour'),
    byline: [marked('Rima')],
    places: report.places.map((place) => ({ ...place, name: marked(place.name) })),
    sources: report.sources.map((source) => ({
      ...source,
      name: marked(source.name),
      role: marked('driver'),
    })),
    warnings: [{ code: 'made', message: marked('Something is odd.') }],
    explanations: report.places.map(({ id }) => ({
      about: id,
      rule: 'made',
      text: marked('The larger one.'),
      spans: [],
    })),
  };
}
const reading = {
  ...quickReading,
  read: async (input: Parameters<typeof quickReading.read>[0]) => {
    const outcome = await quickReading.read(input);
    return outcome.ok ? { ...outcome, output: withSigns(outcome.output as Report) } : outcome;
  },
};

let desk: TestDesk;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  [desk, browser] = await Promise.all([openDesk({ page: join(ROOT, 'dist/web'), reading }), openBrowser()]);
  page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(desk.address);
  await importText(desk, 'o\u202ene.txt', makeReport(1).text);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await desk?.remove();
});

/** Texts and labels of the page in which something invisible stands bare. */
const bare = () =>
  page.evaluate(() => {
    const sign = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/;
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (sign.test(node.nodeValue ?? '') && !node.parentElement?.matches('.sign'))
        found.push(`${node.parentElement?.outerHTML.slice(0, 120)}`);
    for (const element of document.querySelectorAll('*'))
      for (const { name, value } of element.attributes)
        if (sign.test(value) && !['href', 'value'].includes(name)) found.push(`${element.tagName} ${name}`);
    for (const input of document.querySelectorAll<HTMLInputElement>(
      'input:not([type=checkbox]), textarea, select',
    ))
      if (sign.test(input.value)) found.push(`${input.outerHTML.slice(0, 120)}`);
    if (sign.test(document.title)) found.push('title');
    return found;
  });

inBrowser('invisible characters', () => {
  it.each(['import', 'reports', 'table', 'timeline', 'sources', 'map'])(
    'stand nowhere bare: %s',
    async (view) => {
      await page.goto(`${desk.origin}/${view}`);
      await page.locator('tbody tr, rect.bar, [aria-label="Claims in view"] li').first().waitFor();
      await page.getByText(/⟨RLO⟩/).or(page.locator('.sign')).first().waitFor();
      if (view === 'sources') await page.locator('button.name').first().click();
      if (view === 'table') await page.getByRole('button', { name: 'More filters' }).click();
      if (view === 'import') await page.getByRole('button', { name: 'Details' }).click();
      await page.waitForTimeout(300);
      expect(await bare()).toEqual([]);
    },
    60_000,
  );

  it('are named in a report, and change neither its words nor what is selected', {
    timeout: 60_000,
  }, async () => {
    const { reports } = await desk.json<{ reports: { key: string }[] }>('/api/reports');
    const { report } = await desk.json<{ report: Report }>(`/api/reports/${reports[0]?.key}`);
    await page.goto(`${desk.origin}/report/${reports[0]?.key}`);
    await page.locator('article .sign').first().waitFor();
    for (let n = 0; n < 3; n += 1) await page.keyboard.press('j');
    await page.keyboard.press('e');
    await page.locator('.claim.chosen').getByRole('group', { name: 'Corrections' }).waitFor();
    expect(await bare()).toEqual([]);
    const plain = (text: string) => text.replace(/\s+/g, '');
    expect(plain((await page.locator('article').textContent()) ?? '')).toBe(plain(report.text));
    expect(await page.locator('article .sign').first().getAttribute('data-sign')).toMatch(/^(RLO|LRI)$/);
    expect(await violations(page)).toEqual([]);
  });
});
