// What goes wrong on purpose in the sandbox: one shape for the control API, a state that is imported, and the devices of a config.
import * as z from 'zod/mini';
import { publishedAs } from '../shapes/published.js';
import { hinted, whole } from '../shapes/shape-hints.js';

/** What goes wrong on purpose with a request. Several members may be combined, for example `delayMs` and `status`. */
export interface FaultAction {
  /** This HTTP status instead of the vendor's answer; the vendor never sees the request. */
  readonly status?: number;
  /** Header Retry-After, in seconds; goes with `status`. */
  readonly retryAfter?: number;
  /** The body that goes with `status`. */
  readonly body?: string;
  /** Milliseconds before anything happens. */
  readonly delayMs?: number;
  /** Cuts the connection: before the vendor saw the request, after it took it and without an answer, or in the middle of the answer. */
  readonly drop?: 'before' | 'after' | 'middle';
  /** Milliseconds between small pieces of the answer. */
  readonly slowMs?: number;
  /** Spoils the body of the vendor's answer. */
  readonly spoil?: 'truncated' | 'not-json' | 'empty';
  /** Replaces the answer's Content-Type. */
  readonly contentType?: string;
  /** The access token counts as expired, whatever its age. */
  readonly expiredToken?: boolean;
  /** Breaks this rule of the vendor, so that it refuses with its own code. */
  readonly rule?: string;
  /** HTTP/2: GOAWAY with the answer, or without having looked at the request. HTTP/1.1: Connection: close. */
  readonly goaway?: 'after' | 'before';
  /** HTTP/2: the stream is refused with REFUSED_STREAM. HTTP/1.1: the connection is cut. */
  readonly refuseStream?: boolean;
}

/** Milliseconds; longer delays would look like a sandbox that hangs. */
export const LONGEST_DELAY_MS = 120_000;
const milliseconds = (what: string) => whole(0, LONGEST_DELAY_MS).check(z.describe(what));

export const faultAction = hinted(
  publishedAs<FaultAction>()(
    z
      .strictObject({
        status: z.exactOptional(
          whole(200, 599).check(
            z.describe("this HTTP status instead of the vendor's answer; the vendor never sees the request"),
          ),
        ),
        retryAfter: z.exactOptional(
          whole(0, 86_400).check(z.describe('header Retry-After, in seconds; goes with status')),
        ),
        body: z.exactOptional(z.string().check(z.maxLength(100_000), z.describe('the body that goes with status'))),
        delayMs: z.exactOptional(milliseconds('milliseconds before anything happens')),
        drop: z.exactOptional(
          z
            .enum(['before', 'after', 'middle'])
            .check(
              z.describe(
                'cuts the connection: before the vendor saw the request, after it took it and without an answer, or in the middle of the answer',
              ),
            ),
        ),
        slowMs: z.exactOptional(milliseconds('milliseconds between small pieces of the answer')),
        spoil: z.exactOptional(
          z.enum(['truncated', 'not-json', 'empty']).check(z.describe("spoils the body of the vendor's answer")),
        ),
        // One line of printable characters: a header that Node would refuse must not get this far.
        contentType: z.exactOptional(
          hinted(z.string().check(z.regex(/^[\x20-\x7e]{1,200}$/), z.describe("replaces the answer's Content-Type")), {
            expected: '"text/html"',
          }),
        ),
        expiredToken: z.exactOptional(
          z.boolean().check(z.describe('the access token counts as expired, whatever its age')),
        ),
        rule: z.exactOptional(
          hinted(
            z
              .string()
              .check(
                z.regex(/^[\w/-]{1,100}$/),
                z.describe(
                  'breaks this rule of the vendor (GET /_sandbox/rules), so that it refuses with its own code',
                ),
              ),
            { expected: '"<vendor>/<rule>"' },
          ),
        ),
        goaway: z.exactOptional(
          z
            .enum(['after', 'before'])
            .check(
              z.describe(
                'HTTP/2: GOAWAY with the answer, or without having looked at the request. HTTP/1.1: Connection: close',
              ),
            ),
        ),
        refuseStream: z.exactOptional(
          z
            .boolean()
            .check(z.describe('HTTP/2: the stream is refused with REFUSED_STREAM. HTTP/1.1: the connection is cut')),
        ),
      })
      .check(z.describe('What goes wrong. Several members may be combined, for example delayMs and status.')),
  ),
  { expected: '{"status": 503}', whole: true },
);
