// Requests as other programs write them, and the paths that our own client never calls.
import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../../src/vendors/vivo/client/answers.js';
import { authRequest, readKeys } from '../../../src/vendors/vivo/client/auth.js';
import { vivo } from '../../../src/vendors/vivo/index.js';
import { openTestVendor, sandboxBase } from '../../helpers/emulator-http.js';
import { accessToken, call, codeOf, fields, type Json, NOT_TEST, OK, UNINSTALLED, UNKNOWN, V2 } from './talk.js';

describe('vivo › requests as other programs write them', () => {
  it('accepts numbers as text, the header in another case, and the timestamp as text', async () => {
    const vendor = openTestVendor(vivo, { strict: true });
    const auth = authRequest(readKeys(vendor.deps.settings), `${sandboxBase}/vivo`, vendor.clock.now());
    const body = JSON.parse(String(auth.body)) as Json;
    const signedIn = readAnswer(
      await vendor.ask({
        ...auth,
        body: JSON.stringify({ ...body, appId: String(body['appId']), timestamp: String(body['timestamp']) }),
      }),
    );
    expect(signedIn.ok).toBe(true);
    const authToken = signedIn.ok ? String(signedIn.body['authToken']) : '';
    const push = {
      regId: OK,
      notifyType: '3',
      title: 'Message from Alice',
      content: 'See you at seven.',
      skipType: '4',
      skipContent: 'tencent_im_push://com.example.chat/message',
      networkType: '1',
      classification: '0',
      requestId: '1700000000000',
      pushMode: '1',
    };
    const answer = await vendor.ask({
      method: 'POST',
      url: `${sandboxBase}/vivo/message/send`,
      headers: { AUTHTOKEN: authToken },
      body: JSON.stringify(push),
    });
    expect(readAnswer(answer).ok).toBe(true);
  });

  it('accepts the object ext of the old test script unless strict', async () => {
    const old = {
      ...fields,
      requestId: '1700000000000',
      notifyType: 3,
      skipType: 4,
      skipContent: 'tencent_im_push://com.example.chat/message',
      pushMode: 1,
      regId: OK,
      clientCustomMap: { ext: { conversationID: 'c2c_alice' } },
    };
    const vendor = openTestVendor(vivo);
    expect((await call(vendor, '/message/send', old)).ok).toBe(true);
    expect(vendor.pushes()).toMatchObject([{ ext: '{"conversationID":"c2c_alice"}' }]);
    expect(codeOf(await call(openTestVendor(vivo, { strict: true }), '/message/send', old))).toBe('vivo/10067');
  });

  it('reaches the devices behind an alias', async () => {
    const vendor = openTestVendor(vivo, { aliases: { alice: [OK, UNKNOWN] } });
    expect((await call(vendor, '/message/send', { ...fields, alias: 'alice' })).ok).toBe(true);
    expect(vendor.pushes().map((push) => push.token)).toEqual([OK]);
    expect(codeOf(await call(vendor, '/message/send', { ...fields, alias: 'nobody' }))).toBe(
      'vivo/10302-unknown-token',
    );
  });

  it('broadcasts, tags, checks ids, and reports the state of a message', async () => {
    const vendor = openTestVendor(vivo, { topics: { chess: [V2] } });
    expect((await call(vendor, '/message/all', fields)).ok).toBe(true);
    expect(vendor.pushes().map((push) => push.token)).toEqual([OK, V2, NOT_TEST]);
    expect(await call(vendor, '/tag/addMembers', { name: 'friends', type: 1, ids: [OK, UNKNOWN] })).toMatchObject({
      ok: true,
      body: { data: [{ status: 1, userid: UNKNOWN }] },
    });
    const pushed = await call(vendor, '/message/tagPush', {
      ...fields,
      tagExpression: { orTags: ['friends', 'chess'], notTags: ['chess'] },
    });
    expect(
      vendor
        .pushes()
        .slice(3)
        .map((push) => push.token),
    ).toEqual([OK]);
    expect((await call(vendor, '/tag/removeMembers', { name: 'friends', type: 1, ids: [OK] })).ok).toBe(true);
    const state = await call(
      vendor,
      `/search/msgStatus?taskIds=${pushed.ok ? String(pushed.body['taskId']) : ''}`,
      undefined,
      'GET',
    );
    expect(state).toMatchObject({ ok: true, body: { data: [{ desc: expect.stringContaining('passed') }] } });
    expect(await call(vendor, '/invalidUser/check', { userType: 1, userIds: [OK, UNINSTALLED] })).toMatchObject({
      ok: true,
      body: { invalidUsers: [{ status: 2, userid: UNINSTALLED }] },
    });
  });

  it('reports what it does not emulate', async () => {
    const vendor = openTestVendor(vivo);
    const authToken = await accessToken(vendor);
    const answer = await vendor.ask({
      method: 'POST',
      url: `${sandboxBase}/vivo/tagGroup/add`,
      headers: { authToken },
      body: '{}',
    });
    expect([answer.status, answer.body]).toEqual([501, expect.stringContaining('not documented')]);
  });

  it('sends receipts to this machine only', async () => {
    const vendor = openTestVendor(vivo);
    await call(vendor, '/message/send', {
      ...fields,
      regId: OK,
      extra: { callback: 'http://127.0.0.1:9/receipt', 'callback.param': 'p' },
    });
    await call(vendor, '/message/send', { ...fields, regId: OK, extra: { callback: 'https://example.com/receipt' } });
    const receipts = vendor.received.map((received) => received.reply.receipts ?? []).filter((list) => list.length > 0);
    expect(receipts).toHaveLength(1);
    expect(JSON.parse(receipts[0]?.[0]?.body ?? '{}')).toMatchObject({
      [String((vendor.received[1]?.reply.body as Json | undefined)?.['taskId'])]: {
        targets: OK,
        ackType: '0',
        param: 'p',
      },
    });
  });
});
