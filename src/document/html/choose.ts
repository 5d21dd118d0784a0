/** The judged blocks of a page → the pieces of its text. */
import type { Piece } from '../../container/index.js';
import type { Warning } from '../../report.js';
import { boilerplateTail } from '../boilerplate.js';
import type { Judged } from './extract.js';
import {
  isAnnouncement,
  isDateline,
  isMostlyLink,
  isProse,
  judge,
  lengthInLetters,
  type PageFacts,
  type Verdict,
} from './rules.js';

/**
 * Chooses what of a page is its article.
 *
 * @param judged the page's blocks in order, with the library's judgement
 * @param facts what the page says about itself
 */
export function choosePieces(
  judged: readonly Judged[],
  facts: PageFacts,
): { pieces: Piece[]; warnings: Warning[] } {
  const pieces = bodyOf(withNeighbours(judged), facts) ?? bodyOf(judged.map(keepUnzoned), facts);
  return pieces ? { pieces, warnings: leftOut(judged, pieces) } : allVisible(judged, facts);
}

/** Where nothing of the library's choice is an article, the choice was wrong: the rules decide alone. */
function keepUnzoned(block: Judged): Judged {
  return { ...block, kept: block.zone === undefined || block.zone === 'media' };
}

/** The pieces of the kept blocks, when they have a body. */
function bodyOf(judged: readonly Judged[], facts: PageFacts): Piece[] | undefined {
  const blocks = judged.filter(({ kept }) => kept);
  const verdicts = blocks.map((block) => judge(block, facts));
  markAnnounced(blocks, verdicts);
  cutHead(blocks, verdicts);
  cutTail(blocks, verdicts);
  dropRepeats(blocks, verdicts);
  const hasBody = verdicts.includes('body') || verdicts.includes('caption');
  return hasBody ? piecesOf(blocks, verdicts) : undefined;
}

/** A page in which nothing looks like an article keeps all its text, and says so. */
function allVisible(judged: readonly Judged[], facts: PageFacts): ReturnType<typeof choosePieces> {
  const outsideZones = judged.filter(({ zone }) => zone === undefined || zone === 'media');
  const blocks = outsideZones.length > 0 ? outsideZones : judged;
  const pieces = blocks
    .filter(({ text }) => text !== facts.title)
    .map((block): Piece => ({ kind: bodyKind(block), text: block.text }));
  const message = 'No article was found in the page; all its visible text was kept.';
  return { pieces, warnings: pieces.length > 0 ? [{ code: 'no-article', message }] : [] };
}

/** So many sentences of the body stand in a container before it is taken for the body's own. */
const BODY_CONTAINER = 3;

/** More than this share of a page's running text left out is worth a word, and so many pieces of it. */
const LEFT_OUT_SHARE = 0.5;
const LEFT_OUT_PIECES = 3;

/** Warns where much of a page's running text was taken for something else than the article. Readers' comments do not count. */
export function leftOut(judged: readonly Judged[], pieces: readonly Piece[]): Warning[] {
  const kept = new Set(pieces.map(({ text }) => text));
  const prose = judged.filter((block) => isProse(block) && block.zone !== 'comments');
  const left = prose.filter(({ text }) => !kept.has(text));
  const length = (blocks: readonly Judged[]) => blocks.reduce((sum, { text }) => sum + text.length, 0);
  const share = length(left) / (length(prose) || 1);
  if (share <= LEFT_OUT_SHARE || left.length < LEFT_OUT_PIECES) return [];
  const message = `About ${Math.round(share * 100)} % of the page's running text was left out as not the article's (${left.length} of ${prose.length} passages); compare with the page.`;
  return [{ code: 'text-left-out', message }];
}

