/** What the desk keeps beside reports: reviews, filters, the import queue. Schemas, types and the API's documentation are one. */
import { z } from 'zod';
import {
  type Claim,
  claimKindSchema,
  claimSchema,
  gazetteerFeatureSchema,
  geometrySchema,
  ploverTypeSchema,
  type Report,
  sourceSchema,
  spanSchema,
  stanceSchema,
} from '../report.js';
import { anchorSchema } from './anchor-model.js';
import { caseActionSchema } from './case-model.js';
import {
  alsoSchema,
  amountSchema,
  edtfSchema,
  GIVEN_ACTIONS,
  id,
  sourceGivenSchema,
  timeRoleGivenSchema,
} from './given-model.js';
import { storyActionSchema } from './stories/actions.js';

export { type SourceGiven, sourceGivenSchema } from './given-model.js';

const day = z
  .string()
  .regex(/^-?\d{4,6}-\d{2}-\d{2}$/, 'expected a day such as 2024-05-08')
  .describe('ISO date');

/** What an analyst knows better of a report; fields that are absent stay as they are. */
export const factsGivenSchema = z
  .strictObject({
    title: z.string().trim().min(1).max(1000).optional(),
    outlet: z.string().trim().min(1).max(500).optional(),
    published: z
      .string()
      .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, 'expected a date such as 2024-05-08')
      .optional(),
    byline: z.array(z.string().trim().min(1).max(500)).min(1).max(50).optional(),
    language: z
      .string()
      .regex(/^[a-z]{2,3}(-[\w-]{1,30})?$/i, 'expected a language such as en or ar')
      .optional(),
  })
  .refine(
    (facts) => Object.values(facts).some((one) => one !== undefined),
    'expected something that is corrected',
  );
export type FactsGiven = z.infer<typeof factsGivenSchema>;

/** A word or a name that claims are filed under. */
export const tagSchema = z.string().trim().min(1).max(100);

export const actionSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('accept'), claim: id }).describe('the claim is read rightly'),
    z.object({ kind: z.literal('reject'), claim: id }).describe('the claim is not one, or read wrongly'),
    z.object({ kind: z.literal('reopen'), claim: id }).describe('neither accepted nor rejected any more'),
    z.object({ kind: z.literal('note'), claim: id, note: z.string().trim().min(1).max(10_000) }),
    z.object({ kind: z.literal('tag'), claim: id, tag: tagSchema }).describe('files the claim under a word'),
    z.object({ kind: z.literal('untag'), claim: id, tag: tagSchema }),
    z
      .object({ kind: z.literal('assign'), claim: id, to: tagSchema.nullable() })
      .describe('whom the claim is given to; null: nobody'),
    z
      .object({ kind: z.literal('source'), attribution: id, also: alsoSchema, to: sourceGivenSchema })
      .describe('who is said to say it, in one attribution'),
    z
      .object({ kind: z.literal('chain'), claim: id, to: z.array(id).max(50) })
      .describe("attribution ids, the report's nearest source first; [] is the report's own voice"),
    z
      .object({
        kind: z.literal('place'),
        place: id,
        also: alsoSchema,
        to: gazetteerFeatureSchema.nullable(),
      })
      .describe('what a place name stands for; null leaves it open'),
    z
      .object({
        kind: z.literal('time'),
        time: id,
        to: edtfSchema.nullable(),
        role: timeRoleGivenSchema
          .optional()
          .describe('what it is to the claims that name it; "at": when they happened; absent: as it was'),
      })
      .describe('EDTF; null leaves it open'),
    z.object({
      kind: z.literal('quantity'),
      quantity: id,
      to: amountSchema,
    }),
    z
      .object({ kind: z.literal('split'), claim: id, to: z.array(z.array(spanSchema).min(1)).min(2).max(50) })
      .describe('into claims of these words; chain, places, times and quantities follow the words'),
    z
      .object({ kind: z.literal('facts'), to: factsGivenSchema })
      .describe('what is known of the report itself; it is read again with it'),
    z.object({ kind: z.literal('join'), claims: z.array(id).min(2).max(50) }).describe('into one claim'),
    ...GIVEN_ACTIONS,
    z
      .object({ kind: z.literal('undo'), review: z.number().int().positive() })
      .describe('takes an entry back; undo an undo to redo'),
  ])
  .describe("an analyst's decision about one report");
export type Action = z.infer<typeof actionSchema>;

export const speakerActionSchema = z
  .discriminatedUnion('kind', [
    z
      .object({ kind: z.literal('merge'), speakers: z.array(id).min(1).max(500), into: id })
      .describe('these entries, by key, are the same as that one'),
    z
      .object({ kind: z.literal('part'), speaker: id })
      .describe('this entry, by key, stands for itself again'),
    z
      .object({ kind: z.literal('apart'), speakers: z.tuple([id, id]) })
      .describe('these two, by key, are not the same: it is not suggested again'),
    z.object({ kind: z.literal('undo'), review: z.number().int().positive() }),
  ])
  .describe("an analyst's decision about who is who, in all reports");
