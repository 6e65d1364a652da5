// FCM's real client against FCM's real emulator: how pushes end, what is known about device tokens, and what happens on errors.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UnreachableError } from '../../../src/http/types.js';
import { fcm } from '../../../src/vendors/fcm/index.js';
import { openTestVendor, testMessage } from '../../helpers/emulator-http.js';
import { runs } from '../../helpers/runs.js';
import {
  accountWith,
  codeOfSend,
  demoAccount,
  INACTIVE,
  type Json,
  OK,
  OTHER,
  SEND,
  SWITCHED_OFF,
  UNINSTALLED,
  UNKNOWN,
} from './talk.js';

const never = { probe: false, consume: false };

describe('fcm dialogue › pushes', () => {
  it('is accepted with a message id, and the emulator stores what the phone would show', async () => {
    const vendor = openTestVendor(fcm, { strict: true, rules: ['hours', 'quotas', 'rates'] });
    const message = testMessage({
      badge: { mode: 'set', value: 3 },
      channelId: 'new_message',
      image: 'https://example.com/cat.png',
      ttlSeconds: 900,
      importance: 'low',
      sound: 'ding',
    });
    const [result] = await vendor.client.send(message, [OK]);
    expect(result).toMatchObject({ token: OK, status: 'accepted', attempts: 1 });
    expect(result?.messageId).toMatch(/^projects\/timpush-demo\/messages\/0:/);
    expect(vendor.pushes()).toEqual([
      {
        token: OK,
        accepted: true,
        app: 'demo',
        messageId: result?.messageId,
        title: 'Message from Alice',
        body: 'Are you coming along tonight?',
        ext: '{"conversationID":"c2c_alice"}',
        channelId: 'new_message',
        badge: '3',
        image: 'https://example.com/cat.png',
      },
    ]);
    expect(JSON.parse(String(vendor.received.at(-1)?.request.body))).toMatchObject({
      message: {
        android: {
          priority: 'NORMAL',
          ttl: '900s',
          notification: { sound: 'ding', notification_priority: 'PRIORITY_LOW' },
        },
      },
    });
  });

  it('uses HTTP/2 and reaches the emulator by the real host names as well', async () => {
    const vendor = openTestVendor(fcm, { reachedBy: 'host' });
    expect(await codeOfSend(vendor)).toBeUndefined();
    expect(vendor.received.map((received) => [received.request.url, received.request.protocol])).toEqual([
      ['https://oauth2.googleapis.com/token', undefined],
      [`https://fcm.googleapis.com${SEND}`, 'h2'],
    ]);
  });

  it('builds the body once and inserts each of many device tokens', async () => {
    const tokens = Array.from({ length: 250 }, (_, i) =>
      OK.replace('demoAccepted00', `demoMany${String(i).padStart(6, '0')}`),
    );
    const vendor = openTestVendor(fcm, { devices: tokens.map((token) => ({ token })) });
    const results = await vendor.client.send(testMessage(), tokens);
    expect(results.map((result) => result.token)).toEqual(tokens);
    expect(results.every((result) => result.status === 'accepted')).toBe(true);
    expect(vendor.received.filter((received) => received.path === '/token')).toHaveLength(1);
    const sent = vendor.received
      .filter((received) => received.path === SEND)
      .map((received) => JSON.parse(String(received.request.body)) as { message: Json });
    expect(new Set(sent.map(({ message }) => message['token'])).size).toBe(250);
    expect(new Set(sent.map(({ message: { token: _, ...rest } }) => JSON.stringify(rest))).size).toBe(1);
  });

  it('a device token full of quotes is sent unchanged', async () => {
    const vendor = openTestVendor(fcm);
    await vendor.client.send(testMessage(), ['a"b\\c']);
    expect(JSON.parse(String(vendor.received.at(-1)?.request.body))).toMatchObject({ message: { token: 'a"b\\c' } });
  });

  it('gives the expected result for each device of the sandbox', async () => {
    const vendor = openTestVendor(fcm);
    const results = await vendor.client.send(testMessage(), [OK, UNKNOWN, UNINSTALLED, INACTIVE, SWITCHED_OFF, OTHER]);
    expect(results.map((result) => result.problem?.code ?? result.status)).toEqual([
      'accepted',
      'fcm/UNREGISTERED',
      'fcm/UNREGISTERED',
      'fcm/UNREGISTERED',
      'accepted',
      'fcm/SENDER_ID_MISMATCH',
    ]);
    const kept = new Map(vendor.pushes().map((push) => [push.token, push.code]));
    expect(results.map((result) => kept.get(result.token))).toEqual(
      results.map((result) => result.problem?.vendorCode),
    );
  });

  it('a dry run is checked like a push and reaches no device', async () => {
    const vendor = openTestVendor(fcm);
    const results = await vendor.client.dryRun?.(testMessage(), [OK, UNKNOWN]);
    expect(results?.map((result) => result.problem?.code ?? result.status)).toEqual(['dry-run-ok', 'fcm/UNREGISTERED']);
    expect(vendor.pushes().filter((push) => push.accepted)).toEqual([]);
  });
});

