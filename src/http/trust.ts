// Which certificates are trusted: the system's, those of --ca-file, and any certificate only behind our own flag.
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

export type Trust = (own?: OwnCertificate) => TlsOptions;

/**
 * For every TLS connection of a run. Said in full, because Node's default listens to `NODE_TLS_REJECT_UNAUTHORIZED`.
 * One context for all of them: reading some 140 certificates takes longer than the handshake.
 */
export function trustIn({ ca = [], insecure }: TrustOptions): Trust {
  const check = { rejectUnauthorized: insecure !== true };
  if (ca.length === 0) return (own) => ({ ...check, ...own });
  const all = [...rootCertificates, ...ca];
  let secureContext: SecureContext | undefined;
  return (own) => {
    if (own !== undefined) return { ...check, ...own, ca: all };
    secureContext ??= createSecureContext({ ca: all, minVersion: 'TLSv1.2' });
    return { ...check, secureContext };
  };
}
