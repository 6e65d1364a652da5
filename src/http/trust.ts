// Whose certificates are believed: the system's, those of --ca-file, and any certificate only behind our own flag.
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';

export interface TrustOptions {
  /** PEM certificates trusted beside the system's. */
  readonly ca?: readonly string[] | undefined;
  /** Switches certificate checks off; only a loud flag sets it. */
  readonly insecure?: boolean | undefined;
}

/** A client's own certificate and its key, as PEM. */
export interface OwnCertificate {
  readonly cert: string;
  readonly key: string;
}

export type TlsOptions = { readonly rejectUnauthorized: boolean } & Partial<OwnCertificate> & {
    readonly ca?: string[];
    readonly secureContext?: SecureContext;
  };

/** For every TLS connection. Said in full, because Node's default listens to `NODE_TLS_REJECT_UNAUTHORIZED`. */
export function trustOf({ ca, insecure }: TrustOptions, own?: OwnCertificate): TlsOptions {
  const check = { rejectUnauthorized: insecure !== true };
  if (ca === undefined || ca.length === 0) return { ...check, ...own };
  return own === undefined
    ? { ...check, secureContext: contextOf(ca) }
    : { ...check, ...own, ca: [...rootCertificates, ...ca] };
}

const contexts = new WeakMap<readonly string[], SecureContext>();

/** One for all connections that trust the same list: reading some 140 certificates takes longer than the handshake. */
function contextOf(ca: readonly string[]): SecureContext {
  const known = contexts.get(ca);
  if (known !== undefined) return known;
  const context = createSecureContext({ ca: [...rootCertificates, ...ca], minVersion: 'TLSv1.2' });
  contexts.set(ca, context);
  return context;
}
