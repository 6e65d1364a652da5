// Notices that a source brings nothing for a while. One timer serves many groups: one for each would cost too much.
import type { Clock } from '../push/types.js';

export class IdleWatch {
  readonly #clock: Clock;
  readonly #silenceMs: number;
  readonly #onIdle: () => void;
  readonly #ended = new AbortController();
  #arrivals = 0;
  #isWaiting = false;
  #isSleeping = false;

  constructor(clock: Clock, silenceMs: number, onIdle: () => void) {
    this.#clock = clock;
    this.#silenceMs = silenceMs;
    this.#onIdle = onIdle;
  }

  /** The wait for the next group begins. */
  wait(): void {
    this.#isWaiting = true;
    if (!this.#isSleeping) this.#sleep();
  }

  arrived(): void {
    this.#isWaiting = false;
    this.#arrivals += 1;
  }

  stop(): void {
    this.#ended.abort();
  }

  #sleep(): void {
    const before = this.#arrivals;
    this.#isSleeping = true;
    this.#clock.sleep(this.#silenceMs, this.#ended.signal).then(
      () => {
        this.#isSleeping = false;
        if (!this.#isWaiting) return;
        // A group arrived meanwhile: the source has been silent for less than the sleep.
        if (this.#arrivals !== before) this.#sleep();
        else this.#onIdle();
      },
      () => undefined,
    );
  }
}
