/** The timeline and the map, in a real browser, with a made reader. */
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

/** So many reports with claims; the last one tells of a day centuries ago, the others of some weeks. */
const REPORTS = 30;
const OLD = '1258-02-10';
const reading = {
  ...quickReading,
  read: async (input: Parameters<typeof quickReading.read>[0]) => {
    const outcome = await quickReading.read(input);
    if (!outcome.ok) return outcome;
    const report = outcome.output as Report;
    const number = Number(/report (\d+)/.exec(report.text)?.[1] ?? 0);
    const dayOf = (n: number) =>
      new Date(Date.UTC(2024, 2, 1 + ((number * 7 + n * 3) % 180))).toISOString().slice(0, 10);
    const times = report.times.map((time, n) => {
      const day = number === REPORTS && n === 0 ? OLD : dayOf(n);
      return { ...time, edtf: day, earliest: day, latest: day };
    });
    return { ...outcome, output: { ...report, times } };
  },
};
let desk: TestDesk;
let browser: Browser;
let page: Page;
const faults: string[] = [];
beforeAll(async () => {
  [desk, browser] = await Promise.all([openDesk({ page: join(ROOT, 'dist/web'), reading }), openBrowser()]);
  page = await (
    await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
  ).newPage();
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => faults.push(String(error)));
  await page.goto(desk.address);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await desk?.remove();
});
const options = { timeout: 90_000 };
const bars = () => page.locator('rect.bar');
const starts = () => bars().evaluateAll((all) => all.map((bar) => bar.getAttribute('data-start') ?? ''));
const claimsOf = (filter: object) =>
  desk.json<{ total: number; claims: { report: string; claim: string; words: string }[] }>(
    `/api/claims?limit=1000&filter=${encodeURIComponent(JSON.stringify(filter))}`,
  );

async function fill(): Promise<void> {
  if ((await desk.json<{ reports: number }>('/api/desk')).reports > 0) return;
  for (let n = 1; n <= REPORTS; n += 1) await importText(desk, `${n}.txt`, makeReport(n).text);
}

inBrowser('an empty map', () => {
  it('says what is missing, and leads on', options, async () => {
    await page.goto(`${desk.origin}/map`);
    const note = page.getByRole('note', { name: 'Nothing on the map' });
    await note.getByText('no reports on this desk').waitFor();
    expect(await violations(page)).toEqual([]);
    await note.getByRole('button', { name: 'Import reports' }).click();
    await page.waitForURL(/\/import$/);
    await fill();
    await page.goto(`${desk.origin}/map?text=nobodysaidthis`);
    await note.getByText('No claim fits the filter').waitFor();
    await note.getByRole('button', { name: 'Take off the filter' }).click();
    await note.waitFor({ state: 'detached' });
    await page.goto(`${desk.origin}/map?placed=no`);
    await note.getByText(/claims? (is|are) on no map/).waitFor();
    await note.getByRole('button', { name: 'See them in the table' }).click();
    await page.waitForURL(/\/table\?.*placed=no/);
  });
});

inBrowser('the timeline', () => {
  beforeAll(fill, 60_000);

  it('sets an old date apart, by name, and leads to it', options, async () => {
    await page.goto(`${desk.origin}/timeline`);
    await bars().first().waitFor();
    expect((await starts()).every((start) => start.startsWith('2024'))).toBe(true);
    const apart = page.getByRole('button', { name: '1 earlier claim: 1258-02' });
    await apart.waitFor();
    expect(await violations(page)).toEqual([]);
    await apart.click();
    await page.locator('rect.bar[data-start="1258-02-10"]').waitFor();
    await page.getByRole('button', { name: 'Whole axis' }).click();
    await expect.poll(async () => (await starts()).some((start) => start.startsWith('1258'))).toBe(false);
  });

  it('zooms to a stretch that is chosen, by hand and by keyboard', options, async () => {
    /** Days that the axis shows. */
    const slots = async () => {
      const label = (await page.locator('.chart svg').getAttribute('aria-label')) ?? '';
      const [, first = '', last = ''] = /from (\S+) to (\S+),/.exec(label) ?? [];
      return (Date.parse(last) - Date.parse(first)) / 86_400_000 + 1;
    };
    const before = (await starts()).length;
    const box = await page.locator('.chart svg').boundingBox();
    if (!box) throw new Error('no chart');
    await page.mouse.move(box.x + box.width * 0.4, box.y + 60);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.6, box.y + 60, { steps: 4 });
    await page.mouse.up();
    await page.waitForURL(/from=.*to=/);
    const values = new URL(page.url()).searchParams;
    const [from = '', to = ''] = [values.get('from'), values.get('to')] as string[];
    await expect.poll(async () => (await starts()).length !== before).toBe(true);
    for (const start of await starts()) {
      expect(start >= from.slice(0, start.length)).toBe(true);
      expect(start <= to.slice(0, start.length)).toBe(true);
    }
    expect(await slots()).toBe((Date.parse(to) - Date.parse(from)) / 86_400_000 + 1);
    await page.getByRole('group', { name: /^Chart/ }).focus();
    const wide = await slots();
    await page.keyboard.press('+');
    await expect.poll(slots).toBeLessThan(wide);
    await page.keyboard.press('-');
    await page.keyboard.press('-');
    await expect.poll(slots).toBeGreaterThan(wide);
    await page.getByRole('button', { name: 'Whole axis' }).click();
    await page.waitForURL((url) => !url.search.includes('from='));
  });

  it('holds only the rows that are in view, and all of them when one scrolls', options, async () => {
    await page.goto(`${desk.origin}/timeline`);
    const { total } = await claimsOf({ dated: true });
    expect(total).toBeGreaterThan(150);
    const rows = page.getByRole('list', { name: 'Claims, the earliest first' }).getByRole('listitem');
    await rows.locator('a').first().waitFor();
    expect(await rows.count()).toBeLessThan(60);
    const frame = page.getByRole('region', { name: 'Timeline' });
    await frame.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    const last = page.locator(`li[aria-posinset="${total}"] a`);
    await last.waitFor();
    expect(await rows.count()).toBeLessThan(60);
    expect(faults).toEqual([]);
  });
});

