// The pause after streams that the peer refused: longer each time, until something is answered.

const FIRST_MS = 2;
const LONGEST_MS = 500;

export class RefusalPause {
  readonly #onEnd: () => void;
  #until = 0;
  #nextMs = FIRST_MS;

  constructor(onEnd: () => void) {
    this.#onEnd = onEnd;
  }

  get isOn(): boolean {
    return performance.now() < this.#until;
  }

  begin(now: number): void {
    if (now < this.#until) return;
    this.#until = now + this.#nextMs;
    setTimeout(this.#onEnd, this.#nextMs + 1);
    this.#nextMs = Math.min(this.#nextMs * 2, LONGEST_MS);
  }

  /** Something was answered: the next pause is a short one. */
  forget(): void {
    this.#nextMs = FIRST_MS;
  }
}
