// Decides when no more is sent to a vendor: credentials refused, quota used up, or no answer. The rest is reported as not sent.

import { deliveryProblem } from '../problems/entries/delivery.js';
import type { Problem } from '../problems/types.js';
import type { SendResult } from '../push/types.js';
import type { Text } from '../text/language.js';
import { mayRepeat } from './back-off.js';

/** No answer: so many calls in a row over so long a time, retries included. A server that restarts is back sooner. */
const CALLS_WITHOUT_ANSWER = 10;
const SILENCE_MS = 60_000;
/** A quota may be that of one device; so many refusals without an accepted push between them are taken as the app's. */
const QUOTA_REFUSALS = 5;
/** So many device tokens in so many calls in a row, all refused for the same cause: the list or the app is wrong, not one device token or one batch. */
const HOPELESS_REFUSALS = 1000;
const HOPELESS_CALLS = 3;

export class Breaker {
  readonly #vendorName: Text;
  readonly #keepGoing: boolean;
  #quota = 0;
  #silent = 0;
  #silentSince = 0;
  #reason: Problem | undefined;

  #refused = 0;
  #refusedCalls = 0;
  #refusedFor = '';

  constructor(vendorName: Text, keepGoing = false) {
    this.#vendorName = vendorName;
    this.#keepGoing = keepGoing;
  }

  /** Why no more is sent; undefined while pushes are sent. */
  get reason(): Problem | undefined {
    return this.#reason;
  }

  /** Takes the results of one call into account. */
  see(results: readonly SendResult[], now: number): void {
    const [first] = results;
    if (first === undefined || this.#reason !== undefined) return;
    this.#countRefusals(results);
    if (this.#reason !== undefined) return;
    if (results.some((result) => result.status === 'accepted' || result.status === 'dry-run-ok')) {
      this.#quota = 0;
      this.#silent = 0;
      return;
    }
    const { problem } = first;
    if (problem === undefined) return;
    const together = results.every((result) => result.problem?.code === problem.code);
    const { kind } = problem.entry;
    const isSilent = together && kind === 'unreachable';
    if (isSilent && this.#silent === 0) this.#silentSince = now;
    this.#silent = isSilent ? this.#silent + 1 : 0;
    if (!together) return;
    if (kind === 'credentials' || kind === 'app-state' || kind === 'config') this.#reason = problem;
    else if (kind === 'quota') {
      this.#quota += results.length;
      if (this.#quota >= QUOTA_REFUSALS) this.#reason = problem;
    } else if (this.#silent >= CALLS_WITHOUT_ANSWER && now - this.#silentSince >= SILENCE_MS) {
      this.#reason = deliveryProblem('delivery/vendor-gone', {
        vendor: problem.vendor,
        args: { vendor: this.#vendorName, count: this.#silent, reason: problem.code },
      });
    }
  }

  #countRefusals(results: readonly SendResult[]): void {
    const [first] = results;
    const code = first?.status === 'rejected' ? (first.problem?.code ?? '') : '';
    // Temporary refusals are retried, and say nothing about the list.
    const isOneCause =
      code !== '' &&
      results.every((item) => item.status === 'rejected' && item.problem?.code === code && !mayRepeat(item));
    if (!isOneCause || code !== this.#refusedFor) {
      this.#refused = 0;
      this.#refusedCalls = 0;
    }
    this.#refusedFor = isOneCause ? code : '';
    if (!isOneCause || this.#keepGoing) return;
    this.#refused += results.length;
    this.#refusedCalls += 1;
    if (this.#refused < HOPELESS_REFUSALS || this.#refusedCalls < HOPELESS_CALLS) return;
    // What is wrong with the message says nothing against the list.
    this.#reason =
      first?.problem?.entry.kind === 'message'
        ? first.problem
        : deliveryProblem('delivery/hopeless', {
            vendor: first?.problem?.vendor,
            args: { vendor: this.#vendorName, count: this.#refused, reason: code },
          });
  }
}
