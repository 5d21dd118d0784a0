/** What an analyst decided, in the words in which the desk's exports give it. */
import type { Report } from '../report.js';
import type { Added, AsRead } from './reviewed.js';
import { type ClaimView, wordsAt } from './view.js';
import { placeFact, quantityFact, timeFact } from './wording.js';

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

/** @example addedText({ of: 'place', id: 'given-1', words: 'the yard' }); // 'place “the yard”' */
export function addedText({ of, words }: Added): string {
  return `${of === 'attribution' ? 'source' : of} “${words}”`;
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
    ...(review.added ?? []).map((one) => ({ label: 'Added by an analyst', text: addedText(one) })),
    ...(review.tags?.length ? [{ label: 'Tags', text: review.tags.join(', ') }] : []),
    ...(review.assigned ? [{ label: 'Assigned to', text: review.assigned }] : []),
    ...(review.cases?.length ? [{ label: 'Cases', text: review.cases.join(', ') }] : []),
    ...(review.originEntry ? [{ label: 'Origin merged into', text: review.originEntry }] : []),
    { label: 'Characters', text: spans },
  ];
}