inBrowser('the map', () => {
  beforeAll(fill, 60_000);
  const frame = () => page.locator('.frame');
  const list = () => page.getByRole('region', { name: 'Claims on the map' });

  it('marks the claim that is chosen or pointed at in the list, and stays', options, async () => {
    await page.goto(`${desk.origin}/map`);
    await page.locator('[data-ready=true]').waitFor({ timeout: 60_000 });
    const first = list().getByRole('listitem').first();
    await first.getByRole('button').focus();
    await page.keyboard.press('Enter');
    await first.getByRole('link', { name: 'Open in its report' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/map');
    await expect.poll(pixelsOfPick, { timeout: 15_000 }).toBeGreaterThan(50);
    expect(await violations(page)).toEqual([]);
    await first.getByRole('button').click();
    await page.mouse.move(5, 5);
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await expect.poll(pixelsOfPick, { timeout: 15_000 }).toBe(0);
    await first.hover();
    await expect.poll(pixelsOfPick, { timeout: 15_000 }).toBeGreaterThan(50);
  });

  it('opens what lies together: nearer, and at one point as a list on the map', options, async () => {
    // One place alone: its claims never come apart.
    const { features } = await desk.json<{ features: { properties: { places: string } }[] }>('/api/map');
    const counts = new Map<string, number>();
    for (const { properties } of features)
      counts.set(properties.places, (counts.get(properties.places) ?? 0) + 1);
    const [name] = [...counts].filter(([, n]) => n > 1).sort((a, b) => b[1] - a[1])[0] ?? [''];
    await page.goto(`${desk.origin}/map?place=${encodeURIComponent(name)}`);
    await page.locator('[data-ready=true]').waitFor({ timeout: 60_000 });
    const canvas = await frame().locator('canvas').boundingBox();
    if (!canvas) throw new Error('no map');
    // The map is fitted with room for its key on the left.
    const at = { x: canvas.x + (240 + canvas.width - 60) / 2, y: canvas.y + canvas.height / 2 };
    await page.mouse.move(at.x, at.y);
    await frame().locator('.tip').filter({ hasText: 'click to open' }).waitFor();
    await page.mouse.click(at.x, at.y);
    const card = page.getByRole('group', { name: 'Claims at this place' });
    await card.waitFor();
    expect(await card.getByRole('listitem').count()).toBe(counts.get(name));
    expect(new URL(page.url()).pathname).toBe('/map');
    expect(await violations(page)).toEqual([]);
    await card.getByRole('button', { name: 'Close' }).click();
    await card.waitFor({ state: 'detached' });
    await page.mouse.click(at.x, at.y);
    await card.getByRole('link', { name: 'Open in its report' }).first().click();
    await page.waitForURL(/\/report\//);
    expect(faults).toEqual([]);
  });

  /** Pixels in the colour that points something out. */
  const pixelsOfPick = () =>
    page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('.map canvas');
      const copy = document.createElement('canvas');
      if (!canvas) return 0;
      [copy.width, copy.height] = [canvas.width, canvas.height];
      const context = copy.getContext('2d');
      context?.drawImage(canvas, 0, 0);
      const { data } = context?.getImageData(0, 0, copy.width, copy.height) ?? { data: [] as never };
      let found = 0;
      // #9a6b00, within a little.
      for (let n = 0; n < data.length; n += 4)
        if (
          Math.abs((data[n] ?? 0) - 0x9a) < 9 &&
          Math.abs((data[n + 1] ?? 0) - 0x6b) < 9 &&
          (data[n + 2] ?? 255) < 12
        )
          found += 1;
      return found;
    });
});
