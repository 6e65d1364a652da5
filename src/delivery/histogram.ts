// Durations counted in a fixed number of slots: percentiles of any number of calls, exact to 5 %.

const SLOTS = 360;
const STEP = 1.05;

export class Histogram {
  readonly #counts = new Float64Array(SLOTS);
  #total = 0;

  get total(): number {
    return this.#total;
  }

  add(ms: number, times = 1): void {
    const slot = ms <= 1 ? 0 : Math.min(SLOTS - 1, Math.ceil(Math.log(ms) / Math.log(STEP)));
    this.#counts[slot] = (this.#counts[slot] ?? 0) + times;
    this.#total += times;
  }

  /** The duration that this share of all stayed under; undefined without any. */
  percentile(share: number): number | undefined {
    if (this.#total === 0) return undefined;
    let seen = 0;
    for (let slot = 0; slot < SLOTS; slot += 1) {
      seen += this.#counts[slot] ?? 0;
      if (seen >= this.#total * share) return Math.round(STEP ** slot);
    }
    return undefined;
  }
}
