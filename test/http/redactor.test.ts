// The redactor: no secret survives in any spelling, and quoting gives a shell back exactly what went in.
import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../src/crypto/secret.js';
import { quote } from '../../src/http/curl.js';
import { createRedactor } from '../../src/http/redactor.js';
import { lacksPosix } from '../helpers/lacking.js';
import { runs } from '../helpers/runs.js';

describe('redactor', () => {
  it('masks a secret in plain, URL, form, JSON, base64 and hex spelling', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 6, maxLength: 40, unit: 'grapheme-ascii' }).filter((text) => text.trim().length >= 6),
        (secret) => {
          const redactor = createRedactor();
          redactor.add(new Secret(secret));
          const bytes = Buffer.from(secret);
          for (const spelling of [
            secret,
            encodeURIComponent(secret),
            new URLSearchParams({ x: secret }).toString().slice(2),
            JSON.stringify(secret),
            JSON.stringify(JSON.stringify(secret)),
            bytes.toString('base64'),
            bytes.toString('hex'),
          ]) {
            expect(redactor.text(`before ${spelling} after`)).not.toContain(spelling);
          }
        },
      ),
      runs(200),
    );
  });

  it("masks what stands in a secret's place, even when nobody registered it", () => {
    const redactor = createRedactor();
    expect(redactor.body('{"client_secret":"abc","a":1}')).toBe('{"client_secret":"[redacted]","a":1}');
    expect(redactor.body('app_key=1&sign=abc&x=2')).toBe('app_key=1&sign=[redacted]&x=2');
    expect(redactor.headers({ Authorization: 'Bearer abc', authToken: 'abc', 'X-A': '1' })).toEqual({
      Authorization: 'Bearer [redacted]',
      authToken: '[redacted]',
      'X-A': '1',
    });
    expect(redactor.url('http://me:pass@proxy.test/?access_token=abc')).toBe(
      'http://[redacted]@proxy.test/?access_token=[redacted]',
    );
  });

  it('never throws, and cuts long bodies', () => {
    const redactor = createRedactor();
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        redactor.text(text);
        redactor.body(text);
        redactor.url(text);
      }),
    );
    expect(redactor.body('x'.repeat(200_000)).length).toBeLessThan(70_000);
  });

  it.skipIf(lacksPosix('quoting for sh'))('a quoted argument comes out of sh as it went in', () => {
    const words = fc.sample(
      fc
        .string({ unit: 'grapheme', maxLength: 40 })
        .filter((text) => !text.includes('\u0000') && !/\$[A-Z]/.test(text)),
      60,
    );
    const script = `for a in ${words.map(quote).join(' ')}; do printf '%s\\0' "$a"; done`;
    expect(execFileSync('sh', ['-c', script]).toString().split('\u0000').slice(0, -1)).toEqual(words);
  });
});
