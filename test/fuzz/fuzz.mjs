// Fuzz of both ports with a seed: broken bytes, broken HTTP, broken TLS and HTTP/2 frames, hostile requests to every vendor and to the
// control API. After each round the sandbox has to answer, and no answer may be a 500. Run: node test/fuzz/fuzz.mjs [--seconds 30] [--seed n]
import { readFileSync } from 'node:fs';
import { connect as connectH2 } from 'node:http2';
import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { parseArgs } from 'node:util';
import { startSandbox } from 'tim-push';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '30' }, seed: { type: 'string' } } });
const seconds = Number(values.seconds);
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
if (!(seconds > 0) || !Number.isSafeInteger(seed)) throw new Error('--seconds and --seed take numbers');

let state = seed >>> 0;
/** mulberry32: the same seed, the same bytes. */
function random() {
  state = (state + 0x6d2b79f5) >>> 0;
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}
const whole = (below) => Math.floor(random() * below);
const pick = (list) => list[whole(list.length)];
const bytes = (most) => Buffer.from(Array.from({ length: whole(most) }, () => whole(256)));

const sandbox = await startSandbox({ strict: true, rules: ['hours', 'quotas', 'rates'] });
const { vendors } = await sandbox.ready();
const ca = readFileSync(sandbox.caFile);
const httpPort = Number(new URL(sandbox.url).port);
const tlsPort = Number(new URL(sandbox.tlsUrl).port);

const PATHS = [
  '/3/device/00',
  '/v1/projects/x/messages:send',
  '/token',
  '/oauth2/v3/token',
  '/v1/1/messages:send',
  '/auth/token',
  '/api/v1/1/sendMessage',
  '/v3/message/regid',
  '/server/v1/auth',
  '/server/v1/message/notification/unicast',
  '/message/auth',
  '/message/send',
  '/garcia/api/server/push/varnished/pushByPushId',
  '/v4/openim/sendmsg',
];
const CONTROL = [
  'ready',
  'messages',
  'messages/1',
  'wait?timeoutMs=1',
  'devices',
  'faults',
  'clock',
  'state',
  'im-users',
  'rules',
  'apps',
  'openapi.json',
  'reset',
  'compose',
  'devices/invalidate',
];
const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE'];
const TYPES = [
  'application/json',
  'application/x-www-form-urlencoded',
  'text/plain',
  'multipart/form-data; boundary=x',
  '\u00ff',
  '',
];
const WORDS = [
  '__proto__',
  'constructor',
  'toString',
  '\u0000',
  '\u001b[31m',
  '\ud800',
  '%',
  '%zz',
  '../../etc/passwd',
  '${x}',
  '{{x}}',
  '<script>',
  "'",
  '"',
  '\\',
  '1e999',
  '-0',
  'null',
  '9'.repeat(400),
];
const FIELDS = [
  'appId',
  'app_key',
  'sign',
  'timestamp',
  'message',
  'regId',
  'title',
  'payload',
  'registration_id',
  'token',
  'client_id',
  'grant_type',
  'assertion',
  'pushIds',
  'messageJson',
  'steps',
  'do',
  'vendor',
  'devices',
  'schemaVersion',
  'freeze',
];

/** A JSON value of any shape, seldom deep. */
function value(depth = 0) {
  const kind = whole(depth > 4 ? 5 : 8);
  if (kind === 0) return pick(WORDS);
  if (kind === 1) return random() * 10 ** whole(20) * pick([1, -1]);
  if (kind === 2) return pick([true, false, null]);
  if (kind === 3) return 'x'.repeat(whole(200));
  if (kind === 4) return bytes(20).toString('latin1');
  if (kind === 5) return Array.from({ length: whole(5) }, () => value(depth + 1));
  return Object.fromEntries(Array.from({ length: whole(6) }, () => [pick([...FIELDS, ...WORDS]), value(depth + 1)]));
}

function body() {
  const kind = whole(5);
  if (kind === 0) return bytes(300);
  if (kind === 1)
    return Buffer.from(
      new URLSearchParams(Array.from({ length: whole(8) }, () => [pick(FIELDS), String(pick(WORDS))])).toString(),
    );
  if (kind === 2) return Buffer.from(JSON.stringify(value()).slice(0, -1));
  if (kind === 3) return Buffer.from('['.repeat(whole(20_000)));
  return Buffer.from(JSON.stringify(value()));
}

const target = () => {
  const kind = whole(5);
  if (kind === 0) return `/_sandbox/${pick(CONTROL)}`;
  if (kind === 1) return `/${encodeURIComponent(pick(WORDS).replace(/[\ud800-\udfff]/g, ''))}`;
  return `/${pick(vendors).id}${pick(PATHS)}${pick(['', '', '?', '?a=%zz', '/..', '/%2e%2e/', '//'])}`;
};

