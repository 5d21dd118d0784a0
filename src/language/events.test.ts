import { describe, expect, it } from 'vitest';
import { eventsOf } from './events.js';
import type { Labels } from './model.js';
import type { Numbers } from './network.js';

/** What a network with two types, modes, sub-event types and statuses and two roles would say of rows of three words. */
const LABELS = {
  types: ['ASSAULT', 'CONSULT'],
  modes: ['none', 'aerial'],
  subEvents: ['none', 'Air/drone strike'],
  statuses: ['asserted', 'negated'],
  eventRoles: ['actor', 'place'],
  events: { atLeast: 0.1 },
} as unknown as Labels;

const float = (...data: number[]) => new Float32Array(data);

function tensors(scores: number[]): Record<string, Numbers> {
  const words = scores.length;
  const pairs = (first: number) => float(...scores.flatMap(() => [first, 1 - first]));
  const roles = new Uint8Array(words * words * 2);
  // In the second word's row: the first word is its actor, the third its place.
  roles[(1 * words + 0) * 2] = 255;
  roles[(1 * words + 2) * 2 + 1] = 51;
  return {
    triggers: { data: float(...scores), dims: [1, words] },
    types: { data: pairs(0.75), dims: [1, words, 2] },
    modes: { data: pairs(0.25), dims: [1, words, 2] },
    subEvents: { data: pairs(0), dims: [1, words, 2] },
    statuses: { data: pairs(0.995), dims: [1, words, 2] },
    eventRoles: { data: roles, dims: [1, words, words, 2] },
  };
}

describe('what the event heads say', () => {
  it('is told of every word that may be a trigger, by the names of the classes', () => {
    expect(eventsOf(tensors([0.05, 0.5, 0]), LABELS, 0, 3)).toEqual([
      {
        word: 1,
        score: 0.5,
        types: { ASSAULT: 0.75, CONSULT: 0.25 },
        modes: { none: 0.25, aerial: 0.75 },
        subEvents: { 'Air/drone strike': 1 },
        statuses: { asserted: expect.closeTo(0.995) },
        actor: [1, 0, 0],
        recipient: [0, 0, 0],
        place: [0, 0, 0.2],
        time: [0, 0, 0],
        killed: [0, 0, 0],
        wounded: [0, 0, 0],
      },
    ]);
  });

  it('keeps the likeliest of too many, in word order', () => {
    const read = eventsOf(tensors([0.25, 0.75, 0.25, 0.5]), LABELS, 0, 4);
    expect(read?.map(({ word, score }) => [word, score])).toEqual([
      [1, 0.75],
      [3, 0.5],
    ]);
  });

  it('is nothing where the network has no such heads', () => {
    expect(eventsOf({}, LABELS, 0, 3)).toBeUndefined();
    expect(eventsOf(tensors([0.5, 0.5, 0.5]), {} as Labels, 0, 3)).toBeUndefined();
  });
});
