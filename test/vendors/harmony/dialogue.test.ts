// How pushes to HarmonyOS end: singly and in lists, test messages, kinds of push, JWTs by openssl, incomplete answers, verification, device status.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UnreachableError } from '../../../src/http/types.js';
import type { Catalogue } from '../../../src/problems/types.js';
import { rights } from '../../../src/vendors/harmony/facts.js';
import { harmony } from '../../../src/vendors/harmony/index.js';
import { tokenReasons } from '../../../src/vendors/harmony/token-reasons.js';
import { openTestVendor, settingsOf, type TestVendor, testMessage } from '../../helpers/emulator-http.js';
import { runs } from '../../helpers/runs.js';
import {
  ACCOUNT,
  body,
  call,
  type Json,
  jwtByOpenssl,
  OK,
  OK2,
  OTHER,
  openssl,
  PATH,
  tokenOf,
  UNKNOWN,
} from './talk.js';

const codes = (results: readonly { status: string; problem?: { code: string } }[]) =>
  results.map((result) => result.problem?.code ?? result.status);
const sent = (vendor: TestVendor, index = -1): Json =>
  JSON.parse(String(vendor.received.at(index)?.request.body)) as Json;
const answer = (code: unknown, msg: unknown, more: Json = { requestId: '1' }, status = 200) => ({
  status,
  body: JSON.stringify({ code, msg, ...more }),
});

describe('harmony › sending', () => {
  it('one call, one result for each device token, in the given order', async () => {
    const vendor = openTestVendor(harmony, { strict: true });
    const results = await vendor.client.send(testMessage(), [OK, UNKNOWN, OK2, OTHER]);
    expect(codes(results)).toEqual(['accepted', 'harmony/tokenFormatError', 'accepted', 'harmony/noRight']);
    expect(vendor.received.map((item) => item.path)).toEqual([PATH]);
    expect(results[0]?.messageId).toMatch(/^\d{24}$/);
    expect(JSON.stringify(results[1]?.problem)).not.toContain(UNKNOWN);
    expect(results[1]?.problem).toMatchObject({ vendorCode: '80100000', vendorMessage: 'tokenFormatError' });
  });

  it('the phone gets title, text, ext as an object, category and badge', async () => {
    const vendor = openTestVendor(harmony, { strict: true });
    const message = testMessage({
      badge: { mode: 'add', value: 1 },
      category: 'ACCOUNT',
      sound: 'bell.mp3',
      ttlSeconds: 90,
    });
    expect(codes(await vendor.client.send(message, [OK]))).toEqual(['accepted']);
    expect(sent(vendor)).toMatchObject({
      payload: {
        notification: {
          category: 'ACCOUNT',
          clickAction: {
            actionType: 1,
            uri: 'example-chat://www.example.com/conversation',
            data: { ext: message.ext },
          },
          badge: { addNum: 1 },
          sound: 'bell.mp3',
        },
      },
      pushOptions: { ttl: 90 },
    });
    expect(vendor.pushes()[0]).toMatchObject({
      title: message.title,
      body: message.body,
      ext: message.ext,
      badge: '+1',
    });
    await vendor.client.send(testMessage({ clickTarget: 'launcher', badge: { mode: 'set', value: 0 } }), [OK]);
    expect(sent(vendor)).toMatchObject({
      payload: { notification: { clickAction: { actionType: 0 }, badge: { setNum: 0 } } },
    });
  });

  it('is reached under the real name of the host it shares with Huawei', async () => {
    const vendor = openTestVendor(harmony, { reachedBy: 'host' });
    await vendor.client.send(testMessage(), [OK]);
    expect(vendor.received.map((item) => item.request.url)).toEqual([`https://push-api.cloud.huawei.com${PATH}`]);
  });

  it('a test message is sent to ten device tokens per call, a formal one to a thousand', async () => {
    const vendor = openTestVendor(harmony, { strict: true });
    const tokens = Array<string>(23).fill(OK);
    const results = await vendor.client.send(testMessage({ mode: 'test' }), tokens);
    expect(codes(results)).toEqual(tokens.map(() => 'accepted'));
    expect(vendor.received.map((_, i) => (sent(vendor, i)['target'] as { token: string[] }).token.length)).toEqual([
      10, 10, 3,
    ]);
    expect(sent(vendor)).toMatchObject({ pushOptions: { testMessage: true } });
    await vendor.client.send(testMessage(), Array<string>(1000).fill(OK));
    expect(vendor.received).toHaveLength(4);
    expect(sent(vendor)['pushOptions']).not.toHaveProperty('testMessage');
  });

  it('background message and call carry ext in extraData and name their push-type', async () => {
    const vendor = openTestVendor(harmony, { strict: true });
    for (const [kind, type] of [
      ['background', '6'],
      ['call', '10'],
      ['alert', '0'],
    ] as const) {
      const message = testMessage({ options: { 'harmony-push-type': kind } });
      expect(codes(await vendor.client.send(message, [OK]))).toEqual(['accepted']);
      expect(vendor.received.at(-1)?.request.headers?.['push-type']).toBe(type);
      if (kind !== 'alert') expect(sent(vendor)['payload']).toEqual({ extraData: message.ext });
      expect(vendor.pushes().at(-1)?.ext).toBe(message.ext);
    }
    const without = openTestVendor(harmony, { app: { rights: [rights.selfClassification] } });
    expect(codes(await without.client.send(testMessage({ options: { 'harmony-push-type': 'call' } }), [OK]))).toEqual([
      'harmony/noPushTypeRight',
    ]);
  });

  it('the requests that are printed are the ones that are sent', async () => {
    const vendor = openTestVendor(harmony);
    const tokens = Array<string>(12).fill(OK);
    const planned = harmony.planRequests(testMessage({ mode: 'test' }), tokens, openTestVendor(harmony).deps);
    await vendor.client.send(testMessage({ mode: 'test' }), tokens);
    const shown = (request: { url: string; body?: unknown }) => [
      request.url,
      // The tag is a new UUID each time.
      String(request.body).replace(/"biTag":"[0-9a-f-]{36}"/, 'tag'),
    ];
    expect(planned.map(({ request }) => shown(request))).toEqual(vendor.received.map(({ request }) => shown(request)));
    expect(JSON.stringify(planned)).toContain('$HARMONY_JWT');
    expect(JSON.stringify(planned)).not.toContain('PRIVATE KEY');
  });
});

