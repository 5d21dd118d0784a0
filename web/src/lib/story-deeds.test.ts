import { describe, expect, it } from 'vitest';
import { redoableStory, storyDeed, undoableStory } from './story-deeds.js';
import type { StoryAction, StoryDecision } from './types.js';

const entry = (review: number, action: StoryAction, undone = false): StoryDecision => ({
  review,
  at: '2025-06-11T08:00:00Z',
  who: 'mara',
  action,
  undone,
});
const COUNT: StoryAction = { kind: 'story-count', reports: ['a', 'b'], min: 2, max: 3 };
const PART: StoryAction = { kind: 'story-part', reports: ['a'], from: ['b'] };
const undo = (review: number): StoryAction => ({ kind: 'undo', review });

describe('decisions about stories', () => {
  it('are said with what they are about', () => {
    expect(storyDeed({ action: COUNT })).toBe('accepted the count: 2 to 3');
    expect(storyDeed({ action: PART })).toBe('parted from the story: 1 report');
    const voices = [{ report: 'a', name: 'the pilot' }, { report: 'b' }];
    expect(storyDeed({ action: { kind: 'story-voices-one', voices } })).toBe(
      "made one voice: the pilot, a report's own voice",
    );
    const facts = ['12', '12', '30'].map((words) => ({
      report: 'a',
      slot: 'killed' as const,
      start: 0,
      end: 2,
      words,
    }));
    expect(storyDeed({ action: { kind: 'story-divergence', facts, to: 'none' } })).toContain(
      '“12”, “30”: they fit together',
    );
  });

  it('are taken back from the last one on', () => {
    expect(undoableStory([entry(2, PART), entry(1, COUNT)])?.review).toBe(2);
    expect(undoableStory([entry(3, undo(2)), entry(2, PART, true), entry(1, COUNT)])?.review).toBe(1);
    expect(undoableStory([entry(2, undo(1)), entry(1, COUNT, true)])).toBeUndefined();
  });

  it('are done again in the same order, until something else is decided', () => {
    const both = [entry(4, undo(1)), entry(3, undo(2)), entry(2, PART, true), entry(1, COUNT, true)];
    expect(redoableStory(both)?.review).toBe(4);
    const one = [
      entry(5, undo(4)),
      entry(4, undo(1), true),
      entry(3, undo(2)),
      entry(2, PART, true),
      entry(1, COUNT),
    ];
    expect(redoableStory(one)?.review).toBe(3);
    expect(redoableStory([entry(6, PART), ...both])).toBeUndefined();
  });
});
