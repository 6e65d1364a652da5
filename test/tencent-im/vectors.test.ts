// Every vector of UserSigs and URLs through client and strict emulator; the other kinds of the file belong to the rooms named below.
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../src/crypto/secret.js';
import { explainUserSig } from '../../src/tencent-im/client/explain-user-sig.js';
import { apiRequest, onlineStatusBody } from '../../src/tencent-im/client/requests.js';
import { makeUserSig, readUserSig, signDocument } from '../../src/tencent-im/client/user-sig.js';
import { TENCENT_TEXT_LIMITS } from '../../src/tencent-im/limits.js';
import { openTencent, type TestTencent } from './talk.js';

interface SigVector {
  readonly name: string;
  readonly sdkappid: number;
  readonly identifier: string;
  readonly secret_key: string;
  readonly time: number;
  readonly expire: number;
  readonly content_to_be_signed: string;
  readonly tls_sig: string;
  readonly document: Readonly<Record<string, unknown>>;
  readonly document_json: string;
  readonly usersig: string;
}

const vectors = JSON.parse(readFileSync('fixtures/vectors/tencent-im.json', 'utf8')) as {
  readonly usersig: readonly SigVector[];
  readonly usersig_variants: readonly {
    readonly name: string;
    readonly usersig: string;
    readonly decodes_to: Readonly<Record<string, unknown>>;
  }[];
  readonly usersig_reject: readonly {
    readonly name: string;
    readonly usersig: string;
    readonly request_sdkappid: number;
    readonly request_identifier: string;
    readonly server_key: string;
    readonly now: number;
    readonly expect_error_code: number;
  }[];
  readonly request_urls: readonly {
    readonly region: string;
    readonly method: string;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: { readonly To_Account: readonly string[]; readonly IsNeedDetail: number };
  }[];
  readonly backend_length_cut: { readonly limits: Readonly<Record<string, { title: number; content: number }>> };
} & Readonly<Record<string, unknown>>;

/** The test's own decoder of a UserSig. */
const decode = (userSig: string): Record<string, unknown> =>
  JSON.parse(
    inflateSync(Buffer.from(userSig.replaceAll('*', '+').replaceAll('-', '/').replaceAll('_', '='), 'base64')).toString(
      'utf8',
    ),
  ) as Record<string, unknown>;

const encode = (document: Readonly<Record<string, unknown>>): string =>
  deflateSync(JSON.stringify(document))
    .toString('base64')
    .replaceAll('+', '*')
    .replaceAll('/', '-')
    .replaceAll('=', '_');

const serverOf = (of: { sdkappid: number; identifier: string; key: string; now: number }): TestTencent =>
  openTencent({
    strict: true,
    now: of.now * 1000,
    app: {
      values: { im_sdk_app_id: String(of.sdkappid), im_secret_key: of.key, im_admin: of.identifier, im_region: 'cn' },
    },
  });

/** The emulator's code for a UserSig that was made elsewhere. */
async function askWith(test: TestTencent, of: { sdkappid: number; identifier: string; userSig: string }) {
  const query = new URLSearchParams({
    sdkappid: String(of.sdkappid),
    identifier: of.identifier,
    usersig: of.userSig,
    random: '1',
    contenttype: 'json',
  });
  const answer = await test.ask({
    method: 'POST',
    url: `http://sandbox.test:4590/tencent-im/v4/openim/query_online_status?${query.toString()}`,
    body: JSON.stringify({ To_Account: ['alice'] }),
  });
  return (JSON.parse(answer.body) as { ErrorCode: number }).ErrorCode;
}

