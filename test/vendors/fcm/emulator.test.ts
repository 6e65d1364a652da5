// FCM's emulator with any input: spellings of other senders are accepted, invalid input is refused, and it shares no formula with the client.
import { createSign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeRouter } from '../../../src/sandbox/traffic/routing.js';
import { signJwt } from '../../../src/vendors/fcm/client/auth.js';
import { readServiceAccount } from '../../../src/vendors/fcm/client/service-account.js';
import { fcm } from '../../../src/vendors/fcm/index.js';
import { vendors } from '../../../src/vendors/index.js';
import { openTestVendor, sandboxBase, settingsOf } from '../../helpers/emulator-http.js';
import { runs } from '../../helpers/runs.js';
import { accessToken, call, FID, OK, SEND, tokenForm } from './talk.js';

const account = (() => {
  const read = readServiceAccount(settingsOf(fcm, { ...fcm.emulator.demo.values }));
  if (read?.ok !== true) throw new Error('the demo account cannot be read');
  return read.account;
})();

describe('fcm emulator › requests as third-party senders write them', () => {
  it('an assertion with base64url padding, as google-auth of Debian 12 makes it', async () => {
    const vendor = openTestVendor(fcm, { strict: true });
    const iat = Math.floor(vendor.clock.now() / 1000);
    const scope = 'https://www.googleapis.com/auth/firebase.messaging';
    const claims = {
      iss: account.clientEmail,
      scope,
      aud: 'https://oauth2.googleapis.com/token',
      iat,
      exp: iat + 3600,
    };
    // The number of blanks changes the length until both parts need padding.
    const padded = (value: object): string =>
      [0, 1, 2]
        .map((blanks) => Buffer.from(`${JSON.stringify(value)}${' '.repeat(blanks)}`).toString('base64'))
        .filter((text) => text.endsWith('='))[0]
        ?.replaceAll('+', '-')
        .replaceAll('/', '_') ?? '';
    const input = `${padded({ alg: 'RS256' })}.${padded(claims)}`;
    const signature = createSign('sha256').update(input).sign(account.key, 'base64url');
    expect(input.match(/=/g)?.length).toBeGreaterThan(1);
    const answer = await vendor.ask(tokenForm(`${input}.${signature}==`));
    expect([answer.status, JSON.parse(answer.body)]).toMatchObject([200, { token_type: 'Bearer' }]);
    expect((await vendor.ask(tokenForm(`${input.slice(0, -1)}x.${signature}`))).status).toBe(400);
  });

  it.each([
    {
      name: 'names in lowerCamelCase',
      body: {
        validateOnly: false,
        message: {
          token: OK,
          android: { collapseKey: 'a', directBootOk: true, notification: { channelId: 'c', clickAction: 'OPEN' } },
        },
      },
    },
    {
      name: 'numbers as text',
      body: { message: { token: OK, android: { notification: { notification_count: '3' } } } },
    },
    { name: 'priority in lower case', body: { message: { token: OK, android: { priority: 'high', ttl: '3.5s' } } } },
    {
      name: 'null for "not set"',
      body: { message: { token: OK, topic: null, notification: null, data: { ext: '{}' } } },
    },
    {
      name: 'blocks for other platforms',
      body: {
        message: {
          token: OK,
          apns: { headers: { 'apns-priority': '10' }, payload: { aps: { badge: 1 } } },
          webpush: { notification: { a: [1] } },
        },
      },
    },
    { name: 'an installation id', body: { message: { fid: FID, notification: { title: 'a' } } } },
  ])('accepts $name', async ({ body }) => {
    const answer = await call(openTestVendor(fcm, { strict: true }), SEND, body);
    expect(answer.json).toEqual({ name: expect.stringMatching(/^projects\/timpush-demo\/messages\//) });
  });

  it('accepts the project number, both spellings of the colon, and any case of the header', async () => {
    const vendor = openTestVendor(fcm, { strict: true });
    const body = JSON.stringify({ message: { token: OK } });
    const value = await accessToken(vendor);
    for (const path of ['/v1/projects/100000000002/messages:send', '/v1/projects/timpush-demo/messages%3Asend']) {
      const headers = { AUTHORIZATION: `bearer ${value}` };
      expect((await vendor.ask({ method: 'POST', url: `${sandboxBase}/fcm${path}`, headers, body })).status).toBe(200);
    }
  });

  it.each([
    'https://oauth2.googleapis.com/token',
    'https://www.googleapis.com/oauth2/v4/token',
    `${sandboxBase}/fcm/token`,
  ])('accepts the audience %s', async (aud) => {
    const vendor = openTestVendor(fcm, { strict: true });
    const iat = Math.floor(vendor.clock.now() / 1000);
    const claims = {
      iss: account.clientEmail,
      scope: 'https://www.googleapis.com/auth/cloud-platform',
      aud,
      iat,
      exp: iat + 3600,
    };
    expect((await vendor.ask(tokenForm(signJwt('{"alg":"RS256"}', JSON.stringify(claims), account.key)))).status).toBe(
      200,
    );
  });

  it('reaches the devices of a topic', async () => {
    const vendor = openTestVendor(fcm, { topics: { news: [OK] } });
    await call(vendor, SEND, { message: { topic: 'news', notification: { title: 'a' } } });
    expect(vendor.pushes()).toMatchObject([{ token: OK, accepted: true }]);
  });

  it('lists the topics of a device token with details=true, and is found by its paths alone', async () => {
    const vendor = openTestVendor(fcm, { topics: { news: [OK] } });
    const headers = { Authorization: `Bearer ${await accessToken(vendor)}`, access_token_auth: 'true' };
    const url = `${sandboxBase}/fcm/iid/info/${OK}?details=true`;
    const answer = await vendor.ask({ method: 'GET', url, headers });
    expect(JSON.parse(answer.body)).toMatchObject({ rel: { topics: { news: { addDate: expect.any(String) } } } });
    const listed = await Promise.all(Object.values(vendors).map(async (item) => (await item.load()).emulator));
    const route = makeRouter(
      Object.keys(vendors).map((id, i) => ({ id, hosts: [], ownPaths: listed[i]?.ownPaths })),
      [],
    );
    for (const path of ['/v1/projects/timpush-demo/messages:send', `/iid/info/${OK}`, '/o/oauth2/token'])
      expect(route('127.0.0.1:4590', path)).toMatchObject({ kind: 'vendor', vendor: 'fcm', path });
    expect(route('127.0.0.1:4590', '/v1/100000003/messages:send')).toMatchObject({ kind: 'own' });
  });

  it('answers 501 to what it does not emulate, and echoes no device token', async () => {
    expect((await call(openTestVendor(fcm), '/iid/v1:batchAdd', {})).status).toBe(501);
    const answer = await call(openTestVendor(fcm), `/iid/v1/${OK}/rel/topics/news`, {});
    expect(answer.status).toBe(501);
    expect(JSON.stringify(answer)).not.toContain(OK);
  });

  it('topics by the newer address: subscribed, listed, reached by a push, and left', async () => {
    const vendor = openTestVendor(fcm, { topics: { news: [OK], old: [OK] } });
    const path = (registration: string, rest = '') =>
      `/v1/projects/timpush-demo/registrations/${encodeURIComponent(registration)}/topicSubscriptions${rest}`;
    const ask = async (method: string, registration: string, rest = '') =>
      call(vendor, path(registration, rest), method === 'GET' ? undefined : {}, { method: method as 'POST' });
    const name = `projects/timpush-demo/registrations/${FID}/topicSubscriptions/news`;
    expect((await ask('POST', FID, '?topicName=news')).json).toMatchObject({ name, topic_name: 'news' });
    expect((await ask('GET', FID, '/news')).json).toMatchObject({ name, create_time: expect.stringMatching(/Z$/) });
    expect((await ask('PATCH', OK, '/sport?allow_missing=true')).status).toBe(200);
    expect((await ask('PATCH', OK, '/nothing')).status).toBe(404);
    expect((await ask('DELETE', OK, '/old')).json).toEqual({});
    expect((await ask('DELETE', OK, '/old?allow_missing=true')).status).toBe(200);
    const list = (await ask('GET', OK)).json as { topic_subscriptions: { topic_name: string }[] };
    expect(list.topic_subscriptions.map((item) => item.topic_name)).toEqual(['news', 'sport']);
    await call(vendor, SEND, { message: { topic: 'news', notification: { title: 'a' } } });
    expect(vendor.pushes().map(({ token }) => token)).toEqual([OK, FID]);
    await call(vendor, SEND, { message: { topic: 'old', notification: { title: 'a' } } });
    expect(vendor.pushes()).toHaveLength(2);
    expect((await ask('POST', OK, '/news')).status).toBe(404);
    expect((await call(vendor, path(OK).replace('timpush-demo', 'other'), {})).status).toBe(403);
  });
});

describe('fcm emulator › any input', () => {
  it('any path, body and assertion get an answer', async () => {
    const vendor = openTestVendor(fcm, { strict: true });
    const value = await accessToken(vendor);
    const paths = fc.constantFrom(
      SEND,
      '/token',
      '/iid/info/x',
      '/iid/info/%E0',
      '/v1/projects/%E0/messages:send',
      '/fcm/send',
      '/',
      '/v1/projects//messages:send',
    );
    const body = fc.oneof(
      fc.string(),
      fc.json(),
      fc.record({ message: fc.jsonValue() }).map((item) => JSON.stringify(item)),
      fc.string().map((text) => tokenForm(text).body as string),
    );
    await fc.assert(
      fc.asyncProperty(paths, fc.constantFrom('GET' as const, 'POST' as const), body, async (path, method, text) => {
        const headers = { authorization: `Bearer ${value}`, access_token_auth: 'true' };
        const answer = await vendor.ask({ method, url: `${sandboxBase}/fcm${path}`, headers, body: text });
        expect(answer.status).toBeGreaterThanOrEqual(200);
      }),
      runs(150),
    );
  });

  it('unverified rules are off by default, and every code has a title in both languages', () => {
    const awake = fcm.emulator.rules.filter((rule) => rule.mark === 'D' && rule.always !== true).map((rule) => rule.id);
    expect(awake).toEqual(['fcm/scope-of-token', 'fcm/data-key-gcm', 'fcm/fid-format']);
    for (const entry of Object.values(fcm.resultCodes))
      expect([entry.mark, entry.title.en === '', entry.title.zh === '']).toEqual([expect.any(String), false, false]);
  });
});
