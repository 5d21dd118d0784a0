/**
 * The data model: what a read report is. Types, run-time validation and the published JSON Schema
 * (docs/report.schema.json) all come from the schemas in this file.
 *
 * All offsets are half-open and count UTF-16 code units of `Report.text`.
 */
import { z } from 'zod';

const id = z.string().min(1);
const offset = z.number().int().nonnegative();
const confidence = z.number().min(0).max(1);

const spanShape = {
  start: offset.describe('first UTF-16 code unit of the range'),
  end: offset.describe('the UTF-16 code unit after the last one of the range'),
};

export const spanSchema = z.object(spanShape).describe('a half-open range of Report.text');
export type Span = z.infer<typeof spanSchema>;

export const blockSchema = z
  .object({
    ...spanShape,
    kind: z.enum(['title', 'heading', 'paragraph', 'caption', 'boilerplate']),
    published: z
      .string()
      .optional()
      .describe(
        'EDTF: when it was published, where that is not when the report was (an entry of a live blog, a message of a channel)',
      ),
    language: z
      .string()
      .optional()
      .describe('BCP 47: its language, where that is not the report\'s; "und" when it cannot be told'),
    at: z.string().optional().describe('where in a recording it is said, as subtitles have it: "00:01:07"'),
  })
  .describe('a piece of the layout; blocks do not overlap and stand in text order');
export type Block = z.infer<typeof blockSchema>;

export const entityTypeSchema = z
  .enum([
    'person',
    'organisation',
    'location',
    'nationality',
    'temporal',
    'quantity',
    'weapon',
    'vehicle',
    'militaryPlatform',
    'money',
  ])
  .describe("re3d's entity types; a force or armed group is an organisation");
export type EntityType = z.infer<typeof entityTypeSchema>;

export const mentionSchema = z
  .object({ ...spanShape, id, type: entityTypeSchema, entity: id })
  .describe('a mention of an entity, linked to it');
export type Mention = z.infer<typeof mentionSchema>;

export const entitySchema = z.object({
  id,
  type: entityTypeSchema,
  name: z.string().describe('fullest form in the text'),
  aliases: z.array(z.string()).describe('its other forms in the text'),
});
export type Entity = z.infer<typeof entitySchema>;

export const stanceSchema = z.enum([
  'assert',
  'claim',
  'deny',
  'confirm',
  'accuse',
  'predict',
  'order',
  'ask',
  'believe',
]);
export type Stance = z.infer<typeof stanceSchema>;

export const attributionSchema = z
  .object({
    id,
    source: z
      .array(spanSchema)
      .describe('who is said to have said it; empty when the voice is passive or nobody is named'),
    cue: z.array(spanSchema).describe('the words that attribute; empty in running quotation'),
    content: z.array(spanSchema).describe('what is attributed; several spans when interrupted'),
    sourceId: id.optional(),
    quotation: z.enum(['direct', 'indirect', 'mixed']),
    stance: stanceSchema,
    time: id.optional().describe('id of the TimeExpression saying when it was said'),
    evidence: z
      .enum(['witnessed', 'heard', 'inferred'])
      .optional()
      .describe('how the source says it knows; absent when it does not say'),
    within: id.optional().describe('id of the attribution whose content holds this one'),
    confidence: confidence.describe('calibrated'),
  })
  .describe('source, cue and content in the text');
export type Attribution = z.infer<typeof attributionSchema>;

export const sourceSchema = z
  .object({
    id,
    name: z.string().describe('fullest form in the text'),
    kind: z.enum(['person', 'organisation', 'group', 'outlet', 'document']),
    named: z.boolean().describe('false: "residents", "officials", "a source on the ground"'),
    role: z.string().optional().describe('verbatim: "spokesman"'),
    affiliation: z.string().optional().describe('verbatim: the organisation spoken for'),
    mentions: z.array(spanSchema).describe('every mention, pronouns and descriptions among them'),
    entity: id.optional(),
  })
  .describe('somebody to whom the report attributes something');
