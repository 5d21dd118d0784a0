/** A route: what it takes and gives as schemas, so that checking and documentation come from one place. */
import type { Context, Hono } from 'hono';
import type { z } from 'zod';
import { RequestError } from './failure.js';

type Shape = z.ZodObject;
type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;

export interface RouteDefinition<P, Q, B> {
  method: 'get' | 'post' | 'put' | 'delete';
  /** With `{name}` for parameters, as OpenAPI writes them. */
  path: string;
  summary: string;
  params?: P;
  /** Values come as text; fields that are not text are given as JSON. */
  query?: Q;
  /** JSON body. */
  body?: B;
  /** The body is taken as it comes: a file. */
  takesFile?: boolean;
  /** What it gives: a schema for JSON, or a content type. */
  gives: z.ZodType | string;
  handle(asked: {
    params: Parsed<P>;
    query: Parsed<Q>;
    body: Parsed<B>;
    context: Context;
  }): Promise<unknown> | unknown;
}

/** A route whose types are forgotten outside: what `mount` and `openApi` take. */
export interface Route {
  method: 'get' | 'post' | 'put' | 'delete';
  path: string;
  summary: string;
  params?: Shape;
  query?: Shape;
  body?: z.ZodType;
  takesFile?: boolean;
  gives: z.ZodType | string;
  answer(context: Context): Promise<Response>;
}

/** The largest JSON body: a thousand reviews with notes. */
const LARGEST_JSON = 5_000_000;

/** Makes a route out of its definition. */
export function route<
  P extends Shape | undefined,
  Q extends Shape | undefined,
  B extends z.ZodType | undefined,
>(definition: RouteDefinition<P, Q, B>): Route {
  const { params, query, body, handle, ...rest } = definition;
  return {
    ...rest,
    ...(params && { params }),
    ...(query && { query }),
    ...(body && { body }),
    async answer(context) {
      const result = await handle({
        params: (params ? params.parse(context.req.param()) : undefined) as Parsed<P>,
        query: (query ? query.parse(queryValues(query, context)) : undefined) as Parsed<Q>,
        body: (body ? body.parse(await jsonBody(context)) : undefined) as Parsed<B>,
        context,
      });
      if (result instanceof Response) return result;
      return context.json(result as object);
    },
  };
}

/** Puts routes on an application. */
export function mount(app: Hono, routes: readonly Route[]): void {
  for (const one of routes) {
    const path = one.path.replace(/\{(\w+)\}/g, ':$1');
    app.on(one.method.toUpperCase(), path, (context) => one.answer(context));
  }
}

/** Query text as the values that the schema expects: JSON for everything that is not a plain text. */
function queryValues(schema: Shape, context: Context): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, text] of Object.entries(context.req.query())) {
    const field = schema.shape[name] as z.ZodType | undefined;
    values[name] = field?.safeParse(text).success ? text : parseJson(text, name);
  }
  return values;
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RequestError(422, 'invalid', `${name}: expected JSON`);
  }
}

async function jsonBody(context: Context): Promise<unknown> {
  if (!/^application\/json\b/.test(context.req.header('Content-Type') ?? ''))
    throw new RequestError(415, 'not-json', 'send JSON, with the content type application/json');
  if (Number(context.req.header('Content-Length') ?? 0) > LARGEST_JSON)
    throw new RequestError(413, 'too-large', `send at most ${LARGEST_JSON} bytes of JSON`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (context.req.raw.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > LARGEST_JSON)
      throw new RequestError(413, 'too-large', `send at most ${LARGEST_JSON} bytes of JSON`);
    chunks.push(chunk);
  }
  return parseJson(Buffer.concat(chunks).toString('utf8'), 'body');
}
