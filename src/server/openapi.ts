/** The OpenAPI 3.1 description of the interface, from the schemas that check the requests. */
import { z } from 'zod';
import { reportSchema } from '../report.js';
import * as store from '../store/index.js';
import { storySchema } from '../story.js';
import { progressSchema } from './events.js';
import { failureSchema } from './failure.js';
import type { Route } from './route.js';

/** Schemas that the description has once, under a name, instead of wherever they are used. */
const NAMED: Record<string, z.ZodType> = {
  Report: reportSchema,
  Review: store.reviewSchema,
  Action: store.actionSchema,
  SpeakerAction: store.speakerActionSchema,
  Story: storySchema,
  StoryAction: store.storyActionSchema,
  StoryRow: store.storyRowSchema,
  StoryShown: store.storyShownSchema,
  StoryDecision: store.storyDecisionSchema,
  StoryClaim: store.storyClaimSchema,
  FactsTable: store.factsTableSchema,
  ReportStories: store.reportStoriesSchema,
  Filter: store.filterSchema,
  ClaimRow: store.claimRowSchema,
  ReportRow: store.reportRowSchema,
  Completion: store.completionSchema,
  MapFeature: store.mapFeatureSchema,
  Speaker: store.speakerSchema,
  Import: store.importSchema,
  Progress: progressSchema,
  Failure: failureSchema,
};

/** What is known of schemas everywhere (descriptions), and their names here. */
class Names extends z.core.$ZodRegistry<{ id?: string }> {
  readonly #ids = new Map(Object.entries(NAMED).map(([id, schema]) => [schema as z.core.$ZodType, id]));

  override get<S extends z.core.$ZodType>(schema: S) {
    const id = this.#ids.get(schema);
    return { ...z.globalRegistry.get(schema), ...(id && { id }) } as ReturnType<
      z.core.$ZodRegistry<{ id?: string }>['get']
    >;
  }
}
const names = new Names();

type Json = Record<string, unknown>;

/** The description of routes. */
export function openApi(routes: readonly Route[], version: string): Json {
  const schemas = new Schemas();
  const paths: Record<string, Json> = {};
  for (const one of routes) {
    const operations = paths[one.path] ?? {};
    paths[one.path] = operations;
    operations[one.method] = schemas.operation(one);
  }
  return {
    openapi: '3.1.0',
    info: { title: "Headwater's desk", version },
    servers: [{ url: '/' }],
    security: [{ session: [] }],
    components: {
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'headwater-PORT',
          description: 'set by opening the printed address',
        },
      },
      schemas: schemas.named,
    },
    paths,
  };
}

/** Writes schemas, and gathers the named ones. */
class Schemas {
  readonly named: Record<string, unknown> = {};

  operation({ summary, params, query, body, takesFile, gives }: Route): Json {
    const file = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } };
    return {
      summary,
      parameters: [...this.#parameters(params, 'path'), ...this.#parameters(query, 'query')],
      ...((body ?? takesFile) && {
        requestBody: {
          required: true,
          content: body ? { 'application/json': { schema: this.#schema(body, 'input') } } : file,
        },
      }),
      responses: {
        200: { description: 'done', content: this.#answer(gives) },
        default: { description: 'what went wrong', content: this.#answer(failureSchema) },
      },
    };
  }

  #parameters(shape: z.ZodObject | undefined, where: 'path' | 'query'): Json[] {
    return Object.entries(shape?.shape ?? {}).map(([name, field]) => {
      const schema = this.#schema(field as z.ZodType, 'input');
      const isText = schema.type === 'string' || (where === 'path' && schema.type !== 'object');
      const required = where === 'path' || !(field as z.ZodType).safeParse(undefined).success;
      return isText
        ? { name, in: where, required, schema }
        : { name, in: where, required, content: { 'application/json': { schema } } };
    });
  }

  #answer(gives: z.ZodType | string): Json {
    if (typeof gives === 'string') return { [gives]: {} };
    return { 'application/json': { schema: this.#schema(gives, 'output') } };
  }

  #schema(schema: z.ZodType, io: 'input' | 'output'): Json {
    const {
      $schema: _dialect,
      $defs = {},
      ...rest
    } = z.toJSONSchema(schema, { io, unrepresentable: 'any', metadata: names }) as Json & { $defs?: Json };
    // What a client sends may leave out what has a default, so the two sides of a schema can differ.
    const ids = new Map(
      Object.entries($defs).map(([id, one]) => {
        const known = this.named[id];
        const differs = known !== undefined && JSON.stringify(known) !== JSON.stringify(moved(one));
        return [id, differs ? `${id}${io === 'input' ? 'Given' : 'Shown'}` : id];
      }),
    );
    for (const [id, one] of Object.entries($defs)) this.named[ids.get(id) ?? id] = moved(one, ids);
    return moved(rest, ids) as Json;
  }
}

/** A schema whose references lead to the description's own list. */
function moved(schema: unknown, ids: ReadonlyMap<string, string> = new Map()): unknown {
  return JSON.parse(
    JSON.stringify(schema).replace(
      /"#\/\$defs\/([^"]+)"/g,
      (_all, id: string) => `"#/components/schemas/${ids.get(id) ?? id}"`,
    ),
  );
}
