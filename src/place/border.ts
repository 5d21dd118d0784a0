/** Borders that the words name: "the border between A and B", "the A-B border". */
import type { Place } from '../report.js';
import { FILLER, type Item, nextPlace } from './items.js';

/** The two sides of a border. */
export interface Border {
  one: Place[];
  other: Place[];
}

const BORDER = /^(?:border|borders|frontier|frontiers)$/;
const PASSAGE =
  /^(?:crossings?|checkpoints?|roads?|highways?|motorways?|railways?|routes?|corridors?|zones?|strips?)$/;

/** "The Syrian border province of Aleppo": a place at a border, whose other side is not named. */
const AT_BORDER = /^(?:province|governorate|town|city|village|district|county|state)$/;

/** "The crossing between Lebanon and Syria": where two countries meet. */
function isPassage(items: readonly Item[], at: number): boolean {
  if (!PASSAGE.test(items[at]?.word ?? '') || items[at + 1]?.word !== 'between') return false;
  // "the Rabia crossing between …": it is there, not all along the border
  if (items[at - 1]?.place?.feature?.featureClass === 'P') return false;
  const a = nextPlace(items, at + 2, 3);
  const b = a < 0 ? -1 : nextPlace(items, a + 1, 3);
  return [a, b].every((i) => items[i]?.place?.feature?.featureCode.startsWith('PCL'));
}

/** The first border among the items that has two sides: "the border of A and B", "the A-B border", "the crossing between A and B". */
export function readBorder(items: readonly Item[]): Border | undefined {
  for (let b = 0; b < items.length; b++) {
    if (!BORDER.test(items[b]?.word ?? '') && !isPassage(items, b)) continue;
    if (AT_BORDER.test(items[b + 1]?.word ?? '') && items[b + 2]?.word !== 'between') continue;
    const left: Place[] = [];
    for (let i = b - 1; i >= 0 && b - i < 5 && items[b + 1]?.word !== 'between'; i--) {
      const item = items[i] as Item;
      if (item.place) left.unshift(item.place);
      else if (item.word !== 'and' && item.word !== 'the') break;
    }
    const right: Place[] = [];
    for (let i = b + 1; i < items.length && i - b < 14; i++) {
      const item = items[i] as Item;
      if (item.place) right.push(item.place);
      else if (
        right.length > 0
          ? item.word !== 'and' && !FILLER.test(item.word)
          : !/^(?:between|with|of|and|the|areas?|regions?|provinces?)$/.test(item.word)
      )
        break;
      if (/[.;:()]/.test(items[i + 1]?.gap ?? '')) break;
    }
    const areas = right.filter(({ usage }) => usage !== 'modifier');
    const named = areas.length > 0 ? areas : right;
    if (left.length >= 2)
      return { one: [left[left.length - 2] as Place], other: [left[left.length - 1] as Place] };
    if (left.length === 1 && named.length > 0) return { one: left, other: named };
    if (left.length === 0 && named.length >= 2) return { one: [named[0] as Place], other: named.slice(1) };
  }
  return undefined;
}
