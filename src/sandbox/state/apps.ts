// The registered apps with their state and rights in the consoles, which may change while the sandbox runs.
import type { ConsoleState, SandboxApp } from '../../push/emulator/emulator.js';
import type { AppChange, AppRow } from '../control/json.js';

export interface AppOptions {
  readonly id: string;
  value(key: string): string | undefined;
  file(key: string): Uint8Array | undefined;
  /** What must never be shown of this app. */
  readonly secrets?: readonly string[];
  /** Its ids, which may be shown: a part of a secret that is also an id is not masked. */
  readonly ids?: readonly string[];
  /** Vendors the app is registered with. */
  readonly vendors: readonly string[];
  readonly state?: Readonly<Record<string, ConsoleState>>;
  readonly rights?: Readonly<Record<string, readonly string[]>>;
  readonly channels?: Readonly<Record<string, readonly string[]>>;
}

/** State and rights of one app, by vendor. */
export type AppState = Pick<AppRow, 'id' | 'state' | 'rights'>;

/** An app with one vendor. Emulators keep it with their access tokens, so state and rights are looked up at every use. */
class ConsoleApp implements SandboxApp {
  readonly id: string;
  readonly channels: readonly string[] | undefined;
  readonly #options: AppOptions;
  readonly #vendor: string;
  readonly #now: () => AppState | undefined;

  constructor(options: AppOptions, vendor: string, now: () => AppState | undefined) {
    this.id = options.id;
    this.channels = options.channels?.[vendor];
    this.#options = options;
    this.#vendor = vendor;
    this.#now = now;
  }

  value(key: string): string | undefined {
    return this.#options.value(key);
  }

  file(key: string): Uint8Array | undefined {
    return this.#options.file(key);
  }

  get state(): string {
    return this.#now()?.state[this.#vendor] ?? 'published';
  }

  get rights(): readonly string[] {
    return this.#now()?.rights[this.#vendor] ?? [];
  }
}

export class Apps {
  readonly #apps: readonly AppOptions[];
  #states = new Map<string, AppState>();

  constructor(apps: readonly AppOptions[]) {
    this.#apps = apps;
    this.restore();
  }

  /** Restores the apps as registered, with the saved state of an earlier run. */
  restore(earlier: readonly AppState[] = []): void {
    this.#states = new Map(
      this.#apps.map(({ id, state, rights }) => [id, { id, state: state ?? {}, rights: rights ?? {} }]),
    );
    this.load(earlier);
  }

  /** Replaces the state of the apps; apps that are not registered here are ignored. */
  load(states: readonly AppState[]): void {
    for (const { id, state, rights } of states) if (this.#states.has(id)) this.#states.set(id, { id, state, rights });
  }

  /** False when no such app is registered with the vendor. */
  change({ id, vendor, state, rights }: AppChange): boolean {
    const before = this.#states.get(id);
    if (before === undefined || !this.#apps.some((app) => app.id === id && app.vendors.includes(vendor))) return false;
    this.#states.set(id, {
      id,
      state: state === undefined ? before.state : { ...before.state, [vendor]: state },
      rights: rights === undefined ? before.rights : { ...before.rights, [vendor]: rights },
    });
    return true;
  }

  rows(): readonly AppRow[] {
    return this.#apps.map(({ id, vendors }) => {
      const now = this.#states.get(id);
      return { id, vendors, state: now?.state ?? {}, rights: now?.rights ?? {} };
    });
  }

  states(): readonly AppState[] {
    return [...this.#states.values()];
  }

  for(vendor: string): readonly SandboxApp[] {
    return this.#apps
      .filter((app) => app.vendors.includes(vendor))
      .map((app) => new ConsoleApp(app, vendor, () => this.#states.get(app.id)));
  }
}
