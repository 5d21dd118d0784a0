/** The shapes of the test passages: short texts with what is to be read in them, and the rules that it stands on. */
import type { Attribution, Source } from '../../report.js';

export interface Expected {
  stance?: Attribution['stance'];
  quotation?: Attribution['quotation'];
  evidence?: Attribution['evidence'];
  /** Words of the time of saying; empty: none. */
  time?: string;
}

interface Common {
  text: string;
  /** Rules (src/attribution/rule.ts) without each of which the passage is read wrong. */
  on: string[];
}

export interface Said extends Expected, Common {
  kind: 'said';
  who: string;
  cue: string;
  content: string;
}

/** One attribution: who, by which cue, said what. An empty `who`: nobody named. */
export function says(
  text: string,
  who: string,
  cue: string,
  content: string,
  on: string,
  more: Expected = {},
): Said {
  return { kind: 'said', text, who, cue, content, on: on.split('; '), ...more };
}

const BODY = 'Rain fell on the coast for three days and the ferry was cancelled on Sunday evening.';

/** A title above a paragraph. */
export function headline(title: string, who: string, cue: string, content: string, on: string): Said {
  return says(`${title}\n\n${BODY}`, who, cue, content, on);
}

export interface Chained extends Common {
  kind: 'chained';
  /** Sources, the nearest first; empty for the report's own voice. */
  chain: string[];
  content: string;
}

export function chain(text: string, sources: string[], content: string, on: string): Chained {
  return { kind: 'chained', text, chain: sources, content, on: on.split('; ') };
}

export function own(text: string, content: string, on: string): Chained {
  return chain(text, [], content, on);
}

export interface Identity extends Common {
  kind: 'identity';
  mention: string;
  of: string;
  same: boolean;
}

/** Two mentions that are one source. */
export function same(text: string, mention: string, of: string, on: string): Identity {
  return { kind: 'identity', text, mention, of, same: true, on: on.split('; ') };
}

/** Two mentions that are two sources. */
export function apart(text: string, mention: string, of: string, on: string): Identity {
  return { kind: 'identity', text, mention, of, same: false, on: on.split('; ') };
}

export interface Named extends Common {
  kind: 'named';
  mention: string;
  name: string;
  named: boolean;
  kindOfSource?: Source['kind'];
  role?: string;
  affiliation?: string;
}

/** What a source goes by, whether it is named, of what kind it is and for whom it speaks. */
export function goesBy(
  text: string,
  mention: string,
  name: string,
  named: boolean,
  on: string,
  more: Pick<Named, 'kindOfSource' | 'role' | 'affiliation'> = {},
): Named {
  return { kind: 'named', text, mention, name, named, on: on.split('; '), ...more };
}

export interface Claimed extends Common {
  kind: 'claimed';
  claims: string[];
  /** Words that hedge them. */
  hedges?: string[];
  /** The times that each names, with their roles in brackets where they are not when it happened. */
  times?: string[];
}

/** All the claims of a text, word for word. */
export function claims(
  text: string,
  all: string[],
  on: string,
  more: Pick<Claimed, 'hedges' | 'times'> = {},
): Claimed {
  return { kind: 'claimed', text, claims: all, on: on.split('; '), ...more };
}

export type Passage = Said | Chained | Identity | Named | Claimed;
