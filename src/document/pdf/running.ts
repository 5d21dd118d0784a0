/** Tells running headers, footers and page numbers from a PDF's text. */
import type { Line } from './columns.js';

export interface Page {
  lines: Line[];
  height: number;
}

/** Headers and footers stand in this share of the page's height at its top and bottom. */
const EDGE = 0.12;
/** A line that stands at the edge of at least so many pages, and of this share of them, runs through the document. */
const FEWEST_PAGES = 2;
const PAGES_SHARE = 0.5;

/** Lines nearer than so many type sizes belong together. */
const SET_APART = 1.7;

const PAGE_NUMBER =
  /^\W*(?:(?:page|p\.|seite|página|стр\.?|страница|صفحة|الصفحة)\s*)?(?:[\d٠-٩۰-۹]{1,4}|[ivxlc]{1,7})(?:\s*(?:\/|of|de|von|sur|из|من)\s*[\d٠-٩۰-۹]{1,4})?\W*$/iu;

/**
 * Parts the lines that run through the pages from the text.
 *
 * @returns the text's lines in order, and each running line once; page numbers are left out
 */
export function partRunningLines(pages: readonly Page[]): { lines: Line[]; running: string[] } {
  const counts = new Map<string, number>();
  const apart = new Set(
    pages.flatMap((page) => page.lines.filter((line, index) => isApart(line, index, page))),
  );
  for (const { lines } of pages)
    for (const key of new Set(lines.filter((line) => apart.has(line)).map(keyOf)))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  const needed = Math.max(FEWEST_PAGES, Math.ceil(pages.length * PAGES_SHARE));
  // Headers of left and right pages differ, so half of the pages' half is enough in long documents.
  const enough = pages.length >= 8 ? Math.ceil(needed / 2) : needed;
  const running = new Map<string, string>();
  const lines = pages.flatMap((page) =>
    page.lines.filter((line) => {
      if (!apart.has(line)) return true;
      if (PAGE_NUMBER.test(line.text)) return false;
      const key = keyOf(line);
      if ((counts.get(key) ?? 0) < enough) return true;
      if (!running.has(key)) running.set(key, line.text.trim());
      return false;
    }),
  );
  return { lines, running: [...running.values()] };
}

/** A line at the page's edge that the text's own lines do not touch. */
function isApart(line: Line, index: number, { lines, height }: Page): boolean {
  const { baseline, size } = line;
  if (!isAtEdgeOf(line, height)) return false;
  const touches = (other: Line | undefined) =>
    other !== undefined &&
    Math.abs(other.size - size) < size * 0.1 &&
    Math.abs(other.baseline - baseline) > size * 0.4 &&
    Math.abs(other.baseline - baseline) < size * SET_APART;
  return !touches(lines[index - 1]) && !touches(lines[index + 1]);
}

function isAtEdgeOf({ baseline }: Line, height: number): boolean {
  return baseline < height * EDGE || baseline > height * (1 - EDGE);
}

/** Numbers change from page to page; the title in large type on the first page is not the header that repeats it. */
function keyOf({ text, size }: Line): string {
  return `${Math.round(size)} ${text.replace(/\d+/g, '#').replace(/\s+/g, ' ').trim().toLowerCase()}`;
}
