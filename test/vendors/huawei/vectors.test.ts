// Every Huawei vector through the real client and the strict emulator; the number of cases of each kind is asserted.
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { addIntentExtras } from '../../../src/push/click/click.js';
import { verifyReceipt } from '../../../src/push/receipts/signature.js';
import { checkServices } from '../../../src/vendors/huawei/agconnect.js';
import { readAnswer } from '../../../src/vendors/huawei/client/answers.js';
import { tokenRequest } from '../../../src/vendors/huawei/client/auth.js';
import { sendBody, sizeWithoutTokens } from '../../../src/vendors/huawei/client/message.js';
import { classifyToken } from '../../../src/vendors/huawei/client/token.js';
import { clientIdShape, limits, topicShape, ttlShape } from '../../../src/vendors/huawei/facts.js';
import { huawei } from '../../../src/vendors/huawei/index.js';
import { openTestVendor, settingsOf, testMessage } from '../../helpers/emulator-http.js';
import { base, call, type Json, keys, OK, signIn } from './talk.js';

interface Vectors {
  readonly oauth: {
    readonly url: string;
    readonly content_type: string;
    readonly cases: readonly {
      readonly name: string;
      readonly client_id: string;
      readonly client_secret: string;
      readonly form_body: string;
      readonly content_length: number;
    }[];
    readonly unescaped_bug: {
      readonly client_secret: string;
      readonly sent_without_encoding: string;
      readonly server_reads_client_secret: string;
    };
    readonly client_id_shape: { readonly cases: readonly { readonly v: string; readonly ok: boolean }[] };
    readonly responses: readonly { readonly name: string; readonly http: number; readonly body: Json }[];
  };
  readonly access_token_escape: {
    readonly raw_body: string;
    readonly wrong_by_regex: string;
    readonly right_by_json: string;
  };
  readonly send_requests: { readonly cases: readonly SendCase[] };
  readonly size_boundary: Readonly<Record<'ascii' | 'chinese', SizeRows>>;
  readonly ttl: { readonly cases: readonly { readonly ttl: string; readonly ok: boolean; readonly code: string }[] };
  readonly field_verdicts: readonly {
    readonly name: string;
    readonly fragment: Json | string;
    readonly ok: boolean;
    readonly code: string;
  }[];
  readonly responses: readonly {
    readonly name: string;
    readonly body: string;
    readonly parsed?: { readonly code: string; readonly bad: string | Readonly<Record<string, string>> };
  }[];
  readonly intent_uri: {
    readonly cases: readonly { readonly ext: string; readonly encoded: string; readonly intent: string }[];
  };
  readonly receipt_signature: {
    readonly cases: readonly {
      readonly name: string;
      readonly secret: string;
      readonly timestamp: string;
      readonly nonce: string;
      readonly user_name: string;
      readonly value_key_utf8: string;
      readonly value_key_base64_decoded: string | null;
      readonly headers?: readonly string[];
    }[];
    readonly must_fail: readonly { readonly why: string; readonly user_name?: string; readonly header: string }[];
  };
  readonly harmony_v3_jwt: {
    readonly public_key_pem: string;
    readonly header: { readonly kid: string };
    readonly payload: { readonly iss: string };
    readonly signing_input: string;
    readonly tokens: readonly {
      readonly name: string;
      readonly now: number;
      readonly jwt: string;
      readonly ok: boolean;
      readonly code?: string;
    }[];
  };
  readonly harmony_v3_send: { readonly path: string; readonly headers: Json; readonly body: string };
  readonly token_shapes: { readonly cases: readonly { readonly token: string; readonly class: string }[] };
  readonly agconnect: {
    readonly cases: readonly {
      readonly name: string;
      readonly file: Json;
      readonly expect: { readonly application_id: string; readonly push_client_id: string };
      readonly findings: readonly string[];
    }[];
    readonly confusable: readonly {
      readonly given_as_push_client_id?: string;
      readonly given_as_push_client_secret?: string;
      readonly finding: string;
    }[];
  };
  readonly topics: {
    readonly subscribe: { readonly path: string; readonly body: string };
    readonly list: { readonly path: string; readonly body: string };
    readonly name_rule: { readonly cases: readonly { readonly v: string; readonly ok: boolean }[] };
  };
  readonly qps: { readonly cases: readonly { readonly mau: number; readonly weight: number; readonly qps: number }[] };
}
interface SendCase {
  readonly name: string;
  readonly path: string;
  readonly body: string;
  readonly bytes_total: number;
  readonly bytes_without_token_list: number;
}
interface SizeRows {
  readonly fill_character: string;
  readonly rows: readonly {
    readonly repeat: number;
    readonly bytes_without_token_list: number;
    readonly code: string;
  }[];
}

