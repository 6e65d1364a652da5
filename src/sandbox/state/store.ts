// What the sandbox received: bounded by count and bytes, oldest dropped. Emits an event for each change.
import { EventEmitter } from 'node:events';
import type { SandboxMessage } from '../control/json.js';

/** The message as received and answered, secrets included; `Shown` masks them. */
export type StoredMessage = SandboxMessage;
export type NewMessage = Omit<StoredMessage, 'id'>;

export interface StoreLimits {
  readonly messages: number;
  readonly bytes: number;
}

export const STANDARD_LIMITS: StoreLimits = { messages: 2000, bytes: 32 * 1024 * 1024 };

export interface MessageFilter {
  readonly vendor?: string | undefined;
  readonly token?: string | undefined;
  readonly status?: 'accepted' | 'refused' | undefined;
  /** Searched in the request and the response, case-insensitively. */
  readonly text?: string | undefined;
  /** Part of the request's path. */
  readonly path?: string | undefined;
  /** Part of a push's title. */
  readonly title?: string | undefined;
  /** Only messages received after the one with this id. */
  readonly after?: string | undefined;
}

export class MessageStore extends EventEmitter<{ message: [StoredMessage]; cleared: [] }> {
  readonly #limits: StoreLimits;
  #messages: { message: StoredMessage; size: number }[] = [];
  #bytes = 0;
  #count = 0;

  constructor(limits: StoreLimits = STANDARD_LIMITS) {
    super();
    this.#limits = limits;
    // Each waiting caller adds a listener, and their number is limited elsewhere.
    this.setMaxListeners(0);
  }

  /** Requests received since the start, dropped ones included. */
  get total(): number {
    return this.#count;
  }

  add(message: NewMessage): StoredMessage {
    this.#count += 1;
    const { vendor, at, request, response, rules, pushes, refusedBy, fault } = message;
    // Listed by name: this runs for every push, and a spread of the object is slow.
    const plain = { id: String(this.#count), vendor, at, request, response, rules, pushes };
    const stored: StoredMessage =
      refusedBy === undefined && fault === undefined
        ? plain
        : { ...plain, ...(refusedBy === undefined ? {} : { refusedBy }), ...(fault === undefined ? {} : { fault }) };
    const size = sizeOf(message);
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

  /** Messages that are still here, and the id of the oldest of them. */
  get kept(): number {
    return this.#messages.length;
  }

  get oldest(): string | undefined {
    return this.#messages[0]?.message.id;
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

  /** Replaces the messages by those of another run; ids are kept, and new messages are numbered after them. */
  load(messages: readonly StoredMessage[]): void {
    this.clear();
    for (const { id, ...rest } of [...messages].sort((a, b) => Number(a.id) - Number(b.id))) {
      this.#count = Number(id) - 1;
      this.add(rest);
    }
  }

  delete(id: string): boolean {
    const at = this.#messages.findIndex(({ message }) => message.id === id);
    const [gone] = at === -1 ? [] : this.#messages.splice(at, 1);
    if (gone === undefined) return false;
    this.#bytes -= gone.size;
    this.emit('cleared');
    return true;
  }

  clear(): void {
    this.#messages = [];
    this.#bytes = 0;
    this.emit('cleared');
  }
}

/** Roughly the bytes a message holds in memory: texts, headers, the rules' trail and the pushes. */
function sizeOf({ request, response, rules, pushes }: NewMessage): number {
  let size = 1024 + 2 * (request.body.length + response.body.length + request.path.length);
  for (const [name, value] of request.headers) size += 64 + name.length + value.length;
  size += rules.length * 96;
  for (const push of pushes)
    size += 256 + push.token.length + (push.title?.length ?? 0) + (push.body?.length ?? 0) + (push.ext?.length ?? 0);
  return size;
}

export function fits(message: StoredMessage, filter: MessageFilter): boolean {
  if (filter.vendor !== undefined && message.vendor !== filter.vendor) return false;
  if (filter.token !== undefined && !message.pushes.some((push) => push.token === filter.token)) return false;
  if (filter.path !== undefined && !message.request.path.includes(filter.path)) return false;
  if (filter.after !== undefined && Number(message.id) <= Number(filter.after)) return false;
  const { title } = filter;
  if (title !== undefined && !message.pushes.some((push) => push.title?.includes(title) === true)) return false;
  if (filter.status === 'accepted' && !message.pushes.some((push) => push.accepted)) return false;
  if (filter.status === 'refused' && message.refusedBy === undefined && !message.pushes.some((push) => !push.accepted))
    return false;
  if (filter.text === undefined) return true;
  const wanted = filter.text.toLowerCase();
  return `${message.request.path} ${message.request.body} ${message.response.body}`.toLowerCase().includes(wanted);
}