describe('fcm dialogue › credentials', () => {
  it('verify checks account, role, project and API without any device token', async () => {
    const vendor = openTestVendor(fcm);
    expect(await vendor.client.verify()).toMatchObject({ status: 'verified', note: { en: 'project timpush-demo' } });
    expect(JSON.parse(String(vendor.received.at(-1)?.request.body))).toMatchObject({
      validate_only: true,
      message: { topic: expect.any(String) },
    });
    expect(vendor.pushes()).toEqual([]);
    for (const [state, code] of [
      ['no-role', 'fcm/IAM_PERMISSION_DENIED'],
      ['api-off', 'fcm/SERVICE_DISABLED'],
    ] as const) {
      const refused = await openTestVendor(fcm, { app: { state } }).client.verify();
      expect(refused).toMatchObject({ status: 'refused', problems: [{ code, at: { key: 'google_service_account' } }] });
    }
  });

  it('uses token_uri of the file, unless the sandbox replaces Google', async () => {
    const google_service_account = accountWith({ token_uri: 'https://login.example.com/token' }, demoAccount);
    const vendor = openTestVendor(fcm, { settings: { google_service_account }, reachedBy: 'host' });
    vendor.interrupt({ status: 200, body: '{"access_token":"ya29.fresh","expires_in":3599}' });
    const asked: string[] = [];
    const http = vendor.deps.http;
    const client = fcm.connect({
      ...vendor.deps,
      http: {
        request(request, more) {
          asked.push(request.url);
          return http.request(request, more);
        },
      },
    });
    await client.send(testMessage(), [OK]);
    expect(asked[0]).toBe('https://login.example.com/token');
    const inSandbox = openTestVendor(fcm, {
      settings: { google_service_account },
      app: { values: { google_service_account } },
    });
    expect((await inSandbox.client.verify()).status).toBe('verified');
    expect(inSandbox.received[0]?.path).toBe('/token');
  });

  it('a file that cannot be used sends nothing and gives the reason', async () => {
    const vendor = openTestVendor(fcm, { settings: { google_service_account: '{"project_info":{}}' } });
    expect(await vendor.client.send(testMessage(), [OK])).toMatchObject([
      { status: 'not-sent', attempts: 0, problem: { code: 'fcm/service-account-incomplete' } },
    ]);
    expect(await vendor.client.verify()).toMatchObject({ status: 'refused', problems: [] });
    expect(fcm.planRequests(testMessage(), [OK], vendor.deps)).toHaveLength(2);
    expect(vendor.received).toEqual([]);
  });

  it('renews a refused access token exactly once, and never for the APNs key of the project', async () => {
    const vendor = openTestVendor(fcm);
    await codeOfSend(vendor);
    vendor.clock.advance(3_599_000 - 300_001);
    expect(await codeOfSend(vendor)).toBeUndefined();
    const expired = JSON.stringify({
      error: {
        code: 401,
        status: 'UNAUTHENTICATED',
        message: 'Request had invalid authentication credentials.',
        details: [],
      },
    });
    vendor.interrupt({ status: 401, body: expired });
    expect(await vendor.client.send(testMessage(), [OK])).toMatchObject([{ status: 'accepted', attempts: 2 }]);
    expect(vendor.received.filter((received) => received.path === '/token')).toHaveLength(2);
    const stubborn = openTestVendor(fcm);
    stubborn.tamper((request) =>
      request.url.endsWith(':send') ? { ...request, headers: { Authorization: 'Bearer x' } } : request,
    );
    expect(await stubborn.client.send(testMessage(), [OK])).toMatchObject([
      { status: 'rejected', attempts: 2, problem: { code: 'fcm/ACCESS_TOKEN_EXPIRED' } },
    ]);
  });

  it('shows neither key nor access token, and hides both', async () => {
    const vendor = openTestVendor(fcm);
    await codeOfSend(vendor);
    const pem = String(demoAccount['private_key']).trim();
    expect(vendor.protected).toContain(pem);
    expect(vendor.protected.some((value) => value.startsWith('ya29.'))).toBe(true);
    const planned = JSON.stringify(fcm.planRequests(testMessage(), [OK], vendor.deps));
    expect(planned).not.toContain(pem.slice(40, 80));
    expect(
      JSON.stringify(
        fcm.guide(vendor.deps.settings, { packageName: 'a.b', clickTarget: 'plugin', clickPage: undefined }),
      ),
    ).not.toContain(pem.slice(40, 80));
  });

  it('planned requests are the requests that are sent, but for assertion and access token', async () => {
    const vendor = openTestVendor(fcm);
    const planned = fcm.planRequests(testMessage(), [OK], vendor.deps).map(({ request }) => request);
    await codeOfSend(vendor);
    const sent = vendor.received.map((received) => received.request);
    expect(planned.map((request) => request.url)).toEqual(sent.map((request) => request.url));
    expect(planned[1]?.body).toBe(sent[1]?.body);
    expect(planned[0]?.body).toBe(String(sent[0]?.body).replace(/assertion=.*/, 'assertion=$FCM_ASSERTION'));
    expect(planned[1]?.headers?.['Authorization']).toBe('Bearer $FCM_ACCESS_TOKEN');
  });
});

