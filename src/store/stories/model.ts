/** Stories on the desk: what lists and pages show, and what an analyst decides about them. */
import { z } from 'zod';
import { geometrySchema, spanSchema } from '../../report.js';
import { evidenceSchema, factSchema, factSlotSchema, storySchema } from '../../story.js';
import { claimRowSchema, mapFeatureSchema } from '../model.js';
import { divergenceKindSchema, reportKeySchema, storyActionSchema, voiceRefSchema } from './actions.js';

const key = reportKeySchema;

const boundsSchema = z.object({ min: z.number().int(), max: z.number().int() });

export const storyRowSchema = z.object({
  id: z.string(),
  label: storySchema.shape.label,
  words: z.string().describe('the text of label'),
  type: storySchema.shape.type.nullable(),
  subEvent: z.string().nullable(),
  earliest: z.string().nullable().describe('when it happened, ISO day'),
  latest: z.string().nullable(),
  places: z.array(z.string()).describe('names, the one that most reports name first; three at most'),
  reports: z.number().int(),
  outlets: z.number().int(),
  copies: z.number().int().describe('reports that only repeat the words of another'),
  voices: boundsSchema.describe('independent voices; what was accepted, where a count was'),
  accepted: z.boolean().describe('the analyst accepted the count, and it still fits'),
  divergences: z.record(divergenceKindSchema, z.number().int()).describe('how many, by kind'),
  published: z.object({ first: z.string().nullable(), last: z.string().nullable() }).describe('ISO days'),
  confidence: storySchema.shape.confidence,
  decisions: z.number().int().describe('decisions about it that hold'),
});
export type StoryRow = z.infer<typeof storyRowSchema>;

export const storySortSchema = z
  .enum(['voices', 'newest', 'disputed', 'reports', 'earliest'])
  .describe('most independent voices; latest published; most divergences; most reports; first to happen');
export type StorySort = z.infer<typeof storySortSchema>;

export const storiesAskedSchema = z.object({
  minVoices: z.number().int().min(0).optional().describe('certain voices at least'),
  minReports: z.number().int().min(1).default(2).describe('1 shows what one report alone tells, too'),
  divergence: z.array(divergenceKindSchema).min(1).optional().describe('has one of these kinds'),
  report: z.array(key).min(1).max(200).optional().describe('stories that these reports are in'),
  sort: storySortSchema.default('voices'),
  limit: z.number().int().min(1).max(500).default(50),
  offset: z.number().int().min(0).max(10_000_000).default(0),
});
export type StoriesAsked = z.infer<typeof storiesAskedSchema>;

export const factCellSchema = z
  .object({
    fact: factSchema,
    report: z.string(),
    words: z.string().describe('the words of fact.ref, verbatim'),
    phrase: spanSchema
      .extend({ words: z.string() })
      .optional()
      .describe('the number with the words for what it counts, where they stand together'),
    counted: z.string().optional().describe('the words of fact.who, verbatim'),
    divergences: z.array(z.number().int()).describe('indexes into story.divergences'),
  })
  .describe('a fact as one report has it from a voice');
export type FactCell = z.infer<typeof factCellSchema>;

export const factsTableSchema = z.object({
  slots: z.array(factSlotSchema).describe('columns, those that the story has'),
  rows: z.array(
    z.object({
      origin: z.string().nullable().describe('id in story.origins; null: said by nobody that is known'),
      name: z.string(),
      cells: z.partialRecord(factSlotSchema, z.array(factCellSchema)),
    }),
  ),
});
export type FactsTable = z.infer<typeof factsTableSchema>;

export const storyDecisionSchema = z.object({
  review: z.number().int(),
  at: z.string(),
  who: z.string(),
  action: storyActionSchema,
  why: z.string().optional(),
  undone: z.boolean(),
  lapsed: z
    .string()
    .optional()
    .describe('why it changes nothing: reports or words are not there, or it is overruled'),
});
export type StoryDecision = z.infer<typeof storyDecisionSchema>;