describe('harmony › JWT', () => {
  it('a JWT signed by openssl is accepted, and refused with one byte changed', async () => {
    const vendor = openTestVendor(harmony, { strict: true });
    const jwt = jwtByOpenssl(vendor);
    expect((await call(vendor, body(), { Authorization: `Bearer ${jwt}` })).code).toBe('80000000');
    const [head = '', claims = '', signature = ''] = jwt.split('.');
    const flip = (text: string): string => `${text[0] === 'A' ? 'B' : 'A'}${text.slice(1)}`;
    for (const changed of [`${head}.${claims}.${flip(signature)}`, `${head}.${flip(claims)}.${signature}`])
      expect(await call(vendor, body(), { Authorization: `Bearer ${changed}` })).toMatchObject({
        status: 401,
        code: '80200001',
      });
  });

  it('our JWT is verified by openssl', async () => {
    const vendor = openTestVendor(harmony);
    await vendor.client.send(testMessage(), [OK]);
    const jwt = String(vendor.received[0]?.request.headers?.['Authorization']).replace('Bearer ', '');
    const [head, claims, signature = ''] = jwt.split('.');
    const said = openssl(
      [
        'dgst',
        '-sha256',
        '-sigopt',
        'rsa_padding_mode:pss',
        '-sigopt',
        'rsa_pss_saltlen:32',
        '-prverify',
        'key.pem',
        '-signature',
        'signature',
        'text',
      ],
      { 'key.pem': ACCOUNT.private_key, signature: Buffer.from(signature, 'base64url'), text: `${head}.${claims}` },
    );
    expect(said.toString('utf8').trim()).toBe('Verified OK');
    expect(vendor.protected).toContain(jwt);
  });

  it('is kept, signed again five minutes before its expiry, and once when the service reports it as expired', async () => {
    const vendor = openTestVendor(harmony);
    const jwt = (index: number) => vendor.received[index]?.request.headers?.['Authorization'];
    await vendor.client.send(testMessage(), [OK]);
    vendor.clock.advance(3_290_000);
    await vendor.client.send(testMessage(), [OK]);
    expect(jwt(1)).toBe(jwt(0));
    vendor.clock.advance(10_000);
    await vendor.client.send(testMessage(), [OK]);
    expect(jwt(2)).not.toBe(jwt(1));
    vendor.interrupt(answer('80200005', 'Jwt token expired.', {}, 401));
    expect(codes(await vendor.client.send(testMessage(), [OK]))).toEqual(['accepted']);
    const over = answer('80200005', 'Jwt token expired.', {}, 401);
    vendor.interrupt(over, over);
    expect(await vendor.client.send(testMessage(), [OK])).toMatchObject([
      {
        status: 'rejected',
        attempts: 2,
        problem: { code: 'harmony/80200005', at: { key: 'harmony_service_account' } },
      },
    ]);
  });

  it('an account that cannot be used sends nothing', async () => {
    const vendor = openTestVendor(harmony, { settings: { harmony_service_account: '{"client_secret":"x"}' } });
    expect(await vendor.client.send(testMessage(), [OK])).toMatchObject([
      { status: 'not-sent', attempts: 0, problem: { code: 'harmony/oauth-client' } },
    ]);
    expect(await vendor.client.verify()).toMatchObject({ status: 'refused', problems: [] });
    expect(vendor.received).toEqual([]);
  });
});

