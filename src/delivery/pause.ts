// The pause of a vendor that does not answer, or refuses everything for a temporary reason; it grows while that goes on.
import type { RandomSource, SendResult } from '../push/types.js';
import { asksForCalm, backOffMs, mayRepeat } from './back-off.js';

/** Temporary refusals in a row after which the whole vendor gets a pause. */
const REFUSALS_THAT_PAUSE = 3;
/** A pause of some seconds at most, unless the vendor asks for more. */
const MOST_DOUBLINGS = 4;

export class Pause {
  readonly #random: RandomSource;
  /** Calls in a row of which the vendor took nothing. */
  #pressure = 0;
  #until = 0;

  constructor(random: RandomSource) {
    this.#random = random;
  }

  /** Nothing is sent before this time. */
  get until(): number {
    return this.#until;
  }

  /** Takes the results of one call into account. */
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
