/** Cases: what an analyst keeps together, with notes, somebody whom it is given to and a state of their own words. */
import { z } from 'zod';
import { anchorSchema } from './anchor-model.js';

const key = z.string().min(1).max(200);
const words = z.string().trim().min(1);

export const caseItemSchema = z
  .discriminatedUnion('of', [
    z.object({ of: z.literal('report'), report: key }),
    z.object({
      of: z.literal('claim'),
      report: key,
      claim: key,
      anchor: anchorSchema
        .optional()
        .describe('its words, filled in by the desk: they hold when it is read again'),
    }),
    z.object({
      of: z.literal('story'),
      label: words.max(1000),
      reports: z.array(key).min(1).max(5000).describe('a story is named by its reports, for its id changes'),
    }),
  ])
  .describe('what a case holds');
export type CaseItem = z.infer<typeof caseItemSchema>;

const items = z.array(caseItemSchema).min(1).max(1000);
const named = words.max(200);

export const caseActionSchema = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('case-open'),
      case: key.optional().describe('given by the desk'),
      name: named,
    }),
    z.object({ kind: z.literal('case-name'), case: key, name: named }),
    z.object({ kind: z.literal('case-note'), case: key, note: words.max(10_000) }),
    z.object({ kind: z.literal('case-assign'), case: key, to: named.nullable() }),
    z
      .object({ kind: z.literal('case-state'), case: key, to: named.nullable() })
      .describe("in the analyst's own words: “to be called”, “with the lawyers”"),
    z.object({ kind: z.literal('case-put'), case: key, items }),
    z.object({ kind: z.literal('case-take'), case: key, items }),
    z
      .object({ kind: z.literal('case-remove'), case: key })
      .describe('the case is gone, what it held is not; undo brings it back'),
    z
      .object({ kind: z.literal('undo'), review: z.number().int().positive() })
      .describe('takes an entry back; undo an undo to redo'),
  ])
  .describe("an analyst's decision about a case");
export type CaseAction = z.infer<typeof caseActionSchema>;

export const caseSchema = z.object({
  key: z.string(),
  name: z.string(),
  assigned: z.string().nullable(),
  state: z.string().nullable(),
  reports: z.number(),
  claims: z.number().describe('single claims, those of its reports and stories not among them'),
  stories: z.number(),
  notes: z.number(),
  changed: z.string().describe('when it was last changed'),
});
export type Case = z.infer<typeof caseSchema>;

export const heldSchema = z
  .object({
    item: caseItemSchema,
    words: z.string().describe("the claim's words, the report's title, the story's label"),
    outlet: z.string().nullable(),
    published: z.string().nullable(),
    state: z.string().nullable().describe('of a claim: open, accepted, rejected'),
    lost: z.string().optional().describe('why it is not to be seen now: the bin, or a later reading'),
    story: z.string().optional().describe('what the story is called at present'),
  })
  .describe('what a case holds, as it stands now');
export type Held = z.infer<typeof heldSchema>;

export const caseEntrySchema = z.object({
  review: z.number(),
  at: z.string(),
  who: z.string(),
  action: caseActionSchema,
  before: z.unknown(),
  why: z.string().optional(),
  undone: z.boolean(),
});
export type CaseEntry = z.infer<typeof caseEntrySchema>;

export const shownCaseSchema = caseSchema.extend({
  written: z.array(z.object({ review: z.number(), at: z.string(), who: z.string(), note: z.string() })),
  held: z.array(heldSchema),
  history: z.array(caseEntrySchema),
});
export type ShownCase = z.infer<typeof shownCaseSchema>;
