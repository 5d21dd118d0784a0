/** A document prepared for the rules: trees, quotations, which block a sentence stands in. */
import type { Document } from '../document/index.js';
import type { Analysis } from '../language/index.js';
import { firstEndingAfter } from '../sorted.js';
import { datelinesOf, filedBy } from './dateline.js';
import type { Context } from './draft.js';
import { findQuotations } from './quotes.js';
import { Tree } from './tree.js';

export function contextOf(document: Document, analysis: Analysis): Context {
  const blocks = document.blocks.filter((block) => block.kind !== 'boilerplate');
  const blockOf = analysis.sentences.map((sentence) => {
    const at = firstEndingAfter(document.blocks, sentence.start);
    const block = document.blocks[at];
    return block && block.start <= sentence.start ? at : -1;
  });
  const quotations = findQuotations(document.text, blocks);
  const datelines = datelinesOf(document, ({ start }) => {
    const mention = analysis.mentions[firstEndingAfter(analysis.mentions, start)];
    return mention?.type === 'location' && mention.start <= start;
  });
  const agency = filedBy(document, datelines);
  return {
    text: document.text,
    analysis,
    trees: analysis.sentences.map((sentence) => new Tree(sentence, document.text)),
    quotations,
    outerQuotations: quotations
      .flatMap((q) => (q.depth === 0 ? q.spans : []))
      .sort((a, b) => a.start - b.start),
    blockOf,
    datelines,
    ...(agency && { filedBy: agency }),
    ...(document.title && { title: document.title }),
    outlets: new Set([document.outlet, agency].flatMap((name) => (name ? [asNamed(name)] : []))),
    isHeading: blockOf.map((at) => /^(?:title|heading)$/.test(document.blocks[at]?.kind ?? '')),
  };
}

/** "The Blue Lantern" as the names of sources are compared. */
function asNamed(name: string): string {
  return name.toLowerCase().replace(/^the\s+/, '');
}
