// Limits calls or device tokens per second: each one books the next free moment.

/** How much of a timer's delay is made up for, in milliseconds. */
const CATCH_UP_MS = 50;

export class Pace {
  readonly #perSecond: number | undefined;
  #free = Number.NEGATIVE_INFINITY;

  constructor(perSecond: number | undefined) {
    this.#perSecond = perSecond;
  }

  /** Books `count` and says how many milliseconds to wait before them. */
  book(count: number, now: number): number {
    if (this.#perSecond === undefined) return 0;
    const start = Math.max(this.#free, now - CATCH_UP_MS);
    this.#free = start + (count * 1000) / this.#perSecond;
    return Math.max(0, start - now);
  }
}
