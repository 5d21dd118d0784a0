/** Routes for what is given to be read, for archives, and for what happens meanwhile. */
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import { importSchema } from '../store/index.js';
import { type DeskEvent, progressSchema } from './events.js';
import { RequestError } from './failure.js';
import { attachment, bodyOf, streamed } from './files.js';
import type { Parts } from './parts.js';
import { type Route, route } from './route.js';

const byId = z.object({ id: z.coerce.number().int() });
/** Milliseconds between signs of life on an event stream. */
const HEARTBEAT = 15_000;

export function importRoutes({ store, spool, importer, events, idleStream }: Parts): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/imports',
      summary: 'Gives a file to be read; the answer comes when it is safely on the disk and in the queue',
      query: z.object({
        name: z
          .string()
          .min(1)
          .max(1000)
          .transform((name) => name.replace(/\p{Cc}/gu, ' '))
          .describe('what the file is called; shown, and a hint to its kind'),
        published: z
          .string()
          .regex(/^\d{4}(-\d{2}){0,2}$/, 'expected a date such as 2024-05-08')
          .optional(),
      }),
      takesFile: true,
      gives: importSchema,
      async handle({ query, context }) {
        const { spool: stored, size } = await spool.take(bodyOf(context, spool.limits.bytes));
        const given = store.queue.give({ ...query, spool: stored, size });
        importer.wake();
        events.tell({ event: 'import', data: given });
        return given;
      },
    }),
    route({
      method: 'get',
      path: '/api/imports',
      summary: 'What was given, the newest first',
      query: z.object({ limit: z.number().int().min(1).max(1000).default(200) }),
      gives: z.object({ progress: progressSchema, imports: z.array(importSchema) }),
      handle: ({ query }) => ({ progress: importer.progress(), imports: store.queue.list(query.limit) }),
    }),
    route({
      method: 'get',
      path: '/api/imports/{id}',
      summary: 'One file: its reports and what failed in it, with the reasons',
      params: byId,
      gives: z.object({
        import: importSchema,
        reports: z.array(z.string()).describe('keys'),
        failures: z.array(z.object({ name: z.string(), code: z.string(), message: z.string() })),
      }),
      handle: ({ params: { id } }) => ({
        import: store.queue.get(id),
        reports: store.queue.reportsOf(id),
        failures: store.queue.failures(id),
      }),
    }),
    route({
      method: 'post',
      path: '/api/imports/{id}/retry',
      summary: 'Tries a file with failures again',
      params: byId,
      gives: importSchema,
      handle({ params }) {
        const again = store.queue.retry(params.id);
        importer.wake();
        events.tell({ event: 'import', data: again });
        return again;
      },
    }),
    route({
      method: 'delete',
      path: '/api/imports/{id}',
      summary: 'Takes a file off the list; its reports stay',
      params: byId,
      gives: z.object({ removed: z.number() }),
      async handle({ params }) {
        store.queue.forget(params.id);
        await spool.tidy(store.queue.spoolNames());
        importer.note();
        return { removed: params.id };
      },
    }),
    route({
      method: 'post',
      path: '/api/reread',
      summary: 'Reads again, in the background, the reports that another version read; decisions are kept',
      gives: progressSchema,
      handle: () => importer.readAgain(),
    }),
    route({
      method: 'get',
      path: '/api/archive',
      summary: 'The whole desk as an archive',
      gives: 'application/gzip',
      handle({ context }) {
        attachment(context, 'application/gzip', 'desk.headwater.jsonl.gz');
        return streamed(context, store.exportArchive());
      },
    }),
    route({
      method: 'post',
      path: '/api/archive',
      summary: 'Takes an archive in',
      takesFile: true,
      gives: z.object({ reports: z.number(), known: z.number(), reviews: z.number(), filters: z.number() }),
      async handle({ context }) {
        const { spool: stored } = await spool.take(bodyOf(context, spool.limits.bytes));
        try {
          return await store.importArchive(spool.path(stored));
        } finally {
          await spool.remove(stored);
        }
      },
    }),
    route({
      method: 'get',
      path: '/api/events',
      summary: 'What happens on the desk, as server-sent events: progress, import, reviewed',
      gives: 'text/event-stream',
      handle: ({ context }) =>
        streamSSE(context, async (stream) => {
          const waiting: DeskEvent[] = [{ event: 'progress', data: importer.progress() }];
          let wake = () => {};
          const stop = events.listen((event) => {
            // A page that does not keep up is told how things stand, not how they came to be.
            if (waiting.length > 500) waiting.splice(0, 400);
            waiting.push(event);
            wake();
          });
          if (!stop) throw new RequestError(503, 'too-many', 'too many pages of the desk are open');
          stream.onAbort(() => {
            stop();
            wake();
          });
          let since = performance.now();
          while (!stream.aborted && !stream.closed) {
            const event = waiting.shift();
            if (event) {
              await stream.writeSSE({ event: event.event, data: JSON.stringify(event.data) });
              since = performance.now();
              continue;
            }
            // Who is still there comes again; who has gone without a word holds no place among the listeners.
            const left = since + idleStream - performance.now();
            if (left <= 0) break;
            const isLate = await rest(Math.min(HEARTBEAT, left), (now) => {
              wake = now;
            });
            if (isLate) await stream.write(': here\n\n');
          }
          stop();
        }),
    }),
  ];
}

/** Waits to be woken, or until the time is up: then true. */
function rest(milliseconds: number, take: (wake: () => void) => void): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(true), milliseconds);
    timer.unref();
    take(() => {
      clearTimeout(timer);
      resolve(false);
    });
  });
}
