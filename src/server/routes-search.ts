/** Routes for finding: how a search was read, where its words stand, suggestions, counts by what claims have. */
import { z } from 'zod';
import { completionSchema, filterSchema, hitSchema, LONG_FACETS, reportRowSchema } from '../store/index.js';
import type { Parts } from './parts.js';
import { type Route, route } from './route.js';

const filtered = z.object({ filter: filterSchema.default({}) });
const count = z.object({ value: z.string(), claims: z.number() });

export function searchRoutes({ store }: Parts): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/search',
      summary:
        'How a search and a place were read, and the reports that hold what was looked for in their titles',
      query: filtered,
      gives: z.object({
        read: z.object({
          text: z.string().optional().describe('absent where it was read just as typed'),
          place: z.string().optional(),
          notes: z.array(z.string()).describe('what could not be used, and why'),
        }),
        titles: z.object({ total: z.number(), reports: z.array(reportRowSchema) }),
      }),
      handle: ({ query: { filter } }) => ({
        read: store.find.read(filter),
        titles: store.find.titles(filter),
      }),
    }),
    route({
      method: 'get',
      path: '/api/reports/{key}/hits',
      summary: 'Where in a report the words stand that are looked for, in all their forms',
      params: z.object({ key: z.string().describe('of the report') }),
      query: z.object({ text: z.string().max(500).describe('as in a filter') }),
      gives: z.array(hitSchema),
      handle({ params, query }) {
        const [hits = []] = store.find.hits(query, [store.reports.reading(params.key).text]);
        return hits;
      },
    }),
    route({
      method: 'get',
      path: '/api/suggest',
      summary: 'What may be meant while somebody types: places, sources, outlets, actors',
      query: filtered.extend({ typed: z.string().max(300) }),
      gives: z.array(completionSchema),
      handle: ({ query: { typed, filter } }) => store.find.complete(typed, filter),
    }),
    route({
      method: 'get',
      path: '/api/names',
      summary: 'What sources and actors are called, by the numbers that filters name them by',
      query: z.object({
        speaker: z.array(z.number().int()).max(200).default([]),
        actor: z.array(z.number().int()).max(200).default([]),
      }),
      gives: z.object({
        speaker: z.record(z.string(), z.string()),
        actor: z.record(z.string(), z.string()),
      }),
      handle: ({ query }) => store.find.namesOf(query),
    }),
    route({
      method: 'get',
      path: '/api/facets',
      summary:
        'How many claims a filter leaves by review, origin, stance, kind, event, language and outlet, each as if nothing were chosen in it itself',
      query: filtered,
      gives: z.object({
        total: z.number(),
        state: z.array(count),
        voice: z.array(count),
        stance: z.array(count),
        kind: z.array(count),
        event: z.array(count),
        language: z.array(count),
        outlet: z.array(count).describe('the fifty with most'),
        outlets: z.number().describe('how many there are'),
      }),
      handle: ({ query }) => store.find.facets(query.filter),
    }),
    route({
      method: 'get',
      path: '/api/facets/{facet}',
      summary: 'How many claims a filter leaves by outlet, source, actor or place, those with most first',
      params: z.object({ facet: z.enum(LONG_FACETS) }),
      query: filtered.extend({
        search: z.string().max(300).default('').describe('the beginning of a word of the name'),
        limit: z.number().int().min(1).max(500).default(50),
      }),
      gives: z.object({
        total: z.number(),
        values: z.array(count.extend({ label: z.string() })),
      }),
      handle: ({ params, query: { filter, ...asked } }) => store.find.facet(filter, params.facet, asked),
    }),
  ];
}
