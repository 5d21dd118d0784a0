/** What an entry of the history holds beside the decision: its anchors, and what stood there before. Pure. */
import type { Report, Span } from '../report.js';
import { anchorOf, anchorOfWords } from './anchors.js';
import type { Entry } from './apply.js';
import { boundsOf } from './calendar.js';
import { StoreError } from './error.js';
import type { Action, Anchor, Decided } from './model.js';

type Mark = Extract<Action, { kind: 'accept' | 'reject' | 'reopen' | 'note' | 'tag' | 'untag' | 'assign' }>;

/** Whether an action touches nothing but a claim's state, notes, tags and whom it is given to. */
export function isMark(action: Action): action is Mark {
  return ['accept', 'reject', 'reopen', 'note', 'tag', 'untag', 'assign'].includes(action.kind);
}

/** Whether an entry, or the one that it takes back, is a mark. */
export function isLight(entries: readonly Entry[], id: number): boolean {
  const action = entries.find((one) => one.id === id)?.action;
  if (action?.kind === 'undo') return isLight(entries, action.review);
  return action !== undefined && isMark(action);
}

/** Whether an entry, or the one that it takes back, is about the report itself: its title, its date, … */
export function isOfFacts(entries: readonly Entry[], id: number): boolean {
  const action = entries.find((one) => one.id === id)?.action;
  return action?.kind === 'undo' ? isOfFacts(entries, action.review) : action?.kind === 'facts';
}

/**
 * Anchors of everything an action is about.
 *
 * @throws StoreError not-found
 */
export function anchorsOf(report: Report, action: Action): Anchor[] {
  const anchor = (of: Exclude<Anchor['of'], 'words'>, id: string): Anchor => {
    const found = anchorOf(report, of, id);
    if (!found) throw new StoreError('not-found', `this report has no ${of} ${id}`);
    return found;
  };
  switch (action.kind) {
    case 'source':
      return [action.attribution, ...(action.also ?? [])].map((id) => anchor('attribution', id));
    case 'chain':
      return [anchor('claim', action.claim), ...action.to.map((id) => anchor('attribution', id))];
    case 'place':
      return [action.place, ...(action.also ?? [])].map((id) => anchor('place', id));
    case 'add-place':
    case 'add-time':
    case 'add-quantity':
      return [anchor('claim', action.claim), anchorOfWords(report, [action.words])];
    case 'take-out':
      return [anchor('claim', action.claim), anchor(action.what.of, action.what.id)];
    case 'link': {
      const near = action.instead ?? action.after;
      return [
        anchor('claim', action.claim),
        ...(near === undefined ? [] : [anchor('attribution', near)]),
        ...(action.words ? [anchorOfWords(report, [action.words])] : []),
      ];
    }
    case 'add-claim':
      return [
        anchorOfWords(report, action.words),
        ...action.chain.map((id) => anchor('attribution', id)),
        ...action.places.map(({ place }) => anchor('place', place)),
        ...action.times.map((id) => anchor('time', id)),
        ...action.quantities.map((id) => anchor('quantity', id)),
      ];
    case 'time':
      return [anchor('time', action.time)];
    case 'quantity':
      return [anchor('quantity', action.quantity)];
    case 'join':
      return action.claims.map((id) => anchor('claim', id));
    case 'facts':
    case 'undo':
      return [];
    default:
      return [anchor('claim', action.claim)];
  }
}

/** @throws StoreError invalid: words outside the text, a date that is not EDTF, a link that the chain has not got */
export function validate(report: Report, action: Action): void {
  if ((action.kind === 'time' || action.kind === 'add-time') && action.to !== null) boundsOf(action.to);
  const end = report.text.length;
  const outside = wordsGiven(action).some((span) => span.start >= span.end || span.end > end);
  if (outside) throw new StoreError('invalid', `the words of a claim must lie within the text (0 to ${end})`);
  if (action.kind !== 'link') return;
  const near = action.instead ?? action.after;
  const chain = report.claims.find(({ id }) => id === action.claim)?.chain ?? [];
  if (near !== undefined && !chain.includes(near))
    throw new StoreError('invalid', `the chain of claim ${action.claim} has no link ${near}`);
}

/** Ranges of the text that an action names by itself. */
function wordsGiven(action: Action): Span[] {
  switch (action.kind) {
    case 'split':
      return action.to.flat();
    case 'add-claim':
      return action.words;
    case 'add-place':
    case 'add-time':
    case 'add-quantity':
      return [action.words];
    case 'link':
      return action.words ? [action.words] : [];
    default:
      return [];
  }
}

/** What stood there: for the history, so that an entry can be understood by itself. */
export function beforeOf({ report, decisions }: Decided, action: Action): unknown {
  const find = <T extends { id: string }>(items: readonly T[], id: string) =>
    items.find((item) => item.id === id);
  switch (action.kind) {
    case 'source': {
      const sourceId = find(report.attributions, action.attribution)?.sourceId;
      const source = sourceId ? find(report.sources, sourceId) : undefined;
      return source && { name: source.name, kind: source.kind, named: source.named };
    }
    case 'chain':
    case 'link': {
      const chain = find(report.claims, action.claim)?.chain ?? [];
      const named = (id: string) => {
        const sourceId = find(report.attributions, id)?.sourceId;
        const name = sourceId && find(report.sources, sourceId)?.name;
        return { id, ...(name && { name }) };
      };
      // Links that come in from elsewhere in the report are named too: the entry is understood by itself.
      const others = action.kind === 'chain' ? action.to.filter((id) => !chain.includes(id)) : [];
      return { chain: chain.map(named), others: others.map(named) };
    }
    case 'take-out': {
      const { of, id } = action.what;
      if (of === 'place') return find(report.places, id)?.feature;
      if (of === 'time') return find(report.times, id)?.edtf;
      return amountOf(find(report.quantities, id));
    }
    case 'place':
      return find(report.places, action.place)?.feature;
    case 'time':
      return find(report.times, action.time)?.edtf;
    case 'quantity':
      return amountOf(find(report.quantities, action.quantity));
    case 'split':
      return find(report.claims, action.claim)?.spans;
    case 'join':
      return action.claims.map((id) => find(report.claims, id)?.spans);
    case 'facts': {
      const { title, outlet, published, byline, language } = report;
      const had: Record<string, unknown> = { title, outlet, published, byline, language };
      return Object.fromEntries(Object.keys(action.to).map((name) => [name, had[name] ?? null]));
    }
    case 'tag':
    case 'untag':
      return decisions.get(action.claim)?.tags;
    case 'assign':
      return decisions.get(action.claim)?.assigned;
    case 'undo':
    case 'add-claim':
    case 'add-place':
    case 'add-time':
    case 'add-quantity':
      return undefined;
    default:
      return decisions.get(action.claim)?.state;
  }
}

function amountOf(quantity: Report['quantities'][number] | undefined): unknown {
  if (!quantity) return undefined;
  const { min, max, approximate, unit } = quantity;
  return { min, max, approximate, unit };
}