const file = JSON.parse(readFileSync('fixtures/vectors/huawei.json', 'utf8')) as Vectors;
const APP = '100000001';
const known = { hw_app_id: APP };
const tokensIn = (body: string): string[] => (JSON.parse(body) as { message: { token: string[] } }).message.token;
const open = (options: Parameters<typeof openTestVendor>[1] = {}) =>
  openTestVendor(huawei, { strict: true, settings: known, app: { values: known, rights: ['urgency'] }, ...options });

describe('huawei vectors', () => {
  it('has the counts this test runs', () => {
    expect({
      oauth: file.oauth.cases.length,
      clientIds: file.oauth.client_id_shape.cases.length,
      signInAnswers: file.oauth.responses.length,
      sends: file.send_requests.cases.length,
      sizes: file.size_boundary.ascii.rows.length + file.size_boundary.chinese.rows.length,
      ttl: file.ttl.cases.length,
      fields: file.field_verdicts.length,
      answers: file.responses.length,
      intents: file.intent_uri.cases.length,
      receipts: file.receipt_signature.cases.length + file.receipt_signature.must_fail.length,
      jwt: file.harmony_v3_jwt.tokens.length,
      tokens: file.token_shapes.cases.length,
      agconnect: file.agconnect.cases.length + file.agconnect.confusable.length,
      topicNames: file.topics.name_rule.cases.length,
      qps: file.qps.cases.length,
    }).toEqual({
      oauth: 3,
      clientIds: 8,
      signInAnswers: 5,
      sends: 6,
      sizes: 6,
      ttl: 23,
      fields: 49,
      answers: 5,
      intents: 4,
      receipts: 5,
      jwt: 10,
      tokens: 13,
      agconnect: 11,
      topicNames: 8,
      qps: 6,
    });
  });
});

describe('huawei vectors › access token', () => {
  it.each(file.oauth.cases)('form: $name', async ({ client_id, client_secret, form_body, content_length }) => {
    const request = tokenRequest(keys(client_id, client_secret), 'https://oauth-login.cloud.huawei.com');
    expect(request).toMatchObject({
      url: file.oauth.url,
      body: form_body,
      headers: { 'Content-Type': file.oauth.content_type },
    });
    expect(Buffer.byteLength(form_body)).toBe(content_length);
    const values = { hw_app_id: client_id, hw_app_secret: client_secret };
    const vendor = openTestVendor(huawei, { strict: true, settings: values, app: { values } });
    expect(await vendor.client.verify()).toMatchObject({ status: 'verified' });
    const changed = await vendor.ask({ ...tokenRequest(keys(client_id, client_secret), base), body: `${form_body}x` });
    expect(JSON.parse(changed.body)).toMatchObject({ error: 1101, sub_error: 12304 });
  });

  it('a secret that was not encoded arrives damaged, and the emulator names the mistake', async () => {
    const { client_secret, sent_without_encoding, server_reads_client_secret } = file.oauth.unescaped_bug;
    expect(new URLSearchParams(sent_without_encoding).get('client_secret')).toBe(server_reads_client_secret);
    const values = { hw_app_id: APP, hw_app_secret: client_secret };
    const vendor = openTestVendor(huawei, { settings: values, app: { values } });
    const answer = await vendor.ask({ ...tokenRequest(keys(), base), body: sent_without_encoding });
    expect(answer.status).toBe(400);
    expect(answer.body).toContain('12304');
    expect(answer.body).toContain('not encoded for the form');
  });

  it.each(file.oauth.client_id_shape.cases)('client_id "$v" is $ok', async ({ v, ok }) => {
    expect(clientIdShape.test(v)).toBe(ok);
    const answer = await open().ask(tokenRequest(keys(v), base));
    expect(answer.body.includes('20002')).toBe(!ok);
  });

  it.each(file.oauth.responses)('sign-in answer: $name', async ({ http, body }) => {
    const vendor = open();
    vendor.interrupt({ status: http, body: JSON.stringify(body) });
    const { status, problems } = await vendor.client.verify();
    if (http === 200) expect(status).toBe('verified');
    else {
      expect(status).toBe('refused');
      expect(problems[0]?.code).toBe(`huawei/1101-${String(body['sub_error'])}`);
    }
  });

  it('\\/ in the access token is unescaped by the parser; a text search would give a token that is refused with 80200003', async () => {
    const { raw_body, right_by_json, wrong_by_regex } = file.access_token_escape;
    const vendor = open();
    vendor.interrupt({ status: 200, body: raw_body }, { status: 200, body: '{"code":"80000000","msg":"Success"}' });
    await vendor.client.send(testMessage(), [OK]);
    expect(vendor.protected).toContain(right_by_json);
    const other = open();
    expect(
      await call(other, `/v1/${APP}/messages:send`, {}, { Authorization: `Bearer ${wrong_by_regex}` }),
    ).toMatchObject({ status: 401, code: '80200003' });
  });
});