export type SpeakerAction = z.infer<typeof speakerActionSchema>;

export { type Anchor, anchorSchema } from './anchor-model.js';

export const reviewSchema = z
  .object({
    id: z.number().int(),
    at: z.string().describe('ISO instant'),
    who: z.string(),
    report: z
      .string()
      .optional()
      .describe('key of the report; absent when it is about speakers, stories or cases'),
    action: z.union([actionSchema, speakerActionSchema, storyActionSchema, caseActionSchema]),
    anchors: z.array(anchorSchema),
    before: z.unknown().describe('what stood there before'),
    why: z.string().optional(),
    undone: z.boolean().describe('a later entry takes it back'),
    lapsed: z.string().optional().describe('why it no longer holds: a later reading has not got its words'),
  })
  .describe('one entry of the history, which only grows');
export type Review = z.infer<typeof reviewSchema>;

export const stateSchema = z.enum(['open', 'accepted', 'rejected']);
export type ReviewState = z.infer<typeof stateSchema>;

/** How a claim's origin speaks: the report itself, a source with a name, one without, or a passive with nobody. */
export const voiceSchema = z.enum(['own', 'named', 'unnamed', 'unsaid']);
export type Voice = z.infer<typeof voiceSchema>;

const list = <T extends z.ZodType>(item: T) => z.array(item).min(1).max(200);

/** What a view shows. Every field narrows; lists are alternatives. The same in every view. */
export const filterSchema = z
  .strictObject({
    text: z.string().max(500).describe('words; "a phrase"; a OR b; -not; pre*').optional(),
    report: list(id).describe('report keys').optional(),
    claim: list(z.string().max(401))
      .describe('single claims: report key and claim id with a blank between')
      .optional(),
    place: z
      .string()
      .max(300)
      .describe("a name, one with a gazetteer's id in brackets, an id, or within 30 km of a name")
      .optional(),
    box: z
      .tuple([z.number(), z.number(), z.number(), z.number()])
      .describe('west, south, east, north in degrees; west may be greater than east, across the date line')
      .optional(),
    placed: z.boolean().describe('true: on the map; false: not').optional(),
    from: day.optional(),
    to: day.optional(),
    dated: z.boolean().optional(),
    speaker: list(z.number().int()).describe('anywhere in the chain').optional(),
    outlet: list(z.string().max(500)).describe('"" is none').optional(),
    voice: list(voiceSchema).describe('kind of origin').optional(),
    stance: list(stanceSchema).optional(),
    state: list(stateSchema).optional(),
    corrected: z.boolean().optional(),
    kind: list(claimKindSchema).describe('kind of claim').optional(),
    event: list(ploverTypeSchema).describe('type of an event that it tells of').optional(),
    actor: list(z.number().int()).describe('who did it, as the events have it').optional(),
    publishedFrom: day.optional(),
    publishedTo: day.describe('the report may have been published in between').optional(),
    voices: z
      .number()
      .int()
      .min(1)
      .max(1000)
      .describe('the report is in a story with so many independent voices at least')
      .optional(),
    diverging: z.boolean().describe('the report is in a story that diverges').optional(),
    language: list(z.string().max(50)).describe('of the report; BCP 47').optional(),
    tag: list(z.string().max(100)).optional(),
    assigned: list(z.string().max(200)).describe('whom claims are given to').optional(),
    case: list(id).describe('keys of cases that hold the claim, or its report or story').optional(),
    confidence: z
      .tuple([z.number().min(0).max(1), z.number().min(0).max(1)])
      .describe('least and greatest, of the weakest attribution in the chain')
      .optional(),
  })
  .describe('which claims');
export type Filter = z.infer<typeof filterSchema>;

export const sortSchema = z.enum([
  'published',
  'added',
  'words',
  'origin',
  'outlet',
  'title',
  'earliest',
  'state',
  'confidence',
  'hops',
]);
export type Sort = z.infer<typeof sortSchema>;

export const pageSchema = z.object({
  sort: sortSchema.default('published'),
  order: z.enum(['up', 'down']).default('down'),
  limit: z.number().int().min(1).max(1000).default(100),
  offset: z.number().int().min(0).max(10_000_000).default(0),
});
export type Page = z.infer<typeof pageSchema>;

export const reportSortSchema = z.enum(['added', 'published', 'title', 'outlet', 'claims']);
export type ReportSort = z.infer<typeof reportSortSchema>;

export const hitSchema = z
  .object({ start: z.number(), end: z.number() })
  .describe('words that were looked for');

