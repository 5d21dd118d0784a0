/** What an analyst decides about stories, as it stands in the history. */
import { z } from 'zod';
import { divergenceSchema, factSlotSchema } from '../../story.js';

export const reportKeySchema = z.string().min(1).max(200).describe("a report's key");
const key = reportKeySchema;
const keys = z.array(key).min(1).max(5000);

export const voiceRefSchema = z
  .object({
    report: key,
    name: z
      .string()
      .min(1)
      .max(500)
      .optional()
      .describe("a source's name as this report has it; absent: the report's own voice"),
  })
  .describe('a voice by one report that has it: holds whatever stories and voices are called later');
export type VoiceRef = z.infer<typeof voiceRefSchema>;

export const factRefSchema = z
  .object({
    report: key,
    slot: factSlotSchema,
    start: z.number().int().nonnegative(),
    end: z.number().int().nonnegative(),
    words: z.string().max(500).describe('the words of that range, verbatim'),
  })
  .describe('a fact by the words that tell it');
export type FactRef = z.infer<typeof factRefSchema>;

export const divergenceKindSchema = divergenceSchema.shape.kind;

/** What an analyst decides about stories; every decision names reports and words, never a story, whose id changes. */
export const storyActionSchema = z
  .discriminatedUnion('kind', [
    z
      .object({ kind: z.literal('story-one'), reports: z.array(key).min(2).max(5000) })
      .describe('these reports tell of one happening: the reports of two stories that are one'),
    z
      .object({ kind: z.literal('story-part'), reports: keys, from: keys })
      .describe('these reports, together, tell of another happening than those'),
    z
      .object({ kind: z.literal('story-voices-one'), voices: z.array(voiceRefSchema).min(2).max(5000) })
      .describe('these voices are one'),
    z
      .object({
        kind: z.literal('story-voices-apart'),
        voices: z.array(voiceRefSchema).min(1).max(5000),
        from: z.array(voiceRefSchema).min(1).max(5000),
      })
      .describe('these, together, are another voice than those'),
    z
      .object({
        kind: z.literal('story-divergence'),
        facts: z.array(factRefSchema).min(2).max(500),
        to: z.enum([...divergenceKindSchema.options, 'none']).describe('none: they fit together'),
        found: divergenceKindSchema
          .optional()
          .describe('what was worked out, to be shown beside the decision'),
      })
      .describe('in which way these facts differ'),
    z
      .object({
        kind: z.literal('story-count'),
        reports: keys,
        min: z.number().int().min(0).max(100_000),
        max: z.number().int().min(0).max(100_000),
      })
      .describe('so many independent voices stand behind the story of these reports: the count is accepted'),
    z
      .object({ kind: z.literal('undo'), review: z.number().int().positive() })
      .describe('takes an entry back; undo an undo to redo'),
  ])
  .describe("an analyst's decision about stories");
export type StoryAction = z.infer<typeof storyActionSchema>;
