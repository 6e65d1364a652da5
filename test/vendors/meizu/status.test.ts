// What Meizu reports about device tokens and tasks without a push.
import { describe, expect, it } from 'vitest';
import { UnreachableError } from '../../../src/http/types.js';
import { signedForm } from '../../../src/vendors/meizu/client/auth.js';
import { PATHS } from '../../../src/vendors/meizu/facts.js';
import { meizu } from '../../../src/vendors/meizu/index.js';
import { openTestVendor, sandboxBase, type TestVendor, testMessage } from '../../helpers/emulator-http.js';

const tokenOf = (fate: string): string =>
  meizu.emulator.demo.devices.find((device) => device.fate === fate)?.token ?? '';
const QUIET = { probe: false, consume: false };
const statusOf = async (vendor: TestVendor, ...tokens: string[]) => (await vendor.client.status?.(tokens, QUIET)) ?? [];

/** A signed form without the client, as a server of the app would subscribe a phone. */
async function subscribe(vendor: TestVendor, path: string, own: Record<string, string>): Promise<unknown> {
  const { mz_app_id = '', mz_app_secret = '' } = meizu.emulator.demo.values;
  const answer = await vendor.ask({
    method: 'POST',
    url: `${sandboxBase}/meizu${path}`,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: signedForm({ appId: mz_app_id, ...own }, mz_app_secret),
  });
  return (JSON.parse(answer.body) as { value: unknown }).value;
}

describe('meizu device status', () => {
  it.each([
    ['ok', 'valid', undefined, 'A'],
    ['switched-off', 'switched-off', 'meizu/110010-switch-off', 'A'],
    ['uninstalled', 'invalid', 'meizu/110002', 'D'],
    ['unknown', 'invalid', 'meizu/110002', 'D'],
    ['inactive', 'invalid', 'meizu/110002', 'D'],
    ['other-app', 'unknown', 'meizu/110003', 'D'],
  ])('a device with fate %s is %s', async (fate, state, code, mark) => {
    const vendor = openTestVendor(meizu, { strict: true });
    const [status] = await statusOf(vendor, tokenOf(fate));
    expect([status?.state, status?.problem?.code, status?.confidence]).toEqual([state, code, mark]);
    expect(vendor.pushes()).toEqual([]);
  });

  it('shows alias and tags, those of the console and those subscribed later', async () => {
    const token = tokenOf('ok');
    const vendor = openTestVendor(meizu, { aliases: { alice: [token] }, topics: { vip: [token] } });
    const words = async (): Promise<readonly string[]> =>
      (await statusOf(vendor, token))[0]?.evidence.map((text) => text.en) ?? [];
    expect(await words()).toEqual(['getRegisterSwitch: barTypeSwitch 1', 'getSubAlias: alice', 'getSubTags: vip']);
    await subscribe(vendor, PATHS.subscribeAlias, { pushId: token, alias: 'bob' });
    await subscribe(vendor, PATHS.subscribeTags, { pushId: token, tags: 'news,sport' });
    await subscribe(vendor, PATHS.unsubscribeTags, { pushId: token, tags: 'vip' });
    expect(await words()).toEqual([
      'getRegisterSwitch: barTypeSwitch 1',
      'getSubAlias: bob',
      'getSubTags: news, sport',
    ]);
    await subscribe(vendor, PATHS.unsubscribeAlias, { pushId: token });
    await subscribe(vendor, PATHS.unsubscribeAllTags, { pushId: token });
    expect(await words()).toEqual(['getRegisterSwitch: barTypeSwitch 1']);
  });

  it('reports a switch that was turned off through the API as off', async () => {
    const vendor = openTestVendor(meizu);
    await subscribe(vendor, PATHS.changeSwitch, { pushId: tokenOf('ok'), msgType: '0', subSwitch: '0' });
    expect((await statusOf(vendor, tokenOf('ok')))[0]?.state).toBe('switched-off');
  });

  it.each(['true', '1', '"1"'])('reads the switch written as %s', async (written) => {
    const vendor = openTestVendor(meizu);
    vendor.interrupt({
      status: 200,
      body: `{"code":"200","message":"","value":{"barTypeSwitch":${written},"pushId":"${tokenOf('ok')}"}}`,
    });
    expect((await statusOf(vendor, tokenOf('ok')))[0]?.state).toBe('valid');
  });

  it('a wrong secret, a lost connection and an answer without a switch leave the state unknown', async () => {
    const refused = openTestVendor(meizu, { settings: { mz_app_secret: 'canary-wrong' } });
    expect(await statusOf(refused, tokenOf('ok'))).toMatchObject([
      { state: 'unknown', problem: { code: 'meizu/1006', at: { key: 'mz_app_secret' } } },
    ]);
    const vendor = openTestVendor(meizu);
    vendor.interrupt(new UnreachableError({ reason: 'dns', host: 'h', message: 'm', neverArrived: true }));
    expect(await statusOf(vendor, tokenOf('ok'))).toMatchObject([
      { state: 'unknown', problem: { code: 'network/dns' } },
    ]);
    vendor.interrupt({ status: 200, body: '{"code":"200","message":"","value":""}' });
    expect((await statusOf(vendor, tokenOf('ok')))[0]).toMatchObject({ state: 'unknown' });
  });
});

