// Keeps calls and device tokens to so many a second: each one books the next free moment.

/** A late timer may be made up for by this much, in milliseconds. */
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