export type Source = z.infer<typeof sourceSchema>;

const position = z.array(z.number()).min(2).max(3);
const simpleGeometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Point'), coordinates: position }),
  z.object({ type: z.literal('MultiPoint'), coordinates: z.array(position) }),
  z.object({ type: z.literal('LineString'), coordinates: z.array(position).min(2) }),
  z.object({ type: z.literal('MultiLineString'), coordinates: z.array(z.array(position).min(2)) }),
  z.object({ type: z.literal('Polygon'), coordinates: z.array(z.array(position).min(4)) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(z.array(position).min(4))) }),
]);
export const geometrySchema = z
  .union([
    simpleGeometry,
    z.object({ type: z.literal('GeometryCollection'), geometries: z.array(simpleGeometry) }),
  ])
  .describe('GeoJSON (RFC 7946), WGS 84, longitude before latitude');
export type Geometry = z.infer<typeof geometrySchema>;

const precision = z.union([z.literal(1), z.literal(2), z.literal(3)]).describe("ACLED's precision code");

export const timeRoleSchema = z.enum(['since', 'from', 'until', 'by', 'before', 'after', 'aside']);
/** What a time is to the claim that names it, where it is not simply when it happened. */
export type TimeRole = z.infer<typeof timeRoleSchema>;

export const claimKindSchema = z
  .enum(['checkable', 'opinion', 'demand', 'other'])
  .describe(
    'what a claim is: checkable by looking; a judgement, praise, condemnation or condolence; a demand (should, must, appeals, wishes, instructions); anything else',
  );
export type ClaimKind = z.infer<typeof claimKindSchema>;

export const claimSchema = z
  .object({
    id,
    // Defaults: reports that were kept before a field existed can still be read.
    kind: claimKindSchema.default('checkable'),
    spans: z.array(spanSchema).min(1).describe('the claim\'s words, without "X said"'),
    chain: z
      .array(id)
      .describe(
        "attribution ids, the report's nearest source first, the origin's last; [] is the report's own voice",
      ),
    origin: id.optional().describe('source id of the one who is said to have said it first'),
    modality: z.object({
      polarity: z.enum(['affirmed', 'negated']),
      tense: z.enum(['past', 'present', 'future']),
      hedges: z.array(spanSchema),
      scareQuotes: z.array(spanSchema),
    }),
    places: z
      .array(z.object({ place: id, role: z.enum(['at', 'from', 'to', 'between', 'via', 'near', 'aside']) }))
      .describe(
        'where it happened; "aside" for a place that the claim names but where it did not happen (a home, a nationality, a topic)',
      ),
    times: z.array(id).describe('when it would have happened, not when it was said; see timeRoles'),
    timeRoles: z
      .record(id, timeRoleSchema)
      .optional()
      .describe(
        'for those of times that are not simply when it happened: since when, until when, before or after what; "aside" for the time of something else that its words name ("the deadliest since 2019")',
      ),
    inheritedTimes: z
      .array(id)
      .optional()
      .describe(
        "those of times that the claim's own words do not name: worked out from the head of its sentence, the dated list it stands in, or the same happening told with its day before",
      ),
    quantities: z.array(id),
    events: z.array(id).default([]).describe('ids of the events it tells of'),
    entities: z.array(id),
    geometry: geometrySchema.optional(),
    geoPrecision: precision.optional(),
    uncertaintyKm: z
      .number()
      .positive()
      .optional()
      .describe(
        'how far from the points of the geometry it may lie, in km, the widest of them; absent when they are exact, or stand for an area whose extent is not known',
      ),
    timePrecision: precision.optional(),
  })
  .describe('one thing that the report says is so');
export type Claim = z.infer<typeof claimSchema>;

