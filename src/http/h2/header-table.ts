// The names and values both ends of HTTP/2 know: the fixed table of RFC 7541, appendix A, and the one that grows with the connection.

/** Name, then value; counted from one in the standard. */
export const FIXED: readonly (readonly [string, string])[] = [
  [':authority', ''],
  [':method', 'GET'],
  [':method', 'POST'],
  [':path', '/'],
  [':path', '/index.html'],
  [':scheme', 'http'],
  [':scheme', 'https'],
  [':status', '200'],
  [':status', '204'],
  [':status', '206'],
  [':status', '304'],
  [':status', '400'],
  [':status', '404'],
  [':status', '500'],
  ['accept-charset', ''],
  ['accept-encoding', 'gzip, deflate'],
  ...[
    'accept-language',
    'accept-ranges',
    'accept',
    'access-control-allow-origin',
    'age',
    'allow',
    'authorization',
    'cache-control',
    'content-disposition',
    'content-encoding',
    'content-language',
    'content-length',
    'content-location',
    'content-range',
    'content-type',
    'cookie',
    'date',
    'etag',
    'expect',
    'expires',
    'from',
    'host',
    'if-match',
    'if-modified-since',
    'if-none-match',
    'if-range',
    'if-unmodified-since',
    'last-modified',
    'link',
    'location',
    'max-forwards',
    'proxy-authenticate',
    'proxy-authorization',
    'range',
    'referer',
    'refresh',
    'retry-after',
    'server',
    'set-cookie',
    'strict-transport-security',
    'transfer-encoding',
    'user-agent',
    'vary',
    'via',
    'www-authenticate',
  ].map((name) => [name, ''] as const),
];

/** Bytes a table has when nobody says otherwise. */
export const STANDARD_SIZE = 4096;

/** Bytes one entry counts for (RFC 7541, section 4.1). */
const weigh = (name: string, value: string): number => name.length + value.length + 32;

/** The growing table: the newest entry comes first, the oldest make room. */
export class GrowingTable {
  #entries: { readonly name: string; readonly value: string }[] = [];
  #size = 0;
  #limit = STANDARD_SIZE;

  get limit(): number {
    return this.#limit;
  }

  get length(): number {
    return this.#entries.length;
  }

  /** Counted from zero, the newest first. */
  at(place: number): { readonly name: string; readonly value: string } | undefined {
    return this.#entries[this.#entries.length - 1 - place];
  }

  resize(limit: number): void {
    this.#limit = limit;
    this.#makeRoom(0);
  }

  /** An entry larger than the table empties it and is not kept. False then. */
  add(name: string, value: string): boolean {
    const weight = weigh(name, value);
    this.#makeRoom(weight);
    if (weight > this.#limit) return false;
    this.#entries.push({ name, value });
    this.#size += weight;
    return true;
  }

  #makeRoom(weight: number): void {
    while (this.#size + weight > this.#limit && this.#entries.length > 0) {
      const oldest = this.#entries.shift() as { name: string; value: string };
      this.#size -= weigh(oldest.name, oldest.value);
    }
  }
}
