// Every vector of fixtures/vectors/fcm.json through the client's own functions and through the strict emulator.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readInfoAnswer, readSendAnswer, readTokenAnswer } from '../../../src/vendors/fcm/client/answers.js';
import { tokenForm as formOf, signJwt } from '../../../src/vendors/fcm/client/auth.js';
import { checkMessage } from '../../../src/vendors/fcm/client/check-message.js';
import { bodyOf, durationOf } from '../../../src/vendors/fcm/client/message.js';
import { readServiceAccount } from '../../../src/vendors/fcm/client/service-account.js';
import { classifyToken } from '../../../src/vendors/fcm/client/token.js';
import { isReservedKey } from '../../../src/vendors/fcm/facts.js';
import { fcm } from '../../../src/vendors/fcm/index.js';
import { openTestVendor, sandboxBase, settingsOf, testMessage } from '../../helpers/emulator-http.js';
import { accountWith, call, changeMessage, FID, type Json, OK, tokenForm, vectorAccount, vectors } from './talk.js';

const ran = new Map<string, number>();
const casesOf = <Case>(kind: string): readonly Case[] => {
  const [name = '', list] = kind.split('.');
  const found = vectors[name];
  const cases = (list === undefined ? found : (found as Json)[list]) as readonly Case[];
  ran.set(kind, cases.length);
  return cases;
};

const values = { google_service_account: JSON.stringify(vectorAccount), google_services_json: '' };
const settings = settingsOf(fcm, values);
const account = (() => {
  const read = readServiceAccount(settings);
  if (read?.ok !== true) throw new Error('the account of the vectors cannot be read');
  return read.account;
})();
const open = (now = 1_767_225_605) =>
  openTestVendor(fcm, {
    settings: values,
    app: { values },
    now: now * 1000,
    strict: true,
    devices: [{ token: 'TOKEN' }],
  });
const ask = (assertion: string, now: number) => open(now).ask(tokenForm(assertion));
const response = (status: number, body: unknown, headers: Record<string, string> = {}) => ({
  status,
  headers,
  body: JSON.stringify(body),
  tookMs: 1,
});

describe('fcm vectors › assertions', () => {
  interface Assertion {
    name: string;
    header_json: string;
    claims_json: string;
    signing_input: string;
    signing_input_sha256: string;
    assertion: string;
    form_body: string;
  }
  it.each(casesOf<Assertion>('assertions'))(
    '$name is signed and sent byte by byte, and the emulator accepts it',
    async (item) => {
      expect(signJwt(item.header_json, item.claims_json, account.key)).toBe(item.assertion);
      expect(createHash('sha256').update(item.signing_input).digest('hex')).toBe(item.signing_input_sha256);
      expect(item.assertion.startsWith(`${item.signing_input}.`)).toBe(true);
      expect(formOf(item.assertion)).toBe(item.form_body);
      expect((await ask(item.assertion, 1_767_225_600)).status).toBe(200);
    },
  );

  it('the client makes the first of them by itself', async () => {
    const [first] = casesOf<Assertion>('assertions');
    const vendor = open(1_767_225_600);
    expect(await vendor.client.verify()).toMatchObject({ status: 'verified' });
    expect(vendor.received[0]?.request.body).toBe(first?.form_body);
  });

  it.each(casesOf<Assertion>('assertions'))('$name with one character changed is refused', async ({ assertion }) => {
    const at = assertion.lastIndexOf('.') + 10;
    const wrong = assertion.slice(0, at) + (assertion[at] === 'A' ? 'B' : 'A') + assertion.slice(at + 1);
    const answer = readTokenAnswer(await ask(wrong, 1_767_225_600), 0);
    expect(answer).toMatchObject({ ok: false, problem: { code: 'fcm/invalid_grant-signature' } });
  });
});

describe('fcm vectors › token endpoint', () => {
  interface Check {
    name: string;
    assertion: string;
    now: number;
    expect_status: number;
    expect_error: string | null;
    expect_description: string | null;
  }
  it.each(casesOf<Check>('token_endpoint_checks'))('$name', async (item) => {
    const answer = await ask(item.assertion, item.now);
    expect(answer.status).toBe(item.expect_status);
    const body = JSON.parse(answer.body) as Json;
    if (item.expect_error === null) {
      expect(Object.keys(body)).toEqual(Object.keys(vectors['token_endpoint_ok_body'] as Json));
      return;
    }
    expect(body['error']).toBe(item.expect_error);
    if (item.expect_description !== null) expect(body['error_description']).toBe(item.expect_description);
    const read = readTokenAnswer(answer, 0);
    expect(read.ok ? 'accepted' : read.problem.code).toMatch(new RegExp(`^fcm/${item.expect_error}(-|$)`));
  });

  it('reads the answer of the vectors', () => {
    ran.set('token_endpoint_ok_body', Object.keys(vectors['token_endpoint_ok_body'] as Json).length);
    expect(readTokenAnswer(response(200, vectors['token_endpoint_ok_body']), 0)).toEqual({
      ok: true,
      value: 'ya29.example',
      lifeSeconds: 3599,
    });
  });
});

