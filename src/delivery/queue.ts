// Device tokens of one vendor that wait for their call: gathered by message, ready to go, or due later once more.
import type { PushMessage } from '../push/types.js';
import type { Overrides } from './source/entry.js';

/** Messages of their own that are gathered side by side; more of them close the oldest. */
const OPEN_BATCHES = 32;

/** Device tokens that have gone the same way so far: no object for each of a million. */
export interface Batch {
  readonly message: PushMessage;
  readonly tokens: string[];
  /** The line of each in the token file. */
  readonly lines: (number | undefined)[];
  /** Requests made for each of them. */
  readonly attempts: number;
  readonly repeats: number;
  readonly notBefore: number;
}

/** The same for all who get the same message. */
export const keyOf = (overrides: Overrides | undefined): string =>
  overrides === undefined
    ? ''
    : JSON.stringify([overrides.title, overrides.body, overrides.ext, overrides.channelId, overrides.category]);

export class Queue {
  /** Gathering, by message. */
  readonly #open = new Map<string, Batch>();
  #ready: Batch[] = [];
  /** Retries, the soonest first. */
  #later: Batch[] = [];

  gathering(key: string): Batch | undefined {
    return this.#open.get(key);
  }

  get isCrowded(): boolean {
    return this.#open.size >= OPEN_BATCHES;
  }

  begin(key: string, message: PushMessage): Batch {
    const batch: Batch = { message, tokens: [], lines: [], attempts: 0, repeats: 0, notBefore: 0 };
    this.#open.set(key, batch);
    return batch;
  }

  /** Gathers no more for this message: what is there is ready. */
  close(key: string): void {
    const batch = this.#open.get(key);
    if (batch === undefined) return;
    this.#open.delete(key);
    this.#ready.push(batch);
  }

  closeOldest(): void {
    const [oldest] = this.#open.keys();
    if (oldest !== undefined) this.close(oldest);
  }

  /** False where nothing was gathered. */
  closeFullest(): boolean {
    let fullest: string | undefined;
    let most = 0;
    for (const [key, { tokens }] of this.#open) {
      if (tokens.length <= most) continue;
      most = tokens.length;
      fullest = key;
    }
    if (fullest !== undefined) this.close(fullest);
    return fullest !== undefined;
  }

  /** False where nothing was gathered. */
  closeAll(): boolean {
    const keys = [...this.#open.keys()];
    for (const key of keys) this.close(key);
    return keys.length > 0;
  }

  /** Whether anything could go, now or later. */
  get hasAny(): boolean {
    return this.#ready.length + this.#later.length > 0;
  }

  get hasReady(): boolean {
    return this.#ready.length > 0;
  }

  /** When the next retry is due. */
  get dueAt(): number | undefined {
    return this.#later[0]?.notBefore;
  }

  /** Retries that are due go first. */
  next(now: number): Batch | undefined {
    const { dueAt } = this;
    return dueAt !== undefined && dueAt <= now ? this.#later.shift() : this.#ready.shift();
  }

  /** Puts back a batch that was not sent after all. */
  putFirst(batch: Batch): void {
    this.#ready.unshift(batch);
  }

  putLater(batch: Batch): void {
    const place = this.#later.findIndex((other) => other.notBefore > batch.notBefore);
    this.#later.splice(place === -1 ? this.#later.length : place, 0, batch);
  }

  /** Everything that waits; nothing waits any more. */
  takeAll(): readonly Batch[] {
    const all = [...this.#open.values(), ...this.#ready, ...this.#later];
    this.#open.clear();
    this.#ready = [];
    this.#later = [];
    return all;
  }
}
