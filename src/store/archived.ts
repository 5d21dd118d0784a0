/** The records of a desk's archive that reports and decisions are made of. */
import { z } from 'zod';
import { reportSchema } from '../report.js';
import { caseActionSchema } from './case-model.js';
import { actionSchema, anchorSchema, speakerActionSchema } from './model.js';
import { storyActionSchema } from './stories/actions.js';

const originalSchema = z.object({
  kind: z.enum(['bytes', 'text', 'html']),
  body: z.string().describe('Base64 when kind is bytes, else the text itself'),
});
const appearanceSchema = z.object({
  original: originalSchema,
  // What else is known of it (outlet, byline, blocks, …) is kept as it stands, whatever a later version adds.
  given: z.looseObject({
    id: z.string().optional(),
    url: z.string().optional(),
    title: z.string().optional(),
    published: z.string().optional(),
    name: z.string().optional(),
  }),
  added: z.string(),
});
export const archivedReportSchema = z.object({
  type: z.literal('report'),
  key: z.string().regex(/^[0-9a-f]{32}$/),
  address: z.string().nullable(),
  version: z.number().int().positive(),
  reader: z.string(),
  added: z.string(),
  read: z.string(),
  binned: z.string().nullable().default(null).describe('since when it is in the bin'),
  appearances: z.array(appearanceSchema).min(1),
  report: reportSchema,
});
export type ArchivedReport = z.infer<typeof archivedReportSchema>;
export const archivedReviewSchema = z.object({
  type: z.literal('review'),
  id: z.number().int().positive(),
  at: z.string(),
  who: z.string(),
  report: z.string().nullable(),
  action: z.union([actionSchema, speakerActionSchema, storyActionSchema, caseActionSchema]),
  anchors: z.array(anchorSchema),
  before: z.unknown(),
  why: z.string().nullable(),
});
export type ArchivedReview = z.infer<typeof archivedReviewSchema>;