describe('fcm vectors › wrong files for the service account', () => {
  const codes: Readonly<Record<string, string | undefined>> = {
    service_account: undefined,
    google_services_json: 'fcm/service-account-incomplete',
    oauth_client: 'fcm/oauth-client',
    authorized_user: 'fcm/authorized-user',
    legacy_server_key: 'fcm/legacy-server-key',
    escaped_newlines: 'fcm/private-key-escaped',
  };
  it.each(casesOf<{ name: string; json?: Json; text?: string; keys?: string[] }>('credential_files'))(
    '$name',
    async (item) => {
      const escaped = accountWith({ private_key: String(vectorAccount['private_key']).replaceAll('\n', '\\n') });
      const content =
        item.text ??
        (item.json !== undefined
          ? JSON.stringify(item.json)
          : item.name === 'escaped_newlines'
            ? escaped
            : accountWith({}));
      if (item.keys !== undefined)
        expect(Object.keys(JSON.parse(content) as Json)).toEqual(expect.arrayContaining(item.keys));
      const given = { ...values, google_service_account: content };
      const found = fcm.credentials.check(settingsOf(fcm, given), 0).map((problem) => problem.code);
      expect(found).toEqual(codes[item.name] === undefined ? [] : [codes[item.name]]);
      const vendor = openTestVendor(fcm, { settings: given, app: { values }, strict: true });
      const works = item.name === 'service_account' || item.name === 'escaped_newlines';
      expect((await vendor.client.verify()).status).toBe(works ? 'verified' : 'refused');
      expect(vendor.received.length > 0).toBe(works);
    },
  );
});

describe('fcm vectors › send requests', () => {
  interface Request {
    name: string;
    input: { token: string; title?: string; body?: string; ext?: string; channel_id?: string; validate_only: boolean };
    path?: string;
    expect_body?: Json;
    expect_body_contains?: Json;
    expect_response?: Json;
  }
  it.each(casesOf<Request>('send_requests'))('$name', async ({ input, ...expected }) => {
    const message = {
      ...testMessage({ title: input.title ?? 'Alice', body: input.body ?? 'hello' }),
      ...(input.ext === undefined ? {} : { ext: input.ext }),
      ...(input.channel_id === undefined ? {} : { channelId: input.channel_id }),
    };
    const body = bodyOf(message, settings, input.token, input.validate_only);
    if (expected.expect_body !== undefined) expect(body).toEqual(expected.expect_body);
    if (expected.expect_body_contains !== undefined) expect(body).toMatchObject(expected.expect_body_contains);
    const vendor = open();
    const [result] = input.validate_only
      ? ((await vendor.client.dryRun?.(message, [input.token])) ?? [])
      : await vendor.client.send(message, [input.token]);
    expect(result?.status).toBe(input.validate_only ? 'dry-run-ok' : 'accepted');
    const last = vendor.received.at(-1);
    expect(JSON.parse(String(last?.request.body))).toEqual(body);
    if (expected.path !== undefined) expect(last?.path).toBe(expected.path);
    if (expected.expect_response !== undefined) expect(last?.reply.body).toEqual(expected.expect_response);
  });
});