function request() {
  const content = body();
  const head = [
    `${pick([...METHODS, 'POST', 'POST', 'POST'])} ${pick([target(), target(), target(), '*', '//', 'http://[', '\u00ff'])} HTTP/1.1`,
    `Host: ${pick(['127.0.0.1', '127.0.0.1', 'api-push.vivo.com.cn', 'evil.test', '[::1]', '', '\u00ff'])}`,
    `Content-Type: ${pick(TYPES)}`,
    `Authorization: ${pick(['', 'Bearer x', 'key=x', 'bearer eyJhbGciOiJFUzI1NiJ9.e30.', pick(WORDS)])}`.replace(
      /[\r\n\u0000]/g,
      '',
    ),
    pick([
      'x-tim-push: 1',
      'x-tim-push: 1',
      'Origin: http://evil.test',
      'authToken: x',
      '__proto__: x',
      'constructor: y',
      'Expect: 100-continue',
    ]),
    pick([
      `Content-Length: ${content.length}`,
      `Content-Length: ${content.length}`,
      'Content-Length: -1',
      'Transfer-Encoding: chunked',
      `Content-Length: ${content.length + 50}`,
    ]),
    'Connection: close',
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'), content]);
}

/** Cuts, doubles or changes some bytes. */
function mutate(buffer) {
  const copy = Buffer.from(buffer);
  for (let i = whole(4); i > 0 && copy.length > 0; i -= 1) copy[whole(copy.length)] = whole(256);
  return random() < 0.2 ? copy.subarray(0, whole(copy.length + 1)) : copy;
}

const statuses = new Map();
const bad = [];
/** Writes bytes to a port and reads what comes back; silence for a while ends it. */
function speak(open, message, note) {
  return new Promise((resolve) => {
    const socket = open();
    let answer = '';
    const end = () => {
      clearTimeout(timer);
      socket.destroy();
      const status = /^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? (answer === '' ? 'silence' : 'other');
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (status === '500')
        bad.push({ note, sent: message.toString('latin1').slice(0, 600), answer: answer.slice(0, 300) });
      resolve();
    };
    const timer = setTimeout(end, 400);
    socket.on('data', (part) => {
      answer += part.toString('latin1');
    });
    socket.on('error', end);
    socket.on('close', end);
    socket.write(message);
  });
}

const plain = () => connect(httpPort, '127.0.0.1');
const tls = (protocol) => () =>
  connectTls({
    port: tlsPort,
    host: '127.0.0.1',
    servername: pick(['localhost', 'api-push.vivo.com.cn', 'x.test']),
    rejectUnauthorized: false,
    ALPNProtocols: [protocol],
  });

/** HTTP/2: the preface, then frames of any type, length and content. */
function frames() {
  const parts = [Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'), Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0])];
  for (let i = whole(8); i > 0; i -= 1) {
    const content = bytes(60);
    const head = Buffer.from([0, 0, content.length, whole(12), whole(256), 0, 0, 0, whole(6)]);
    parts.push(head, content);
  }
  return Buffer.concat(parts);
}

/** A well-formed HTTP/2 request with hostile content. */
function overH2() {
  return new Promise((resolve) => {
    const session = connectH2(sandbox.tlsUrl, { ca });
    const end = () => {
      clearTimeout(timer);
      session.destroy();
      resolve();
    };
    const timer = setTimeout(end, 1000);
    session.on('error', end);
    session.on('close', end);
    const sent = {
      ':method': pick(METHODS),
      ':path': target(),
      'content-type': pick(TYPES.slice(0, 4)),
      'x-tim-push': '1',
    };
    const stream = session.request(sent);
    stream.on('response', (headers) => {
      const status = String(headers[':status']);
      statuses.set(`h2 ${status}`, (statuses.get(`h2 ${status}`) ?? 0) + 1);
      if (status === '500') bad.push({ note: 'h2', sent: JSON.stringify(sent), answer: '' });
    });
    stream.on('error', end);
    stream.on('close', end);
    stream.resume();
    stream.end(body());
  });
}

const kinds = [
  () => speak(plain, bytes(400), 'bytes'),
  () => speak(plain, request(), 'request'),
  () => speak(plain, request(), 'request'),
  () => speak(plain, mutate(request()), 'mutated request'),
  () => speak(() => connect(tlsPort, '127.0.0.1'), bytes(400), 'bytes on TLS'),
  () => speak(tls('http/1.1'), request(), 'request over TLS'),
  () => speak(tls('h2'), frames(), 'frames'),
  () => speak(tls('h2'), mutate(frames()), 'mutated frames'),
  overH2,
];

console.log(`fuzz: seed ${seed}, ${seconds} s, ${vendors.length} vendors`);
const crashes = [];
process.on('uncaughtException', (error) => crashes.push(error));
process.on('unhandledRejection', (error) => crashes.push(error));
const until = Date.now() + seconds * 1000;
let count = 0;
while (Date.now() < until && crashes.length === 0 && bad.length === 0) {
  await Promise.all(Array.from({ length: 16 }, () => pick(kinds)()));
  count += 16;
  // Faults and clocks that got set by chance must not slow the rest down.
  await sandbox.reset();
  if (!(await sandbox.ready()).ready) throw new Error('not ready any more');
}
const heap = process.memoryUsage().heapUsed / 1e6;
await sandbox.close();
console.log(
  `${count} conversations, heap ${heap.toFixed(0)} MB; answers: ${[...statuses]
    .sort()
    .map(([status, n]) => `${status} ${n}`)
    .join(', ')}`,
);
for (const error of crashes) console.error('crashed:', error);
for (const item of bad.slice(0, 5)) console.error('answered 500:', JSON.stringify(item));
if (crashes.length > 0 || bad.length > 0) {
  console.error(`again: node test/fuzz/fuzz.mjs --seed ${seed}`);
  process.exitCode = 1;
}
