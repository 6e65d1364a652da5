// The sandbox: emulators behind two ports, a store of what they received, a control API and a page. Loopback unless configured otherwise.

import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2';
import { hostname, networkInterfaces } from 'node:os';
import { getRequestListener } from '@hono/node-server';
import type { Catalogue } from '../problems/types.js';
import type { Emulator, RuleSet } from '../push/emulator/emulator.js';
import { RuleBook, type RuleOptions } from '../push/emulator/rule-checker.js';
import type { Clock, RandomSource } from '../push/types.js';
import type { Text } from '../text/language.js';
import { loadCertificates } from './ca.js';
import { makeControl } from './control/index.js';
import type { ComposedPush, ComposeResult, FaultRequest, SandboxMessage } from './control/json.js';
import { Faults } from './faults/faults.js';
import {
  type AnyRequest,
  type AnyResponse,
  type Handler,
  type Listening,
  listenHttp,
  listenTls,
  type SenderTimeouts,
} from './server.js';
import type { AppOptions } from './state/apps.js';
import { MessageStore, type StoreLimits } from './state/store.js';
import { type DeviceOptions, World, type WorldOptions } from './state/world.js';
import type { OpenVendor } from './traffic/exchange.js';
import { targetOf } from './traffic/received-request.js';
import { makeRouter } from './traffic/routing.js';
import { StreamLimits } from './traffic/stream-limits.js';
import { replyText, serveVendor, sessionOf, type TrafficOptions } from './traffic/traffic.js';
import { lineOf } from './view/line.js';
import { Shown } from './view/message-view.js';

export interface SandboxOptions {
  readonly vendors: readonly {
    readonly id: string;
    readonly name: Text;
    readonly emulator: Emulator;
    readonly resultCodes: Catalogue;
  }[];
  /** 4590; 0 takes a free one. */
  readonly port?: number;
  /** 4591; 0 takes a free one. */
  readonly tlsPort?: number;
  /** 127.0.0.1. Another address opens the sandbox to anyone who can reach it. */
  readonly host?: string;
  /** Further host names that callers may use, such as the service's name in a compose network. */
  readonly allowHosts?: readonly string[];
  readonly strict?: boolean;
  readonly rules?: readonly RuleSet[];
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly apps: readonly AppOptions[];
  readonly devices: readonly DeviceOptions[];
  readonly aliases?: WorldOptions['aliases'];
  readonly topics?: WorldOptions['topics'];
  readonly start?: WorldOptions['start'];
  /** Messages of an earlier run; a reset forgets them. */
  readonly messages?: readonly SandboxMessage[];
  readonly imUsers?: WorldOptions['imUsers'];
  /** Where CA and server certificate are kept; without it there is no TLS port. */
  readonly tls?: { readonly dir: string };
  readonly limits?: StoreLimits;
  /** How long senders may take; 10 and 30 seconds when left out. */
  readonly timeouts?: SenderTimeouts;
  /** The faults at the start and after every reset. */
  readonly faults?: readonly FaultRequest[];
  /** One line per request, for a terminal. */
  readonly onMessage?: ((line: Text) => void) | undefined;
  /** Sends one push through the vendor's client to this sandbox, for the page's compose form. */
  readonly compose?: (request: ComposedPush, sandbox: RunningSandbox) => Promise<ComposeResult>;
}

export interface RunningSandbox {
  readonly url: string;
  readonly tlsUrl: string | undefined;
  readonly caFile: string | undefined;
  readonly strict: boolean;
  readonly store: MessageStore;
  readonly world: World;
  readonly faults: Faults;
  /** The routes of the control API and the page, for example `GET /_sandbox/ready`. */
  readonly routes: readonly string[];
  /** A request to the control API without a socket. */
  control(request: Request): Promise<Response>;
  close(): Promise<void>;
}

/** Known once it listens. */
interface Addresses {
  url: string;
  tlsUrl: string | undefined;
  caFile: string | undefined;
}

