/**
 * Stories in a real browser: the built program, the sample of a bridge's reopening as eight reports tell it, the real
 * reader. Every part goes on where the one before left off.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { StoryShown } from '../src/store/stories/model.js';
import { violations } from './fixtures/axe.js';
import { openBrowser } from './fixtures/browser.js';
import { inBrowser } from './fixtures/in-browser.js';
import { type Program, ROOT, SAMPLES, startProgram } from './fixtures/program.js';

vi.setConfig({ testTimeout: 120_000 });

const READING = 240_000;
let desk: Program;
let browser: Browser;
let page: Page;
/** The address of the bridge's story, as long as nothing is decided. */
let address = '';
const faults: string[] = [];

beforeAll(async () => {
  if (!existsSync(join(ROOT, 'dist/web/index.html')))
    throw new Error('the page is not built: run npm run build first');
  [desk, browser] = await Promise.all([startProgram(), openBrowser()]);
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  });
  page = await context.newPage();
  page.setDefaultTimeout(30_000);
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(String(error)));
  await page.goto(desk.address);
  await page
    .locator('input[multiple]:not([webkitdirectory])')
    .setInputFiles([join(SAMPLES, '07-bridge-reopens.jsonl'), join(SAMPLES, '03-dam-repaired.txt')]);
  await page.getByText(/^All 2 files read/).waitFor({ timeout: READING });
}, READING + 60_000);
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
});

/** Asks the desk as its page does. */
const json = <T>(path: string) =>
  page.evaluate(async (asked) => (await fetch(asked)).json(), path) as Promise<T>;
const idOf = () => decodeURIComponent(/story\/([^?]+)/.exec(page.url())?.[1] ?? '');
const story = () => json<StoryShown>(`/api/stories/${encodeURIComponent(idOf())}`);
const status = (text: RegExp) => page.getByRole('status').filter({ hasText: text });
const plain = (text: string | null) => (text ?? '').replace(/\s+/g, ' ').trim();
const rows = () => page.locator('a[data-report]');
const openStory = async () => {
  await page.goto(`${desk.origin}/stories`);
  await page.locator('a[data-story]').first().click();
  await page.locator('.hw-story').waitFor();
};

