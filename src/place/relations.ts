/**
 * What the words say of the places in them: between A and B, from A to B through C, the border of A and B, southern A,
 * 30 km north-west of A, near A.
 */
import type { Place, Quantity, Span } from '../report.js';
import { type Border, readBorder } from './border.js';
import { type Side, sideOf } from './directions.js';
import { FILLER, type Item, itemsOf, nextPlace } from './items.js';

export type Role = 'at' | 'from' | 'to' | 'between' | 'via' | 'near';

/** A place as it stands in the words, with what is said of it. */
export interface Placed {
  place: Place;
  role: Role;
  /** "southern": parts of it, or sides of it when `outside`. */
  sides: Side[];
  /** "east of Palmyra": beside it, not in it. */
  outside: boolean;
  /** "30 km north-west of": how far away. */
  km?: number;
  /** Only says where another lies ("in southern Deir ez-Zor" after a town). */
  containing: boolean;
  /** Only says on which side of it the place before lies: "Hit, south of Anah". */
  reference: boolean;
}

export interface Relations {
  placed: Placed[];
  /** The two sides of a border that the words name. */
  border?: Border;
  /** The line or route is called so by these words, which look back: "this route". */
  lookingBack: boolean;
}

const NEAR =
  /^(?:near|nearby|around|outside|outskirts|suburbs?|vicinity|close|beside|environs|surroundings|overlooking)$/;
const VIA = /^(?:via|through)$/;
const LINK = /^(?:link|links|linking|linked|connect|connects|connecting|connected)$/;
const LOOKING_BACK = /^(?:this|that|the)\s(?:\w+\s)?(?:route|axis|road|line|corridor|stretch)\b/i;
const TO_KM: Readonly<Record<string, number>> = {
  km: 1,
  kilometre: 1,
  kilometer: 1,
  mi: 1.609344,
  mile: 1.609344,
  m: 0.001,
  metre: 0.001,
  meter: 0.001,
};

/** Kilometres of a length; undefined for other quantities and units that are not known. */
export function kmOf(quantity: Quantity): number | undefined {
  const factor = TO_KM[(quantity.unit ?? '').toLowerCase().replace(/s$/, '')];
  const value = quantity.min ?? quantity.max;
  return factor === undefined || value === undefined ? undefined : Math.round(value * factor * 10) / 10;
}

/** The relations that the words of a range name between the places in it. */
export function relationsIn(
  text: string,
  range: Span,
  places: readonly Place[],
  quantities: readonly Quantity[],
): Relations {
  const items = itemsOf(text, range, places);
  const roles = new Map<Item, Role>();
  readBetween(items, roles);
  readFromTo(items, roles);
  const border = readBorder(items);
  const placed: Placed[] = [];
  items.forEach((item, i) => {
    if (!item.place) return;
    const { sides, of, first } = sidesBefore(items, i);
    const km =
      sides.length > 0 || items[first - 1]?.word === 'from'
        ? distanceBefore(items[items[first - 1]?.word === 'from' ? first - 1 : first], quantities)
        : undefined;
    const isArea = /^(?:PCL|ADM|CONT|RGN|DSRT)/.test(item.place.feature?.featureCode ?? '');
    const outside = sides.length > 0 && (km !== undefined || (of && !isArea));
    const role =
      roles.get(item) ??
      (border?.one.includes(item.place) || border?.other.includes(item.place) ? 'between' : undefined) ??
      (km !== undefined || outside || hasNear(items, first) ? 'near' : hasVia(items, first) ? 'via' : 'at');
    placed.push({
      place: item.place,
      role,
      sides,
      outside,
      ...(km !== undefined && { km }),
      containing: isContaining(items, i, placed),
      reference: outside && km === undefined && isAside(items, first),
    });
  });
  return {
    placed,
    ...(border && { border }),
    lookingBack: LOOKING_BACK.test(text.slice(range.start, range.start + 60).trimStart()),
  };
}

function readBetween(items: readonly Item[], roles: Map<Item, Role>): void {
  items.forEach((item, i) => {
    if (item.word !== 'between') return;
    const a = nextPlace(items, i + 1);
    if (a < 0) return;
    // the second end follows the "and" that comes after the first, over an aside between commas
    for (let j = a + 1; j < items.length && j < a + 20; j++) {
      if (items[j]?.word !== 'and') continue;
      const b = nextPlace(items, j + 1, 6);
      if (b < 0) continue;
      roles.set(items[a] as Item, 'between');
      roles.set(items[b] as Item, 'between');
      return;
    }
  });
}

