/** What the rules pass among themselves before it becomes an attribution. */
import type { Analysis } from '../language/index.js';
import type { Span, Stance } from '../report.js';
import type { Quotation } from './quotes.js';
import type { Tree } from './tree.js';

/** A word by its sentence and its place in it. */
export interface WordRef {
  sentence: number;
  word: number;
}

/** An attribution in the making. */
export interface Draft {
  /** Sentence that holds the cue; without a cue, the content's first. */
  sentence: number;
  /** Word indices of the cue in that sentence; empty in running quotation. */
  cue: number[];
  /** The cue's main word, -1 without one. */
  head: number;
  source: Span[];
  /** Head word of the source. */
  sourceAt?: WordRef;
  content: Span[];
  /** The name in a speaker's label: "GEN. ANA KOLM" of "GEN. ANA KOLM, CHIEF OF STAFF:". */
  label?: Span;
  /** Who speaks where only the report's title says it. */
  author?: string;
  /** Lemma of the cue's main word. */
  lemma: string;
  stance: Stance;
  /** An attitude or act: no link of a chain. */
  weak: boolean;
  /** "did not say": attributed, but what follows is no claim of the source. */
  negated: boolean;
  /** The rule that fired, in words: "clause after the cue". */
  rule: string;
  /** The draft whose content this one belongs to where the text shows it other than by containment: "citing". */
  outer?: Draft;
  /** For a relay, the draft of the one it passes on. */
  relay?: Draft;
  /** The model's own score where its attribution head saw the same cue. */
  headScore?: number;
  /** The cue's form says that somebody named before speaks, and no word does. */
  subjectDropped?: boolean;
  /** The model has an attribution head, and it did not see this. */
  unseen?: boolean;
}

/** Everything the rules read. */
export interface Context {
  text: string;
  analysis: Analysis;
  trees: Tree[];
  /** All quotations, in text order. */
  quotations: Quotation[];
  /** The spans of those that stand in no other, in text order. */
  outerQuotations: Span[];
  /** Index of the block each sentence stands in, -1 for none. */
  blockOf: number[];
  /** Where and when the report was filed, at the head of paragraphs. */
  datelines: Span[];
  /** Who filed the report, as its dateline says. */
  filedBy?: string;
  /** The names of the report's outlet and of who filed it, in lower case. */
  outlets: ReadonlySet<string>;
  /** The report's title, also where its text does not hold it. */
  title?: string;
  /** Sentences of titles and headings. */
  isHeading: boolean[];
}