export const timeExpressionSchema = z
  .object({
    ...spanShape,
    id,
    type: z.enum(['DATE', 'TIME', 'DURATION', 'SET']),
    value: z.string().describe('TIMEX3 value'),
    mod: z.string().optional().describe('TIMEX3 mod'),
    edtf: z.string().optional().describe('the same on the calendar, with ~ ? X and intervals'),
    // DESIGN.md calls these begin and end, but `end` is already the span's offset.
    earliest: z.string().optional().describe('ISO date: the first day it can mean'),
    latest: z.string().optional().describe('ISO date: the last day it can mean, inclusive'),
    candidates: z.array(z.string()).optional().describe('EDTF values it could have when nothing decides'),
    zone: z
      .string()
      .optional()
      .describe('offset from UTC of a clock time, where the text states a zone: "+03:00"'),
    until: id.optional().describe('id of the expression that ends the range which this one begins'),
    inferred: z
      .string()
      .optional()
      .describe('what was worked out and from what: "year from the report\'s date"'),
  })
  .describe('an expression of time (TIMEX3)');

export const gazetteerFeatureSchema = z.object({
  id,
  name: z.string(),
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
  featureClass: z.string(),
  featureCode: z.string(),
  country: z.string(),
  admin1: z.string().optional(),
  admin2: z.string().optional(),
  population: z.number().nonnegative().optional(),
});
export type GazetteerFeature = z.infer<typeof gazetteerFeatureSchema>;

export const placeSchema = z
  .object({
    ...spanShape,
    id,
    name: z.string(),
    feature: gazetteerFeatureSchema.optional().describe('absent: not resolved'),
    candidates: z
      .array(z.object({ feature: gazetteerFeatureSchema, score: z.number() }))
      .max(5)
      .describe('best five'),
    confidence,
    geoPrecision: precision,
    usage: z.enum(['literal', 'metonymic', 'modifier']),
  })
  .describe('a place name and what it stands for on the map');
export type Place = z.infer<typeof placeSchema>;

export const quantitySchema = z
  .object({
    ...spanShape,
    id,
    min: z.number().optional(),
    max: z.number().optional(),
    approximate: z.boolean(),
    unit: z
      .string()
      .optional()
      .describe('symbol of the unit, as stated ("km"); of a count, the noun counted'),
    of: spanSchema.optional().describe('what is counted or measured'),
    kind: z.enum(['count', 'length', 'area', 'duration', 'mass', 'money', 'percent', 'other']),
    comparison: z
      .enum(['more', 'fewer', 'at-least', 'at-most'])
      .optional()
      .describe('how the text compares with the number it gives'),
    si: z
      .object({ min: z.number().optional(), max: z.number().optional(), unit: z.string() })
      .optional()
      .describe('the bounds in the SI unit of their kind: m, m2, m3, kg, s, m/s, K'),
    casualty: z
      .enum(['killed', 'wounded', 'missing', 'displaced', 'detained', 'casualties'])
      .optional()
      .describe('what happened to those counted; `of` says who'),
    partOf: id
      .optional()
      .describe(
        'the quantity that these are part of ("20 people, including 10 children", "two of them"): never added to it',
      ),
  })
  .describe('a number with what it counts or measures');
export type Quantity = z.infer<typeof quantitySchema>;

export const ploverTypeSchema = z
  .enum([
    'AGREE',
    'CONSULT',
    'SUPPORT',
    'CONCEDE',
    'COOPERATE',
    'AID',
    'RETREAT',
    'REQUEST',
    'ACCUSE',
    'REJECT',
    'THREATEN',
    'PROTEST',
    'SANCTION',
    'MOBILIZE',
    'COERCE',
    'ASSAULT',
    'OTHER',
  ])
  .describe("PLOVER's event types of 2021; OTHER for what is none of them");
export type PloverType = z.infer<typeof ploverTypeSchema>;

export const eventRoleSchema = z
  .object({
    spans: z.array(spanSchema).min(1),
    entity: id.optional(),
    sector: z.string().optional().describe("PLOVER's sector; absent where the words do not tell"),
  })
  .describe('somebody who did it, or to whom it was done');
export type EventRole = z.infer<typeof eventRoleSchema>;

