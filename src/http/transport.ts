// The transport of every owner, HTTP/1.1 through axios and HTTP/2 through a pool of ours: time limits, proxies, extra CAs, exchanges for the record, and the clock of the other side.
import type { Agent as HttpAgent } from 'node:http';
import { rootCertificates } from 'node:tls';
import type { AxiosInstance } from 'axios';
import type { Clock } from './clock.js';
import { toUnreachable } from './failures.js';
import type { Pool } from './h2/pool.js';
import { answeredExchange, failedExchange } from './masked-exchange.js';
import { proxyFor } from './proxy.js';
import type { Redactor } from './redactor.js';
import { parseRetryAfter } from './retry-after.js';
import {
  type Exchange,
  type Http,
  type HttpRequest,
  type HttpResponse,
  type RequestOptions,
  UnreachableError,
} from './types.js';

/** Milliseconds for one request when nothing else is said. */
const STANDARD_TIMEOUT_MS = 15_000;
/** Largest answer that is read, in bytes. */
const LARGEST_ANSWER = 4 * 1024 * 1024;
/** Connections kept open for one host. */
const SOCKETS_PER_HOST = 64;
/** A clock further off than this is worth a word. */
const CLOCK_TOLERANCE_MS = 60_000;
/** The other side's clock is looked at this often, in milliseconds. */
const CLOCK_CHECK_MS = 1000;
const KEPT_EXCHANGES = 200;
/** Bodies of lists are long; a long run must not keep two hundred of them. */
const KEPT_CHARACTERS = 250_000;

export interface TransportOptions {
  readonly timeoutMs?: number;
  /** `--proxy`; applies to everything. */
  readonly proxy?: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** PEM certificates trusted beside the system's. */
  readonly ca?: readonly string[];
  /** Switches certificate checks off; only a loud flag sets it. */
  readonly insecure?: boolean;
  readonly redactor: Redactor;
  readonly clock: Clock;
  readonly onExchange?: (exchange: Exchange) => void;
  /** `skewMs` is their clock minus ours; told once for each host. */
  readonly onClockSkew?: (skew: { readonly owner: string; readonly host: string; readonly skewMs: number }) => void;
}

export interface Transport {
  /** The transport as one owner sees it: a vendor id or `tencent-im`. */
  for(owner: string): Http;
  /** The newest exchanges, masked. */
  readonly exchanges: readonly Exchange[];
  close(): Promise<void>;
}