describe('fcm dialogue › device status', () => {
  it.each([
    { name: 'a living token', token: OK, state: 'valid', words: /com\.example\.chat.*project 100000000002/ },
    { name: 'a dead token', token: UNKNOWN, state: 'invalid', words: /UNREGISTERED/, code: 'fcm/UNREGISTERED' },
    {
      name: 'a malformed token',
      token: 'x',
      state: 'invalid',
      words: /not a valid FCM/,
      code: 'fcm/INVALID_ARGUMENT-token',
    },
    {
      name: "another project's token",
      token: OTHER,
      state: 'unknown',
      words: /SenderId mismatch/,
      code: 'fcm/SENDER_ID_MISMATCH',
    },
  ])('$name is $state', async ({ token, state, words, code }) => {
    const vendor = openTestVendor(fcm);
    const [status] = (await vendor.client.status?.([token], never)) ?? [];
    expect(status?.state).toBe(state);
    expect(status?.evidence.map((text) => text.en).join('\n')).toMatch(words);
    expect(status?.problem?.code).toBe(code);
    expect(vendor.pushes().filter((push) => push.accepted)).toEqual([]);
  });

  it('names the other app that a valid device token belongs to', async () => {
    const vendor = openTestVendor(fcm, { settings: { package_name: 'com.example.other' } });
    const [status] = (await vendor.client.status?.([OK], never)) ?? [];
    expect(status).toMatchObject({ state: 'valid', problem: { code: 'fcm/token-of-other-package' } });
  });

  it('a refused account or a host without an answer makes no device token invalid', async () => {
    const refused = openTestVendor(fcm, { app: { state: 'no-role' } });
    expect(await refused.client.status?.([OK], never)).toMatchObject([{ state: 'unknown' }]);
    const silent = openTestVendor(fcm);
    await codeOfSend(silent);
    silent.interrupt(new UnreachableError({ reason: 'dns', host: 'fcm', message: 'x', neverArrived: true }));
    expect(await silent.client.status?.([OK], never)).toMatchObject([{ state: 'unknown', problem: { vendor: 'fcm' } }]);
    silent.interrupt(
      { status: 200, body: '{"name":"projects/timpush-demo/messages/fake_message_id"}' },
      { status: 403, body: '{}' },
    );
    const [status] = (await silent.client.status?.([OK], never)) ?? [];
    expect(status?.state).toBe('valid');
    expect(status?.evidence.at(-1)?.en).toMatch(/HTTP 403/);
  });
});

