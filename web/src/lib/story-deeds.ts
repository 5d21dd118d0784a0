/** Decisions about stories in words, and which of them can be taken back or done again. Pure. */
import type { StoryAction, StoryDecision } from './types.js';
import { redoable, undoable } from './undoing.js';
import { counted } from './wording.js';

export const STORY_DEED: Record<StoryAction['kind'], string> = {
  'story-one': 'joined into one story',
  'story-part': 'parted from the story',
  'story-voices-one': 'made one voice',
  'story-voices-apart': 'made two voices',
  'story-divergence': 'set how facts differ',
  'story-count': 'accepted the count',
  undo: 'took back an entry',
};

/** A decision with what it is about. */
export function storyDeed({ action }: Pick<StoryDecision, 'action'>): string {
  const what = STORY_DEED[action.kind];
  switch (action.kind) {
    case 'story-one':
      return `${what}: ${counted(action.reports.length, 'report')}`;
    case 'story-part':
      return `${what}: ${counted(action.reports.length, 'report')}`;
    case 'story-voices-one':
      return `${what}: ${namesOf(action.voices)}`;
    case 'story-voices-apart':
      return `${what}: ${namesOf(action.voices)} and ${namesOf(action.from)}`;
    case 'story-divergence':
      return `${what}: ${[...new Set(action.facts.map(({ words }) => `“${words}”`))].join(', ')}: ${action.to === 'none' ? 'they fit together' : action.to}`;
    case 'story-count':
      return `${what}: ${action.min === action.max ? action.min : `${action.min} to ${action.max}`}`;
    case 'undo':
      return `${what}: ${action.review}`;
  }
}

function namesOf(voices: readonly { name?: string | undefined }[]): string {
  return [...new Set(voices.map(({ name }) => name ?? "a report's own voice"))].join(', ');
}

/**
 * The entry to undo next.
 *
 * @param decisions the newest first
 */
export const undoableStory = (decisions: readonly StoryDecision[]): StoryDecision | undefined =>
  undoable(decisions);

/**
 * The entry to undo so that what was last taken back holds again; nothing where something else was decided since.
 *
 * @param decisions the newest first, with those that took another back
 */
export const redoableStory = (decisions: readonly StoryDecision[]): StoryDecision | undefined =>
  redoable(decisions, ({ review }) => review);
