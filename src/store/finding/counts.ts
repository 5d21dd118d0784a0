/** Counts of what a filter leaves, by each thing that a claim has. */
import type { Database } from '../database.js';
import { EVENTS, KINDS, STANCES, STATES, VOICES } from './column-codes.js';
import { columnsOf, type Table } from './columns.js';
import { NO_DAY } from './days.js';
import { codeOf, type Part, type Selection } from './selection.js';
import { foldedName, type SpeakerNames } from './speaker-names.js';

export interface Count {
  /** As a filter names it; of sources and actors their numbers. */
  value: string;
  claims: number;
}
export interface NamedCount extends Count {
  label: string;
}

/** Facets with few values, all of which are counted at once. */
export const SHORT_FACETS = ['state', 'voice', 'stance', 'kind', 'event', 'language'] as const;
/** Facets with many values: those with most claims are shown, others are searched for. */
export const LONG_FACETS = ['outlet', 'speaker', 'actor', 'place'] as const;
export type ShortFacet = (typeof SHORT_FACETS)[number];
export type LongFacet = (typeof LONG_FACETS)[number];

/** How many claims have each value of the short facets, each counted as if nothing were chosen in it itself. */
export function shortFacets(database: Database, { table, failed }: Selection): Record<ShortFacet, Count[]> {
  const tallies: Record<ShortFacet, Float64Array> = {
    state: new Float64Array(STATES.length),
    voice: new Float64Array(VOICES.length),
    stance: new Float64Array(STANCES.length + 1),
    kind: new Float64Array(KINDS.length),
    event: new Float64Array(EVENTS.length),
    language: new Float64Array(table.slots),
  };
  const code = Object.fromEntries(SHORT_FACETS.map((one) => [one, codeOf(one)])) as Record<
    ShortFacet,
    number
  >;
  const columns = {
    state: table.state.values,
    voice: table.voice.values,
    stance: table.stance.values,
    kind: table.kind.values,
  };
  const events = table.events.values;
  const slots = table.slot.values;
  for (let row = 0; row < failed.length; row += 1) {
    const by = failed[row] as number;
    if (by === 255) continue;
    if (by === 0 || by === code.state) add(tallies.state, columns.state[row] as number);
    if (by === 0 || by === code.voice) add(tallies.voice, columns.voice[row] as number);
    if (by === 0 || by === code.stance) add(tallies.stance, columns.stance[row] as number);
    if (by === 0 || by === code.kind) add(tallies.kind, columns.kind[row] as number);
    if (by === 0 || by === code.event)
      for (let mask = events[row] as number, bit = 0; mask !== 0; mask >>>= 1, bit += 1)
        if (mask & 1) add(tallies.event, bit);
    if (by === 0 || by === code.language) add(tallies.language, slots[row] as number);
  }
  const named = (words: readonly string[], tally: Float64Array, from = 0) =>
    sorted(
      words.map((value, n) => ({ value, claims: tally[n + from] ?? 0 })).filter(({ claims }) => claims > 0),
    );
  const terms = columnsOf(database).terms();
  const languages = new Map<string, number>();
  for (let slot = 0; slot < table.slots; slot += 1) {
    const claims = tallies.language[slot] as number;
    const name = terms.get(table.language.values[slot] as number)?.key ?? 'und';
    if (claims > 0) languages.set(name, (languages.get(name) ?? 0) + claims);
  }
  return {
    state: named(STATES, tallies.state),
    voice: named(VOICES, tallies.voice),
    stance: named(STANCES, tallies.stance, 1),
    kind: named(KINDS, tallies.kind),
    event: named(EVENTS, tallies.event),
    language: sorted([...languages].map(([value, claims]) => ({ value, claims }))),
  };
}

export interface LongAsked {
  /** A part of the name, in any spelling of its letters. */
  search?: string;
  limit: number;
}

/** How many claims have each value of one long facet, the values with most first; and how many values there are. */
export function longFacet(
  database: Database,
  names: SpeakerNames,
  selection: Selection,
  facet: LongFacet,
  { search = '', limit }: LongAsked,
): { total: number; values: NamedCount[] } {
  const tally = tallyOf(names, selection, facet);
  const wanted = foldedName(search);
  const terms = columnsOf(database).terms();
  const found: NamedCount[] = [];
  if (facet === 'place') {
    // One name may stand for several places, and is counted as one.
    const places = new Map<string, NamedCount>();
    for (const [id, claims] of tally) {
      const { name = '', key = '' } = terms.get(id) ?? {};
      const folded = key.split('\t', 1)[0] ?? '';
      if (!isWanted(folded, wanted)) continue;
      const known = places.get(folded);
      if (known) known.claims += claims;
      else places.set(folded, { value: name, label: name, claims });
    }
    found.push(...places.values());
  } else
    for (const [id, claims] of tally) {
      const name = facet === 'speaker' ? names.get(id)?.name : terms.get(id)?.name;
      if (name === undefined || !isWanted(foldedName(name), wanted)) continue;
      found.push({ value: facet === 'outlet' ? name : String(id), label: name, claims });
    }
  return { total: found.length, values: sorted(found).slice(0, limit) };
}

