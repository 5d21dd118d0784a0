/** Live blogs: pages whose body is a list of entries, each with the time at which it was added. */
import { toEdtfDate } from '../metadata/date.js';
import { type DomDocument, type DomElement, type DomNode, isElement } from './dom.js';

/** Fewer dated parts side by side are no live blog. */
const FEWEST_ENTRIES = 3;
/** An entry is no further up from its time than this. */
const LEVELS = 8;
const INSTANT = /^\s*(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?)(?:\.\d{1,9})?(Z|[+-]\d\d:?\d\d)?\s*$/;

/**
 * The entries of a live blog with their times.
 *
 * @returns for each entry's element the time at which it was published, as the page states it (ISO 8601: a day, or a
 *   day and a time); empty when the page is none
 */
export function findEntries(document: DomDocument): ReadonlyMap<DomElement, string> {
  const times = [...document.querySelectorAll('time[datetime]')];
  const counts = new Map<DomNode, number>();
  for (const time of times)
    for (let node: DomElement | null = time; node; node = node.parentNode)
      counts.set(node, (counts.get(node) ?? 0) + 1);
  const byParent = new Map<DomElement, Map<DomElement, string>>();
  for (const time of times) {
    const stated = time.getAttribute('datetime') ?? '';
    const instant = INSTANT.exec(stated);
    const when = instant ? `${instant[1]}${instant[2] ?? ''}` : toEdtfDate(stated);
    const entry = entryOf(time, counts);
    if (!when || !entry?.parentNode) continue;
    const siblings = byParent.get(entry.parentNode) ?? new Map<DomElement, string>();
    byParent.set(entry.parentNode, siblings.set(entry, when));
  }
  const entries = new Map<DomElement, string>();
  for (const siblings of byParent.values())
    if (siblings.size >= FEWEST_ENTRIES && new Set(siblings.values()).size > 1)
      for (const [entry, when] of siblings) entries.set(entry, when);
  return entries;
}

/** The largest element around a time that holds no other time. */
function entryOf(time: DomElement, counts: ReadonlyMap<DomNode, number>): DomElement | undefined {
  let entry = time;
  for (let level = 0; level < LEVELS; level++) {
    const parent = entry.parentNode;
    if (!parent || !isElement(parent) || (counts.get(parent) ?? 0) > 1) break;
    entry = parent;
  }
  return entry === time ? undefined : entry;
}