describe('fcm vectors › limits', () => {
  it.each(casesOf<{ ms: number; json: string; ok?: boolean }>('ttl'))(
    'ttl $ms ms is $json',
    async ({ ms, json, ok = true }) => {
      expect(durationOf(ms)).toBe(json);
      const vendor = open();
      changeMessage(vendor, (message) => ({ ...message, android: { ttl: json } }));
      const [result] = await vendor.client.send(testMessage(), ['TOKEN']);
      expect(result?.problem?.code).toBe(ok ? undefined : 'fcm/INVALID_ARGUMENT-field');
      if (ms % 1000 !== 0) return;
      const codes = checkMessage(testMessage({ ttlSeconds: ms / 1000 }), settings).map((problem) => problem.code);
      expect(codes.includes('fcm/ttl-out-of-range')).toBe(!ok);
    },
  );

  it.each(casesOf<{ data_key: string; value_char: string; repeat: number; bytes: number; ok: boolean }>('data_size'))(
    '$bytes bytes of data',
    async ({ data_key: key, value_char: char, repeat, bytes, ok }) => {
      const ext = char.repeat(repeat);
      expect(Buffer.byteLength(key) + Buffer.byteLength(ext)).toBe(bytes);
      const codes = checkMessage(testMessage({ ext }), settings).map((problem) => problem.code);
      expect(codes.includes('fcm/data-too-large')).toBe(!ok);
      const [result] = await open().client.send(testMessage({ ext }), ['TOKEN']);
      expect(result?.problem?.code).toBe(ok ? undefined : 'fcm/INVALID_ARGUMENT-too-big');
    },
  );

  it.each(casesOf<{ key: string; ok: boolean }>('data_keys'))('data key $key', async ({ key, ok }) => {
    expect(isReservedKey(key)).toBe(!ok);
    const raw = { message: { data: { [key]: 'x' } } };
    const codes = checkMessage(testMessage({ raw }), settings).map((problem) => problem.code);
    expect(codes.includes('fcm/data-key-reserved')).toBe(!ok);
    const [result] = await open().client.send(testMessage({ raw }), ['TOKEN']);
    expect(result?.problem?.code).toBe(ok ? undefined : 'fcm/INVALID_ARGUMENT-field');
  });

  it.each(casesOf<{ value: unknown; ok: boolean }>('data_values'))('data value $value', async ({ value, ok }) => {
    const raw = { message: { data: { count: value } } };
    const codes = checkMessage(testMessage({ raw }), settings).map((problem) => problem.code);
    expect(codes.includes('fcm/data-not-string')).toBe(!ok);
    const [result] = await open().client.send(testMessage({ raw }), ['TOKEN']);
    expect(result?.problem?.code).toBe(ok ? undefined : 'fcm/INVALID_ARGUMENT-data-value');
  });

  it.each(casesOf<{ message_keys: string[]; ok: boolean }>('targets'))(
    'target $message_keys',
    async ({ message_keys: keys, ok }) => {
      const target = { token: OK, fid: FID, topic: 'news', condition: "'news' in topics" };
      const given = Object.fromEntries(keys.map((key) => [key, target[key as keyof typeof target]]));
      const vendor = open();
      changeMessage(vendor, ({ token: _, ...message }) => ({ ...message, ...given }));
      const [result] = await vendor.client.send(testMessage(), [OK]);
      const empty = 'fcm/INVALID_ARGUMENT-no-target';
      expect(result?.problem?.code).toBe(ok ? undefined : keys.length === 0 ? empty : 'fcm/INVALID_ARGUMENT-field');
    },
  );
});

describe('fcm vectors › answers', () => {
  const codes: Readonly<Record<string, string>> = {
    unregistered: 'fcm/UNREGISTERED',
    invalid_token_short_shape: 'fcm/INVALID_ARGUMENT-token',
    invalid_token_two_details: 'fcm/INVALID_ARGUMENT-token',
    no_target: 'fcm/INVALID_ARGUMENT-no-target',
    too_big: 'fcm/INVALID_ARGUMENT-too-big',
    sender_id_mismatch: 'fcm/SENDER_ID_MISMATCH',
    iam: 'fcm/IAM_PERMISSION_DENIED',
    api_disabled: 'fcm/SERVICE_DISABLED',
    third_party_auth: 'fcm/THIRD_PARTY_AUTH_ERROR',
    quota: 'fcm/QUOTA_EXCEEDED',
    internal: 'fcm/INTERNAL',
    unavailable: 'fcm/UNAVAILABLE',
  };
  it.each(casesOf<{ name: string; http_status: number; body: Json; retry: boolean }>('errors'))(
    '$name',
    async (item) => {
      const read = readSendAnswer(response(item.http_status, item.body), 0);
      if (read.ok) throw new Error('a refusal was read as success');
      expect(read.problem.code).toBe(codes[item.name]);
      expect(read.problem.entry.retry === 'yes').toBe(item.retry);
      expect(read.staleToken).toBe(false);
      const vendor = open();
      await vendor.client.verify();
      await vendor.client.send(testMessage(), ['TOKEN']);
      vendor.interrupt({ status: item.http_status, body: JSON.stringify(item.body) });
      expect(await vendor.client.send(testMessage(), ['TOKEN'])).toMatchObject([
        { status: 'rejected', attempts: 1, problem: { code: codes[item.name] } },
      ]);
    },
  );

  it.each(casesOf<{ status: number; body: Json; query?: string }>('iid_info'))(
    'information $status $query',
    async (item) => {
      const read = readInfoAnswer(response(item.status, item.body), 0);
      const kind = { 200: 'known', 404: 'unknown', 400: 'malformed' }[item.status];
      expect(read.kind).toBe(kind);
      if (read.kind === 'known') {
        expect(read).toMatchObject({ application: 'com.example.chat', entity: '123456789012', platform: 'ANDROID' });
        expect(read.topics).toEqual(item.query === undefined ? [] : ['news']);
      }
      const vendor = open();
      const access = JSON.parse(
        (await ask((vectors['assertions'] as { assertion: string }[])[0]?.assertion ?? '', 1_767_225_600)).body,
      ) as Json;
      expect(access['access_token']).toMatch(/^\S{20,}$/);
      const token =
        item.status === 200 ? 'TOKEN' : item.status === 404 ? OK.replace('Accepted', 'Nobody00') : 'not-a-token';
      await vendor.client.verify();
      const statuses = await vendor.client.status?.([token], { probe: false, consume: false });
      expect(statuses?.[0]?.state).toBe(item.status === 200 ? 'valid' : 'invalid');
      expect(vendor.received.at(-1)?.request.url.startsWith(`${sandboxBase}/fcm/iid/info/`)).toBe(true);
      expect(vendor.received.at(-1)?.reply.status).toBe(item.status);
    },
  );
});

