// The journal of a run: append-only NDJSON, owner-only, each line with its checksum and on disk before it counts, so that a killed run can be resumed.
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type {
  AgainLine,
  BeginLine,
  ClosedLine,
  DoneLine,
  EndClass,
  EndLine,
  JournalHead,
  JournalLine,
} from './journal-lines.js';
import { parseLine, sealLine, sealOf } from './journal-lines.js';
import { JournalWriteError } from './journal-write-error.js';

/** What the journal needs of a file; tests hand in one whose disk is full. */
export interface JournalFile {
  /** Appends all of it at `offset`, and has it on disk when it resolves. */
  append(text: string, offset: number): Promise<void>;
  truncate(length: number): Promise<void>;
  close(): Promise<void>;
}

/** Opens a file for `JournalWriter`. `wx` refuses one that exists. */
export async function openJournalFile(path: string, flags: 'wx' | 'r+'): Promise<JournalFile> {
  const handle: FileHandle = await open(path, flags, 0o600);
  return {
    async append(text, offset) {
      const bytes = Buffer.from(text, 'utf8');
      let written = 0;
      while (written < bytes.length) {
        const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, offset + written);
        written += bytesWritten;
      }
      await handle.datasync();
    },
    truncate: (length) => handle.truncate(length),
    close: () => handle.close(),
  };
}

/** Where to continue a file: its length, its highest call number, the checksum of its last line. */
export interface JournalPlace {
  readonly offset: number;
  readonly calls: number;
  readonly sum: number;
}

/** Appends lines. Lines added while the disk is busy are written together next time. */
export class JournalWriter {
  readonly #file: JournalFile;
  #offset: number;
  #pending = '';
  #waiting: { resolve(): void; reject(error: Error): void }[] = [];
  #busy: Promise<void> | undefined;
  #failure: JournalWriteError | undefined;
  #calls: number;
  #sum: number;

  constructor(file: JournalFile, place: JournalPlace = { offset: 0, calls: 0, sum: 0 }) {
    this.#file = file;
    this.#offset = place.offset;
    this.#calls = place.calls;
    this.#sum = place.sum;
  }

  head(head: JournalHead): Promise<void> {
    return this.#append([head]);
  }

  async begin(vendor: string, names: readonly string[]): Promise<number> {
    this.#calls += 1;
    const call = this.#calls;
    await this.#append([{ call, v: vendor, t: names } satisfies BeginLine]);
    return call;
  }

  end(call: number, ends: readonly EndLine[]): Promise<void> {
    return this.#append([...ends.map((end) => ({ call, ...end })), { call, done: true } satisfies DoneLine]);
  }

  again(classes: readonly EndClass[]): Promise<void> {
    return this.#append([{ again: classes } satisfies AgainLine]);
  }

  note(ends: readonly EndLine[]): Promise<void> {
    return this.#append(ends);
  }

  /** False when the closing line could not be written: a resumed run then needs another sign that nothing is missing. */
  async close(): Promise<boolean> {
    const isClosed = await this.#append([{ closed: true } satisfies ClosedLine]).then(
      () => true,
      () => false,
    );
    await this.#busy;
    await this.#file.close();
    return isClosed;
  }

  #append(lines: readonly JournalLine[]): Promise<void> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    for (const line of lines) {
      const { text, sum } = sealLine(line, this.#sum);
      this.#sum = sum;
      this.#pending += text;
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#busy ??= this.#write();
    });
  }

  async #write(): Promise<void> {
    while (this.#waiting.length > 0) {
      const text = this.#pending;
      const waiting = this.#waiting;
      this.#pending = '';
      this.#waiting = [];
      try {
        await this.#file.append(text, this.#offset);
        this.#offset += Buffer.byteLength(text);
        for (const one of waiting) one.resolve();
      } catch (error) {
        this.#failure = new JournalWriteError(error);
        // Half a line in the middle would make the file unreadable; at the end it does no harm if this fails too.
        await this.#file.truncate(this.#offset).catch(() => undefined);
        for (const one of [...waiting, ...this.#waiting]) one.reject(this.#failure);
        this.#waiting = [];
      }
    }
    this.#busy = undefined;
  }
}

