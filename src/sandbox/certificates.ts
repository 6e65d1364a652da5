// Signing the sandbox's certificates: the CA once, a server certificate for each set of names and addresses.
import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';

const DAY_MS = 86_400_000;
/** Longest lifetime that browsers and systems accept for a server certificate. */
const LEAF_DAYS = 397;

/** A private key and its certificate, as PEM. */
export interface Pair {
  readonly key: string;
  readonly cert: string;
}

export const namesDigest = (names: readonly string[]): string =>
  createHash('sha256').update(names.join('\n')).digest('hex').slice(0, 16);

export async function signAuthority(now: number): Promise<Pair> {
  const { default: forge } = await import('node-forge');
  const { pki, md } = forge;
  const keys = newKeys();
  const ca = pki.createCertificate();
  const name = [{ name: 'commonName', value: 'tim-push sandbox CA' }];
  ca.publicKey = pki.publicKeyFromPem(keys.publicKey);
  ca.serialNumber = serial('01');
  ca.validity.notBefore = new Date(now - DAY_MS);
  ca.validity.notAfter = new Date(now + 3650 * DAY_MS);
  ca.setSubject(name);
  ca.setIssuer(name);
  ca.setExtensions([
    { name: 'basicConstraints', cA: true, critical: true },
    { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    { name: 'subjectKeyIdentifier' },
  ]);
  ca.sign(pki.privateKeyFromPem(keys.privateKey), md.sha256.create());
  return { key: unix(keys.privateKey), cert: unix(pki.certificateToPem(ca)) };
}

export async function signServer(
  authority: Pair,
  names: { readonly dns: readonly string[]; readonly ip: readonly string[] },
  now: number,
): Promise<Pair> {
  const { default: forge } = await import('node-forge');
  const { pki, md } = forge;
  const keys = newKeys();
  const leaf = pki.createCertificate();
  leaf.publicKey = pki.publicKeyFromPem(keys.publicKey);
  leaf.serialNumber = serial('02');
  leaf.validity.notBefore = new Date(now - DAY_MS);
  leaf.validity.notAfter = new Date(now + (LEAF_DAYS - 2) * DAY_MS);
  leaf.setSubject([{ name: 'commonName', value: 'tim-push sandbox' }]);
  leaf.setIssuer(pki.certificateFromPem(authority.cert).subject.attributes);
  leaf.setExtensions([
    { name: 'basicConstraints', cA: false },
    { name: 'keyUsage', digitalSignature: true, keyEncipherment: true },
    { name: 'extKeyUsage', serverAuth: true },
    {
      name: 'subjectAltName',
      altNames: [...names.dns.map((value) => ({ type: 2, value })), ...names.ip.map((ip) => ({ type: 7, ip }))],
    },
  ]);
  leaf.sign(pki.privateKeyFromPem(authority.key), md.sha256.create());
  return { key: unix(keys.privateKey), cert: unix(pki.certificateToPem(leaf)) };
}

const newKeys = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });

const serial = (kind: string): string => `${kind}${randomBytes(8).toString('hex')}`;

/** node-forge writes Windows line endings. */
const unix = (pem: string): string => pem.replaceAll('\r\n', '\n');
