// Certificates trusted in addition to the system's: those of --ca-file and the sandbox, together with those of NODE_EXTRA_CA_CERTS.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withNodesOwn } from '../../src/session/connections.js';
import type { Machine } from '../../src/session/machine.js';

const cwd = mkdtempSync(join(tmpdir(), 'tim-push-certificates-'));
const PEM = '-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n';
writeFileSync(join(cwd, 'company.pem'), PEM);
writeFileSync(join(cwd, 'notes.txt'), 'no certificate');
const trusted = (ca: readonly string[], file: string | undefined) =>
  withNodesOwn(ca, { cwd, env: { NODE_EXTRA_CA_CERTS: file } } as unknown as Machine);

describe('NODE_EXTRA_CA_CERTS', () => {
  it('is read in addition to our own certificates, by an absolute path or one relative to the working directory', async () => {
    expect(await trusted(['ours'], 'company.pem')).toEqual(['ours', PEM]);
    expect(await trusted(['ours'], join(cwd, 'company.pem'))).toEqual(['ours', PEM]);
  });

  it('is left to Node when we add no certificate', async () => {
    expect(await trusted([], 'company.pem')).toEqual([]);
  });

  it.each([undefined, '', 'missing.pem', 'notes.txt'])('adds nothing as %j', async (file) => {
    expect(await trusted(['ours'], file)).toEqual(['ours']);
  });
});
