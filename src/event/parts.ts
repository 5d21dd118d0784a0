/**
 * When the parts of a whole happened: "On Friday the coalition carried out 20 strikes. … Near Hit, two strikes destroyed …":
 * a strike that is told without a time, after strikes of one day, is one of them.
 */
import type { TimeExpression } from '../report.js';
import type { Joined } from './joined.js';

/** A dated whole: several of one kind. */
interface Whole {
  times: readonly TimeExpression[];
  end: number;
}

/**
 * The times of those events that are parts of an earlier, dated whole; they were told without any.
 *
 * @param events the mentions of each event, in order of first mention
 * @param times the document's, in text order
 * @returns times by the number of the event
 */
export function timesOfParts(
  events: readonly (readonly Joined[])[],
  times: readonly TimeExpression[],
): Map<number, readonly TimeExpression[]> {
  const wholes = new Map<string, Whole>();
  const found = new Map<number, readonly TimeExpression[]>();
  events.forEach((mentions, i) => {
    const first = mentions[0] as Joined;
    const lemma = first.tree.lemma(first.draft.word);
    if (first.tree.word(first.draft.word).upos !== 'NOUN') return;
    const own = mentions.flatMap((one) => one.times.filter(isDay));
    if (own.length) {
      const end = Math.max(...own.map((t) => t.end), endOf(first));
      if (mentions.some(isSeveral)) wholes.set(lemma, { times: own, end });
      else wholes.delete(lemma);
      return;
    }
    const whole = wholes.get(lemma);
    if (!whole || mentions.some(({ times: other }) => other.length) || first.draft.status !== 'asserted')
      return;
    const start = first.tree.word(first.draft.word).start;
    const between = times.some(
      (time) =>
        isDay(time) &&
        time.start >= whole.end &&
        time.end <= start &&
        !whole.times.some((t) => meets(t, time)),
    );
    if (between) wholes.delete(lemma);
    else found.set(i, whole.times);
  });
  return found;
}

const endOf = ({ tree, draft }: Joined) => tree.word(draft.word).end;

/** A day, or days: no length, no year in which anything can have happened. */
function isDay({ type, earliest, latest, value }: TimeExpression): boolean {
  if (type !== 'DATE') return false;
  if (earliest && latest) return Date.parse(latest) - Date.parse(earliest) <= LONGEST;
  return /^XXXX-(?:\d{2}-\d{2}|W)/.test(value);
}

const LONGEST = 3 * 86_400_000; // milliseconds

function meets(a: TimeExpression, b: TimeExpression): boolean {
  if (a.earliest && b.earliest) return a.earliest.slice(0, 10) === b.earliest.slice(0, 10);
  return a.value === b.value;
}

/** "20 strikes", "a series of raids", "strikes". */
function isSeveral({ tree, draft }: Joined): boolean {
  return tree.word(draft.word).feats.Number === 'Plur';
}
