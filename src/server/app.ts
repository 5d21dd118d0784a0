/** The desk's interface as one application: guards, routes, the page. */
import { Hono } from 'hono';
import { failure, failureOf } from './failure.js';
import { openApi } from './openapi.js';
import type { Parts } from './parts.js';
import { mount, type Route, route } from './route.js';
import { caseRoutes } from './routes-cases.js';
import { importRoutes } from './routes-imports.js';
import { reportRoutes } from './routes-reports.js';
import { reviewRoutes } from './routes-reviews.js';
import { searchRoutes } from './routes-search.js';
import { storyRoutes } from './routes-stories.js';
import { type Keys, sameSiteOnly, secureHeaders, sessionOnly } from './security.js';
import type { StaticFiles } from './static.js';

export interface AppParts extends Parts {
  keys: Keys;
  files: StaticFiles;
  port: () => number;
  onOpened: () => void;
}

/** All routes, the description of them among them. */
export function routesOf(parts: Parts): Route[] {
  const routes = [
    ...importRoutes(parts),
    ...reportRoutes(parts),
    ...searchRoutes(parts),
    ...reviewRoutes(parts),
    ...storyRoutes(parts),
    ...caseRoutes(parts),
  ];
  routes.push(
    route({
      method: 'get',
      path: '/api/openapi.json',
      summary: 'This description (OpenAPI 3.1)',
      gives: 'application/json',
      handle: () => openApi(routes, parts.reader),
    }),
  );
  return routes;
}

/** Puts everything together. Guards come first: what they refuse, nothing else sees. */
export function makeApp(parts: AppParts): Hono {
  const app = new Hono();
  app.use(secureHeaders);
  app.use(sameSiteOnly(parts.port));
  app.use(sessionOnly(parts.keys, parts.port, parts.onOpened));
  mount(app, routesOf(parts));
  app.all('/api/*', (context) =>
    failure(context, 404, 'no-route', 'the desk has no such route; see /api/openapi.json'),
  );
  app.get('*', (context) => parts.files.answer(context));
  app.notFound((context) => failure(context, 405, 'no-route', 'the desk takes that only under /api'));
  app.onError((error, context) => failureOf(context, error));
  return app;
}