inBrowser('stories', () => {
  let isBroken = false;
  beforeEach((context) => {
    if (isBroken) context.skip();
    context.onTestFailed(() => {
      isBroken = true;
    });
  });

  it('are rows with their voices as a range, copies folded, and the kinds in which they differ', async () => {
    await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Stories' }).click();
    await status(/^1 story$/).waitFor();
    const row = page.locator('tbody tr').first();
    const text = plain(await row.textContent());
    expect(text).toContain('The road bridge over the White Nile at Kosti');
    expect(text).toMatch(/\d+ to \d+ independent voices/);
    expect(text).toMatch(/\d+ copies folded/);
    expect(text).toContain('dispute');
    await page.getByLabel('also what one report alone tells').check();
    const { total } = await json<{ total: number }>('/api/stories?minReports=1');
    expect(total).toBeGreaterThan(1);
    await status(new RegExp(`^${total} stories$`)).waitFor();
    expect(page.url()).toContain('single=yes');
    await page.getByLabel('also what one report alone tells').uncheck();
  });

  it('are sorted, and narrowed by the desk’s filter', async () => {
    for (const [name, by] of [
      ['Newest', 'newest'],
      ['Most disputed', 'disputed'],
    ] as const) {
      await page.getByRole('button', { name }).click();
      await page.waitForURL(new RegExp(`by=${by}`));
    }
    const search = page.getByPlaceholder(/^Search/);
    await search.fill('onions');
    await page.waitForURL(/text=onions/);
    await status(/^1 story$/).waitFor();
    await search.fill('submarine');
    await page.waitForURL(/text=submarine/);
    await status(/^No stories$/).waitFor();
    await page.getByText('No story has a claim that fits this filter.').waitFor();
    await search.fill('');
    await status(/^1 story$/).waitFor();
  });

  it('are opened by keyboard, and come back to where one was', async () => {
    await page.locator('a[data-story]').first().waitFor();
    await page.getByRole('region', { name: 'Stories' }).press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/story\//);
    await page.locator('.hw-story').waitFor();
    await page.goBack();
    await page.waitForFunction(() => document.activeElement?.matches('a[data-story]'));
    await page.keyboard.press('Enter');
    await page.locator('.hw-story').waitFor();
    address = page.url();
  });

  it('head their page with words of a report, which lead to them', async () => {
    const { row } = await story();
    const head = page.getByRole('heading', { level: 1 });
    expect(plain(await head.textContent())).toBe(row.words);
    await head.getByRole('link').click();
    await page.locator('article .at').first().waitFor();
    expect(plain((await page.locator('article .at').allTextContents()).join(''))).toBe(row.words);
    await page.goBack();
    await page.locator('.hw-story').waitFor();
  });

  it('are drawn as a picture whose nodes are links to the words', async () => {
    const { story: shown } = await story();
    const nodes = page.locator('.hw-story .hw-node a');
    expect(await nodes.count()).toBe(shown.origins.length + shown.reports.length);
    const voice = page.locator('.hw-story [data-voice] a').first();
    expect(await voice.getAttribute('aria-label')).toContain('; in ');
    await voice.focus();
    // What hangs on it stands out.
    expect(await page.locator('.hw-edges .hw-off').count()).toBeGreaterThan(0);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.id.startsWith('voice-'));
    await page.locator('.hw-story [data-report] a').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/report\//);
    await page.goBack();
    await page.locator('.hw-story').waitFor();
  });

  it('have a table of facts: every telling leads to its words in its report', async () => {
    const { table, story: shown } = await story();
    const facts = table.rows.flatMap(({ cells }) => Object.values(cells).flat());
    const region = page.getByRole('region', { name: 'Facts, by voice and slot' });
    const links = region.locator('a:has(q)');
    expect(await links.count()).toBe(facts.length);
    // By word, not by colour alone.
    for (const { kind } of shown.divergences)
      expect(await region.getByText(new RegExp(`^. ${kind}`)).count()).toBeGreaterThan(0);
    const targets = await links.evaluateAll((list) =>
      list.map((link) => ({
        href: (link as HTMLAnchorElement).href,
        words: link.querySelector('q')?.textContent ?? '',
      })),
    );
    for (const { href, words } of targets.filter((_, n) => n % 5 === 0)) {
      await page.goto(href);
      await page.locator('article .at').first().waitFor();
      expect(plain((await page.locator('article .at').allTextContents()).join(''))).toBe(plain(words));
    }
    await page.goto(address);
    await page.locator('.hw-story').waitFor();
  });

  it('show reports in order of publication, each with what it adds', async () => {
    const { story: shown, reports } = await story();
    expect(await rows().count()).toBe(shown.reports.length);
    for (const [n, { report }] of shown.reports.entries())
      expect(await rows().nth(n).getAttribute('data-report')).toBe(report);
    const silent = reports.findIndex(({ adds }) => adds.facts.length === 0 && adds.origins.length === 0);
    expect(silent).toBeGreaterThan(0);
    const item = page.locator(`#report-${shown.reports[silent]?.report}`);
    await item.getByText('Adds no voice and no fact to those before it.').waitFor();
  });

  it('put two reports side by side, by keyboard: marked is what both have', async () => {
    const { story: shown } = await story();
    const echo = shown.reports.findIndex(({ echoOf }) => (echoOf?.passages.length ?? 0) > 0);
    const other = shown.reports.findIndex(({ report }) => report === shown.reports[echo]?.echoOf?.report);
    for (const n of [other, echo]) {
      await rows().nth(n).focus();
      await page.keyboard.press('x');
    }
    await page.keyboard.press('c');
    await page.waitForURL(/compare=\w+&compare=\w+/);
    const [left, right] = [page.locator('.text').nth(0), page.locator('.text').nth(1)];
    await left.locator('mark').first().waitFor();
    const shared = await json<{ passages: { here: { start: number; end: number } }[] }>(
      `/api/reports/${shown.reports[other]?.report}/shared?with=${shown.reports[echo]?.report}`,
    );
    expect(await left.locator('mark').count()).toBe(shared.passages.length);
    expect(await right.locator('mark').count()).toBe(shared.passages.length);
    const { report } = await json<{ report: { text: string } }>(
      `/api/reports/${shown.reports[other]?.report}`,
    );
    const [first] = shared.passages;
    const marked = plain(await left.locator('mark').first().textContent()).replace(/^1\s*passage 1:\s*/, '');
    expect(marked).toBe(plain(report.text.slice(first?.here.start, first?.here.end)));
    // An address of its own.
    await page.reload();
    await page.locator('mark').first().waitFor();
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector('mark'));
  });

  it('say why their reports are one story', async () => {
    await page.getByRole('button', { name: /^Why one story/ }).click();
    const why = page.getByRole('region', { name: 'Why one story' });
    await why.getByText(/bits/).first().waitFor();
    expect(await why.getByRole('listitem').count()).toBeGreaterThan(2);
    await page.getByRole('button', { name: /^Why one story/ }).click();
  });

  it('are exported for an editor’s desk', async () => {
    const exported = async (name: string) => {
      await page.getByRole('button', { name: 'Export', exact: true }).click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: new RegExp(`^${name}`) }).click(),
      ]);
      return readFileSync(await download.path(), 'utf8');
    };
    const { story: shown } = await story();
    expect(await exported('HTML')).toContain('class="hw-story"');
    expect(await exported('Markdown')).toContain('| Voice |');
    const facts = parse(await exported('CSV of facts'), { columns: true, bom: true }) as { words: string }[];
    expect(facts.length).toBe(shown.reports.flatMap((report) => report.facts).length);
    expect(facts.every(({ words }) => words !== '')).toBe(true);
    const [again] = JSON.parse(await exported('JSON')) as { id: string }[];
    expect(again?.id).toBe(shown.id);
  });

  it('stand beside a report that is read: whom it repeats, who else says so, where it was first read', async () => {
    const { story: shown } = await story();
    const echo = shown.reports.find(({ echoOf }) => echoOf?.kind === 'abridged' || echoOf?.kind === 'copy');
    const first = shown.reports.find(({ report }) => report === echo?.echoOf?.report);
    await page.goto(`${desk.origin}/report/${echo?.report}`);
    const head = page.getByText(/^This report (copies|abridges)/).locator('..');
    await head.waitFor();
    expect(plain(await head.textContent())).toContain(first?.outlet ?? '?');
    await page
      .getByText(/^\d+( to \d+)? independent voices?$/)
      .first()
      .waitFor();
    const beside = page.getByRole('list', { name: 'In the story' });
    await beside.filter({ hasText: 'first read in' }).first().waitFor();
    await head.getByRole('link', { name: first?.title ?? '?' }).click();
    await page.waitForURL(new RegExp(`/report/${first?.report}`));
    await page.goBack();
    await page.getByRole('link', { name: 'The story' }).click();
    await page.locator('.hw-story').waitFor();
  });

  it('take reports out, by keyboard, with undo and redo', async () => {
    await openStory();
    const last = (await rows().last().getAttribute('data-report')) ?? '';
    const isIn = (present: boolean) =>
      page.locator(`a[data-report="${last}"]`).waitFor({ state: present ? 'attached' : 'detached' });
    await rows().last().focus();
    await page.keyboard.press('x');
    await page.keyboard.press('p');
    await page.getByText('Parted from the story.').waitFor();
    await isIn(false);
    for (const [key, present] of [
      ['u', true],
      ['U', false],
      ['u', true],
    ] as const) {
      await page.locator('body').press(key);
      await isIn(present);
    }
    await page.getByRole('button', { name: /^History/ }).click();
    const history = page.getByRole('list', { name: 'History' });
    await history.getByText('parted from the story: 1 report').waitFor();
    await page.getByRole('button', { name: /^History/ }).click();
  });

  it('are joined with another by hand', async () => {
    await page.getByRole('button', { name: 'Join with another story' }).click();
    await page.getByLabel('Find the other story').fill('dam');
    await page.getByRole('list', { name: 'Stories' }).getByRole('button').filter({ hasText: 'dam' }).click();
    const other = rows().filter({ hasText: 'dam' });
    await other.waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await other.waitFor({ state: 'detached' });
  });

  it('have a count that is accepted, or another one, beside what Headwater counted', async () => {
    const { count } = await story();
    await page.locator('body').press('a');
    await page.locator('.count .tag.accepted').waitFor();
    await page.getByRole('button', { name: 'Another count' }).click();
    await page.getByLabel('from', { exact: true }).fill('1');
    await page.getByLabel('to', { exact: true }).fill('2');
    await page.getByRole('button', { name: 'Keep' }).click();
    const { min, max } = count.found;
    await page
      .locator('.count')
      .getByText(`Headwater counted ${min === max ? min : `${min} to ${max}`}`)
      .waitFor();
    expect(plain(await page.locator('.count .big').textContent())).toContain('1 to 2 independent voices');
    for (let n = 0; n < 2; n += 1) {
      await page.locator('body').press('u');
      await page.getByText(/^Taken back/).waitFor();
    }
    await page.waitForFunction(() => !document.querySelector('.count .tag.accepted'));
  });

  it('differ in the way that the analyst says, beside what Headwater said', async () => {
    const { story: before } = await story();
    const [first] = before.divergences;
    await page.getByLabel('Kind of A').selectOption('none');
    const decided = page.getByRole('list', { name: 'Decided by hand' });
    await decided.getByText('they fit together').waitFor();
    expect(plain(await decided.textContent())).toContain(`Headwater said ${first?.kind}`);
    expect((await story()).story.divergences.length).toBe(before.divergences.length - 1);
    await decided.getByRole('button', { name: /^Undo/ }).click();
    await page.waitForFunction(() => !document.querySelector('[aria-label="Decided by hand"]'));
    expect((await story()).story.divergences.length).toBe(before.divergences.length);
  });

  it('have voices that are made one', async () => {
    const boxes = page.locator('li[id^="voice-"] > .name input');
    const all = await boxes.count();
    await boxes.nth(0).check();
    await boxes.nth(1).check();
    await page.getByRole('button', { name: 'They are one' }).click();
    await page.waitForFunction((n) => document.querySelectorAll('li[id^="voice-"]').length === n - 1, all);
    await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await page.waitForFunction((n) => document.querySelectorAll('li[id^="voice-"]').length === n, all);
  });

  const VIEWS: Record<string, () => Promise<void>> = {
    'the list': async () => {
      await page.goto(`${desk.origin}/stories?single=yes`);
      await page.locator('a[data-story]').nth(1).waitFor();
    },
    'a story': async () => {
      await openStory();
      await page.getByRole('button', { name: 'History' }).click();
      await page.locator('details summary').first().click();
    },
    'two reports side by side': async () => {
      await openStory();
      await page.locator('input[aria-label^="Choose"]').nth(0).check();
      await page.locator('input[aria-label^="Choose"]').nth(1).check();
      await page.getByRole('button', { name: /^Side by side/ }).click();
      await page.locator('.text').nth(1).waitFor();
    },
  };
  for (const colorScheme of ['light', 'dark'] as const)
    it.each(Object.keys(VIEWS))(
      `%s: axe finds nothing wrong and nothing sticks out, from 360 to 2560 pixels, ${colorScheme}`,
      async (name) => {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.setViewportSize({ width: 1440, height: 900 });
        await VIEWS[name]?.();
        for (const width of colorScheme === 'dark' ? [1440, 360] : [1440, 360, 2560]) {
          await page.setViewportSize({ width, height: 800 });
          expect(await violations(page), `${name}, ${width}`).toEqual([]);
          const over = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          expect(over, `${name} scrolls sideways at ${width}`).toBeLessThanOrEqual(0);
        }
        await page.setViewportSize({ width: 1440, height: 900 });
      },
    );

  it('logged no fault all along', () => {
    expect(faults).toEqual([]);
  });
});
