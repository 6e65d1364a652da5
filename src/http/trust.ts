// Whose certificates are believed: the system's, those of --ca-file, and any certificate only behind our own flag.
import { rootCertificates } from 'node:tls';

export interface TrustOptions {
  /** PEM certificates trusted beside the system's. */
  readonly ca?: readonly string[] | undefined;
  /** Switches certificate checks off; only a loud flag sets it. */
  readonly insecure?: boolean | undefined;
}

/** For every TLS connection. Said in full, because Node's default listens to `NODE_TLS_REJECT_UNAUTHORIZED`. */
export const trustOf = ({ ca, insecure }: TrustOptions): { readonly rejectUnauthorized: boolean; ca?: string[] } => ({
  rejectUnauthorized: insecure !== true,
  ...(ca === undefined || ca.length === 0 ? {} : { ca: [...rootCertificates, ...ca] }),
});
