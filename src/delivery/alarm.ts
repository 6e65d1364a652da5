// Wakes one vendor's way through a run: at the soonest moment it was set to, or at once.
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

  /** Where it was set it rings at once. */
  now(): void {
    this.#timer?.abort();
  }
}
