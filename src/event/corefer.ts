/** Which mentions of a report tell of the same event: each goes to the event it fits best, or is a new one. */
import { readFileSync } from 'node:fs';
import { comparisonOf, type Mention } from './compare.js';

const data = JSON.parse(readFileSync(new URL('../../data/event/corefer.json', import.meta.url), 'utf8'));
const weights = data.weights as Record<'violence' | 'other', Record<string, number>>;
const COMPARED = 12; // of an event's mentions: its first and its last ones
const REACH = 25; // events looked back at: what is farther back is not meant by "the attack"

/** The chosen event of each mention, as numbers from 0 in order of first mention. */
export function corefer(mentions: readonly Mention[]): number[] {
  const events: Mention[][] = [];
  const open: number[] = []; // events by when they were last mentioned, last first
  const chosen = mentions.map((mention) => {
    let best = -1;
    let highest = 0;
    let alike = 0; // events of its type that were mentioned since
    for (const at of open.slice(0, REACH)) {
      const all = events[at] as Mention[];
      const rank = all.some(({ type }) => type === mention.type) ? alike++ : alike;
      const score = scoreOf(mention, compared(all), rank);
      if (score !== undefined && score > highest) {
        highest = score;
        best = at;
      }
    }
    if (best < 0) {
      best = events.length;
      events.push([]);
    }
    (events[best] as Mention[]).push(mention);
    const before = open.indexOf(best);
    if (before >= 0) open.splice(before, 1);
    open.unshift(best);
    return best;
  });
  return secondLook(chosen, events);
}

/**
 * What later mentions tell may make two events one that were opened as two: where the mentions of the later one fit the
 * earlier one on the whole, and none of them excludes it.
 */
function secondLook(chosen: readonly number[], events: readonly Mention[][]): number[] {
  const to = events.map((_, i) => i);
  const now = events.map((e) => [...e]);
  for (let later = 1; later < events.length; later++) {
    let best = -1;
    let highest = 0;
    for (let before = Math.max(0, later - REACH); before < later; before++) {
      if (to[before] !== before) continue;
      const scores = compared(now[later] as Mention[]).map((m) =>
        scoreOf(m, compared(now[before] as Mention[]), 0),
      );
      if (scores.includes(undefined)) continue;
      const mean = (scores as number[]).reduce((a, b) => a + b, 0) / scores.length;
      if (mean > highest) {
        highest = mean;
        best = before;
      }
    }
    if (best < 0) continue;
    to[later] = best;
    now[best] = [now[best], now[later]]
      .flatMap((event) => compared(event as Mention[]))
      .sort((a, b) => a.sentence - b.sentence);
  }
  const numbers = new Map<number, number>();
  return chosen.map((at) => {
    const own = to[at] as number;
    const number = numbers.get(own) ?? numbers.size;
    numbers.set(own, number);
    return number;
  });
}

function compared(all: readonly Mention[]): readonly Mention[] {
  return all.length > COMPARED ? [all[0] as Mention, ...all.slice(-COMPARED)] : all;
}

/** Log-odds that a mention tells of an event; undefined where what is told of both cannot be of one. */
function scoreOf(mention: Mention, event: readonly Mention[], rank: number): number | undefined {
  // of another type and told by other words: nothing else that is the same would outweigh that
  if (!event.some((other) => other.type === mention.type || other.lemma === mention.lemma)) return undefined;
  const features = comparisonOf(mention, event, rank);
  if (
    features.otherToll ||
    features.otherCount ||
    features.notYet ||
    features.otherPlace ||
    features.otherScale ||
    features.otherDay
  )
    return undefined;
  const of = weights[mention.type === 'ASSAULT' ? 'violence' : 'other'];
  return Object.entries(features).reduce((sum, [name, value]) => sum + (of[name] ?? 0) * value, of.bias ?? 0);
}
