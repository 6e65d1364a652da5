// A server of the test that repeats the whole request in every field of its answer, over HTTP/1.1 and HTTP/2: each answer in another shape, encoding and status.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import {
  createSecureServer,
  type Http2ServerRequest,
  type Http2ServerResponse,
  type ServerHttp2Session,
} from 'node:http2';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { loadCertificates } from '../../src/sandbox/ca.js';
import { cacheDir } from './run-cli.js';

const SHAPES = ['json', 'text', 'html', 'html-in-json'] as const;
/** 200 occurs twice, because clients read most of such an answer. */
const STATUSES = [200, 400, 401, 403, 404, 410, 429, 500, 503, 200] as const;

/** What it hands out to whoever asks for an access token. */
export const ACCESS_TOKEN = 'acc+ess/canary-7f3b==&"x';

const html = (text: string): string => text.replace(/[&<>"'/+=]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const ENCODINGS: Readonly<Record<string, (text: string) => string>> = {
  plain: (text) => text,
  json: (text) => JSON.stringify(JSON.stringify(text)),
  form: (text) => new URLSearchParams({ q: text }).toString(),
  percent: (text) => encodeURIComponent(text),
  'percent twice': (text) => encodeURIComponent(encodeURIComponent(text)),
  'percent, all of it': (text) =>
    [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  base64: (text) => Buffer.from(text).toString('base64'),
  'base64, one further': (text) => Buffer.from(`x${text}`).toString('base64url'),
  'base64, two further': (text) => Buffer.from(`xx${text}`).toString('base64'),
  hex: (text) => Buffer.from(text).toString('hex').toUpperCase(),
  entities: html,
  unicode: (text) => [...text].map((sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
};

/** Names that vendors and Tencent use in their answers, all at once. */
const NAMES =
  'code result desc message msg reason error error_description info requestId request_id taskId task_id messageId message_id name id retCode resCode errorCode err_msg ErrorInfo ActionStatus TaskId MsgKey trace_id errcode value redirect timestamp'.split(
    ' ',
  );
const LISTS =
  'invalidUsers illegalTokens illegal_tokens invalidTokens fail_tokens bad_regids pushIds list results data details expireTokens invalid10000 AccountList QueryResult ErrorList'.split(
    ' ',
  );

const ENCODING_NAMES = Object.keys(ENCODINGS);
const COMBINATIONS = SHAPES.length * STATUSES.length * ENCODING_NAMES.length;
/** Has no divisor in common with the number of combinations: so many answers in a row show all of them. */
const STRIDE = 127;

/** How one answer repeats. */
interface Way {
  readonly shape: (typeof SHAPES)[number];
  readonly status: number;
  readonly encoding: string;
  /** Characters before the repeated text: a cut falls anywhere. */
  readonly padding: number;
  /** A call for an access token succeeds, so that there is one to repeat. */
  readonly handsOut: boolean;
}

/** The n-th answer to a vendor. */
function wayOf(vendor: string, n: number): Way {
  const at = (n * STRIDE + vendor.charCodeAt(0) * 7 + vendor.length * 31) % COMBINATIONS;
  const perShape = Math.floor(at / SHAPES.length);
  return {
    shape: SHAPES[at % SHAPES.length] ?? 'json',
    status: STATUSES[perShape % STATUSES.length] ?? 200,
    encoding: ENCODING_NAMES[Math.floor(perShape / STATUSES.length)] ?? 'plain',
    padding: (n * 13) % 180,
    handsOut: n % 4 !== 3,
  };
}

export interface RepeatingServer {
  /** Base of a vendor's endpoints: plain, or over TLS, where HTTP/2 is spoken. */
  readonly url: (vendor: string, over?: 'http1' | 'h2') => string;
  readonly caFile: string;
  readonly received: number;
  /** How each request was repeated; access tokens that were handed out not counted. */
  readonly told: readonly Way[];
  /** Vendors that were answered over HTTP/2. */
  readonly overH2: ReadonlySet<string>;
  close(): Promise<void>;
}

type AnyRequest = IncomingMessage | Http2ServerRequest;

export async function startRepeatingServer(): Promise<RepeatingServer> {
  let received = 0;
  const counts = new Map<string, number>();
  const told: Way[] = [];
  const overH2 = new Set<string>();
  const sessions = new Set<ServerHttp2Session>();
  const serve = (request: AnyRequest, response: ServerResponse | Http2ServerResponse): void => {
    received += 1;
    void repeat(request).then(({ status, headers, body }) => {
      response.writeHead(status, headers);
      response.end(body);
    });
  };
  const tls = await loadCertificates(join(cacheDir, 'h2-vendors'), ['localhost'], Date.now());
  const plain = createServer(serve);
  const secure = createSecureServer({ key: tls.key, cert: tls.cert }, serve);
  secure.on('session', (session) => sessions.add(session));
  for (const server of [plain, secure])
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const portOf = (server: { address(): unknown }): number => (server.address() as AddressInfo).port;

  async function repeat(request: AnyRequest) {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const [, vendor = '', ...rest] = (request.url ?? '').split('/');
    const path = `/${rest.join('/')}`;
    const n = counts.get(vendor) ?? 0;
    counts.set(vendor, n + 1);
    if (request.httpVersionMajor === 2) overH2.add(vendor);
    const way = wayOf(vendor, n);
    const { shape, status, encoding, padding, handsOut } = way;
    const body = Buffer.concat(parts).toString();
    const isAuth = /auth|token$|oauth/i.test(path.split('?')[0] ?? '') && !/\/v1\/\d+\/|messages:send/.test(path);
    // The secret headers come first, so that a cut leaves them or a part of them.
    const secretHeaders = Object.entries(request.headers)
      .filter(([name]) => /auth|token|cookie|sign/i.test(name))
      .map(([name, value]) => `${name}: ${String(value)}`);
    const encode = ENCODINGS[encoding] ?? String;
    const repeated = encode(`${'.'.repeat(padding)}${secretHeaders.join('\n')}\n${body}\n${path}`);
    const type = {
      json: 'application/json',
      text: 'text/plain',
      html: 'text/html',
      'html-in-json': 'application/json',
    };
    const headers = {
      'x-repeated': encode(secretHeaders.join(' ')).replace(/[^ -~]/g, ' '),
      'apns-id': encodeURIComponent(path),
      'retry-after': '1',
    };
    if (isAuth && handsOut) {
      const handed = { authToken: ACCESS_TOKEN, auth_token: ACCESS_TOKEN, access_token: ACCESS_TOKEN };
      const answer = {
        ...handed,
        result: 0,
        code: 0,
        desc: repeated,
        message: repeated,
        data: { ...handed, create_time: Date.now() },
        expires_in: 3600,
        token_type: 'Bearer',
      };
      return { status: 200, headers: { 'content-type': type.json, ...headers }, body: JSON.stringify(answer) };
    }
    told.push(way);
    const words = shape === 'html-in-json' ? `<html><title>${repeated}</title><p>${repeated}</p>` : repeated;
    const text =
      shape === 'text'
        ? repeated
        : shape === 'html'
          ? `<!doctype html><html><title>${repeated}</title><body><pre>${repeated}</pre></body></html>`
          : JSON.stringify(everyField(words, path + body, status));
    return { status, headers: { 'content-type': type[shape], ...headers }, body: text };
  }

  return {
    url: (vendor, over = 'http1') =>
      over === 'h2' ? `https://127.0.0.1:${portOf(secure)}/${vendor}` : `http://127.0.0.1:${portOf(plain)}/${vendor}`,
    caFile: tls.caFile,
    get received() {
      return received;
    },
    told,
    overH2,
    async close() {
      plain.closeAllConnections();
      for (const session of sessions) session.destroy();
      await Promise.all([plain, secure].map((server) => new Promise((done) => server.close(done))));
    },
  };
}

function everyField(words: string, raw: string, status: number): Record<string, unknown> {
  const inner = Object.fromEntries(NAMES.map((name) => [name, words]));
  const fields: Record<string, unknown> = { ...inner };
  for (const name of LISTS) fields[name] = [inner, words];
  // Numeric codes where the client expects them, or it would not read further.
  const code = raw.length % 2 === 0 ? { code: 10302, result: 10302, ErrorCode: 70009 } : { code: words };
  const error = {
    code: status,
    message: words,
    status: words,
    details: [{ ...inner, errorCode: words, fieldViolations: [{ field: words, description: words }] }],
  };
  return {
    ...fields,
    data: { ...inner, ...Object.fromEntries(LISTS.map((name) => [name, words])) },
    ...code,
    ...(status === 200 ? {} : { error }),
  };
}
