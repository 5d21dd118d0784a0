/** The html output in a real browser: both sides point at each other, nothing is fetched, axe finds nothing. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../../web/fixtures/browser.js';
import { inBrowser } from '../../web/fixtures/in-browser.js';
import { fixtures, nestedReport, written } from './fixtures/reports.js';
import { writerFor } from './index.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

inBrowser('the page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  }, 60_000);
  afterAll(() => browser?.close());

  async function open(html: string, colorScheme: 'light' | 'dark' = 'light', width = 1280) {
    const page: Page = await browser.newPage({
      viewport: { width, height: 900 },
      colorScheme,
      bypassCSP: false,
    });
    const troubles: string[] = [];
    page.on('console', (message) => troubles.push(message.text()));
    page.on('pageerror', (error) => troubles.push(String(error)));
    page.on('request', (request) => troubles.push(request.url()));
    await page.setContent(html);
    return { page, troubles };
  }

  it('shows the other side of what is hovered or focused, and fetches nothing', async () => {
    const { page, troubles } = await open(written(writerFor('html'), [nestedReport()]));
    await page.hover('#report-1-claim-1');
    expect(await page.locator('.article span.on').allTextContents()).toEqual([
      'the water was “as high as a donkey’s back”',
    ]);
    expect(await page.locator('.article .unnamed.on-link').allTextContents()).toEqual(['residents']);
    await page.mouse.move(0, 0);
    expect(await page.locator('.on').count()).toBe(0);
    await page.locator('#report-1-text-2').focus();
    expect(await page.locator('.claim-card.on').getAttribute('id')).toBe('report-1-claim-2');
    await page.keyboard.press('Escape');
    expect(await page.locator('.on').count()).toBe(0);
    expect(troubles).toEqual([]);
    await page.close();
  });

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 360],
  ] as const)(
    'has nothing that axe finds fault with (%s, %i px), and no sideways scrolling',
    async (scheme, width) => {
      const { page, troubles } = await open(written(writerFor('html'), fixtures()), scheme, width);
      const found = await page.evaluate(`${axe}; axe.run().then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ' ' + nodes[0].html.slice(0, 200)))`);
      expect(found).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      expect(troubles).toEqual([]);
      await page.close();
    },
  );
});
