// When a vendor gives no answer, or everything is too much for it, it gets a pause: one call at a time finds out when it is better.
import type { RandomSource, SendResult } from '../push/types.js';
import { asksForCalm, backOffMs, mayRepeat } from './back-off.js';

/** Temporary refusals in a row after which the whole vendor gets a pause. */
const REFUSALS_THAT_PAUSE = 3;
/** A pause of some seconds at most, unless the vendor asks for more. */
const MOST_DOUBLINGS = 4;

export class Pause {
  readonly #random: RandomSource;
  /** Calls in a row that nobody took. */
  #pressure = 0;
  #until = 0;

  constructor(random: RandomSource) {
    this.#random = random;
  }

  /** Nothing goes before this moment. */
  get until(): number {
    return this.#until;
  }

  /** Learns from one call. */
  see(results: readonly SendResult[], now: number): void {
    const [first] = results;
    if (first === undefined || !(results.every(mayRepeat) || asksForCalm(first))) {
      this.#pressure = 0;
      return;
    }
    this.#pressure += 1;
    // A refusal may be about one device only; an unreachable vendor never is.
    if (first.status !== 'unreachable' && this.#pressure < REFUSALS_THAT_PAUSE) return;
    const doublings = Math.min(this.#pressure, MOST_DOUBLINGS);
    const pauseMs = backOffMs(doublings, this.#random.fraction(), first.problem?.retryAfterMs);
    this.#until = Math.max(this.#until, now + pauseMs);
  }
}