describe('fcm dialogue › unreachable and unexpected answers', () => {
  const lost = (neverArrived: boolean, reason: UnreachableError['reason'] = 'reset') =>
    new UnreachableError({ reason, host: 'sandbox.test:4590', message: 'lost', neverArrived });

  it('retries once what cannot have arrived, and nothing else', async () => {
    const vendor = openTestVendor(fcm);
    await codeOfSend(vendor);
    vendor.interrupt(lost(false));
    expect(await vendor.client.send(testMessage(), [OK])).toMatchObject([{ status: 'unreachable', attempts: 1 }]);
    vendor.interrupt(lost(true, 'refused'));
    expect(await vendor.client.send(testMessage(), [OK])).toMatchObject([{ status: 'accepted', attempts: 2 }]);
    vendor.interrupt(lost(true, 'dns'));
    expect(await vendor.client.send(testMessage(), [OK])).toMatchObject([{ status: 'unreachable', attempts: 1 }]);
    expect(await vendor.client.send(testMessage(), [OK], AbortSignal.abort())).toEqual([
      { token: OK, status: 'not-sent', attempts: 0 },
    ]);
  });

  it('gives the time to wait: as Google asks, otherwise a minute for quotas', async () => {
    const vendor = openTestVendor(fcm, { rules: ['rates'] });
    for (let i = 0; i < 240; i += 1) await codeOfSend(vendor);
    const [asked] = await vendor.client.send(testMessage(), [OK]);
    expect(asked?.problem).toMatchObject({
      code: 'fcm/QUOTA_EXCEEDED',
      entry: { retry: 'yes' },
      retryAfterMs: 60_000,
    });
    vendor.interrupt({ status: 429, body: '{"error":{"code":429,"status":"RESOURCE_EXHAUSTED","message":"x"}}' });
    const [silent] = await vendor.client.send(testMessage(), [UNKNOWN]);
    expect(silent?.problem).toMatchObject({
      code: 'fcm/RESOURCE_EXHAUSTED',
      args: { wait: { en: 'at least a minute' } },
    });
    expect(silent?.problem?.retryAfterMs).toBe(60_000);
  });

  it.each([
    { name: 'an HTML page of Google', answer: { status: 502, body: '<html>' }, code: 'fcm/http-502' },
    { name: 'a page of a proxy', answer: { status: 407, body: '<html>' }, code: 'fcm/answer-not-understood' },
    { name: 'success without a name', answer: { status: 200, body: '{}' }, code: 'fcm/answer-not-understood' },
    {
      name: 'a code without documentation',
      answer: { status: 400, body: '{"error":{"status":"FAILED_PRECONDITION"}}' },
      code: 'fcm/unknown-code',
    },
    {
      name: '403 in words only',
      answer: { status: 403, body: '{"error":{"status":"PERMISSION_DENIED","message":"SenderId mismatch"}}' },
      code: 'fcm/SENDER_ID_MISMATCH',
    },
    {
      name: '403 without a word',
      answer: { status: 403, body: '{"error":{"status":"PERMISSION_DENIED"}}' },
      code: 'fcm/PERMISSION_DENIED',
    },
  ])('$name becomes $code', async ({ answer, code }) => {
    const vendor = openTestVendor(fcm);
    await codeOfSend(vendor);
    vendor.interrupt(answer);
    expect(await codeOfSend(vendor)).toBe(code);
  });

  it('any answer becomes a result', async () => {
    const detail = fc.record(
      { '@type': fc.string(), errorCode: fc.jsonValue(), reason: fc.jsonValue(), fieldViolations: fc.jsonValue() },
      { requiredKeys: [] },
    );
    const error = fc.record({
      error: fc.oneof(
        fc.jsonValue(),
        fc.record({ status: fc.jsonValue(), message: fc.jsonValue(), details: fc.array(detail) }),
      ),
    });
    const body = fc.oneof(
      fc.string(),
      fc.json(),
      error.map((value) => JSON.stringify(value)),
    );
    await fc.assert(
      fc.asyncProperty(body, fc.constantFrom(200, 400, 401, 403, 404, 429, 500, 503), async (text, status) => {
        const vendor = openTestVendor(fcm);
        vendor.interrupt(
          { status, body: text },
          { status, body: text },
          { status, body: text },
          { status, body: text },
        );
        const results = await vendor.client.send(testMessage(), [OK]);
        expect(results.map((result) => result.token)).toEqual([OK]);
        const statuses = await vendor.client.status?.([OK], never);
        expect(statuses).toHaveLength(1);
      }),
      runs(60),
    );
  });
});
