// vivo's real client against vivo's real emulator: how pushes end, one by one and in lists, and what the client does on errors.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HttpRequest, UnreachableError } from '../../../src/http/types.js';
import { readAnswer } from '../../../src/vendors/vivo/client/answers.js';
import { vivo } from '../../../src/vendors/vivo/index.js';
import { openTestVendor, sandboxBase, testMessage } from '../../helpers/emulator-http.js';
import {
  accessToken,
  call,
  codeOf,
  codeOfSend,
  fields,
  INACTIVE,
  type Json,
  OK,
  UNINSTALLED,
  UNKNOWN,
  V2,
} from './talk.js';

const { ext: _ext, ...plainMessage } = testMessage();

/** Answers with the fields of vivo and any values in them. */
const anyAnswer = fc
  .record(
    {
      result: fc.jsonValue(),
      desc: fc.jsonValue(),
      taskId: fc.jsonValue(),
      invalidUser: fc.jsonValue(),
      invalidUsers: fc.jsonValue(),
    },
    { requiredKeys: [] },
  )
  .map((answer) => JSON.stringify(answer));

describe('vivo dialogue › a single push', () => {
  it('is accepted with a task id, and the emulator stores what the phone would show', async () => {
    const vendor = openTestVendor(vivo, { strict: true, rules: ['hours', 'quotas', 'rates'] });
    const [result] = await vendor.client.send(testMessage({ badge: { mode: 'add', value: 1 } }), [OK]);
    expect(result).toMatchObject({
      token: OK,
      status: 'accepted',
      attempts: 1,
      taskId: expect.stringMatching(/^[0-9]+$/),
    });
    expect(vendor.pushes()).toEqual([
      {
        token: OK,
        accepted: true,
        app: 'demo',
        messageId: result?.taskId,
        title: 'Message from Alice',
        body: 'Are you coming along tonight?',
        ext: '{"conversationID":"c2c_alice"}',
        category: 'IM',
        badge: '+1',
      },
    ]);
  });

  it('reaches the emulator by the real host name as well', async () => {
    const vendor = openTestVendor(vivo, { reachedBy: 'host' });
    expect(await codeOfSend(vendor)).toBeUndefined();
    expect(vendor.received.map((received) => received.request.url)).toEqual([
      'https://api-push.vivo.com.cn/message/auth',
      'https://api-push.vivo.com.cn/message/send',
    ]);
  });

  it('shows the problem where the secret was configured, without the secret', async () => {
    const vendor = openTestVendor(vivo, { settings: { vivo_app_secret: 'canary-7f3a9c' } });
    const { problems } = await vendor.client.verify();
    expect(problems[0]).toMatchObject({ code: 'vivo/10206', at: { key: 'vivo_app_secret' }, vendorCode: '10206' });
    expect(JSON.stringify([problems, vendor.received])).not.toContain('canary-7f3a9c');
  });

  it('stores the refused push with the code', async () => {
    const vendor = openTestVendor(vivo);
    await codeOfSend(vendor, {}, [UNKNOWN]);
    expect(vendor.pushes()).toMatchObject([{ token: UNKNOWN, accepted: false, code: '10302', app: 'demo' }]);
  });

  it('sends in test mode to a test device of an app under review', async () => {
    const vendor = openTestVendor(vivo, { app: { state: 'under-review' }, strict: true });
    expect(await codeOfSend(vendor, { mode: 'test', title: '测试' })).toBeUndefined();
  });

  it('a message without category, with an unknown or an operational one never contradicts its class', async () => {
    for (const category of [undefined, 'MARKETING', 'SOCIAL', 'ORDER']) {
      const vendor = openTestVendor(vivo, { settings: { vivo_category: undefined } });
      expect(await codeOfSend(vendor, category === undefined ? {} : { category }), String(category)).toBeUndefined();
    }
    expect(await codeOfSend(openTestVendor(vivo), { category: 'NEW_WORD' })).toBe('vivo/10096');
  });
});