export const storyShownSchema = z.object({
  asked: z
    .string()
    .describe('the id that was asked for; story.id is another where the story has changed since'),
  row: storyRowSchema,
  story: storySchema.describe('with every decision that holds; report ids are keys of the desk'),
  reports: z
    .array(
      z.object({
        report: z.string(),
        address: z.string().nullable(),
        adds: z
          .object({
            facts: z.array(z.string()).describe('ids of facts that no earlier report has'),
            origins: z.array(z.string()).describe('ids of voices that no earlier report has'),
            claims: z
              .array(z.string())
              .describe('ids of claims of it that are not words of the report it repeats'),
          })
          .describe('what was not said before it'),
      }),
    )
    .describe('in the order of story.reports'),
  voices: z
    .array(z.object({ origin: z.string(), sources: z.array(voiceRefSchema) }))
    .describe('under which names each report has each voice: what decisions about voices name'),
  table: factsTableSchema,
  count: z.object({
    found: boundsSchema.describe('what was worked out'),
    accepted: boundsSchema
      .extend({ review: z.number().int(), at: z.string(), who: z.string(), fits: z.boolean() })
      .nullable()
      .describe('what the analyst accepted; fits: nothing has come to the story since'),
  }),
  decisions: z.array(storyDecisionSchema).describe('about these reports, the newest first'),
});
export type StoryShown = z.infer<typeof storyShownSchema>;

/** A claim of a story for its map and timeline: GeoJSON (RFC 7946), `null` where it is on no map. */
export const storyClaimSchema = z.object({
  type: z.literal('Feature'),
  geometry: geometrySchema.nullable(),
  properties: z.object({
    ...mapFeatureSchema.shape.properties.shape,
    ...claimRowSchema.pick({ title: true, outlet: true, published: true, earliest: true, latest: true })
      .shape,
  }),
});
export type StoryClaim = z.infer<typeof storyClaimSchema>;
export const storyClaimsSchema = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(storyClaimSchema),
});

export const sharedSchema = z.object({
  passages: storySchema.shape.reports.element.shape.echoOf.unwrap().shape.passages,
  share: z.tuple([z.number(), z.number()]).describe("share of each report's words that stand in both"),
});
export type SharedWords = z.infer<typeof sharedSchema>;

export const whySchema = z
  .object({
    reports: z.tuple([z.string(), z.string()]),
    evidence: z.array(evidenceSchema),
    bits: z.number().describe('the sum of the weights'),
    probability: z.number(),
  })
  .describe('two reports compared');

const saidSchema = z.object({
  report: z.string(),
  outlet: z.string().nullable().describe("the report's"),
  origin: z.string().nullable(),
  name: z.string(),
  fact: factSchema,
  words: z.string(),
});
export const claimToldSchema = z.object({
  claim: z.string(),
  story: z.string(),
  facts: z
    .array(
      z.object({
        fact: factSchema,
        voices: z
          .number()
          .int()
          .describe('voices of the story whose telling fits this one, its own among them'),
        reports: z.number().int().describe('reports with a telling that fits'),
        otherwise: z.array(saidSchema.extend({ kind: divergenceKindSchema })).describe('who says otherwise'),
        first: saidSchema.describe('where it was first read'),
      }),
    )
    .describe('numbers, places and the like that the claim tells'),
  first: z
    .object({
      report: z.string(),
      outlet: z.string().nullable(),
      passage: z.object({ start: z.number().int(), end: z.number().int() }),
    })
    .nullable()
    .describe('an earlier report that has these very words, and where'),
});
export type ClaimTold = z.infer<typeof claimToldSchema>;

export const reportStoriesSchema = z.object({
  stories: z.array(
    z.object({
      row: storyRowSchema,
      part: storySchema.shape.reports.element.shape.part,
      echoOf: storySchema.shape.reports.element.shape.echoOf,
      repeats: z
        .object({
          report: z.string(),
          title: z.string().nullable(),
          outlet: z.string().nullable(),
          published: z.string().nullable(),
        })
        .nullable()
        .describe('the report that this one repeats'),
      repeatedBy: z.array(z.string()).describe('reports that repeat this one'),
    }),
  ),
  claims: z.array(claimToldSchema).describe('claims of this report that tell of a story'),
});
export type ReportStories = z.infer<typeof reportStoriesSchema>;

export const joiningSchema = z.object({
  left: z.number().int().describe('reports whose stories are still to be brought up to date'),
});