/** A claim as a row of the table. */
export const claimRowSchema = z.object({
  report: z.string().describe('key of the report'),
  title: z.string().nullable(),
  lead: z.string().nullable().describe('how the report begins, for where it has no title'),
  outlet: z.string().nullable(),
  published: z.string().nullable().describe('EDTF'),
  claim: z.string().describe('id within the report'),
  position: z.number().describe('where its first word starts'),
  words: z.string(),
  origin: z.string().nullable(),
  speaker: z.number().nullable(),
  voice: voiceSchema,
  hops: z.number().describe('length of the chain'),
  stance: stanceSchema.nullable(),
  evidence: z.string().nullable(),
  polarity: z.enum(['affirmed', 'negated']),
  tense: z.enum(['past', 'present', 'future']),
  confidence: z.number().nullable(),
  places: z.string().describe('names, as in the text'),
  placed: z.boolean(),
  box: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
  earliest: z.string().nullable(),
  latest: z.string().nullable(),
  geoPrecision: z.number().nullable(),
  timePrecision: z.number().nullable(),
  state: stateSchema,
  corrected: z.boolean(),
  notes: z.number(),
  warnings: z.number(),
  hits: z.array(hitSchema).optional().describe('in words'),
  originHits: z.array(hitSchema).optional(),
  tags: z.string().describe('with a semicolon between'),
  assigned: z.string().nullable(),
});
export type ClaimRow = z.infer<typeof claimRowSchema>;

/** A claim on the map: a GeoJSON feature. */
export const mapFeatureSchema = z.object({
  type: z.literal('Feature'),
  geometry: geometrySchema,
  properties: z.object({
    report: z.string(),
    claim: z.string(),
    words: z.string(),
    origin: z.string().nullable(),
    voice: voiceSchema,
    state: stateSchema,
    places: z.string(),
    precision: z.number().nullable().describe("ACLED's geo-precision: 1 the place, 2 near it, 3 its region"),
    uncertaintyKm: z.number().nullable().describe('how far from its points it may lie'),
  }),
});
export type MapFeature = z.infer<typeof mapFeatureSchema>;

export const reportRowSchema = z.object({
  key: z.string(),
  title: z.string().nullable(),
  lead: z.string().nullable().describe('how it begins, for where it has no title'),
  outlet: z.string().nullable(),
  published: z.string().nullable(),
  language: z.string(),
  address: z.string().nullable(),
  version: z.number(),
  characters: z.number(),
  claims: z.number(),
  warnings: z.number(),
  added: z.string(),
  reader: z.string(),
  open: z.number().describe('claims not yet decided'),
  fitting: z.number().describe('claims that fit the filter'),
  hits: z.array(hitSchema).optional().describe('in the title, or in how it begins'),
});
export type ReportRow = z.infer<typeof reportRowSchema>;

/** What may be meant while somebody types. */
export const completionSchema = z.object({
  kind: z.enum(['place', 'source', 'outlet', 'actor']),
  id: z.string().describe('what a filter names it by'),
  label: z.string(),
  detail: z.string().optional().describe('where or what it is'),
  claims: z.number().nullable().describe('claims that it leaves; null where they were not counted'),
});
export type Completion = z.infer<typeof completionSchema>;

export const importSchema = z.object({
  id: z.number(),
  name: z.string(),
  size: z.number(),
  state: z.enum(['waiting', 'reading', 'read', 'failed']),
  passed: z.number().describe('documents dealt with'),
  added: z.number(),
  known: z.number().describe('documents that were on the desk already'),
  failed: z.number(),
  given: z.string(),
  finished: z.string().nullable(),
});
export type Import = z.infer<typeof importSchema>;

export const speakerSchema = z.object({
  id: z.number(),
  key: z.string(),
  name: z.string(),
  kind: sourceSchema.shape.kind,
  named: z.boolean().describe('false: entries are grouped by description, and need not be the same people'),
  claims: z.number().describe('claims with this speaker anywhere in the chain'),
  origins: z.number().describe('claims with this speaker as the origin'),
  reports: z.number(),
  merged: z.array(z.object({ key: z.string(), name: z.string() })).describe('entries merged into this one'),
});
export type Speaker = z.infer<typeof speakerSchema>;

const suggestedSchema = z.object({ key: z.string(), name: z.string(), kind: z.string(), claims: z.number() });
export const suggestionSchema = z
  .object({ into: suggestedSchema, from: suggestedSchema, why: z.string() })
  .describe('two sources that are likely the same, and why');

/** What the analyst has made of one claim. */
export const decisionSchema = z.object({
  state: stateSchema,
  notes: z.array(z.object({ review: z.number(), at: z.string(), who: z.string(), note: z.string() })),
  tags: z.array(z.string()),
  assigned: z.string().optional().describe('whom it was given to'),
  corrected: z
    .array(z.string())
    .describe('ids of what an analyst corrected: attributions, places, times, quantities, the claim'),
  given: z
    .array(z.string())
    .describe(
      'ids of what an analyst added, which no reader read: attributions, places, times, quantities, the claim',
    ),
});
export type Decision = z.infer<typeof decisionSchema>;

export interface Decided {
  /** The report as read, with every standing correction in it. */
  report: Report;
  decisions: Map<Claim['id'], Decision>;
  /** Ids of what was corrected, in the whole report. */
  corrected: Set<string>;
  /** Ids of what an analyst added, in the whole report. */
  given: Set<string>;
  /** Reviews whose words are not there, with the reason. */
  lapsed: Map<Review['id'], string>;
}

export const claimIdSchema = claimSchema.shape.id;
