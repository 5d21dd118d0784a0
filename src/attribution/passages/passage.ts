/** The shapes of the test passages: short texts with what is to be read in them. */
import type { Attribution } from '../../report.js';

export interface Expected {
  stance?: Attribution['stance'];
  quotation?: Attribution['quotation'];
  evidence?: Attribution['evidence'];
  /** Words of the time of saying. */
  time?: string;
}

export interface Said extends Expected {
  text: string;
  title?: string;
  who: string;
  cue: string;
  content: string;
}

/** One attribution: who, by which cue, said what. An empty `who`: nobody named. */
export function says(text: string, who: string, cue: string, content: string, more: Expected = {}): Said {
  return { text, who, cue, content, ...more };
}

export function headline(title: string, body: string, who: string, cue: string, content: string): Said {
  return { text: `${title}\n\n${body}`, title, who, cue, content };
}

export interface Chained {
  text: string;
  /** Sources, the nearest first; empty for the report's own voice. */
  chain: string[];
  content: string;
}

export function chain(text: string, sources: string[], content: string): Chained {
  return { text, chain: sources, content };
}

export function own(text: string, content: string): Chained {
  return { text, chain: [], content };
}

export interface Identity {
  text: string;
  mention: string;
  of: string;
  same: boolean;
}

/** Two mentions that are one source. */
export function same(text: string, mention: string, of: string): Identity {
  return { text, mention, of, same: true };
}

/** Two mentions that are two sources. */
export function apart(text: string, mention: string, of: string): Identity {
  return { text, mention, of, same: false };
}
