// A vendor's real client with its real emulator, in one process and without a socket; the clock stands still until a test moves it.
import { X509Certificate } from 'node:crypto';
import { Secret } from '../../src/crypto/secret.js';
import { type Http, type HttpRequest, type HttpResponse, UnreachableError } from '../../src/http/types.js';
import type { AccessTokenStore } from '../../src/push/access.js';
import {
  type CapturedPush,
  type EmulatorReply,
  type EmulatorRequest,
  type EmulatorWorld,
  type ImUser,
  Refusal,
  type RuleSet,
  type SandboxApp,
  type SandboxDevice,
} from '../../src/push/emulator/emulator.js';
import { openChecker, RuleBook } from '../../src/push/emulator/rule-checker.js';
import type {
  Clock,
  PushMessage,
  RandomSource,
  Settings,
  Vendor,
  VendorClient,
  VendorDeps,
} from '../../src/push/types.js';

export interface TestVendorOptions {
  /** Config values of the client, laid over the emulator's demo values; undefined removes one. */
  readonly settings?: Readonly<Record<string, string | undefined>>;
  readonly strict?: boolean;
  readonly rules?: readonly RuleSet[];
  /** Milliseconds since 1970. */
  readonly now?: number;
  /** Further devices besides the demo ones. */
  readonly devices?: readonly (Partial<SandboxDevice> & { readonly token: string })[];
  /** What the console knows about the demo app. */
  readonly app?: {
    readonly state?: string;
    readonly rights?: readonly string[];
    readonly channels?: readonly string[];
    readonly values?: Readonly<Record<string, string>>;
  };
  /** Apps besides the demo one, by id. */
  readonly apps?: readonly SandboxApp[];
  readonly aliases?: Readonly<Record<string, readonly string[]>>;
  readonly topics?: Readonly<Record<string, readonly string[]>>;
  readonly imUsers?: readonly ImUser[];
  /** Devices of other vendors, for an emulator that hands pushes on. */
  readonly otherDevices?: Readonly<Record<string, readonly SandboxDevice[]>>;
  /** How far the client's clock is ahead of the vendor's, in milliseconds. */
  readonly clientClockAheadMs?: number;
  /** `prefix` (default): below a sandbox address; `host`: by the real host names. */
  readonly reachedBy?: 'prefix' | 'host';
}

/** One request as the emulator received it, with the verdict of each rule. */
export interface Received {
  readonly request: HttpRequest;
  readonly path: string;
  readonly reply: EmulatorReply;
  readonly trail: ReturnType<typeof openChecker>['trail'];
  readonly refusal: Refusal | undefined;
}

export interface TestVendor {
  readonly client: VendorClient;
  readonly deps: VendorDeps;
  readonly clock: Clock & { set(now: number): void; advance(ms: number): void };
  /** Everything received so far, oldest first. */
  readonly received: Received[];
  /** All captured pushes so far. */
  pushes(): CapturedPush[];
  devices(): readonly SandboxDevice[];
  /** Access tokens and other values the client asked to hide. */
  readonly protected: string[];
  /** Sends a hand-written request without the client. */
  ask(request: HttpRequest): Promise<HttpResponse>;
  /** Changes every request before the emulator gets it; undefined ends that. */
  tamper(change: ((request: HttpRequest) => HttpRequest) | undefined): void;
  /** Changes or drops every answer; undefined ends that. */
  tamperAnswers(
    change: ((response: HttpResponse, request: HttpRequest) => HttpResponse | UnreachableError) | undefined,
  ): void;
  /** Changes values in the console, for example a secret that was reset. */
  changeConsole(values: Readonly<Record<string, string>>): void;
  /** Answers the next requests instead of the emulator, in order; an error is thrown. */
  interrupt(...answers: readonly (UnreachableError | { readonly status: number; readonly body: string })[]): void;
}

/** Noon in China on a Tuesday: inside all sending hours. */
export const TUESDAY_NOON = Date.UTC(2025, 0, 7, 4, 0, 0);

export const sandboxBase = 'http://sandbox.test:4590';

/** What a test needs of a vendor, or of Tencent IM. */
export type TestedService = Pick<Vendor, 'id' | 'hosts' | 'credentials' | 'facts' | 'emulator' | 'connect'>;