/** What an earlier run left behind. `offset`: bytes up to the last whole line. */
export interface JournalReading extends JournalPlace {
  readonly head: JournalHead;
  /** Whole lines. */
  readonly lines: number;
  /** Bytes behind the last whole line: half a line, as a kill or a cut leaves it. */
  readonly rest: number;
  /** Lines without a checksum, from an older program. */
  readonly unverified: number;
  /** The run finished, and nothing follows. */
  readonly isClosed: boolean;
  /** Device tokens whose call has no known result, by vendor. At most those in flight. */
  readonly doubtful: ReadonlyMap<string, string>;
}

export type JournalFault =
  | { readonly fault: 'not-a-journal' }
  /** `byte`: where the line begins, counted from 0. */
  | { readonly fault: 'damaged'; readonly line: number; readonly byte: number };

export interface JournalListener {
  /** A call is about to be made; for followers of a run. */
  onBegin?(line: BeginLine): void;
  onEnd(end: EndLine): void;
  /** All results of these classes so far are void. */
  onAgain(classes: readonly EndClass[]): void;
}

/** Reads a journal once, line by line, as bytes: damaged parts may not be valid UTF-8. */
export async function readJournal(path: string, listener: JournalListener): Promise<JournalReading | JournalFault> {
  const reader = new JournalReader(listener);
  let rest = '';
  for await (const chunk of createReadStream(path, { encoding: 'latin1' }) as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) {
      const fault = reader.take(text);
      if (fault !== undefined) return fault;
    }
  }
  return reader.reading(rest.length) ?? { fault: 'not-a-journal' };
}

/** Takes one line at a time; for readers of a growing file. */
export class JournalReader {
  readonly #listener: JournalListener;
  /** Device tokens by call, and the newest call by device token. */
  readonly #calls = new Map<number, BeginLine>();
  readonly #underWay = new Map<string, BeginLine>();
  #head: JournalHead | undefined;
  #lines = 0;
  #offset = 0;
  #highest = 0;
  #sum = 0;
  #unverified = 0;
  #isClosed = false;

  constructor(listener: JournalListener) {
    this.#listener = listener;
  }

  take(text: string): JournalFault | undefined {
    const damaged = { fault: 'damaged', line: this.#lines + 1, byte: this.#offset } as const;
    this.#lines += 1;
    this.#offset += text.length + 1;
    const seal = sealOf(text, this.#sum);
    const line = parseLine(text);
    if (this.#head === undefined) {
      // A file with a damaged head is still treated as a journal.
      const isJournal = text.startsWith('{"journal":') || seal?.isRight === true;
      if (seal?.isRight === false && isJournal) return damaged;
      if (line === undefined || !('journal' in line)) return isJournal ? damaged : { fault: 'not-a-journal' };
      this.#head = line;
    }
    // After the first checksum, every line must have one.
    const needsSeal = this.#head.journal === 2 || this.#unverified < this.#lines - 1;
    if (line === undefined || seal?.isRight === false || (seal === undefined && needsSeal)) return damaged;
    if (seal === undefined) this.#unverified += 1;
    else this.#sum = seal.sum;
    this.#note(line);
    return undefined;
  }

  #note(line: JournalLine): void {
    this.#isClosed = 'closed' in line;
    if ('s' in line) {
      this.#underWay.delete(line.t);
      this.#listener.onEnd(line);
    } else if ('done' in line) {
      const begun = this.#calls.get(line.call);
      for (const name of begun?.t ?? []) if (this.#underWay.get(name) === begun) this.#underWay.delete(name);
      this.#calls.delete(line.call);
    } else if ('t' in line) {
      this.#calls.set(line.call, line);
      this.#highest = Math.max(this.#highest, line.call);
      for (const name of line.t) this.#underWay.set(name, line);
      this.#listener.onBegin?.(line);
    } else if ('again' in line) {
      this.#listener.onAgain(line.again);
    }
  }

  /** When the run began, in milliseconds since 1970. */
  get beganAt(): number | undefined {
    return this.#head === undefined ? undefined : Date.parse(this.#head.at);
  }

  /** The run finished, and nothing follows. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  reading(rest: number): JournalReading | undefined {
    if (this.#head === undefined) return undefined;
    return {
      head: this.#head,
      offset: this.#offset,
      calls: this.#highest,
      sum: this.#sum,
      lines: this.#lines,
      rest,
      unverified: this.#unverified,
      isClosed: this.#isClosed && rest === 0,
      doubtful: new Map([...this.#underWay].map(([name, begun]) => [name, begun.v])),
    };
  }
}
