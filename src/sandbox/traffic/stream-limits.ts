// How many HTTP/2 streams a connection may have: few on a new one if a vendor documents it, many as soon as its purpose is known.
import type { ServerHttp2Session } from 'node:http2';
import type { TLSSocket } from 'node:tls';

const ORDINARY = 1000;

export class StreamLimits {
  /** By real host name; hosts that are not named here belong to no vendor, or to one without a limit. */
  readonly #firstByHost = new Map<string, number>();
  readonly #ordinaryHosts = new Set<string>();
  readonly #announced = new WeakMap<ServerHttp2Session, number>();

  constructor(vendors: readonly { readonly hosts: readonly string[]; readonly firstStreams: number | undefined }[]) {
    for (const { hosts, firstStreams } of vendors)
      for (const host of hosts) {
        if (firstStreams === undefined) this.#ordinaryHosts.add(host);
        else this.#firstByHost.set(host, firstStreams);
      }
  }

  /** The limit in the first SETTINGS frame, before the vendor of the connection is known: the smallest of all. */
  get first(): number {
    return Math.min(ORDINARY, ...this.#firstByHost.values());
  }

  /** A client certificate, or a host name without such a rule, lifts the limit at once. */
  begin(session: ServerHttp2Session): void {
    const socket = session.socket as Partial<TLSSocket>;
    const name = (socket as { readonly servername?: unknown }).servername;
    const shown = socket.getPeerCertificate?.();
    const isCertified = shown !== undefined && Object.keys(shown).length > 0;
    if (isCertified || (typeof name === 'string' && this.#ordinaryHosts.has(name))) this.announce(session, ORDINARY);
  }

  announce(session: ServerHttp2Session | undefined, streams = ORDINARY): void {
    if (session === undefined || session.destroyed || session.closed) return;
    if ((this.#announced.get(session) ?? this.first) === streams) return;
    this.#announced.set(session, streams);
    session.settings({ maxConcurrentStreams: streams });
  }
}
