// Who may use the control API and the page: callers on this machine, but no web page of another origin.
import type { MiddlewareHandler } from 'hono';
import { hostName } from '../traffic/routing.js';

const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

export const guard =
  (ownHosts: readonly string[]): MiddlewareHandler =>
  async (context, next) => {
    const { req } = context;
    // HTTP/2 has no Host header: there the URL holds the value of :authority.
    const authority = req.header('host') ?? new URL(req.url).host;
    const refusal = refusalOf(req.method, authority, (name) => req.header(name), ownHosts);
    if (refusal === undefined) await next();
    else context.res = context.json({ error: refusal }, 403);
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) context.res.headers.set(name, value);
  };

function refusalOf(
  method: string,
  authority: string,
  header: (name: string) => string | undefined,
  ownHosts: readonly string[],
): string | undefined {
  const host = hostName(authority);
  // Names other than loopback come from a rebound DNS entry; foreign origins from a hostile page.
  if (!LOOPBACK.has(host) && !ownHosts.includes(host)) return `host ${host.slice(0, 100)} is not this sandbox`;
  const origin = header('origin');
  if (origin !== undefined && !isOwnOrigin(origin, authority)) return 'requests from other origins are refused';
  const site = header('sec-fetch-site');
  // A typed address or a bookmark sends "none". A link on a foreign page could only open the page, and could not read it.
  const isRead = method === 'GET' || method === 'HEAD';
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && header('sec-fetch-mode') !== 'navigate')
    return 'requests from other sites are refused';
  if (!isRead && header('x-tim-push') !== '1') return 'what changes state needs the header x-tim-push: 1';
  return undefined;
}

function isOwnOrigin(origin: string, host: string): boolean {
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}
