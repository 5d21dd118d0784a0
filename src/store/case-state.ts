/** What cases hold, worked out from the history. Pure. */
import { inForce } from './apply.js';
import type { CaseAction, CaseItem } from './case-model.js';

export interface Entered {
  id: number;
  at: string;
  who: string;
  action: CaseAction;
}

export interface CaseState {
  key: string;
  name: string;
  assigned: string | null;
  state: string | null;
  notes: { review: number; at: string; who: string; note: string }[];
  /** By what names each. */
  items: Map<string, CaseItem>;
  changed: string;
}

/** What names an item: a claim by its report and where its words stand. */
export function nameOf(item: CaseItem): string {
  if (item.of === 'report') return `report ${item.report}`;
  if (item.of === 'story') return `story ${[...item.reports].sort().join(' ')}`;
  const spans = item.anchor?.spans.map(({ start, end }) => `${start}-${end}`).join(',') ?? item.claim;
  return `claim ${item.report} ${spans}`;
}

/** Every case that stands, by its key. */
export function casesOf(entries: readonly Entered[]): Map<string, CaseState> {
  const force = inForce(entries);
  const cases = new Map<string, CaseState>();
  for (const entry of entries) if (force.has(entry.id)) enter(cases, entry);
  return cases;
}

function enter(cases: Map<string, CaseState>, { id, at, who, action }: Entered): void {
  if (action.kind === 'undo') return;
  if (action.kind === 'case-open') {
    const { case: key = '', name } = action;
    cases.set(key, { key, name, assigned: null, state: null, notes: [], items: new Map(), changed: at });
    return;
  }
  const one = cases.get(action.case);
  if (!one) return;
  one.changed = at;
  switch (action.kind) {
    case 'case-name':
      one.name = action.name;
      return;
    case 'case-note':
      one.notes.push({ review: id, at, who, note: action.note });
      return;
    case 'case-assign':
      one.assigned = action.to;
      return;
    case 'case-state':
      one.state = action.to;
      return;
    case 'case-put':
      for (const item of action.items) one.items.set(nameOf(item), item);
      return;
    case 'case-take':
      for (const item of action.items) one.items.delete(nameOf(item));
      return;
    case 'case-remove':
      cases.delete(action.case);
  }
}
