// HTTP/1.1 through axios: direct or through a proxy, and every way of not answering ends in one failure, bounded in time and size.
import {
  type ClientRequest,
  Agent as HttpAgent,
  request as httpRequest,
  type IncomingMessage,
  type RequestOptions,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import axios from 'axios';
import { LARGEST_ANSWER, MOST_NEWS } from './answer-bounds.js';
import { ACCEPTED_ENCODINGS, decodeBody, tooLarge } from './decode-body.js';
import { toUnreachable } from './failures.js';
import { proxyFor } from './proxy/proxy.js';
import { nameOf, openTunnel, portOf, proxyLogin, unsupportedProxy } from './proxy/tunnel.js';
import { type Trust, type TrustOptions, trustIn } from './trust.js';
import { type HttpRequest, type HttpResponse, type RequestOptions as Limits, UnreachableError } from './types.js';

/** Connections kept open for one host. */
const SOCKETS_PER_HOST = 64;

export interface Http1Options extends TrustOptions {
  readonly timeoutMs: number;
  readonly proxy?: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface Http1 {
  request(request: HttpRequest, options: Limits): Promise<HttpResponse>;
  close(): void;
}

/** What is known of one attempt while it runs. */
interface Attempt {
  readonly host: string;
  readonly proxy: URL | undefined;
  /** Ours, when we ended it; axios would wrap it. */
  failure?: UnreachableError;
  /** A connection is open that can have carried the request. */
  connected: boolean;
}

const instance = axios.create({
  adapter: 'http',
  responseType: 'arraybuffer',
  // Every status is an answer; redirects of a push API are one too.
  validateStatus: () => true,
  maxRedirects: 0,
  maxContentLength: LARGEST_ANSWER,
  maxBodyLength: Number.POSITIVE_INFINITY,
  // axios takes a gzip that was cut off for a whole one.
  decompress: false,
  proxy: false,
  transformRequest: [(data: unknown) => data],
  transformResponse: [(data: unknown) => data],
});

export function createHttp1(options: Http1Options): Http1 {
  const agents = new Map<string, HttpAgent>();
  const trust = trustIn(options);

  function agentFor(url: URL, proxy: URL | undefined): HttpAgent {
    const key = `${url.protocol} ${proxy?.href ?? ''}`;
    const agent = agents.get(key) ?? makeAgent(url, proxy, options.timeoutMs, trust);
    agents.set(key, agent);
    return agent;
  }

  async function request(given: HttpRequest, { signal, timeoutMs }: Limits): Promise<HttpResponse> {
    const url = new URL(given.url);
    const attempt: Attempt = { host: url.host, proxy: proxyFor(url, options), connected: false };
    const unsupported = attempt.proxy === undefined ? undefined : unsupportedProxy(url, attempt.proxy);
    if (unsupported !== undefined) throw unsupported;
    const startedAt = performance.now();
    const limit = deadline(attempt, signal, timeoutMs ?? options.timeoutMs);
    const agent = agentFor(url, attempt.proxy);
    try {
      const answer = await instance.request<Buffer>({
        method: given.method,
        url: given.url,
        headers: {
          'User-Agent': 'tim-push',
          Accept: '*/*',
          'Accept-Encoding': ACCEPTED_ENCODINGS,
          ...given.headers,
        },
        // axios would turn bytes of another buffer's slice into the whole buffer.
        data: given.body === undefined ? undefined : Buffer.from(given.body),
        httpAgent: agent,
        httpsAgent: agent,
        transport: wireOf(url, attempt),
        signal: limit.signal,
      });
      if (attempt.failure !== undefined) throw attempt.failure;
      const headers = flatten(answer.headers as Record<string, unknown>);
      return {
        status: answer.status,
        headers,
        body: decodeBody(answer.data, headers['content-encoding'], url.host),
        tookMs: Math.round(performance.now() - startedAt),
      };
    } catch (error) {
      throw attempt.failure ?? failureOf(error, attempt);
    } finally {
      limit.clear();
    }
  }

  return {
    request,
    close() {
      for (const agent of agents.values()) agent.destroy();
      agents.clear();
    },
  };
}

const brokenError = (host: string, message: string): UnreachableError =>
  new UnreachableError({ reason: 'answer-broken', host, message, neverArrived: false });

function failureOf(error: unknown, { host, proxy, connected }: Attempt): UnreachableError {
  // The tunnel's own failure comes wrapped.
  const cause = (error as { readonly cause?: unknown } | undefined)?.cause;
  if (cause instanceof UnreachableError) return cause;
  if (/maxContentLength/.test(String((error as Error)?.message))) return tooLarge(host);
  return toUnreachable(error, { host, proxy: proxy?.host, nothingSent: !connected });
}

/**
 * What axios calls instead of node:http: the same, but watchful. A protocol that changes (101) and endless interim answers (1xx)
 * would leave axios waiting for an answer that never comes.
 */
function wireOf(url: URL, attempt: Attempt) {
  const { proxy } = attempt;
  const viaProxy = url.protocol === 'http:' && proxy !== undefined ? proxy : undefined;
  const isTls = (viaProxy ?? url).protocol === 'https:';
  return {
    request(options: RequestOptions, onAnswer: (answer: IncomingMessage) => void): ClientRequest {
      const call = (isTls ? httpsRequest : httpRequest)(
        viaProxy === undefined ? options : throughProxy(options, url, viaProxy),
        onAnswer,
      );
      const broken = (message: string): void => {
        attempt.failure ??= brokenError(attempt.host, message);
        call.destroy(attempt.failure);
      };
      let news = 0;
      call.on('information', () => {
        news += 1;
        if (news > MOST_NEWS) broken(`more than ${MOST_NEWS} interim answers (1xx)`);
      });
      const refuse = (answer: IncomingMessage): void =>
        broken(`HTTP ${answer.statusCode} ${answer.statusMessage}`.trim());
      call.on('upgrade', (answer, socket) => {
        socket.destroy();
        refuse(answer);
      });
      // Without the header that belongs to it, 101 comes as an answer.
      call.on('response', (answer) => {
        if ((answer.statusCode ?? 0) < 200) refuse(answer);
      });
      call.on('socket', (socket: Duplex) => watchConnection(socket as TLSSocket, attempt));
      return call;
    },
  };
}

function watchConnection(socket: TLSSocket, attempt: Attempt): void {
  // A connection that was used before, or needs no handshake any more.
  if (!socket.connecting && (socket as { readonly secureConnecting?: boolean }).secureConnecting !== true)
    attempt.connected = true;
  else
    socket.once('encrypted' in socket ? 'secureConnect' : 'connect', () => {
      attempt.connected = true;
    });
}

/** Plain http goes to the proxy as it is, with the whole address in its first line. */
const throughProxy = (options: RequestOptions, url: URL, proxy: URL): RequestOptions => ({
  ...options,
  protocol: proxy.protocol,
  hostname: nameOf(proxy),
  port: portOf(proxy),
  path: url.href,
  headers: { ...(options.headers as Record<string, string>), Host: url.host, ...proxyLogin(proxy) },
});

/** The TLS connection of each request runs in a tunnel of its own. */
class TunnelAgent extends HttpsAgent {
  readonly #proxy: URL;
  readonly #limitMs: number;
  readonly #trust: Trust;

  constructor(proxy: URL, limitMs: number, trust: Trust, agentOptions: ConstructorParameters<typeof HttpsAgent>[0]) {
    super(agentOptions);
    this.#proxy = proxy;
    this.#limitMs = limitMs;
    this.#trust = trust;
  }

  override createConnection(
    options: RequestOptions & { readonly servername?: string },
    callback: (error: Error | null, socket?: Duplex) => void,
  ): undefined {
    const host = String(options.host ?? options.hostname);
    const origin = new URL(
      `https://${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${options.port}`,
    );
    openTunnel(origin, this.#proxy, { limitMs: this.#limitMs }, this.#trust).then(
      (socket) => callback(null, super.createConnection({ ...options, socket } as RequestOptions) as Duplex),
      (error: Error) => callback(error),
    );
    return undefined;
  }
}

function makeAgent(url: URL, proxy: URL | undefined, limitMs: number, trust: Trust): HttpAgent {
  const shared = { keepAlive: true, maxSockets: SOCKETS_PER_HOST };
  if (url.protocol === 'http:' && proxy?.protocol !== 'https:') return new HttpAgent(shared);
  const tls = { ...shared, ...trust() };
  if (url.protocol === 'http:') return new HttpsAgent(tls) as HttpAgent;
  return (proxy === undefined ? new HttpsAgent(tls) : new TunnelAgent(proxy, limitMs, trust, tls)) as HttpAgent;
}

/** One limit for everything, a body that trickles in included. It keeps the process alive while a request waits. */
function deadline(attempt: Attempt, signal: AbortSignal | undefined, limitMs: number) {
  const limit = new AbortController();
  const timer = setTimeout(() => {
    attempt.failure ??= new UnreachableError({
      reason: 'timeout',
      host: attempt.host,
      message: attempt.connected ? 'no whole answer within the time limit' : 'no connection within the time limit',
      neverArrived: !attempt.connected,
    });
    limit.abort();
  }, limitMs);
  // One listener, taken away again: a joined signal would live as long as the signal of the whole run.
  const onAbort = (): void => limit.abort();
  if (signal?.aborted === true) onAbort();
  else signal?.addEventListener('abort', onAbort, { once: true });
  return {
    signal: limit.signal,
    clear: () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    },
  };
}

const flatten = (headers: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(', ') : String(value),
    ]),
  );
