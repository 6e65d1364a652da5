// Follows a journal that another run is still writing: each read takes the complete lines added since the last one.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { type JournalFault, type JournalListener, JournalReader } from './journal.js';

export type FollowState = JournalFault | { readonly fault: 'unreadable'; readonly error: unknown } | undefined;

export class JournalFollower {
  readonly #path: string;
  readonly #reader: JournalReader;
  #offset = 0;
  #first = '';
  #exists = false;
  #state: FollowState;
  #looking: Promise<FollowState> | undefined;
  #next: Promise<FollowState> | undefined;

  constructor(path: string, listener: JournalListener) {
    this.#path = path;
    this.#reader = new JournalReader(listener);
  }

  /** The file existed at the last read. */
  get exists(): boolean {
    return this.#exists;
  }

  get beganAt(): number | undefined {
    return this.#reader.beganAt;
  }

  /** The run that wrote it has finished. */
  get isClosed(): boolean {
    return this.#reader.isClosed;
  }

  /** Includes everything written before the call: a read in progress is followed by one more, shared by all callers that ask in the meantime. A damaged file stays damaged. */
  look(): Promise<FollowState> {
    if (this.#looking === undefined) {
      this.#looking = this.#look().finally(() => {
        this.#looking = undefined;
      });
      return this.#looking;
    }
    this.#next ??= this.#looking.then(() => {
      this.#next = undefined;
      return this.look();
    });
    return this.#next;
  }

  async #look(): Promise<FollowState> {
    if (this.#state !== undefined) return this.#state;
    try {
      const info = await stat(this.#path);
      this.#exists = true;
      if (!info.isFile()) return this.#ends({ fault: 'not-a-journal' });
      // Another run may have replaced the file with its own journal.
      if (info.size < this.#offset || !(await this.#beginsAsRead())) return this.#ends(REPLACED);
      if (info.size === this.#offset) return undefined;
      let rest = '';
      const stream = createReadStream(this.#path, { encoding: 'latin1', start: this.#offset, end: info.size - 1 });
      for await (const chunk of stream as AsyncIterable<string>) {
        const lines = (rest + chunk).split('\n');
        rest = lines.pop() ?? '';
        for (const text of lines) {
          if (this.#offset === 0) this.#first = text;
          this.#offset += text.length + 1;
          const fault = this.#reader.take(text);
          if (fault !== undefined) return this.#ends(fault);
        }
        // Only the announcement of a call is a long line; a file without line ends is not a journal.
        if (rest.length > LONGEST_LINE) return this.#ends({ fault: 'not-a-journal' });
      }
      return undefined;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return this.#ends({ fault: 'unreadable', error });
      return this.#offset === 0 ? undefined : this.#ends(REPLACED);
    }
  }

  async #beginsAsRead(): Promise<boolean> {
    let found = '';
    const end = this.#first.length - 1;
    if (end < 0) return true;
    const stream = createReadStream(this.#path, { encoding: 'latin1', end });
    for await (const chunk of stream as AsyncIterable<string>) found += chunk;
    return found === this.#first;
  }

  #ends(state: FollowState): FollowState {
    this.#state = state;
    return state;
  }
}

/** What was read is no longer in the file, from its first line on. */
const REPLACED: FollowState = { fault: 'damaged', line: 1, byte: 0 };

const LONGEST_LINE = 4 * 1024 * 1024;
