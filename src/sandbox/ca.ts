// The sandbox's own certificate authority and its one server certificate, made on first use and kept for the owner alone.
import { createHash, generateKeyPairSync, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const DAY_MS = 86_400_000;
/** Longest life browsers and systems accept for a server certificate. */
const LEAF_DAYS = 397;

export interface Certificates {
  readonly key: string;
  /** Server certificate and CA, in the order a server sends them. */
  readonly cert: string;
  readonly caFile: string;
}

interface Kept {
  readonly names: string;
  readonly endsAt: number;
}

/** Reads what is there, or makes it. New host names or a passed end make a new server certificate under the same CA. */
export async function loadCertificates(dir: string, hosts: readonly string[], now: number): Promise<Certificates> {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const file = (name: string): string => join(dir, name);
  const names = createHash('sha256')
    .update([...hosts].sort().join('\n'))
    .digest('hex');
  const kept = readKept(file('server.json'));
  const files = ['ca.pem', 'ca-key.pem', 'server.pem', 'server-key.pem'].map(file);
  if (kept?.names !== names || kept.endsAt < now + DAY_MS || !files.every((path) => existsSync(path)))
    await make(dir, hosts, names, now);
  const ca = readFileSync(file('ca.pem'), 'utf8');
  return {
    key: readFileSync(file('server-key.pem'), 'utf8'),
    cert: `${readFileSync(file('server.pem'), 'utf8')}${ca}`,
    caFile: file('ca.pem'),
  };
}

function readKept(path: string): Kept | undefined {
  try {
    const value = JSON.parse(readFileSync(path, 'utf8')) as Partial<Kept>;
    return typeof value.names === 'string' && typeof value.endsAt === 'number'
      ? { names: value.names, endsAt: value.endsAt }
      : undefined;
  } catch {
    return undefined;
  }
}

/** Written beside and moved into place, so that a second process never reads half a key. */
function write(path: string, text: string): void {
  const half = `${path}.${randomUUID()}.tmp`;
  writeFileSync(half, text, { mode: 0o600 });
  renameSync(half, path);
}

const keyPair = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });

async function make(dir: string, hosts: readonly string[], names: string, now: number): Promise<void> {
  const { default: forge } = await import('node-forge');
  const { pki, md } = forge;
  const caPath = join(dir, 'ca.pem');
  const caKeyPath = join(dir, 'ca-key.pem');
  const issuer = [{ name: 'commonName', value: 'tim-push sandbox CA' }];
  if (!existsSync(caPath) || !existsSync(caKeyPath)) {
    const pair = keyPair();
    const ca = pki.createCertificate();
    ca.publicKey = pki.publicKeyFromPem(pair.publicKey);
    ca.serialNumber = `01${serial(names, now)}`;
    ca.validity.notBefore = new Date(now - DAY_MS);
    ca.validity.notAfter = new Date(now + 3650 * DAY_MS);
    ca.setSubject(issuer);
    ca.setIssuer(issuer);
    ca.setExtensions([
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
      { name: 'subjectKeyIdentifier' },
    ]);
    ca.sign(pki.privateKeyFromPem(pair.privateKey), md.sha256.create());
    write(caKeyPath, pair.privateKey);
    write(caPath, pki.certificateToPem(ca));
  }
  const ca = pki.certificateFromPem(readFileSync(caPath, 'utf8'));
  const pair = keyPair();
  const leaf = pki.createCertificate();
  leaf.publicKey = pki.publicKeyFromPem(pair.publicKey);
  leaf.serialNumber = `02${serial(names, now)}`;
  leaf.validity.notBefore = new Date(now - DAY_MS);
  leaf.validity.notAfter = new Date(now + (LEAF_DAYS - 2) * DAY_MS);
  leaf.setSubject([{ name: 'commonName', value: 'tim-push sandbox' }]);
  leaf.setIssuer(ca.subject.attributes);
  const altNames = [
    { type: 2, value: 'localhost' },
    { type: 7, ip: '127.0.0.1' },
    { type: 7, ip: '::1' },
    ...hosts.map((value) => ({ type: 2, value })),
  ];
  leaf.setExtensions([
    { name: 'basicConstraints', cA: false },
    { name: 'keyUsage', digitalSignature: true, keyEncipherment: true },
    { name: 'extKeyUsage', serverAuth: true },
    { name: 'subjectAltName', altNames },
  ]);
  leaf.sign(pki.privateKeyFromPem(readFileSync(caKeyPath, 'utf8')), md.sha256.create());
  write(join(dir, 'server-key.pem'), pair.privateKey);
  write(join(dir, 'server.pem'), pki.certificateToPem(leaf));
  write(join(dir, 'server.json'), JSON.stringify({ names, endsAt: leaf.validity.notAfter.getTime() }));
}

const serial = (names: string, now: number): string =>
  createHash('sha256').update(`${names} ${now}`).digest('hex').slice(0, 16);
