// What explainUserSig reports about valid, invalid and foreign UserSigs; and that reading never throws.
import { createHmac } from 'node:crypto';
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../src/crypto/secret.js';
import { explainUserSig, type UserSigExpectation } from '../../src/tencent-im/client/explain-user-sig.js';
import { makeUserSig, readUserSig, toTencentAlphabet } from '../../src/tencent-im/client/user-sig.js';
import { isSignedWith, unpackUserSig } from '../../src/tencent-im/emulator/user-sig.js';

const KEY = 'ab01'.repeat(16);
const NOW = Date.UTC(2025, 0, 7, 4);
const expected: UserSigExpectation = { now: NOW, sdkAppId: '1400000001', userId: 'alice', secretKey: new Secret(KEY) };

/** A UserSig as another program would make it. */
function foreign(
  over: Readonly<Record<string, unknown>> = {},
  key: string | Uint8Array = KEY,
  pack = deflateSync,
): string {
  const fields: Record<string, unknown> = {
    'TLS.ver': '2.0',
    'TLS.identifier': 'alice',
    'TLS.sdkappid': 1_400_000_001,
    'TLS.time': NOW / 1000,
    'TLS.expire': 86_400,
    ...over,
  };
  const text = ['identifier', 'sdkappid', 'time', 'expire']
    .map((name) => `TLS.${name}:${String(fields[`TLS.${name}`])}\n`)
    .join('');
  const sig = createHmac('sha256', key).update(text).digest('base64');
  return toTencentAlphabet(pack(JSON.stringify({ 'TLS.sig': sig, ...fields })).toString('base64'));
}

const codes = (text: string, over: Partial<UserSigExpectation> = {}): string[] =>
  explainUserSig(text, { ...expected, ...over }).problems.map((problem) => problem.code);

