// A timer that wakes one vendor's lane: at the earliest time that was set, or at once.
import type { Clock } from '../push/types.js';

export class Alarm {
  readonly #clock: Clock;
  readonly #ring: () => void;
  #timer: AbortController | undefined;
  #booked = 0;

  constructor(clock: Clock, ring: () => void) {
    this.#clock = clock;
    this.#ring = ring;
  }

  at(moment: number): void {
    if (this.#timer !== undefined && this.#booked <= moment) return;
    this.#timer?.abort();
    const timer = new AbortController();
    this.#timer = timer;
    this.#booked = moment;
    const done = (): void => {
      if (this.#timer !== timer) return;
      this.#timer = undefined;
      this.#ring();
    };
    this.#clock.sleep(Math.max(1, moment - this.#clock.now()), timer.signal).then(done, done);
  }

  /** Fires at once, if a time was set. */
  now(): void {
    this.#timer?.abort();
  }
}