describe('huawei vectors › sending', () => {
  const bodyOf = (name: string): string | undefined => {
    const [tag, validateOnly] = ['tim-push-0001', name === 'dry-run'];
    const settings = settingsOf(huawei, {
      hw_category: 'IM',
      ...(name === 'badge' ? {} : { hw_importance: 'NORMAL' }),
      hw_badge_class: 'com.example.chat.MainActivity',
    });
    const [title, body] =
      name === 'chinese-text' ? ['新消息', '你好，世界'] : name === 'badge' ? ['t', 'b'] : ['Hello', 'Test push'];
    const sample = file.send_requests.cases.find((item) => item.name === name)?.body ?? '';
    if (name.startsWith('data-only')) return undefined;
    const message = testMessage({
      title: title ?? '',
      body: body ?? '',
      mode: 'test',
      ext: '{"conversationID":"c2c_user1"}',
      ...(name === 'badge' ? { badge: { mode: 'add', value: 1 } } : {}),
    });
    return JSON.stringify(sendBody(message, settings, { tokens: tokensIn(sample), validateOnly, tag }));
  };

  it.each(file.send_requests.cases)('$name: our body is the same, and the emulator accepts it', async (sample) => {
    const own = bodyOf(sample.name);
    // Our client never sends a message without a notification.
    if (own !== undefined) expect(own).toBe(sample.body);
    expect(Buffer.byteLength(sample.body)).toBe(sample.bytes_total);
    expect(sizeWithoutTokens(JSON.parse(sample.body) as Json)).toBe(sample.bytes_without_token_list);
    const vendor = open({ devices: tokensIn(sample.body).map((token) => ({ token })) });
    const headers = { Authorization: `Bearer ${await signIn(vendor, APP)}` };
    expect(await call(vendor, sample.path, sample.body, headers)).toMatchObject({ status: 200, code: '80000000' });
    const broken = sample.body.replace('"token":["IQ', '"token":["JQ');
    const changed = await call(vendor, sample.path, broken, headers);
    if (sample.name !== 'dry-run') expect(['80300007', '80100000']).toContain(changed.code);
  });

  it.each(['ascii', 'chinese'] as const)('4096 bytes pass, one more does not: %s', async (kind) => {
    const { fill_character, rows } = file.size_boundary[kind];
    const sample = file.send_requests.cases[0] as SendCase;
    for (const { repeat, bytes_without_token_list, code } of rows) {
      const body = JSON.parse(sample.body) as { message: { android: { notification: { body: string } } } };
      body.message.android.notification.body = fill_character.repeat(repeat);
      expect(sizeWithoutTokens(body as unknown as Json)).toBe(bytes_without_token_list);
      const vendor = open({ devices: tokensIn(sample.body).map((token) => ({ token })) });
      const headers = { Authorization: `Bearer ${await signIn(vendor, APP)}` };
      expect((await call(vendor, sample.path, body, headers)).code).toBe(code);
    }
  });

  it.each(file.ttl.cases)('ttl "$ttl" is $ok', async ({ ttl, ok, code }) => {
    expect(ttlShape.test(ttl) && Number.parseFloat(ttl) <= limits.ttlMax).toBe(ok);
    const vendor = open();
    const body = {
      message: { android: { ttl, notification: { title: 't', body: 'b', click_action: { type: 3 } } }, token: [OK] },
    };
    const headers = { Authorization: `Bearer ${await signIn(vendor, APP)}` };
    expect((await call(vendor, `/v1/${APP}/messages:send`, body, headers)).code).toBe(code);
  });

  it.each(file.field_verdicts)('field: $name → $code', async ({ fragment, code }) => {
    const vendor = open({ devices: [{ token: 'T' }], topics: { news: ['T'] } });
    const headers = { Authorization: `Bearer ${await signIn(vendor, APP)}` };
    const body = typeof fragment === 'string' ? fragment : expandTokens(fragment);
    expect((await call(vendor, `/v1/${APP}/messages:send`, body, headers)).code).toBe(code);
  });

  it.each(file.responses)('answer: $name', async ({ body, parsed }) => {
    const vendor = open();
    const answer = readAnswer(body);
    const bad = typeof parsed?.bad === 'object' ? parsed.bad : {};
    expect(Object.fromEntries(answer?.refused ?? [])).toEqual(
      Object.fromEntries(Object.entries(bad).map(([token, why]) => [token, why === 'invalid' ? 'illegal-token' : why])),
    );
    await vendor.client.verify();
    vendor.interrupt({ status: 200, body });
    const results = await vendor.client.send(testMessage(), [OK, ...Object.keys(bad)]);
    for (const { token, status, problem } of results) {
      if (typeof parsed?.bad === 'string') expect(problem?.code).toBe('huawei/80300007');
      else if (bad[token] === undefined) expect(status).toBe('accepted');
      else expect(problem?.code).toBe(`huawei/80100000-${bad[token] === 'invalid' ? 'illegal-token' : bad[token]}`);
    }
  });

  it.each(file.intent_uri.cases)('intent for $ext', async ({ ext, intent }) => {
    const page = 'intent://com.example.chat/deeplink?#Intent;scheme=myapp;launchFlags=0x4000000;end';
    expect(addIntentExtras(page, { ext })).toBe(intent);
    const vendor = openTestVendor(huawei, { strict: true });
    await vendor.client.send(testMessage({ ext, clickTarget: 'timpush', clickPage: page }), [OK]);
    expect(vendor.pushes()[0]?.ext).toBe(ext);
  });
});

