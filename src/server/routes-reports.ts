/** Routes for reports, claims and what views show of them. */
import { z } from 'zod';
import { atlasWith, ownGazetteerFiles } from '../place/index.js';
import { gazetteerFeatureSchema, reportSchema } from '../report.js';
import {
  appearanceSchema,
  claimRowSchema,
  decisionSchema,
  difference,
  filterSchema,
  mapFeatureSchema,
  pageSchema,
  reportRowSchema,
  reportSortSchema,
  reviewSchema,
  speakerSchema,
  suggestionSchema,
} from '../store/index.js';
import { EXPORT_FORMATS, EXPORTS, exported } from './export.js';
import { attachment, streamed } from './files.js';
import type { Parts } from './parts.js';
import { type Route, route } from './route.js';

const key = z.object({ key: z.string().describe('of the report') });
const filtered = z.object({ filter: filterSchema.default({}) });

export function reportRoutes({ store, reader }: Parts): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/reports',
      summary: 'Reports, the newest on the desk first unless told',
      query: filtered.extend({
        text: z.string().max(500).optional(),
        outlet: z.string().optional(),
        sort: reportSortSchema.default('added'),
        order: z.enum(['up', 'down']).default('down'),
        limit: z.number().int().min(1).max(1000).default(100),
        offset: z.number().int().min(0).default(0),
      }),
      gives: z.object({ total: z.number(), reports: z.array(reportRowSchema) }),
      handle: ({ query }) => store.find.reports(query),
    }),
    route({
      method: 'get',
      path: '/api/reports/{key}',
      summary: 'A report as the analyst has it, with what was decided',
      params: key,
      gives: z.object({
        key: z.string(),
        report: reportSchema,
        decisions: z.record(z.string(), decisionSchema),
        corrected: z.array(z.string()),
        given: z.array(z.string()).describe('ids of what an analyst added'),
        lapsed: z.array(z.object({ review: z.number(), reason: z.string() })),
        appearances: z.array(appearanceSchema),
        versions: z.array(z.object({ key: z.string(), version: z.number(), added: z.string() })),
      }),
      handle({ params }) {
        const { report, decisions, corrected, given, lapsed } = store.reports.decided(params.key);
        return {
          key: params.key,
          report,
          decisions: Object.fromEntries(decisions),
          corrected: [...corrected],
          given: [...given],
          lapsed: [...lapsed].map(([review, reason]) => ({ review, reason })),
          appearances: store.reports.appearances(params.key),
          versions: store.reports.versions(params.key),
        };
      },
    }),
    route({
      method: 'get',
      path: '/api/reports/{key}/reading',
      summary: 'The report as it was read, without corrections',
      params: key,
      gives: reportSchema,
      handle: ({ params }) => store.reports.reading(params.key),
    }),
    route({
      method: 'get',
      path: '/api/reports/{key}/original',
      summary: 'What the report was read from, byte for byte, as a file to save',
      params: key,
      gives: 'application/octet-stream',
      handle({ params, context }) {
        const input = store.reports.original(params.key);
        const body = input.bytes ?? Buffer.from(input.html ?? input.text ?? '', 'utf8');
        // Never with the type that it claims: a report's own page is not to be opened as a page of the desk.
        attachment(
          context,
          'application/octet-stream',
          input.name?.split(/[/\\]/).at(-1) ?? `${params.key}.txt`,
        );
        return context.body(new Uint8Array(body));
      },
    }),
    route({
      method: 'get',
      path: '/api/reports/{key}/difference',
      summary: 'What changed since another version, word by word',
      params: key,
      query: z.object({ since: z.string() }),
      gives: z.array(z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })),
      handle: ({ params, query }) =>
        difference(store.reports.reading(query.since).text, store.reports.reading(params.key).text),
    }),
    route({
      method: 'get',
      path: '/api/reports/{key}/history',
      summary: 'Decisions about a report, the newest first',
      params: key,
      gives: z.array(reviewSchema),
      handle: ({ params }) => store.reviews.history({ report: params.key }),
    }),
    route({
      method: 'get',
      path: '/api/claims',
      summary: 'A page of the claims that a filter leaves',
      query: filtered.extend(pageSchema.shape),
      gives: z.object({ total: z.number(), claims: z.array(claimRowSchema) }),
      handle: ({ query: { filter, ...page } }) => ({
        total: store.find.count(filter),
        claims: store.find.claims(filter, page),
      }),
    }),
    route({
      method: 'get',
      path: '/api/timeline',
      summary: 'Claims by event time',
      query: filtered.extend({ unit: z.enum(['day', 'month', 'year']).default('month') }),
      gives: z.object({
        buckets: z.array(z.object({ start: z.string(), claims: z.number() })),
        undated: z.number(),
      }),
      handle: ({ query }) => store.find.timeline(query.filter, query.unit),
    }),
    route({
      method: 'get',
      path: '/api/map',
      summary: 'Claims with their geometries, the newest reports first; how many are on the map, and on none',
      query: filtered.extend({ limit: z.number().int().min(1).max(20_000).default(5000) }),
      gives: z.object({ features: z.array(mapFeatureSchema), placed: z.number(), unplaced: z.number() }),
      handle: ({ query }) => store.find.map(query.filter, query.limit),
    }),
    route({
      method: 'get',
      path: '/api/points',
      summary: 'Claims on the map, and how many are on none',
      query: filtered.extend({ limit: z.number().int().min(1).max(20_000).default(5000) }),
      gives: z.object({
        points: z.array(z.object({ lon: z.number(), lat: z.number(), claims: z.number() })),
        unplaced: z.number(),
      }),
      handle: ({ query }) => store.find.points(query.filter, query.limit),
    }),
    route({
      method: 'get',
      path: '/api/speakers',
      summary: 'Everybody who speaks in what a filter leaves, the most often first',
      query: filtered.extend({
        name: z.string().max(300).optional(),
        named: z.boolean().optional(),
        limit: z.number().int().min(1).max(1000).default(200),
        offset: z.number().int().min(0).default(0),
      }),
      gives: z.object({ total: z.number(), speakers: z.array(speakerSchema) }),
      handle: ({ query }) => store.speakers.find(query),
    }),
    route({
      method: 'get',
      path: '/api/speakers/suggestions',
      summary: 'Sources that are likely one and the same, and why',
      gives: z.array(suggestionSchema),
      handle: () => store.speakers.suggestions(),
    }),
    route({
      method: 'get',
      path: '/api/speakers/{id}/relays',
      summary: 'Who passes on what this speaker says',
      params: z.object({ id: z.coerce.number().int() }),
      gives: z.array(z.object({ id: z.number(), name: z.string(), claims: z.number() })),
      handle: ({ params }) => store.speakers.relayedBy(params.id),
    }),
    route({
      method: 'get',
      path: '/api/export',
      summary: 'What a filter leaves, as a file',
      query: filtered.extend({
        format: z.enum(EXPORT_FORMATS),
        bom: z.boolean().default(false).describe('csv: begins with a byte order mark'),
      }),
      gives: 'application/octet-stream',
      handle({ query: { filter, format, bom }, context }) {
        const { type, extension } = EXPORTS[format];
        attachment(context, type, `claims.${extension}`);
        return streamed(context, exported(store, filter, format, bom));
      },
    }),
    route({
      method: 'get',
      path: '/api/places',
      summary: 'Places that a name may stand for, in any spelling, the likeliest first',
      query: z.object({
        name: z.string().trim().min(1).max(200),
        limit: z.number().int().min(1).max(50).default(10),
      }),
      gives: z.array(gazetteerFeatureSchema),
      // Opened when first asked for: most desks never correct a place.
      handle: ({ query }) =>
        atlasWith(ownGazetteerFiles())
          .find(query.name, { limit: query.limit })
          .map(({ feature }) => feature),
    }),
    route({
      method: 'get',
      path: '/api/desk',
      summary: 'What is on the desk',
      gives: z.object({
        reader: z.string().describe('version of Headwater'),
        reports: z.number(),
        claims: z.number(),
        readBefore: z.number().describe('reports that another version read'),
        lapsed: z.number().describe('decisions whose words a later reading has not got'),
        toIndex: z
          .number()
          .describe('reports that an older version left, and that are not in search and filters yet'),
      }),
      handle: () => ({
        reader,
        reports: store.find.reports({ limit: 1 }).total,
        claims: store.find.count({}),
        readBefore: store.reports.countReadBefore(reader),
        lapsed: store.reviews.lapsed().length,
        toIndex: store.upkeep.left(),
      }),
    }),
  ];
}
