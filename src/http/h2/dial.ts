// A TLS connection that speaks HTTP/2: directly or through a proxy's CONNECT tunnel, with extra CAs and a client certificate.
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type Socket } from 'node:net';
import { type ConnectionOptions, connect, rootCertificates, type TLSSocket } from 'node:tls';
import { toUnreachable } from '../failures.js';
import { proxyFor } from '../proxy.js';
import { UnreachableError } from '../types.js';

export interface DialOptions {
  readonly proxy?: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** PEM certificates trusted beside the system's. */
  readonly ca?: readonly string[] | undefined;
  readonly insecure?: boolean | undefined;
}

/** When nobody waits for the connection any more, in milliseconds or at once. */
export interface Limits {
  readonly limitMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** Resolves with a socket whose peer agreed on `h2`; rejects with an UnreachableError, nothing was sent then. */
export async function dial(
  origin: URL,
  certificate: { readonly cert: string; readonly key: string } | undefined,
  { limitMs, signal }: Limits,
  options: DialOptions,
): Promise<TLSSocket> {
  const proxy = proxyFor(origin, options);
  const deadline = performance.now() + limitMs;
  const tunnel = proxy === undefined ? undefined : await openTunnel(origin, proxy, { limitMs, signal });
  const limits = { limitMs: Math.max(1, deadline - performance.now()), signal };
  return secure(origin, certificate, tunnel, limits, options, proxy);
}

const portOf = (url: URL): number => Number(url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : url.port);

/** Without the brackets of an IPv6 address. */
const nameOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');

function secure(
  origin: URL,
  certificate: { readonly cert: string; readonly key: string } | undefined,
  tunnel: Socket | undefined,
  { limitMs, signal }: Limits,
  options: DialOptions,
  proxy: URL | undefined,
): Promise<TLSSocket> {
  const host = nameOf(origin);
  const tls: ConnectionOptions = {
    host,
    port: portOf(origin),
    // An address is no name: SNI must stay empty for it.
    servername: isIP(host) === 0 ? host : '',
    ALPNProtocols: ['h2'],
    minVersion: 'TLSv1.2',
    ...(tunnel === undefined ? {} : { socket: tunnel }),
    ...(options.ca === undefined || options.ca.length === 0 ? {} : { ca: [...rootCertificates, ...options.ca] }),
    ...(options.insecure === true ? { rejectUnauthorized: false } : {}),
    ...(certificate === undefined ? {} : { cert: certificate.cert, key: certificate.key }),
  };
  return new Promise((resolve, reject) => {
    let socket: TLSSocket;
    const fail = (error: unknown): void => {
      settle();
      tunnel?.destroy();
      socket?.destroy();
      reject(toUnreachable(error, { host: origin.host, proxy: tunnel === undefined ? undefined : proxy?.host }));
    };
    // A connection that never came up carried nothing.
    const timer = setTimeout(
      () =>
        fail(
          new UnreachableError({
            reason: 'timeout',
            host: origin.host,
            message: 'no connection within the time limit',
            neverArrived: true,
            proxy: proxy?.host,
          }),
        ),
      limitMs,
    );
    const giveUp = (): void => fail(signal?.reason);
    const settle = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', giveUp);
    };
    if (signal?.aborted === true) {
      giveUp();
      return;
    }
    signal?.addEventListener('abort', giveUp);
    try {
      socket = connect(tls);
    } catch (error) {
      fail(error);
      return;
    }
    const onClose = (): void =>
      fail(Object.assign(new Error('the connection was closed in the handshake'), { code: 'ERR_TLS_CLOSED' }));
    socket.once('error', fail);
    socket.once('close', onClose);
    socket.once('secureConnect', () => {
      settle();
      // Its next owner listens a moment later: an error in between must not end the process.
      socket.on('error', () => {});
      socket.off('error', fail);
      socket.off('close', onClose);
      if (socket.alpnProtocol === 'h2') {
        resolve(socket);
        return;
      }
      fail(
        new UnreachableError({
          reason: 'no-http2',
          host: origin.host,
          message: 'the peer did not agree on h2',
          neverArrived: true,
          proxy: proxy?.host,
        }),
      );
    });
  });
}

/** The proxy's CONNECT, with its name and password when the proxy's URL holds them. */
function openTunnel(origin: URL, proxy: URL, { limitMs, signal }: Limits): Promise<Socket> {
  const target = `${origin.hostname}:${portOf(origin)}`;
  const refuse = (reason: 'proxy-unreachable' | 'proxy-auth' | 'proxy-refused', message: string, cause?: unknown) =>
    new UnreachableError({ reason, host: origin.host, message, neverArrived: true, proxy: proxy.host, cause });
  if (proxy.protocol !== 'http:' && proxy.protocol !== 'https:')
    return Promise.reject(refuse('proxy-unreachable', `${proxy.protocol}// proxies are not supported`));
  const login =
    proxy.username === '' ? undefined : `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  return new Promise((resolve, reject) => {
    const call = (proxy.protocol === 'https:' ? httpsRequest : httpRequest)({
      method: 'CONNECT',
      host: nameOf(proxy),
      port: portOf(proxy),
      path: target,
      headers: {
        Host: target,
        ...(login === undefined ? {} : { 'Proxy-Authorization': `Basic ${Buffer.from(login).toString('base64')}` }),
      },
      agent: false,
      timeout: limitMs,
      ...(signal === undefined ? {} : { signal }),
    });
    call.once('connect', (answer, socket) => {
      if (answer.statusCode === 200) {
        resolve(socket);
        return;
      }
      socket.destroy();
      const status = answer.statusCode ?? 0;
      reject(refuse(status === 407 ? 'proxy-auth' : 'proxy-refused', `the proxy answered ${status}`));
    });
    // Some proxies refuse with an ordinary answer.
    call.once('response', (answer) => {
      answer.destroy();
      const status = answer.statusCode ?? 0;
      reject(refuse(status === 407 ? 'proxy-auth' : 'proxy-refused', `the proxy answered ${status}`));
    });
    call.once('timeout', () => call.destroy(new Error('the proxy did not answer in time')));
    call.once('error', (error) => reject(refuse('proxy-unreachable', error.message, error)));
    call.end();
  });
}