describe('fcm vectors › device tokens', () => {
  it.each(casesOf<{ value: string; class: string; length?: number; fixed?: string }>('device_tokens'))(
    '$class',
    (item) => {
      const found = classifyToken(item.value);
      expect(found.kind).toBe(item.class === 'apns' ? 'unknown' : item.class);
      expect(found.fixed).toBe(item.fixed);
      if (item.length !== undefined) expect(item.value).toHaveLength(item.length);
      expect(fcm.fitsToken(item.value)).toBe(
        item.class === 'apns' ? 'no' : item.class === 'fcm_without_id' ? 'maybe' : 'yes',
      );
      expect(fcm.checkToken(item.value).length > 0).toBe(item.class !== 'fcm');
    },
  );
});

describe('fcm vectors › installation IDs', () => {
  const A_FID = 'cXr8sKq0TfK1nV9mAbCdEf';
  const withDevice = (token: string) =>
    openTestVendor(fcm, {
      settings: values,
      app: { values },
      now: 1_767_225_605_000,
      strict: true,
      devices: [{ token }],
    });

  it.each(casesOf<{ random_bytes_hex: string; fid: string }>('fid_generation.cases'))(
    '$fid is one',
    ({ random_bytes_hex, fid }) => {
      const bytes = Buffer.from(random_bytes_hex, 'hex');
      bytes[0] = 0x70 + ((bytes[0] ?? 0) % 16);
      expect(bytes.toString('base64url').slice(0, 22)).toBe(fid);
      expect(classifyToken(fid).kind).toBe('fid');
    },
  );

  it.each(casesOf<{ value: string; class: string; fixed?: string }>('fid_shapes.cases'))('$value: $class', (item) => {
    const found = classifyToken(item.value);
    expect(found.fixed).toBe(item.fixed);
    expect(found.kind === 'fid').toBe(item.class === 'fid');
    if (item.class === 'fcm') expect(found.kind).toBe('fcm');
    // Assigned to FCM only when the vendor is given, and sent only with a warning.
    if (item.class !== 'fcm') expect(fcm.fitsToken(item.value)).not.toBe('yes');
    if (item.class === 'fid')
      expect(fcm.checkToken(item.value)).toMatchObject([{ code: 'fcm/installation-id', severity: 'warning' }]);
  });

  it.each(
    casesOf<{
      name: string;
      input?: { fid: string; title?: string; body?: string; ext?: string; channel_id?: string; validate_only: boolean };
      expect_body?: Json;
      path?: string;
      method?: string;
      expect_status?: number;
      expect_error_status?: string;
      expect_body_contains?: Json;
    }>('fid_send_requests'),
  )('$name', async ({ name, input, expect_body, path = '', method, ...wanted }) => {
    const vendor = withDevice(A_FID);
    if (input === undefined) {
      const registered = decodeURIComponent(/registrations\/([^/]+)/.exec(path)?.[1] ?? '');
      const phone = withDevice(registered);
      const send = (as: string) => call(phone, path, {}, { method: as as 'POST', account: accountWith({}) });
      // The second of two equal calls requires the first.
      if (name.endsWith('_twice')) expect((await send('POST')).status).toBe(200);
      const answer = await send(method ?? 'POST');
      expect(answer.status).toBe(wanted.expect_status);
      if (wanted.expect_error_status !== undefined)
        expect(answer.json).toMatchObject({ error: { status: wanted.expect_error_status } });
      if (wanted.expect_body_contains !== undefined) expect(answer.json).toMatchObject(wanted.expect_body_contains);
      return;
    }
    const message = testMessage({
      title: input.title ?? 't',
      body: input.body ?? 'b',
      ...(input.ext === undefined ? {} : { ext: input.ext }),
      ...(input.channel_id === undefined ? {} : { channelId: input.channel_id }),
    });
    const [result] = input.validate_only
      ? ((await vendor.client.dryRun?.(message, [A_FID])) ?? [])
      : await vendor.client.send(message, [A_FID]);
    expect(result?.status).toBe(input.validate_only ? 'dry-run-ok' : 'accepted');
    const sent = JSON.parse(String(vendor.received.at(-1)?.request.body)) as Json;
    if (expect_body !== undefined) expect(sent).toEqual(expect_body);
    else expect(sent).toMatchObject({ validate_only: true, message: { fid: A_FID } });
  });

  it.each(casesOf<{ name: string; http_status: number; body: Json }>('fid_errors'))(
    '$name',
    async ({ name, http_status, body }) => {
      const vendor = withDevice(A_FID);
      await vendor.client.send(testMessage(), [A_FID]);
      vendor.interrupt({ status: http_status, body: JSON.stringify(body) });
      const [result] = await vendor.client.send(testMessage(), [A_FID]);
      const wanted: Readonly<Record<string, RegExp>> = {
        fid_unregistered: /^fcm\/UNREGISTERED-installation$/,
        fid_not_found_without_details: /^fcm\/UNREGISTERED-installation$/,
        fid_malformed: /^fcm\/INVALID_ARGUMENT/,
        fid_and_token: /^fcm\/INVALID_ARGUMENT/,
        fid_of_another_project: /^fcm\/SENDER_ID_MISMATCH$/,
      };
      expect(result?.status).toBe('rejected');
      expect(result?.problem?.code).toMatch(wanted[name] ?? /never/);
      // It may be a device token cut at the colon, so it is not reported as invalid.
      expect(result?.problem?.entry.deviceToken).toBeUndefined();
    },
  );

  it.each(casesOf<{ message_keys: string[]; ok: boolean }>('fid_targets'))(
    'target $message_keys',
    async ({ message_keys, ok }) => {
      const target: Json = { token: OK, fid: FID, topic: 'news', condition: "'news' in topics" };
      const vendor = open();
      changeMessage(vendor, ({ token: _, ...message }) => ({
        ...message,
        ...Object.fromEntries(message_keys.map((key) => [key, target[key]])),
      }));
      const [result] = await vendor.client.send(testMessage(), [OK]);
      expect(result?.problem === undefined).toBe(ok);
    },
  );

  it.each(casesOf<{ phone: string; send_by: string; ok: boolean }>('fid_registration.cases'))(
    '$phone, sent by $send_by',
    async ({ phone, send_by, ok }) => {
      const token = `${A_FID}:APA91b${'x'.repeat(134)}`;
      const registered = phone.startsWith('registered by token') ? token : A_FID;
      const vendor = withDevice(registered);
      const address = send_by === 'token' ? token : A_FID;
      const [result] = await vendor.client.send(testMessage(), [address]);
      expect(result?.problem?.vendorCode).toBe(ok ? undefined : 'UNREGISTERED');
      const state = (await vendor.client.status?.([address], { probe: false, consume: false }))?.[0]?.state;
      expect(state).toBe(ok ? 'valid' : send_by === 'token' ? 'invalid' : 'unknown');
    },
  );
});

it('fcm vectors › the service account and its public key belong together', () => {
  ran.set('service_account', Object.keys(vectors.service_account).length);
  expect(account.projectId).toBe('demo-proj');
  expect(account.keyId).toBe(vectors.service_account['private_key_id']);
});

it('fcm vectors › every case of the file ran', () => {
  const lists = Object.entries(vectors).filter(([, value]) => Array.isArray(value)) as [string, unknown[]][];
  for (const [kind, cases] of lists) expect(ran.get(kind), kind).toBe(cases.length);
  const count = lists.reduce((sum, [, cases]) => sum + cases.length, 0);
  expect(count).toBe(87);
});
