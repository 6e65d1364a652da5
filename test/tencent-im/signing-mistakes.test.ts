// Each classic mistake of a signing program is recognised in its UserSig; a wrong key is not explained as such a mistake.
import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../src/crypto/secret.js';
import { renderProblem } from '../../src/problems/render.js';
import { explainUserSig } from '../../src/tencent-im/client/explain-user-sig.js';
import { findSigningMistakes } from '../../src/tencent-im/client/signing-mistakes.js';
import type { UserSigDocument } from '../../src/tencent-im/client/user-sig.js';

const KEY = '0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0';
const NOW = Date.UTC(2025, 0, 7, 4);
const TIME = NOW / 1000;

const lines = (names = ['identifier', 'sdkappid', 'time', 'expire'], over: Record<string, string> = {}): string[] => {
  const values: Record<string, string> = {
    identifier: 'alice',
    sdkappid: '1400000001',
    time: String(TIME),
    expire: '86400',
    ...over,
  };
  return names.map((name) => `TLS.${name}:${values[name]}`);
};
const joined = (parts: readonly string[], glue = '\n', end = glue): string => parts.join(glue) + end;
const sign = (text: string, key: string | Uint8Array = KEY, name = 'sha256'): Buffer =>
  createHmac(name, key).update(text).digest();
const base64 = (bytes: Buffer): string => bytes.toString('base64');

const signed = (signature: string, over: Partial<UserSigDocument> = {}): UserSigDocument => ({
  version: '2.0',
  userId: 'alice',
  sdkAppId: 1_400_000_001,
  time: TIME,
  expire: 86_400,
  signature,
  ...over,
});

const codes = (document: UserSigDocument): string[] | undefined =>
  findSigningMistakes(document, KEY).mistakes?.map(({ code }) => code.replace('tencent-im/sig-', ''));

const good = joined(lines());

describe('a signature that differs', () => {
  it.each<[string, string, string[]]>([
    ['joined with \\n in PHP single quotes', base64(sign(joined(lines(), '\\n'))), ['escaped-newline']],
    ['joined with an escaped \\r\\n', base64(sign(joined(lines(), '\\r\\n'))), ['escaped-newline']],
    ['joined with CR LF', base64(sign(joined(lines(), '\r\n'))), ['line-breaks']],
    ['without the last line break', base64(sign(joined(lines(), '\n', ''))), ['line-breaks']],
    ['joined with a bar', base64(sign(joined(lines(), '|', ''))), ['line-breaks']],
    ['joined with nothing', base64(sign(joined(lines(), ''))), ['line-breaks']],
    [
      'in the order of the JSON',
      base64(sign(joined(lines(['identifier', 'sdkappid', 'expire', 'time'])))),
      ['field-order'],
    ],
    [
      'in alphabetical order',
      base64(sign(joined(lines(['expire', 'identifier', 'sdkappid', 'time'])))),
      ['field-order'],
    ],
    ['with a blank behind the colon', base64(sign(good.replaceAll(':', ': '))), ['field-names']],
    ['without TLS. before the names', base64(sign(good.replaceAll('TLS.', ''))), ['field-names']],
    ['with the hex-decoded key', base64(sign(good, Buffer.from(KEY, 'hex'))), ['hex-decoded']],
    ['with the base64-decoded key', base64(sign(good, Buffer.from(KEY, 'base64'))), ['key-form']],
    ['with a quoted key', base64(sign(good, `"${KEY}"`)), ['key-form']],
    ['with the key in upper case', base64(sign(good, KEY.toUpperCase())), ['key-form']],
    ['with a line break behind the key', base64(sign(good, `${KEY}\n`)), ['key-with-blank']],
    [
      'with the clock read twice',
      base64(sign(joined(lines(undefined, { time: String(TIME + 1) })))),
      ['time-read-twice'],
    ],
    ['with an undefined expire', base64(sign(joined(lines(undefined, { expire: 'undefined' })))), ['value-differs']],
    ['with key and text exchanged', base64(sign(KEY, good)), ['algorithm']],
    ['with HMAC-SHA1', base64(sign(good, KEY, 'sha1')), ['algorithm']],
    [
      'with a plain SHA-256',
      base64(
        createHash('sha256')
          .update(KEY + good)
          .digest(),
      ),
      ['algorithm'],
    ],
    ['written as hex digits', sign(good).toString('hex'), ['inner-encoding']],
    ['base64 of hex digits', base64(Buffer.from(sign(good).toString('hex'))), ['inner-encoding']],
    [
      'two slips at once',
      base64(sign(joined(lines(['identifier', 'sdkappid', 'expire', 'time']), '\\n'))),
      ['escaped-newline', 'field-order'],
    ],
  ])('is explained: %s', (_name, signature, expected) => {
    expect(codes(signed(signature))).toEqual(expected);
  });

  it('is explained: signed without the line of the room key', () => {
    expect(codes(signed(base64(sign(good)), { userBuf: 'cm9vbQ==' }))).toEqual(['userbuf']);
  });

  it("is explained: encoded in Tencent's alphabet inside, too", () => {
    const document = Array.from({ length: 50 }, (_, i) => ({ userId: `user${i}` }))
      .map(({ userId }) => signed(base64(sign(joined(lines(undefined, { identifier: userId })))), { userId }))
      .find(({ signature }) => signature.includes('+') && signature.includes('/'));
    const inner = document?.signature.replaceAll('+', '*').replaceAll('/', '-').replaceAll('=', '_') ?? '';
    expect(codes({ ...signed(inner), userId: document?.userId ?? '' })).toEqual(['inner-encoding']);
  });

  it('is attributed to the key only after every mistake was ruled out, with the number of attempts', () => {
    const { mistakes, tried } = findSigningMistakes(signed(base64(sign(good, 'f'.repeat(64)))), KEY);
    expect(mistakes).toBeUndefined();
    expect(tried).toBeGreaterThan(1000);
  });

  it.each(['en', 'zh'] as const)('never suggests another key when the key is right (%s)', (language) => {
    const document = JSON.stringify({
      'TLS.ver': '2.0',
      'TLS.identifier': 'alice',
      'TLS.sdkappid': 1_400_000_001,
      'TLS.time': TIME,
      'TLS.expire': 86_400,
      'TLS.sig': base64(sign(joined(lines(), '\\n'))),
    });
    const report = explainUserSig(document, { now: NOW, secretKey: new Secret(KEY), userId: 'alice' });
    const said = report.problems.map((problem) => JSON.stringify(renderProblem(problem, language))).join('\n');
    expect(said).not.toMatch(/another app|other key|copy the key|另一个应用|另一个密钥/);
    expect(said).not.toMatch(/\{[a-z]+\}/i);
  });
});
