/** What a report's first words say happened: PLOVER's type, ACLED's sub-event, who did it and to whom. */
import type { Event, PloverType, Report, Span } from '../report.js';
import { within } from './lead.js';
import { plain } from './plain.js';
import { hash } from './words.js';

export interface Happening {
  type?: PloverType;
  subEvent?: string;
  /** Hashes of the words for who did it, and to whom, ascending. */
  actors: number[];
  recipients: number[];
}

/** Types that tell of words about a happening rather than of it. */
const WORDS_ABOUT = new Set<PloverType>([
  'ACCUSE',
  'REQUEST',
  'REJECT',
  'SUPPORT',
  'OTHER',
  'THREATEN',
  'CONSULT',
]);
/** Words that stand in most names and tell nobody apart. from: own. */
const EMPTY = new Set(
  'the a an of for in at to and by from on its his her their our with some any force group people person'
    .split(' ')
    .map(plain),
);

/**
 * The happening of a report's first words; type and sub-event are those of the event that it mentions most often, those that
 * ACLED would record before others.
 *
 * @example happeningOf(report, leadOf(report)).subEvent; // 'Armed clash'
 */
export function happeningOf({ events, text }: Pick<Report, 'events' | 'text'>, lead: Span): Happening {
  const told = events
    .filter(({ status, type, subEvent }) => {
      const isFact = status === 'asserted' || status === 'possible';
      return isFact && (subEvent !== undefined || !WORDS_ABOUT.has(type));
    })
    .filter(({ triggers }) => triggers.some((span) => within(span, lead)))
    .sort(
      (a, b) =>
        Number(b.subEvent !== undefined) - Number(a.subEvent !== undefined) ||
        b.triggers.length - a.triggers.length,
    );
  const [main] = told;
  const words = (roles: (event: Event) => Event['actors']) =>
    [...new Set(told.flatMap((event) => wordsFor(roles(event), text)))].sort((a, b) => a - b);
  return {
    ...(main && { type: main.type }),
    ...(main?.subEvent && { subEvent: main.subEvent }),
    actors: words(({ actors }) => actors),
    recipients: words(({ recipients }) => recipients),
  };
}

function wordsFor(roles: Event['actors'], text: string): number[] {
  return roles.flatMap(({ spans }) =>
    spans.flatMap(({ start, end }) =>
      [...text.slice(start, end).matchAll(/[\p{L}\p{N}]+/gu)].flatMap(([word]) => {
        const folded = plain(word.toLowerCase());
        return folded.length > 1 && !EMPTY.has(folded) ? [hash(folded)] : [];
      }),
    ),
  );
}
