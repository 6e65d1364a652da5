// What every command that talks to a vendor opens first: config, redactor, transport, access tokens, and the sandbox if asked.

import type { LoadedConfig } from '../config/index.js';
import type { Redactor } from '../http/redaction/redactor.js';
import type { Exchange } from '../http/types.js';
import { configProblem } from '../problems/entries/config/config.js';
import { usageProblem } from '../problems/entries/usage.js';
import type { Problem } from '../problems/types.js';
import type { Settings, Vendor, VendorClient, VendorDeps } from '../push/types.js';
import { tencentManifest } from '../tencent-im/manifest.js';
import type { TencentClient } from '../tencent-im/types.js';
import { ownValue } from '../text/own-value.js';
import { vendors } from '../vendors/index.js';
import { makeTransport, openStore, readCaFile, watchTokens, withNodesOwn } from './connections.js';
import { fatalProblems } from './fatal-problems.js';
import type { Machine } from './machine.js';
import { maskClient } from './masked-client.js';
import { type HostTrust, type ReplacedHost, refusedHosts, replacedHosts, wrongEndpoints } from './replaced-hosts.js';
import type { SandboxChoice } from './sandbox/choice.js';
import { linkSandbox, readyAt, type SandboxLink } from './sandbox/link.js';
import { demoSettings } from './vendors/demo-settings.js';
import { TENCENT, type VendorId, vendorIds } from './vendors/list.js';

