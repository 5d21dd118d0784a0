/** What a browser sees that the desk does not know: how to come in. */
import { createHash } from 'node:crypto';
import type { Context } from 'hono';

const STYLE = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{max-width:38rem;margin:12vh auto 0;padding:0 1.25rem}
h1{font-size:1.3rem}
code{padding:.1em .35em;border:1px solid;border-radius:4px}
li{margin:.4em 0}
a{display:inline-block;padding:.45em .9em;border:1px solid;border-radius:6px;color:inherit}`;
const POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/**
 * Nothing of the request is in it.
 *
 * @param again where trying again leads: '' is the address that was asked for, whatever it was
 */
function pageOf(first: string, again: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Sign in · Headwater</title><style>${STYLE}</style></head>
<body><main>
<h1>This browser is not signed in to the desk</h1>
<p>${first}</p>
<ol>
<li>Go to the terminal in which <code>headwater desk</code> runs.</li>
<li>Open the newest address there, <code>http://127.0.0.1:…/?token=…</code>, in this browser.</li>
<li>Come back here and try again; tabs of the desk that are open go on by themselves.</li>
</ol>
<p><a href="${again}">Try again</a></p>
</main></body></html>
`;
}

const UNKNOWN =
  'The desk shows itself only to a browser that was opened by an address out of its own terminal: so no other user or page of this machine sees it. A bookmark works once that was done.';
const USED =
  'Each address that the desk prints opens it once, so that it is worth nothing in a history or a log. This one was used, or is of an earlier start.';

/** @param hasToken the browser came by an address that opens the desk no more */
export function signInPage(context: Context, hasToken: boolean): Response {
  context.header('Content-Security-Policy', POLICY);
  return context.html(hasToken ? pageOf(USED, '/') : pageOf(UNKNOWN, ''), 401);
}
