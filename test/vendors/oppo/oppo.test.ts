// OPPO: every vector through client and emulator, and the real client against the real emulator.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HttpRequest, UnreachableError } from '../../../src/http/types.js';
import { readAnswer } from '../../../src/vendors/oppo/client/answers.js';
import { authRequest, signAuth } from '../../../src/vendors/oppo/client/auth.js';
import { flatFields, messageFor } from '../../../src/vendors/oppo/client/message.js';
import { PATHS, regionOf } from '../../../src/vendors/oppo/facts.js';
import { oppo } from '../../../src/vendors/oppo/index.js';
import {
  openTestVendor,
  sandboxBase,
  type TestVendor,
  type TestVendorOptions,
  testMessage,
} from '../../helpers/emulator-http.js';
import { runs } from '../../helpers/runs.js';

type Fields = Readonly<Record<string, unknown>>;
const file = JSON.parse(readFileSync('fixtures/vectors/oppo.json', 'utf8')) as {
  readonly cases: readonly { name: string; kind: string; input: Fields; expected: Fields }[];
};
const ran = new Map<string, number>();
const casesOf = (kind: string) => {
  const cases = file.cases.filter((item) => item.kind === kind);
  ran.set(kind, cases.length);
  return cases;
};
const named = (name: string): Record<string, unknown> => file.cases.find((item) => item.name === name)?.expected ?? {};
const tokenOf = (fate: string): string =>
  oppo.emulator.demo.devices.find((device) => device.fate === fate)?.token ?? '';
const OK = tokenOf('ok');
const formOf = (request: HttpRequest | undefined): URLSearchParams => new URLSearchParams(String(request?.body ?? ''));
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };
const post = async (
  vendor: TestVendor,
  path: string,
  form: string | Record<string, string>,
  headers: Record<string, string> = FORM,
) =>
  JSON.parse(
    (
      await vendor.ask({
        method: 'POST',
        url: `${sandboxBase}/oppo${path}`,
        headers,
        body: typeof form === 'string' ? form : new URLSearchParams(form).toString(),
      })
    ).body,
  ) as { code: number; data?: Record<string, unknown> };
const appOf = (input: Record<string, unknown>): TestVendorOptions => ({
  app: { values: { oppo_app_key: String(input['app_key']), oppo_master_secret: String(input['master_secret']) } },
  now: Number(input['timestamp']),
  strict: true,
});
const signIn = async (vendor: TestVendor): Promise<string> => {
  const { oppo_app_key: appKey = '', oppo_master_secret: masterSecret = '' } = oppo.emulator.demo.values;
  const answer = await post(
    vendor,
    PATHS.auth,
    String(authRequest('', { appKey, masterSecret, timestamp: vendor.clock.now() }).body),
  );
  return String(answer.data?.['auth_token']);
};

