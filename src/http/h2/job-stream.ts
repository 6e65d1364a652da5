// One request on one stream of node:http2: sends it, gathers the answer within bounds, and reports once how it ended.
import {
  type ClientHttp2Session,
  type ClientHttp2Stream,
  constants,
  type IncomingHttpHeaders,
  type IncomingHttpStatusHeader,
  type OutgoingHttpHeaders,
} from 'node:http2';
import { LARGEST_ANSWER, LARGEST_HEADERS, LARGEST_TOGETHER, MOST_NEWS } from '../answer-bounds.js';
import { decodeBody } from '../decode-body.js';
import { UnreachableError } from '../types.js';
import type { Job } from './job.js';

const { NGHTTP2_CANCEL, NGHTTP2_FLAG_END_STREAM, NGHTTP2_NO_ERROR, NGHTTP2_REFUSED_STREAM } = constants;

/** Why we ended a stream ourselves. */
export type OwnReason = 'timeout' | 'aborted' | 'answer-too-large' | 'answer-broken';

/** What a stream reports to its connection. */
export interface StreamOwner {
  readonly host: string;
  /** Bytes of the answers that are on their way. */
  gathered: number;
  /** The first header fields of an answer; its status. */
  onAnswer(status: number): void;
  /** The body has left whole. */
  onSent(stream: JobStream): void;
  /** The stream is over and its place free; the job may or may not be settled. */
  onClose(stream: JobStream): void;
}

export class JobStream {
  readonly job: Job;
  /** The place of its body among those of the connection; 0 without a body. */
  upload = 0;
  readonly #owner: StreamOwner;
  readonly #wire: ClientHttp2Stream;
  #status = 0;
  #headers: Readonly<Record<string, string>> = {};
  #parts: Buffer[] = [];
  #size = 0;
  #news = 0;
  #neverLeft = false;
  #isWhole = false;
  /** What Node said about the end: of this stream, or of the whole connection. */
  error: (Error & { readonly code?: string }) | undefined;

  /** Throws when the connection takes no request any more, or when HTTP/2 cannot carry it. Nothing was sent then. */
  constructor(session: ClientHttp2Session, fields: OutgoingHttpHeaders, job: Job, owner: StreamOwner) {
    const { body } = job.request;
    this.job = job;
    this.#owner = owner;
    const wire = session.request(fields, { endStream: body === undefined });
    this.#wire = wire;
    wire.on('response', (headers, flags) => this.#begin(headers, flags));
    wire.on('data', (bytes: Buffer) => this.#gather(bytes));
    wire.on('end', () => this.#finish());
    wire.on('close', () => {
      owner.gathered -= this.#size;
      this.#settle();
      owner.onClose(this);
    });
    wire.on('error', (error) => {
      this.error = error;
    });
    wire.on('headers', () => {
      this.#news += 1;
      if (this.#news > MOST_NEWS) this.giveUp('answer-broken', `more than ${MOST_NEWS} interim answers (1xx)`);
    });
    // The peer went away between our decision and the first byte of the request.
    wire.on('frameError', () => {
      this.#neverLeft = true;
    });
    if (body === undefined) return;
    wire.on('finish', () => owner.onSent(this));
    wire.end(body);
  }

  get id(): number {
    return this.#wire.id ?? Number.POSITIVE_INFINITY;
  }

  get code(): number {
    return this.#wire.rstCode;
  }

  /** A peer that had begun to answer has looked at the request, whatever it calls the end. */
  get isAnswered(): boolean {
    return this.#status !== 0;
  }

  /** The peer's promise that it did nothing with the request (RFC 9113, section 8.7). */
  get isRefused(): boolean {
    return !this.isAnswered && (this.#neverLeft || this.code === NGHTTP2_REFUSED_STREAM);
  }

  get neverLeft(): boolean {
    return this.#neverLeft;
  }

  /** Ends it for a reason of ours. The request does not wait for the connection to agree. */
  giveUp(reason: OwnReason, message: string): void {
    this.job.fail(new UnreachableError({ reason, host: this.#owner.host, message, neverArrived: false }));
    this.#parts = [];
    this.#wire.close(NGHTTP2_CANCEL);
  }

  #begin(headers: IncomingHttpHeaders & IncomingHttpStatusHeader, flags: number): void {
    // Node may drop the end of a stream whose connection ends in the same moment.
    this.#isWhole = (flags & NGHTTP2_FLAG_END_STREAM) !== 0;
    this.#status = headers[':status'] ?? 0;
    const { fields, size } = plain(headers);
    this.#headers = fields;
    this.#owner.onAnswer(this.#status);
    if (size > LARGEST_HEADERS) this.giveUp('answer-too-large', 'an answer with headers of more than 256 KiB');
  }

  #gather(bytes: Buffer): void {
    if (this.job.settled) return;
    this.#size += bytes.length;
    this.#owner.gathered += bytes.length;
    if (this.#size <= LARGEST_ANSWER && this.#owner.gathered <= LARGEST_TOGETHER) this.#parts.push(bytes);
    else this.giveUp('answer-too-large', 'an answer of more than 4 MiB');
  }

  #finish(): void {
    const announced = this.#headers['content-length'];
    // A stream that was cut without an error ends too.
    if (announced !== undefined && Number(announced) !== this.#size && this.#size > 0) return;
    this.#isWhole ||= this.isAnswered && this.code === NGHTTP2_NO_ERROR;
    // A body that is still on its way has no reader any more (RFC 9113, section 8.1).
    if (this.#isWhole && !this.#wire.writableFinished) this.#wire.close(NGHTTP2_CANCEL);
  }

  #settle(): void {
    if (!this.#isWhole || this.job.settled) return;
    try {
      const encoding = this.#headers['content-encoding'];
      const body = this.#size === 0 ? '' : decodeBody(Buffer.concat(this.#parts), encoding, this.#owner.host);
      this.job.succeed({ status: this.#status, headers: this.#headers, body });
    } catch (error) {
      this.job.fail(error as UnreachableError);
    }
  }
}

/** The fields as texts, and their size as RFC 9113 counts it: pseudo fields and each value of a repeated one included. */
function plain(headers: IncomingHttpHeaders): { readonly fields: Record<string, string>; readonly size: number } {
  const fields: Record<string, string> = {};
  let size = 0;
  for (const name in headers) {
    const value = headers[name];
    if (value === undefined) continue;
    const text = Array.isArray(value) ? value.join(', ') : String(value);
    const repeats = Array.isArray(value) ? value.length - 1 : 0;
    // `, ` between two values is ours.
    size += text.length - 2 * repeats + (repeats + 1) * (name.length + 32);
    if (name.charCodeAt(0) !== 58) fields[name] = text;
  }
  return { fields, size };
}