export function openTestVendor(vendor: TestedService, options: TestVendorOptions = {}): TestVendor {
  const clock = standingClock(options.now ?? TUESDAY_NOON);
  const random = countingRandom();
  const values = { ...vendor.emulator.demo.values, ...options.settings };
  const received: Received[] = [];
  const hidden: string[] = [];
  const devices = devicesOf(vendor, options);
  const known: Record<string, string | undefined> = { ...vendor.emulator.demo.values, ...options.app?.values };
  const world = worldOf(vendor, options, known, devices, clock, random);
  const open = vendor.emulator.open(world);
  const rules = new RuleBook(vendor.emulator.rules);
  const connection = new Map<string, unknown>();
  const interruptions: (UnreachableError | { readonly status: number; readonly body: string })[] = [];
  let change: ((request: HttpRequest) => HttpRequest) | undefined;
  let changeAnswer: Parameters<TestVendor['tamperAnswers']>[0];

  async function ask(given: HttpRequest): Promise<HttpResponse> {
    const request = change === undefined ? given : change(given);
    const interruption = interruptions.shift();
    if (interruption instanceof UnreachableError) throw interruption;
    if (interruption !== undefined) return { ...interruption, headers: {}, tookMs: 1 };
    const arrived = arrive(request, vendor, connection);
    const checker = openChecker(rules, { strict: options.strict ?? false, ruleSets: new Set(options.rules ?? []) });
    let reply: EmulatorReply;
    let refusal: Refusal | undefined;
    try {
      reply = await open.handle(arrived, checker);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refusal = error;
      reply = open.refuse(error, arrived);
    }
    received.push({ request, path: arrived.path, reply, trail: [...checker.trail], refusal });
    const response = respond(reply);
    const changed = changeAnswer?.(response, request) ?? response;
    if (changed instanceof UnreachableError) throw changed;
    return changed;
  }

  const http: Http = {
    async request(request, requestOptions) {
      if (requestOptions?.signal?.aborted === true)
        throw new UnreachableError({
          reason: 'aborted',
          host: new URL(request.url).host,
          message: 'aborted',
          neverArrived: true,
        });
      return ask(request);
    },
  };
  const deps: VendorDeps = {
    http,
    settings: settingsOf(vendor, values),
    endpoint: (role) => endpointOf(vendor, role, options.reachedBy ?? 'prefix'),
    clock:
      options.clientClockAheadMs === undefined
        ? clock
        : { ...clock, now: () => clock.now() + (options.clientClockAheadMs ?? 0) },
    random,
    accessTokens: memoryTokens(clock),
    protect: (value) => hidden.push(value),
  };
  return {
    client: vendor.connect(deps),
    deps,
    clock,
    received,
    pushes: () => received.flatMap((item) => item.reply.pushes ?? []),
    devices: () => devices,
    protected: hidden,
    ask,
    tamper: (next) => {
      change = next;
    },
    tamperAnswers: (next) => {
      changeAnswer = next;
    },
    changeConsole: (values) => Object.assign(known, values),
    interrupt: (...answers) => {
      interruptions.push(...answers);
    },
  };
}

/** An ordinary chat message; every test says only what is special about its own. */
export const testMessage = (special: Partial<PushMessage> = {}): PushMessage => ({
  title: 'Message from Alice',
  body: 'Are you coming along tonight?',
  ext: '{"conversationID":"c2c_alice"}',
  mode: 'formal',
  clickTarget: 'plugin',
  options: {},
  ...special,
});

/** Settings from plain values, as src/config returns them: secret fields only as secrets. */
export function settingsOf(
  vendor: Pick<Vendor, 'credentials'>,
  values: Readonly<Record<string, string | undefined>>,
): Settings {
  const secrets = new Set(vendor.credentials.fields.filter((field) => field.secret === true).map((field) => field.key));
  const read = (key: string): string | undefined => (values[key] === '' ? undefined : values[key]);
  return {
    text(key) {
      if (secrets.has(key)) throw new Error(`${key} is a secret`);
      return read(key)?.trim();
    },
    secret(key) {
      const value = read(key)?.trim();
      return value === undefined ? undefined : new Secret(value);
    },
    file(key) {
      const value = read(key);
      return value === undefined ? undefined : { bytes: Buffer.from(value), path: `${key}.file` };
    },
    has: (key) => read(key) !== undefined,
    origin: (key) => (read(key) === undefined ? undefined : { file: 'tim-push.config.json', line: 1, key }),
  };
}

function devicesOf(vendor: TestedService, options: TestVendorOptions): SandboxDevice[] {
  const demo = vendor.emulator.demo.devices.map(
    (device): SandboxDevice => ({ ...device, app: '*', test: device.fate !== 'not-test-device' }),
  );
  const further = (options.devices ?? []).map(
    (device): SandboxDevice => ({ fate: 'ok', test: true, app: '*', ...device }),
  );
  return [...demo, ...further];
}

function worldOf(
  vendor: TestedService,
  options: TestVendorOptions,
  known: Readonly<Record<string, string | undefined>>,
  devices: SandboxDevice[],
  clock: Clock,
  random: RandomSource,
): EmulatorWorld {
  const demo: SandboxApp = {
    id: 'demo',
    value: (key) => known[key]?.trim(),
    file: (key) => (known[key] === undefined ? undefined : Buffer.from(known[key])),
    state: options.app?.state ?? 'published',
    rights: options.app?.rights ?? vendor.emulator.demo.rights ?? [],
    channels: options.app?.channels,
  };
  return {
    clock,
    random,
    strict: options.strict ?? false,
    apps: () => [demo, ...(options.apps ?? [])],
    device: (token) => devices.find((device) => device.token === token),
    devices: () => devices,
    alias: (name) => options.aliases?.[name] ?? [],
    topic: (name) => options.topics?.[name] ?? [],
    aliasesOf: (token) => namesOf(options.aliases, token),
    topicsOf: (token) => namesOf(options.topics, token),
    imUser: (id) => options.imUsers?.find((user) => user.id === id),
    imUsers: () => options.imUsers ?? [],
    deviceOf: (other, token) => options.otherDevices?.[other]?.find((device) => device.token === token),
    count: counterOf(clock),
    baseUrl: `${sandboxBase}/${vendor.id}`,
  };
}

