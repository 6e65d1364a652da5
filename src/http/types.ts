// The words of the transport: a request, its answer, the recorded exchange, and the one error for "could not be asked".

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Absolute URL. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** `h2` goes over a shared HTTP/2 session per origin; default HTTP/1.1. */
  readonly protocol?: 'http/1.1' | 'h2';
  /** Client certificate for this origin (APNs with a certificate instead of a key). PEM. */
  readonly clientCertificate?: { readonly cert: string; readonly key: string };
  /** Only with `protocol: 'h2'`. */
  readonly h2?: Http2Wishes;
}

/** What a vendor may ask of the HTTP/2 connection its requests travel on. */
export interface Http2Wishes {
  /** One stream on a new connection until the first 2xx answer, then as many as the peer announces. */
  readonly oneStreamUntilAccepted?: boolean;
  /** Requests of different lanes never share a connection; the same name always does. */
  readonly lane?: string;
  /** Headers (lower case, `:path` too) that must not enter the peer's small header table. */
  readonly literalHeaders?: readonly string[];
}

export interface HttpResponse {
  readonly status: number;
  /** Names in lower case; repeated headers joined with `, `. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Milliseconds from sending to the last byte of the answer. */
  readonly tookMs: number;
}

/** One request with its answer, secrets already masked. */
export interface Exchange {
  /** Which part of the program asked: a vendor id or `tencent-im`. */
  readonly owner: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  };
  readonly response?:
    | { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string }
    | undefined;
  readonly error?: { readonly reason: UnreachableReason; readonly message: string } | undefined;
  readonly tookMs: number;
}

export type UnreachableReason =
  | 'dns'
  | 'refused'
  | 'timeout'
  | 'reset'
  | 'busy'
  | 'tls-untrusted'
  | 'tls-name'
  | 'tls-expired'
  | 'tls-other'
  | 'tls-client'
  | 'no-http2'
  | 'goaway'
  | 'calm'
  | 'stream-refused'
  | 'proxy-unreachable'
  | 'proxy-auth'
  | 'proxy-refused'
  | 'answer-too-large'
  | 'answer-broken'
  | 'page'
  | 'aborted'
  | 'other';

/** The other side could not be asked, or it is not known whether the request arrived. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
  readonly reason: UnreachableReason;
  /** Host and port as asked for. */
  readonly host: string;
  /** True when no byte of the request can have arrived, so that a repeat cannot double the push. */
  readonly neverArrived: boolean;
  /** The request asked for the access token of a push; the push itself was not sent. */
  readonly isOfAccessToken: boolean;
  readonly proxy: string | undefined;
  /** What an HTTP/2 peer gave as its reason when it closed the connection, for example `Shutdown`. */
  readonly peerReason: string | undefined;
  /** The pause the other side asked for (Retry-After), in milliseconds. */
  readonly retryAfterMs: number | undefined;

  constructor(fields: {
    reason: UnreachableReason;
    host: string;
    message: string;
    neverArrived: boolean;
    isOfAccessToken?: boolean | undefined;
    proxy?: string | undefined;
    peerReason?: string | undefined;
    retryAfterMs?: number | undefined;
    cause?: unknown;
  }) {
    super(fields.message, { cause: fields.cause });
    this.reason = fields.reason;
    this.host = fields.host;
    this.neverArrived = fields.neverArrived;
    this.isOfAccessToken = fields.isOfAccessToken ?? false;
    this.proxy = fields.proxy;
    this.peerReason = fields.peerReason;
    this.retryAfterMs = fields.retryAfterMs;
  }
}

export interface RequestOptions {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for the whole request; the transport's own limit when left out. */
  readonly timeoutMs?: number;
}

/** The transport as one owner (a vendor, Tencent) sees it. Throws only `UnreachableError`. */
export interface Http {
  request(request: HttpRequest, options?: RequestOptions): Promise<HttpResponse>;
}
