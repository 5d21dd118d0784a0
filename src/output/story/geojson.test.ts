import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Story, storySchema } from '../../story.js';
import { anyOf } from '../fixtures/arbitrary.js';
import { storyWriterFor } from './index.js';

describe('stories as GeoJSON', () => {
  it('carry type and voices where a map finds them', () => {
    fc.assert(
      fc.property(anyOf(storySchema), (any) => {
        const story = any as Story;
        const writer = storyWriterFor('geojson');
        const { features } = JSON.parse(writer.begin() + writer.story(story) + writer.end());
        expect(features).toHaveLength(story.geometry || story.places.length > 0 ? 1 : 0);
        for (const { properties } of features) {
          expect(properties.eventType).toBe(story.type);
          expect(properties.voicesMin).toBe(story.independent.min);
          expect(properties.voicesMax).toBe(story.independent.max);
          expect(properties.voices).toEqual(story.origins.map(({ name }) => name));
        }
      }),
      { numRuns: 50 },
    );
  });
});