describe('meizu tasks', () => {
  it('counts what a stored task really sent', async () => {
    const vendor = openTestVendor(meizu);
    const messageJson = JSON.stringify({ noticeBarInfo: { title: 'Lunch?', content: 'Noodles at one.' } });
    const stored = (await subscribe(vendor, PATHS.taskId, { pushType: '0', messageJson })) as { taskId: number };
    const taskId = String(stored.taskId);
    await subscribe(vendor, PATHS.taskPush, { taskId, pushIds: `${tokenOf('ok')},${tokenOf('unknown')}` });
    const report = await vendor.client.task?.(taskId);
    expect(report).toMatchObject({ found: true });
    expect(report?.facts.map((fact) => [fact.label.en, fact.value]).slice(0, 3)).toEqual([
      ['targets (targetNo)', '2'],
      ['valid targets (validNo)', '1'],
      ['pushed (pushedNo)', '1'],
    ]);
  });

  it('drops the oldest stored task once five thousand newer ones were stored, and issues no number twice', async () => {
    const vendor = openTestVendor(meizu);
    const messageJson = JSON.stringify({ noticeBarInfo: { title: 'Lunch?', content: 'Noodles at one.' } });
    const ids: string[] = [];
    for (let i = 0; i <= 5000; i += 1) {
      const stored = (await subscribe(vendor, PATHS.taskId, { pushType: '0', messageJson })) as { taskId: number };
      ids.push(String(stored.taskId));
    }
    expect(new Set(ids).size).toBe(5001);
    const found = async (id: string | undefined) => (await vendor.client.task?.(id ?? ''))?.found;
    expect([await found(ids[0]), await found(ids[1]), await found(ids[5000])]).toEqual([false, true, true]);
  });

  it("reads a counter whose name carries the document's stray blank", async () => {
    const vendor = openTestVendor(meizu);
    vendor.interrupt({ status: 200, body: '{"code":"200","message":"","value":{"taskId":1,"acceptNo ":7}}' });
    expect((await vendor.client.task?.('1'))?.facts).toMatchObject([{ value: '7' }]);
  });

  it('counts that are no numbers are not accepted as an answer', async () => {
    const vendor = openTestVendor(meizu);
    for (const wrong of ['null', '-1', '"abc"', 'true']) {
      vendor.interrupt({
        status: 200,
        body: `{"code":"200","message":"","value":{"taskId":1,"pushedNo":3,"acceptNo":${wrong}}}`,
      });
      expect(await vendor.client.task?.('1')).toMatchObject({
        found: false,
        problem: { code: 'meizu/answer-not-understood' },
      });
    }
  });

  it("a direct push has no task: its message id is refused with the vendor's code", async () => {
    const vendor = openTestVendor(meizu);
    const [sent] = await vendor.client.send(testMessage(), [tokenOf('ok')]);
    expect(await vendor.client.task?.(sent?.messageId ?? '')).toMatchObject({
      found: false,
      problem: { code: 'meizu/110032' },
    });
  });
});
