// Which vendor a request is meant for: by path prefix, or by the real host name it carries.

export interface RoutedVendor {
  readonly id: string;
  readonly hosts: readonly string[];
  /** Beginnings of paths that need no prefix, and that tell vendors of one host apart. */
  readonly ownPaths?: readonly string[] | undefined;
}

export type Route =
  | { readonly kind: 'vendor'; readonly vendor: string; readonly path: string; readonly host: string | undefined }
  | { readonly kind: 'own'; readonly path: string }
  | { readonly kind: 'foreign-host'; readonly host: string };

/** Host without its port, in lower case; IPv6 keeps its brackets. */
export const hostName = (header: string): string => header.toLowerCase().replace(/:\d+$/, '');

/** Host headers whose name is remembered: senders use the same few all the time. */
const MOST_HOSTS = 200;

const OWN_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]', '']);

/** `ownHosts` are further names under which the sandbox itself listens. */
export function makeRouter(
  vendors: readonly RoutedVendor[],
  ownHosts: readonly string[],
): (host: string, path: string) => Route {
  const byHost = new Map<string, RoutedVendor[]>();
  for (const vendor of vendors)
    for (const host of vendor.hosts) byHost.set(host, [...(byHost.get(host) ?? []), vendor]);
  const owns = (vendor: RoutedVendor, path: string): boolean =>
    vendor.ownPaths?.some((start) => path.startsWith(start)) === true;
  const ids = new Set(vendors.map((vendor) => vendor.id));
  const own = new Set([...OWN_HOSTS, ...ownHosts]);
  const names = new Map<string, string>();
  const nameOf = (header: string): string => {
    const known = names.get(header);
    if (known !== undefined) return known;
    const name = hostName(header);
    if (names.size < MOST_HOSTS) names.set(header, name);
    return name;
  };
  return (hostHeader, path) => {
    const host = nameOf(hostHeader);
    const [first, ...others] = byHost.get(host) ?? [];
    // Huawei and HarmonyOS share a host: a vendor's own path selects that vendor, every other path the first one.
    if (first !== undefined)
      return { kind: 'vendor', vendor: (others.find((vendor) => owns(vendor, path)) ?? first).id, path, host };
    if (!own.has(host)) return { kind: 'foreign-host', host };
    const slash = path.indexOf('/', 1);
    const prefix = slash === -1 ? path.slice(1) : path.slice(1, slash);
    if (ids.has(prefix))
      return { kind: 'vendor', vendor: prefix, path: slash === -1 ? '/' : path.slice(slash), host: undefined };
    const byPath = vendors.find((vendor) => owns(vendor, path));
    if (byPath !== undefined) return { kind: 'vendor', vendor: byPath.id, path, host: undefined };
    return { kind: 'own', path };
  };
}
