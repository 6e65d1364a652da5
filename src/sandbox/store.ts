// What the sandbox heard: bounded by count and bytes, oldest dropped. It tells listeners and knows none of them.
import { EventEmitter } from 'node:events';
import type { CapturedPush, Gate } from '../push/emulator.js';

export interface StoredMessage {
  readonly id: string;
  readonly vendor: string;
  /** Milliseconds since 1970, by the sandbox's clock. */
  readonly at: number;
  readonly request: {
    readonly protocol: string;
    readonly method: string;
    readonly path: string;
    readonly host: string | undefined;
    readonly headers: readonly (readonly [string, string])[];
    readonly body: string;
  };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  };
  readonly rules: Gate['trail'];
  /** The rule that refused the request. */
  readonly refusedBy?: { readonly rule: string; readonly code: string; readonly detail?: string };
  readonly pushes: readonly CapturedPush[];
}

export interface StoreLimits {
  readonly messages: number;
  readonly bytes: number;
}

export const STANDARD_LIMITS: StoreLimits = { messages: 1000, bytes: 32 * 1024 * 1024 };

export interface MessageFilter {
  readonly vendor?: string | undefined;
  readonly token?: string | undefined;
  readonly status?: 'accepted' | 'refused' | undefined;
  /** Looked for in the request and the response, any case. */
  readonly text?: string | undefined;
}

export class MessageStore extends EventEmitter<{ message: [StoredMessage] }> {
  readonly #limits: StoreLimits;
  #messages: { message: StoredMessage; size: number }[] = [];
  #bytes = 0;
  #count = 0;

  constructor(limits: StoreLimits = STANDARD_LIMITS) {
    super();
    this.#limits = limits;
  }

  /** Requests heard since the start, dropped ones included. */
  get total(): number {
    return this.#count;
  }

  add(message: Omit<StoredMessage, 'id'>): StoredMessage {
    this.#count += 1;
    const stored = { id: String(this.#count), ...message };
    const size = message.request.body.length + message.response.body.length + 512;
    this.#messages.push({ message: stored, size });
    this.#bytes += size;
    while (
      this.#messages.length > this.#limits.messages ||
      (this.#bytes > this.#limits.bytes && this.#messages.length > 1)
    )
      this.#bytes -= this.#messages.shift()?.size ?? 0;
    this.emit('message', stored);
    return stored;
  }

  /** Newest first. */
  list(filter: MessageFilter = {}): readonly StoredMessage[] {
    return this.#messages
      .map(({ message }) => message)
      .filter((message) => fits(message, filter))
      .reverse();
  }

  get(id: string): StoredMessage | undefined {
    return this.#messages.find(({ message }) => message.id === id)?.message;
  }

  clear(): void {
    this.#messages = [];
    this.#bytes = 0;
  }
}

export function fits(message: StoredMessage, filter: MessageFilter): boolean {
  if (filter.vendor !== undefined && message.vendor !== filter.vendor) return false;
  if (filter.token !== undefined && !message.pushes.some((push) => push.token === filter.token)) return false;
  if (filter.status === 'accepted' && !message.pushes.some((push) => push.accepted)) return false;
  if (filter.status === 'refused' && message.refusedBy === undefined && !message.pushes.some((push) => !push.accepted))
    return false;
  if (filter.text === undefined) return true;
  const wanted = filter.text.toLowerCase();
  return `${message.request.path} ${message.request.body} ${message.response.body}`.toLowerCase().includes(wanted);
}
