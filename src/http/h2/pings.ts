// PINGs of one HTTP/2 connection: whether the line still answers, and how many of them are on their way.
import type { ClientHttp2Session } from 'node:http2';

export class Pings {
  readonly #session: ClientHttp2Session;
  /** Called when an answer came, and when none came in time. */
  readonly #onEnd: (arrived: boolean) => void;
  #open = 0;

  constructor(session: ClientHttp2Session, onEnd: (arrived: boolean) => void) {
    this.#session = session;
    this.#onEnd = onEnd;
  }

  /** The line may be dead, and a push on it would be in doubt. */
  get areOpen(): boolean {
    return this.#open > 0;
  }

  /** False when no answer comes back in time. */
  send(limitMs: number): Promise<boolean> {
    this.#open += 1;
    return new Promise((resolve) => {
      let isOpen = true;
      const decided = (arrived: boolean): void => {
        if (!isOpen) return;
        isOpen = false;
        this.#open -= 1;
        clearTimeout(timer);
        this.#onEnd(arrived);
        resolve(arrived);
      };
      const timer = setTimeout(() => decided(false), limitMs);
      // False when Node holds that too many are under way already.
      if (!this.#session.ping((error) => decided(error === null))) decided(false);
    });
  }
}