/** Claims by the number of an outlet, source, actor or place name; each claim counts once for each. */
export function tallyOf(
  names: SpeakerNames,
  { table, failed }: Selection,
  facet: LongFacet,
): Map<number, number> {
  const code = codeOf(facet as Part);
  const tally = new Map<number, number>();
  if (facet === 'outlet') {
    const bySlot = new Float64Array(table.slots);
    const slots = table.slot.values;
    for (let row = 0; row < failed.length; row += 1)
      if (failed[row] === 0 || failed[row] === code) add(bySlot, slots[row] as number);
    for (let slot = 0; slot < table.slots; slot += 1) {
      const outlet = table.outlet.values[slot] as number;
      if (bySlot[slot]) tally.set(outlet, (tally.get(outlet) ?? 0) + (bySlot[slot] as number));
    }
    return tally;
  }
  const { starts, values } =
    facet === 'speaker' ? table.speakers : facet === 'actor' ? table.actors : table.places;
  const most = values.values.subarray(0, values.length).reduce((a, b) => Math.max(a, b), 0);
  const heads = facet === 'speaker' ? names.heads() : undefined;
  const counts = new Float64Array((heads ? Math.max(most >> 1, heads.length) : most) + 1);
  const last = new Int32Array(counts.length).fill(-1);
  for (let row = 0; row < failed.length; row += 1) {
    if (failed[row] !== 0 && failed[row] !== code) continue;
    for (let i = starts.values[row] as number; i < (starts.values[row + 1] as number); i += 1) {
      const value = values.values[i] as number;
      const id = heads ? heads[value >> 1] || value >> 1 : value;
      if (last[id] === row) continue;
      last[id] = row;
      add(counts, id);
    }
  }
  counts.forEach((claims, id) => {
    if (claims > 0) tally.set(id, claims);
  });
  return tally;
}

/** Sources of what a filter leaves: claims with them anywhere in the chain, as the origin, and reports. */
export function speakerCounts(
  names: SpeakerNames,
  { table, failed }: Selection,
): Map<number, { claims: number; origins: number; reports: number }> {
  const heads = names.heads();
  const { starts, values } = table.speakers;
  const found = new Map<
    number,
    { claims: number; origins: number; reports: number; row: number; slot: number }
  >();
  for (let row = 0; row < failed.length; row += 1) {
    if (failed[row] !== 0) continue;
    const slot = table.slot.values[row] as number;
    for (let i = starts.values[row] as number; i < (starts.values[row + 1] as number); i += 1) {
      const value = values.values[i] as number;
      const id = heads[value >> 1] || value >> 1;
      let one = found.get(id);
      if (!one) {
        one = { claims: 0, origins: 0, reports: 0, row: -1, slot: -1 };
        found.set(id, one);
      }
      if (one.row !== row) one.claims += 1;
      if (one.slot !== slot) one.reports += 1;
      one.row = row;
      one.slot = slot;
      one.origins += value & 1;
    }
  }
  return found;
}

/** Claims by the day on which they would have begun, NO_DAY for those without one. */
export function byDay({ table, failed }: Selection): Map<number, number> {
  const days = new Map<number, number>();
  const { earliest, latest } = table;
  for (let row = 0; row < failed.length; row += 1) {
    if (failed[row] !== 0) continue;
    const first = earliest.values[row] as number;
    const day = first === NO_DAY ? (latest.values[row] as number) : first;
    days.set(day, (days.get(day) ?? 0) + 1);
  }
  return days;
}

function isWanted(folded: string, wanted: string): boolean {
  return wanted === '' || ` ${folded}`.includes(` ${wanted}`);
}

function sorted<T extends Count>(counts: T[]): T[] {
  return counts.sort((a, b) => b.claims - a.claims || (a.value < b.value ? -1 : 1));
}

function add(tally: Float64Array, at: number): void {
  tally[at] = (tally[at] as number) + 1;
}

export type { Table };
