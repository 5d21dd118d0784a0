/** Pages that list articles instead of being one: front pages, sections, search results. */
import type { Judged } from './extract.js';
import { isProse } from './rules.js';

/** A link so long is a headline rather than a label. */
const HEADLINE_CHARACTERS = 25;
/** A block with more than this share of link is one. */
const LINK_SHARE = 0.8;
/** So many teasers, and this share of all running text being teasers', make a list. */
const FEWEST_TEASERS = 5;
const TEASER_SHARE = 0.6;
/** Without running text, so many linked headlines do. */
const FEWEST_HEADLINES = 12;
const MOST_PROSE = 2;
/** A teaser's words stand so near to its headline, in blocks. */
const NEAR = 2;
const FRONT = /^\/(?:index\.\w+|home|[a-z]{2}(?:-[a-z]{2})?\/?)?$/i;

/**
 * Whether a page lists articles: running text that each time follows a linked headline, or linked headlines alone.
 *
 * @param blocks the page's blocks in order; those in navigation and the like do not count
 * @param url the page's address: fewer headlines will do for a front page
 */
export function isListing(blocks: readonly Judged[], url?: string): boolean {
  const shown = blocks.filter(({ zone }) => zone === undefined || zone === 'media');
  let prose = 0;
  let teasers = 0;
  let headlines = 0;
  let lastHeadline = Number.NEGATIVE_INFINITY;
  let run = 0;
  let longestRun = 0;
  shown.forEach((block, index) => {
    if (block.linked > block.text.length * LINK_SHARE && block.text.length >= HEADLINE_CHARACTERS) {
      headlines++;
      lastHeadline = index;
      run = 0;
    } else if (isProse(block)) {
      prose++;
      const isTeaser = index - lastHeadline <= NEAR;
      if (isTeaser) teasers++;
      run = isTeaser ? 1 : run + 1;
      longestRun = Math.max(longestRun, run);
    }
  });
  // Paragraphs that follow each other are an article's, whatever is linked around them.
  if (longestRun > MOST_PROSE) return false;
  if (teasers >= FEWEST_TEASERS && teasers >= prose * TEASER_SHARE) return true;
  return prose <= MOST_PROSE && headlines >= (isFront(url) ? FEWEST_TEASERS : FEWEST_HEADLINES);
}

function isFront(url: string | undefined): boolean {
  return url !== undefined && URL.canParse(url) && FRONT.test(new URL(url).pathname);
}
