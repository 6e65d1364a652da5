// What vivo reports about device tokens and tasks without a push; an answer of another form leaves the state open.
import { describe, expect, it } from 'vitest';
import { UnreachableError } from '../../../src/http/types.js';
import { vivo } from '../../../src/vendors/vivo/index.js';
import { openTestVendor, type TestVendor, testMessage } from '../../helpers/emulator-http.js';

const tokenOf = (fate: string): string =>
  vivo.emulator.demo.devices.find((device) => device.fate === fate)?.token ?? '';
const QUIET = { probe: false, consume: false };
const statusOf = async (vendor: TestVendor, ...tokens: string[]) => (await vendor.client.status?.(tokens, QUIET)) ?? [];

describe('vivo device status', () => {
  it.each([
    ['ok', 'valid', undefined],
    ['uninstalled', 'invalid', 'vivo/10302-uninstalled'],
    ['unknown', 'unknown', 'vivo/10302-unknown-token'],
    ['other-app', 'unknown', 'vivo/10302-unknown-token'],
    ['inactive', 'unknown', 'vivo/10302-inactive'],
  ])('a device with fate %s is %s', async (fate, state, code) => {
    const vendor = openTestVendor(vivo, { strict: true });
    const [status] = await statusOf(vendor, tokenOf(fate));
    expect([status?.state, status?.problem?.code]).toEqual([state, code]);
    expect(vendor.pushes()).toEqual([]);
  });

  it('sends many in one call and answers in the given order', async () => {
    const vendor = openTestVendor(vivo);
    const tokens = [tokenOf('unknown'), tokenOf('ok'), tokenOf('uninstalled')];
    expect((await statusOf(vendor, ...tokens)).map((status) => [status.token, status.state])).toEqual([
      [tokens[0], 'unknown'],
      [tokens[1], 'valid'],
      [tokens[2], 'invalid'],
    ]);
    const [call] = vendor.received.filter((item) => item.path === '/invalidUser/check');
    expect(JSON.parse(String(call?.request.body))).toEqual({ userType: 1, userIds: tokens });
  });

  it('splits lists of more than a thousand', async () => {
    const vendor = openTestVendor(vivo);
    const tokens = Array.from({ length: 1001 }, (_, i) => String(i).padStart(23, '3'));
    expect(await statusOf(vendor, ...tokens)).toHaveLength(1001);
    expect(vendor.received.filter((item) => item.path === '/invalidUser/check')).toHaveLength(2);
  });

  it('states its confidence: no document shows the answer', async () => {
    const vendor = openTestVendor(vivo);
    expect((await statusOf(vendor, tokenOf('ok')))[0]?.confidence).toBe('C');
    vendor.interrupt({ status: 200, body: '{"result":0,"desc":"success"}' });
    expect((await statusOf(vendor, tokenOf('ok')))[0]).toMatchObject({ state: 'unknown', confidence: 'D' });
  });

  it('an answer of another form leaves the state open and is quoted', async () => {
    const vendor = openTestVendor(vivo);
    await statusOf(vendor, tokenOf('ok'));
    vendor.interrupt({ status: 200, body: '{"result":0,"desc":"","data":["16000000000000000000001"]}' });
    const [status] = await statusOf(vendor, tokenOf('ok'));
    expect(status).toMatchObject({ state: 'unknown', confidence: 'D' });
    expect(status?.evidence[0]?.en).toContain('"data"');
  });

  it('a refused authentication or a lost connection leaves every device unknown, with the cause', async () => {
    const refused = openTestVendor(vivo, { settings: { vivo_app_secret: 'canary-wrong' } });
    expect(await statusOf(refused, tokenOf('ok'))).toMatchObject([
      { state: 'unknown', problem: { code: 'vivo/10206', at: { key: 'vivo_app_secret' } } },
    ]);
    const lost = openTestVendor(vivo);
    lost.interrupt(new UnreachableError({ reason: 'timeout', host: 'h', message: 'm', neverArrived: false }));
    expect(await statusOf(lost, tokenOf('ok'))).toMatchObject([
      { state: 'unknown', problem: { code: 'network/timeout' } },
    ]);
  });
});

describe('vivo tasks', () => {
  it('counts what was really sent, and shows the state of the audit', async () => {
    const vendor = openTestVendor(vivo);
    const tokens = [tokenOf('ok'), tokenOf('unknown'), tokenOf('uninstalled')];
    const [sent] = await vendor.client.send(testMessage(), tokens);
    const report = await vendor.client.task?.(sent?.taskId ?? '');
    const facts = Object.fromEntries((report?.facts ?? []).map((fact) => [fact.label.en, fact.value]));
    expect(report?.found).toBe(true);
    expect(facts).toMatchObject({
      'sent (send)': '1',
      'reached the phone (receive)': '1',
      'invalid ids (targetInvalid)': '1',
      'uninstalled or switched off (targetUnSub)': '1',
    });
    expect(facts['audit']).toContain('passed the audit');
  });

  it('an unknown task is not found, without a problem of its own', async () => {
    expect(await openTestVendor(vivo).client.task?.('1')).toEqual({ id: '1', found: false, facts: [] });
  });

  it('asks for the audit at most once a second', async () => {
    const vendor = openTestVendor(vivo, { rules: ['rates'] });
    const [sent] = await vendor.client.send(testMessage(), [tokenOf('ok')]);
    await vendor.client.task?.(sent?.taskId ?? '');
    // The second request in one second is refused and reported; the counts still come.
    const again = await vendor.client.task?.(sent?.taskId ?? '');
    expect(again).toMatchObject({ found: true, problem: { code: expect.stringMatching(/^vivo\//) } });
    expect(again?.facts.some((fact) => fact.label.en === 'audit')).toBe(false);
  });
});
