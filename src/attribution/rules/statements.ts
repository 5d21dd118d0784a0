/**
 * Statements that run on without quotation marks: what follows "The minister said:", through its paragraphs, to where
 * the report's own voice comes back; and a statement that its own title gives to somebody.
 */
import type { Span } from '../../report.js';
import { firstEndingAfter } from '../../sorted.js';
import { cueWords } from '../cue.js';
import type { Context, Draft } from '../draft.js';
import { framesOf } from '../lexicon.js';
import { joined, overlaps } from '../locate.js';
import { named, rule } from '../rule.js';
import { sourceWords, subjectOf } from '../source.js';
import { range, spansOf, type Tree } from '../tree.js';

const LIST_ITEM = /^\s*(?:[-–—•*·▪◦]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s/;
const MARK = /^["“”„«»‘]+/;
/** What stands below a statement: notes to editors, links, the end. */
const BELOW =
  /^(?:notes? (?:to|for)|background|further information|for (?:more|further|media)|follow |media |contact|ends?\b|#{2,}|-\s?\d+\s?-|the full (?:text|report|statement|transcript))/i;
const FIRST_PERSON = /(?:^|[^\p{L}\p{N}’'])(?:I|[Ww]e|[Oo]ur|[Mm]y|us)(?=[^\p{L}\p{N}]|$)/u;
/** Nouns of what is given out to be read, and verbs by which it is: "released the following statement:". */
const STATEMENT =
  /^(?:statement|remark|comment|message|communique|communiqué|declaration|text|letter|speech)$/;
const GIVE = /^(?:release|issue|provide|make|give|publish|deliver|send|read|post|offer|circulate)$/;
const NEAR = 12; // words between the verb and the colon
const RELEASE = 4; // blocks from the top within which a statement is what the page is about
const NARRATION = /^(?:say|tell|add|note|explain|report|announce|continue|conclude|recall|stress|warn)$/;

const announcedRule = rule('what a colon announces', announced);
const goesFurther = named('a statement goes on through its paragraphs');

/** Drafts of statements that no other rule holds; contents of known ones are widened in place. */
export function statementDrafts(context: Context, drafts: readonly Draft[]): Draft[] {
  const found = announcedRule(context, drafts) ?? [];
  return [...found, ...titled(context, [...drafts, ...found])];
}

/** Where a statement is announced: its verb, and the word behind the colon, which may open the next sentence. */
interface Opening {
  verb: number;
  /** First sentence of the statement, and its first word there. */
  sentence: number;
  word: number;
}

function announced(context: Context, drafts: readonly Draft[]): Draft[] {
  const added: Draft[] = [];
  const bySentence = new Map<number, Draft[]>();
  for (const draft of drafts) {
    const list = bySentence.get(draft.sentence);
    if (list) list.push(draft);
    else bySentence.set(draft.sentence, [draft]);
  }
  let covered = 0;
  context.trees.forEach((_, s) => {
    const opening = openingAt(context, s);
    const first = opening && context.trees[opening.sentence]?.words[opening.word];
    if (!opening || !first || first.start < covered || isTaken(bySentence, first, s, opening.verb)) return;
    const content = statementFrom(context, opening, bySentence);
    if (!content.length) return;
    covered = (content[content.length - 1] as Span).end;
    const known = bySentence.get(s)?.find((d) => d.head === opening.verb);
    if (known) {
      // "released the following statement:": what is released is the statement below.
      const isGiven = known.rule.startsWith('noun phrase');
      const before = isGiven ? [] : known.content.filter((c) => c.end - c.start > 2);
      known.content = joined([...before, ...content], context.text);
      known.weak = false;
      known.rule = ANNOUNCED;
    } else added.push(draftOf(context, s, opening.verb, content));
  });
  return added;
}

const ANNOUNCED = 'a colon that announces what follows';

function draftOf(context: Context, sentence: number, verb: number, content: Span[]): Draft {
  const tree = context.trees[sentence] as Tree;
  const cue = cueWords(tree, verb);
  const subject = subjectOf(tree, verb);
  return {
    sentence,
    cue,
    head: verb,
    source: subject === undefined ? [] : spansOf(tree.words, sourceWords(tree, subject, cue)),
    ...(subject !== undefined && { sourceAt: { sentence, word: subject } }),
    content,
    lemma: tree.lower(verb),
    stance: 'assert',
    weak: false,
    negated: false,
    rule: ANNOUNCED,
  };
}

/** "X said:" at a sentence's end, or "X said: The road …" with the statement's first sentence behind it. */
function openingAt(context: Context, s: number): Opening | undefined {
  const tree = context.trees[s] as Tree;
  if (!tree.known || context.isHeading[s]) return undefined;
  const last = tree.words.length - 1;
  const colon = tree.words.findIndex((w, i) => i > 0 && w.lemma === ':' && i >= 1);
  if (colon < 1) return undefined;
  const ends = colon === last;
  const verb = verbBefore(tree, colon, ends ? NEAR : 1);
  if (verb === undefined) return undefined;
  if (ends)
    return s + 1 < context.trees.length && context.blockOf[s + 1] !== context.blockOf[s]
      ? { verb, sentence: s + 1, word: 0 }
      : undefined;
  const next = tree.word(colon + 1);
  const isSentence = /^\p{Lu}/u.test(context.text.slice(next.start, next.end)) && last - colon > 3;
  return isSentence && goesFurther() ? { verb, sentence: s, word: colon + 1 } : undefined;
}

function verbBefore(tree: Tree, colon: number, near: number): number | undefined {
  for (let i = colon - 1; i >= Math.max(0, colon - near); i--) {
    if (tree.word(i).upos !== 'VERB') continue;
    if (framesOf(tree.lower(i))?.has('q')) return i;
    if (GIVE.test(tree.lower(i)) && range(i + 1, colon).some((k) => STATEMENT.test(tree.lower(k)))) return i;
  }
  return undefined;
}

type BySentence = ReadonlyMap<number, readonly Draft[]>;
const BACK = 3; // sentences looked back at for somebody who is speaking already

/** Whether somebody speaking before the colon has the words already. */
function isTaken(drafts: BySentence, first: Span, sentence: number, verb: number): boolean {
  return range(Math.max(0, sentence - BACK), sentence + 1).some((s) =>
    drafts
      .get(s)
      ?.some(
        (d) =>
          !(s === sentence && d.head === verb) &&
          d.content.some((c) => overlaps(c, first) && c.start < first.start),
      ),
  );
}

function statementFrom(context: Context, opening: Opening, drafts: BySentence): Span[] {
  const { text, blockOf, trees } = context;
  const first = trees[opening.sentence]?.words[opening.word];
  if (!first) return [];
  const start = text.slice(first.start, first.start + 12);
  if (MARK.test(start)) return quotedFrom(context, first.start);
  const list = LIST_ITEM.test(start);
  const sameBlock = opening.word > 0;
  const spans: Span[] = [];
  let last = opening.sentence;
  const take = (s: number) => {
    const words = trees[s]?.words ?? [];
    spans.push(...spansOf(words, range(s === opening.sentence ? opening.word : 0, words.length)));
    last = s;
  };
  take(opening.sentence);
  let s = opening.sentence + 1;
  for (; s < trees.length && blockOf[s] === blockOf[opening.sentence]; s++) {
    if (sameBlock && isNarration(context, s, s + 1, drafts)) return joined(spans, text);
    take(s);
  }
  for (let end: number; s < trees.length; s = end) {
    end = s;
    while (end < trees.length && blockOf[end] === blockOf[s]) end++;
    if (!goesInto(context, s, end, opening, drafts, list)) break;
    for (let k = s; k < end; k++) take(k);
  }
  return last >= opening.sentence ? joined(spans, text) : [];
}

/** Whether the next paragraph is still the statement's. */
function goesInto(
  context: Context,
  from: number,
  to: number,
  opening: Opening,
  drafts: BySentence,
  list: boolean,
): boolean {
  const { text, analysis } = context;
  const start = (analysis.sentences[from] as Span).start;
  const head = text.slice(start, start + 40);
  if (list) return LIST_ITEM.test(head.slice(0, 12));
  if (!goesFurther() || context.isHeading[from] || BELOW.test(head) || MARK.test(head)) return false;
  if (isNarration(context, from, to, drafts)) return false;
  const end = (analysis.sentences[to - 1] as Span).end;
  const near = (context.blockOf[opening.sentence] as number) <= RELEASE;
  return near || FIRST_PERSON.test(unquoted(context, start, end));
}

/** A paragraph that tells, in the past, what somebody else or the speaker said, and in which nobody says "we". */
function isNarration(context: Context, from: number, to: number, drafts: BySentence): boolean {
  const { sentences } = context.analysis;
  const start = (sentences[from] as Span).start;
  const end = (sentences[to - 1] as Span).end;
  if (FIRST_PERSON.test(unquoted(context, start, end))) return false;
  return range(from, to).some((s) =>
    drafts.get(s)?.some((d) => {
      if (d.head < 0 || d.weak || !d.source.length) return false;
      const tree = context.trees[s] as Tree;
      return NARRATION.test(tree.lower(d.head)) && tree.word(d.head).feats.Tense === 'Past';
    }),
  );
}

/** The text between two offsets without what stands in quotation marks. */
function unquoted({ text, outerQuotations }: Context, start: number, end: number): string {
  let out = '';
  let at = start;
  for (let i = firstEndingAfter(outerQuotations, start); i < outerQuotations.length; i++) {
    const quotation = outerQuotations[i] as Span;
    if (quotation.start >= end) break;
    out += text.slice(at, Math.max(at, quotation.start));
    at = Math.max(at, quotation.end);
  }
  return out + text.slice(at, Math.max(at, end));
}

/** A statement in marks: its paragraphs, each opened by a mark, one right behind the other. */
function quotedFrom({ text, outerQuotations }: Context, start: number): Span[] {
  const spans: Span[] = [];
  for (let i = firstEndingAfter(outerQuotations, start); i < outerQuotations.length; i++) {
    const quotation = outerQuotations[i] as Span;
    const before = spans[spans.length - 1];
    if (text.slice(before?.end ?? start, quotation.start).trim() !== '') break;
    spans.push({ ...quotation });
  }
  return spans;
}

const NAME = String.raw`((?:\p{Lu}[\p{L}.’'-]*|of|for|the|and|to)(?: (?:\p{Lu}[\p{L}.’'-]*|of|for|the|and)){1,11})`;
/** "Statement by Secretary of Trade Ana Kolm on the port", "Remarks of …". */
const BY = new RegExp(
  String.raw`\b(?:[Ss]tatement|[Rr]emarks|[Cc]omments?|[Ss]peech|[Aa]ddress|[Mm]essage|[Tt]estimony|[Ll]etter) (?:by|from|of) ${NAME}(?= (?:on|at|to|about|regarding|following|in|before|after|concerning)\b|\s*$|[,:;(–—-])`,
  'u',
);
const LONGEST_TITLE = 300; // characters

/** Who speaks, by a title such as "Statement by Secretary of Trade Ana Kolm on the port". */
export function speakerOfTitle(title: string): string | undefined {
  const name = BY.exec(title.slice(0, LONGEST_TITLE))?.[1]
    ?.replace(/^the /, '')
    .replace(/ (?:of|for|the|and)$/, '');
  return name && /\p{Lu}\S* \p{Lu}/u.test(name) ? name : undefined;
}

/** A page in the first person whose title says whose words it holds. */
function titled(context: Context, drafts: readonly Draft[]): Draft[] {
  const author = context.title === undefined ? undefined : speakerOfTitle(context.title);
  if (!author) return [];
  const { trees, analysis } = context;
  const first = trees.findIndex((tree, s) => tree.known && !context.isHeading[s]);
  if (first < 0) return [];
  const opening = (analysis.sentences[first] as Span).start;
  const end = (analysis.sentences[Math.min(trees.length, first + 3) - 1] as Span).end;
  if (!/(?:^|\s)I\s/.test(unquoted(context, opening, end))) return [];
  if (drafts.some((d) => d.rule === ANNOUNCED)) return [];
  const content = statementFrom(context, { verb: -1, sentence: first, word: 0 }, new Map());
  return [
    {
      sentence: first,
      cue: [],
      head: -1,
      source: [],
      author,
      content,
      lemma: '',
      stance: 'assert',
      weak: false,
      negated: false,
      rule: 'the title says whose statement this is',
    },
  ];
}