describe('explainUserSig', () => {
  it('finds no problem in a valid one', () => {
    expect(explainUserSig(foreign(), expected)).toMatchObject({
      signature: 'matches',
      problems: [],
      endsAt: NOW + 86_400_000,
    });
  });

  it('explains a time ten thousand years ahead as milliseconds', () => {
    const [problem] = explainUserSig(foreign({ 'TLS.time': NOW }), expected).problems;
    expect(problem?.entry.cause.en).toContain('in milliseconds');
  });

  it('does not say of a life of no seconds that it is over', () => {
    const [problem] = explainUserSig(foreign({ 'TLS.expire': 0 }), expected).problems;
    expect(problem).toMatchObject({ code: 'tencent-im/sig-expired' });
    expect(problem?.entry.cause.en).toContain('TLS.expire is 0');
  });

  it.each([
    ['expired', foreign(), { now: NOW + 86_400_000 }, ['tencent-im/sig-expired']],
    ['made in the future', foreign({ 'TLS.time': NOW / 1000 + 600 }), {}, ['tencent-im/sig-from-the-future']],
    ['of another app', foreign({ 'TLS.sdkappid': 1_400_000_002 }), {}, ['tencent-im/sig-other-app']],
    ['of another user', foreign({ 'TLS.identifier': 'bob' }), {}, ['tencent-im/sig-other-user']],
    ['of another key', foreign({}, 'ff'.repeat(32)), {}, ['tencent-im/sig-wrong-key']],
    ['made with the decoded key', foreign({}, Buffer.from(KEY, 'hex')), {}, ['tencent-im/sig-hex-decoded']],
    ['made with a line break behind the key', foreign({}, `${KEY}\n`), {}, ['tencent-im/sig-key-with-blank']],
    ['of an old version', foreign({ 'TLS.ver': '1.0' }), {}, ['tencent-im/sig-version']],
    ['of a variable that is not set', 'undefined', {}, ['tencent-im/sig-empty']],
    ['cut to three bytes', foreign({ 'TLS.sig': 'AAAA' }), {}, ['tencent-im/sig-length']],
    [
      'signed with ECDSA',
      foreign({ 'TLS.sig': Buffer.from([0x30, 68, ...Buffer.alloc(68, 7)]).toString('base64') }),
      {},
      ['tencent-im/sig-ecdsa'],
    ],
    ['short-lived', foreign({ 'TLS.expire': 3600 }), {}, ['tencent-im/sig-short-life']],
    ['without a signature', foreign({ 'TLS.sig': undefined }), {}, ['tencent-im/sig-fields']],
    ['without a version', foreign({ 'TLS.ver': undefined }), {}, ['tencent-im/sig-fields']],
    ['cut off', foreign().slice(0, 40), {}, ['tencent-im/sig-unreadable']],
    ['raw deflate', foreign({}, KEY, deflateRawSync), {}, ['tencent-im/sig-compression']],
    ['gzip', foreign({}, KEY, gzipSync), {}, ['tencent-im/sig-compression']],
    [
      'base64 of the plain JSON',
      foreign({}, KEY, (text) => Buffer.from(String(text))),
      {},
      ['tencent-im/sig-compression'],
    ],
    ['encoded twice', toTencentAlphabet(Buffer.from(foreign()).toString('base64')), {}, ['tencent-im/sig-compression']],
    ['in quotes', `"${foreign()}"`, {}, ['tencent-im/sig-wrapped']],
    ['inside an answer', `{"code":0,"userSig":"${foreign()}"}`, {}, ['tencent-im/sig-wrapped']],
    ['broken into lines', foreign().replace(/(.{60})/g, '$1\r\n'), {}, ['tencent-im/sig-wrapped']],
    [
      'percent-encoded',
      foreign().replaceAll('*', '%2A').replaceAll('_', '%5F').replace('eJ', '%65J'),
      {},
      ['tencent-im/sig-wrapped'],
    ],
    [
      'of another app and key',
      foreign({ 'TLS.sdkappid': 1_400_000_002 }, 'f'.repeat(64)),
      {},
      ['tencent-im/sig-other-app'],
    ],
    ['empty', ' \n', {}, ['tencent-im/sig-empty']],
    ['no UserSig', 'päßword', {}, ['tencent-im/sig-alphabet']],
  ])('a UserSig that is %s', (_name, text, over, wanted) => {
    expect(codes(text, over)).toEqual(wanted);
  });

  it('reads plain base64 and base64url too, and reports that Tencent does not', () => {
    const marked = Array.from({ length: 50 }, (_, i) => foreign({ 'TLS.identifier': `alice${i}` }))
      .map((text, i) => ({ text, user: `alice${i}` }))
      .find(({ text }) => text.includes('*') && text.includes('-'));
    if (marked === undefined) throw new Error('no UserSig with + and / among fifty');
    const plain = marked.text.replaceAll('*', '+').replaceAll('-', '/').replaceAll('_', '=');
    const url = plain.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
    for (const [text, code] of [
      [plain, 'tencent-im/sig-alphabet'],
      [url, 'tencent-im/sig-base64url'],
    ] as const) {
      const report = explainUserSig(text, { ...expected, userId: marked.user });
      expect(report.problems.map((problem) => problem.code)).toEqual([code]);
      expect(report.document?.userId).toBe(marked.user);
    }
  });

  it('compares only with the values it was given', () => {
    expect(explainUserSig(foreign({}, 'x'), { now: NOW })).toMatchObject({ signature: 'unknown', problems: [] });
  });

  it('never throws and never quotes the UserSig, for any text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json().map((text) => toTencentAlphabet(deflateSync(text).toString('base64'))),
        ),
        (text) => {
          const report = explainUserSig(text, expected);
          expect(['matches', 'differs', 'unknown']).toContain(report.signature);
        },
      ),
    );
  });

  it('a compression bomb is not unpacked', () => {
    expect(readUserSig(toTencentAlphabet(deflateSync(Buffer.alloc(10_000_000)).toString('base64')))).toEqual({
      unreadable: 'not-zlib',
    });
  });
});

describe('makeUserSig', () => {
  it('makes UserSigs that client and emulator both read, for any user', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, unit: 'grapheme' }),
        fc.integer({ min: 1, max: 4_000_000_000 }),
        (userId, sdkAppId) => {
          const text = makeUserSig({ sdkAppId, userId, secretKey: new Secret(KEY), now: NOW, expireSeconds: 60 });
          const read = readUserSig(text);
          expect('document' in read && read.document.userId).toBe(userId);
          const fields = unpackUserSig(text);
          expect(fields?.identifier).toBe(userId);
          expect(fields !== undefined && isSignedWith(fields, KEY)).toBe(true);
        },
      ),
    );
  });

  it('uses a lifetime of 180 days by default', () => {
    const read = readUserSig(makeUserSig({ sdkAppId: 1, userId: 'a', secretKey: new Secret(KEY), now: NOW }));
    expect('document' in read && read.document.expire).toBe(15_552_000);
  });
});
