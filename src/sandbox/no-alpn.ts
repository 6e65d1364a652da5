// Senders that offer no ALPN on the TLS port: HTTP/2 when its preface comes first, as haproxy and h2o do, else HTTP/1.1.
import type { Http2SecureServer } from 'node:http2';
import type { TLSSocket } from 'node:tls';

/** How the connection preface of HTTP/2 begins; no method of HTTP/1.1 does. */
const PREFACE = 'PRI ';

/** Reads the first bytes of a connection without ALPN to find its protocol, and passes it to the server's own listener. */
export function acceptWithoutAlpn(server: Http2SecureServer, waitMs: number): void {
  const listeners = server.listeners('secureConnection');
  const serve = (socket: TLSSocket): void => {
    for (const listener of listeners) listener.call(server, socket);
  };
  server.removeAllListeners('secureConnection');
  server.on('secureConnection', (socket: TLSSocket) => {
    if (typeof socket.alpnProtocol === 'string') serve(socket);
    else waitForWords(socket, waitMs, serve);
  });
}

/** Node's HTTP/1.1 server would read from the handle and miss the bytes put back; with the handle marked as consumed it reads the stream. */
function readAsStream(socket: TLSSocket): void {
  const { _handle: handle } = socket as unknown as { readonly _handle?: { _consumed?: boolean } | null };
  if (handle !== undefined && handle !== null) handle._consumed = true;
}

function waitForWords(socket: TLSSocket, waitMs: number, serve: (socket: TLSSocket) => void): void {
  const received: Buffer[] = [];
  const late = setTimeout(() => socket.destroy(), waitMs);
  const listen = (chunk: Buffer): void => {
    received.push(chunk);
    const words = Buffer.concat(received);
    if (words.length < PREFACE.length && PREFACE.startsWith(words.toString('latin1'))) return;
    clearTimeout(late);
    socket.off('data', listen);
    socket.pause();
    socket.unshift(words);
    const isHttp2 = words.toString('latin1', 0, PREFACE.length) === PREFACE;
    if (isHttp2) Object.defineProperty(socket, 'alpnProtocol', { value: 'h2' });
    else readAsStream(socket);
    serve(socket);
    // An HTTP/2 session reads the buffered bytes itself.
    if (!isHttp2) socket.resume();
  };
  socket.on('data', listen);
  socket.on('error', () => {});
  socket.once('close', () => clearTimeout(late));
}