describe('vivo dialogue › many device tokens', () => {
  it('saves the message once, pushes it to the list, and reports each refused device token', async () => {
    const vendor = openTestVendor(vivo, { strict: true });
    const results = await vendor.client.send(testMessage(), [OK, UNKNOWN, V2, UNINSTALLED, INACTIVE]);
    expect(vendor.received.map((received) => received.path)).toEqual([
      '/message/auth',
      '/message/saveListPayload',
      '/message/pushToList',
    ]);
    expect(results.map((result) => [result.token, result.status, result.problem?.code])).toEqual([
      [OK, 'accepted', undefined],
      [UNKNOWN, 'rejected', 'vivo/10302-unknown-token'],
      [V2, 'accepted', undefined],
      [UNINSTALLED, 'rejected', 'vivo/10302-uninstalled'],
      [INACTIVE, 'rejected', 'vivo/10302-inactive'],
    ]);
    expect(vendor.pushes().map((push) => push.accepted)).toEqual([true, false, true, false, false]);
  });

  it('a list of one is sent as a single push', async () => {
    const vendor = openTestVendor(vivo);
    await vendor.client.send(testMessage(), [OK]);
    expect(vendor.received.map((received) => received.path)).toEqual(['/message/auth', '/message/send']);
  });

  it('test mode and short time to live are sent one by one', async () => {
    for (const special of [{ mode: 'test' as const }, { ttlSeconds: 60 }]) {
      const vendor = openTestVendor(vivo, { strict: true });
      const results = await vendor.client.send(testMessage(special), [OK, V2]);
      expect(results.map((result) => result.status)).toEqual(['accepted', 'accepted']);
      expect(vendor.received.map((received) => received.path)).toEqual([
        '/message/auth',
        '/message/send',
        '/message/send',
      ]);
      expect(
        new Set(
          vendor.received.slice(1).map((received) => (JSON.parse(String(received.request.body)) as Json)['requestId']),
        ).size,
      ).toBe(2);
    }
  });

  it('a thousand device tokens fit into one call', async () => {
    const tokens = Array.from(
      { length: vivo.facts.batchLimit },
      (_, i) => `1700000000000000000${String(i).padStart(4, '0')}`,
    );
    const vendor = openTestVendor(vivo, { devices: tokens.map((token) => ({ token })) });
    const results = await vendor.client.send(testMessage(), tokens);
    expect(results.every((result) => result.status === 'accepted')).toBe(true);
    expect(vendor.pushes()).toHaveLength(1000);
  });

  it('statistics count what was sent', async () => {
    const vendor = openTestVendor(vivo);
    const [result] = await vendor.client.send(testMessage(), [OK, V2, UNKNOWN]);
    const answer = await call(vendor, `/report/getStatistics?taskIds=${result?.taskId},1`, undefined, 'GET');
    expect(answer).toMatchObject({
      ok: true,
      body: { statistics: [{ taskId: result?.taskId, send: 2, receive: 2, targetInvalid: 1 }] },
    });
  });
});