function readFromTo(items: readonly Item[], roles: Map<Item, Role>): void {
  items.forEach((item, i) => {
    const linking = LINK.test(item.word);
    if (item.word !== 'from' && !linking) return;
    const a = nextPlace(items, i + 1, 9);
    if (a < 0 || (!linking && !items.slice(i + 1, a).every(({ word }) => FILLER.test(word) || sideOf(word))))
      return;
    for (let j = a + 1; j < items.length && j < a + 18; j++) {
      const word = items[j]?.word ?? '';
      if (word !== 'to' && !(linking && (word === 'and' || word === 'with'))) continue;
      const b = nextPlace(items, j + 1, 6);
      if (b < 0) continue;
      roles.set(items[a] as Item, 'from');
      roles.set(items[b] as Item, 'to');
      // "to A and B": both are ends
      const also = items[b + 1]?.word === 'and' && items[b + 2]?.place ? b + 2 : -1;
      if (also > 0 && !linking) roles.set(items[also] as Item, 'to');
      return;
    }
  });
}

/** Compass words before a name: "the east and south of Homs", "in southern Deir ez-Zor", "south-west of the city of Palmyra". */
function sidesBefore(items: readonly Item[], at: number): { sides: Side[]; of: boolean; first: number } {
  const sides: Side[] = [];
  let of = false;
  let first = at;
  for (let i = at - 1; i >= 0 && at - i < 9; i--) {
    const item = items[i] as Item;
    if (item.place || (items[i + 1] && /[.;:()]/.test((items[i + 1] as Item).gap))) break;
    const side = sideOf(item.word);
    if (side) {
      sides.unshift(side);
      first = i;
      continue;
    }
    if (item.word === 'of' && sides.length === 0) of = true;
    else if (item.word === 'and' && sides.length > 0 && sideOf(items[i - 1]?.word ?? '')) continue;
    else if (
      !/^(?:the|city|town|village|part|parts|province|governorate|region|district|countryside|of|locality|desert|rural|outskirts|suburbs|suburb)$/.test(
        item.word,
      )
    )
      break;
  }
  // "the southern city of Basra" says where the city lies, not a part of it
  if (
    sides.length > 0 &&
    of &&
    /^(?:city|town|village|province|governorate|district)$/.test(items[first + 1]?.word ?? '')
  )
    return { sides: [], of: false, first: at };
  return { sides, of, first: sides.length > 0 ? first : at };
}

function distanceBefore(item: Item | undefined, quantities: readonly Quantity[]): number | undefined {
  if (!item) return undefined;
  const quantity = quantities.find(
    ({ kind, end }) => kind === 'length' && end <= item.start && item.start - end <= 12,
  );
  return quantity && kmOf(quantity);
}

function hasNear(items: readonly Item[], first: number): boolean {
  for (let i = first - 1; i >= 0 && first - i < 6; i--) {
    const item = items[i] as Item;
    if (NEAR.test(item.word)) return true;
    if (item.place || !FILLER.test(item.word)) return false;
  }
  return false;
}

function hasVia(items: readonly Item[], first: number): boolean {
  for (let i = first - 1; i >= 0 && first - i < 5; i--) {
    const item = items[i] as Item;
    if (VIA.test(item.word)) return true;
    if (
      item.place
        ? items[i + 1]?.word !== 'and' && !/^,/.test(items[i + 1]?.gap ?? '')
        : !FILLER.test(item.word)
    )
      return false;
  }
  return false;
}

/** "Aboukamal in southern Deir ez-Zor", "Kalar, Diyala": the second says where the first lies. */
function isContaining(items: readonly Item[], at: number, before: readonly Placed[]): boolean {
  if (before.length === 0) return false;
  for (let i = at - 1; i >= 0 && at - i < 9; i--) {
    const item = items[i] as Item;
    if (item.place)
      return at - i === 1
        ? /^,\s/.test((items[at] as Item).gap)
        : items.slice(i + 1, at).some(({ word }) => word === 'in');
    if (!FILLER.test(item.word) && !sideOf(item.word) && item.word !== 'in' && item.word !== 'southwestern')
      return false;
  }
  return false;
}

/** Whether the compass words from `first` on stand after a comma that follows a place: "the Hit crossing, south of Anah". */
function isAside(items: readonly Item[], first: number): boolean {
  if (!/^,\s/.test(items[first]?.gap ?? '')) return false;
  for (let i = first - 1; i >= 0 && first - i < 5; i--) {
    const item = items[i] as Item;
    if (item.place) return item.place.feature !== undefined;
    if (!FILLER.test(item.word)) return false;
  }
  return false;
}
