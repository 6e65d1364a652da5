// One row for each rule of FCM's emulator: how it is provoked, and the code the client reads from the answer.
import { describe, expect, it } from 'vitest';
import { readInfoAnswer, readSendAnswer, readTokenAnswer } from '../../../src/vendors/fcm/client/answers.js';
import { signJwt } from '../../../src/vendors/fcm/client/auth.js';
import { readServiceAccount } from '../../../src/vendors/fcm/client/service-account.js';
import { fcm } from '../../../src/vendors/fcm/index.js';
import {
  openTestVendor,
  sandboxBase,
  settingsOf,
  type TestVendor,
  type TestVendorOptions,
  testMessage,
} from '../../helpers/emulator-http.js';
import {
  accessToken,
  call,
  changeBody,
  changeMessage,
  codeOfSend,
  IPHONE,
  type Json,
  OK,
  OTHER,
  SEND,
  tokenForm,
  UNKNOWN,
} from './talk.js';

interface Row {
  readonly code: string;
  readonly rule: string;
  readonly options?: TestVendorOptions;
  provoke(vendor: TestVendor): Promise<string | undefined>;
}

const account = (() => {
  const read = readServiceAccount(settingsOf(fcm, { ...fcm.emulator.demo.values }));
  if (read?.ok !== true) throw new Error('the demo account cannot be read');
  return read.account;
})();

/** Requests an access token with a changed header or claims. */
const grant =
  (change: { header?: Json; claims?: Json; form?: string; assertion?: string }) => async (vendor: TestVendor) => {
    const iat = Math.floor(vendor.clock.now() / 1000);
    const claims = {
      iss: account.clientEmail,
      scope: 'https://www.googleapis.com/auth/firebase.messaging',
      aud: 'https://oauth2.googleapis.com/token',
      iat,
      exp: iat + 3600,
      ...change.claims,
    };
    const assertion =
      change.assertion ??
      signJwt(JSON.stringify({ alg: 'RS256', ...change.header }), JSON.stringify(claims), account.key);
    const answer = readTokenAnswer(await vendor.ask(tokenForm(assertion, change.form)), 0);
    return answer.ok ? undefined : answer.problem.code;
  };

const message = (change: (message: Json) => Json) => async (vendor: TestVendor) => {
  changeMessage(vendor, change);
  return codeOfSend(vendor);
};
const android = (value: Json) => message((given) => ({ ...given, android: value }));

/** A hand-written call; returns the code that the client would read. */
const handWritten =
  (path: string, options: Parameters<typeof call>[3] = {}) =>
  async (vendor: TestVendor) => {
    const read = readSendAnswer(await call(vendor, path, { message: { token: OK } }, options), 0);
    return read.ok ? undefined : read.problem.code;
  };

const info =
  (token: string, headers: Record<string, string> = { access_token_auth: 'true' }) =>
  async (vendor: TestVendor) => {
    const answer = await call(vendor, `/iid/info/${encodeURIComponent(token)}`, undefined, { method: 'GET', headers });
    const read = readInfoAnswer(answer, 0);
    if ('problem' in read) return read.problem.code;
    const other = readSendAnswer(answer, 0);
    return other.ok ? undefined : other.problem.code;
  };

/** A call about subscriptions of a registration. */
const topic = (registration: string, method: 'POST' | 'DELETE', rest: string) => async (vendor: TestVendor) => {
  const path = `/v1/projects/timpush-demo/registrations/${encodeURIComponent(registration)}/topicSubscriptions${rest}`;
  const read = readSendAnswer(await call(vendor, path, {}, { method }), 0);
  return read.ok ? undefined : read.problem.code;
};

const withFid = (fid: string) => message(({ token: _, ...given }) => ({ ...given, fid }));

const nobody = UNKNOWN.replace('demoUnknown', 'demoNobody0');
const noScope = { claims: { scope: 'https://www.googleapis.com/auth/datastore' } };

