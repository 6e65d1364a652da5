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

/** Starts listening. Rejects with the system's error (such as EADDRINUSE, with `port`) when it cannot. */
export async function startSandbox(options: SandboxOptions): Promise<RunningSandbox> {
  const host = options.host ?? '127.0.0.1';
  const checker: RuleOptions = { strict: options.strict ?? false, ruleSets: new Set(options.rules ?? []) };
  const store = new MessageStore(options.limits);
  if (options.messages !== undefined) store.load(options.messages);
  const world = new World({
    clock: options.clock,
    random: options.random,
    strict: checker.strict,
    apps: options.apps,
    devices: options.devices,
    ...(options.aliases === undefined ? {} : { aliases: options.aliases }),
    ...(options.topics === undefined ? {} : { topics: options.topics }),
    ...(options.start === undefined ? {} : { start: options.start }),
    ...(options.imUsers === undefined ? {} : { imUsers: options.imUsers }),
  });
  const faults = new Faults(options.faults ?? [], () => Math.floor(options.random.fraction() * 2 ** 31));
  let url = '';
  let tlsUrl: string | undefined;
  let caFile: string | undefined;
  const open = new Map<string, OpenVendor>();
  const reopen = (): void => {
    for (const { id, emulator } of options.vendors) {
      open.set(id, {
        id,
        emulator: emulator.open(world.for(id, () => `${url}/${id}`)),
        rules: new RuleBook(emulator.rules),
        accessTokenRule: emulator.accessTokenRule,
      });
    }
  };
  reopen();
  const allowHosts = (options.allowHosts ?? []).map((name) => name.toLowerCase());
  const ownHosts = [
    ...(options.host === undefined || options.host === '0.0.0.0' || options.host === '::' ? [] : [options.host]),
    ...allowHosts,
  ];
  const described = options.vendors.map(({ id, name, emulator, resultCodes }) => ({
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
  const { compose } = options;
  const control = makeControl({
    store,
    world,
    shown,
    faults,
    checker,
    vendors: described,
    ...(compose === undefined ? {} : { compose: (request: ComposedPush) => compose(request, running) }),
    ownHosts,
    addresses: () => ({ url, tlsUrl, caFile }),
    reopen,
  });
  const route = makeRouter(
    options.vendors.map(({ id, emulator }) => ({ id, hosts: emulator.hosts, ownPaths: emulator.ownPaths })),
    ownHosts,
  );
  const limits = new StreamLimits(
    options.vendors.map(({ emulator }) => ({ hosts: emulator.hosts, firstStreams: emulator.firstStreams })),
  );
  const traffic: TrafficOptions = {
    tools: { checker, store, now: () => world.clock.now() },
    world,
    faults,
    limits,
    onStored: (message) => options.onMessage?.(lineOf(message)),
  };
  const careful = new Set(
    options.vendors.filter(({ emulator }) => emulator.firstStreams !== undefined).map(({ id }) => id),
  );
  const controlListener = getRequestListener(control.fetch, { overrideGlobalObjects: false });

  const handle = (request: AnyRequest, response: AnyResponse): Promise<void> | undefined => {
    const asked = targetOf(request);
    if (asked === undefined) {
      replyText(response, 400, 'The request names no path.\n');
      return undefined;
    }
    const target = route(authorityOf(request), asked.path);
    if (target.kind !== 'vendor' || !careful.has(target.vendor)) limits.announce(sessionOf(request));
    if (target.kind === 'foreign-host') {
      replyText(response, 421, `This is the tim-push sandbox; it does not emulate ${target.host}.\n`);
      return undefined;
    }
    if (target.kind === 'own') return controlListener(request as Http2ServerRequest, response as Http2ServerResponse);
    const vendor = open.get(target.vendor);
    if (vendor === undefined) throw new Error(`unreachable: ${target.vendor} is routed and open`);
    return serveVendor(
      vendor,
      { path: target.path, query: asked.query, host: target.host },
      request,
      response,
      traffic,
    );
  };
  const handler: Handler = (request, response) => {
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

  const listening: Listening[] = [];
  const listen = async (start: () => Promise<Listening>, port: number): Promise<Listening> => {
    try {
      const started = await start();
      listening.push(started);
      return started;
    } catch (error) {
      await Promise.all(listening.map((item) => item.close()));
      throw Object.assign(error as Error, { port });
    }
  };
  // 0.0.0.0 and :: are not addresses to connect to: loopback is shown instead.
  const shownHost = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  const address = shownHost.includes(':') ? `[${shownHost}]` : shownHost;
  url = `http://${address}:${(await listen(() => listenHttp(handler, options.port ?? 4590, host, options.timeouts), options.port ?? 4590)).port}`;
  if (options.tls !== undefined) {
    const certificates = await loadCertificates(
      options.tls.dir,
      [...options.vendors.flatMap(({ emulator }) => emulator.hosts), ...namesOf(host), ...allowHosts],
      options.clock.now(),
    );
    caFile = certificates.caFile;
    tlsUrl = `https://${address}:${(await listen(() => listenTls(handler, options.tlsPort ?? 4591, host, certificates, limits, options.timeouts), options.tlsPort ?? 4591)).port}`;
  }
  const running: RunningSandbox = {
    url,
    tlsUrl,
    caFile,
    strict: checker.strict,
    store,
    world,
    faults,
    routes: control.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`),
    control: async (request) => control.fetch(request),
    async close() {
      await Promise.all(listening.map((item) => item.close()));
    },
  };
  return running;
}

/** The names that the certificate needs for callers of this address. */
function namesOf(host: string): readonly string[] {
  if (host !== '0.0.0.0' && host !== '::') return [host.replace(/%.*$/, '')];
  const addresses = Object.values(networkInterfaces()).flatMap((entries) => entries ?? []);
  return [hostname(), ...addresses.map(({ address }) => address.replace(/%.*$/, ''))];
}

/** HTTP/2 carries the name in :authority. */
const authorityOf = (request: AnyRequest): string =>
  ('authority' in request && request.authority !== '' ? request.authority : undefined) ?? request.headers.host ?? '';
