// The redactor: no secret is printed in any spelling, and a shell turns a quoted argument back into the original.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../../src/crypto/secret.js';
import { createRedactor } from '../../../src/http/redaction/redactor.js';
import { KEY, spellingsOf } from '../../../src/http/redaction/spellings.js';
import { TokenCandidates } from '../../../src/http/redaction/token-candidates.js';
import { quote } from '../../../src/http/requests/curl.js';
import { vendorIds } from '../../../src/session/vendors/list.js';
import { vendors } from '../../../src/vendors/index.js';
import { growth, IN_STEP } from '../../helpers/growth.js';
import { lacksPosix } from '../../helpers/lacking.js';
import { runs } from '../../helpers/runs.js';

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

  it.each<[string, (text: string) => string]>([
    [
      'every character in percent',
      (text) => text.replace(/./gs, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`),
    ],
    ['percent inside percent', (text) => encodeURIComponent(encodeURIComponent(text))],
    [
      'every character as JSON may escape it',
      (text) => text.replace(/./gs, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`),
    ],
    ['slashes escaped, as PHP does', (text) => text.replaceAll('/', '\\/')],
    ['HTML entities', (text) => text.replace(/[^a-z]/g, (sign) => `&#${sign.charCodeAt(0)};`)],
    ['base64 one byte further', (text) => Buffer.from(`x${text}`).toString('base64').slice(2)],
    ['base64 two bytes further', (text) => Buffer.from(`xx${text}y`).toString('base64').slice(3, -4)],
    [
      'base64 of a form',
      (text) =>
        Buffer.from(`a=${encodeURIComponent(text)}`)
          .toString('base64')
          .slice(3, -4),
    ],
    ['hex in capitals', (text) => Buffer.from(text).toString('hex').toUpperCase()],
  ])('masks a secret with %s', (_name, encode) => {
    const redactor = createRedactor();
    const secret = 'Zq8/+w"k&mN=2vR';
    redactor.add(secret);
    expect(redactor.text(`<${encode(secret)}>`)).not.toContain(encode(secret).slice(0, 12));
    expect(redactor.text(`<${encode(secret)}>`)).toContain('[redacted]');
  });

  it('masks a piece of a secret where a text was cut, and leaves an ordinary word with the same first letters', () => {
    const redactor = createRedactor();
    redactor.add('canary-secret-of/vivo');
    expect(redactor.text('no such app: canary-s')).toBe('no such app: [redacted]');
    expect(redactor.text('canary-sec… was refused')).toBe('[redacted]… was refused');
    expect(redactor.text('half of it: canary-secret-o, no more')).toBe('half of it: [redacted], no more');
    expect(redactor.text('the secret=cana')).toBe('the secret=[redacted]');
    expect(redactor.text('project bird-cana')).toBe('project bird-cana');
    expect(redactor.text('a canary sang')).toBe('a canary sang');
    expect(redactor.text('canary-bird, canary-yellow')).toBe('canary-bird, canary-yellow');
  });

  it('masks the remaining digits of a cut numeric device token, in base64 too, and no other number', () => {
    const token = '16000000000000000000012';
    const { text } = createRedactor().shortenTokens([token]);
    const encoded = Buffer.from(`{"regId":"${token}"}`).toString('base64');
    for (const cut of [token.slice(0, 15), `${token.slice(0, 12)}…`])
      expect(text(`no ${cut}`)).toMatch(/^no 1600…0012…?$/);
    for (let length = 28; length < encoded.length; length += 1)
      expect(text(encoded.slice(0, length))).not.toContain('xNjAwMDAwMDAwMD');
    for (const other of ['at 1600000000000, later', 'at 1600001', '00000000000000', '1600000000000 ms'])
      expect(text(other)).toBe(other);
  });

  it('masks the end and the middle of a secret as well, in every spelling and wherever a text was cut', () => {
    const secret = 'Qk3+v/9xLmZ7tR2wYb5nDc8eHs1gJf4u';
    const redactor = createRedactor();
    redactor.add(new Secret(secret));
    const bytes = Buffer.from(secret);
    for (const whole of [secret, encodeURIComponent(secret), bytes.toString('base64'), bytes.toString('hex')])
      for (let from = 1; from + 16 <= whole.length; from += 1) {
        const piece = whole.slice(from, from + 16);
        for (const text of [piece, `…${piece}`, `see ${piece} there`]) {
          expect(redactor.text(text)).not.toContain(piece.slice(2, 14));
          expect(redactor.output(text)).not.toContain(piece.slice(2, 14));
        }
      }
    const long = ['a', 'b', 'c'].map((part) => createHash('sha512').update(part).digest('base64url')).join('');
    redactor.add(long);
    expect(redactor.text(`(${long.slice(101, 140)})`)).toBe('([redacted])');
  });

  it('leaves the shortened label of a device token whole when a secret has the same first letters', () => {
    const redactor = createRedactor();
    redactor.add(new Secret('dDemoSecretOfTheServer0001'));
    expect(redactor.output('FCM  dDem…MODE (demo)')).toBe('FCM  dDem…MODE (demo)');
    expect(redactor.output('dDemoSecr…')).toBe('[redacted]…');
  });

  it('masks no zeros, no short numbers and no part of a public value, however much a secret has in common with them', () => {
    const redactor = createRedactor();
    redactor.add(new Secret('demo+client=secret&0000000000000000000000000000000000001'));
    redactor.add(new Secret('1795987860000/17959878600001795987860000-key'));
    redactor.add(new Secret('ababababababababababababababab'));
    redactor.add(new Secret('com.example.chat.9Xk2mQ7v'));
    redactor.leave('com.example.chat');
    for (const text of [
      `ADEMO-ok-${'0'.repeat(120)}`,
      'ADEMO-ok-0000000000000001',
      'timestamp 1795987860000',
      '1795987860000',
      '{"at":1795987860000}',
      'id 100000000001, -0.0 minutes off',
      'abababababababab',
      'package com.example.chat is not known',
      'com.example.chat',
    ])
      for (const shown of [text, Buffer.from(text).toString('hex'), Buffer.from(text).toString('base64')]) {
        expect(redactor.text(shown)).toBe(shown);
        expect(redactor.output(shown)).toBe(shown);
      }
    expect(redactor.text('of ample.chat.9Xk2mQ7v it')).toBe('of [redacted] it');
    expect(redactor.text('see ecret&000000000000 there')).toBe('see [redacted] there');
    expect(redactor.text('17959878600001795987860000 is too long for a number')).toBe(
      '[redacted] is too long for a number',
    );
  });

  it.each(vendorIds)('leaves the demo devices and ids of %s unchanged beside every demo secret', async (id) => {
    const redactor = createRedactor();
    const open: string[] = [];
    for (const other of vendorIds) {
      const { credentials, emulator } = await vendors[other].load();
      for (const { key, secret, kind } of credentials.fields) {
        const value = emulator.demo.values[key];
        if (value !== undefined && secret === true) redactor.add(new Secret(value));
        else if (value !== undefined && other === id && kind === 'text') open.push(value);
      }
    }
    const { demo } = (await vendors[id].load()).emulator;
    for (const value of open) redactor.leave(value);
    for (const value of [...open, ...demo.devices.map(({ token }) => token), '1795987860000'])
      for (const text of [value, `of ${value} it`, encodeURIComponent(value), Buffer.from(value).toString('hex')]) {
        expect(redactor.text(text)).toBe(text);
        expect(redactor.output(text)).toBe(text);
      }
  });

  it('masks a line of a key, also inside the JSON of an account', () => {
    const line = 'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg';
    const redactor = createRedactor();
    redactor.add(`{"private_key":"-----BEGIN PRIVATE KEY-----\\n${line}\\n-----END PRIVATE KEY-----\\n"}`);
    expect(redactor.text(`error near ${line}`)).toBe('error near [redacted]');
  });

  it('shortens the device tokens of a call while it runs, in every spelling, and drops them afterwards', () => {
    const redactor = createRedactor();
    const token = 'Ab3/dEfGhIjKlMnOpQrStUv=';
    const shortened = redactor.shortenTokens([token, 'short']);
    const repeated = `${token} ${encodeURIComponent(token)} ${Buffer.from(token).toString('hex')} short`;
    expect(shortened.text(repeated)).toBe('Ab3·…tUv· Ab3·…tUv· Ab3·…tUv· short');
    expect(redactor.text(repeated)).toBe(shortened.text(repeated));
    shortened.forget();
    expect(redactor.text(repeated)).toBe(repeated);
  });

  it('finds every device token in a text, however it is written and wherever it was cut', () => {
    const token = fc.string({ minLength: 13, maxLength: 40, unit: fc.constantFrom(...'Az09+/=:_-.%"é\\') });
    const around = fc.string({ maxLength: 9, unit: fc.constantFrom(...'Zz19 +/%&é') });
    fc.assert(
      fc.property(token, token, around, fc.nat(), (wanted, other, lead, cut) => {
        const candidates = new TokenCandidates([other, wanted]);
        for (const { text } of spellingsOf(wanted)) {
          const held = `${lead}${text.slice(0, KEY + (cut % text.length))}`;
          expect(candidates.in(held)).toContain(wanted);
          expect(candidates.in(encodeURIComponent(encodeURIComponent(held)))).toContain(wanted);
        }
      }),
      runs(200),
    );
  });

  it('finds no possible device token in a text that has nothing in common with one', () => {
    const tokens = Array.from({ length: 1000 }, (_, i) => createHash('sha256').update(`${i}`).digest('base64'));
    expect(new TokenCandidates(tokens).in('Received push messages for 1000 devices').length).toBeLessThan(5);
  });

  it('leaves words and numbers of our own answer unchanged', () => {
    const redactor = createRedactor();
    for (const weak of ['vivo', 'short', '1400000001']) redactor.add(weak);
    redactor.add('a-real-secret-value');
    expect(redactor.output('{"vendor":"vivo","id":1400000001,"x":"a-real-secret-value"}')).toBe(
      '{"vendor":"vivo","id":1400000001,"x":"[redacted]"}',
    );
    expect(redactor.text('short')).toBe('[redacted]');
  });

  it('leaves codes and key names whole when a password occurs in them, and masks the password in other texts', () => {
    const redactor = createRedactor();
    for (const password of ['wrong', 'password', 'wrong-password']) redactor.add(password);
    for (const name of ['apns/p12-wrong-password', 'apple_p12_password']) {
      expect(redactor.text(`(${name})`)).toBe(`(${name})`);
      expect(redactor.output(name)).toBe(name);
    }
    redactor.add('Passphrase');
    expect([redactor.output('x-Passphrase-y'), redactor.text('x-Passphrase-y')]).toEqual([
      'x-[redacted]-y',
      'x-[redacted]-y',
    ]);
    expect(redactor.output('the password of the .p12 is wrong')).toBe('the password of the .p12 is wrong');
    expect(redactor.text('pass=wrong&x "password" wrong-password')).toBe('pass=[redacted]&x "[redacted]" [redacted]');
  });

  it('scans a text once, however many device tokens are in flight', () => {
    const tokens = Array.from({ length: 1000 }, (_, i) => `${i}`.padStart(6, '0').repeat(6));
    const { text } = createRedactor().shortenTokens(tokens);
    text('warm');
    expect(growth(20_000, (size) => text('no token here %20 '.repeat(size / 10)))).toBeLessThan(IN_STEP);
  });

  it('masks a value in the position of a secret, even if it was never registered', () => {
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

  it.skipIf(lacksPosix('quoting for sh'))('sh turns a quoted argument back into the original', () => {
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
