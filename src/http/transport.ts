// The transport of every owner, over HTTP/1.1 or HTTP/2: what is asked and answered is recorded, and the other side's clock looked at.
import type { Clock } from './clock.js';
import { toUnreachable } from './failures.js';
import type { Pool } from './h2/pool.js';
import type { Http1 } from './http1.js';
import { refusePage } from './page-answer.js';
import { MaskedExchange } from './redaction/masked-exchange.js';
import type { Redactor } from './redaction/redactor.js';
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
/** A clock further off than this is worth a hint. */
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
  /** `skewMs` is their clock minus ours; reported once for each host. */
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
  const skewed = new Set<string>();
  let clockCheckedAt = Number.NEGATIVE_INFINITY;
  let lastChecked = '';
  const limits = { ...options, timeoutMs: options.timeoutMs ?? STANDARD_TIMEOUT_MS };
  let http1: Promise<Http1> | undefined;
  let pool: Promise<Pool> | undefined;

  const sizes: number[] = [];
  let kept = 0;
  const record = (
    about: Pick<Exchange, 'owner' | 'startedAt' | 'tookMs'>,
    request: HttpRequest,
    answer: HttpResponse | UnreachableError,
  ): void => {
    const exchange = new MaskedExchange(options.redactor, about, request, answer);
    const size = sizeOf(request.body) + (answer instanceof UnreachableError ? 0 : answer.body.length);
    exchanges.push(exchange);
    sizes.push(size);
    kept += size;
    while (exchanges.length > KEPT_EXCHANGES || (kept > KEPT_CHARACTERS && exchanges.length > 1)) {
      exchanges.shift();
      kept -= sizes.shift() ?? 0;
    }
    options.onExchange?.(exchange);
  };

  /** Loaded with the first request: commands that stay offline never pay for it. */
  function openHttp1(): Promise<Http1> {
    http1 ??= import('./http1.js').then(({ createHttp1 }) => createHttp1(limits));
    return http1;
  }

  function openPool(): Promise<Pool> {
    pool ??= import('./h2/pool.js').then(({ createPool }) => createPool(limits));
    return pool;
  }

  async function ask(owner: string, request: HttpRequest, given: RequestOptions): Promise<HttpResponse> {
    const startedAt = options.clock.now();
    const before = performance.now();
    let response: HttpResponse;
    try {
      // Without TLS there is nothing that could agree on HTTP/2: a sandbox reached over plain HTTP answers HTTP/1.1.
      const viaH2 = request.protocol === 'h2' && request.url.startsWith('https://');
      response = await (viaH2 ? await openPool() : await openHttp1()).request(request, given);
    } catch (error) {
      const failure = toUnreachable(error, { host: hostOf(request.url) });
      record({ owner, startedAt, tookMs: since(before) }, request, failure);
      throw failure;
    }
    record({ owner, startedAt, tookMs: since(before) }, request, response);
    if (isTurnedAway(response)) throw busyError(request.url, response, options.clock.now());
    refusePage(request, response);
    noticeClock(owner, request.url, response);
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
      (await http1)?.close();
      await (await pool)?.close();
    },
  };
}

const since = (before: number): number => Math.round(performance.now() - before);

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
