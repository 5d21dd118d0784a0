/** Who may talk to the desk: this machine's browser, sent here by the printed address, and no other site's page. */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { failure } from './failure.js';
import { signInPage } from './sign-in.js';

/**
 * Everything comes from the desk itself: no inline script or style, nothing from outside, no frame around it.
 * `blob:` is for the map's worker and for images that the page draws itself.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS: Record<string, string> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

/** The keys of one run of the desk. */
export class Keys {
  readonly #session: string;
  #token = secret();

  /** @param session the secret of the run before, where the same user goes on with it */
  constructor(session = secret()) {
    this.#session = session;
  }

  /** The address's token. It opens the desk once; then there is another one. */
  get token(): string {
    return this.#token;
  }

  /** The session's secret, if this token is the one that opens the desk now. */
  redeem(token: string): string | undefined {
    if (!same(token, this.#token)) return undefined;
    this.#token = secret();
    return this.#session;
  }

  isSession(value: string): boolean {
    return same(value, this.#session);
  }
}

function secret(): string {
  return randomBytes(32).toString('base64url');
}

/** Compares in a time that does not tell how much of it was right. */
function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Headers that every answer carries. */
export const secureHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  for (const [name, value] of Object.entries(HEADERS))
    if (!context.res.headers.has(name)) context.header(name, value);
  if (!context.res.headers.has('Cache-Control')) context.header('Cache-Control', 'no-store');
};

/**
 * Refuses what does not come from the desk's own page: a wrong Host (another name that was made to point here: DNS
 * rebinding), another site's Origin, a request that the browser says comes from another site.
 *
 * @param port asks for the port, which is known only once the server listens
 */
export function sameSiteOnly(port: () => number): MiddlewareHandler {
  return async (context, next) => {
    const hosts = [`127.0.0.1:${port()}`, `localhost:${port()}`];
    const host = context.req.header('Host') ?? '';
    if (!hosts.includes(host))
      return refuse(context, 421, 'wrong-host', 'the desk answers only at the address that it printed');
    const origin = context.req.header('Origin');
    if (origin !== undefined && origin !== `http://${host}`)
      return refuse(context, 403, 'wrong-origin', 'another page may not use the desk');
    const site = context.req.header('Sec-Fetch-Site');
    // `none` is an address typed, or opened from outside the browser; following another site's link is neither.
    if (site !== undefined && site !== 'same-origin' && site !== 'none')
      return refuse(context, 403, 'wrong-origin', 'another page may not use the desk');
    return next();
  };
}

/**
 * Lets in who has the session's cookie. The printed address carries a token, which opens the desk once and sets the
 * cookie; it is useless afterwards, in a browser's history or a log.
 *
 * @param onOpened called when a token was used, so that the next one can be printed
 */
export function sessionOnly(keys: Keys, port: () => number, onOpened: () => void): MiddlewareHandler {
  return async (context, next) => {
    const name = `headwater-${port()}`;
    const token = context.req.query('token');
    if (token !== undefined && context.req.method === 'GET') {
      const session = keys.redeem(token);
      if (session !== undefined) {
        setCookie(context, name, session, { httpOnly: true, sameSite: 'Strict', path: '/' });
        onOpened();
        // Only the path: nothing that came with the address decides where the browser goes.
        return context.redirect('/', 303);
      }
    }
    if (keys.isSession(getCookie(context, name) ?? '')) return next();
    if (context.req.header('Sec-Fetch-Mode') === 'navigate') return signInPage(context, token !== undefined);
    const message = 'open the address that `headwater desk` prints; each opens the desk once';
    return refuse(context, 401, 'no-session', message);
  };
}

function refuse(context: Context, status: 401 | 403 | 421, code: string, message: string): Response {
  // A body that nobody will read is not waited for.
  context.header('Connection', 'close');
  return failure(context, status, code, message);
}
