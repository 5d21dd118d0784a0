/** Transcripts: "THE PRESIDENT: We will rebuild the port." — a speaker's label at the head of a paragraph. */
import type { Span } from '../../report.js';
import type { Context, Draft } from '../draft.js';
import { WORDS } from '../lexicon.js';
import { firstEndingAfter, overlaps } from '../locate.js';
import { rule } from '../rule.js';
import { range, spansOf, type Tree } from '../tree.js';

const LONGEST_LABEL = 7; // words before the colon

export const labelDrafts = rule('a speaker’s label', labels);

/** Gives the paragraph to whoever its label names, where nobody else has been found for it. */
function labels(context: Context, drafts: readonly Draft[]): Draft[] {
  const taken = drafts.flatMap((d) => (d.lemma === ':' ? d.content : [])).sort((a, b) => a.start - b.start);
  const found: Draft[] = [];
  context.trees.forEach((tree, s) => {
    if (!tree.known || context.isHeading[s] || context.blockOf[s] === context.blockOf[s - 1]) return;
    const colon = tree.words.findIndex((w, i) => i > 0 && i <= LONGEST_LABEL && w.lemma === ':');
    if (colon < 1 || !isLabel(context, tree, colon)) return;
    const content = speech(context, s, colon);
    const [first] = content;
    if (!first) return;
    const other = taken[firstEndingAfter(taken, first.start)];
    if (other && overlaps(other, first)) return;
    const head =
      range(0, colon).find((i) => tree.word(i).head < 0 || tree.word(i).head >= colon) ?? colon - 1;
    found.push({
      sentence: s,
      cue: [colon],
      head: colon,
      source: spansOf(tree.words, range(0, colon)),
      sourceAt: { sentence: s, word: head },
      content,
      lemma: ':',
      stance: 'assert',
      weak: false,
      negated: false,
      rule: 'a name before a colon: a speaker’s label',
    });
  });
  return found;
}

/** A person's name, or a role or title in it: "Mr. Tamm:", "THE PRESIDENT:"; no place, no "Note:". */
function isLabel({ text, analysis }: Context, tree: Tree, colon: number): boolean {
  const words = range(0, colon);
  if (words.some((i) => /^(?:VERB|AUX|NUM)$/.test(tree.word(i).upos))) return false;
  const role = words.some((i) => {
    const form = tree.form(i).replace(/\.$/, '');
    return WORDS.role.has(form) || WORDS.titles.has(form);
  });
  const label = text.slice(tree.word(0).start, tree.word(colon).start).trim();
  const capital = /^[\p{Lu}\s.'’-]+$/u.test(label);
  const mention = analysis.mentions[firstEndingAfter(analysis.mentions, tree.word(0).start)];
  const person = mention?.type === 'person' && mention.start < tree.word(colon).start;
  return person || (role && (capital || /^\p{Lu}/u.test(label)));
}

/** The rest of the paragraph, if it has a verb. */
function speech(context: Context, s: number, colon: number): Span[] {
  const spans: Span[] = [];
  let verb = false;
  for (let k = s; k < context.trees.length && context.blockOf[k] === context.blockOf[s]; k++) {
    const tree = context.trees[k] as Tree;
    const words = range(k === s ? colon + 1 : 0, tree.words.length);
    verb ||= words.some((i) => /^(?:VERB|AUX)$/.test(tree.word(i).upos));
    spans.push(...spansOf(tree.words, words));
  }
  return verb ? spans : [];
}