describe('harmony › why a device token was refused', () => {
  it.each(Object.keys(tokenReasons).map((code) => [code.slice('harmony/'.length), code] as const))(
    '%s, for one device token of two and for both, leads to its own entry',
    async (reason, code) => {
      for (const [number, document, sentTo, wanted] of [
        ['80100000', { success: 1, failure: 1, illegalTokens: { [reason]: [OK] } }, [OK, OK2], [code, 'accepted']],
        ['80300007', { failure: 2, illegalTokens: { [reason]: [OK, OK2] } }, [OK, OK2], [code, code]],
      ] as const) {
        const vendor = openTestVendor(harmony);
        vendor.interrupt(answer(number, JSON.stringify(document)));
        const results = await vendor.client.send(testMessage(), sentTo);
        expect(codes(results)).toEqual(wanted);
        expect(results[0]?.problem).toMatchObject({ vendorCode: number, vendorMessage: reason });
        expect(JSON.stringify(results.map(({ problem }) => problem))).not.toContain(OK);
      }
    },
  );

  it('only a damaged device token and one of a third party are reported as dead, by a push and by device-status alike', async () => {
    for (const [code, { deviceToken }] of Object.entries(tokenReasons as Catalogue)) {
      const reason = code.slice('harmony/'.length);
      const isDead = reason === 'tokenFormatError' || reason === 'tokenPlatformNotSupport';
      expect([reason, deviceToken === 'invalid']).toEqual([reason, isDead]);
      const vendor = openTestVendor(harmony);
      vendor.interrupt(answer('80300007', JSON.stringify({ failure: 1, illegalTokens: { [reason]: [OK] } })));
      const [status] = (await vendor.client.status?.([OK], { probe: true, consume: false })) ?? [];
      expect([reason, status?.state]).toEqual([reason, isDead ? 'invalid' : 'unknown']);
    }
  });
});

