// The sandbox's certificates: one CA for all processes that start at once, names for every address, renewal, and files left there by other versions or programs.
import { X509Certificate } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { loadCertificates } from '../../src/sandbox/ca.js';
import { type BuiltRun, startBuilt } from '../helpers/built-run.js';
import { lacking, lacksPosix } from '../helpers/lacking.js';
import { emptyFolder } from '../helpers/run-cli.js';

const NOW = Date.UTC(2026, 0, 1);
const DAY_MS = 86_400_000;

const running: BuiltRun[] = [];
afterEach(async () => {
  for (const run of running.splice(0)) {
    run.child.kill('SIGTERM');
    await run.end;
  }
});

interface ReadyLine {
  readonly url: string;
  readonly tlsUrl: string;
  readonly caFile: string;
}

/** Starts a sandbox of the built program and waits until it is ready. */
async function ready(cache: string, ...flags: readonly string[]): Promise<ReadyLine> {
  const argv = ['sandbox', '--port', '0', '--tls-port', '0', '--json', ...flags];
  const run = startBuilt(emptyFolder(), argv, undefined, { TIM_PUSH_CACHE_DIR: cache });
  running.push(run);
  await Promise.race([run.saw('\n'), run.end]);
  return JSON.parse(run.stdout) as ReadyLine;
}

/** The certificate seen by a client that trusts this CA alone; rejects when the name does not match. */
const trusted = (url: string, ca: string): Promise<X509Certificate> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const socket = connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port), ca }, () => {
      resolve(new X509Certificate(socket.getPeerCertificate().raw));
      socket.destroy();
    });
    socket.on('error', reject);
  });

describe('certificates of the sandbox', () => {
  it('have one CA when many processes create it at the same moment in an empty home, and all of them trust it', async () => {
    const cache = join(emptyFolder(), 'not', 'there', 'yet');
    const all = await Promise.all(Array.from({ length: 8 }, () => ready(cache)));
    expect(new Set(all.map(({ caFile }) => caFile)).size).toBe(1);
    const ca = readFileSync(all[0]?.caFile ?? '', 'utf8');
    const seen = await Promise.all(all.map(({ tlsUrl }) => trusted(tlsUrl, ca)));
    expect(seen.filter((cert) => !cert.verify(new X509Certificate(ca).publicKey))).toEqual([]);
    expect(readdirSync(join(cache, 'sandbox-ca')).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('have one CA inside one process too, for any names', async () => {
    const dir = join(emptyFolder(), 'ca');
    const all = await Promise.all(
      Array.from({ length: 6 }, (_, i) => loadCertificates(dir, [`host-${i % 3}.test`], NOW)),
    );
    const ca = new X509Certificate(readFileSync(join(dir, 'ca.pem')));
    for (const { cert } of all) expect(new X509Certificate(cert).verify(ca.publicKey)).toBe(true);
    expect(new Set(all.map(({ cert }) => cert.slice(0, cert.indexOf('-----END')))).size).toBeGreaterThanOrEqual(3);
  });

  it.skipIf(lacking(process.platform === 'linux', 'a second loopback address: only Linux has all of 127.0.0.0/8'))(
    'include the address of --host',
    async () => {
      const { url, tlsUrl, caFile } = await ready(emptyFolder(), '--host', '127.0.0.77');
      expect(url).toMatch(/^http:\/\/127\.0\.0\.77:/);
      const cert = await trusted(tlsUrl, readFileSync(caFile, 'utf8'));
      expect(cert.subjectAltName).toContain('IP Address:127.0.0.77');
    },
  );

  it('include every address of this machine when it listens on all of them, and loopback is printed', async () => {
    const { url, tlsUrl, caFile } = await ready(emptyFolder(), '--host', '0.0.0.0');
    expect([url, tlsUrl].map((text) => new URL(text).hostname)).toEqual(['127.0.0.1', '127.0.0.1']);
    await trusted(tlsUrl, readFileSync(caFile, 'utf8'));
  });

  it('stay the same from start to start, and are renewed under the same CA before they expire', async () => {
    const dir = join(emptyFolder(), 'ca');
    const first = await loadCertificates(dir, ['a.test'], NOW);
    expect((await loadCertificates(dir, ['a.test'], NOW + 300 * DAY_MS)).cert).toBe(first.cert);
    expect((await loadCertificates(dir, ['b.test'], NOW)).cert).not.toBe(first.cert);
    expect((await loadCertificates(dir, ['a.test'], NOW)).cert).toBe(first.cert);
    const later = await loadCertificates(dir, ['a.test'], NOW + 395 * DAY_MS);
    expect(later.cert).not.toBe(first.cert);
    expect(new X509Certificate(later.cert).verify(new X509Certificate(readFileSync(first.caFile)).publicKey)).toBe(
      true,
    );
  });

  it('keep the CA of an earlier version if certificate and key match, and otherwise replace it', async () => {
    const old = await loadCertificates(join(emptyFolder(), 'ca'), [], NOW);
    const authority = readFileSync(old.caFile.replace('ca.pem', 'authority.pem'), 'utf8');
    const ca = readFileSync(old.caFile, 'utf8');
    const other = await loadCertificates(join(emptyFolder(), 'ca'), [], NOW);
    for (const [caText, isKept] of [
      [ca, true],
      [readFileSync(other.caFile, 'utf8'), false],
    ] as const) {
      const dir = emptyFolder();
      writeFileSync(join(dir, 'ca.pem'), caText);
      writeFileSync(join(dir, 'ca-key.pem'), authority.slice(0, authority.indexOf('-----BEGIN CERT')));
      writeFileSync(join(dir, 'server.json'), '{}');
      await loadCertificates(dir, [], NOW);
      expect(readFileSync(join(dir, 'ca.pem'), 'utf8') === caText).toBe(isKept);
      expect(readdirSync(dir).sort()).toEqual(['authority.pem', 'ca.pem', expect.stringMatching(/^server-/)]);
    }
  });

  it('are created again when a file was truncated, and ca.pem is repaired', async () => {
    const dir = join(emptyFolder(), 'ca');
    const first = await loadCertificates(dir, [], NOW);
    for (const name of readdirSync(dir)) {
      writeFileSync(join(dir, name), readFileSync(join(dir, name), 'utf8').slice(0, 300));
      const { cert, caFile } = await loadCertificates(dir, [], NOW);
      expect(new X509Certificate(cert).verify(new X509Certificate(readFileSync(caFile)).publicKey)).toBe(true);
    }
    expect(first.caFile).toBe(join(dir, 'ca.pem'));
  });

  it.skipIf(lacksPosix('rights of the certificates'))(
    'are made private again when a copy has opened their permissions',
    async () => {
      const dir = join(emptyFolder(), 'ca');
      await loadCertificates(dir, [], NOW);
      const keys = readdirSync(dir).filter((name) => name !== 'ca.pem');
      for (const name of keys) chmodSync(join(dir, name), 0o644);
      await loadCertificates(dir, [], NOW);
      for (const name of keys) expect(statSync(join(dir, name)).mode & 0o777, name).toBe(0o600);
    },
  );
});
