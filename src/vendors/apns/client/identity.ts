// The identity for APNs: a signing key, or a certificate with its private key, and the environment and topic derived from it.
import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { Problem } from '../../../problems/types.js';
import type { Settings } from '../../../push/types.js';
import { wayOf } from '../credentials.js';
import type { Environment } from '../facts.js';
import { apnsProblem } from '../problems.js';
import type { TokenIdentity } from './auth.js';
import { type PushCertificate, readPushCertificate } from './keys/certificate.js';
import { readP12 } from './keys/p12.js';
import { readSigningKey } from './keys/signing-key.js';

export interface CertificateIdentity {
  readonly kind: 'certificate';
  readonly cert: string;
  readonly key: string;
  readonly reading: PushCertificate;
}

export type Identity = TokenIdentity | CertificateIdentity;

/** The opened identity and the findings about its files; without an identity, at least one problem is an error. */
export interface Opened {
  readonly identity?: Identity;
  readonly problems: readonly Problem[];
}

export async function openIdentity(settings: Settings): Promise<Opened> {
  const way = wayOf(settings);
  if (way === 'token') return openKey(settings);
  return way === 'p12' ? openP12(settings) : openPem(settings);
}

function openKey(settings: Settings): Opened {
  const file = settings.file('apple_key_file');
  if (file === undefined) return { problems: [] };
  const at = settings.origin('apple_key_file');
  const read = readSigningKey(file.bytes);
  if (read.fault !== undefined) return { problems: [apnsProblem(read.fault, { at, args: { detail: read.detail } })] };
  const problems: Problem[] = [];
  if (read.keys > 1) problems.push(apnsProblem('apns/key-several', { at, args: { count: read.keys } }));
  if (read.hasBom) problems.push(apnsProblem('apns/key-has-bom', { at }));
  if (read.hasCrLf) problems.push(apnsProblem('apns/key-has-crlf', { at }));
  const name = file.path.split(/[/\\]/).pop() ?? '';
  if (/\.(?:p8|pem|key|txt)$/i.test(name) && !/^AuthKey_[A-Z0-9]{10}/.test(name))
    problems.push(apnsProblem('apns/key-file-renamed', { at, args: { name } }));
  const identity = {
    kind: 'token',
    key: read.key,
    keyId: settings.text('apple_key_id') ?? '',
    teamId: settings.text('apple_team_id') ?? '',
  } as const;
  return { identity, problems };
}

async function openP12(settings: Settings): Promise<Opened> {
  const file = settings.file('apple_p12_file');
  if (file === undefined) return { problems: [] };
  const at = settings.origin('apple_p12_file');
  const password = settings.secret('apple_p12_password');
  const read = await readP12(file.bytes, password?.reveal() ?? '');
  if (read.fault !== undefined) {
    const isPassword = read.fault === 'apns/p12-wrong-password';
    const code = isPassword && password === undefined ? 'apns/p12-no-password' : read.fault;
    return {
      problems: [
        apnsProblem(code, { at: isPassword && password !== undefined ? settings.origin('apple_p12_password') : at }),
      ],
    };
  }
  const legacy = read.isLegacy ? [apnsProblem('apns/p12-legacy', { at })] : [];
  const paired = pair(read.cert, read.key, settings, 'apple_p12_file');
  return { ...paired, problems: [...legacy, ...paired.problems] };
}

function openPem(settings: Settings): Opened {
  const certFile = settings.file('apple_cert_file');
  const keyFile = settings.file('apple_cert_key_file') ?? certFile;
  if (certFile === undefined || keyFile === undefined) return { problems: [] };
  const cert = Buffer.from(certFile.bytes)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
  const key = Buffer.from(keyFile.bytes)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
  if (!cert.includes('-----BEGIN CERTIFICATE-----'))
    return { problems: [apnsProblem('apns/cert-not-pem', { at: settings.origin('apple_cert_file') })] };
  return pair(cert, key, settings, 'apple_cert_file');
}

function pair(text: string, key: string, settings: Settings, from: string): Opened {
  const at = settings.origin(from);
  // A chain may be in any order; TLS requires its own certificate first.
  const chain = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [text];
  let own = chain[0] ?? text;
  let isPair = false;
  const keyAt = (from === 'apple_cert_file' ? settings.origin('apple_cert_key_file') : undefined) ?? at;
  if (readPushCertificate(own) === undefined) return { problems: [apnsProblem('apns/cert-not-pem', { at })] };
  try {
    const opened = createPrivateKey(key);
    const found = chain.find((one) => new X509Certificate(one).checkPrivateKey(opened));
    isPair = found !== undefined;
    own = found ?? own;
  } catch {
    return { problems: [apnsProblem('apns/cert-key-damaged', { at: keyAt })] };
  }
  const reading = readPushCertificate(own);
  if (!isPair || reading === undefined) return { problems: [apnsProblem('apns/cert-key-mismatch', { at: keyAt })] };
  const cert = [own, ...chain.filter((one) => one !== own)].join('\n');
  return { identity: { kind: 'certificate', cert, key, reading }, problems: [] };
}

/** The environment from the flag or config; otherwise the certificate's environment, if it has exactly one. */
export function environmentOf(settings: Settings, identity: Identity | undefined): Environment | undefined {
  const said = settings.text('apple_environment');
  if (said === 'development' || said === 'production') return said;
  if (identity?.kind !== 'certificate') return undefined;
  const { development, production } = identity.reading;
  if (development === production) return undefined;
  return development ? 'development' : 'production';
}

/** The bundle ID from the config, otherwise the one in the certificate. */
export const bundleIdOf = (settings: Settings, identity: Identity | undefined): string | undefined =>
  settings.text('apple_bundle_id') ??
  (identity?.kind === 'certificate' && identity.reading.uid !== '' ? identity.reading.uid : undefined);