describe('harmony › incomplete answers', () => {
  const end = async (reply: { status: number; body: string }, tokens: readonly string[] = [OK]) => {
    const vendor = openTestVendor(harmony);
    vendor.interrupt(reply, reply);
    return (await vendor.client.send(testMessage(), tokens)).map(({ status, problem }) =>
      `${status} ${problem?.code ?? ''}`.trim(),
    );
  };

  it.each([
    ['success without a request id', answer('80000000', 'Success.', {}), 'unreachable harmony/answer-incomplete'],
    [
      'success under HTTP 502',
      answer('80000000', 'Success.', { requestId: '1' }, 502),
      'unreachable harmony/answer-incomplete',
    ],
    ['a blank code', answer(' ', 'Success.'), 'rejected harmony/unknown-code'],
    ['null as the code', answer(null, 'Success.'), 'unreachable harmony/answer-not-understood'],
    ['true as the code', answer(true, 'Success.'), 'unreachable harmony/answer-not-understood'],
    ['a page', { status: 200, body: '<html>80000000</html>' }, 'unreachable harmony/answer-not-understood'],
    ['a code nobody documents', answer('80999999', 'new'), 'rejected harmony/unknown-code'],
    ['HTTP 500 without JSON', { status: 500, body: 'x' }, 'unreachable harmony/http-500'],
    ['HTTP 503 without JSON', { status: 503, body: '<html>busy</html>' }, 'rejected harmony/http-503'],
    ['HTTP 418 without JSON', { status: 418, body: '' }, 'rejected harmony/answer-not-understood'],
  ])('%s', async (_name, reply, wanted) => {
    expect(await end(reply)).toEqual([wanted]);
  });

  const listed = (document: unknown): string => JSON.stringify(document);
  it.each([
    ['counts more refused than it names', { success: 1, failure: 2, illegalTokens: { noRight: [OK] } }],
    ['names a token that was not sent', { success: 2, failure: 1, illegalTokens: { noRight: [OTHER] } }],
    ['counts another number of successes', { success: 5, failure: 1, illegalTokens: { noRight: [OK] } }],
    ['names nobody', { success: 1, failure: 1, illegalTokens: {} }],
  ])('a list of refused tokens that %s accepts no device token', async (_name, document) => {
    const results = await end(answer('80100000', listed(document)), [OK, OK2, UNKNOWN]);
    expect(results.filter((line) => line.startsWith('accepted'))).toEqual([]);
    expect(results).toContain('unreachable harmony/partly-unnamed');
  });

  it('a list that was cut off is not shown', async () => {
    const vendor = openTestVendor(harmony);
    vendor.interrupt(answer('80300007', `{"failure":1,"illegalTokens":{"noRight":["${OTHER}`));
    const [result] = await vendor.client.send(testMessage(), [OTHER]);
    expect(result).toMatchObject({ status: 'rejected', problem: { code: 'harmony/80300007' } });
    expect(JSON.stringify(result?.problem)).not.toContain(OTHER);
  });

  it('every device token gets one result for any answer, and accepted requires the whole answer', async () => {
    const codeValue = fc.oneof(
      fc.constantFrom('80000000', '80100000', '80300007', 80000000, '', null, '0'),
      fc.string(),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(200, 400, 401, 500), codeValue, fc.string(), async (status, code, msg) => {
        const vendor = openTestVendor(harmony);
        const reply = { status, body: JSON.stringify({ code, msg, requestId: '1' }) };
        vendor.interrupt(reply, reply);
        const results = await vendor.client.send(testMessage(), [OK, OK2]);
        expect(results.map((result) => result.token)).toEqual([OK, OK2]);
        for (const result of results)
          expect(result.status === 'accepted').toBe(status === 200 && String(code) === '80000000');
      }),
      runs(100),
    );
  });

  it('a lost connection is unreachable, a cancelled push is not sent', async () => {
    const vendor = openTestVendor(harmony);
    const lost = { reason: 'reset', host: 'h', message: 'reset', neverArrived: false } as const;
    vendor.interrupt(new UnreachableError(lost));
    expect((await vendor.client.send(testMessage(), [OK]))[0]?.status).toBe('unreachable');
    const stopped = AbortSignal.abort();
    expect(await vendor.client.send(testMessage(), [OK, OK2], stopped)).toMatchObject([
      { status: 'not-sent', attempts: 0 },
      { status: 'not-sent', attempts: 0 },
    ]);
  });
});

