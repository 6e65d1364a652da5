// The state behind the emulators: apps, devices, aliases, topics, counters, and the clock.
import { EventEmitter } from 'node:events';
import type { CapturedPush, EmulatorWorld, Fate, ImUser, SandboxDevice } from '../../push/emulator/emulator.js';
import type { Clock, RandomSource } from '../../push/types.js';
import type { AppChange, AppRow, ClockState, DeviceRow } from '../control/json.js';
import { type AppOptions, type AppState, Apps } from './apps.js';
import { type AdjustableClock, adjustable } from './clock.js';

export interface DeviceOptions extends Omit<SandboxDevice, 'app' | 'test' | 'fate'> {
  readonly vendor: string;
  readonly fate?: Fate;
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
  readonly imUsers?: readonly ImUser[];
  /** Clock, counts and apps at the start. */
  readonly start?: {
    readonly freeze?: number;
    readonly counts?: readonly Count[];
    readonly apps?: readonly AppState[];
  };
}

/** What was counted in one window of a quota or rate. */
export interface Count {
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly start: number;
  readonly windowMs: number;
  readonly count: number;
}

export interface WorldState {
  readonly clock: ClockState;
  readonly devices: readonly DeviceOptions[];
  readonly imUsers: readonly ImUser[];
  readonly counts: readonly Count[];
  readonly apps: readonly AppState[];
}

const DAY_MS = 86_400_000;
/** China is eight hours ahead of UTC, without daylight saving time: daily quotas restart at midnight there. */
const CHINA_MS = 8 * 3_600_000;

/** Devices kept at most, over all vendors. */
const MOST_DEVICES = 100_000;
const MOST_USERS = 100_000;

export class World extends EventEmitter<{ devices: []; clock: [] }> {
  readonly mostDevices = MOST_DEVICES;
  readonly clock: AdjustableClock;
  readonly #options: WorldOptions;
  readonly #apps: Apps;
  readonly #devices = new Map<string, Map<string, SandboxDevice>>();
  /** The devices of a vendor as a list, made on first use and again after one was added or removed. */
  readonly #lists = new Map<string, readonly SandboxDevice[]>();
  readonly #imUsers = new Map<string, ImUser>();
  #counts = new Map<string, { start: number; windowMs: number; count: number }>();

  constructor(options: WorldOptions) {
    super();
    this.#options = options;
    this.#apps = new Apps(options.apps);
    this.clock = adjustable(options.clock);
    this.restore();
  }