export interface TokenNews {
  readonly cached: boolean;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

export interface Session {
  readonly config: LoadedConfig;
  readonly sandbox: SandboxLink | undefined;
  /** Config values; without any config the sandbox's demo values. */
  settings(id: VendorId): Settings;
  /** True when the sandbox's demo values are used, because there is no config at all. */
  isDemo(id: VendorId): boolean;
  vendor(id: VendorId): Promise<Vendor>;
  deps(id: VendorId): Promise<VendorDeps>;
  client(id: VendorId): Promise<VendorClient>;
  /** Tencent IM, which is no vendor: its settings, and a client loaded with the first call. */
  readonly tencent: TencentAccess;
  readonly redactor: Redactor;
  readonly exchanges: readonly Exchange[];
  /** Clocks that differ from ours, found on the way. */
  readonly skews: readonly Problem[];
  /** How long the access token of a vendor is valid, when one was used. */
  tokenNews(id: VendorId): TokenNews | undefined;
  close(): Promise<void>;
}

export interface TencentAccess {
  readonly settings: Settings;
  readonly isDemo: boolean;
  deps(): VendorDeps;
  client(): Promise<TencentClient>;
}

export type Opened =
  | { readonly ok: true; readonly session: Session }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** What a session is made from: all of it values, so that commands and library open the same one. */
export interface SessionSource extends HostTrust {
  readonly machine: Machine;
  readonly config: LoadedConfig;
  readonly sandboxChoice: SandboxChoice;
  /** Longest wait for one answer; 15 s when undefined. */
  readonly timeoutMs?: number | undefined;
  readonly proxy?: string | undefined;
  /** PEM file with further certificate authorities. */
  readonly caFile?: string | undefined;
  readonly insecure?: boolean;
  /** Masks what leaves the program; learns the secrets of the session. */
  readonly redactor: Redactor;
  /** Device tokens stay whole in what a vendor answers. */
  readonly showTokens?: boolean;
  readonly signal: AbortSignal;
  onExchange?(exchange: Exchange): void;
  /** Called before anything is sent. */
  onReplacedHost?(host: ReplacedHost): void;
}

/** Opens everything a run needs to talk to vendors; nothing is written anywhere. Call `close` in the end. */
export async function openSession(source: SessionSource): Promise<Opened> {
  const { machine, config, sandboxChoice } = source;
  const fatal = fatalProblems(config);
  if (fatal.length > 0) return { ok: false, problems: fatal };
  if (sandboxChoice.kind === 'empty')
    return { ok: false, problems: [usageProblem('usage/empty-value', { args: { flag: sandboxChoice.variable } })] };
  if (config.sources.length === 0 && sandboxChoice.kind === 'none')
    return { ok: false, problems: [...config.problems, configProblem('config/not-found')] };
  const replaced = sandboxChoice.kind === 'none' ? replacedHosts(config) : [];
  const refused = [
    ...(sandboxChoice.kind === 'none' ? wrongEndpoints(config) : []),
    ...(await refusedHosts(
      replaced,
      config,
      source,
      async (origin) => (await readyAt(machine, origin, source.signal)) !== undefined,
    )),
  ];
  if (refused.length > 0) return { ok: false, problems: refused };
  for (const host of replaced) source.onReplacedHost?.(host);
  const extraCa = await readCaFile(source);
  if ('problem' in extraCa) return { ok: false, problems: [extraCa.problem] };
  const sandbox = await linkSandbox(machine, sandboxChoice, config, source.signal);
  if (sandbox !== undefined && 'problem' in sandbox) return { ok: false, problems: [sandbox.problem] };

  const { redactor } = source;
  const hidesTokens = source.showTokens !== true;
  for (const secret of config.secrets) redactor.add(secret);
  for (const { secret, shown } of config.values) if (!secret) redactor.leave(shown);
  const skews: Problem[] = [];
  const ca = await withNodesOwn([...extraCa.pems, ...(sandbox?.ca ?? [])], machine);
  const transport = makeTransport(source, redactor, ca, skews);
  const store = openStore(machine, sandbox);
  const news = new Map<VendorId, TokenNews>();
  const clients = new Map<VendorId, Promise<VendorClient>>();

  const demo = new Map<VendorId, Settings>();
  if (usesDemo(sandbox, config)) for (const id of vendorIds) demo.set(id, demoSettings(await vendors[id].load()));
  const settings = (id: VendorId): Settings => demo.get(id) ?? config.settings;
  const deps = async (id: VendorId): Promise<VendorDeps> => {
    const vendor: Vendor = await vendors[id].load();
    for (const field of vendor.credentials.fields) {
      if (field.kind !== 'text' || !settings(id).has(field.key)) continue;
      if (field.secret === true) redactor.add(settings(id).secret(field.key) ?? '');
      else redactor.leave(settings(id).text(field.key) ?? '');
    }
    return {
      http: transport.for(id),
      settings: settings(id),
      endpoint: (role) => endpointOf(config, sandbox, vendor, role),
      clock: machine.clock,
      random: machine.random,
      accessTokens: watchTokens(store, (found) => news.set(id, found)),
      protect: (value) => redactor.add(value),
    };
  };
  const client = (id: VendorId): Promise<VendorClient> => {
    const open =
      clients.get(id) ??
      Promise.all([vendors[id].load(), deps(id)]).then(([vendor, given]) => {
        return maskClient(vendor.connect(given), redactor, hidesTokens);
      });
    clients.set(id, open);
    return open;
  };
  const tencent = await accessTencent(
    config,
    sandbox,
    (given) => ({
      http: transport.for(TENCENT),
      settings: given,
      endpoint: (region) => tencentEndpoint(config, sandbox, region),
      clock: machine.clock,
      random: machine.random,
      accessTokens: store,
      protect: (value) => redactor.add(value),
    }),
    (client) => maskClient(client, redactor, false),
  );
  const session: Session = {
    config,
    sandbox,
    settings,
    isDemo: (id) => demo.has(id),
    vendor: (id) => vendors[id].load(),
    deps,
    client,
    tencent,
    redactor,
    exchanges: transport.exchanges,
    skews,
    tokenNews: (id) => news.get(id),
    async close() {
      for (const open of clients.values()) await (await open).close?.();
      await transport.close();
      await sandbox?.running?.close();
    },
  };
  return { ok: true, session };
}

/** The demo app is for those who have no config; one that is given is never filled up from it. */
const usesDemo = (sandbox: SandboxLink | undefined, config: LoadedConfig): boolean =>
  sandbox !== undefined && config.sources.length === 0;

/** The sandbox wins over `endpoints`, and these over the real hosts. */
function endpointOf(config: LoadedConfig, sandbox: SandboxLink | undefined, vendor: Vendor, role: string): string {
  if (sandbox !== undefined)
    return `${vendor.facts.http2 === true ? (sandbox.tlsUrl ?? sandbox.url) : sandbox.url}/${vendor.id}${vendor.facts.sandboxPaths?.[role] ?? ''}`;
  const override = config.endpoints[vendor.id];
  const base = typeof override === 'string' ? override : (override?.[role] ?? vendor.hosts[role]);
  if (base === undefined) throw new Error(`${vendor.id} has no host role ${role}`);
  return base.replace(/\/+$/, '');
}

/** Tencent's part of a session; its secret key is masked like those of the vendors. */
async function accessTencent(
  config: LoadedConfig,
  sandbox: SandboxLink | undefined,
  makeDeps: (settings: Settings) => VendorDeps,
  guard: (client: TencentClient) => TencentClient,
): Promise<TencentAccess> {
  const isDemo = usesDemo(sandbox, config);
  const settings = isDemo
    ? demoSettings({
        ...tencentManifest,
        emulator: (await import('../tencent-im/emulator/index.js')).emulator,
      })
    : config.settings;
  const deps = (): VendorDeps => {
    const made = makeDeps(settings);
    const secret = settings.secret('im_secret_key');
    if (secret !== undefined) made.protect(secret.reveal());
    return made;
  };
  let client: Promise<TencentClient> | undefined;
  return {
    settings,
    isDemo,
    deps,
    client() {
      client ??= import('../tencent-im/client/client.js').then((module) => guard(module.connectTencent(deps())));
      return client;
    },
  };
}

/** The region is the role of the endpoint. */
function tencentEndpoint(config: LoadedConfig, sandbox: SandboxLink | undefined, region: string): string {
  if (sandbox !== undefined) return `${sandbox.url}/${TENCENT}`;
  const override = config.endpoints[TENCENT];
  const base = typeof override === 'string' ? override : override?.[region];
  const { hosts } = tencentManifest;
  return (base ?? ownValue(hosts, region) ?? `https://${region}`).replace(/\/+$/, '');
}
