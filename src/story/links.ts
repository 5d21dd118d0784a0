/** What people decided about who belongs together, as joining takes it; ids are those of reports and sources. */
import type { Divergence, FactSlot } from '../story.js';
import type { Bonds } from './cluster.js';
import type { Signature } from './signature.js';

/** A voice by one report that has it; without a name the report's own. */
export interface VoiceLink {
  report: string;
  name?: string;
}

/** A decision; the later one wins where two do not fit together. */
export type Link =
  | { kind: 'one'; reports: readonly string[] }
  | { kind: 'part'; reports: readonly string[]; from: readonly string[] }
  | { kind: 'voices-one'; voices: readonly VoiceLink[] }
  | { kind: 'voices-apart'; voices: readonly VoiceLink[]; from: readonly VoiceLink[] }
  | { kind: 'divergence'; facts: readonly FactLink[]; to: Divergence['kind'] | 'none' };

/** A fact by its words' range in a report. */
export interface FactLink {
  report: string;
  slot: FactSlot;
  start: number;
  end: number;
}

/** Decisions in the order in which they were made. */
export type Links = readonly Link[];

export const NO_LINKS: Links = [];

/**
 * What decisions mean for grouping. From the last decision back, each holds as far as no later one speaks against it: so the
 * outcome is the same whatever was decided before and overruled.
 */
export function bondsOf(all: readonly Pick<Signature, 'id'>[], links: Links): Bonds {
  const grouping = links.filter(({ kind }) => kind === 'one' || kind === 'part');
  if (grouping.length === 0) return { together: [], apart: () => false };
  const at = new Map(all.map(({ id }, i) => [id, i]));
  const members = (ids: readonly string[]) => ids.flatMap((id) => at.get(id) ?? []).sort((x, y) => x - y);
  const groupOf = new Map<number, number[]>();
  const apart = new Map<number, Set<number>>();
  const group = (i: number) => groupOf.get(i) ?? [i];
  const areApart = (one: readonly number[], other: readonly number[]) =>
    one.some((x) => other.some((y) => apart.get(x)?.has(y)));
  const unite = (ids: readonly string[]) => {
    const list = members(ids);
    for (const [n, b] of list.entries())
      for (const a of list.slice(0, n)) {
        const [one, other] = [group(a), group(b)];
        if (one === other || areApart(one, other)) continue;
        const both = [...one, ...other];
        for (const i of both) groupOf.set(i, both);
        break;
      }
  };
  for (const link of [...grouping].reverse()) {
    if (link.kind === 'one') unite(link.reports);
    if (link.kind !== 'part') continue;
    for (const a of members(link.reports))
      for (const b of members(link.from)) {
        if (group(a).includes(b)) continue;
        apart.set(a, (apart.get(a) ?? new Set()).add(b));
        apart.set(b, (apart.get(b) ?? new Set()).add(a));
      }
    unite(link.reports);
  }
  return {
    together: [...new Set(groupOf.values())],
    apart: (a, b) => apart.get(a)?.has(b) === true,
  };
}

/** Reports that decisions may bring together, in lists of those that belong to one decision. */
export function togetherIn(link: Link): readonly string[] {
  return link.kind === 'one' || link.kind === 'part' ? link.reports : [];
}
