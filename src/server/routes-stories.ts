/** Routes for stories: lists, pages, a report's own, decisions, exports. */
import { z } from 'zod';
import { storyWriterFor } from '../output/index.js';
import {
  filterSchema,
  joiningSchema,
  reportStoriesSchema,
  sharedSchema,
  storiesAskedSchema,
  storyActionSchema,
  storyClaimsSchema,
  storyDecisionSchema,
  storyRowSchema,
  storyShownSchema,
  whySchema,
} from '../store/index.js';
import { EXPORTS } from './export.js';
import { attachment } from './files.js';
import type { Parts } from './parts.js';
import { type Route, route } from './route.js';

const one = z.object({ id: z.string().min(1).max(200).describe('of the story') });
/** Formats in which one story is exported. */
export const STORY_EXPORTS = ['html', 'markdown', 'csv', 'json', 'geojson'] as const;

export function storyRoutes({ store, keeper, who }: Parts): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/stories',
      summary: 'Stories with a report that a filter leaves',
      query: z.object({ filter: filterSchema.default({}) }).extend(storiesAskedSchema.shape),
      gives: z.object({ total: z.number(), stories: z.array(storyRowSchema), ...joiningSchema.shape }),
      handle: ({ query: { filter, ...asked } }) => ({
        ...store.stories.list(filter, asked),
        left: store.stories.left(),
      }),
    }),
    route({
      method: 'get',
      path: '/api/stories/decisions',
      summary: 'Decisions about stories, the newest first',
      gives: z.array(storyDecisionSchema),
      handle: () => store.storyDecisions.about(),
    }),
    route({
      method: 'post',
      path: '/api/stories/decisions',
      summary: 'Enters a decision about stories, or takes one back',
      body: z.object({
        action: storyActionSchema,
        why: z.string().trim().max(10_000).optional().describe("the reason, in the analyst's words"),
      }),
      gives: z.object({
        id: z.number().describe("the entry's"),
        stories: z.array(z.string()).describe('ids of the stories that its reports are in now'),
      }),
      handle({ body: { action, why } }) {
        const id = store.storyDecisions.add(who, action, why || undefined);
        // What a decision touches is small: the page sees at once what came of it.
        store.joiner.joinTouched();
        keeper.note();
        return { id, stories: store.stories.ofDecision(id) };
      },
    }),
    route({
      method: 'get',
      path: '/api/stories/{id}',
      summary: 'A story, whole: reports and what each adds, voices, the table of facts, decisions',
      params: one,
      gives: storyShownSchema,
      handle: ({ params }) => store.stories.get(params.id),
    }),
    route({
      method: 'get',
      path: '/api/stories/{id}/claims',
      summary: 'The claims that tell of a story, as GeoJSON, for its map and timeline',
      params: one,
      gives: storyClaimsSchema,
      handle: ({ params }) => store.stories.claims(params.id),
    }),
    route({
      method: 'get',
      path: '/api/stories/{id}/why',
      summary: 'Why its reports are one story: each with the one that it fits best, reason by reason',
      params: one,
      gives: z.array(whySchema),
      handle: ({ params }) => store.stories.why(params.id),
    }),
    route({
      method: 'get',
      path: '/api/stories/{id}/export',
      summary: 'A story as a file: a page in one file, Markdown, its facts as a table, JSON, GeoJSON',
      params: one,
      query: z.object({
        format: z.enum(STORY_EXPORTS),
        bom: z.boolean().default(false).describe('csv: begins with a byte order mark'),
      }),
      gives: 'application/octet-stream',
      handle({ params, query: { format, bom }, context }) {
        const { story, texts } = store.stories.whole(params.id);
        const writer = storyWriterFor(format, { facts: format === 'csv', bom, texts });
        const { type, extension } = EXPORTS[format];
        attachment(context, type, `story.${extension}`);
        return context.body(`${writer.begin()}${writer.story(story)}${writer.end()}`);
      },
    }),
    route({
      method: 'get',
      path: '/api/reports/{key}/stories',
      summary: 'The story that a report is in, whom it repeats, and who else says what its claims say',
      params: z.object({ key: z.string().describe('of the report') }),
      gives: reportStoriesSchema,
      handle: ({ params }) => store.stories.ofReport(params.key),
    }),
    route({
      method: 'get',
      path: '/api/reports/{key}/shared',
      summary: 'The words that a report shares with another, passage by passage',
      params: z.object({ key: z.string().describe('of the report') }),
      query: z.object({ with: z.string().min(1).describe("the other report's key") }),
      gives: sharedSchema,
      handle: ({ params, query }) => store.stories.shared(params.key, query.with),
    }),
  ];
}