describe('harmony › verification', () => {
  it('sends a request every time, reaches no phone, and names the project', async () => {
    const vendor = openTestVendor(harmony, { strict: true });
    for (let i = 0; i < 2; i += 1)
      expect(await vendor.client.verify()).toMatchObject({
        status: 'verified',
        problems: [],
        note: { en: `project ${ACCOUNT.project_id}` },
      });
    expect(vendor.received).toHaveLength(2);
    expect(sent(vendor)).toMatchObject({ target: { token: ['tim-push-check'] }, pushOptions: { testMessage: true } });
    expect(vendor.pushes().every((push) => !push.accepted)).toBe(true);
  });

  it.each([
    ['another project', { project_id: '900000000000000001' }, 'harmony/80300002'],
    ['another account', { sub_account: '1' }, 'harmony/80200001'],
    ['a deleted key', { key_id: 'gone' }, 'harmony/80200001'],
  ])('%s is refused', async (_name, change, code) => {
    const account = { ...ACCOUNT, ...change };
    const vendor = openTestVendor(harmony, { settings: { harmony_service_account: JSON.stringify(account) } });
    expect(await vendor.client.verify()).toMatchObject({ status: 'refused', problems: [{ code }] });
  });

  const said = async (reply: { status: number; body: string } | UnreachableError) => {
    const vendor = openTestVendor(harmony);
    vendor.interrupt(reply, reply, reply);
    const { status, problems } = await vendor.client.verify();
    return `${status} ${problems[0]?.code ?? ''}`.trim();
  };
  const refused = (document: unknown) => answer('80300007', JSON.stringify(document));

  it.each([
    ['a text that is no token was accepted', answer('80000000', 'Success.'), 'unreachable harmony/probe-accepted'],
    ['only success in words', answer('80000000', ''), 'unreachable harmony/probe-accepted'],
    [
      'another token was refused',
      refused({ failure: 1, illegalTokens: { tokenFormatError: ['x'] } }),
      'unreachable harmony/answer-not-understood',
    ],
    [
      'the right is missing',
      refused({ failure: 1, illegalTokens: { noPushTypeRight: ['tim-push-check'] } }),
      'refused harmony/noPushTypeRight',
    ],
    [
      'an unknown reason',
      refused({ failure: 1, illegalTokens: { somethingNew: ['tim-push-check'] } }),
      'refused harmony/unknown-reason',
    ],
    ['the plain sentence', answer('80300007', 'All the tokens are invalid.'), 'verified'],
    [
      'the plain sentence without a request id',
      answer('80300007', 'All the tokens are invalid.', {}),
      'unreachable harmony/answer-not-understood',
    ],
    ['no words', answer('80300007', ''), 'unreachable harmony/answer-not-understood'],
    ['push is off', answer('80300002', 'No permission to send message to these tmIDs.'), 'refused harmony/80300002'],
    ['a code nobody documents', answer('80999999', 'new'), 'refused harmony/unknown-code'],
    ['the quota of test messages', answer('80300029', 'exceed'), 'refused harmony/80300029'],
    ['a fault of the service', answer('81000001', 'Inner Error.'), 'unreachable harmony/81000001'],
    ['flow control', { status: 503, body: 'busy' }, 'unreachable harmony/http-503'],
    ['a page', { status: 200, body: '<html></html>' }, 'unreachable harmony/answer-not-understood'],
  ])('%s', async (_name, reply, wanted) => {
    expect(await said(reply)).toBe(wanted);
  });

  it('without an answer: unreachable', async () => {
    const lost = { reason: 'refused', host: 'h', message: 'refused', neverArrived: true } as const;
    expect(await said(new UnreachableError(lost))).toMatch(/^unreachable /);
  });
});

describe('harmony › device status', () => {
  const states = async (tokens: readonly string[], probe: boolean, vendor = openTestVendor(harmony)) =>
    (await vendor.client.status?.(tokens, { probe, consume: false }))?.map(
      ({ state, confidence }) => `${state} ${confidence}`,
    );

  it('without consent nothing is sent and the state stays unknown', async () => {
    const vendor = openTestVendor(harmony);
    expect(await states([OK, UNKNOWN], false, vendor)).toEqual(['unknown A', 'unknown A']);
    expect(vendor.received).toEqual([]);
    expect((await vendor.client.status?.([OK], { probe: false, consume: false }))?.[0]?.evidence[0]?.en).toContain(
      '--probe',
    );
  });

  it('a test message shows the state: the reasons about the device token are our interpretation', async () => {
    expect(await states([OK, UNKNOWN, OTHER], true)).toEqual(['valid A', 'invalid D', 'unknown A']);
    // The service accepts pushes to a removed app; a receipt shows it later.
    expect(await states([tokenOf('uninstalled')], true)).toEqual(['valid A']);
  });

  it('a refusal about the app does not affect the state of the device token', async () => {
    const vendor = openTestVendor(harmony, { app: { state: 'suspended' } });
    expect(await states([OK], true, vendor)).toEqual(['unknown A']);
    const broken = openTestVendor(harmony);
    broken.interrupt({ status: 200, body: '<html></html>' });
    expect((await states([OK], true, broken))?.[0]).toMatch(/^unknown /);
  });
});

