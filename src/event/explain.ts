/** Why events were read as they were, for people. */
import type { Event, Explanation } from '../report.js';
import type { Joined } from './assemble.js';

export function explain(
  text: string,
  read: readonly { event: Event; mentions: readonly Joined[] }[],
): Explanation[] {
  return read.map(({ event, mentions }) => {
    const words = event.triggers.map((t) => `“${text.slice(t.start, t.end)}”`);
    const rules = [...new Set(mentions.map(({ draft }) => draft.rule))].join('; ');
    return {
      about: event.id,
      rule: 'event',
      text: `Told by ${words.join(', ')}; found by ${rules}.`,
      spans: event.triggers,
    };
  });
}
