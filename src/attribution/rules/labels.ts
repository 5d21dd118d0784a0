/** Transcripts: "THE PRESIDENT: We will rebuild the port." — a speaker's label at the head of a paragraph. */
import type { Span } from '../../report.js';
import { firstEndingAfter } from '../../sorted.js';
import type { Context, Draft } from '../draft.js';
import { WORDS } from '../lexicon.js';
import { overlaps } from '../locate.js';
import { named, rule } from '../rule.js';
import { range, spansOf, type Tree } from '../tree.js';

const LONGEST_LABEL = 90; // characters before the colon
const SHOUTED = 2; // labels in capitals from which a text is a transcript
/** "GEN. ANA KOLM, CHIEF OF STAFF:", "Mr. Tamm:", "KOLM (on the phone):" */
const LABEL =
  /^(\p{Lu}[\p{L}.’'-]*(?: [\p{L}.’'-]+){0,5})((?:, [^:()\n]{2,70})?(?: ?\([^()\n:]{2,40}\))?):\s+(?=\S)/u;
/** What stands before a colon and is nobody. */
const NOBODY =
  /^(?:note|update|updated|breaking|background|summary|warning|photo|image|picture|video|caption|credit|source|sources|read more|related|see also|transcript|date|time|place|location|subject|title|for more|contact|editor|answer|question|[qa])$/i;

export const labelDrafts = rule('a speaker’s label', labels);
const nextParagraphs = named('a transcript’s paragraphs without a label go on');

/** A paragraph's label: who speaks, and where the label's words end. */
interface Label {
  name: Span;
  colon: number;
  capitals: boolean;
}

/** Gives the paragraph to whoever its label names, where nobody else has been found for it. */
function labels(context: Context, drafts: readonly Draft[]): Draft[] {
  const taken = drafts.flatMap((d) => (d.lemma === ':' ? d.content : [])).sort((a, b) => a.start - b.start);
  const firsts = context.trees.flatMap((tree, s) =>
    tree.known && !context.isHeading[s] && context.blockOf[s] !== context.blockOf[s - 1] ? [s] : [],
  );
  const labelled = new Map(firsts.flatMap((s) => labelAt(context, s) ?? []));
  const inCapitals = [...labelled.values()].filter(({ capitals }) => capitals).length;
  const isTranscript = inCapitals >= SHOUTED;
  const found: Draft[] = [];
  let last: Draft | undefined;
  for (const s of firsts) {
    const label = labelled.get(s);
    if (!label || (!(isTranscript && label.capitals) && !isSpeaker(context, s, label))) {
      if (last && isTranscript && nextParagraphs()) last.content.push(...speech(context, s, 0));
      continue;
    }
    const tree = context.trees[s] as Tree;
    const colon = tree.words.findIndex((w) => w.start >= label.colon);
    const content = colon < 1 ? [] : speech(context, s, colon + 1);
    const [first] = content;
    if (!first) continue;
    const other = taken[firstEndingAfter(taken, first.start)];
    if (other && overlaps(other, first)) continue;
    last = {
      sentence: s,
      cue: [colon],
      head: colon,
      source: spansOf(tree.words, range(0, colon)),
      sourceAt: { sentence: s, word: 0 },
      label: label.name,
      content,
      lemma: ':',
      stance: 'assert',
      weak: false,
      negated: false,
      rule: 'a name before a colon: a speaker’s label',
    };
    found.push(last);
  }
  return found;
}

function labelAt(context: Context, s: number): [number, Label][] | undefined {
  const start = context.trees[s]?.words[0]?.start ?? 0;
  const match = LABEL.exec(context.text.slice(start, start + LONGEST_LABEL));
  const [, name, rest] = match ?? [];
  if (!match || !name || NOBODY.test(name)) return undefined;
  if (context.datelines.some((line) => line.start <= start && start < line.end)) return undefined;
  const colon = start + name.length + (rest?.length ?? 0);
  const capitals = name === name.toUpperCase() && /\p{Lu}{2}/u.test(name);
  return [[s, { name: { start, end: start + name.length }, colon, capitals }]];
}

/** A person's name, or a role or title in it: "Mr. Tamm:", "THE PRESIDENT:"; no place, no "Note:". */
function isSpeaker({ text, analysis, trees }: Context, s: number, { name, colon }: Label): boolean {
  const tree = trees[s] as Tree;
  const words = range(0, tree.words.length).filter((i) => tree.word(i).end <= colon);
  if (words.some((i) => /^(?:VERB|AUX|NUM)$/.test(tree.word(i).upos))) return false;
  if (/[()]/.test(text.slice(name.end, colon)) && !/^\s?\(/.test(text.slice(name.end, colon))) return false;
  const isRole = words.some((i) => {
    const form = tree.form(i).replace(/\.$/, '');
    return WORDS.role.has(form) || WORDS.titles.has(form);
  });
  const mention = analysis.mentions[firstEndingAfter(analysis.mentions, name.start)];
  return isRole || (mention?.type === 'person' && mention.start < colon && mention.end <= name.end + 1);
}

/** The rest of the paragraph from a word on, if it has a verb. */
function speech(context: Context, s: number, from: number): Span[] {
  const spans: Span[] = [];
  let verb = false;
  for (let k = s; k < context.trees.length && context.blockOf[k] === context.blockOf[s]; k++) {
    const tree = context.trees[k] as Tree;
    const words = range(k === s ? from : 0, tree.words.length);
    verb ||= words.some((i) => /^(?:VERB|AUX)$/.test(tree.word(i).upos));
    spans.push(...spansOf(tree.words, words));
  }
  return verb || from === 0 ? spans : [];
}