describe('tencent-im vectors', () => {
  it('every kind in the file is run: these here, the others in the rooms they belong to', () => {
    expect(
      Object.fromEntries(
        Object.entries(vectors).map(([kind, cases]) => [kind, Array.isArray(cases) ? cases.length : 1]),
      ),
    ).toEqual({
      about: 1,
      usersig: 6,
      usersig_variants: 3,
      usersig_reject: 5,
      request_urls: 3,
      ext_delivery: 9,
      ext_check: 11,
      backend_length_cut: 1,
      plugin_device_selection: 16,
      conversation_ids: 2,
    });
    const others = [
      'push/ext/ext',
      'push/ext/callback',
      'push/message/tencent-cut',
      'push/device-selection',
      'push/message/conversation',
    ];
    const text = others.map((name) => readFileSync(`test/${name}.test.ts`, 'utf8')).join('\n');
    for (const kind of [
      'ext_delivery',
      'ext_check',
      'backend_length_cut',
      'plugin_device_selection',
      'conversation_ids',
    ])
      expect(text, kind).toContain(kind);
  });

  describe.each(vectors.usersig)('usersig $name', (vector) => {
    const of = { ...vector, key: vector.secret_key, now: vector.time };

    it('the client signs the same text to the same signature', () => {
      const own = createHmac('sha256', vector.secret_key).update(vector.content_to_be_signed).digest('base64');
      expect(own).toBe(vector.tls_sig);
      const { identifier: userId, sdkappid: sdkAppId, time, expire } = vector;
      expect(signDocument({ userId, sdkAppId, time, expire }, vector.secret_key)).toBe(vector.tls_sig);
    });

    it('the client makes a UserSig with this document, and the emulator accepts it', async () => {
      const made = makeUserSig({
        sdkAppId: vector.sdkappid,
        userId: vector.identifier,
        secretKey: new Secret(vector.secret_key),
        now: vector.time * 1000 + 999,
        expireSeconds: vector.expire,
      });
      expect(decode(made)).toEqual(vector.document);
      expect(made).toMatch(/^[A-Za-z0-9*\-_]+$/);
      expect(await askWith(serverOf(of), { ...of, userSig: made })).toBe(0);
    });

    it('the client reads the UserSig of the vector and finds no problem with its key', () => {
      const report = explainUserSig(vector.usersig, {
        sdkAppId: String(vector.sdkappid),
        userId: vector.identifier,
        secretKey: new Secret(vector.secret_key),
        now: vector.time * 1000,
      });
      expect(report.problems.filter((problem) => problem.severity !== 'hint')).toEqual([]);
      expect(report.signature).toBe('matches');
      expect(report.document).toMatchObject({ userId: vector.identifier, time: vector.time, expire: vector.expire });
    });

    it('the emulator accepts the UserSig of the vector, and refuses it with one character changed', async () => {
      expect(await askWith(serverOf(of), { ...of, userSig: vector.usersig })).toBe(0);
      const signature = vector.tls_sig.startsWith('A') ? `B${vector.tls_sig.slice(1)}` : `A${vector.tls_sig.slice(1)}`;
      const changed = encode({ ...vector.document, 'TLS.sig': signature });
      expect(await askWith(serverOf(of), { ...of, userSig: changed })).toBe(70009);
      const later = encode({ ...vector.document, 'TLS.expire': vector.expire + 1 });
      expect(await askWith(serverOf(of), { ...of, userSig: later })).toBe(70009);
    });
  });

  it.each(vectors.usersig_variants)(
    'variant $name is read as the same document by client and emulator',
    async (variant) => {
      const [admin] = vectors.usersig;
      if (admin === undefined) throw new Error('no vector');
      const read = readUserSig(variant.usersig);
      expect('document' in read && read.document).toMatchObject({
        userId: variant.decodes_to['TLS.identifier'],
        sdkAppId: variant.decodes_to['TLS.sdkappid'],
        time: variant.decodes_to['TLS.time'],
        expire: variant.decodes_to['TLS.expire'],
        signature: variant.decodes_to['TLS.sig'],
      });
      const of = { ...admin, key: admin.secret_key, now: admin.time };
      expect(await askWith(serverOf(of), { ...of, userSig: variant.usersig })).toBe(0);
    },
  );

  it.each(vectors.usersig_reject)(
    '$name is refused with $expect_error_code, and the client gives the reason',
    async (vector) => {
      const of = {
        sdkappid: vector.request_sdkappid,
        identifier: vector.request_identifier,
        key: vector.server_key,
        now: vector.now,
      };
      expect(await askWith(serverOf(of), { ...of, userSig: vector.usersig })).toBe(vector.expect_error_code);
      const said: Readonly<Record<number, readonly string[]>> = {
        70001: ['tencent-im/sig-expired'],
        70009: ['tencent-im/sig-wrong-key'],
        70014: ['tencent-im/sig-other-app'],
        70003: ['tencent-im/sig-unreadable', 'tencent-im/sig-alphabet'],
      };
      const report = explainUserSig(vector.usersig, {
        sdkAppId: String(vector.request_sdkappid),
        userId: vector.request_identifier,
        secretKey: new Secret(vector.server_key),
        now: vector.now * 1000,
      });
      const codes = report.problems.map((problem) => problem.code);
      expect(
        codes.some((code) => said[vector.expect_error_code]?.includes(code)),
        codes.join(),
      ).toBe(true);
    },
  );

  it.each(vectors.request_urls)('the request to $region is the one of the vector', async (vector) => {
    const test = openTencent({
      strict: true,
      reachedBy: 'host',
      now: 1_700_000_000_000,
      settings: { im_region: vector.region },
      app: {
        values: {
          im_region: vector.region,
          im_secret_key: '11223344556677889900aabbccddeeff00112233445566778899aabbccddeeff',
        },
      },
    });
    const made = apiRequest(
      {
        path: '/v4/openim/query_online_status',
        body: onlineStatusBody(vector.body.To_Account),
        userSig: vectors.usersig[0]?.usersig ?? '',
      },
      { ...test.deps, random: { ...test.deps.random, fraction: () => 1 - 2 ** -33 } },
    );
    expect(made).toMatchObject({ method: vector.method, url: vector.url, headers: vector.headers });
    expect(JSON.parse(String(made.body))).toEqual(vector.body);
    expect(JSON.parse((await test.ask(made)).body)).toMatchObject({ ErrorCode: 0 });
    const elsewhere = { ...made, url: made.url.replace(/^https:\/\/[^/]+/, 'https://adminapikr.im.qcloud.com') };
    expect(JSON.parse((await test.ask(elsewhere)).body)).toMatchObject({ ErrorCode: 60026 });
  });

  it('the limits at which Tencent truncates are those of the vectors', () => {
    expect(
      Object.fromEntries(
        Object.entries(TENCENT_TEXT_LIMITS).map(([id, { title, body }]) => [id, { title, content: body }]),
      ),
    ).toEqual(vectors.backend_length_cut.limits);
  });
});