/** Starts listening. Rejects with the system's error (such as EADDRINUSE, with `port`) when it cannot. */
export async function startSandbox(options: SandboxOptions): Promise<RunningSandbox> {
  const { vendors, compose } = options;
  const checker: RuleOptions = { strict: options.strict ?? false, ruleSets: new Set(options.rules ?? []) };
  const store = new MessageStore(options.limits);
  if (options.messages !== undefined) store.load(options.messages);
  const world = worldOf(options, checker.strict);
  const faults = new Faults(options.faults ?? [], () => Math.floor(options.random.fraction() * 2 ** 31));
  const addresses: Addresses = { url: '', tlsUrl: undefined, caFile: undefined };
  const open = new Map<string, OpenVendor>();
  const reopen = (): void => {
    for (const { id, emulator } of vendors) {
      open.set(id, {
        id,
        emulator: emulator.open(world.for(id, () => `${addresses.url}/${id}`)),
        rules: new RuleBook(emulator.rules),
        accessTokenRule: emulator.accessTokenRule,
      });
    }
  };
  reopen();
  const ownHosts = ownHostsOf(options);
  const described = vendors.map(({ id, name, emulator, resultCodes }) => ({
    id,
    name,
    rules: emulator.rules,
    accessTokenRule: emulator.accessTokenRule,
    resultCodes,
    ...(emulator.shade === undefined ? {} : { shade: emulator.shade }),
  }));
  const shown = new Shown({
    vendors: described,
    checker,
    secrets: options.apps.flatMap((app) => app.secrets ?? []),
    ids: options.apps.flatMap((app) => [app.id, ...(app.ids ?? [])]),
    emulator: (id) => open.get(id)?.emulator,
  });
  const control = makeControl({
    store,
    world,
    shown,
    faults,
    checker,
    vendors: described,
    ...(compose === undefined ? {} : { compose: (request: ComposedPush) => compose(request, running) }),
    ownHosts,
    addresses: () => ({ ...addresses }),
    reopen,
  });
  const limits = new StreamLimits(
    vendors.map(({ emulator }) => ({ hosts: emulator.hosts, firstStreams: emulator.firstStreams })),
  );
  const handler = handlerOf(vendors, ownHosts, open, control.fetch, {
    tools: { checker, store, now: () => world.clock.now() },
    world,
    faults,
    limits,
    onStored: (message) => options.onMessage?.(lineOf(message)),
  });
  const close = await listen(options, handler, limits, addresses);
  const running: RunningSandbox = {
    ...addresses,
    strict: checker.strict,
    store,
    world,
    faults,
    routes: control.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`),
    control: async (request) => control.fetch(request),
    close,
  };
  return running;
}

const worldOf = (options: SandboxOptions, strict: boolean): World =>
  new World({
    clock: options.clock,
    random: options.random,
    strict,
    apps: options.apps,
    devices: options.devices,
    ...(options.aliases === undefined ? {} : { aliases: options.aliases }),
    ...(options.topics === undefined ? {} : { topics: options.topics }),
    ...(options.start === undefined ? {} : { start: options.start }),
    ...(options.imUsers === undefined ? {} : { imUsers: options.imUsers }),
  });

const allowedHosts = ({ allowHosts = [] }: SandboxOptions): readonly string[] =>
  allowHosts.map((name) => name.toLowerCase());

const isEveryAddress = (host: string): boolean => host === '0.0.0.0' || host === '::';

/** Names besides loopback under which the control API and the page may be asked. */
const ownHostsOf = (options: SandboxOptions): readonly string[] => [
  ...(options.host === undefined || isEveryAddress(options.host) ? [] : [options.host]),
  ...allowedHosts(options),
];

/** Finds who answers a request: a vendor's emulator, the control API with the page, or none of them. */
function handlerOf(
  vendors: SandboxOptions['vendors'],
  ownHosts: readonly string[],
  open: ReadonlyMap<string, OpenVendor>,
  control: Parameters<typeof getRequestListener>[0],
  traffic: TrafficOptions,
): Handler {
  const route = makeRouter(
    vendors.map(({ id, emulator }) => ({ id, hosts: emulator.hosts, ownPaths: emulator.ownPaths })),
    ownHosts,
  );
  const careful = new Set(vendors.filter(({ emulator }) => emulator.firstStreams !== undefined).map(({ id }) => id));
  const controlListener = getRequestListener(control, { overrideGlobalObjects: false });
  const handle = (request: AnyRequest, response: AnyResponse): Promise<void> | undefined => {
    const asked = targetOf(request);
    if (asked === undefined) {
      replyText(response, 400, 'The request names no path.\n');
      return undefined;
    }
    const target = route(authorityOf(request), asked.path);
    if (target.kind !== 'vendor' || !careful.has(target.vendor)) traffic.limits.announce(sessionOf(request));
    if (target.kind === 'foreign-host') {
      replyText(response, 421, `This is the tim-push sandbox; it does not emulate ${target.host}.\n`);
      return undefined;
    }
    if (target.kind === 'own') return controlListener(request as Http2ServerRequest, response as Http2ServerResponse);
    const vendor = open.get(target.vendor);
    if (vendor === undefined) throw new Error(`unreachable: ${target.vendor} is routed and open`);
    const place = { path: target.path, query: asked.query, host: target.host };
    return serveVendor(vendor, place, request, response, traffic);
  };
  return (request, response) => {
    // Broken connections and incomplete bodies end here; an internal error is answered with 500 if that is still possible.
    const failed = (): void => {
      if (!response.headersSent) replyText(response, 500, 'The sandbox failed on this request.\n');
      else response.destroy();
    };
    try {
      handle(request, response)?.catch(failed);
    } catch {
      failed();
    }
  };
}

/** Opens both ports and fills in the addresses. Resolves with what closes them. */
async function listen(
  options: SandboxOptions,
  handler: Handler,
  limits: StreamLimits,
  addresses: Addresses,
): Promise<() => Promise<void>> {
  const { host = '127.0.0.1', port = 4590, tlsPort = 4591, timeouts } = options;
  const listening: Listening[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(listening.map((item) => item.close()));
  };
  const start = async (opening: Promise<Listening>, wanted: number): Promise<number> => {
    try {
      const started = await opening;
      listening.push(started);
      return started.port;
    } catch (error) {
      await close();
      throw Object.assign(error as Error, { port: wanted });
    }
  };
  // 0.0.0.0 and :: are not addresses to connect to: loopback is shown instead.
  const shownHost = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  const address = shownHost.includes(':') ? `[${shownHost}]` : shownHost;
  addresses.url = `http://${address}:${await start(listenHttp(handler, port, host, timeouts), port)}`;
  if (options.tls === undefined) return close;
  const certificates = await loadCertificates(
    options.tls.dir,
    [...options.vendors.flatMap(({ emulator }) => emulator.hosts), ...namesOf(host), ...allowedHosts(options)],
    options.clock.now(),
  );
  addresses.caFile = certificates.caFile;
  addresses.tlsUrl = `https://${address}:${await start(listenTls(handler, tlsPort, host, certificates, limits, timeouts), tlsPort)}`;
  return close;
}

/** The names that the certificate needs for callers of this address. */
function namesOf(host: string): readonly string[] {
  if (!isEveryAddress(host)) return [host.replace(/%.*$/, '')];
  const addresses = Object.values(networkInterfaces()).flatMap((entries) => entries ?? []);
  return [hostname(), ...addresses.map(({ address }) => address.replace(/%.*$/, ''))];
}

/** HTTP/2 carries the name in :authority. */
const authorityOf = (request: AnyRequest): string =>
  ('authority' in request && request.authority !== '' ? request.authority : undefined) ?? request.headers.host ?? '';