/** Keeps what the library dropped between paragraphs of the body: headings, list items, short lines, quotations. */
function withNeighbours(judged: readonly Judged[]): Judged[] {
  const first = judged.findIndex((block) => block.kept && isProse(block));
  const last = judged.findLastIndex((block) => block.kept && isProse(block));
  const prose = new Map<unknown, number>();
  for (const block of judged)
    if (block.kept && isProse(block)) prose.set(block.container, (prose.get(block.container) ?? 0) + 1);
  return judged.map((block, index) => {
    const between = index > first && index < last;
    // Quotations stand in frames of their own: posts of social media, pulled out by their embedding code.
    const inBody = between && (block.kind === 'quote' || (prose.get(block.container) ?? 0) >= BODY_CONTAINER);
    return block.kept || !inBody || block.zone || block.linked > block.text.length / 2
      ? block
      : { ...block, kept: true };
  });
}

/** What follows "Don't miss" or "Related", up to the next sentence, is announced by it. */
function markAnnounced(blocks: readonly Judged[], verdicts: Verdict[]): void {
  let announced = false;
  blocks.forEach((block, index) => {
    if (isAnnouncement(block)) announced = true;
    else if (!isMostlyLink(block)) announced = false;
    else if (announced && verdicts[index] === 'body') verdicts[index] = 'boilerplate';
  });
}

/** Under a standfirst of so many sentences, dates and names of writers still belong to the page. */
const STANDFIRST = 1;

/** Before the first sentences, short lines are the page's: dates, names, sections. */
function cutHead(blocks: readonly Judged[], verdicts: Verdict[]): void {
  let sentences = 0;
  for (const [index, block] of blocks.entries()) {
    if (verdicts[index] !== 'body') continue;
    if (isDateline(block.text)) verdicts[index] = 'dropped';
    else if (isProse(block)) sentences++;
    else if (sentences === 0 && block.kind === 'text' && lengthInLetters(block.text) < HEAD_CHARACTERS)
      verdicts[index] = 'dropped';
    if (sentences > STANDFIRST) return;
  }
}

/** Shorter lines before the first sentence are labels. */
const HEAD_CHARACTERS = 60;

/** More sentences than these after a heading such as "Share this" mean that the report goes on. */
const SENTENCES_IN_TAIL = 1;

/** From a heading such as "Related stories" on, and after the last sentence, nothing is the report's. */
function cutTail(blocks: readonly Judged[], verdicts: Verdict[]): void {
  const found = boilerplateTail(blocks.map(({ text }) => text));
  const sentences = blocks.filter(
    (block, index) => index > found && verdicts[index] === 'body' && isProse(block),
  );
  const tail = sentences.length > SENTENCES_IN_TAIL ? blocks.length : found;
  verdicts.fill('dropped', tail);
  for (let index = tail - 1; index > 0; index--) {
    const block = blocks[index];
    if (!block || verdicts[index] !== 'body') continue;
    if (isProse(block) || block.kind === 'item' || block.kind === 'row') return;
    if (block.kind === 'heading' || isDateline(block.text)) verdicts[index] = 'dropped';
  }
}

/** Captions come twice, under the picture and in the gallery that opens from it. */
function dropRepeats(blocks: readonly Judged[], verdicts: Verdict[]): void {
  const seen = new Set<string>();
  blocks.forEach(({ text }, index) => {
    if (verdicts[index] === 'caption' && seen.has(text)) verdicts[index] = 'dropped';
    if (verdicts[index] !== 'dropped') seen.add(text);
  });
}

/** Words for screen readers, run together with the caption. */
const CAPTION_LABEL = /^(?:image|media|photo|picture) ?caption\s*/i;

/** Boilerplate is shown only where it stands inside the body. */
function piecesOf(blocks: readonly Judged[], verdicts: readonly Verdict[]): Piece[] {
  const first = verdicts.indexOf('body');
  const last = verdicts.lastIndexOf('body');
  return blocks.flatMap((block, index): Piece[] => {
    const verdict = verdicts[index];
    if (verdict === undefined || verdict === 'dropped') return [];
    if (verdict === 'boilerplate' && (index < first || index > last)) return [];
    if (verdict === 'caption') return [{ kind: 'caption', text: block.text.replace(CAPTION_LABEL, '') }];
    const { text, published } = block;
    return [{ kind: verdict === 'body' ? bodyKind(block) : verdict, text, ...(published && { published }) }];
  });
}

function bodyKind({ kind }: Judged): Piece['kind'] {
  return kind === 'heading' ? 'heading' : 'paragraph';
}
