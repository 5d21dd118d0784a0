/** A range of text as its words and the places among them, which the relations between places are read off. */
import type { Place, Span } from '../report.js';
import { sideOf } from './directions.js';
import { type Token, tokensOf } from './tokens.js';

/** A word, or a place with all its words. */
export interface Item {
  word: string;
  gap: string;
  start: number;
  end: number;
  place?: Place;
}

/** Words that may stand between a preposition and the name it belongs to. */
export const FILLER =
  /^(?:the|a|an|both|its|their|city|town|village|locality|province|provinces|governorate|governorates|region|regions|area|areas|district|suburb|suburbs|outskirts|countryside|crossing|border|point|of|strategic|parts?|and|cities|towns|villages|northern|southern|eastern|western|central|vast|desert|heart|vicinity|edge|edges|syrian|iraqi)$/;
const REACH = 7;

/** The words of a range, with its places among them; "north" and "-west" are one word. */
export function itemsOf(text: string, range: Span, places: readonly Place[]): Item[] {
  const tokens = tokensOf(text.slice(0, range.end), [{ ...range, kind: 'paragraph' }]);
  const out: Item[] = [];
  let next = 0;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    while (next < places.length && (places[next] as Place).end <= token.start) next++;
    const place = places[next];
    if (place && place.start < token.end && token.start < place.end) {
      if (out[out.length - 1]?.place !== place)
        out.push({ word: '', gap: token.gap, start: token.start, end: place.end, place });
      continue;
    }
    const last = out[out.length - 1];
    const joined =
      last && !last.place && token.gap === '-' ? sideOf(`${last.word}-${token.lower}`) : undefined;
    if (joined && last) {
      last.word = `${last.word}-${token.lower}`;
      last.end = token.end;
    } else out.push({ word: token.lower, gap: token.gap, start: token.start, end: token.end });
  }
  return out;
}

/** The next place after an item, with only fillers or a few words between. */
export function nextPlace(items: readonly Item[], from: number, reach = REACH): number {
  for (let i = from; i < items.length && i < from + reach; i++) if (items[i]?.place) return i;
  return -1;
}
