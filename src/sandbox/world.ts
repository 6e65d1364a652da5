// What the vendors' consoles would know: apps, devices, aliases, topics, counters; and the clock the emulators live by.
import type { EmulatorWorld, SandboxApp, SandboxDevice } from '../push/emulator.js';
import type { Clock, RandomSource } from '../push/types.js';

export interface AppOptions {
  readonly id: string;
  value(key: string): string | undefined;
  file(key: string): Uint8Array | undefined;
  /** Vendors the app is registered with. */
  readonly vendors: readonly string[];
  readonly state?: Readonly<Record<string, string>>;
  readonly rights?: Readonly<Record<string, readonly string[]>>;
  readonly channels?: Readonly<Record<string, readonly string[]>>;
}

export interface DeviceOptions extends Omit<SandboxDevice, 'app' | 'test'> {
  readonly vendor: string;
  readonly test?: boolean;
  readonly app?: string;
}

type Lists = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

export interface WorldOptions {
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly strict: boolean;
  readonly apps: readonly AppOptions[];
  readonly devices: readonly DeviceOptions[];
  readonly aliases?: Lists;
  readonly topics?: Lists;
}

/** A clock that can be moved and stopped. */
export interface AdjustableClock extends Clock {
  freeze(now: number | undefined): void;
  advance(ms: number): void;
}

export function adjustable(clock: Clock): AdjustableClock {
  let offset = 0;
  let frozen: number | undefined;
  return {
    now: () => frozen ?? clock.now() + offset,
    sleep: (ms, signal) => clock.sleep(ms, signal),
    freeze(now) {
      if (now === undefined && frozen !== undefined) offset = frozen - clock.now();
      frozen = now;
    },
    advance(ms) {
      if (frozen === undefined) offset += ms;
      else frozen += ms;
    },
  };
}

const DAY_MS = 86_400_000;
/** China is eight hours ahead and keeps no summer time: daily quotas start anew at its midnight. */
const CHINA_MS = 8 * 3_600_000;

export class World {
  readonly clock: AdjustableClock;
  readonly #options: WorldOptions;
  readonly #devices = new Map<string, Map<string, SandboxDevice>>();
  #counts = new Map<string, { start: number; windowMs: number; count: number }>();

  constructor(options: WorldOptions) {
    this.#options = options;
    this.clock = adjustable(options.clock);
    this.restore();
  }

  /** Back to the start: devices as registered, nothing counted, the clock runs. */
  restore(): void {
    this.#devices.clear();
    this.#counts = new Map();
    for (const device of this.#options.devices) this.register(device);
  }

  register({ vendor, test, app, ...device }: DeviceOptions): void {
    const own = this.#devices.get(vendor) ?? new Map<string, SandboxDevice>();
    this.#devices.set(vendor, own);
    own.set(device.token, { ...device, test: test ?? device.fate !== 'not-test-device', app: app ?? '*' });
  }

  devices(): readonly (SandboxDevice & { readonly vendor: string })[] {
    return [...this.#devices].flatMap(([vendor, own]) => [...own.values()].map((device) => ({ vendor, ...device })));
  }

  /** The world as one vendor's emulator sees it. */
  for(vendor: string, baseUrl: () => string): EmulatorWorld {
    const { random, strict, aliases, topics } = this.#options;
    const own = (): ReadonlyMap<string, SandboxDevice> => this.#devices.get(vendor) ?? new Map();
    const apps = this.#options.apps.filter((app) => app.vendors.includes(vendor)).map((app) => asApp(app, vendor));
    return {
      clock: this.clock,
      random,
      strict,
      apps: () => apps,
      device: (token) => own().get(token),
      devices: () => [...own().values()],
      alias: (name) => aliases?.[vendor]?.[name] ?? [],
      topic: (name) => topics?.[vendor]?.[name] ?? [],
      aliasesOf: (token) => namesOf(aliases?.[vendor], token),
      topicsOf: (token) => namesOf(topics?.[vendor], token),
      count: (name, windowMs, by = 1) => this.#count(`${vendor} ${name}`, windowMs, by),
      get baseUrl() {
        return baseUrl();
      },
    };
  }

  /** Fixed windows: a day starts at midnight in China, all others at multiples of their length. */
  #count(name: string, windowMs: number, by: number): number {
    const now = this.clock.now();
    const shift = windowMs === DAY_MS ? CHINA_MS : 0;
    const start = Math.floor((now + shift) / windowMs) * windowMs - shift;
    const kept = this.#counts.get(name);
    const count = (kept?.start === start ? kept.count : 0) + by;
    this.#counts.set(name, { start, windowMs, count });
    if (this.#counts.size > 50_000)
      for (const [key, entry] of this.#counts) if (entry.start + entry.windowMs < now) this.#counts.delete(key);
    return count;
  }
}

const namesOf = (lists: Lists[string] | undefined, token: string): readonly string[] =>
  Object.entries(lists ?? {}).flatMap(([name, tokens]) => (tokens.includes(token) ? [name] : []));

const asApp = (app: AppOptions, vendor: string): SandboxApp => ({
  id: app.id,
  value: (key) => app.value(key),
  file: (key) => app.file(key),
  state: app.state?.[vendor] ?? 'published',
  rights: app.rights?.[vendor] ?? [],
  channels: app.channels?.[vendor],
});
