/** The page's own files. They are listed once at the start: no name in an address ever becomes a path. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Context } from 'hono';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
  '.pbf': 'application/x-protobuf',
};

const NOT_BUILT = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Headwater</title>
<p>The desk is running, but its page has not been built. Run <code>npm run build</code> and start it again.
The interface is described in <a href="/api/openapi.json">/api/openapi.json</a>.</p></html>`;

interface File {
  body: Uint8Array<ArrayBuffer>;
  type: string;
  /** Its name changes with its contents, so a browser may keep it. */
  lasting: boolean;
  /** It is sent as it lies on the disk, packed. */
  packed?: boolean;
}

/** The files under a folder, by address. */
export class StaticFiles {
  readonly #files = new Map<string, File>();

  /** @param map the packed base map, sent as /basemap.json where it is there */
  constructor(folder: string, map?: string) {
    if (map && existsSync(map))
      this.#files.set('/basemap.json', {
        body: new Uint8Array(readFileSync(map)),
        type: 'application/json',
        lasting: false,
        packed: true,
      });
    if (!existsSync(folder)) return;
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      const address = `/${path.slice(folder.length).replaceAll('\\', '/').replace(/^\//, '')}`;
      const type = TYPES[extname(entry.name)];
      if (type)
        this.#files.set(address, {
          body: new Uint8Array(readFileSync(path)),
          type,
          lasting: address.startsWith('/assets/'),
        });
    }
  }

  /** The file at the request's address; the page itself for every address that a view has. */
  answer(context: Context): Response {
    const file = this.#files.get(context.req.path);
    if (file) return send(context, file);
    if (extname(context.req.path) !== '') return context.text('Headwater: there is no such file\n', 404);
    const page = this.#files.get('/index.html');
    return page ? send(context, page) : context.html(NOT_BUILT);
  }
}

function send(context: Context, { body, type, lasting, packed }: File): Response {
  if (packed) context.header('Content-Encoding', 'gzip');
  context.header('Content-Type', type);
  context.header('Cache-Control', lasting ? 'private, max-age=31536000, immutable' : 'no-cache');
  return context.body(body);
}
