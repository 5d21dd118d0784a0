/** Routes for what is given to be read, for archives, and for what happens meanwhile. */
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import { announcedSchema, importSchema } from '../store/index.js';
import { type DeskEvent, progressSchema } from './events.js';
import { RequestError } from './failure.js';
import { attachment, bodyOf, streamed } from './files.js';
import type { Parts } from './parts.js';
import { type Route, route } from './route.js';

const byId = z.object({ id: z.coerce.number().int() });
/** Refusals that the same file would meet again. */
const FINAL: ReadonlySet<string> = new Set(['empty', 'too-large']);
const fileName = z
  .string()
  .min(1)
  .max(1000)
  .transform((name) => name.replace(/\p{Cc}/gu, ' '));
/** Milliseconds between signs of life on an event stream. */
const HEARTBEAT = 15_000;

export function importRoutes({ store, spool, importer, events, idleStream, keeper }: Parts): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/imports',
      summary: 'Gives a file to be read; the answer comes when it is safely on the disk and in the queue',
      query: z.object({
        name: fileName.describe('what the file is called; shown, and a hint to its kind'),
        published: z
          .string()
          .regex(/^\d{4}(-\d{2}){0,2}$/, 'expected a date such as 2024-05-08')
          .optional(),
      }),
      takesFile: true,
      gives: importSchema,
      async handle({ query, context }) {
        const taken = await spool.take(bodyOf(context, spool.limits.bytes)).catch((error: unknown) => {
          if (error instanceof RequestError && FINAL.has(error.code))
            store.announced.refused(query.name, error.message);
          throw error;
        });
        const { spool: stored, size, hash } = taken;
        const given = store.transaction(() => {
          store.announced.arrived(query.name, size);
          return store.queue.give({ ...query, spool: stored, size, hash });
        });
        importer.wake();
        events.tell({ event: 'import', data: given });
        return given;
      },
    }),
    route({
      method: 'post',
      path: '/api/announced',
      summary: 'Says which files are about to be sent, so that what never arrives is known',
      body: z.object({
        files: z.array(z.object({ name: fileName, size: z.number().int().min(0) })).max(20_000),
      }),
      gives: z.object({ announced: z.number() }),
      handle({ body: { files } }) {
        store.announced.add(files);
        return { announced: files.length };
      },
    }),
    route({
      method: 'post',
      path: '/api/announced/known',
      summary: 'Which of these files are here already, by name and SHA-256: they need not be sent again',
      body: z.object({
        files: z
          .array(z.object({ name: fileName, size: z.number(), hash: z.string().regex(/^[0-9a-f]{64}$/) }))
          .max(1000),
      }),
      gives: z.object({ known: z.array(z.boolean()).describe('in the order of the files') }),
      handle({ body: { files } }) {
        const known = files.map((file) => store.queue.holds(file));
        store.transaction(() => {
          for (const [n, { name, size }] of files.entries())
            if (known[n]) store.announced.arrived(name, size);
        });
        return { known };
      },
    }),
    route({
      method: 'get',
      path: '/api/announced',
      summary: 'Files that were announced and have not arrived',
      gives: z.object({ total: z.number(), files: z.array(announcedSchema) }),
      handle: () => store.announced.list(),
    }),
    route({
      method: 'delete',
      path: '/api/announced',
      summary: 'Forgets the files that were announced and have not arrived',
      gives: z.object({ total: z.number(), files: z.array(announcedSchema) }),
      handle() {
        store.announced.forget();
        return store.announced.list();
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
          const taken = await store.importArchive(spool.path(stored));
          keeper.wake();
          return taken;
        } finally {
          await spool.remove(stored);
        }
      },
    }),
    route({
      method: 'get',
      path: '/api/events',
      summary: 'What happens on the desk, as server-sent events: progress, import, reviewed, stories',
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
