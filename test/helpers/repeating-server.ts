// A server of the test that repeats the whole request in every field of its answer: encoded in turn in every way, as JSON, as text, as a page, and with any status.
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export const SHAPES = ['json', 'text', 'html', 'html-in-json'] as const;
/** 429 and 503 make a client wait and ask again, whatever the answer holds. */
export const STATUSES = [200, 400, 401, 403, 404, 410, 500] as const;

/** What it hands out to whoever asks for an access token. */
export const ACCESS_TOKEN = 'acc+ess/canary-7f3b==&"x';

const html = (text: string): string => text.replace(/[&<>"'/+=]/g, (sign) => `&#${sign.charCodeAt(0)};`);

export const ENCODINGS: Readonly<Record<string, (text: string) => string>> = {
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

export interface RepeatingServer {
  readonly port: number;
  shape: (typeof SHAPES)[number];
  status: number;
  encoding: string;
  /** Characters from which the repeated text begins: a cut falls anywhere. */
  padding: number;
  heard: number;
  /** Calls for an access token succeed, so that there is one to repeat. */
  handsOut: boolean;
  close(): Promise<void>;
}

export async function startRepeatingServer(): Promise<RepeatingServer> {
  const server: Server = createServer((request, response) => {
    void repeat(request).then(({ status, type, body, headers }) => {
      response.writeHead(status, { 'Content-Type': type, ...headers }).end(body);
    });
  });
  const state: RepeatingServer = {
    port: 0,
    shape: 'json',
    status: 200,
    encoding: 'plain',
    padding: 0,
    heard: 0,
    handsOut: true,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };

  async function repeat(request: IncomingMessage) {
    state.heard += 1;
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const path = request.url ?? '';
    const body = Buffer.concat(parts).toString();
    const isAuth = /auth|token$|oauth/i.test(path.split('?')[0] ?? '') && !/\/v1\/\d+\/|messages:send/.test(path);
    // What hides most is at the beginning: a cut leaves it, or a piece of it.
    const secretHeaders = Object.entries(request.headers)
      .filter(([name]) => /auth|token|cookie|sign/i.test(name))
      .map(([name, value]) => `${name}: ${String(value)}`);
    const encode = ENCODINGS[state.encoding] ?? String;
    const told = encode(`${'.'.repeat(state.padding)}${secretHeaders.join('\n')}\n${body}\n${path}`);
    const type = {
      json: 'application/json',
      text: 'text/plain',
      html: 'text/html',
      'html-in-json': 'application/json',
    };
    const headers = {
      'x-repeated': encode(secretHeaders.join(' ')).replace(/[^ -~]/g, ' '),
      'apns-id': encodeURIComponent(path),
    };
    if (isAuth && state.handsOut) {
      const handed = { authToken: ACCESS_TOKEN, auth_token: ACCESS_TOKEN, access_token: ACCESS_TOKEN };
      const answer = {
        ...handed,
        result: 0,
        code: 0,
        desc: told,
        message: told,
        data: { ...handed, create_time: Date.now() },
        expires_in: 3600,
        token_type: 'Bearer',
      };
      return { status: 200, type: 'application/json', body: JSON.stringify(answer), headers };
    }
    const words = state.shape === 'html-in-json' ? `<html><title>${told}</title><p>${told}</p>` : told;
    const text =
      state.shape === 'text'
        ? told
        : state.shape === 'html'
          ? `<!doctype html><html><title>${told}</title><body><pre>${told}</pre></body></html>`
          : JSON.stringify(everyField(words, path + body, state.status));
    return { status: state.status, type: type[state.shape], body: text, headers };
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(state, { port: (server.address() as AddressInfo).port });
}

function everyField(words: string, raw: string, status: number): Record<string, unknown> {
  const inner = Object.fromEntries(NAMES.map((name) => [name, words]));
  const fields: Record<string, unknown> = { ...inner };
  for (const name of LISTS) fields[name] = [inner, words];
  // Numbers where a code is looked for, or nobody reads on.
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
