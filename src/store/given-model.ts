/** Schemas of what an analyst supplies that the reader missed: parts of a claim, links of its chain, claims of their own. */
import { z } from 'zod';
import {
  claimSchema,
  gazetteerFeatureSchema,
  quantitySchema,
  sourceSchema,
  spanSchema,
  timeRoleSchema,
} from '../report.js';
import { isEdtf } from './calendar.js';

export const id = z.string().min(1).max(200);

/** Who a correction says it was; the report's own source of that name and kind, or a new one. */
export const sourceGivenSchema = sourceSchema
  .pick({ name: true, kind: true, named: true, role: true, affiliation: true })
  .extend({ name: z.string().trim().min(1).max(500) });
export type SourceGiven = z.infer<typeof sourceGivenSchema>;

/** Others of the same name in the report, to which the same correction applies: one entry, taken back as one. */
export const alsoSchema = z.array(id).min(1).max(500).optional();

export const edtfSchema = z
  .string()
  .min(1)
  .max(200)
  .refine(isEdtf, 'expected a date in EDTF, such as 2024-05');
/** What a time is to a claim; "at" is when it happened. */
export const timeRoleGivenSchema = z.enum(['at', ...timeRoleSchema.options]);
const placeRoleSchema = claimSchema.shape.places.element.shape.role;

export const amountSchema = z.object({
  min: z.number().optional(),
  max: z.number().optional(),
  approximate: z.boolean(),
  unit: z.string().max(100).optional(),
});

const words = spanSchema.describe("the words of the report's text that say so");

/** Decisions that add to what was read, or take out of a claim what does not belong to it. */
export const GIVEN_ACTIONS = [
  z
    .object({
      kind: z.literal('add-place'),
      claim: id,
      words,
      to: gazetteerFeatureSchema.nullable(),
      role: placeRoleSchema,
    })
    .describe('a place of the claim that the reader missed'),
  z
    .object({ kind: z.literal('add-time'), claim: id, words, to: edtfSchema, role: timeRoleGivenSchema })
    .describe('a time of the claim that the reader missed'),
  z
    .object({
      kind: z.literal('add-quantity'),
      claim: id,
      words,
      to: amountSchema.extend({ kind: quantitySchema.shape.kind, casualty: quantitySchema.shape.casualty }),
    })
    .describe('a quantity of the claim that the reader missed'),
  z
    .object({
      kind: z.literal('take-out'),
      claim: id,
      what: z.object({ of: z.enum(['place', 'time', 'quantity']), id }),
    })
    .describe('it is nothing of this claim'),
  z
    .object({
      kind: z.literal('link'),
      claim: id,
      to: sourceGivenSchema,
      after: id.optional().describe('the link of the chain that it comes after; absent: the first'),
      instead: id.optional().describe('the link whose place it takes, in this claim alone'),
      words: words.optional(),
    })
    .describe('a source of its own in the chain of one claim'),
  z
    .object({
      kind: z.literal('add-claim'),
      words: z.array(spanSchema).min(1).max(50),
      chain: z.array(id).max(50),
      places: z.array(z.object({ place: id, role: placeRoleSchema })).max(50),
      times: z.array(id).max(50),
      quantities: z.array(id).max(50),
    })
    .describe('a claim that the reader missed, in these words'),
] as const;
