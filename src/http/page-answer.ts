// A page is not an answer of a push service: captive portals, gateways and proxies send one, under every status.
import { type HttpRequest, type HttpResponse, UnreachableError } from './types.js';

/** RFC 6585: the network itself wants a login. */
const NETWORK_LOGIN = 511;

/**
 * Whether this answer is a page (HTML, or a redirect to one), whatever its status says. JSON under a wrong content type is none, and
 * neither is an empty body.
 */
export function isPage({ status, headers, body }: Pick<HttpResponse, 'status' | 'headers' | 'body'>): boolean {
  if (status === NETWORK_LOGIN) return true;
  const start = body.slice(0, 1024).replace(/^[\uFEFF\s]+/, '');
  if (/^[[{"]/.test(start)) return false;
  if (status >= 300 && status < 400 && status !== 304 && headers['location'] !== undefined) return true;
  if (start === '') return false;
  return /^<(?:!doctype html|!--|html|head|body|script|meta|title|center|h1|\?xml[^>]*>\s*<!doctype html)/i.test(start);
}

/** Call it with every answer before its body is read: throws the one failure for a page, the same for all services. */
export function refusePage(request: Pick<HttpRequest, 'url'>, response: HttpResponse): void {
  if (!isPage(response)) return;
  const { status, body } = response;
  const title = /<title[^>]*>([^<]{1,200})/i.exec(body.slice(0, 4096))?.[1]?.replace(/\s+/g, ' ').trim();
  throw new UnreachableError({
    reason: 'page',
    host: new URL(request.url).host,
    message: `HTTP ${status}${title === undefined || title === '' ? '' : `, "${title.slice(0, 80)}"`}`,
    // The service itself was not reached, as far as such a page can be trusted.
    neverArrived: status === NETWORK_LOGIN,
  });
}
