// Bodies that have not left whole yet, in the order of their streams.

/**
 * Later bodies that may leave before an earlier one is whole. Node's HTTP/2 library (nghttp2) sends the rest of a body that was cut by the
 * peer's window after all newer ones: as long as requests keep coming, it would never leave, and its request would time out.
 */
const MOST_OVERTAKING = 100;

export class Uploads {
  #begun = 0;
  /** Place of the oldest body that has not left. */
  #oldest = 1;
  #latestLeft = 0;
  /** Places behind the oldest whose bodies have left. */
  readonly #left = new Set<number>();

  /** The place of the next body. */
  begin(): number {
    this.#begun += 1;
    return this.#begun;
  }

  /** The body at this place has left, or never will. */
  end(place: number): void {
    if (place < this.#oldest) return;
    this.#left.add(place);
    this.#latestLeft = Math.max(this.#latestLeft, place);
    while (this.#left.delete(this.#oldest)) this.#oldest += 1;
  }

  /** The oldest waits while newer ones leave: no stream may be opened until it has left too. */
  get isOvertaken(): boolean {
    return this.#latestLeft - this.#oldest > MOST_OVERTAKING;
  }
}
