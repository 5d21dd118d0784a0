/** What happens on the desk, told to every open page. */
import { z } from 'zod';
import { importSchema, joiningSchema } from '../store/index.js';

export const progressSchema = z.object({
  waiting: z.number(),
  reading: z.number(),
  read: z.number(),
  failed: z.number(),
  trouble: z.string().optional().describe('why reading has stopped: a full disk, say'),
  again: z
    .object({ done: z.number(), left: z.number() })
    .optional()
    .describe('reports that are read again after an upgrade'),
  watching: z
    .object({
      folder: z.string(),
      arriving: z.number().describe('files that are not all there yet'),
      given: z.number().describe('files given to be read since the desk was started'),
      trouble: z.string().optional().describe('why nothing, or not all, can be read there'),
    })
    .optional()
    .describe('the folder that is watched'),
});
export type Progress = z.infer<typeof progressSchema>;

export const eventSchema = z.discriminatedUnion('event', [
  z.object({ event: z.literal('progress'), data: progressSchema }),
  z.object({ event: z.literal('import'), data: importSchema }).describe('an import has changed'),
  z
    .object({ event: z.literal('stories'), data: joiningSchema })
    .describe('stories have changed; left: reports whose stories are still to be brought up to date'),
  z.object({ event: z.literal('reviewed'), data: z.object({ reports: z.array(z.string()) }) }),
]);
export type DeskEvent = z.infer<typeof eventSchema>;

type Listener = (event: DeskEvent) => void;

/** Pages that may listen at once. */
const MOST_LISTENERS = 64;

export class Events {
  readonly #listeners = new Set<Listener>();

  /** @returns stops listening; undefined when too many listen already */
  listen(listener: Listener): (() => void) | undefined {
    if (this.#listeners.size >= MOST_LISTENERS) return undefined;
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(event: DeskEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}