export const eventSchema = z
  .object({
    id,
    triggers: z.array(spanSchema).min(1).describe('the head word of every mention of it, the fullest first'),
    type: ploverTypeSchema,
    mode: z.string().optional().describe("PLOVER's mode of that type, where the text decides"),
    subEvent: z
      .string()
      .optional()
      .describe("ACLED's sub-event type, in its wording; absent where ACLED would record nothing"),
    actors: z.array(eventRoleSchema),
    recipients: z.array(eventRoleSchema),
    places: z.array(id).describe('ids of places: where it happened, nothing else'),
    times: z.array(id).describe('ids of times: when it happened, nothing else'),
    killed: z.array(id).describe('ids of quantities'),
    wounded: z.array(id).describe('ids of quantities'),
    inferred: z
      .string()
      .optional()
      .describe('what was worked out and from what: the day of one of several that were dated together'),
    status: z.enum(['asserted', 'negated', 'future', 'possible']),
    claims: z.array(id),
    confidence: confidence.describe('calibrated'),
  })
  .describe('something that happened, will or would; one entry for all its mentions in the report');
export type Event = z.infer<typeof eventSchema>;

export const warningSchema = z
  .object({ code: z.string(), message: z.string(), span: spanSchema.optional() })
  .describe('what the reader should know');
export type Warning = z.infer<typeof warningSchema>;

export const explanationSchema = z
  .object({
    about: id.describe('id of the attribution, source, place, time, quantity or claim explained'),
    rule: z.string().describe('short name of the rule or model head that decided'),
    text: z.string().describe('the reason, in a sentence for people'),
    spans: z.array(spanSchema).describe('the words that were decisive'),
    candidates: z
      .array(z.object({ name: z.string(), score: z.number(), span: spanSchema.optional() }))
      .optional()
      .describe('what else was considered, best first'),
  })
  .describe('why something was read as it was');
export type Explanation = z.infer<typeof explanationSchema>;

export const publishedFromSchema = z.enum(['given', 'metadata', 'url', 'text']);

export const reportSchema = z
  .object({
    id: id.describe('given, or the first 16 hex digits of SHA-256 over the text'),
    url: z.string().optional(),
    outlet: z.string().optional(),
    title: z.string().optional(),
    byline: z.array(z.string()).optional(),
    forwardedFrom: z
      .string()
      .optional()
      .describe(
        'who published it first, where its container states that it was passed on ("Forwarded from …"): the first link of every chain',
      ),
    published: z.string().optional().describe('EDTF; absent when unknown'),
    publishedFrom: publishedFromSchema.optional(),
    metadataFrom: z
      .record(z.string(), z.string())
      .optional()
      .describe('for each piece of metadata, where it was found: "title": "og:title"'),
    language: z.string().describe('BCP 47; "und" when it cannot be told'),
    text: z.string(),
    blocks: z.array(blockSchema),
    sentences: z.array(spanSchema),
    mentions: z.array(mentionSchema),
    entities: z.array(entitySchema),
    times: z.array(timeExpressionSchema),
    places: z.array(placeSchema),
    quantities: z.array(quantitySchema),
    events: z.array(eventSchema).default([]),
    attributions: z.array(attributionSchema),
    sources: z.array(sourceSchema),
    claims: z.array(claimSchema),
    warnings: z.array(warningSchema),
    explanations: z.array(explanationSchema).optional().describe('only when asked for'),
  })
  .describe('one published text and everything that was read in it');
export type TimeExpression = z.infer<typeof timeExpressionSchema>;
export type Report = z.infer<typeof reportSchema>;

/**
 * The JSON Schema (draft 2020-12) of a report, as published in docs/report.schema.json.
 *
 * @example JSON.stringify(reportJsonSchema(), null, 2)
 */
export function reportJsonSchema(): Record<string, unknown> {
  return { $id: 'headwater/report.schema.json', title: 'Report', ...z.toJSONSchema(reportSchema) };
}
