/** What a page's readers see around its headline, where its head says nothing: the date and who wrote it. */
import type { Metadata } from '../input.js';
import { namesOfByline } from '../metadata/byline.js';
import { toEdtfDate } from '../metadata/date.js';
import type { Judged } from './extract.js';
import { DATELINES } from './phrases.js';
import { isProse } from './rules.js';

/** So many blocks before the headline, and after it, can hold the date and the byline. */
const BEFORE = 3;
const AFTER = 10;
/** A longer line says more than when and by whom. */
const LINE_CHARACTERS = 140;
const UPDATED = /^\W*(?:last )?(?:updated|modified|changed|обновлено|mis à jour|آخر تحديث)\b/iu;

/**
 * Fills date and byline from the lines next to the headline, where the metadata lack them.
 *
 * @param metadata what the page's head says
 * @param blocks the page's blocks, in order
 */
export function withVisible(metadata: Metadata, blocks: readonly Judged[]): Metadata {
  if (metadata.published && metadata.byline) return metadata;
  const lines = aroundHeadline(metadata.title, blocks);
  const filled: Metadata = { ...metadata, from: { ...metadata.from } };
  if (!filled.published) {
    const dated = lines.filter((line) => DATELINES.some((pattern) => pattern.test(line)));
    const date = (wanted: boolean) =>
      dated
        .filter((line) => UPDATED.test(line) === wanted)
        .map(toEdtfDate)
        .find((one) => one !== undefined);
    const published = date(false) ?? date(true);
    if (published) {
      filled.published = published;
      filled.publishedFrom = 'metadata';
      filled.from.published = 'a line beside the headline';
    }
  }
  if (!filled.byline) {
    const names = lines.map(namesOfByline).find((found) => found.length > 0);
    if (names) {
      filled.byline = names;
      filled.from.byline = 'a line beside the headline';
    }
  }
  return filled;
}

/** The short lines between the headline and the first sentences, and just before it; each block may hold several. */
function aroundHeadline(title: string | undefined, blocks: readonly Judged[]): string[] {
  const at = blocks.findIndex(({ kind, text }) => kind === 'heading' && text === title);
  if (at < 0) return [];
  const before = blocks.slice(Math.max(0, at - BEFORE), at);
  const after = blocks.slice(at + 1, at + 1 + AFTER);
  let sentences = 0;
  // A standfirst may stand between the headline and the byline.
  const head = after.filter((block) => {
    if (isProse(block)) sentences++;
    return sentences < 2 && !isProse(block);
  });
  return [...head, ...before]
    .flatMap(({ text }) => text.split(/[\n\t]|\s[|•·]\s/))
    .map((line) => line.trim())
    .filter((line) => line.length > 0 && line.length <= LINE_CHARACTERS);
}
