/**
 * The data model across reports: what a story is. Types, run-time validation and the published JSON Schema
 * (docs/story.schema.json) come from the schemas in this file.
 */
import { z } from 'zod';
import {
  gazetteerFeatureSchema,
  geometrySchema,
  ploverTypeSchema,
  sourceSchema,
  spanSchema,
} from './report.js';

const id = z.string().min(1);
const day = z.iso.date();

export const refSchema = z
  .object({ report: id, start: z.number().int().nonnegative(), end: z.number().int().nonnegative() })
  .describe("a range of a report's text, UTF-16 code units, half-open");
export type Ref = z.infer<typeof refSchema>;

export const factSlotSchema = z.enum([
  'killed',
  'wounded',
  'missing',
  'detained',
  'place',
  'day',
  'by',
  'weapon',
  'count',
]);
export type FactSlot = z.infer<typeof factSlotSchema>;

export const factSchema = z
  .object({
    id,
    slot: factSlotSchema.describe('"count": how many of something else, which who and value name'),
    min: z.number().optional(),
    max: z.number().optional().describe('min without max: at least'),
    value: z.string().optional().describe('of a place its name, of a day its date, of a weapon its kind'),
    who: refSchema.optional().describe('who or what is counted'),
    ref: refSchema,
    claim: id.optional().describe('id of the claim that tells it'),
    origin: id.optional().describe('id of the StoryOrigin that tells it'),
    denied: z.boolean().optional().describe('told not to be so'),
  })
  .describe('one fact as one report tells it');
export type Fact = z.infer<typeof factSchema>;

export const echoKindSchema = z
  .enum(['copy', 'abridged', 'rerun', 'relay'])
  .describe('same text; part of it; same text once more by the same outlet; told after it in other words');
export type EchoKind = z.infer<typeof echoKindSchema>;

export const echoSchema = z
  .object({
    report: id.describe('the report that is repeated'),
    kind: echoKindSchema,
    share: z.number().min(0).max(1).describe('how much of this report the other holds'),
    passages: z.array(z.object({ here: spanSchema, there: spanSchema })),
  })
  .describe('which report this one repeats');
export type Echo = z.infer<typeof echoSchema>;

export const storyReportSchema = z.object({
  report: id,
  part: z.enum(['main', 'follow-up', 'mention']),
  title: z.string().optional(),
  outlet: z.string().optional(),
  published: z.string().optional(),
  claims: z.array(id).describe('the claims that tell of it'),
  origins: z.array(id).describe('ids of StoryOrigins that its account goes back to'),
  via: z.array(z.string()).describe('relays between the report and those'),
  echoOf: echoSchema.optional(),
  facts: z.array(factSchema),
});
export type StoryReport = z.infer<typeof storyReportSchema>;

export const storyOriginSchema = z
  .object({
    id,
    name: z.string(),
    kind: sourceSchema.shape.kind,
    named: z.boolean(),
    ownVoice: z.boolean().optional().describe('the outlet itself, which names nobody'),
    sources: z.array(
      z.object({
        report: id,
        source: z.string(),
        inferred: z.boolean().optional().describe('the report does not name it so: worked out'),
      }),
    ),
    why: z.string().describe('why these sources are one voice'),
  })
  .describe('a voice: somebody who is said to have said it first, identified across reports');
export type StoryOrigin = z.infer<typeof storyOriginSchema>;

export const divergenceSchema = z.object({
  slot: factSlotSchema,
  kind: z.enum(['update', 'dispute', 'scope', 'denial']),
  facts: z.array(id),
  reports: z.array(id),
  why: z.string(),
});
export type Divergence = z.infer<typeof divergenceSchema>;

export const evidenceSchema = z
  .object({
    about: z.string().describe('what was compared'),
    found: z.string().describe('what was found'),
    weight: z.number().describe('for the same story (above zero) or against it, in bits'),
  })
  .describe('one reason why two reports tell of the same happening, or do not');
export type Evidence = z.infer<typeof evidenceSchema>;

export const storySchema = z
  .object({
    id,
    label: refSchema.describe('the words that tell it best'),
    words: z.string().describe('the text of label'),
    type: ploverTypeSchema.optional(),
    subEvent: z.string().optional(),
    earliest: day.optional(),
    latest: day.optional(),
    geometry: geometrySchema.optional(),
    places: z.array(z.object({ feature: gazetteerFeatureSchema, reports: z.array(id) })),
    reports: z.array(storyReportSchema).min(1).describe('in order of publication'),
    origins: z.array(storyOriginSchema),
    independent: z.object({
      min: z.number().int().nonnegative(),
      max: z.number().int().nonnegative(),
      why: z.string(),
    }),
    divergences: z.array(divergenceSchema),
    confidence: z.number().min(0).max(1).describe('that its reports tell of one happening'),
  })
  .describe('one happening across reports');
export type Story = z.infer<typeof storySchema>;

/**
 * The JSON Schema (draft 2020-12) of a story, as published in docs/story.schema.json.
 *
 * @example JSON.stringify(storyJsonSchema(), null, 2)
 */
export function storyJsonSchema(): Record<string, unknown> {
  return { $id: 'headwater/story.schema.json', title: 'Story', ...z.toJSONSchema(storySchema) };
}