const rows: readonly Row[] = [
  { code: 'fcm/http-404', rule: 'legacy-api', provoke: handWritten('/fcm/send') },
  { code: 'fcm/http-404', rule: 'legacy-api', provoke: handWritten('/batch') },
  { code: 'fcm/http-404', rule: 'path', provoke: handWritten('/v1/projects/timpush-demo/messages') },
  { code: 'fcm/http-404', rule: 'path', provoke: handWritten(SEND, { method: 'PUT' }) },

  { code: 'fcm/unsupported_grant_type', rule: 'grant-type', provoke: grant({ form: 'client_credentials' }) },
  { code: 'fcm/invalid_request', rule: 'assertion', provoke: grant({ assertion: 'not-a-jwt' }) },
  { code: 'fcm/invalid_grant-signature', rule: 'assertion-algorithm', provoke: grant({ header: { alg: 'none' } }) },
  {
    code: 'fcm/invalid_grant-account',
    rule: 'account',
    provoke: grant({ claims: { iss: 'gone@timpush-demo.iam.gserviceaccount.com' } }),
  },
  {
    code: 'fcm/invalid_grant-signature',
    rule: 'signature',
    provoke: async (vendor) => {
      vendor.tamper((request) => ({ ...request, body: String(request.body).replace(/.{8}$/, 'AAAAAAAA') }));
      return (await vendor.client.verify()).problems[0]?.code;
    },
  },
  {
    code: 'fcm/invalid_grant-audience',
    rule: 'audience',
    provoke: grant({ claims: { aud: 'https://fcm.googleapis.com/' } }),
  },
  { code: 'fcm/invalid_grant-clock', rule: 'times', provoke: grant({ claims: { exp: 1, iat: 0 } }) },
  { code: 'fcm/invalid_scope', rule: 'scope', provoke: grant({ claims: { scope: '' } }) },

  {
    code: 'fcm/CREDENTIALS_MISSING',
    rule: 'authorization',
    provoke: async (vendor) => {
      const answer = await vendor.ask({ method: 'POST', url: `${sandboxBase}/fcm${SEND}`, body: '{}' });
      const read = readSendAnswer(answer, 0);
      return read.ok ? undefined : read.problem.code;
    },
  },
  {
    code: 'fcm/ACCESS_TOKEN_EXPIRED',
    rule: 'access-token',
    provoke: async (vendor) => {
      const value = await accessToken(vendor);
      vendor.clock.advance(3_599_000);
      const headers = { authorization: `Bearer ${value}` };
      const answer = await vendor.ask({ method: 'POST', url: `${sandboxBase}/fcm${SEND}`, headers, body: '{}' });
      const read = readSendAnswer(answer, 0);
      return read.ok ? undefined : read.problem.code;
    },
  },

  {
    code: 'fcm/INVALID_ARGUMENT',
    rule: 'json',
    provoke: async (vendor) => {
      changeBody(vendor, () => '{"message":');
      return codeOfSend(vendor);
    },
  },
  {
    code: 'fcm/INVALID_ARGUMENT-field',
    rule: 'unknown-field',
    provoke: message((given) => ({ ...given, notificaton: {} })),
  },
  {
    code: 'fcm/INVALID_ARGUMENT-data-value',
    rule: 'data-strings',
    provoke: message((given) => ({ ...given, data: { count: 1 } })),
  },
  { code: 'fcm/INVALID_ARGUMENT-field', rule: 'types', provoke: android({ ttl: 3600 }) },
  { code: 'fcm/INVALID_ARGUMENT-field', rule: 'types', provoke: android({ priority: 'VERY' }) },

  { code: 'fcm/IAM_PERMISSION_DENIED', rule: 'project', provoke: handWritten('/v1/projects/another/messages:send') },
  {
    code: 'fcm/IAM_PERMISSION_DENIED',
    rule: 'role',
    options: { app: { state: 'no-role' } },
    provoke: (v) => codeOfSend(v),
  },
  {
    code: 'fcm/PERMISSION_DENIED',
    rule: 'scope-of-token',
    options: { strict: true },
    provoke: async (vendor) => {
      vendor.tamper((request) => {
        if (!request.url.endsWith('/token')) return request;
        const iat = Math.floor(vendor.clock.now() / 1000);
        const claims = {
          iss: account.clientEmail,
          aud: 'https://oauth2.googleapis.com/token',
          iat,
          exp: iat + 3600,
          ...noScope.claims,
        };
        return tokenForm(signJwt('{"alg":"RS256"}', JSON.stringify(claims), account.key));
      });
      return codeOfSend(vendor);
    },
  },
  { code: 'fcm/SERVICE_DISABLED', rule: 'api', options: { app: { state: 'api-off' } }, provoke: (v) => codeOfSend(v) },

  { code: 'fcm/INVALID_ARGUMENT-no-target', rule: 'target', provoke: message(({ token: _, ...given }) => given) },
  {
    code: 'fcm/INVALID_ARGUMENT-field',
    rule: 'one-target',
    provoke: message((given) => ({ ...given, topic: 'news' })),
  },
  {
    code: 'fcm/INVALID_ARGUMENT-field',
    rule: 'topic',
    provoke: message(({ token: _, ...given }) => ({ ...given, topic: '/topics/news' })),
  },
  { code: 'fcm/INVALID_ARGUMENT-field', rule: 'ttl', provoke: android({ ttl: '2419201s' }) },
  {
    code: 'fcm/INVALID_ARGUMENT-field',
    rule: 'data-keys',
    provoke: message((given) => ({ ...given, data: { from: 'x' } })),
  },
  {
    code: 'fcm/INVALID_ARGUMENT-field',
    rule: 'data-key-gcm',
    options: { strict: true },
    provoke: message((given) => ({ ...given, data: { gcm: 'x' } })),
  },
  { code: 'fcm/INVALID_ARGUMENT-too-big', rule: 'size', provoke: (v) => codeOfSend(v, { ext: 'x'.repeat(4094) }) },

  { code: 'fcm/INVALID_ARGUMENT-token', rule: 'token-format', provoke: (v) => codeOfSend(v, {}, 'IQAAAACy0hT8') },
  { code: 'fcm/UNREGISTERED', rule: 'token-alive', provoke: (v) => codeOfSend(v, {}, UNKNOWN) },
  { code: 'fcm/SENDER_ID_MISMATCH', rule: 'sender', provoke: (v) => codeOfSend(v, {}, OTHER) },
  {
    code: 'fcm/INVALID_ARGUMENT-field',
    rule: 'package',
    provoke: android({ restricted_package_name: 'com.example.other' }),
  },
  { code: 'fcm/THIRD_PARTY_AUTH_ERROR', rule: 'apns-key', provoke: (v) => codeOfSend(v, {}, IPHONE) },

  {
    code: 'fcm/QUOTA_EXCEEDED',
    rule: 'rate-minute',
    options: { rules: ['rates'] },
    provoke: async (vendor) => {
      for (let i = 0; i < 240; i += 1) expect(await codeOfSend(vendor)).toBeUndefined();
      return codeOfSend(vendor);
    },
  },
  {
    code: 'fcm/QUOTA_EXCEEDED',
    rule: 'rate-hour',
    options: { rules: ['rates'] },
    provoke: async (vendor) => {
      let code: string | undefined;
      for (let i = 0; code === undefined && i < 5010; i += 1) {
        if (i % 200 === 0) vendor.clock.advance(61_000);
        code = await codeOfSend(vendor);
      }
      return code;
    },
  },

  {
    code: 'fcm/INVALID_ARGUMENT-field',
    rule: 'fid-format',
    options: { strict: true },
    provoke: withFid('x'.repeat(22)),
  },
  { code: 'fcm/NOT_FOUND', rule: 'topic-registration', provoke: topic(nobody, 'POST', '?topic_name=news') },
  { code: 'fcm/INVALID_ARGUMENT-field', rule: 'topic-name', provoke: topic(OK, 'POST', '?topic_name=a/b') },
  { code: 'fcm/INVALID_ARGUMENT-field', rule: 'topic-name', provoke: topic(OK, 'POST', '') },
  {
    code: 'fcm/ALREADY_EXISTS',
    rule: 'topic-new',
    options: { topics: { news: [OK] } },
    provoke: topic(OK, 'POST', '?topic_name=news'),
  },
  {
    code: 'fcm/INVALID_ARGUMENT-field',
    rule: 'topic-count',
    options: { topics: Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`t${i}`, [OK]])) },
    provoke: topic(OK, 'POST', '?topic_name=news'),
  },
  { code: 'fcm/NOT_FOUND', rule: 'topic-known', provoke: topic(OK, 'DELETE', '/news') },

  { code: 'fcm/UNAUTHENTICATED', rule: 'info-oauth', provoke: info(OK, {}) },
  { code: 'fcm/InvalidToken', rule: 'info-format', provoke: info('not-a-token') },
  { code: 'fcm/no-information', rule: 'info-known', provoke: info(nobody) },
  { code: 'fcm/PERMISSION_DENIED', rule: 'info-entity', provoke: info(OTHER) },
];

