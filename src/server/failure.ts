/** How the interface says that something went wrong. */
import type { Context } from 'hono';
import { z } from 'zod';
import { DocumentError } from '../container/index.js';
import { StoreError, type StoreErrorCode } from '../store/index.js';

export const failureSchema = z
  .object({ error: z.object({ code: z.string().describe('stable name'), message: z.string() }) })
  .describe('what went wrong, in words for people');

export type Status =
  | 400
  | 401
  | 403
  | 404
  | 405
  | 408
  | 409
  | 411
  | 413
  | 415
  | 421
  | 422
  | 423
  | 500
  | 503
  | 507;

const STATUS: Record<StoreErrorCode, Status> = {
  locked: 423,
  'read-only': 423,
  newer: 409,
  'not-a-desk': 409,
  'no-folder': 500,
  full: 507,
  damaged: 500,
  'not-found': 404,
  conflict: 409,
  invalid: 422,
  database: 500,
};

/** A request that cannot be served as it was sent. */
export class RequestError extends Error {
  override name = 'RequestError';
  constructor(
    readonly status: Status,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** An answer that says what went wrong: as JSON to programs, as a line of text to a browser's address bar. */
export function failure(context: Context, status: Status, code: string, message: string): Response {
  if (context.req.header('Sec-Fetch-Mode') === 'navigate')
    return context.text(`Headwater: ${message}\n`, status);
  return context.json({ error: { code, message } }, status);
}

/** Any error as an answer. What is not meant for people is not shown to them: it might carry a report's words. */
export function failureOf(context: Context, error: unknown): Response {
  if (error instanceof RequestError) return failure(context, error.status, error.code, error.message);
  if (error instanceof StoreError) return failure(context, STATUS[error.code], error.code, error.message);
  if (error instanceof DocumentError) return failure(context, 422, error.code, error.message);
  if (error instanceof z.ZodError) return failure(context, 422, 'invalid', invalidText(error));
  if ((error as { code?: string }).code === 'ENOSPC')
    return failure(context, 507, 'full', 'the disk is full; nothing was lost, make room and try again');
  const { name, stack } = error as Error;
  const where = /\/(?:dist|src)\/([\w/.-]+:\d+)/.exec(stack ?? '')?.[1] ?? 'an unknown place';
  return failure(context, 500, 'internal', `a fault in Headwater (${name} at ${where}); please report it`);
}

function invalidText(error: z.ZodError): string {
  return error.issues
    .slice(0, 5)
    .map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message))
    .join('; ');
}