describe('huawei vectors › receipts, tokens, files, topics', () => {
  it.each(file.receipt_signature.cases)('receipt: $name, with the secret as text and as base64', (sample) => {
    const { secret, user_name: user, timestamp, nonce } = sample;
    const header = (value: string) => `timestamp=${timestamp}; nonce=${nonce}; value=${value}`;
    expect(verifyReceipt(header(sample.value_key_utf8), user, secret)).toBe('utf8');
    if (sample.value_key_base64_decoded !== null)
      expect(verifyReceipt(header(sample.value_key_base64_decoded), user, secret)).toBe('base64');
    for (const given of sample.headers ?? []) expect(verifyReceipt(given, user, secret)).toBe('base64');
  });

  it.each(file.receipt_signature.must_fail)('receipt refused: $why', ({ header, user_name }) => {
    expect(verifyReceipt(header, user_name ?? 'timpush', 'MTIzNDU2Nzg5MGFiY2RlZg==')).toBeUndefined();
  });

  it.each(file.harmony_v3_jwt.tokens)('JWT: $name → $ok', async ({ now, jwt, ok, code }) => {
    const { header, payload, public_key_pem } = file.harmony_v3_jwt;
    const account = { key_id: header.kid, sub_account: payload.iss, private_key: public_key_pem };
    const values = { hw_service_account: JSON.stringify(account), hw_project_id: '900000000000000001' };
    const { path, headers, body } = file.harmony_v3_send;
    const tokens = (JSON.parse(body) as { target: { token: string[] } }).target.token;
    const vendor = openTestVendor(huawei, {
      strict: true,
      now: now * 1000,
      app: { values },
      devices: tokens.map((token) => ({ token })),
    });
    const given = { ...headers, Authorization: `Bearer ${jwt}` };
    const answer = await call(vendor, path, body, given);
    expect(answer.code).toBe(ok ? '80000000' : code);
  });

  it('v3 refuses an access token of OAuth, and our JWT is built like the vector', async () => {
    const { path, body } = file.harmony_v3_send;
    const vendor = openTestVendor(huawei, { app: { values: { hw_project_id: '900000000000000001' } } });
    expect(await call(vendor, path, body)).toMatchObject({ status: 401, code: '80200001' });
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const { signServiceAccount } = await import('../../../src/vendors/huawei/client/service-account.js');
    const { header, payload, signing_input } = file.harmony_v3_jwt;
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
    const jwt = signServiceAccount(
      { keyId: header.kid, subAccount: payload.iss, privateKey: pem, projectId: '1' },
      1_700_000_000,
    );
    const parts = (text: string): unknown[] =>
      text
        .split('.')
        .slice(0, 2)
        .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString('utf8')));
    expect(parts(jwt)).toEqual(parts(signing_input));
  });

  it.each(file.token_shapes.cases)('a token of class $class', ({ token, class: kind }) => {
    const fit = huawei.fitsToken(token);
    if (kind === 'huawei-or-honor') expect(fit).toBe('maybe');
    else if (['huawei', 'huawei-legacy'].includes(kind)) expect(fit).toBe('yes');
    else expect(fit).toBe('no');
    // HarmonyOS 5 is a separate vendor; sent here with --force, the shape is still reported.
    if (kind === 'harmony-next') expect(classifyToken(token)).toBe('harmony-next');
    // Huawei documents no form: an unusual shape is never an error, a damaged device token is.
    const isDamaged = token === '' || token === 'null' || /[\s"]/.test(token);
    expect(huawei.checkToken(token).some((problem) => problem.severity === 'error')).toBe(isDamaged);
  });

  const findingCode: Readonly<Record<string, string>> = {
    'package-mismatch': 'huawei/services-package-mismatch',
    'client-app-id-missing': 'huawei/services-no-app-id',
    'oauth-client-id-differs-from-app-id': 'huawei/services-client-differs',
    'push-client-id-mismatch': 'huawei/services-client-mismatch',
    'region-unknown': 'huawei/services-region-unknown',
    'region-missing': 'huawei/services-region-missing',
    'product-id-differs-from-project-id': 'huawei/services-product-differs',
    'gateway-host-not-of-region': 'huawei/services-host-of-other-region',
    'agc-gateway-id-used-as-push-client-id': 'huawei/gateway-id-used',
    'agc-gateway-secret-used-as-push-secret': 'huawei/gateway-secret-used',
    'project-id-used-as-push-client-id': 'huawei/project-id-used',
  };
  it.each(file.agconnect.cases)('agconnect-services.json: $name', ({ file: content, expect: wanted, findings }) => {
    const app = { packageName: wanted.application_id, clientId: wanted.push_client_id, clientSecret: undefined };
    const found = checkServices(JSON.stringify(content), app).map((item) => item.code);
    expect(found).toEqual(findings.map((name) => findingCode[name]));
  });

  it.each(file.agconnect.confusable)('agconnect-services.json: $finding', (sample) => {
    const good = JSON.stringify(file.agconnect.cases[0]?.file);
    const found = checkServices(good, {
      packageName: 'com.example.chat',
      clientId: sample.given_as_push_client_id ?? APP,
      clientSecret: sample.given_as_push_client_secret,
    });
    expect(found.map((item) => item.code)).toEqual([findingCode[sample.finding]]);
  });

  it('topics: subscribe and list as the vectors write them', async () => {
    const { subscribe, list } = file.topics;
    const tokens = (JSON.parse(subscribe.body) as { tokenArray: string[] }).tokenArray;
    const vendor = open({ devices: tokens.map((token) => ({ token })) });
    const headers = { Authorization: `Bearer ${await signIn(vendor, APP)}` };
    expect((await call(vendor, subscribe.path, subscribe.body, headers)).body).toMatchObject({
      code: '80000000',
      successCount: 2,
      failureCount: 0,
    });
    const { body } = await call(vendor, list.path, list.body, headers);
    expect(body).toMatchObject({ code: '80000000', topics: [{ name: 'news', addDate: '2025-01-07' }] });
  });

  it.each(file.topics.name_rule.cases)('topic "$v" is $ok', async ({ v, ok }) => {
    const topic = /^n x (\d+)$/.test(v) ? 'n'.repeat(Number(v.slice(4))) : v;
    expect(topicShape.test(topic)).toBe(ok);
    const vendor = open();
    const headers = { Authorization: `Bearer ${await signIn(vendor, APP)}` };
    const { code } = await call(vendor, `/v1/${APP}/topic:subscribe`, { topic, tokenArray: [OK] }, headers);
    expect(code).toBe(ok ? '80000000' : '82000007');
  });

  it.each(file.qps.cases)('speed: $mau users of weight $weight may send $qps a second', ({ mau, weight, qps }) => {
    expect(Math.max(huawei.facts.requestsPerSecond ?? 0, Math.floor(mau * weight * 0.00072))).toBe(qps);
  });
});

function expandTokens(fragment: Json): Json {
  const message = fragment['message'];
  if (typeof message !== 'object' || message === null) return fragment;
  const many = /^<(\d+) x (.+)>$/.exec(String((message as Json)['token']));
  if (many === null) return fragment;
  return { ...fragment, message: { ...message, token: Array.from({ length: Number(many[1]) }, () => many[2]) } };
}
