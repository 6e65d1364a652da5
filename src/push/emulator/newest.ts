// A map that remembers its newest entries only: what emulators keep about senders has to be bounded.

/** Keys stay in the order in which they first came; a new value for a known key keeps its place. */
export class Newest<V> {
  readonly #most: number;
  readonly #map = new Map<string, V>();
  // A ring of keys: the first key of a map that was emptied from the front takes longer to find with every one that went.
  readonly #ring: string[] = [];
  #next = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get size(): number {
    return this.#map.size;
  }

  get(key: string): V | undefined {
    return this.#map.get(key);
  }

  has(key: string): boolean {
    return this.#map.has(key);
  }

  set(key: string, value: V): void {
    if (!this.#map.has(key)) {
      const oldest = this.#ring[this.#next];
      if (oldest !== undefined) this.#map.delete(oldest);
      this.#ring[this.#next] = key;
      this.#next = (this.#next + 1) % this.#most;
    }
    this.#map.set(key, value);
  }

  /** Oldest first. */
  entries(): readonly (readonly [string, V])[] {
    return [...this.#map];
  }
}
