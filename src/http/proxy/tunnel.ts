// The way through a proxy: its CONNECT tunnel for TLS of HTTP/1.1 and HTTP/2, and how it is addressed and asked for.
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';
import type { Trust } from '../trust.js';
import { UnreachableError } from '../types.js';

/** When the connection is no longer needed: in milliseconds, or at once. */
export interface Limits {
  readonly limitMs: number;
  readonly signal?: AbortSignal | undefined;
}

export const portOf = (url: URL): number => Number(url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : url.port);

/** Without the brackets of an IPv6 address. */
export const nameOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');

/** Name and password, when the proxy's URL holds them. */
export function proxyLogin(proxy: URL): { readonly 'Proxy-Authorization'?: string } {
  if (proxy.username === '') return {};
  const login = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  return { 'Proxy-Authorization': `Basic ${Buffer.from(login).toString('base64')}` };
}

/** An unsupported kind of proxy. */
export function unsupportedProxy(origin: URL, proxy: URL): UnreachableError | undefined {
  if (proxy.protocol === 'http:' || proxy.protocol === 'https:') return undefined;
  return proxyError(origin, proxy, 'proxy-unreachable', `${proxy.protocol}// proxies are not supported`);
}

/** What the proxy itself answered instead of a tunnel. */
export const proxyRefusal = (origin: URL, proxy: URL, status: number): UnreachableError =>
  proxyError(origin, proxy, status === 407 ? 'proxy-auth' : 'proxy-refused', `the proxy answered ${status}`);

/** Resolves with a socket to the origin; rejects with an UnreachableError, nothing was sent then. */
export function openTunnel(origin: URL, proxy: URL, { limitMs, signal }: Limits, trust: Trust): Promise<Socket> {
  const unsupported = unsupportedProxy(origin, proxy);
  if (unsupported !== undefined) return Promise.reject(unsupported);
  const target = `${origin.hostname}:${portOf(origin)}`;
  return new Promise((resolve, reject) => {
    const call = (proxy.protocol === 'https:' ? httpsRequest : httpRequest)({
      method: 'CONNECT',
      host: nameOf(proxy),
      port: portOf(proxy),
      path: target,
      headers: { Host: target, ...proxyLogin(proxy) },
      agent: false,
      ...(proxy.protocol === 'https:' ? trust() : {}),
      ...(signal === undefined ? {} : { signal }),
    });
    const timer = setTimeout(() => call.destroy(new Error('the proxy did not answer in time')), limitMs);
    const refuse = (error: UnreachableError): void => {
      clearTimeout(timer);
      call.destroy();
      reject(error);
    };
    const refused = (status: number | undefined): void => refuse(proxyRefusal(origin, proxy, status ?? 0));
    call.once('connect', (answer, socket, head) => {
      if (answer.statusCode !== 200) {
        socket.destroy();
        refused(answer.statusCode);
        return;
      }
      clearTimeout(timer);
      if (head.length > 0) socket.unshift(head);
      resolve(socket);
    });
    // Some proxies refuse with an ordinary answer, or want another protocol.
    call.once('response', (answer) => refused(answer.statusCode));
    call.once('upgrade', (answer, socket) => {
      socket.destroy();
      refused(answer.statusCode);
    });
    call.once('error', (error) => refuse(proxyError(origin, proxy, 'proxy-unreachable', error.message, error)));
    call.end();
  });
}

const proxyError = (
  origin: URL,
  proxy: URL,
  reason: 'proxy-unreachable' | 'proxy-auth' | 'proxy-refused',
  message: string,
  cause?: unknown,
): UnreachableError =>
  new UnreachableError({ reason, host: origin.host, message, neverArrived: true, proxy: proxy.host, cause });
