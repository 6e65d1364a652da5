// Things that tests open and make: closed and removed after the tests of the file that asked for them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach } from 'vitest';
import { type Certificates, loadCertificates } from '../../src/sandbox/ca.js';
import { type H2VendorOptions, type H2VendorServer, startH2Vendor } from './h2-vendor-server.js';

/** What is pushed to the list runs after the test, the last first. */
export function afterEachTest(): (() => unknown)[] {
  const cleanups: (() => unknown)[] = [];
  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  });
  return cleanups;
}

/** Starts servers of a vendor. */
export function servingH2(): (options: H2VendorOptions) => Promise<H2VendorServer> {
  const cleanups = afterEachTest();
  return async (options) => {
    const server = await startH2Vendor(options);
    cleanups.push(() => server.close());
    return server;
  };
}

/** A CA of the file's own, with a certificate for these hosts. */
export function certificatesFor(...hosts: readonly string[]): Promise<Certificates> {
  const folder = mkdtempSync(join(tmpdir(), 'tim-push-test-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  return loadCertificates(folder, hosts, Date.now());
}
