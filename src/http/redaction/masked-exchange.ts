// One request with its answer, masked when it is looked at: most exchanges of a long run are never looked at.

import type { Exchange, HttpRequest, HttpResponse, UnreachableError } from '../types.js';
import type { Redactor } from './redactor.js';

interface Raw {
  readonly owner: string;
  readonly startedAt: number;
  readonly tookMs: number;
  readonly request: HttpRequest;
}

export const answeredExchange = (redactor: Redactor, raw: Raw, response: HttpResponse): Exchange => ({
  owner: raw.owner,
  startedAt: raw.startedAt,
  tookMs: raw.tookMs,
  get request() {
    return maskedRequest(raw.request, redactor);
  },
  get response() {
    return {
      status: response.status,
      headers: redactor.headers(response.headers),
      body: redactor.body(response.body),
    };
  },
});

export const failedExchange = (redactor: Redactor, raw: Raw, failure: UnreachableError): Exchange => ({
  owner: raw.owner,
  startedAt: raw.startedAt,
  tookMs: raw.tookMs,
  get request() {
    return maskedRequest(raw.request, redactor);
  },
  get error() {
    return { reason: failure.reason, message: redactor.text(failure.message) };
  },
});

const maskedRequest = (request: HttpRequest, redactor: Redactor): Exchange['request'] => ({
  method: request.method,
  url: redactor.url(request.url),
  headers: redactor.headers(request.headers ?? {}),
  body: redactor.body(request.body),
});