describe('fcm dialogue › every refusal is provoked and understood', () => {
  it.each(rows)('$code ($rule)', async ({ code, rule, options, provoke }) => {
    const vendor = openTestVendor(fcm, options);
    expect(await provoke(vendor)).toBe(code);
    const broken = vendor.received.flatMap((received) =>
      received.trail.filter((step) => step.verdict === 'broken').map((step) => step.rule),
    );
    expect(new Set(broken)).toEqual(new Set([`fcm/${rule}`]));
  });

  it('covers every rule of the emulator', () => {
    expect(new Set(rows.map((row) => `fcm/${row.rule}`))).toEqual(new Set(fcm.emulator.rules.map((rule) => rule.id)));
  });

  it('covers every code of the emulator, and each has an entry', () => {
    const provoked = rows.map((row) => row.code);
    for (const { code } of fcm.emulator.rules) {
      expect(
        provoked.some((name) => name === `fcm/${code}` || name.startsWith(`fcm/${code}-`)),
        code,
      ).toBe(true);
      expect(Object.keys(fcm.resultCodes), code).toContain(`fcm/${code}`);
    }
  });

  it('every documented code of the service that the emulator cannot provoke is read from its answer', async () => {
    for (const [status, canonical, errorCode] of [
      [500, 'INTERNAL', 'INTERNAL'],
      [503, 'UNAVAILABLE', 'UNAVAILABLE'],
      [400, 'UNKNOWN', 'UNSPECIFIED_ERROR'],
    ] as const) {
      const vendor = openTestVendor(fcm);
      await vendor.client.send(testMessage(), [OK]);
      const details = [{ '@type': 'type.googleapis.com/google.firebase.fcm.v1.FcmError', errorCode }];
      vendor.interrupt({
        status,
        body: JSON.stringify({ error: { code: status, message: 'x', status: canonical, details } }),
      });
      expect(await codeOfSend(vendor)).toBe(`fcm/${errorCode}`);
    }
  });
});
