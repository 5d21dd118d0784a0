/** Entries of the history in words, with what stood there and what was put in its place. Pure. */
import type { CaseItem, GazetteerFeature, Review } from './types.js';
import { redoable as redoableIn } from './undoing.js';
import { coordinates, counted, DEED, where } from './wording.js';

export interface Deed {
  what: string;
  /** What changed: the value before and the one after it. */
  changes: { of?: string; from: string; to: string }[];
}

const OPEN = 'left open';
const NOT_KNOWN = 'not known';
const NONE = 'none';
const NOBODY = 'nobody';
const OWN_VOICE = "the report's own voice";

/**
 * @example deedOf(review); // { what: 'corrected a time', changes: [{ from: '2024-05', to: '2024-05-08' }] }
 */
export function deedOf({ action, before }: Pick<Review, 'action' | 'before'>): Deed {
  const many =
    'also' in action && action.also ? ` and ${counted(action.also.length, 'other')} of that name` : '';
  const what = `${DEED[action.kind] ?? action.kind}${many}`;
  switch (action.kind) {
    case 'note':
      return { what: `wrote: ${action.note}`, changes: [] };
    case 'undo':
      return { what: `took back entry ${action.review}`, changes: [] };
    case 'source': {
      const had = before as { name?: string; kind?: string } | null;
      const words = (one: { name?: string; kind?: string } | null) =>
        one?.name ? `${one.name} (${one.kind})` : 'nobody named';
      return { what, changes: [{ from: words(had), to: words(action.to) }] };
    }
    case 'place':
      return {
        what,
        changes: [{ from: placeWords(before as GazetteerFeature | null), to: placeWords(action.to) }],
      };
    case 'time': {
      const role = action.role ? `, ${action.role}` : '';
      return {
        what,
        changes: [{ from: (before as string | null) ?? OPEN, to: `${action.to ?? OPEN}${role}` }],
      };
    }
    case 'quantity':
      return { what, changes: [{ from: amountWords(before as Amount | null), to: amountWords(action.to) }] };
    case 'chain':
    case 'link':
      return { what, changes: [chainChange(action, before)] };
    case 'add-place':
      return { what, changes: [{ from: NONE, to: `${placeWords(action.to)}, ${action.role}` }] };
    case 'add-time':
      return {
        what,
        changes: [{ from: NONE, to: action.role === 'at' ? action.to : `${action.to}, ${action.role}` }],
      };
    case 'add-quantity':
      return {
        what,
        changes: [{ from: NONE, to: [amountWords(action.to), action.to.casualty].filter(Boolean).join(' ') }],
      };
    case 'tag':
      return { what, changes: [{ from: tagsWords(before), to: tagsWords([...listed(before), action.tag]) }] };
    case 'untag':
      return {
        what,
        changes: [
          { from: tagsWords(before), to: tagsWords(listed(before).filter((tag) => tag !== action.tag)) },
        ],
      };
    case 'assign':
      return { what, changes: [{ from: (before as string | null) ?? NOBODY, to: action.to ?? NOBODY }] };
    case 'case-open':
      return { what, changes: [{ from: NONE, to: action.name }] };
    case 'case-name':
      return { what, changes: [{ from: String(before ?? ''), to: action.name }] };
    case 'case-note':
      return { what: `wrote: ${action.note}`, changes: [] };
    case 'case-assign':
      return { what, changes: [{ from: (before as string | null) ?? NOBODY, to: action.to ?? NOBODY }] };
    case 'case-state':
      return { what, changes: [{ from: (before as string | null) ?? NONE, to: action.to ?? NONE }] };
    case 'case-put':
    case 'case-take':
      return { what: `${what}: ${itemsWords(action.items)}`, changes: [] };
    case 'take-out':
      return {
        what,
        changes: [{ of: action.what.of, from: takenOutWords(action.what.of, before), to: NONE }],
      };
    case 'facts': {
      const had = (before ?? {}) as Record<string, unknown>;
      const words = (value: unknown) =>
        Array.isArray(value) ? value.join('; ') : String(value ?? NOT_KNOWN);
      return {
        what,
        changes: Object.entries(action.to).map(([of, to]) => ({ of, from: words(had[of]), to: words(to) })),
      };
    }
    case 'split':
      return { what: `split a claim into ${action.to.length}`, changes: [] };
    case 'join':
      return { what: `joined ${action.claims.length} claims`, changes: [] };
    default:
      return { what, changes: [] };
  }
}

/**
 * The entry to undo so that what was last taken back holds again; nothing where something else was decided since.
 *
 * @param history the newest entry first
 */
export const redoable = (history: readonly Review[]): Review | undefined =>
  redoableIn(history, ({ id }) => id);

type Amount = { min?: number; max?: number; approximate?: boolean; unit?: string };

function amountWords(one: Amount | null): string {
  if (!one) return NOT_KNOWN;
  const bounds = [...new Set([one.min, one.max].filter((value) => value !== undefined))].join(' to ');
  return [one.approximate ? 'about' : '', bounds || NOT_KNOWN, one.unit ?? ''].filter(Boolean).join(' ');
}

function placeWords(feature: GazetteerFeature | null | undefined): string {
  return feature ? `${where(feature)} (${coordinates(feature)})` : OPEN;
}

function takenOutWords(of: 'place' | 'time' | 'quantity', before: unknown): string {
  if (of === 'place') return placeWords(before as GazetteerFeature | null);
  return of === 'time' ? ((before as string | null) ?? OPEN) : amountWords(before as Amount | null);
}

const listed = (before: unknown): string[] => (Array.isArray(before) ? (before as string[]) : []);
const tagsWords = (before: unknown): string => [...new Set(listed(before))].join(', ') || NONE;

function itemsWords(items: readonly CaseItem[]): string {
  const count = (of: CaseItem['of'], one: string, many?: string) => {
    const found = items.filter((item) => item.of === of).length;
    return found > 0 ? [counted(found, one, many)] : [];
  };
  return [
    ...count('report', 'report'),
    ...count('claim', 'claim'),
    ...count('story', 'story', 'stories'),
  ].join(', ');
}

type Link = { id: string; name?: string };
type Chained = Extract<Review['action'], { kind: 'chain' | 'link' }>;

/** A chain before and after, by the names of its links. Entries of earlier versions have the ids of the old one alone. */
function chainChange(action: Chained, before: unknown): { from: string; to: string } {
  const had = before as { chain: Link[]; others: Link[] } | string[] | null;
  if (!had || Array.isArray(had)) {
    const words = (links: readonly string[]) =>
      links.length === 0 ? OWN_VOICE : counted(links.length, 'link');
    return { from: words(had ?? []), to: action.kind === 'chain' ? words(action.to) : action.to.name };
  }
  const names = (links: readonly Link[]) =>
    links.map(({ name }) => name ?? 'nobody named').join(' → ') || OWN_VOICE;
  const after = [...had.chain];
  if (action.kind === 'link') {
    const at = had.chain.findIndex(({ id }) => id === (action.instead ?? action.after));
    after.splice(action.instead ? at : at + 1, action.instead ? 1 : 0, { id: '', name: action.to.name });
    return { from: names(had.chain), to: names(after) };
  }
  const known = new Map([...had.chain, ...had.others].map((link) => [link.id, link]));
  return { from: names(had.chain), to: names(action.to.map((id) => known.get(id) ?? { id })) };
}
