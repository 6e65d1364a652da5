// The control API as methods, for test suites: the same calls for a sandbox in this process and for one at an address.

import type { Fate } from '../push/emulator/emulator.js';
import type {
  AppChange,
  AppRow,
  ClockState,
  DeviceRow,
  FaultRequest,
  FaultRow,
  MessageDetail,
  NewDevice,
  Ready,
  RuleRow,
  SandboxMessage,
} from './control/json.js';

/** Which messages to select; all given conditions have to match. */
export interface MessageQuery {
  readonly vendor?: string;
  /** A device token that a push of the message went to. */
  readonly token?: string;
  /** `accepted`: at least one push was taken; `refused`: the request or a push was not. */
  readonly status?: 'accepted' | 'refused';
  /** Part of a title. */
  readonly title?: string;
  /** Part of the request's path. */
  readonly path?: string;
  /** Anywhere in the request or the answer, any case. */
  readonly text?: string;
  /** Only messages after the one with this id. */
  readonly after?: string;
}

/** How a request reaches the control API. */
export type ControlCall = (request: Request) => Promise<Response>;

/** The sandbox refused a call, or nothing came in time. The message says what to do. */
export class SandboxError extends Error {
  override readonly name = 'SandboxError';
  /** HTTP status of the answer; 408 when a wait timed out. */
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export class SandboxClient {
  readonly #base: string;
  readonly #call: ControlCall;

  constructor(base: string, call: ControlCall) {
    this.#base = base;
    this.#call = call;
  }

  ready(): Promise<Ready> {
    return this.#get('ready');
  }

  /** Newest first; at most 2000. */
  async messages(query: MessageQuery & { readonly limit?: number } = {}): Promise<readonly SandboxMessage[]> {
    const { messages } = await this.#get<{ messages: SandboxMessage[] }>(
      `messages?${asQuery({ limit: 2000, ...query })}`,
    );
    return messages;
  }

  /** Everything about one message: rules with their words, decoded tokens, the signature step by step. */
  message(id: string): Promise<MessageDetail> {
    return this.#get(`messages/${encodeURIComponent(id)}`);
  }

  /** Resolves with the newest message that matches, at once if there is one already; rejects if none came within `timeoutMs` (5 s). */
  waitFor(query: MessageQuery = {}, options: { readonly timeoutMs?: number } = {}): Promise<SandboxMessage> {
    return this.#get(`wait?${asQuery({ ...query, timeoutMs: options.timeoutMs ?? 5000 })}`);
  }

  async deleteMessages(): Promise<void> {
    await this.#send('DELETE', 'messages');
  }

  async devices(query: { readonly vendor?: string } = {}): Promise<readonly DeviceRow[]> {
    return (await this.#get<{ devices: DeviceRow[] }>(`devices?${asQuery(query)}`)).devices;
  }

  /** Registers a device, or changes one that is there. */
  async registerDevice(device: NewDevice): Promise<DeviceRow> {
    return (await this.#send<{ registered: DeviceRow }>('POST', 'devices', device)).registered;
  }

  /** From now on the vendor answers that the app was uninstalled from this device. */
  async invalidateDevice(vendor: string, token: string): Promise<DeviceRow> {
    return (await this.#send<{ registered: DeviceRow }>('POST', 'devices/invalidate', { vendor, token })).registered;
  }

  /** Changes what happens to pushes for a device. */
  setFate(vendor: string, token: string, fate: Fate): Promise<DeviceRow> {
    return this.registerDevice({ vendor, token, fate });
  }

  async removeDevice(vendor: string, token: string): Promise<void> {
    await this.#send('DELETE', 'devices', { vendor, token });
  }

  async apps(): Promise<readonly AppRow[]> {
    return (await this.#get<{ apps: AppRow[] }>('apps')).apps;
  }

  /** Changes the state or the rights of an app in the vendor's console; a reset restores them. */
  async changeApp(change: AppChange): Promise<AppRow> {
    return (await this.#send<{ changed: AppRow }>('POST', 'apps', change)).changed;
  }

  async rules(query: { readonly vendor?: string } = {}): Promise<readonly RuleRow[]> {
    return (await this.#get<{ rules: RuleRow[] }>(`rules?${asQuery(query)}`)).rules;
  }

  /** What goes wrong on purpose. */
  readonly faults = {
    list: async (): Promise<readonly FaultRow[]> => (await this.#get<{ faults: FaultRow[] }>('faults')).faults,
    add: async (fault: FaultRequest): Promise<FaultRow> =>
      (await this.#send<{ fault: FaultRow }>('POST', 'faults', fault)).fault,
    remove: async (id: string): Promise<void> => {
      await this.#send('DELETE', `faults/${encodeURIComponent(id)}`);
    },
    clear: async (): Promise<void> => {
      await this.#send('DELETE', 'faults');
    },
  } as const;

  /** The clock of the emulators: expiry, signature windows, days of quotas. */
  readonly clock = {
    now: async (): Promise<number> => (await this.#get<ClockState>('clock')).now,
    /** Stops the clock, at a time in milliseconds since 1970 or at its present time. */
    freeze: async (at?: number): Promise<ClockState> =>
      this.#send('POST', 'clock', { freeze: at ?? (await this.#get<ClockState>('clock')).now }),
    advance: (ms: number): Promise<ClockState> => this.#send('POST', 'clock', { advanceMs: ms }),
    /** Lets the clock run on from its present time. */
    run: (): Promise<ClockState> => this.#send('POST', 'clock', { freeze: null }),
  } as const;

  /** Back to the start: no messages, devices and faults as they were, access tokens forgotten, the clock runs. */
  async reset(): Promise<void> {
    await this.#send('POST', 'reset');
  }

  #get<T>(path: string): Promise<T> {
    return this.#ask(new Request(`${this.#base}/_sandbox/${path}`, { headers: this.#headers() }));
  }

  #send<T>(method: string, path: string, body?: unknown): Promise<T> {
    return this.#ask(
      new Request(`${this.#base}/_sandbox/${path}`, {
        method,
        headers: { ...this.#headers(), 'x-tim-push': '1', 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
  }

  /** A call without a socket gets no Host header from Node. */
  #headers(): Record<string, string> {
    return { host: new URL(this.#base).host };
  }

  async #ask<T>(request: Request): Promise<T> {
    const response = await this.#call(request);
    const answer = (await response.json()) as { readonly error?: string; readonly newest?: unknown } | null;
    if (response.ok) return answer as T;
    const newest = answer?.newest === undefined ? '' : `; newest message: ${JSON.stringify(answer.newest)}`;
    throw new SandboxError(response.status, `${answer?.error ?? `HTTP ${response.status}`}${newest}`);
  }
}

const asQuery = (values: object): string =>
  new URLSearchParams(
    Object.entries(values).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)] as [string, string]],
    ),
  ).toString();
