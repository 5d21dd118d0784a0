/** Whose words each word of a report is: the innermost attribution that can carry a claim, or the report itself. */
import type { AttributionReading } from '../attribution/index.js';
import type { Analysis } from '../language/index.js';
import type { Attribution, Span } from '../report.js';
import { sweep } from './sweep.js';

export interface Ownership {
  /** Attribution that owns each word of each sentence; undefined: the report's own voice. */
  owner: (Attribution | undefined)[][];
  /** Words that only attribute: cues and sources of attributions that carry claims. */
  apparatus: boolean[][];
  /** Words that are the main word of a cue. */
  cue: boolean[][];
  /** Words of datelines: where and when a report was filed, no part of what anybody says. */
  dateline: boolean[][];
}

interface Held {
  attribution: Attribution;
  span: Span;
  length: number;
}

/** One sweep over words and spans. */
export function ownershipOf(
  analysis: Analysis,
  reading: AttributionReading,
  silent: ReadonlySet<string>,
): Ownership {
  const carrying = reading.attributions.filter((a) => !silent.has(a.id));
  const contents = carrying
    .flatMap((attribution) => {
      const length = attribution.content.reduce((sum, s) => sum + s.end - s.start, 0);
      return attribution.content.map((span): Held => ({ attribution, span, length }));
    })
    .sort(byStart);
  const cues = carrying.flatMap((a) => a.cue).sort(compare);
  const sources = carrying
    .filter((a) => a.cue.length)
    .flatMap((a) => a.source)
    .sort(compare);
  const owner: (Attribution | undefined)[][] = [];
  const apparatus: boolean[][] = [];
  const cue: boolean[][] = [];
  const dateline: boolean[][] = [];
  const inDateline = sweep(reading.datelines);
  let active: Held[] = [];
  let next = 0;
  const inCue = sweep(cues);
  const inSource = sweep(sources);
  for (const { words } of analysis.sentences) {
    const owners: (Attribution | undefined)[] = [];
    const parts: boolean[] = [];
    const isCue: boolean[] = [];
    const filed = words.map(inDateline);
    let at = 0;
    for (const word of words) {
      while (next < contents.length && (contents[next] as Held).span.start <= word.start)
        active.push(contents[next++] as Held);
      if (active.some((item) => item.span.end <= word.start))
        active = active.filter((item) => item.span.end > word.start);
      let best: Held | undefined;
      for (const item of active) if (item.span.end >= word.end && (!best || isInner(item, best))) best = item;
      owners.push(best?.attribution);
      const cueHere = inCue(word);
      isCue.push(cueHere);
      parts.push(cueHere || inSource(word) || filed[at] === true);
      at++;
    }
    owner.push(owners);
    apparatus.push(parts);
    cue.push(isCue);
    dateline.push(filed);
  }
  return { owner, apparatus, cue, dateline };
}

/** The smaller content; of two alike, the one that stands within the other. */
function isInner(a: Held, b: Held): boolean {
  return a.length < b.length || (a.length === b.length && a.attribution.within === b.attribution.id);
}

function compare(a: Span, b: Span): number {
  return a.start - b.start || a.end - b.end;
}

function byStart(a: Held, b: Held): number {
  return compare(a.span, b.span);
}
