/** Datelines: where and when a report was filed, and by which agency. They are no part of what anybody says. */
import type { Document } from '../document/index.js';
import type { Span } from '../report.js';
import { firstEndingAfter } from '../sorted.js';
import type { Context, Draft } from './draft.js';
import { WORDS } from './lexicon.js';
import { overlaps } from './locate.js';
import { named } from './rule.js';
import { sourceWords } from './source.js';
import { spansOf, type Tree } from './tree.js';

const LONGEST = 120; // characters
const DASH = String.raw`\s*(?:[–—]|--?)\s`;
const DATE = String.raw`(?:\p{L}+,?\s)?(?:\d{1,2}(?:st|nd|rd|th)?\s+\p{Lu}\p{L}+\.?|\p{Lu}\p{L}+\.?\s+\d{1,2}(?:st|nd|rd|th)?|\d{1,2}[./]\d{1,2}[./]\d{2,4})(?:,?\s+\d{4})?`;
const FILER = String.raw`[([][^()[\]]{2,50}[)\]]`;
/** Capitals throughout, which need no more than a dash. */
const TOWN = String.raw`\p{Lu}[\p{Lu}’'.-]+(?:[ -][\p{Lu}’'.-]+){0,4}(?:(?:,| and|\/)\s*[\p{L}.]+(?: [\p{Lu}][\p{L}.]+){0,3})?`;
/** A town as it is written elsewhere, which needs a date or whoever filed it. */
const PLAIN_TOWN = String.raw`\p{Lu}[\p{L}’'-]+(?:[ -]\p{Lu}[\p{L}’'-]+){0,2}(?:,\s\p{Lu}[\p{L}.]+(?: \p{Lu}[\p{L}.]+){0,2})?`;
/** What a head must hold for a form to be tried: these are found at once, where the forms are long and slow to prepare. */
const WITH_DASH = /[–—-]\s/;
const WITH_LETTERS = /, \S{2,12}\s?[–—-]/;
const WITH_COLON = /:\s/;
/** The forms of datelines; each is matched at the head of a paragraph. */
const DATELINES = [
  // "SABHA, 2 February 2025 (Fezzan Dispatch) –", "BAGHDAD (Reuters) -", "VARDA, May 6 --"
  [WITH_DASH, `${TOWN}(?:,?\\s+${DATE})?,?(?:\\s*${FILER})?${DASH}`],
  // "Sabha, 2 February 2025 –", "Baghdad (Reuters) -"
  [WITH_DASH, `${PLAIN_TOWN},?(?:\\s+${DATE},?(?:\\s*${FILER})?|\\s*${FILER})${DASH}`],
  // "(Fezzan Dispatch) –", "7 May 2024 (Fezzan Dispatch) –", "May 7, SABHA –"
  [WITH_DASH, `(?:${DATE},?\\s*)?${FILER}${DASH}`],
  [WITH_DASH, `${DATE},?\\s+[([]?${TOWN}[)\\]]?${DASH}`],
  // "Sabha, FD –": an agency's letters
  [WITH_LETTERS, String.raw`\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){0,2}, \p{Lu}{2,6}\s?[–—-]\s?`],
  // "SABHA (Fezzan Dispatch): "
  [WITH_COLON, `${TOWN}(?:,?\\s+${DATE})?,?\\s*${FILER}:\\s`],
].map(([needs, form]) => ({ needs: needs as RegExp, form: new RegExp(`^${form}`, 'u') }));
/** "SABHA: The road …": only at the head of a report, and only where no speakers' labels follow. */
const TOWN_AND_COLON = new RegExp(`^${TOWN}:\\s`, 'u');
const inForce = named('dateline');

/**
 * The datelines of a document, one at most a paragraph.
 *
 * @param isPlace whether a place is named where a span starts: "SABHA: The road …" is a dateline, "THE MAYOR: We …" is not
 */
export function datelinesOf(document: Document, isPlace: (span: Span) => boolean): Span[] {
  if (!inForce()) return [];
  const paragraphs = document.blocks.filter(({ kind }) => kind === 'paragraph');
  const head = ({ start, end }: Span) => document.text.slice(start, Math.min(end, start + LONGEST));
  const townAndColon = (paragraph: Span) => {
    const words = head(paragraph);
    return WITH_COLON.test(words) ? TOWN_AND_COLON.exec(words) : null;
  };
  const withColon = paragraphs.filter((paragraph) => townAndColon(paragraph) !== null);
  return paragraphs.flatMap((paragraph, i) => {
    const { start } = paragraph;
    const found =
      firstForm(head(paragraph)) ??
      (i === 0 && withColon.length === 1 && isPlace(paragraph) ? townAndColon(paragraph) : null);
    return found ? [{ start, end: start + found[0].length }] : [];
  });
}

/** What the first form that fits takes of a paragraph's head. */
function firstForm(words: string): RegExpExecArray | null {
  for (const { needs, form } of DATELINES) {
    const match = needs.test(words) ? form.exec(words) : null;
    if (match) return match;
  }
  return null;
}

