/** A web page → its article. */
import type { Content } from '../input.js';
import { layOut, type Piece } from '../layout.js';
import type { Limits } from '../limits.js';
import { readMetadata } from '../metadata/index.js';
import { choosePieces } from './choose.js';
import { parsePage } from './dom.js';
import { judgeBlocks } from './extract.js';

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
  const metadata = readMetadata(page.document, url);
  checkTime();
  const judged = judgeBlocks(page, metadata.title, limits, checkTime);
  checkTime();
  const { pieces, warnings } = choosePieces(judged, { ...metadata, url: metadata.url ?? url });
  const title: Piece[] = metadata.title ? [{ kind: 'title', text: metadata.title }] : [];
  return { ...layOut([...title, ...pieces]), metadata, warnings };
}
