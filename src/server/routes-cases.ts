/** Routes for cases, and for what claims are filed under. */
import { z } from 'zod';
import { caseActionSchema, caseSchema, shownCaseSchema } from '../store/index.js';
import type { Parts } from './parts.js';
import { type Route, route } from './route.js';

const count = z.object({ value: z.string(), claims: z.number() });

export function caseRoutes({ store, events, who }: Parts): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/cases',
      summary: 'Every case, the one last changed first',
      gives: z.array(caseSchema),
      handle: () => store.cases.list(),
    }),
    route({
      method: 'get',
      path: '/api/cases/{key}',
      summary: 'A case with its notes, all that it holds as it stands now, and its history',
      params: z.object({ key: z.string() }),
      gives: shownCaseSchema,
      handle: ({ params }) => store.cases.get(params.key),
    }),
    route({
      method: 'post',
      path: '/api/cases/reviews',
      summary: 'Enters a decision about a case',
      body: z.object({ action: caseActionSchema, why: z.string().trim().max(10_000).optional() }),
      gives: z.object({ id: z.number(), case: z.string().describe("the case's key; empty for an undo") }),
      handle({ body }) {
        const entered = store.cases.add(who, body.action, body.why);
        events.tell({ event: 'reviewed', data: { reports: [] } });
        return entered;
      },
    }),
    route({
      method: 'get',
      path: '/api/filed',
      summary: 'Tags of claims and names that they are given to, the commonest first',
      gives: z.object({ tag: z.array(count), assigned: z.array(count) }),
      handle: () => ({ tag: store.filedUnder('tag'), assigned: store.filedUnder('assigned') }),
    }),
  ];
}
