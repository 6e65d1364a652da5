// A TLS connection that speaks HTTP/2: directly or through a proxy's tunnel, with extra CAs and a client certificate.
import { isIP } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import { toUnreachable } from '../failures.js';
import { proxyFor } from '../proxy/proxy.js';
import { type Limits, nameOf, openTunnel, portOf } from '../proxy/tunnel.js';
import type { OwnCertificate, Trust } from '../trust.js';
import { UnreachableError, type UnreachableReason } from '../types.js';

export interface DialOptions {
  readonly trust: Trust;
  readonly proxy?: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Resolves with a socket whose peer agreed on `h2`; rejects with an UnreachableError, nothing was sent then. */
export async function dial(
  origin: URL,
  certificate: OwnCertificate | undefined,
  { limitMs, signal }: Limits,
  options: DialOptions,
): Promise<TLSSocket> {
  const proxy = proxyFor(origin, options);
  const deadline = performance.now() + limitMs;
  const tunnel = proxy === undefined ? undefined : await openTunnel(origin, proxy, { limitMs, signal }, options.trust);
  const host = nameOf(origin);
  return handshake(
    () =>
      connect({
        host,
        port: portOf(origin),
        // An IP address is no server name: SNI stays empty.
        servername: isIP(host) === 0 ? host : '',
        ALPNProtocols: ['h2'],
        minVersion: 'TLSv1.2',
        ...(tunnel === undefined ? {} : { socket: tunnel }),
        ...options.trust(certificate),
      }),
    { host: origin.host, proxy: proxy?.host },
    { limitMs: Math.max(1, deadline - performance.now()), signal },
  ).catch((error: unknown) => {
    tunnel?.destroy();
    throw error;
  });
}

/** A connection that never came up carried nothing. */
function handshake(
  start: () => TLSSocket,
  place: { readonly host: string; readonly proxy: string | undefined },
  { limitMs, signal }: Limits,
): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    let socket: TLSSocket | undefined;
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', giveUp);
    };
    const fail = (error: unknown): void => {
      end();
      socket?.destroy();
      reject(toUnreachable(error, { ...place, nothingSent: true }));
    };
    const because = (reason: UnreachableReason, message: string): void =>
      fail(new UnreachableError({ ...place, reason, message, neverArrived: true }));
    const timer = setTimeout(() => because('timeout', 'no connection within the time limit'), limitMs);
    const giveUp = (): void => because('aborted', 'aborted');
    if (signal?.aborted === true) {
      giveUp();
      return;
    }
    signal?.addEventListener('abort', giveUp);
    try {
      socket = start();
    } catch (error) {
      fail(error);
      return;
    }
    socket.once('error', fail);
    const onClose = (): void =>
      fail(Object.assign(new Error('the connection was closed in the handshake'), { code: 'ERR_TLS_CLOSED' }));
    socket.once('close', onClose);
    socket.once('secureConnect', () => {
      end();
      // The caller adds its listener a moment later: an error before that must not end the process.
      socket?.on('error', () => {}).off('error', fail);
      socket?.off('close', onClose);
      if (socket?.alpnProtocol === 'h2') resolve(socket);
      else because('no-http2', 'the peer did not agree on h2');
    });
  });
}
