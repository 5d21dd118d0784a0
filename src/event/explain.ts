/** Why events were read as they were, for people. */
import type { Explanation } from '../report.js';
import type { Read } from './assemble.js';

/** What tells of each event, what found it, and what was worked out. */
export function explain(text: string, read: readonly Read[]): Explanation[] {
  return read.flatMap(({ event, mentions, whole }) => {
    const words = event.triggers.map((t) => `“${text.slice(t.start, t.end)}”`);
    const rules = [...new Set(mentions.map(({ draft }) => draft.rule))].join('; ');
    const seen = mentions.flatMap(({ draft }) => draft.seen?.score ?? []);
    const sure = seen.length
      ? `; the reader model is ${Math.round(Math.max(...seen) * 100)} percent sure of it`
      : '';
    const joined =
      words.length > 1
        ? ' Taken for one event by their words, roles, places, days and tolls, as data/event/corefer.json weighs them.'
        : '';
    const told: Explanation = {
      about: event.id,
      rule: 'event',
      text: `Told by ${words.join(', ')}; found by ${rules}${sure}.${joined}`,
      spans: event.triggers,
    };
    if (!whole) return [told];
    const times = whole.map((t) => `“${text.slice(t.start, t.end)}”`).join(', ');
    const part: Explanation = {
      about: event.id,
      rule: 'part of a dated whole',
      text: `No time is told of it: it is taken for one of several told before, of ${times}.`,
      spans: whole.map(({ start, end }) => ({ start, end })),
    };
    return [told, part];
  });
}
