// Which proxy a request goes through: an explicit one always, one from the environment unless NO_PROXY or loopback says otherwise.
export interface ProxyChoice {
  readonly proxy?: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?|.*\.localhost)$/i;

export const isLoopbackHost = (hostname: string): boolean => LOOPBACK.test(hostname);

/** The proxy's URL, or undefined for a direct connection. Only http and https proxies are spoken. */
export function proxyFor(url: URL, choice: ProxyChoice): URL | undefined {
  const named = choice.proxy ?? (isLoopbackHost(url.hostname) ? '' : fromEnvironment(url, choice.env));
  if (named === '') return undefined;
  return new URL(named.includes('://') ? named : `http://${named}`);
}

/** The libraries for this read the process; here the environment is an argument. */
function fromEnvironment(url: URL, env: Readonly<Record<string, string | undefined>>): string {
  const pick = (...names: string[]): string =>
    names.map((name) => env[name]).find((value) => value !== undefined && value !== '') ?? '';
  const no = pick('no_proxy', 'NO_PROXY');
  if (no.split(/[\s,]+/).some((entry) => excludes(entry, url))) return '';
  const scheme = url.protocol.replace(':', '');
  return pick(`${scheme}_proxy`, `${scheme.toUpperCase()}_PROXY`, 'all_proxy', 'ALL_PROXY');
}

/** `*`, `host`, `.suffix`, `*.suffix`, each with an optional port. */
function excludes(entry: string, url: URL): boolean {
  if (entry === '*') return true;
  const match = /^(.+?)(?::(\d+))?$/.exec(entry.toLowerCase());
  if (match === null || match[1] === undefined) return false;
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
  if (match[2] !== undefined && match[2] !== port) return false;
  const name = match[1].replace(/^\*/, '');
  const host = url.hostname.toLowerCase();
  return name.startsWith('.') ? host.endsWith(name) : host === name || host.endsWith(`.${name}`);
}
