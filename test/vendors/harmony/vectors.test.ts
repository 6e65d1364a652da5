// Every HarmonyOS vector through the real client and the strict emulator, and the v3 parts of Huawei's vectors.
import { createPublicKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../src/problems/types.js';
import type { PushMessage } from '../../../src/push/types.js';
import { readAnswer } from '../../../src/vendors/harmony/client/answers.js';
import { signJwt } from '../../../src/vendors/harmony/client/auth.js';
import { sendBody, sizeWithoutTokens } from '../../../src/vendors/harmony/client/message.js';
import { readServiceAccount } from '../../../src/vendors/harmony/client/service-account.js';
import { classifyToken } from '../../../src/vendors/harmony/client/token.js';
import { rights } from '../../../src/vendors/harmony/facts.js';
import { harmony } from '../../../src/vendors/harmony/index.js';
import { resultCodes } from '../../../src/vendors/harmony/result-codes.js';
import { openTestVendor, settingsOf, type TestVendorOptions, testMessage } from '../../helpers/emulator-http.js';
import { call, type Json, jwtOf, openssl, readVectors } from './talk.js';

interface JwtCase {
  readonly name: string;
  readonly now: number;
  readonly jwt: string;
  readonly ok: boolean;
  readonly code?: string | null;
  readonly pss_valid: boolean;
  readonly path_project?: string;
}
interface Vectors {
  readonly service_account: Readonly<Record<string, string>>;
  readonly public_key_spki_pem: string;
  readonly service_account_files: readonly {
    readonly name: string;
    readonly keys?: readonly string[];
    readonly json?: Json;
    readonly private_key_text?: string;
    readonly verdict: string;
  }[];
  readonly jwt: {
    readonly header_json: string;
    readonly claims_json: string;
    readonly signing_input: string;
    readonly tokens: readonly JwtCase[];
  };
  readonly authorization: readonly {
    readonly name: string;
    readonly authorization: string | null;
    readonly http: number;
    readonly code: string;
  }[];
  readonly send_requests: {
    readonly cases: readonly {
      readonly name: string;
      readonly path: string;
      readonly push_type: string;
      readonly body: string;
      readonly bytes_total: number;
      readonly bytes_without_token_list: number;
    }[];
  };
  readonly size_boundary: Readonly<Record<'ascii' | 'chinese', SizeRows>> & { readonly request: string };
  readonly field_verdicts: readonly {
    readonly name: string;
    readonly push_type: string | null;
    readonly fragment: Json | string;
    readonly ok: boolean;
    readonly code: string;
  }[];
  readonly codes: readonly { readonly code: string; readonly msg: string; readonly retry: string }[];
  readonly reasons: readonly { readonly reason: string; readonly token: string }[];
  readonly responses: readonly {
    readonly name: string;
    readonly http: number;
    readonly body: string;
    readonly parsed?: {
      readonly code: string | null;
      readonly success: number | null;
      readonly failure: number | null;
      readonly bad: string | Readonly<Record<string, string>>;
    };
    readonly never_print?: readonly string[];
  }[];
  readonly receipts: readonly { readonly body: string; readonly result: number; readonly drop_token: boolean }[];
  readonly token_shapes: { readonly cases: readonly { readonly token: string; readonly class: string }[] };
}
interface SizeRows {
  readonly fill_character: string;
  readonly rows: readonly {
    readonly repeat: number;
    readonly bytes_without_token_list: number;
    readonly ok: boolean;
    readonly code: string;
  }[];
}
interface HuaweiVectors {
  readonly harmony_v3_jwt: {
    readonly header: { readonly kid: string };
    readonly payload: { readonly iss: string };
    readonly public_key_pem: string;
    readonly signing_input: string;
    readonly tokens: readonly JwtCase[];
  };
  readonly harmony_v3_send: { readonly path: string; readonly headers: Json; readonly body: string };
}

const file = readVectors<Vectors>('harmony');
const huawei = readVectors<HuaweiVectors>('huawei');

/** The PEM of the vectors' key, which is stored there without its armour. */
const pem = `-----BEGIN PRIVATE KEY-----\n${(file.service_account['private_key_pkcs8_der_base64'] ?? '').replace(/(.{64})/g, '$1\n')}\n-----END PRIVATE KEY-----\n`;
const { private_key_pkcs8_der_base64: _der, ...named } = file.service_account;
const account: Readonly<Record<string, string>> = { ...named, private_key: pem };
const second = { ...account, project_id: '900000000000000002', key_id: 'second', sub_account: '100000002' };
const T = 'T';
const NOW = 1_767_225_700_000;

/** The app of the vectors: every right except that for checked pictures; both projects exist. */
const open = (options: TestVendorOptions = {}) =>
  openTestVendor(harmony, {
    strict: true,
    now: NOW,
    settings: { harmony_service_account: JSON.stringify(account), harmony_click_uri: undefined },
    apps: [
      {
        id: 'second',
        value: () => undefined,
        file: () => Buffer.from(JSON.stringify(second)),
        state: 'published',
        rights: [],
        channels: undefined,
      },
    ],
    ...options,
    app: {
      values: { harmony_service_account: JSON.stringify(account) },
      rights: [rights.selfClassification, rights.call, rights.voice, rights.liveView],
      ...options.app,
    },
  });

const bearer = (now = NOW) =>
  `Bearer ${jwtOf({ clock: { now: () => now } } as never, { header: { kid: account['key_id'] }, claims: { iss: account['sub_account'] }, pem })}`;
const pathOf = (project = String(account['project_id'])): string => `/v3/${project}/messages:send`;
const goodBody = file.send_requests.cases[0]?.body ?? '';
const tokensIn = (text: string): readonly string[] =>
  (JSON.parse(text) as { target: { token: string[] } }).target.token;
const known = (text: string) => ({ devices: tokensIn(text).map((token) => ({ token })) });

describe('harmony vectors › service account', () => {
  const expected: Readonly<Record<string, string | undefined>> = {
    good: undefined,
    'only what is needed': undefined,
    'sub_account missing': 'harmony/service-account-incomplete sub_account',
    'key_id missing': 'harmony/service-account-incomplete key_id',
    'google file': 'harmony/service-account-incomplete key_id, private_key, sub_account',
    'agconnect-services': 'harmony/service-account-incomplete project_id, key_id, private_key, sub_account',
    'oauth client': 'harmony/oauth-client',
    'escaped line feeds': 'harmony/private-key-escaped',
    'PKCS#1 armour': 'harmony/private-key-pkcs1',
    'public key': 'harmony/private-key-unreadable',
  };
  const pkcs1 = openssl(['rsa', '-in', 'key.pem', '-traditional'], { 'key.pem': pem }).toString('utf8');
  const keyOf: Readonly<Record<string, string>> = {
    'escaped line feeds': pem.replaceAll('\n', '\\n'),
    'PKCS#1 armour': pkcs1,
    'public key': file.public_key_spki_pem,
  };

  it.each(file.service_account_files)('file: $name → $verdict', ({ name, keys, json }) => {
    const all: Readonly<Record<string, unknown>> = { ...account, private_key: keyOf[name] ?? pem };
    const content = json ?? Object.fromEntries(Object.entries(all).filter(([key]) => keys?.includes(key) ?? true));
    const settings = settingsOf(harmony, { harmony_service_account: JSON.stringify(content) });
    const found = harmony.credentials
      .check(settings, NOW)
      .map(({ code, args }) => (args['missing'] === undefined ? code : `${code} ${String(args['missing'])}`));
    expect(found).toEqual(expected[name] === undefined ? [] : [expected[name]]);
    // A file that can be repaired still signs.
    const read = readServiceAccount(settings);
    expect(read?.ok).toBe(['good', 'only what is needed', 'escaped line feeds', 'PKCS#1 armour'].includes(name));
  });
});

describe('harmony vectors › JWT', () => {
  it('our JWT is built like the vector and verified by openssl, and refused with one byte changed', () => {
    const read = readServiceAccount(settingsOf(harmony, { harmony_service_account: JSON.stringify(account) }));
    if (read?.ok !== true) throw new Error('the account of the vectors cannot be read');
    const jwt = signJwt(read.account, 1_767_225_600);
    const [head = '', claims = '', signature = ''] = jwt.split('.');
    expect(`${head}.${claims}`).toBe(file.jwt.signing_input);
    expect(Buffer.from(head, 'base64url').toString()).toBe(file.jwt.header_json);
    expect(Buffer.from(claims, 'base64url').toString()).toBe(file.jwt.claims_json);
    const verify = (text: string): string => {
      const options = ['-sigopt', 'rsa_padding_mode:pss', '-sigopt', 'rsa_pss_saltlen:32'];
      try {
        return openssl(['dgst', '-sha256', ...options, '-verify', 'public.pem', '-signature', 'signature', 'text'], {
          'public.pem': createPublicKey(pem).export({ type: 'spki', format: 'pem' }),
          signature: Buffer.from(signature, 'base64url'),
          text,
        })
          .toString('utf8')
          .trim();
      } catch {
        return 'refused';
      }
    };
    expect(verify(`${head}.${claims}`)).toBe('Verified OK');
    expect(verify(`${head}.${claims}x`)).toBe('refused');
  });

  it.each(file.jwt.tokens)('$name → $code', async ({ now, jwt, ok, code, path_project }) => {
    const vendor = open({ now: now * 1000, ...known(goodBody) });
    const answer = await call(vendor, goodBody, { Authorization: `Bearer ${jwt}` }, pathOf(path_project));
    expect(answer.code).toBe(ok ? '80000000' : code);
    if (code?.startsWith('80200') === true) expect(answer.status).toBe(401);
  });

  it.each(file.authorization)('header: $name → $http $code', async ({ authorization, http, code }) => {
    const vendor = open(known(goodBody));
    const headers: Record<string, unknown> = { Authorization: authorization ?? '' };
    expect(await call(vendor, goodBody, headers, pathOf())).toMatchObject({ status: http, code });
  });

  it.each(huawei.harmony_v3_jwt.tokens)('of the Huawei vectors: $name → $ok', async ({ now, jwt, ok, code }) => {
    const { header, payload, public_key_pem } = huawei.harmony_v3_jwt;
    const { path, headers, body } = huawei.harmony_v3_send;
    const project = /\/v3\/(\d+)\//.exec(path)?.[1] ?? '';
    const known_ = { key_id: header.kid, sub_account: payload.iss, private_key: public_key_pem, project_id: project };
    const vendor = open({
      now: now * 1000,
      ...known(body),
      app: { values: { harmony_service_account: JSON.stringify(known_) } },
    });
    const answer = await call(vendor, body, { ...headers, Authorization: `Bearer ${jwt}` }, path);
    expect(answer.code).toBe(ok ? '80000000' : code);
  });
});

describe('harmony vectors › requests', () => {
  const special: Readonly<Record<string, Partial<PushMessage>>> = {
    'test-message': { mode: 'test', ttlSeconds: 3600 },
    'badge-add': { badge: { mode: 'add', value: 1 } },
    'badge-set': { badge: { mode: 'set', value: 0 } },
    'several-lines': {
      raw: { payload: { notification: { style: 3, inboxContent: ['1. one', '2. two', '3. three'] } } },
    },
    'own-sound': {
      sound: 'alert.mp3',
      raw: { payload: { notification: { soundDuration: 30, foregroundShow: false } } },
    },
    'page-by-action': {
      raw: { payload: { notification: { clickAction: { actionType: 1, action: 'com.example.chat.OPEN' } } } },
    },
    background: { options: { 'harmony-push-type': 'background' } },
    'in-app-call': { options: { 'harmony-push-type': 'call' }, ttlSeconds: 30 },
    'chinese-text': { title: '你好', body: '离线推送' },
  };

  it.each(file.send_requests.cases)('$name: accepted, counted, and made by the client', async (sample) => {
    const vendor = open(known(sample.body));
    const headers = { 'push-type': sample.push_type, Authorization: bearer() };
    expect((await call(vendor, sample.body, headers, sample.path)).code).toBe('80000000');
    expect(Buffer.byteLength(sample.body)).toBe(sample.bytes_total);
    const wanted = JSON.parse(sample.body) as { pushOptions?: Json; payload: Json };
    expect(sizeWithoutTokens(wanted)).toBe(sample.bytes_without_token_list);
    const message = testMessage({
      title: 'Hello',
      body: 'Test push',
      ext: '{"conversationID":"c2c_user1"}',
      ...special[sample.name],
    });
    const uri = sample.name === 'page-by-uri' ? { harmony_click_uri: 'https://www.example.com:8080/chat' } : {};
    const settings = settingsOf(harmony, { harmony_category: 'IM', ...uri });
    const made = sendBody(message, settings, { tokens: tokensIn(sample.body), tag: 'tim-push-0001' });
    // ttl and biTag are always sent; the vector names only those it checks.
    expect(made['payload']).toEqual(wanted.payload);
    expect(made['target']).toEqual((wanted as Json)['target']);
    expect(made['pushOptions']).toMatchObject(wanted.pushOptions ?? {});
  });

  it('the body of the Huawei vectors is accepted too', async () => {
    const { path, headers, body } = huawei.harmony_v3_send;
    const vendor = open(known(body));
    expect((await call(vendor, body, { ...headers, Authorization: bearer() }, path)).code).toBe('80000000');
  });

  it.each([
    ...file.size_boundary.ascii.rows.map((row) => ({ ...row, fill: file.size_boundary.ascii.fill_character })),
    ...file.size_boundary.chinese.rows.map((row) => ({ ...row, fill: file.size_boundary.chinese.fill_character })),
  ])('$bytes_without_token_list bytes of $fill → $code', async ({ fill, repeat, bytes_without_token_list, code }) => {
    const request = JSON.parse(file.size_boundary.request) as { payload: { notification: { body: string } } };
    request.payload.notification.body = fill.repeat(repeat);
    expect(sizeWithoutTokens(request as never)).toBe(bytes_without_token_list);
    const vendor = open(known(file.size_boundary.request));
    expect((await call(vendor, request, { Authorization: bearer() }, pathOf())).code).toBe(code);
  });

  /** `<1000 x T>` means a thousand device tokens. */
  const expand = (fragment: Json): Json => {
    const target = fragment['target'] as Json | undefined;
    const count = /^<(\d+) x T>$/.exec(String(target?.['token']))?.[1];
    return count === undefined ? fragment : { ...fragment, target: { token: Array(Number(count)).fill(T) } };
  };

  it.each(file.field_verdicts)('field: $name → $code', async ({ name, push_type, fragment, ok, code }) => {
    const vendor = open({ devices: [{ token: T }, { token: 'T2' }] });
    const headers = { Authorization: bearer(), 'push-type': push_type ?? '' };
    const sent = typeof fragment === 'string' ? fragment : expand(fragment);
    const answer = await call(vendor, sent, headers, pathOf());
    // The verdicts do not cover device tokens: there this category is refused for each device token.
    if (name === 'PLAY_VOICE with push-type 0') {
      expect(vendor.received.at(-1)?.refusal).toBeUndefined();
      expect(answer).toMatchObject({ code: '80300007', msg: expect.stringContaining('notSupportPlayVoice') });
    } else expect(answer.code).toBe(code);
    expect(ok).toBe(vendor.received.at(-1)?.refusal === undefined);
  });
});

describe('harmony vectors › answers', () => {
  const table: Catalogue = resultCodes;
  const retryOf: Readonly<Record<string, readonly (string | undefined)[]>> = {
    '-': ['no'],
    no: ['no', 'after-fix'],
    yes: ['yes'],
    once: ['after-new-token'],
    later: ['later'],
    'after a new JWT': ['after-fix'],
  };

  it.each(file.codes)('$code is known, with its kind of retry', ({ code, retry }) => {
    expect(retryOf[retry]).toContain(table[`harmony/${code}`]?.retry);
  });

  it.each(file.reasons)('reason $reason: $token', ({ reason, token }) => {
    // "invalid for this app" may be a problem of the account: only a plain "invalid" means that the device token is dead.
    expect(table[`harmony/${reason}`]?.deviceToken).toBe(token === 'invalid' ? 'invalid' : undefined);
  });

  it.each(file.responses)('$name', async ({ http, body, parsed, never_print }) => {
    const answer = readAnswer({ status: http, headers: {}, body, tookMs: 1 });
    const bad = typeof parsed?.bad === 'object' ? parsed.bad : {};
    expect(answer?.code ?? null).toBe(parsed === undefined ? '80000000' : parsed.code);
    expect(Object.fromEntries(answer?.refusals?.reasons ?? [])).toEqual(bad);
    if (answer?.refusals !== undefined) {
      expect(answer.refusals.success ?? null).toBe(parsed?.success);
      expect(answer.refusals.failure ?? null).toBe(parsed?.failure);
    }
    const vendor = open();
    vendor.interrupt({ status: http, body }, { status: http, body });
    const named = Object.keys(bad);
    const others = parsed?.code === '80100000' && named.length > 0 ? ['MAgood'] : named.length > 0 ? [] : ['MAgood'];
    const results = await vendor.client.send(testMessage(), [...named, ...others]);
    for (const { token, status, problem } of results) {
      const reason = bad[token];
      if (reason !== undefined) {
        expect(status).toBe('rejected');
        expect(problem?.vendorMessage).toBe(reason);
        expect(problem?.code).toBe(table[`harmony/${reason}`] ? `harmony/${reason}` : 'harmony/unknown-reason');
        const isInvalid = file.reasons.find((item) => item.reason === reason)?.token === 'invalid';
        expect(problem?.entry.deviceToken === 'invalid').toBe(isInvalid);
      } else if (parsed?.bad === 'some tokens of the request, not named') {
        expect({ status, code: problem?.code }).toEqual({ status: 'unreachable', code: 'harmony/partly-unnamed' });
      } else if ((answer?.code ?? '') === '80000000' || named.length > 0) expect(status).toBe('accepted');
      else expect(problem?.code).toBe(answer === undefined ? `harmony/http-${http}` : `harmony/${answer.code}`);
    }
    for (const token of never_print ?? [])
      expect(JSON.stringify(results.map(({ problem }) => problem))).not.toContain(token);
  });

  it.each(file.receipts)('receipt $result: drop the token $drop_token', ({ body, result, drop_token }) => {
    const [entry] = (JSON.parse(body) as { statuses: readonly Readonly<Record<string, Json>>[] }).statuses;
    expect((entry?.['deliveryStatus'] ?? entry?.['formStatus'])?.['result']).toBe(result);
    expect(table[`harmony/${result}-receipt`]?.deviceToken !== undefined).toBe(drop_token);
  });

  it.each(file.token_shapes.cases)('a token of class $class', ({ token, class: kind }) => {
    const mine = kind === 'harmony-next' || kind === 'repairable';
    expect(harmony.fitsToken(token)).toBe(mine ? 'yes' : 'no');
    const wanted: Readonly<Record<string, string>> = { 'huawei-or-honor': 'older', huawei: 'older' };
    const own = mine ? kind : (wanted[kind] ?? 'unknown');
    expect(classifyToken(token).kind).toBe(own);
    // No form is documented: an unusual shape is never an error, a damaged device token is.
    const isDamaged = token === '' || token === 'undefined' || /[\s"]/.test(token);
    expect(harmony.checkToken(token).some((problem) => problem.severity === 'error')).toBe(isDamaged);
    expect(harmony.checkToken(token).length === 0).toBe(kind === 'harmony-next');
  });
});
