// Places of streams that have just ended. The peer may count them a moment longer than we do, and refuse the stream that takes one too early.

/** Milliseconds. Node's own HTTP/2 servers give a place back one or two turns of their event loop after the answer has left. */
const FIRST_LINGER_MS = 2;
const LONGEST_LINGER_MS = 64;

export class LeftPlaces {
  readonly #onFree: () => void;
  /** Milliseconds of performance.now() in order; those before `#free` are free, and forgotten now and then. */
  #leftAt: number[] = [];
  #free = 0;
  #lingerMs = FIRST_LINGER_MS;
  #timer: NodeJS.Timeout | undefined;

  constructor(onFree: () => void) {
    this.#onFree = onFree;
  }

  leave(now: number): void {
    this.#leftAt.push(now);
    this.#wakeLater(now);
  }

  /** Until the last place is free: one that was left meanwhile, or lingers longer than it was to, must not be forgotten. */
  #wakeLater(now: number): void {
    if (this.#timer !== undefined || this.taken(now) === 0) return;
    const freeAt = (this.#leftAt[this.#free] as number) + this.#lingerMs;
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined;
        this.#onFree();
        this.#wakeLater(performance.now());
      },
      Math.ceil(freeAt - now) + 1,
    ).unref();
  }

  /** The peer was slower than thought. */
  lingerLonger(): void {
    this.#lingerMs = Math.min(this.#lingerMs * 2, LONGEST_LINGER_MS);
  }

  /** How many are not free yet. */
  taken(now: number): number {
    const { length } = this.#leftAt;
    while (this.#free < length && (this.#leftAt[this.#free] as number) <= now - this.#lingerMs) this.#free += 1;
    if (this.#free > 1024) {
      this.#leftAt = this.#leftAt.slice(this.#free);
      this.#free = 0;
    }
    return this.#leftAt.length - this.#free;
  }
}