describe('oppo vectors', () => {
  it.each(casesOf('auth-sign'))(
    '$name: the client gives the same signature; it is accepted, and refused with one character changed',
    async ({ input, expected }) => {
      const given = {
        appKey: String(input['app_key']),
        timestamp: Number(input['timestamp']),
        masterSecret: String(input['master_secret']),
      };
      expect(signAuth(given)).toBe(expected['sign']);
      const vendor = openTestVendor(oppo, appOf(input));
      const body = String(authRequest('', given).body);
      expect((await post(vendor, PATHS.auth, body)).code).toBe(0);
      expect(
        (
          await post(
            vendor,
            PATHS.auth,
            body.replace(/sign=(.)/, (_whole, first: string) => `sign=${first === '0' ? '1' : '0'}`),
          )
        ).code,
      ).toBe(16);
    },
  );

  it.each(casesOf('auth-sign-negative'))('$name: every mistake is refused with 16', async ({ input, expected }) => {
    const vendor = openTestVendor(oppo, appOf(input));
    for (const [mistake, wrong] of Object.entries(
      (expected as { mustBeRejected: Record<string, string> }).mustBeRejected,
    )) {
      expect(
        (
          await post(vendor, PATHS.auth, {
            app_key: String(input['app_key']),
            timestamp: String(input['timestamp']),
            sign: wrong,
          })
        ).code,
        mistake,
      ).toBe(16);
    }
  });

  it.each(casesOf('timestamp-window'))('$name', async ({ input, expected }) => {
    const { oppo_app_key: appKey = '', oppo_master_secret: masterSecret = '' } = oppo.emulator.demo.values;
    const vendor = openTestVendor(oppo, { now: Number(input['serverNow']) });
    expect(
      (
        await post(
          vendor,
          PATHS.auth,
          String(authRequest('', { appKey, masterSecret, timestamp: Number(input['timestamp']) }).body),
        )
      ).code,
    ).toBe(expected['code']);
  });

  it.each(casesOf('token-format'))('$name', async ({ input, expected }) => {
    const token = String(input['registration_id']);
    expect(regionOf(token)).toBe(expected['region']);
    expect(oppo.checkToken(token).length === 0).toBe(expected['valid']);
    const vendor = openTestVendor(oppo, { devices: [{ token }] });
    const authToken = await signIn(vendor);
    const answer = await post(vendor, PATHS.unicast, {
      auth_token: authToken,
      message: JSON.stringify(messageFor(token, { title: 'Hello', content: 'There' })),
    });
    expect(answer.code).toBe(token === '' ? 40 : expected['code']);
  });

  it.each(casesOf('action-parameters'))('$name', async ({ input, expected }) => {
    const vendor = openTestVendor(oppo);
    const authToken = await signIn(vendor);
    const message = messageFor(OK, { title: 'Hello', content: 'There', action_parameters: input['action_parameters'] });
    expect(
      (await post(vendor, PATHS.unicast, { auth_token: authToken, message: JSON.stringify(message) })).code === 0,
    ).toBe(expected['isJsonObject']);
    const codes = oppo
      .deliverExt(
        String(input['action_parameters']),
        { packageName: 'a.b', clickTarget: 'plugin', clickPage: undefined },
        { 'oppo-ext': 'spread' },
      )
      .notes.map((note) => note.code);
    expect(codes.includes('oppo/ext-not-object')).toBe(!expected['isJsonObject']);
    expect(codes.includes('oppo/ext-values-not-text')).toBe(
      expected['isJsonObject'] && !expected['allTopLevelValuesAreStrings'],
    );
  });

  it.each(casesOf('text-length'))('$name', async ({ input, expected }) => {
    const isTitle = input['field'] === 'title';
    const body = {
      style: input['style'] ?? 1,
      title: isTitle ? '好'.repeat(Number(input['length'])) : 'Hello',
      content: isTitle ? 'There' : '好'.repeat(Number(input['length'])),
      ...(input['style'] === 3 ? { big_picture_id: 'p' } : {}),
    };
    const codeOf = async (strict: boolean): Promise<number> => {
      const vendor = openTestVendor(oppo, { strict });
      return (await post(vendor, PATHS.saveMessage, { auth_token: await signIn(vendor), ...flatFields(body) })).code;
    };
    expect((await codeOf(true)) === 0).toBe(expected['ok'] ?? expected['okUnderCurrentRule']);
    expect((await codeOf(false)) === 0).toBe(expected['ok'] ?? expected['okUnderOlderRule']);
  });

  it('the bodies are sent as in the vectors, and the emulator reads both encodings of a blank', async () => {
    casesOf('http-body');
    const given = {
      appKey: '0123456789abcdef0123456789abcdef',
      timestamp: 1_700_000_000_000,
      masterSecret: 'fedcba9876543210fedcba9876543210',
    };
    expect(authRequest('', given).body).toBe(named('auth-request-body')['body']);
    const unicast = named('unicast-request-body');
    const message = JSON.parse(String(unicast['messageJson'])) as {
      target_value: string;
      notification: Record<string, unknown>;
    };
    expect(JSON.stringify(messageFor(message.target_value, message.notification))).toBe(unicast['messageJson']);
    expect(
      new URLSearchParams({
        auth_token: '58ad47319e8d725350a5afd5',
        message: String(unicast['messageJson']),
      }).toString(),
    ).toBe(unicast['bodyPlusForSpace']);
    const batch = named('unicast-batch-request-body');
    expect(createHash('sha256').update(String(batch['messagesJson'])).digest('hex')).toBe(
      batch['sha256OfMessagesJson'],
    );
    const form = new URLSearchParams({
      auth_token: '58ad47319e8d725350a5afd5',
      messages: String(batch['messagesJson']),
    }).toString();
    expect(createHash('sha256').update(form).digest('hex')).toBe(batch['sha256OfBody']);
    const saved = {
      title: '标题',
      content: '正文',
      click_action_type: 0,
      action_parameters: '{"k":"v"}',
      channel_id: 'new_message',
    };
    expect(new URLSearchParams({ auth_token: '58ad47319e8d725350a5afd5', ...flatFields(saved) }).toString()).toBe(
      named('save-message-content-body')['body'],
    );
    const vendor = openTestVendor(oppo, { devices: [{ token: message.target_value }], app: { rights: [] } });
    const authToken = await signIn(vendor);
    for (const space of ['+', '%20']) {
      const body = new URLSearchParams({ auth_token: authToken, message: String(unicast['messageJson']) })
        .toString()
        .replace(/\+/g, space);
      await post(vendor, PATHS.unicast, body);
    }
    expect(vendor.pushes().map((push) => push.title)).toEqual(['标题 + test']);
  });

  it('ran every case of the file', () => {
    expect([...ran.values()].reduce((sum, count) => sum + count, 0)).toBe(file.cases.length);
  });
});

