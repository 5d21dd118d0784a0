/** What an entry of the history holds beside the decision: its anchors, and what stood there before. Pure. */
import type { Report } from '../report.js';
import { anchorOf } from './anchors.js';
import type { Entry } from './apply.js';
import { boundsOf } from './calendar.js';
import { StoreError } from './error.js';
import type { Action, Anchor, Decided } from './model.js';

type Mark = Extract<Action, { kind: 'accept' | 'reject' | 'reopen' | 'note' }>;

/** Whether an action touches nothing but a claim's state and notes. */
export function isMark(action: Action): action is Mark {
  return ['accept', 'reject', 'reopen', 'note'].includes(action.kind);
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
  const anchor = (of: Anchor['of'], id: string): Anchor => {
    const found = anchorOf(report, of, id);
    if (!found) throw new StoreError('not-found', `this report has no ${of} ${id}`);
    return found;
  };
  switch (action.kind) {
    case 'source':
      return [anchor('attribution', action.attribution)];
    case 'chain':
      return [anchor('claim', action.claim), ...action.to.map((id) => anchor('attribution', id))];
    case 'place':
      return [anchor('place', action.place)];
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

/** @throws StoreError invalid: words outside the text, or a date that is not EDTF */
export function validate(report: Report, action: Action): void {
  if (action.kind === 'time' && action.to !== null) boundsOf(action.to);
  if (action.kind !== 'split') return;
  const end = report.text.length;
  const outside = action.to.flat().some((span) => span.start >= span.end || span.end > end);
  if (outside) throw new StoreError('invalid', `the words of a claim must lie within the text (0 to ${end})`);
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
      return find(report.claims, action.claim)?.chain;
    case 'place':
      return find(report.places, action.place)?.feature;
    case 'time':
      return find(report.times, action.time)?.edtf;
    case 'quantity': {
      const quantity = find(report.quantities, action.quantity);
      return (
        quantity && {
          min: quantity.min,
          max: quantity.max,
          approximate: quantity.approximate,
          unit: quantity.unit,
        }
      );
    }
    case 'split':
      return find(report.claims, action.claim)?.spans;
    case 'join':
      return action.claims.map((id) => find(report.claims, id)?.spans);
    case 'facts': {
      const { title, outlet, published, byline, language } = report;
      const had: Record<string, unknown> = { title, outlet, published, byline, language };
      return Object.fromEntries(Object.keys(action.to).map((name) => [name, had[name] ?? null]));
    }
    case 'undo':
      return undefined;
    default:
      return decisions.get(action.claim)?.state;
  }
}