describe('vivo dialogue › access token', () => {
  it('is fetched once for many pushes, hidden from output, and a second client with the same store uses it', async () => {
    const vendor = openTestVendor(vivo, { rules: ['rates'] });
    for (let i = 0; i < 12; i += 1) expect(await codeOfSend(vendor)).toBeUndefined();
    const again = vivo.connect(vendor.deps);
    await again.send(testMessage(), [OK]);
    expect(vendor.received.filter((received) => received.path === '/message/auth')).toHaveLength(1);
    expect(vendor.protected.length).toBeGreaterThan(0);
  });

  it('is renewed exactly once when vivo refuses it', async () => {
    const vendor = openTestVendor(vivo);
    await codeOfSend(vendor);
    vendor.interrupt({ status: 200, body: '{"result":10000,"desc":"authToken expired"}' });
    expect(await codeOfSend(vendor)).toBeUndefined();
    expect(vendor.received.map((received) => received.path)).toEqual([
      '/message/auth',
      '/message/send',
      '/message/auth',
      '/message/send',
    ]);
    const stubborn = openTestVendor(vivo);
    stubborn.tamper((request) => ({ ...request, headers: { ...request.headers, authToken: 'x' } }));
    expect(await stubborn.client.send(testMessage(), [OK])).toMatchObject([
      { status: 'rejected', attempts: 2, problem: { code: 'vivo/10000' } },
    ]);
    expect(stubborn.received.map((received) => received.path)).toEqual([
      '/message/auth',
      '/message/send',
      '/message/auth',
      '/message/send',
    ]);
  });

  it('expires after 24 hours, not before, and several are valid at the same time', async () => {
    const vendor = openTestVendor(vivo);
    const [first, second] = [await accessToken(vendor), await accessToken(vendor)];
    expect(first).not.toBe(second);
    const ask = (authToken: string) =>
      vendor
        .ask({
          method: 'POST',
          url: `${sandboxBase}/vivo/message/send`,
          headers: { authToken },
          body: JSON.stringify({ ...fields, regId: OK }),
        })
        .then((answer) => codeOf(readAnswer(answer)));
    vendor.clock.advance(86_400_000 - 1);
    expect([await ask(first), await ask(second)]).toEqual([undefined, undefined]);
    vendor.clock.advance(1);
    expect(await ask(first)).toBe('vivo/10000');
  });
});

