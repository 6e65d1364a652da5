// Reading an invalid UserSig: each mistake has its own reason, and only real fields are returned.
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readUserSig, signDocument, toTencentAlphabet } from '../../src/tencent-im/client/user-sig.js';

const fields = {
  'TLS.ver': '2.0',
  'TLS.identifier': 'alice',
  'TLS.sdkappid': 1400000001,
  'TLS.time': 1700000000,
  'TLS.expire': 86400,
  'TLS.sig': 'c2ln',
};
const packed = (content: unknown): string =>
  toTencentAlphabet(deflateSync(typeof content === 'string' ? content : JSON.stringify(content)).toString('base64'));
const read = (changes: Record<string, unknown>) => readUserSig(packed({ ...fields, ...changes }));
const document = {
  version: '2.0',
  userId: 'alice',
  sdkAppId: 1400000001,
  time: 1700000000,
  expire: 86400,
  signature: 'c2ln',
};

describe('reading a UserSig', () => {
  it('returns the fields and nothing else', () => {
    expect(read({})).toEqual({ document });
    expect(read({ 'TLS.userbuf': 'room' })).toEqual({ document: { ...document, userBuf: 'room' } });
    expect(read({ 'TLS.userbuf': 7 })).toEqual({ document });
    expect(read({ 'TLS.ver': 2 })).toEqual({ unreadable: 'fields' });
  });

  it('accepts numbers that old libraries wrote as text', () => {
    expect(read({ 'TLS.sdkappid': '1400000001', 'TLS.time': '1700000000', 'TLS.expire': '86400' })).toEqual({
      document,
    });
  });

  it.each([
    ['a user ID that is a number', { 'TLS.identifier': 7 }],
    ['no signature', { 'TLS.sig': undefined }],
    ['no SDKAppID', { 'TLS.sdkappid': undefined }],
    ['no time', { 'TLS.time': undefined }],
    ['no lifetime', { 'TLS.expire': undefined }],
    ['an SDKAppID with a fraction', { 'TLS.sdkappid': 1.5 }],
    ['letters before the digits', { 'TLS.time': 'x17' }],
    ['letters behind the digits', { 'TLS.time': '17x' }],
    ['more digits than a number holds', { 'TLS.time': '1234567890123456' }],
    ['an empty text for a number', { 'TLS.expire': '' }],
    ['a list for a number', { 'TLS.expire': [86400] }],
  ])('refuses %s', (_name, changes) => {
    expect(read(changes)).toEqual({ unreadable: 'fields' });
  });

  it.each([
    ['', 'empty'],
    [' \n', 'empty'],
    ['你好', 'alphabet'],
    ['abc?', 'alphabet'],
    ['?abc', 'alphabet'],
    ['abcd', 'not-zlib'],
    ['ab+/', 'alphabet'],
    [packed('no json'), 'not-json'],
    [packed('[]'), 'not-json'],
    [packed('null'), 'not-json'],
    [packed('7'), 'not-json'],
    [packed(' '.repeat(70_000)), 'not-zlib'],
  ])('reports %j as %s', (text, unreadable) => {
    expect(readUserSig(text)).toEqual({ unreadable });
  });

  it('reads ordinary base64 as a guess, also where a form decoded its plus signs as blanks', () => {
    // Looks for a user ID whose compressed form contains a plus sign.
    for (let n = 0; n < 200; n++) {
      const other = { ...fields, 'TLS.identifier': `user${n}` };
      const base64 = deflateSync(JSON.stringify(other)).toString('base64');
      if (!base64.includes('+')) continue;
      const expected = { unreadable: 'alphabet', guess: { ...document, userId: `user${n}` } };
      expect(readUserSig(base64)).toEqual(expected);
      expect(readUserSig(base64.replaceAll('+', ' '))).toEqual(expected);
      return;
    }
    throw new Error('no plus sign in 200 documents');
  });

  it('reads one with extra text at the end, or with incomplete padding, as a guess', () => {
    const text = Array.from({ length: 9 }, (_, n) => packed({ ...fields, 'TLS.identifier': `u${'x'.repeat(n)}` })).find(
      (item) => item.endsWith('_'),
    );
    expect(text).toMatch(/_$/);
    expect(readUserSig(text ?? '')).toHaveProperty('document');
    for (const spoilt of [text?.replace(/_+$/, ''), `${text}${text}`])
      expect(readUserSig(spoilt ?? '')).toMatchObject({ unreadable: 'wrapped', guess: { version: '2.0' } });
  });

  it('a room key is signed as a fifth line', () => {
    const four = signDocument(document, 'key');
    expect(signDocument({ ...document, userBuf: 'room' }, 'key')).not.toBe(four);
    expect(signDocument({ ...document, userBuf: 'other' }, 'key')).not.toBe(
      signDocument({ ...document, userBuf: 'room' }, 'key'),
    );
    expect(signDocument(document, Buffer.from('key'))).toBe(four);
  });
});
