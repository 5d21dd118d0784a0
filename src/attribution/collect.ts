/** All drafts of a document: the rules in their order, then the quotations. The only file that knows the order. */
import type { Span } from '../report.js';
import { outOfDateline, withoutDatelines } from './dateline.js';
import type { Context, Draft } from './draft.js';
import { withHead } from './head.js';
import { withoutActs } from './rules/acts.js';
import { chainSeen } from './rules/chained.js';
import { continuing } from './rules/continuing.js';
import { headlineDrafts } from './rules/headlines.js';
import { labelDrafts } from './rules/labels.js';
import { addedApart, withoutLastSource } from './rules/lastsource.js';
import { nounDrafts } from './rules/nouns.js';
import { phraseDrafts } from './rules/phrases.js';
import { placeQuotations } from './rules/quotations.js';
import { relayDrafts, settleRelays } from './rules/relays.js';
import { statementDrafts } from './rules/statements.js';
import { verbDrafts } from './rules/verbs.js';
import { isForeign, seenDrafts } from './seen.js';
import { shallowDrafts } from './shallow.js';
import { stretchSource, trimSources } from './stretch.js';
import type { Tree } from './tree.js';

export function collectDrafts(context: Context): { drafts: Draft[]; scareQuotes: Span[] } {
  const drafts: Draft[] = [];
  context.trees.forEach((tree, sentence) => {
    if (isForeign(context, sentence)) {
      const seen = seenDrafts(context, sentence);
      chainSeen(context, sentence, seen);
      drafts.push(...seen);
      return;
    }
    if (!tree.known) {
      drafts.push(...shallowDrafts(context, sentence));
      return;
    }
    const found = [
      ...verbDrafts(context, sentence),
      ...phraseDrafts(context, sentence),
      ...nounDrafts(context, sentence),
      ...headlineDrafts(context, sentence),
    ];
    const all = withHead(context, sentence, found);
    withoutLastSource(context, sentence, all);
    addedApart(context, sentence, all);
    relayDrafts(context, sentence, all);
    drafts.push(...withoutActs(context, sentence, all));
  });
  const { added, unplaced } = placeQuotations(context, drafts);
  drafts.push(...added);
  drafts.push(...(labelDrafts(context, drafts) ?? []));
  const english = drafts.filter((draft) => !isForeign(context, draft.sentence));
  for (const draft of english) stretchSource(context.trees[draft.sentence] as Tree, draft);
  for (const draft of drafts) outOfDateline(context, drafts, draft);
  for (const draft of drafts) draft.content = withoutDatelines(draft.content, context.datelines);
  settleRelays(context, english);
  drafts.push(...statementDrafts(context, english));
  drafts.push(...continuing(context, drafts));
  trimSources(
    context,
    drafts.filter((draft) => !isForeign(context, draft.sentence)),
  );
  return { drafts: drafts.filter((draft) => draft.content.length > 0), scareQuotes: unplaced };
}
