// A secret prints as [redacted] in every way of printing, and the digests match published vectors.
import { format, inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { md5Hex, sha256Hex } from '../../src/crypto/digests.js';
import { Secret } from '../../src/crypto/secret.js';

describe('a secret', () => {
  const secret = new Secret('canary-of-a-secret');

  it.each([
    ['a template', () => `${secret}`],
    ['String()', () => String(secret)],
    ['JSON', () => JSON.parse(JSON.stringify(secret)) as unknown],
    ['inspect', () => inspect(secret)],
    ['a format with %s', () => format('%s', secret)],
    ['a format with %o', () => format('%o', secret)],
  ])('printed by %s reads [redacted]', (_way, print) => {
    expect(print()).toBe('[redacted]');
  });

  it('stays redacted inside other values and has no enumerable parts', () => {
    expect(inspect({ deep: [secret] }, { depth: 9, showHidden: true })).not.toContain('canary');
    expect(JSON.stringify({ secret })).toBe('{"secret":"[redacted]"}');
    expect(Object.entries(secret)).toEqual([]);
    expect(structuredClone({ ...secret })).toEqual({});
  });

  it('is returned only on request', () => {
    expect(secret.reveal()).toBe('canary-of-a-secret');
  });
});

describe('digests', () => {
  it('are those of RFC 1321 and FIPS 180-4, over UTF-8, in lower-case hex', () => {
    expect(md5Hex('abc')).toBe('900150983cd24fb0d6963f7d28e17f72');
    expect(md5Hex('你好')).toBe('7eca689f0d3389d9dea66ae112e5cfd7');
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(sha256Hex(Buffer.from('abc'))).toBe(sha256Hex('abc'));
  });
});