describe('oppo dialogue', () => {
  it('sends one by unicast and many by unicast_batch, with a separate refusal for each device token', async () => {
    const vendor = openTestVendor(oppo);
    expect(await vendor.client.send(testMessage(), [OK])).toMatchObject([
      { status: 'accepted', messageId: expect.stringMatching(/-1-1-[0-9a-f]{24}$/) },
    ]);
    const results = await vendor.client.send(testMessage(), [OK, tokenOf('unknown'), tokenOf('other-app')]);
    expect(results.map((result) => result.problem?.code ?? result.status)).toEqual([
      'accepted',
      'oppo/10000',
      'oppo/10000',
    ]);
    expect(vendor.received.map((received) => received.path)).toEqual([PATHS.auth, PATHS.unicast, PATHS.unicastBatch]);
  });

  it.each([
    ['message', [OK]],
    ['messages', [OK, tokenOf('unknown')]],
  ] as const)(
    '--raw in the form of OPPO’s document reports the %s around the notification too',
    async (field, tokens) => {
      const vendor = openTestVendor(oppo);
      const raw = { notification: { sub_title: 'below' }, verify_registration_id: false };
      await vendor.client.send(testMessage({ raw }), tokens);
      const sent = [JSON.parse(formOf(vendor.received.at(-1)?.request).get(field) ?? '')].flat();
      expect(sent).toHaveLength(tokens.length);
      for (const [i, entry] of sent.entries())
        expect(entry).toMatchObject({
          target_value: tokens[i],
          verify_registration_id: false,
          notification: { sub_title: 'below' },
        });
    },
  );

  it('--raw in that form reaches the broadcast, and its notification the stored message', async () => {
    const vendor = openTestVendor(oppo);
    const raw = { notification: { sub_title: 'below' }, verify_registration_id: false };
    await vendor.client.send(testMessage({ raw, options: { 'oppo-batch': 'broadcast' } }), [OK, tokenOf('unknown')]);
    const [, saved, sent] = vendor.received.map(({ request }) => formOf(request));
    expect([saved?.get('sub_title'), saved?.has('verify_registration_id')]).toEqual(['below', false]);
    expect([sent?.get('sub_title'), sent?.get('verify_registration_id')]).toEqual([null, 'false']);
  });

  it('a broadcast with bad ids answers 0 and names them', async () => {
    const vendor = openTestVendor(oppo);
    const results = await vendor.client.send(testMessage({ options: { 'oppo-batch': 'broadcast' } }), [
      OK,
      tokenOf('uninstalled'),
    ]);
    expect(results.map((result) => result.problem?.code ?? result.status)).toEqual(['accepted', 'oppo/10000']);
    expect(vendor.received.map((received) => received.path)).toEqual([PATHS.auth, PATHS.saveMessage, PATHS.broadcast]);
  });

  it('renews an expired access token once', async () => {
    const vendor = openTestVendor(oppo);
    await vendor.client.send(testMessage(), [OK]);
    vendor.interrupt({ status: 200, body: '{"code":11,"message":"Invalid AuthToken"}' });
    expect(await vendor.client.send(testMessage(), [OK])).toMatchObject([{ status: 'accepted', attempts: 2 }]);
  });

  it('reports AppSecret in place of MasterSecret, and the AppId in place of the AppKey', async () => {
    const { oppo_app_secret: appSecret } = oppo.emulator.demo.values;
    expect(await openTestVendor(oppo, { settings: { oppo_master_secret: appSecret } }).client.verify()).toMatchObject({
      status: 'refused',
      problems: [{ code: 'oppo/16-master-is-app-secret', vendorCode: '16', at: { key: 'oppo_master_secret' } }],
    });
    expect(await openTestVendor(oppo, { settings: { oppo_app_key: '30000001' } }).client.verify()).toMatchObject({
      status: 'refused',
      problems: [{ code: 'oppo/14', at: { key: 'oppo_app_key' } }],
    });
    expect(await openTestVendor(oppo, { app: { state: 'under-review' } }).client.verify()).toMatchObject({
      status: 'refused',
      problems: [{ code: 'oppo/30' }],
    });
    expect(await openTestVendor(oppo).client.verify()).toMatchObject({
      status: 'verified',
      note: { en: expect.stringContaining('of 100000') },
    });
  });

  it('tries the newer host when the classic one was never reached, and not when the push may have arrived', async () => {
    const never = openTestVendor(oppo, { reachedBy: 'host' });
    never.interrupt(new UnreachableError({ reason: 'dns', host: 'h', message: 'm', neverArrived: true }));
    expect(await never.client.send(testMessage(), [OK])).toMatchObject([{ status: 'accepted' }]);
    expect(never.received[0]?.request.url).toContain('api-push-cn.heytapmobi.com');
    const maybe = openTestVendor(oppo, { reachedBy: 'host' });
    const reset = new UnreachableError({ reason: 'reset', host: 'h', message: 'm', neverArrived: false });
    maybe.interrupt(reset, reset, reset);
    expect(await maybe.client.send(testMessage(), [OK])).toMatchObject([
      { status: 'unreachable', problem: { code: 'network/reset' } },
    ]);
    expect(maybe.received).toEqual([]);
  });

  it('an id of another region is sent to the overseas host', async () => {
    const token = `IN_${'a'.repeat(32)}`;
    const vendor = openTestVendor(oppo, { reachedBy: 'host', devices: [{ token }], strict: true });
    expect(await vendor.client.send(testMessage(), [token])).toMatchObject([{ status: 'accepted' }]);
    expect(vendor.received.at(-1)?.request.url).toMatch(/^https:\/\/api-intl\.push\.oppomobile\.com/);
  });

  it.each([
    ['a level without category', { notify_level: 2 }, 67],
    ['an unknown category', { category: 'CHAT' }, 67],
    ['level 16 without the right', { category: 'NEWS', notify_level: 16 }, 67],
    ['a ttl over ten days', { off_line_ttl: 864_001 }, 41],
    ['action 4 without activity', { click_action_type: 4 }, 40],
    ['action 3', { click_action_type: 3 }, 41],
    ['no title', { title: '' }, 40],
    ['style 3 in a single push', { style: 3, big_picture_id: 'p' }, 41],
  ])('refuses %s', async (_name, fields, code) => {
    const vendor = openTestVendor(oppo);
    const answer = await post(vendor, PATHS.unicast, {
      auth_token: await signIn(vendor),
      message: JSON.stringify(messageFor(OK, { title: 'Hello', content: 'There', ...fields })),
    });
    expect(answer.code).toBe(code);
  });

  it('accepts the access token in body, header and query, and refuses a missing, old or wrong one', async () => {
    const vendor = openTestVendor(oppo);
    const token = await signIn(vendor);
    const message = JSON.stringify(messageFor(OK, { title: 'Hello', content: 'There' }));
    expect((await post(vendor, PATHS.unicast, { message }, { ...FORM, AUTH_TOKEN: token })).code).toBe(0);
    expect((await post(vendor, `${PATHS.unicast}?auth_token=${token}`, { message })).code).toBe(0);
    expect((await post(vendor, PATHS.unicast, { message })).code).toBe(29);
    expect((await post(vendor, '/server/v2/auth', {})).code).toBe(24);
    expect((await post(vendor, '/server/v1/nothing', {})).code).toBe(20);
    vendor.clock.advance(86_400_001);
    expect((await post(vendor, PATHS.unicast, { message, auth_token: token })).code).toBe(11);
  });

  it('random messages never break the emulator, random answers never break the reader', async () => {
    const vendor = openTestVendor(oppo, { strict: true });
    const token = await signIn(vendor);
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.json(), fc.string()),
        fc.constantFrom(...Object.values(PATHS)),
        async (message, path) => {
          expect((await post(vendor, path, { auth_token: token, message, messages: message })).code).toEqual(
            expect.any(Number),
          );
        },
      ),
      runs(100),
    );
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (body) => {
        readAnswer({ status: 200, body });
      }),
    );
  });
});
