// Whether a config may send a vendor's traffic to another host: such a host is reported, and refused where the config was found by discovery or the connection is not encrypted.
import type { LoadedConfig } from '../config/index.js';
import { isLoopbackHost } from '../http/proxy/proxy.js';
import { configProblem } from '../problems/entries/config/config.js';
import type { Problem } from '../problems/types.js';
import { tencentManifest } from '../tencent-im/manifest.js';
import { suggest } from '../text/suggest.js';
import { vendors } from '../vendors/index.js';
import { isVendorId, TENCENT, vendorIds } from './vendors/list.js';

export interface HostTrust {
  /** `--trust-config`: a config that was found by discovery may name foreign hosts. */
  readonly trustConfig?: boolean | undefined;
  /** `--allow-plain-http`: foreign hosts without TLS. */
  readonly allowPlainHttp?: boolean | undefined;
}

/** Asks an address whether a sandbox of ours answers there. */
export type AskSandbox = (origin: string) => Promise<boolean>;

export interface ReplacedHost {
  readonly vendor: string;
  /** Scheme and host, which hold no secret. */
  readonly origin: string;
}

/** Hosts off this machine that replace those of a vendor. */
export function replacedHosts(config: LoadedConfig): readonly ReplacedHost[] {
  const found: ReplacedHost[] = [];
  for (const [vendor, given] of Object.entries(config.endpoints)) {
    const urls = (typeof given === 'string' ? [given] : Object.values(given)).map((url) => new URL(url));
    const foreign = urls.filter(({ hostname }) => !isLoopbackHost(hostname));
    if (foreign.length === 0) continue;
    const hosts = hostNamesOf(vendor);
    // Another port of the vendor's own host is no other host.
    for (const { protocol, hostname, origin } of foreign)
      if (protocol !== 'https:' || !hosts.includes(hostname)) found.push({ vendor, origin });
  }
  return found;
}

/** Endpoints that cannot be meant: names that are no host role of their vendor, whose requests would go on to the real service, and hosts of another service. */
export function wrongEndpoints(config: LoadedConfig): readonly Problem[] {
  const found: Problem[] = [];
  for (const [vendor, given] of Object.entries(config.endpoints)) {
    const roles = typeof given === 'string' ? [] : Object.keys(given);
    const known = Object.keys(hostsOf(vendor));
    const urls = typeof given === 'string' ? [given] : Object.values(given);
    const at = config.endpointsAt;
    for (const role of roles) {
      if (known.includes(role)) continue;
      const args = {
        vendor,
        role: role.slice(0, 40),
        known: known.join(', '),
        nearest: suggest(role, known) ?? known[0] ?? '',
      };
      found.push(configProblem('config/unknown-role', { vendor, at, args }));
    }
    for (const { hostname } of urls.map((url) => new URL(url))) {
      const owners = isLoopbackHost(hostname) ? [] : ownersOf(hostname);
      if (owners.length > 0 && !owners.includes(vendor)) {
        const args = { vendor, host: hostname, other: owners.join(', ') };
        found.push(configProblem('config/host-of-other-vendor', { vendor, at, args }));
      }
    }
  }
  return found;
}

/** Base URLs of a service by role. */
const hostsOf = (service: string): Readonly<Record<string, string>> =>
  isVendorId(service) ? vendors[service].hosts : tencentManifest.hosts;

const hostNamesOf = (service: string): readonly string[] =>
  Object.values(hostsOf(service)).map((url) => new URL(url).hostname);

const ownersOf = (hostname: string): readonly string[] =>
  [...vendorIds, TENCENT].filter((id) => hostNamesOf(id).includes(hostname));

/** Why nothing may be sent to these hosts; empty when it may. A host is asked whether it is a sandbox only where nothing else refuses it. */
export async function refusedHosts(
  hosts: readonly ReplacedHost[],
  config: LoadedConfig,
  { trustConfig, allowPlainHttp }: HostTrust,
  isSandbox: AskSandbox,
): Promise<readonly Problem[]> {
  const refused = (code: 'config/untrusted-host' | 'config/plain-http', { vendor, origin }: ReplacedHost): Problem =>
    configProblem(code, { at: config.endpointsAt, args: { vendorId: vendor, host: origin } });
  if (config.foundBy === 'discovery' && trustConfig !== true)
    return hosts.map((host) => refused('config/untrusted-host', host));
  if (allowPlainHttp === true) return [];
  const plain = hosts.filter(({ origin }) => origin.startsWith('http:'));
  const origins = [...new Set(plain.map(({ origin }) => origin))];
  const answers = await Promise.all(origins.map(isSandbox));
  const ours = new Set(origins.filter((_, i) => answers[i] === true));
  return plain.filter(({ origin }) => !ours.has(origin)).map((host) => refused('config/plain-http', host));
}
