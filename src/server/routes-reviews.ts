/** Routes for decisions and saved filters. */
import { z } from 'zod';
import { actionSchema, filterSchema, reviewSchema, speakerActionSchema } from '../store/index.js';
import type { Parts } from './parts.js';
import { type Route, route } from './route.js';

const why = z.string().trim().max(10_000).optional().describe("the reason, in the analyst's words");
const name = z.string().trim().min(1).max(200);
const binnedSchema = z.object({
  key: z.string(),
  title: z.string().nullable(),
  outlet: z.string().nullable(),
  published: z.string().nullable(),
  binned: z.string().describe('since when it is in the bin'),
  decisions: z.number().describe('decisions that hang on it'),
});
const savedSchema = z.object({ name: z.string(), filter: filterSchema, saved: z.string() });

export function reviewRoutes({ store, events, importer, keeper, who }: Parts): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/reviews',
      summary: 'Enters decisions, all or none',
      body: z.object({
        reviews: z
          .array(z.object({ report: z.string(), action: actionSchema, why }))
          .min(1)
          .max(1000),
      }),
      gives: z.object({ ids: z.array(z.number()) }),
      handle({ body }) {
        const ids = store.reviews.add(
          who,
          body.reviews.map(({ report, action, why: reason }) => ({
            report,
            action,
            ...(reason && { why: reason }),
          })),
        );
        // A corrected date has the report read anew; there is nothing else to do for it.
        importer.wake();
        const reports = [...new Set(body.reviews.map(({ report }) => report))];
        events.tell({ event: 'reviewed', data: { reports } });
        return { ids };
      },
    }),
    route({
      method: 'post',
      path: '/api/bin',
      summary: 'Puts reports into the bin: out of every view, with all that hangs on them',
      body: z.object({ reports: z.array(z.string()).min(1).max(1000) }),
      gives: z.array(binnedSchema),
      handle({ body: { reports } }) {
        store.bin.put(reports);
        events.tell({ event: 'reviewed', data: { reports } });
        return store.bin.list();
      },
    }),
    route({
      method: 'post',
      path: '/api/bin/back',
      summary: 'Puts reports back out of the bin, with every decision',
      body: z.object({ reports: z.array(z.string()).min(1).max(1000) }),
      gives: z.array(binnedSchema),
      handle({ body: { reports } }) {
        store.bin.putBack(reports);
        events.tell({ event: 'reviewed', data: { reports } });
        return store.bin.list();
      },
    }),
    route({
      method: 'get',
      path: '/api/bin',
      summary: 'Reports in the bin, the last one thrown out first',
      gives: z.array(binnedSchema),
      handle: () => store.bin.list(),
    }),
    route({
      method: 'delete',
      path: '/api/bin',
      summary: 'Empties the bin: its reports are gone for good, with their decisions and originals',
      gives: z.object({ removed: z.number() }),
      handle() {
        const removed = store.bin.empty(who);
        keeper.wake();
        return removed;
      },
    }),
    route({
      method: 'get',
      path: '/api/reviews',
      summary: 'The history of the whole desk, the newest entry first',
      query: z.object({
        before: z.number().int().optional().describe('entries older than this one'),
        limit: z.number().int().min(1).max(1000).default(100),
      }),
      gives: z.array(reviewSchema),
      handle: ({ query }) => store.reviews.history(query),
    }),
    route({
      method: 'get',
      path: '/api/reviews/lapsed',
      summary: 'Decisions whose words a later reading has not got',
      gives: z.array(reviewSchema),
      handle: () => store.reviews.lapsed(),
    }),
    route({
      method: 'post',
      path: '/api/speakers/reviews',
      summary: 'Enters a decision about who is who',
      body: z.object({ action: speakerActionSchema, why }),
      gives: z.object({ id: z.number() }),
      handle: ({ body }) => ({ id: store.speakers.add(who, body.action, body.why) }),
    }),
    route({
      method: 'get',
      path: '/api/filters',
      summary: 'Saved filters',
      gives: z.array(savedSchema),
      handle: () => store.filters.list(),
    }),
    route({
      method: 'put',
      path: '/api/filters/{name}',
      summary: 'Saves a filter under a name',
      params: z.object({ name }),
      body: filterSchema,
      gives: savedSchema,
      handle: ({ params, body }) => store.filters.save(params.name, body),
    }),
    route({
      method: 'delete',
      path: '/api/filters/{name}',
      summary: 'Removes a saved filter',
      params: z.object({ name }),
      gives: z.object({ removed: z.string() }),
      handle({ params }) {
        store.filters.remove(params.name);
        return { removed: params.name };
      },
    }),
  ];
}