  /** Back to the start: devices as registered, nothing counted, the clock runs. */
  restore(): void {
    this.#devices.clear();
    this.#lists.clear();
    this.#imUsers.clear();
    for (const user of this.#options.imUsers ?? []) this.registerImUser(user);
    const { start } = this.#options;
    this.#putCounts(start?.counts ?? []);
    this.#apps.restore(start?.apps);
    this.clock.restore();
    if (start?.freeze !== undefined) this.clock.freeze(start.freeze);
    for (const device of this.#options.devices) this.#put(device);
    this.emit('devices');
    this.emit('clock');
  }

  /** False when there is no room for one more. */
  register(device: DeviceOptions): boolean {
    const isNew = this.device(device.vendor, device.token) === undefined;
    if (isNew && this.#size() >= MOST_DEVICES) return false;
    this.#put(device);
    this.emit('devices');
    return true;
  }

  #put({ vendor, token, test, app, fate = 'ok', environment, diesAfter }: DeviceOptions): void {
    const own = this.#devices.get(vendor) ?? new Map<string, SandboxDevice>();
    this.#devices.set(vendor, own);
    this.#lists.delete(vendor);
    own.set(token, {
      token,
      fate,
      test: test ?? fate !== 'not-test-device',
      app: app ?? '*',
      ...(environment === undefined ? {} : { environment }),
      ...(diesAfter === undefined ? {} : { diesAfter }),
    });
  }

  /** False when there is no such device. */
  setFate(vendor: string, token: string, fate: Fate): boolean {
    const device = this.#devices.get(vendor)?.get(token);
    if (device === undefined) return false;
    device.fate = fate;
    this.emit('devices');
    return true;
  }

  /** Counts accepted pushes per device, for devices that are uninstalled after a number of them. */
  noteAccepted(vendor: string, pushes: readonly CapturedPush[]): void {
    if (pushes.length === 0) return;
    const own = this.#devices.get(vendor);
    let died = false;
    for (const { token, accepted } of pushes) {
      const device = accepted ? own?.get(token) : undefined;
      if (device?.diesAfter === undefined) continue;
      device.diesAfter -= 1;
      if (device.diesAfter > 0) continue;
      delete device.diesAfter;
      device.fate = 'uninstalled';
      died = true;
    }
    if (died) this.emit('devices');
  }

  remove(vendor: string, token: string): boolean {
    const isGone = this.#devices.get(vendor)?.delete(token) ?? false;
    this.#lists.delete(vendor);
    if (isGone) this.emit('devices');
    return isGone;
  }

  device(vendor: string, token: string): DeviceRow | undefined {
    const device = this.#devices.get(vendor)?.get(token);
    return device === undefined ? undefined : { vendor, ...device };
  }

  devices(): readonly DeviceRow[] {
    return [...this.#devices].flatMap(([vendor, own]) => [...own.values()].map((device) => ({ vendor, ...device })));
  }

  apps(): readonly AppRow[] {
    return this.#apps.rows();
  }

  /** False when no such app is registered with the vendor. */
  changeApp(change: AppChange): boolean {
    return this.#apps.change(change);
  }

  /** Everything that can be saved and restored. */
  state(): WorldState {
    return {
      clock: this.clock.state(),
      devices: this.devices(),
      imUsers: this.imUsers(),
      counts: [...this.#counts].map(([name, entry]) => ({ name, ...entry })),
      apps: this.#apps.states(),
    };
  }

  /** Puts a state in place of the present one; parts that are absent stay as they are. */
  load(state: Partial<WorldState>): void {
    if (state.devices !== undefined) {
      this.#devices.clear();
      this.#lists.clear();
      for (const device of state.devices) this.#put(device);
    }
    if (state.imUsers !== undefined) {
      this.#imUsers.clear();
      for (const user of state.imUsers) this.registerImUser(user);
    }
    if (state.counts !== undefined) this.#putCounts(state.counts);
    if (state.apps !== undefined) this.#apps.load(state.apps);
    if (state.clock !== undefined) {
      this.clock.restore();
      this.clock.freeze(state.clock.now);
      if (!state.clock.frozen) this.clock.freeze(undefined);
    }
    this.emit('devices');
    this.emit('clock');
  }

  #putCounts(counts: readonly Count[]): void {
    this.#counts = new Map(counts.map(({ name, start, windowMs, count }) => [name, { start, windowMs, count }]));
  }

  #size(): number {
    let size = 0;
    for (const own of this.#devices.values()) size += own.size;
    return size;
  }

  /** A new user of the Chat app, or a new state of one. False when there is no room for one more. */
  registerImUser(user: ImUser): boolean {
    if (!this.#imUsers.has(user.id) && this.#imUsers.size >= MOST_USERS) return false;
    this.#imUsers.set(user.id, user);
    return true;
  }

  removeImUser(id: string): boolean {
    return this.#imUsers.delete(id);
  }

  imUser(id: string): ImUser | undefined {
    return this.#imUsers.get(id);
  }

  imUsers(): readonly ImUser[] {
    return [...this.#imUsers.values()];
  }

  /** The world as one vendor's emulator sees it. */
  for(vendor: string, baseUrl: () => string): EmulatorWorld {
    const { random, strict, aliases, topics } = this.#options;
    const apps = this.#apps.for(vendor);
    return {
      clock: this.clock,
      random,
      strict,
      apps: () => apps,
      device: (token) => this.#devices.get(vendor)?.get(token),
      devices: () => this.#listOf(vendor),
      alias: (name) => aliases?.[vendor]?.[name] ?? [],
      topic: (name) => topics?.[vendor]?.[name] ?? [],
      aliasesOf: (token) => namesOf(aliases?.[vendor], token),
      topicsOf: (token) => namesOf(topics?.[vendor], token),
      imUser: (id) => this.imUser(id),
      imUsers: () => this.imUsers(),
      deviceOf: (other, token) => this.#devices.get(other)?.get(token),
      count: (name, windowMs, by = 1) => this.#count(`${vendor} ${name}`, windowMs, by),
      get baseUrl() {
        return baseUrl();
      },
    };
  }

  #listOf(vendor: string): readonly SandboxDevice[] {
    const known = this.#lists.get(vendor);
    if (known !== undefined) return known;
    const list = [...(this.#devices.get(vendor)?.values() ?? [])];
    this.#lists.set(vendor, list);
    return list;
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
