// Whether a config may send a vendor's traffic to another host: told in a line of its own, refused where the config was found by itself or the wire is open.
import type { LoadedConfig } from '../config/index.js';
import { isLoopbackHost } from '../http/proxy.js';
import { configProblem } from '../problems/entries/config.js';
import type { Problem } from '../problems/types.js';
import { REGION_HOSTS } from '../tencent-im/facts.js';
import { suggest } from '../text/suggest.js';
import { vendors } from '../vendors/index.js';
import { isVendorId } from './vendor-list.js';

export interface HostTrust {
  /** `--trust-config`: a config found by itself may name foreign hosts. */
  readonly trustConfig?: boolean | undefined;
  /** `--allow-plain-http`: foreign hosts without TLS. */
  readonly allowPlainHttp?: boolean | undefined;
}

export interface ReplacedHost {
  readonly vendor: string;
  /** Scheme and host, which hold no secret. */
  readonly origin: string;
}

/** Hosts off this machine that stand in for those of a vendor. */
export async function replacedHosts(config: LoadedConfig): Promise<readonly ReplacedHost[]> {
  const found: ReplacedHost[] = [];
  for (const [vendor, given] of Object.entries(config.endpoints)) {
    const urls = (typeof given === 'string' ? [given] : Object.values(given)).map((url) => new URL(url));
    const foreign = urls.filter(({ hostname }) => !isLoopbackHost(hostname));
    if (foreign.length === 0) continue;
    const own = isVendorId(vendor) ? Object.values((await vendors[vendor].load()).facts.hosts) : [];
    const hosts = new Set(own.map((url) => new URL(url).hostname));
    // Another port of the vendor's own host is no other host.
    for (const { protocol, hostname, origin } of foreign)
      if (protocol !== 'https:' || !hosts.has(hostname)) found.push({ vendor, origin });
  }
  return found;
}

/** Names in `endpoints` that are no host role of their vendor: what was meant by them would go on to the real service. */
export async function unknownRoles(config: LoadedConfig): Promise<readonly Problem[]> {
  const found: Problem[] = [];
  for (const [vendor, given] of Object.entries(config.endpoints)) {
    if (typeof given === 'string') continue;
    const known = isVendorId(vendor)
      ? Object.keys((await vendors[vendor].load()).facts.hosts)
      : Object.keys(REGION_HOSTS);
    for (const role of Object.keys(given)) {
      if (known.includes(role)) continue;
      const at = config.endpointsAt;
      const args = {
        vendor,
        role: role.slice(0, 40),
        known: known.join(', '),
        nearest: suggest(role, known) ?? known[0] ?? '',
      };
      found.push(configProblem('config/unknown-role', { vendor, at, args }));
    }
  }
  return found;
}

/** Why nothing may be sent to these hosts; empty when it may. */
export function refusedHosts(
  hosts: readonly ReplacedHost[],
  config: LoadedConfig,
  { trustConfig, allowPlainHttp }: HostTrust,
): readonly Problem[] {
  return hosts.flatMap(({ vendor, origin }) => {
    const at = config.endpointsAt;
    const args = { vendorId: vendor, host: origin };
    if (config.foundBy === 'discovery' && trustConfig !== true)
      return [configProblem('config/untrusted-host', { at, args })];
    if (origin.startsWith('http:') && allowPlainHttp !== true)
      return [configProblem('config/plain-http', { at, args })];
    return [];
  });
}
