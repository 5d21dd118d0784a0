/** What an analyst decided about a report's claims, and what the reader had where it was corrected; for exports of the desk. */
import type {
  Attribution,
  Claim,
  Place,
  Quantity,
  Report,
  Source,
  TimeExpression,
  TimeRole,
} from '../report.js';
import type { ClaimView } from './view.js';
import { wordsAt } from './view.js';
import { placeFact, quantityFact, timeFact } from './wording.js';

/** The reader's own value of something that an analyst corrected; the report itself holds the corrected one. */
export type AsRead =
  | { of: 'attribution'; id: string; read: Attribution; source?: Source }
  | { of: 'place'; id: string; read: Place }
  | { of: 'time'; id: string; read: TimeExpression; role?: TimeRole }
  | { of: 'quantity'; id: string; read: Quantity }
  /** A claim that was split, joined with others or given another chain. */
  | { of: 'claim'; id: string; read: Claim };

export interface ReviewedClaim {
  state: 'open' | 'accepted' | 'rejected';
  notes: readonly { at: string; who: string; note: string }[];
  asRead: readonly AsRead[];
  /** The entry into which the analyst merged the origin's, where that was done. */
  originEntry?: string;
}

/** A report's decisions. */
export interface Reviewed {
  /** Names the report on the desk. */
  key: string;
  /** By the claim's id. */
  claims: ReadonlyMap<string, ReviewedClaim>;
}

/** A claim's offsets: '12-57 | 60-71'. */
export function spansText({ claim }: ClaimView): string {
  return claim.spans.map(({ start, end }) => `${start}-${end}`).join(' | ');
}

/**
 * What the reader had, in a line.
 *
 * @example asReadText(one, report); // 'time “ten days ago”: 2024-04-28'
 */
export function asReadText(one: AsRead, { text }: Pick<Report, 'text'>): string {
  const at = (span: { start: number; end: number }) => text.slice(span.start, span.end);
  switch (one.of) {
    case 'attribution':
      return `source of “${wordsAt(text, one.read.cue)}”: ${one.source?.name ?? 'nobody named'}`;
    case 'claim':
      return `claim ${one.id}: “${wordsAt(text, one.read.spans)}”, chain: ${one.read.chain.join(' > ') || 'own voice'}`;
    case 'place': {
      const { words, meaning, note } = placeFact(one.read, '', at(one.read));
      return `place “${words}”: ${meaning ?? note}`;
    }
    case 'time': {
      const { words, meaning, note } = timeFact(one.read, one.role, at(one.read));
      return `time “${words}”${one.role ? ` (${one.role})` : ''}: ${meaning ?? note ?? words}`;
    }
    case 'quantity': {
      const { words, meaning } = quantityFact(one.read, at(one.read), undefined);
      return `quantity “${words}”: ${meaning ?? words}`;
    }
  }
}

/** What is to be said of a claim out of the desk, for pages for people; nothing for any other claim. */
export function reviewLines(
  { review, claim }: ClaimView,
  report: Pick<Report, 'text'>,
): { label: string; text: string }[] {
  if (!review) return [];
  const spans = claim.spans.map(({ start, end }) => `${start} to ${end}`).join(', ');
  return [
    { label: 'Review', text: review.state },
    ...review.notes.map(({ note, who, at }) => ({ label: `Note by ${who}, ${at}`, text: note })),
    ...review.asRead.map((one) => ({ label: 'Corrected; as read', text: asReadText(one, report) })),
    ...(review.originEntry ? [{ label: 'Origin merged into', text: review.originEntry }] : []),
    { label: 'Characters', text: spans },
  ];
}
