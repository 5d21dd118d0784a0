/** What a decision is about, by its words. */
import { z } from 'zod';
import { spanSchema } from '../report.js';
import { id } from './given-model.js';

/** What a decision is about, by its words: so that it can be found again in a later reading. */
export const anchorSchema = z.object({
  of: z
    .enum(['claim', 'attribution', 'place', 'time', 'quantity', 'words'])
    .describe('"words": of the text itself, whatever was read in them'),
  id,
  spans: z.array(spanSchema),
  quotes: z.array(z.string()).describe("the spans' text, verbatim"),
});
export type Anchor = z.infer<typeof anchorSchema>;
