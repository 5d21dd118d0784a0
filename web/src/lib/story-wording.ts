/** What a story is called on the page. The words for counts, bounds and echoes are those of the other formats. */
import { visible } from '../../../src/output/invisible.js';
import type { Divergence, Fact, Story, StoryReport } from './types.js';

export {
  boundsWords,
  echoWords,
  originWords,
  reportsWords,
  reportWords,
  slotWords,
  voicesWords,
} from '../../../src/output/story/wording.js';

type Kind = Divergence['kind'];

/** Each kind has a word and a sign, so that colour alone says nothing. */
export const DIFFERS: Record<Kind, { word: string; sign: string; means: string }> = {
  dispute: { word: 'dispute', sign: '≠', means: 'two voices tell what cannot both be so' },
  update: {
    word: 'update',
    sign: '→',
    means: 'the same voice, or the same text, later tells another number',
  },
  scope: { word: 'scope', sign: '⊂', means: 'they count different things: civilians, or one part of it' },
  denial: { word: 'denial', sign: '∅', means: 'one says that it was not so' },
};

/** "1 dispute, 2 updates". */
export function divergencesWords(kinds: readonly Kind[]): string {
  return (Object.keys(DIFFERS) as Kind[])
    .map((kind) => ({ kind, count: kinds.filter((one) => one === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${count} ${kind === 'scope' ? 'of scope' : plural(kind, count)}`)
    .join(', ');
}

function plural(kind: Kind, count: number): string {
  const { word } = DIFFERS[kind];
  return count === 1 ? word : `${word}s`;
}

/** What Headwater made of a fact's words: a place's name, a day, a kind of means. Undefined for numbers. */
export function workedOut({ slot, value }: Fact): string | undefined {
  return value !== undefined && (slot === 'place' || slot === 'day' || slot === 'weapon')
    ? value.replace('/', ' to ')
    : undefined;
}

/** A report by its title, or by its outlet and day where it has none. */
export function titleOf({ title, outlet, report }: StoryReport): string {
  return visible(title ?? outlet ?? report);
}

/** How many of a story's reports only repeat another: copies, abridgements, reruns. */
export function repeats({ reports }: Story): number {
  return reports.filter(({ echoOf }) => echoOf && echoOf.kind !== 'relay').length;
}

/** "2", "2 to 3". */
export function boundsOf({ min, max }: { min: number; max: number }): string {
  return min === max ? String(min) : `${min} to ${max}`;
}

/** What a report does to the one that it repeats. */
export const ECHO_VERBS = {
  copy: 'copies',
  abridged: 'abridges',
  rerun: 'runs again',
  relay: 'relays',
} as const;