describe('harmony › messages before they are sent', () => {
  const settings = settingsOf(harmony, harmony.emulator.demo.values);
  const found = (special: Parameters<typeof testMessage>[0], given = settings) =>
    harmony.checkMessage(testMessage(special), given).map((problem) => problem.code);
  const raw = (notification: Json) => ({ raw: { payload: { notification } } });

  it.each([
    ['a message as it should be', {}, ['harmony/category-right']],
    ['no title', { title: '' }, ['harmony/title-empty', 'harmony/category-right']],
    ['no text', { body: '' }, ['harmony/body-empty', 'harmony/category-right']],
    ['a class in lower case', { category: 'im' }, ['harmony/category-case']],
    ['a class nobody knows', { category: 'NEWS' }, ['harmony/category-unknown']],
    ['a class of older texts', { category: 'CUSTOMER_SERVICE' }, ['harmony/category-doubtful']],
    ['marketing', { category: 'MARKETING' }, ['harmony/marketing']],
    ['voice', { category: 'PLAY_VOICE' }, ['harmony/play-voice']],
    ['a badge of 100', { badge: { mode: 'set', value: 100 } }, ['harmony/category-right', 'harmony/badge-range']],
    ['adding nothing', { badge: { mode: 'add', value: 0 } }, ['harmony/category-right', 'harmony/badge-range']],
    ['a badge without a number', raw({ badge: {} }), ['harmony/category-right', 'harmony/badge-without-number']],
    [
      'a picture over http',
      { image: 'http://example.com/a.png' },
      ['harmony/category-right', 'harmony/image-not-https'],
    ],
    ['a picture', { image: 'https://example.com/a.png' }, ['harmony/category-right', 'harmony/image-check']],
    ['16 days', { ttlSeconds: 16 * 86_400 }, ['harmony/category-right', 'harmony/ttl-range']],
    ['ttl as v1 writes it', { raw: { pushOptions: { ttl: '60s' } } }, ['harmony/category-right', 'harmony/ttl-text']],
    ['too large', { body: '中'.repeat(1400) }, ['harmony/category-right', 'harmony/message-too-large']],
    [
      'a click without a page',
      raw({ clickAction: { actionType: 1, uri: '' } }),
      ['harmony/category-right', 'harmony/click-no-page'],
    ],
    ['a click that dials', raw({ clickAction: { actionType: 5 } }), ['harmony/category-right', 'harmony/click-kind']],
    ['data as a text', raw({ clickAction: { data: '{}' } }), ['harmony/category-right', 'harmony/click-data']],
    ['a call without ext', { ext: undefined, options: { 'harmony-push-type': 'call' } }, ['harmony/no-extra-data']],
    [
      'a call kept for an hour',
      { ttlSeconds: 3600, options: { 'harmony-push-type': 'call' } },
      ['harmony/call-right', 'harmony/call-ttl'],
    ],
    [
      'a badge for a background message',
      { badge: { mode: 'add', value: 1 }, options: { 'harmony-push-type': 'background' } },
      ['harmony/ignored'],
    ],
  ] as const)('%s', (_name, special, codes_) => {
    expect(found(special as never)).toEqual(codes_);
  });

  it('without a category IM is sent, and a hint reports it', async () => {
    const none = settingsOf(harmony, { ...harmony.emulator.demo.values, harmony_category: undefined });
    expect(found({}, none)).toEqual(['harmony/no-category']);
  });

  it('an unknown page of TIMPush is reported', () => {
    const none = settingsOf(harmony, { ...harmony.emulator.demo.values, harmony_click_uri: undefined });
    expect(found({ clickTarget: 'timpush' }, none)).toEqual(['harmony/category-right', 'harmony/no-page']);
  });

  it('what a tap opens is read from the body that is sent', () => {
    const opens = (special: Parameters<typeof testMessage>[0]) => harmony.clickOpens(testMessage(special), settings);
    expect(opens({})).toBe('example-chat://www.example.com/conversation');
    expect(opens({ clickTarget: 'launcher' })).toBe('the app (clickAction.actionType 0)');
    expect(opens(raw({ clickAction: { actionType: 0 } }))).toBe('the app (clickAction.actionType 0)');
    expect(opens(raw({ clickAction: { action: 'com.example.chat.OPEN' } }))).toBe('com.example.chat.OPEN');
    expect(opens({ options: { 'harmony-push-type': 'call' } })).toContain('nothing to tap');
  });
});
