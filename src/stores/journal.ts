// The journal of a run: append-only NDJSON, owner-only, each line on disk before it counts, so that a killed run can be resumed.
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { AgainLine, BeginLine, DoneLine, EndClass, EndLine, JournalHead, JournalLine } from './journal-lines.js';
import { parseLine } from './journal-lines.js';

/** What the journal needs of a file; tests hand in one whose disk is full. */
export interface JournalFile {
  /** Appends all of it at `offset`, and has it on disk when it resolves. */
  append(text: string, offset: number): Promise<void>;
  truncate(length: number): Promise<void>;
  close(): Promise<void>;
}

export class JournalWriteError extends Error {
  override readonly name = 'JournalWriteError';
  /** The system's word, for example ENOSPC. */
  readonly reason: string;

  constructor(cause: unknown) {
    const code = (cause as NodeJS.ErrnoException)?.code;
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.reason = code === 'ENOSPC' ? 'no space left on the disk (ENOSPC)' : (code ?? this.message);
  }
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

/** Appends lines. Lines that come while the disk is busy go out together with the next turn. */
export class JournalWriter {
  readonly #file: JournalFile;
  #offset: number;
  #pending = '';
  #waiting: { resolve(): void; reject(error: Error): void }[] = [];
  #busy: Promise<void> | undefined;
  #failure: JournalWriteError | undefined;
  #calls: number;

  /** `offset`: where the file ends; `calls`: the highest number of a call in it. */
  constructor(file: JournalFile, offset: number, calls: number) {
    this.#file = file;
    this.#offset = offset;
    this.#calls = calls;
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

  async close(): Promise<void> {
    await this.#busy;
    await this.#file.close();
  }

  #append(lines: readonly JournalLine[]): Promise<void> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    for (const line of lines) this.#pending += `${JSON.stringify(line)}\n`;
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
        // Half a line in the middle would make the file unreadable; at the end it does no harm, should this fail as well.
        await this.#file.truncate(this.#offset).catch(() => undefined);
        for (const one of [...waiting, ...this.#waiting]) one.reject(this.#failure);
        this.#waiting = [];
      }
    }
    this.#busy = undefined;
  }
}

/** What an earlier run left behind. */
export interface JournalReading {
  readonly head: JournalHead;
  /** Bytes up to the last whole line; what follows was cut by the kill. */
  readonly offset: number;
  readonly calls: number;
  /** Device tokens whose call has no known end, by name. At most what was under way. */
  readonly doubtful: ReadonlySet<string>;
}

export type JournalFault = { readonly fault: 'not-a-journal' } | { readonly fault: 'damaged'; readonly line: number };

export interface JournalListener {
  onEnd(end: EndLine): void;
  /** All ends of these classes so far are void. */
  onAgain(classes: readonly EndClass[]): void;
}

/** Reads a journal once, line by line. */
export async function readJournal(path: string, listener: JournalListener): Promise<JournalReading | JournalFault> {
  const reader = new JournalReader(listener);
  let rest = '';
  for await (const chunk of createReadStream(path, { encoding: 'utf8' }) as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) {
      const fault = reader.take(text);
      if (fault !== undefined) return fault;
    }
  }
  return reader.reading() ?? { fault: 'not-a-journal' };
}

class JournalReader {
  readonly #listener: JournalListener;
  /** Device tokens by call, and the newest call by device token. */
  readonly #calls = new Map<number, readonly string[]>();
  readonly #underWay = new Map<string, number>();
  #head: JournalHead | undefined;
  #number = 0;
  #offset = 0;
  #highest = 0;

  constructor(listener: JournalListener) {
    this.#listener = listener;
  }

  take(text: string): JournalFault | undefined {
    this.#number += 1;
    this.#offset += Buffer.byteLength(text) + 1;
    const line = parseLine(text);
    if (this.#head === undefined) {
      if (line === undefined || !('journal' in line)) return { fault: 'not-a-journal' };
      this.#head = line;
      return undefined;
    }
    if (line === undefined) return { fault: 'damaged', line: this.#number };
    this.#note(line);
    return undefined;
  }

  #note(line: JournalLine): void {
    if ('s' in line) {
      this.#underWay.delete(line.t);
      this.#listener.onEnd(line);
    } else if ('done' in line) {
      for (const name of this.#calls.get(line.call) ?? [])
        if (this.#underWay.get(name) === line.call) this.#underWay.delete(name);
      this.#calls.delete(line.call);
    } else if ('t' in line) {
      this.#calls.set(line.call, line.t);
      this.#highest = Math.max(this.#highest, line.call);
      for (const name of line.t) this.#underWay.set(name, line.call);
    } else if ('again' in line) {
      this.#listener.onAgain(line.again);
    }
  }

  reading(): JournalReading | undefined {
    if (this.#head === undefined) return undefined;
    return {
      head: this.#head,
      offset: this.#offset,
      calls: this.#highest,
      doubtful: new Set(this.#underWay.keys()),
    };
  }
}