export function createTransport(options: TransportOptions): Transport {
  const exchanges: Exchange[] = [];
  const agents = new Map<string, HttpAgent>();
  const skewed = new Set<string>();
  let clockCheckedAt = Number.NEGATIVE_INFINITY;
  let lastChecked = '';
  let axios: Promise<AxiosInstance> | undefined;
  let pool: Promise<Pool> | undefined;

  const sizes: number[] = [];
  let kept = 0;
  const record = (exchange: Exchange, size: number): void => {
    exchanges.push(exchange);
    sizes.push(size);
    kept += size;
    while (exchanges.length > KEPT_EXCHANGES || (kept > KEPT_CHARACTERS && exchanges.length > 1)) {
      exchanges.shift();
      kept -= sizes.shift() ?? 0;
    }
    options.onExchange?.(exchange);
  };

  async function agentFor(url: URL): Promise<HttpAgent> {
    const proxy = proxyFor(url, options);
    if (proxy !== undefined && proxy.protocol !== 'http:' && proxy.protocol !== 'https:') {
      throw new UnreachableError({
        reason: 'proxy-unreachable',
        host: url.host,
        message: `${proxy.protocol}// proxies are not supported`,
        neverArrived: true,
        proxy: proxy.host,
      });
    }
    const key = `${url.protocol} ${proxy?.href ?? ''}`;
    const agent = agents.get(key) ?? (await makeAgent(url, proxy, options));
    agents.set(key, agent);
    return agent;
  }

  async function overAxios(request: HttpRequest, { signal, timeoutMs }: RequestOptions): Promise<HttpResponse> {
    const url = new URL(request.url);
    const proxy = proxyFor(url, options);
    const startedAt = performance.now();
    try {
      axios ??= loadAxios();
      const agent = await agentFor(url);
      const instance = await axios;
      const limit = timeoutMs ?? options.timeoutMs ?? STANDARD_TIMEOUT_MS;
      const answer = await instance.request<Buffer>({
        method: request.method,
        url: request.url,
        headers: { 'User-Agent': 'tim-push', Accept: '*/*', ...request.headers },
        // axios would turn bytes of another buffer's slice into the whole buffer.
        data: request.body === undefined ? undefined : Buffer.from(request.body),
        httpAgent: agent,
        httpsAgent: agent,
        timeout: limit,
        signal: deadline(signal, limit),
      });
      return {
        status: answer.status,
        headers: flatten(answer.headers as Record<string, unknown>),
        body: answer.data.toString('utf8'),
        tookMs: Math.round(performance.now() - startedAt),
      };
    } catch (error) {
      throw (
        proxyFailure(error, url, proxy) ??
        toUnreachable(timedOut(error, signal) ?? error, { host: url.host, proxy: proxy?.host })
      );
    }
  }

  function openPool(): Promise<Pool> {
    pool ??= import('./h2/pool.js').then(({ createPool }) =>
      createPool({
        proxy: options.proxy,
        env: options.env,
        ca: options.ca,
        insecure: options.insecure,
        timeoutMs: options.timeoutMs ?? STANDARD_TIMEOUT_MS,
      }),
    );
    return pool;
  }

  async function ask(owner: string, request: HttpRequest, given: RequestOptions): Promise<HttpResponse> {
    const startedAt = options.clock.now();
    const before = performance.now();
    const took = (): number => Math.round(performance.now() - before);
    let response: HttpResponse;
    try {
      // Without TLS there is nothing that could agree on HTTP/2: a sandbox reached over plain HTTP answers HTTP/1.1.
      const viaH2 = request.protocol === 'h2' && request.url.startsWith('https://');
      response = viaH2 ? await (await openPool()).request(request, given) : await overAxios(request, given);
    } catch (error) {
      const failure = toUnreachable(error, { host: hostOf(request.url) });
      record(
        failedExchange(options.redactor, { owner, startedAt, request, tookMs: took() }, failure),
        sizeOf(request.body),
      );
      throw failure;
    }
    record(
      answeredExchange(options.redactor, { owner, startedAt, request, tookMs: took() }, response),
      sizeOf(request.body) + response.body.length,
    );
    noticeClock(owner, request.url, response);
    if (isTurnedAway(response)) throw busyError(request.url, response, options.clock.now());
    return response;
  }

  /** The header counts whole seconds, and half the time on the way belongs to the answer. */
  function noticeClock(owner: string, url: string, response: HttpResponse): void {
    const now = options.clock.now();
    // A header that was looked at a moment ago says nothing new; long runs ask thousands of times a second.
    if (now < clockCheckedAt + CLOCK_CHECK_MS && now >= clockCheckedAt && lastChecked === owner) return;
    const host = hostOf(url);
    clockCheckedAt = now;
    lastChecked = owner;
    const theirs = Date.parse(response.headers['date'] ?? '');
    if (Number.isNaN(theirs) || skewed.has(host)) return;
    const skewMs = theirs + 500 - (now - response.tookMs / 2);
    if (Math.abs(skewMs) <= CLOCK_TOLERANCE_MS) return;
    skewed.add(host);
    options.onClockSkew?.({ owner, host, skewMs });
  }

  return {
    exchanges,
    for: (owner) => ({ request: (request, given = {}) => ask(owner, request, given) }),
    async close() {
      for (const agent of agents.values()) agent.destroy();
      agents.clear();
      await (await pool)?.close();
    },
  };
}

