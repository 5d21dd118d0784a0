/** A web page → its article. */
import { type Limits, layOut, type Piece } from '../../container/index.js';
import type { Warning } from '../../report.js';
import type { Content } from '../input.js';
import { readMetadata } from '../metadata/index.js';
import { choosePieces } from './choose.js';
import { parsePage } from './dom.js';
import { judgeBlocks } from './extract.js';
import { isListing } from './listing.js';
import { withVisible } from './visible.js';

export interface PageContext {
  url?: string;
  limits: Limits;
  checkTime: () => void;
}

/**
 * Reads a page: its article's text with blocks, and what the page says about itself. Nothing in it is run or fetched.
 *
 * @param html the decoded page
 * @throws DocumentError `limit-depth`, `limit-seconds`
 */
export function readHtml(html: string, { url, limits, checkTime }: PageContext): Content {
  const page = parsePage(html, limits);
  checkTime();
  const stated = readMetadata(page.document, url);
  checkTime();
  const judged = judgeBlocks(page, stated.title, limits, checkTime);
  checkTime();
  const metadata = withVisible(stated, judged);
  const address = metadata.url ?? url;
  const chosen = choosePieces(judged, { ...metadata, url: address });
  const { pieces, warnings } = isListing(judged, address) ? listed(chosen.pieces) : chosen;
  const title: Piece[] = metadata.title ? [{ kind: 'title', text: metadata.title }] : [];
  return { ...layOut([...title, ...pieces]), metadata, warnings };
}

/** A list of articles is kept as it is, but not read: what it says belongs to many reports. */
function listed(pieces: readonly Piece[]): { pieces: Piece[]; warnings: Warning[] } {
  const message =
    'This page lists articles and is none itself: its text is kept, but not read. Open the articles one by one.';
  return {
    pieces: pieces.map(({ text }) => ({ kind: 'boilerplate', text })),
    warnings: [{ code: 'index-page', message }],
  };
}
