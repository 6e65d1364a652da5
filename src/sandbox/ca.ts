// The sandbox's own certificate authority and its server certificates, made on first use and kept for the owner alone.
import { createPrivateKey, randomBytes, X509Certificate } from 'node:crypto';
import { chmod, link, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { namesDigest, type Pair, signAuthority, signServer } from './certificates.js';

const DAY_MS = 86_400_000;
/** How often to try reading a file that another process may still be writing, on a file system without links. */
const TRIES = 100;
const PAUSE_MS = 20;

export interface Certificates {
  readonly key: string;
  /** Server certificate and CA, in the order a server sends them. */
  readonly cert: string;
  readonly caFile: string;
}

/**
 * Reads what is there, or makes it. Each pair of key and certificate is one file, so that no process ever reads half of a pair; of many
 * that start at once, all use the CA of the first one that links its file into place.
 */
export async function loadCertificates(dir: string, names: readonly string[], now: number): Promise<Certificates> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const authority = await loadAuthority(dir, now);
  const caFile = join(dir, 'ca.pem');
  if ((await readText(caFile)) !== authority.cert) await write(caFile, authority.cert);
  const server = await loadServer(dir, authority, names, now);
  return { key: server.key, cert: `${server.cert}${authority.cert}`, caFile };
}

async function loadAuthority(dir: string, now: number): Promise<Pair> {
  const file = join(dir, 'authority.pem');
  for (let tries = 0; tries < TRIES; tries += 1) {
    const text = await readText(file);
    const kept = pairIn(text);
    if (kept !== undefined) {
      await closeToOthers(file);
      return kept;
    }
    // Another program wrote it, or its writer never finished.
    if (text !== undefined && tries === TRIES - 1) await rm(file, { force: true });
    if (text === undefined) {
      await publish(file, (await olderAuthority(dir)) ?? (await signAuthority(now)));
      for (const name of OLDER_FILES) await rm(join(dir, name), { force: true });
    } else await new Promise((next) => setTimeout(next, PAUSE_MS));
  }
  const made = await signAuthority(now);
  await write(file, textOf(made));
  return made;
}

/** The CA of an earlier version, which people may trust already. It is in two files that have to match. */
async function olderAuthority(dir: string): Promise<Pair | undefined> {
  const [cert = '', key = ''] = await Promise.all([readText(join(dir, 'ca.pem')), readText(join(dir, 'ca-key.pem'))]);
  return pairIn(`${key}${cert}`);
}

const OLDER_FILES = ['ca-key.pem', 'server.pem', 'server-key.pem', 'server.json'];

/** One certificate for each set of names. A new one is made when it has expired or the CA is another one. */
async function loadServer(dir: string, authority: Pair, names: readonly string[], now: number): Promise<Pair> {
  const all = [...new Set(['localhost', '127.0.0.1', '::1', ...names])].sort();
  const file = join(dir, `server-${namesDigest(all)}.pem`);
  const kept = pairIn(await readText(file));
  if (kept !== undefined && isGood(kept, authority, now)) {
    await closeToOthers(file);
    return kept;
  }
  const made = await signServer(
    authority,
    { dns: all.filter((name) => !isAddress(name)), ip: all.filter(isAddress) },
    now,
  );
  await write(file, textOf(made));
  return made;
}

function isGood(pair: Pair, authority: Pair, now: number): boolean {
  const cert = new X509Certificate(pair.cert);
  const ca = new X509Certificate(authority.cert);
  return cert.checkIssued(ca) && cert.verify(ca.publicKey) && Date.parse(cert.validTo) > now + DAY_MS;
}

const isAddress = (name: string): boolean => name.includes(':') || /^[\d.]+$/.test(name);

const textOf = ({ key, cert }: Pair): string => `${key}${cert}`;

/** The two PEM blocks of a file, if they match. */
function pairIn(text: string | undefined): Pair | undefined {
  const blocks = (text ?? '').match(/-----BEGIN [^-]+-----[\s\S]+?-----END [^-]+-----\r?\n/g) ?? [];
  const [key, cert] = blocks;
  if (key === undefined || cert === undefined || blocks.length !== 2) return undefined;
  try {
    return new X509Certificate(cert).checkPrivateKey(createPrivateKey(key)) ? { key, cert } : undefined;
  } catch {
    return undefined;
  }
}

const readText = (file: string): Promise<string | undefined> => readFile(file, 'utf8').catch(() => undefined);

/** A copied or restored file may be readable by others. */
async function closeToOthers(file: string): Promise<void> {
  const isOpen = await stat(file).then(
    ({ mode }) => (mode & 0o077) !== 0,
    () => false,
  );
  if (isOpen) await chmod(file, 0o600).catch(() => undefined);
}

const besideOf = (file: string): string => `${file}.${randomBytes(6).toString('hex')}.tmp`;

/** Written beside and moved into place, so that a second process never reads half a file. */
async function write(file: string, text: string): Promise<void> {
  const half = besideOf(file);
  await writeFile(half, text, { mode: 0o600 });
  await rename(half, file);
}

/** The same, but the first of several processes wins, and the others use its file. */
async function publish(file: string, pair: Pair): Promise<void> {
  const half = besideOf(file);
  await writeFile(half, textOf(pair), { mode: 0o600 });
  try {
    await link(half, file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    // Some file systems have no links.
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error;
    await writeFile(file, textOf(pair), { mode: 0o600, flag: 'wx' }).catch(() => undefined);
  } finally {
    await rm(half, { force: true });
  }
}
