// Bodies that have not left whole yet, in the order of their streams.
import type { JobStream } from './job-stream.js';

/**
 * Later bodies that may leave before an earlier one is whole. Node's HTTP/2 library (nghttp2) sends the rest of a body that was cut by the
 * peer's window after all newer ones: as long as requests keep coming, it would never leave, and its request would time out.
 */
const MOST_OVERTAKING = 100;

export class Uploads {
  readonly #open = new Map<JobStream, number>();
  #begun = 0;
  #latestLeft = 0;

  begin(stream: JobStream): void {
    this.#begun += 1;
    this.#open.set(stream, this.#begun);
  }

  /** The body of this stream has left, or never will. */
  end(stream: JobStream): void {
    const place = this.#open.get(stream);
    if (place === undefined) return;
    this.#open.delete(stream);
    this.#latestLeft = Math.max(this.#latestLeft, place);
  }

  /** The oldest waits while newer ones leave: no stream may be opened until it has left too. */
  get isOvertaken(): boolean {
    for (const oldest of this.#open.values()) return this.#latestLeft - oldest > MOST_OVERTAKING;
    return false;
  }
}
