// The neutral server of the benchmark, a process of its own: answers like each service in the shortest way, does nothing else, and counts.
// Speaks HTTP/1.1 (first port) and HTTP/2 over TLS (second port; the third ends each connection after a hundred requests). Reports over IPC what arrived, between which moments, and the first request.
import { createServer as createHttp } from 'node:http';
import { createSecureServer } from 'node:http2';

const { key, cert } = JSON.parse(process.argv[2]);
let seen;
/** Milliseconds each answer waits, as one from another city would. */
let delayMs = 0;
const reset = () => {
  seen = { requests: 0, tokens: 0, distinct: new Set(), firstAt: 0, lastAt: 0, sample: undefined, logins: 0 };
};
reset();

function note(path, headers, body, tokens) {
  const now = performance.now();
  seen.firstAt ||= now;
  seen.requests += 1;
  seen.tokens += tokens;
  seen.sample ??= { path, headers, body };
}

const JSON_TYPE = { 'Content-Type': 'application/json' };

function answerOf(path, headers, body) {
  if (path.startsWith('/message/auth')) {
    seen.logins += 1;
    return '{"result":0,"desc":"success","authToken":"bench-token"}';
  }
  if (path.startsWith('/token')) {
    seen.logins += 1;
    return '{"access_token":"bench-token","expires_in":3599,"token_type":"Bearer"}';
  }
  if (path.startsWith('/3/device/')) {
    seen.distinct.add(path.slice(10));
    note(path, headers, body, 1);
    return '';
  }
  if (path.includes('/messages:send')) {
    const from = body.indexOf('"token":"') + 9;
    seen.distinct.add(body.slice(from, body.indexOf('"', from)));
    note(path, headers, body, 1);
    return '{"name":"projects/bench/messages/0:1"}';
  }
  if (path.startsWith('/v3/message/regid')) {
    const list = /(?:^|&)registration_id=([^&]*)/.exec(body)?.[1] ?? '';
    note(path, headers, body, list === '' ? 0 : list.split('%2C').length);
    return '{"code":0,"result":"ok","data":{"id":"sdm1"}}';
  }
  note(path, headers, body, 1);
  return '{"result":0,"desc":"success","taskId":"1"}';
}

const http1 = createHttp((request, response) => {
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () => {
    const text = answerOf(request.url, request.headers, Buffer.concat(parts).toString());
    const answer = () => {
      response.writeHead(200, JSON_TYPE).end(text);
      seen.lastAt = performance.now();
    };
    if (delayMs > 0) setTimeout(answer, delayMs);
    else answer();
  });
});

/** With `rotateAfter`, each connection is ended by GOAWAY after so many requests, as nginx does; what comes above is not looked at. */
function createHttp2(rotateAfter) {
  const server = createSecureServer({ key, cert, settings: { maxConcurrentStreams: 1000 } });
  server.on('sessionError', () => {});
  server.on('session', (session) => {
    session.on('error', () => {});
    let count = 0;
    let last = Number.POSITIVE_INFINITY;
    session.on('stream', (stream, headers) => {
      const parts = [];
      stream.on('error', () => {});
      if (stream.id > last) return;
      count += 1;
      if (count === rotateAfter) {
        last = stream.id;
        session.goaway(0, last);
        session.close();
      }
      stream.on('data', (part) => parts.push(part));
      stream.on('end', () => {
        const text = answerOf(headers[':path'], headers, Buffer.concat(parts).toString());
        // A client that gave up meanwhile.
        if (stream.destroyed) return;
        if (text === '') stream.respond({ ':status': 200, 'apns-id': headers['apns-id'] }, { endStream: true });
        else {
          stream.respond({ ':status': 200, 'content-type': 'application/json' });
          stream.end(text);
        }
        seen.lastAt = performance.now();
      });
    });
  });
  return server;
}

const servers = [http1, createHttp2(Number.POSITIVE_INFINITY), createHttp2(100)];

process.on('message', (what) => {
  if (typeof what === 'object') delayMs = what.delayMs;
  if (what === 'report') {
    const { distinct, firstAt, lastAt, ...rest } = seen;
    process.send({ ...rest, distinct: distinct.size, tookMs: lastAt - firstAt });
    reset();
  }
});
process.on('disconnect', () => process.exit());
for (const server of servers) await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const [port1, port2, rotating] = servers.map((server) => server.address().port);
process.send({ http1: port1, http2: port2, rotating });