describe('vivo dialogue › unreachable and unexpected answers', () => {
  const lost = (neverArrived: boolean, reason: UnreachableError['reason'] = 'reset') =>
    new UnreachableError({ reason, host: 'sandbox.test:4590', message: 'lost', neverArrived });

  it('a push that may have arrived is not retried', async () => {
    const vendor = openTestVendor(vivo);
    await vendor.client.verify();
    await codeOfSend(vendor);
    vendor.interrupt(lost(false));
    expect(await vendor.client.send(testMessage(), [OK])).toMatchObject([
      { status: 'unreachable', attempts: 1, problem: { vendor: 'vivo' } },
    ]);
  });

  it('a push that cannot have arrived is retried once', async () => {
    const vendor = openTestVendor(vivo);
    await codeOfSend(vendor);
    vendor.interrupt(lost(true, 'refused'));
    expect(await vendor.client.send(testMessage(), [OK])).toMatchObject([{ status: 'accepted', attempts: 2 }]);
    vendor.interrupt(lost(true, 'refused'), lost(true, 'refused'));
    expect(await vendor.client.send(testMessage(), [OK])).toMatchObject([{ status: 'unreachable', attempts: 2 }]);
  });

  it('a run cancelled in the pause before the retry still returns a result', async () => {
    const vendor = openTestVendor(vivo);
    await codeOfSend(vendor);
    const cancelled = new AbortController();
    vendor.tamper(() => {
      cancelled.abort();
      throw lost(true, 'refused');
    });
    expect(await vendor.client.send(testMessage(), [OK], cancelled.signal)).toMatchObject([
      { status: 'unreachable', attempts: 1 },
    ]);
  });

  it('an unknown host name is not tried twice, and verify reports unreachable', async () => {
    const vendor = openTestVendor(vivo);
    vendor.interrupt(lost(true, 'dns'));
    expect(await vendor.client.verify()).toMatchObject({ status: 'unreachable' });
    expect(vendor.received).toHaveLength(0);
  });

  it('a cancelled run sends nothing more', async () => {
    const vendor = openTestVendor(vivo);
    const signal = AbortSignal.abort();
    expect(await vendor.client.send(testMessage(), [OK], signal)).toEqual([
      { token: OK, status: 'not-sent', attempts: 0 },
    ]);
    expect((await vendor.client.send(testMessage(), [OK, V2], signal)).map((result) => result.status)).toEqual([
      'not-sent',
      'not-sent',
    ]);
    expect(vendor.received).toHaveLength(0);
  });

  it.each([
    {
      name: 'a page of a proxy',
      answer: { status: 502, body: '<html>Bad gateway</html>' },
      code: 'vivo/answer-not-understood',
    },
    { name: 'an internal fault', answer: { status: 500, body: '' }, code: 'vivo/http-500' },
    { name: 'JSON without a result', answer: { status: 200, body: '{"ok":true}' }, code: 'vivo/answer-not-understood' },
    {
      name: 'a code without documentation',
      answer: { status: 200, body: '{"result":19999,"desc":"surprise"}' },
      code: 'vivo/unknown-code',
    },
    { name: 'a code as text', answer: { status: 200, body: '{"result":"10070","desc":"limit"}' }, code: 'vivo/10070' },
    {
      name: 'success without a token',
      answer: { status: 200, body: '{"result":0}' },
      code: 'vivo/answer-not-understood',
    },
  ])('$name becomes a problem', async ({ answer, code }) => {
    const vendor = openTestVendor(vivo);
    vendor.interrupt(answer);
    expect(await codeOfSend(vendor)).toBe(code);
  });

  it('quotes the words of vivo', async () => {
    const vendor = openTestVendor(vivo);
    vendor.interrupt({ status: 200, body: '{"result":10070,"desc":"超出发送条数限制"}' });
    const [result] = await vendor.client.send(testMessage(), [OK]);
    expect(result?.problem).toMatchObject({ vendorCode: '10070', vendorMessage: '超出发送条数限制' });
  });

  it('a saved list without a task id is no success', async () => {
    const vendor = openTestVendor(vivo);
    await codeOfSend(vendor);
    vendor.interrupt({ status: 200, body: '{"result":0}' });
    expect(await codeOfSend(vendor, {}, [OK, V2])).toBe('vivo/answer-not-understood');
  });

  it('any answer becomes a result', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string(), fc.json(), anyAnswer),
        fc.constantFrom(200, 400, 500),
        async (body, status) => {
          const vendor = openTestVendor(vivo);
          await codeOfSend(vendor);
          for (const tokens of [[OK], [OK, V2]]) {
            vendor.interrupt({ status, body }, { status, body });
            const results = await vendor.client.send(testMessage(), tokens);
            expect(results.map((result) => result.token)).toEqual(tokens);
            vendor.interrupt();
          }
        },
      ),
    );
  });

  it('reads userid as a number too', async () => {
    const vendor = openTestVendor(vivo);
    await codeOfSend(vendor);
    vendor.interrupt(
      { status: 200, body: '{"result":0,"taskId":"7"}' },
      { status: 200, body: '{"result":0,"invalidUsers":[{"status":2,"userid":12345}]}' },
    );
    const results = await vendor.client.send(testMessage(), ['12345', OK]);
    expect(results.map((result) => result.status)).toEqual(['rejected', 'accepted']);
  });
});

describe('vivo dialogue › planned requests', () => {
  it('are the requests that are sent, except for the access token', async () => {
    for (const tokens of [[OK], [OK, V2]]) {
      const planned = vivo.planRequests(plainMessage, tokens, openTestVendor(vivo).deps);
      const vendor = openTestVendor(vivo);
      await vendor.client.send(plainMessage, tokens);
      expect(planned.map(({ request }) => request.url)).toEqual(
        vendor.received.map((received) => received.request.url),
      );
      expect(planned.slice(1).every(({ request }) => request.headers?.['authToken'] === '$VIVO_AUTH_TOKEN')).toBe(true);
      const shape = (request: HttpRequest): readonly string[] => Object.keys(JSON.parse(String(request.body)) as Json);
      expect(planned.map(({ request }) => shape(request))).toEqual(
        vendor.received.map((received) => shape(received.request)),
      );
    }
  });
});