const namesOf = (lists: Readonly<Record<string, readonly string[]>> | undefined, token: string): readonly string[] =>
  Object.entries(lists ?? {}).flatMap(([name, tokens]) => (tokens.includes(token) ? [name] : []));

const DAY_MS = 86_400_000;
const CHINA_MS = 8 * 3_600_000;

/** Windows of a day start at midnight in China, all others at multiples of their length. */
function counterOf(clock: Clock): EmulatorWorld['count'] {
  const events = new Map<string, { readonly at: number; readonly by: number }[]>();
  return (name, windowMs, by = 1) => {
    const now = clock.now();
    const start = windowMs === DAY_MS ? Math.floor((now + CHINA_MS) / DAY_MS) * DAY_MS - CHINA_MS : now - windowMs + 1;
    const kept = [...(events.get(name) ?? []), { at: now, by }].filter((event) => event.at >= start);
    events.set(name, kept);
    return kept.reduce((sum, event) => sum + event.by, 0);
  };
}

const endpointOf = (vendor: TestedService, role: string, reachedBy: 'prefix' | 'host'): string => {
  const real = vendor.hosts[role];
  if (real === undefined) throw new Error(`${vendor.id} has no host role ${role}`);
  return reachedBy === 'host' ? real : `${sandboxBase}/${vendor.id}${vendor.facts.sandboxPaths?.[role] ?? ''}`;
};

function arrive(request: HttpRequest, vendor: TestedService, connection: Map<string, unknown>): EmulatorRequest {
  const url = new URL(request.url);
  const behindPrefix = request.url.startsWith(`${sandboxBase}/`);
  const rawHeaders = Object.entries(request.headers ?? {});
  const body = typeof request.body === 'string' ? Buffer.from(request.body) : Buffer.from(request.body ?? []);
  const path = behindPrefix ? url.pathname.slice(`/${vendor.id}`.length) : url.pathname;
  return {
    protocol: request.protocol ?? 'http/1.1',
    method: request.method,
    path: path === '' ? '/' : path,
    query: url.searchParams,
    host: behindPrefix ? undefined : url.hostname,
    headers: Object.fromEntries(rawHeaders.map(([name, value]) => [name.toLowerCase(), value])),
    rawHeaders,
    body,
    text: () => body.toString('utf8'),
    connection,
    ...(request.clientCertificate === undefined
      ? {}
      : { clientCertificate: { der: new X509Certificate(request.clientCertificate.cert).raw } }),
  };
}

function respond(reply: EmulatorReply): HttpResponse {
  const { body = '' } = reply;
  const isText = typeof body === 'string';
  const isBytes = body instanceof Uint8Array;
  const headers = Object.fromEntries(
    Object.entries(reply.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  );
  return {
    status: reply.status,
    headers: { ...(isText || isBytes ? {} : { 'content-type': 'application/json;charset=UTF-8' }), ...headers },
    body: isText ? body : isBytes ? Buffer.from(body).toString('utf8') : JSON.stringify(body),
    tookMs: 1,
  };
}

/** A clock that only moves when it is told to, or when the code under test sleeps. */
export function standingClock(start: number): TestVendor['clock'] {
  let now = start;
  return {
    now: () => now,
    async sleep(ms, signal) {
      signal?.throwIfAborted();
      now += ms;
    },
    set(next) {
      now = next;
    },
    advance(ms) {
      now += ms;
    },
  };
}

/** Pseudo-random values that are the same in every run. */
export function countingRandom(): RandomSource {
  let count = 0;
  return {
    uuid: () => `00000000-0000-4000-8000-${String(++count).padStart(12, '0')}`,
    hex: (bytes) =>
      (++count)
        .toString(16)
        .padStart(bytes * 2, '0')
        .slice(-bytes * 2),
    fraction: () => 0.5,
  };
}

function memoryTokens(clock: Clock): AccessTokenStore {
  const stored = new Map<string, { readonly value: string; readonly expiresAt: number }>();
  return {
    async get(key, fetch) {
      const name = key.join('\n');
      const found = stored.get(name);
      if (found !== undefined && found.expiresAt > clock.now()) return { ...found, cached: true };
      const fresh = await fetch();
      if ('problem' in fresh) return fresh;
      stored.set(name, fresh);
      return { ...fresh, cached: false };
    },
    async forget(key, value) {
      const name = key.join('\n');
      if (stored.get(name)?.value === value) stored.delete(name);
    },
  };
}
