// One request with its answer, masked when it is looked at: most exchanges of a long run are never looked at.

import { type Exchange, type HttpRequest, type HttpResponse, UnreachableError } from '../types.js';
import type { Redactor } from './redactor.js';

export class MaskedExchange implements Exchange {
  readonly owner: string;
  readonly startedAt: number;
  readonly tookMs: number;
  readonly #redactor: Redactor;
  readonly #request: HttpRequest;
  readonly #answer: HttpResponse | UnreachableError;

  constructor(
    redactor: Redactor,
    { owner, startedAt, tookMs }: Pick<Exchange, 'owner' | 'startedAt' | 'tookMs'>,
    request: HttpRequest,
    answer: HttpResponse | UnreachableError,
  ) {
    this.owner = owner;
    this.startedAt = startedAt;
    this.tookMs = tookMs;
    this.#redactor = redactor;
    this.#request = request;
    this.#answer = answer;
  }

  get request(): Exchange['request'] {
    const { method, url, headers, body } = this.#request;
    const redactor = this.#redactor;
    return { method, url: redactor.url(url), headers: redactor.headers(headers ?? {}), body: redactor.body(body) };
  }

  get response(): Exchange['response'] {
    if (this.#answer instanceof UnreachableError) return undefined;
    const { status, headers, body } = this.#answer;
    return { status, headers: this.#redactor.headers(headers), body: this.#redactor.body(body) };
  }

  get error(): Exchange['error'] {
    if (!(this.#answer instanceof UnreachableError)) return undefined;
    return { reason: this.#answer.reason, message: this.#redactor.text(this.#answer.message) };
  }
}
