// Notices that a source has fallen silent. One sleep serves many groups: a timer for each of them would be most of the waiting.
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

  /** Somebody waits for the next group from now on. */
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
        // Something came meanwhile, so the silence is younger than the sleep.
        if (this.#arrivals !== before) this.#sleep();
        else this.#onIdle();
      },
      () => undefined,
    );
  }
}