/** Loaded with the first request: commands that stay offline never pay for it. */
async function loadAxios(): Promise<AxiosInstance> {
  const { default: axios } = await import('axios');
  return axios.create({
    adapter: 'http',
    responseType: 'arraybuffer',
    // Every status is an answer; redirects of a push API are one too.
    validateStatus: () => true,
    maxRedirects: 0,
    maxContentLength: LARGEST_ANSWER,
    maxBodyLength: Number.POSITIVE_INFINITY,
    proxy: false,
    transformRequest: [(data: unknown) => data],
    transformResponse: [(data: unknown) => data],
  });
}

async function makeAgent(url: URL, proxy: URL | undefined, options: TransportOptions): Promise<HttpAgent> {
  const shared = { keepAlive: true, maxSockets: SOCKETS_PER_HOST };
  const ca = options.ca === undefined || options.ca.length === 0 ? {} : { ca: [...rootCertificates, ...options.ca] };
  const tls = { ...shared, ...ca, ...(options.insecure === true ? { rejectUnauthorized: false } : {}) };
  if (proxy === undefined) {
    if (url.protocol === 'http:') return new (await import('node:http')).Agent(shared);
    return new (await import('node:https')).Agent(tls);
  }
  if (url.protocol === 'http:')
    return new (await import('http-proxy-agent')).HttpProxyAgent(proxy, shared) as HttpAgent;
  const { HttpsProxyAgent } = await import('https-proxy-agent');
  const agent = new HttpsProxyAgent(proxy, tls);
  // Left alone, the agent would hand the proxy's own refusal over as if the vendor had answered.
  agent.on('proxyConnect', (answer: { readonly statusCode: number }) => {
    if (answer.statusCode !== 200) throw new ProxyRefusal(answer.statusCode);
  });
  // The agent hands its own options to the tunnel, not to the TLS connection inside it.
  return Object.assign(agent, { options: { ...agent.options, ...tls } }) as HttpAgent;
}

/** axios' own limit does not cover a body that trickles in; this one covers everything. */
function deadline(signal: AbortSignal | undefined, limitMs: number): AbortSignal {
  const timeout = AbortSignal.timeout(limitMs);
  return signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
}

function timedOut(error: unknown, signal: AbortSignal | undefined): Error | undefined {
  const code = (error as { code?: unknown })?.code;
  if (code !== 'ERR_CANCELED' || signal?.aborted === true) return undefined;
  return Object.assign(new Error('no whole answer within the time limit'), { code: 'ETIMEDOUT' });
}

/** What the proxy itself answered to CONNECT. */
function proxyFailure(error: unknown, url: URL, proxy: URL | undefined): UnreachableError | undefined {
  const refusal = error instanceof ProxyRefusal ? error : (error as { readonly cause?: unknown } | undefined)?.cause;
  if (proxy === undefined || !(refusal instanceof ProxyRefusal)) return undefined;
  return new UnreachableError({
    reason: refusal.status === 407 ? 'proxy-auth' : 'proxy-refused',
    host: url.host,
    message: refusal.message,
    neverArrived: true,
    proxy: proxy.host,
    cause: error,
  });
}

class ProxyRefusal extends Error {
  override readonly name = 'ProxyRefusal';
  readonly status: number;

  constructor(status: number) {
    super(`the proxy answered ${status}`);
    this.status = status;
  }
}

const flatten = (headers: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(', ') : String(value),
    ]),
  );

const sizeOf = (body: HttpRequest['body']): number => body?.length ?? 0;

const hostOf = (url: string): string => new URL(url).host;

/** 429 and 503 in the words of no vendor come from a machine in front of it: the request went no further. */
function isTurnedAway({ status, body }: HttpResponse): boolean {
  if (status !== 429 && status !== 503) return false;
  const [first] = body.trimStart();
  return first !== '{' && first !== '[';
}

const busyError = (url: string, response: HttpResponse, now: number): UnreachableError =>
  new UnreachableError({
    reason: 'busy',
    host: hostOf(url),
    message: `HTTP ${response.status}`,
    neverArrived: true,
    retryAfterMs: parseRetryAfter(response.headers['retry-after'], now),
  });
