// What Xiaomi reports about regids and messages without a push, and its feed of invalid regids.
import { describe, expect, it } from 'vitest';
import { UnreachableError } from '../../../src/http/types.js';
import type { StatusOptions } from '../../../src/push/device-status.js';
import { PATHS } from '../../../src/vendors/xiaomi/facts.js';
import { xiaomi } from '../../../src/vendors/xiaomi/index.js';
import { openTestVendor, type TestVendor, testMessage } from '../../helpers/emulator-http.js';

const tokenOf = (fate: string): string =>
  xiaomi.emulator.demo.devices.find((device) => device.fate === fate)?.token ?? '';
const QUIET: StatusOptions = { probe: false, consume: false };
const statusOf = async (vendor: TestVendor, tokens: readonly string[], options = QUIET) =>
  (await vendor.client.status?.(tokens, options)) ?? [];

describe('xiaomi device status', () => {
  it.each([
    ['ok', 'valid', undefined],
    ['uninstalled', 'unknown', 'xiaomi/20301'],
    ['unknown', 'unknown', 'xiaomi/20301'],
  ])('a device with fate %s is %s, and that is our interpretation', async (fate, state, code) => {
    const vendor = openTestVendor(xiaomi, { strict: true });
    const [status] = await statusOf(vendor, [tokenOf(fate)]);
    expect([status?.state, status?.problem?.code, status?.confidence]).toEqual([state, code, 'D']);
    expect(vendor.pushes()).toEqual([]);
  });

  it('shows topics and aliases; an undocumented presence value is quoted and not interpreted', async () => {
    const token = tokenOf('ok');
    const vendor = openTestVendor(xiaomi, { aliases: { alice: [token] }, topics: { news: [token] } });
    const [status] = await statusOf(vendor, [token]);
    expect(status?.evidence.map((text) => text.en)).toEqual(['topic/all: 0, news', 'alias/all: 0, alice']);
    const list = '{"code":0,"result":"ok","data":{"list":[]}}';
    vendor.interrupt(
      { status: 200, body: list },
      { status: 200, body: list },
      { status: 200, body: '{"code":0,"result":"ok","data":{"online":"?"}}' },
    );
    const [quoted] = await statusOf(vendor, [token]);
    expect(quoted).toMatchObject({ state: 'valid' });
    expect(quoted?.evidence.at(-1)?.en).toBe('regid/presence: {"online":"?"} (not documented, only quoted)');
  });

  it('reads the feed only with consent; if it is offline, only that is reported', async () => {
    const vendor = openTestVendor(xiaomi);
    await statusOf(vendor, [tokenOf('ok')]);
    expect(vendor.received.some((item) => item.path === PATHS.invalidTokens)).toBe(false);
    const [status] = await statusOf(vendor, [tokenOf('ok')], { probe: false, consume: true });
    expect(status).toMatchObject({ state: 'valid' });
    expect(status?.evidence.at(-1)?.en).toContain('taken it offline');
  });

  it('an account that still has the feed reads it to its end and keeps the regids that reading deletes', async () => {
    const vendor = openTestVendor(xiaomi, { app: { rights: ['invalid-feed'] } });
    const kept: string[] = [];
    const options = {
      probe: false,
      consume: true,
      keepFeed: async (tokens: readonly string[]) => void kept.push(...tokens),
    };
    expect(await statusOf(vendor, [tokenOf('uninstalled')], options)).toMatchObject([
      { state: 'invalid', confidence: 'A' },
    ]);
    expect(kept).toContain(tokenOf('uninstalled'));
    expect(kept).not.toContain(tokenOf('ok'));
    kept.length = 0;
    await statusOf(vendor, [], options);
    expect(kept).toEqual([]);
  });

  it('nothing is concluded from a feed that is refused after a first part', async () => {
    const vendor = openTestVendor(xiaomi);
    vendor.interrupt(
      { status: 200, body: '{"code":0,"result":"ok","data":{"list":["gone"]}}' },
      { status: 200, body: '{"code":10017,"result":"error","reason":"no"}' },
    );
    const [status] = await statusOf(vendor, [tokenOf('ok')], { probe: false, consume: true });
    expect(status?.state).toBe('unknown');
    expect(status?.evidence.at(-1)?.en).toContain(
      'not among the first 1 tokens of the feed of invalid regids, which was not read',
    );
  });

  it('a refused presence request is reported, and no device token is reported as valid', async () => {
    const vendor = openTestVendor(xiaomi);
    const refusal = '{"code":22022,"result":"error","reason":"package"}';
    vendor.tamperAnswers((answer, { url }) =>
      url.includes('/regid/presence') ? { ...answer, status: 200, body: refusal } : answer,
    );
    const [status] = await statusOf(vendor, [tokenOf('ok')]);
    expect(status).toMatchObject({ state: 'unknown', problem: { code: 'xiaomi/22022' } });
    expect(status?.evidence.at(-1)?.en).toBe('regid/presence: 22022 package');
  });

  it('a probe reads bad_regids and 20301', async () => {
    const vendor = openTestVendor(xiaomi);
    expect(await statusOf(vendor, [tokenOf('ok')], { probe: true, consume: false })).toMatchObject([
      { state: 'valid', confidence: 'B' },
    ]);
    expect(vendor.pushes()).toHaveLength(1);
  });

  it('a wrong secret and a lost connection leave the state unknown', async () => {
    const refused = openTestVendor(xiaomi, { settings: { mi_app_secret: 'canary-wrong' } });
    expect(await statusOf(refused, [tokenOf('ok')])).toMatchObject([
      { state: 'unknown', problem: { code: 'xiaomi/21301', at: { key: 'mi_app_secret' } } },
    ]);
    const lost = openTestVendor(xiaomi);
    lost.interrupt(new UnreachableError({ reason: 'reset', host: 'h', message: 'm', neverArrived: false }));
    expect(await statusOf(lost, [tokenOf('ok')])).toMatchObject([
      { state: 'unknown', problem: { code: 'network/reset' } },
    ]);
  });
});

describe('xiaomi traces', () => {
  it('counts what was really sent', async () => {
    const vendor = openTestVendor(xiaomi);
    const [sent] = await vendor.client.send(testMessage(), [tokenOf('ok'), tokenOf('unknown')]);
    const report = await vendor.client.task?.(sent?.messageId ?? '');
    expect(report).toMatchObject({ found: true });
    expect(report?.facts.map((fact) => [fact.label.en, fact.value])).toContainEqual(['delivered (delivered)', '1']);
  });

  it('an unknown message keeps the code of the vendor', async () => {
    expect(await openTestVendor(xiaomi).client.task?.('sdm0000')).toMatchObject({
      found: false,
      problem: { code: 'xiaomi/65028' },
    });
  });
});