/** "(Reuters)", "(Fezzan Dispatch)": who filed it. What has a figure is a date or an hour. */
const FILED_BY = /[([](\p{Lu}[^()[\]\d]{1,49})[)\]]/u;
/** "Sabha, FD –" */
const LETTERS = /^\p{Lu}\p{Ll}[\p{L}’' -]*, (\p{Lu}{2,6})\s?[–—-]/u;
/** "The Blue Lantern, Tuesday, 20 August 2024": a line of its own that names the paper and the day. */
const MASTHEAD =
  /^(\p{Lu}[\p{L}’'.-]*(?: \p{Lu}[\p{L}’'.-]*){0,5}),\s+(?:\p{Lu}\p{L}+day,?\s+)?(?:\d{1,2}\s+\p{Lu}\p{L}+|\p{Lu}\p{L}+\s+\d{1,2},?)\s+\d{4}$/u;
const MASTHEADS = 3; // blocks from the beginning
const filed = named('who filed a report');

/**
 * Who filed the report, as its first dateline or a line above the text says, verbatim.
 *
 * @example filedBy(document, datelines) // 'Reuters', from "BAGHDAD, 6 May (Reuters) –"
 */
export function filedBy({ text, blocks }: Document, datelines: readonly Span[]): string | undefined {
  if (!filed()) return undefined;
  const [line] = datelines;
  const words = line && text.slice(line.start, line.end);
  const agency = words && (FILED_BY.exec(words)?.[1] ?? LETTERS.exec(words)?.[1])?.trim();
  if (agency) return agency;
  return (
    blocks
      .filter(({ kind, start, end }) => kind === 'paragraph' && end - start <= LONGEST)
      .slice(0, MASTHEADS)
      .map(({ start, end }) => MASTHEAD.exec(text.slice(start, end))?.[1])
      // "Seiyun, 15 October 2023" names a town.
      .find((name) => name !== undefined && (name.startsWith('The ') || saysOutlet(name)))
  );
}

function saysOutlet(name: string): boolean {
  return name
    .toLowerCase()
    .split(' ')
    .some((word) => WORDS.outlet.has(word));
}

const noSpeaker = named('a dateline speaks nowhere');

/** A town and a day that the reader takes for a subject say nothing: whoever speaks beside them in the sentence does. */
export function outOfDateline({ datelines, trees }: Context, drafts: readonly Draft[], draft: Draft): void {
  if (!draft.source.length || !datelines.length || !noSpeaker()) return;
  const inLine = (span: Span) => {
    const line = datelines[firstEndingAfter(datelines, span.start)];
    return line !== undefined && overlaps(line, span);
  };
  if (!draft.source.some(inLine)) return;
  draft.source = withoutDatelines(draft.source, datelines);
  const [rest] = draft.source;
  if (rest) {
    // "OSK, 7 May – Ana Kolm, the minister": the name behind the line.
    const words = trees[draft.sentence]?.words ?? [];
    const word = words.findIndex(
      ({ start, upos }) => start >= rest.start && /^(?:PROPN|NOUN|PRON)$/.test(upos),
    );
    const top = words[word] && words[words[word].head];
    const head =
      top && top.start >= rest.start && top.end <= rest.end && top.upos !== 'VERB' ? words[word]?.head : word;
    if (word >= 0) draft.sourceAt = { sentence: draft.sentence, word: head as number };
    return;
  }
  const tree = trees[draft.sentence];
  const subject = tree && draft.head >= 0 ? subjectBeside(tree, draft.head, inLine) : undefined;
  if (tree && subject !== undefined) {
    draft.source = spansOf(tree.words, sourceWords(tree, subject, draft.cue));
    draft.sourceAt = { sentence: draft.sentence, word: subject };
    return;
  }
  const other = drafts.find(
    (d) => d !== draft && d.sentence === draft.sentence && d.source.length > 0 && !d.source.some(inLine),
  );
  draft.source = other?.source ?? [];
  if (other?.sourceAt) draft.sourceAt = other.sourceAt;
  else delete draft.sourceAt;
}

/** A verb's other subject, or that of the verb it is joined to: "OSK – A spokesman denied …, and accused …". */
function subjectBeside(tree: Tree, verb: number, inLine: (span: Span) => boolean): number | undefined {
  const { deprel, head } = tree.word(verb);
  const verbs = deprel.startsWith('conj') && head >= 0 ? [verb, head] : [verb];
  return verbs
    .flatMap((v) => tree.byRelation(v, 'nsubj'))
    .find((k) => !inLine(tree.word(k)) && tree.word(k).upos !== 'VERB');
}

/** Spans without the datelines in them. */
export function withoutDatelines(spans: readonly Span[], datelines: readonly Span[]): Span[] {
  if (!datelines.length) return [...spans];
  return spans.flatMap((span) => {
    const line = datelines[firstEndingAfter(datelines, span.start)];
    if (!line || !overlaps(line, span)) return [span];
    return span.end > line.end ? [{ start: line.end, end: span.end }] : [];
  });
}
