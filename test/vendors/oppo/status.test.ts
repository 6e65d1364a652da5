// What OPPO reports about registration IDs without a push, and its list of invalid ones, which is emptied by reading it.
import { describe, expect, it } from 'vitest';
import { UnreachableError } from '../../../src/http/types.js';
import type { StatusOptions } from '../../../src/push/device-status.js';
import { PATHS } from '../../../src/vendors/oppo/facts.js';
import { oppo } from '../../../src/vendors/oppo/index.js';
import { openTestVendor, type TestVendor, testMessage } from '../../helpers/emulator-http.js';

const tokenOf = (fate: string): string =>
  oppo.emulator.demo.devices.find((device) => device.fate === fate)?.token ?? '';
const QUIET: StatusOptions = { probe: false, consume: false };
const statusOf = async (vendor: TestVendor, tokens: readonly string[], options = QUIET) =>
  (await vendor.client.status?.(tokens, options)) ?? [];
const readings = (vendor: TestVendor): number =>
  vendor.received.filter((item) => item.path === PATHS.invalidTokens).length;

describe('oppo device status', () => {
  it.each([
    ['ok', 'valid', undefined],
    ['uninstalled', 'unknown', 'oppo/10000'],
    ['unknown', 'unknown', 'oppo/10000'],
    ['other-app', 'unknown', 'oppo/10000'],
  ])('a device with fate %s is %s, and that is our interpretation', async (fate, state, code) => {
    const vendor = openTestVendor(oppo, { strict: true });
    const [status] = await statusOf(vendor, [tokenOf(fate)]);
    expect([status?.state, status?.problem?.code, status?.confidence]).toEqual([state, code, 'D']);
    expect(vendor.pushes()).toEqual([]);
  });

  it('shows the alias and the tags', async () => {
    const token = tokenOf('ok');
    const vendor = openTestVendor(oppo, { aliases: { alice: [token] }, topics: { vip: [token] } });
    const [status] = await statusOf(vendor, [token]);
    expect(status?.evidence.map((text) => text.en).slice(0, 2)).toEqual([
      'get_alias: 0, alice',
      'get_all_tags: 0, vip',
    ]);
  });

  it('a list that is refused after a first part: the tokens read are invalid, and other tokens stay unknown', async () => {
    const vendor = openTestVendor(oppo);
    const gone = tokenOf('uninstalled');
    await statusOf(vendor, [gone]); // signs in
    vendor.interrupt(
      { status: 200, body: JSON.stringify({ code: 0, data: { registration_ids: [gone], totalCount: 1 } }) },
      { status: 200, body: '{"code":13,"message":"too many"}' },
    );
    const statuses = await statusOf(vendor, [gone, tokenOf('ok')], { probe: false, consume: true });
    expect(statuses.map(({ state }) => state)).toEqual(['invalid', 'unknown']);
    const words = statuses.map(({ evidence }) => evidence.at(-1)?.en);
    expect(words[0]).toBe('listed in fetch_invalid_regidList');
    expect(words[1]).toContain(
      'not among the first 1 tokens of fetch_invalid_regidList, which was not read to its end: 13',
    );
  });

  it('never reads the list without consent, and reports that', async () => {
    const vendor = openTestVendor(oppo);
    const [status] = await statusOf(vendor, [tokenOf('ok')]);
    expect(readings(vendor)).toBe(0);
    expect(status?.evidence.at(-1)?.en).toContain('--consume-feed');
  });

  it('with consent reads the list to its end, keeps every token, and prefers the list to its own interpretation', async () => {
    const vendor = openTestVendor(oppo);
    const kept: string[] = [];
    const options = {
      probe: false,
      consume: true,
      keepFeed: async (tokens: readonly string[]) => void kept.push(...tokens),
    };
    const [dead, alive] = await statusOf(vendor, [tokenOf('uninstalled'), tokenOf('ok')], options);
    expect(dead).toMatchObject({ state: 'invalid', confidence: 'A' });
    expect(alive).toMatchObject({ state: 'valid' });
    expect(kept).toContain(tokenOf('uninstalled'));
    expect(kept).not.toContain(tokenOf('ok'));
    // The last answer was empty; the tokens read are no longer in the list.
    expect(readings(vendor)).toBe(2);
    const again: string[] = [];
    await statusOf(vendor, [], { ...options, keepFeed: async (tokens) => void again.push(...tokens) });
    expect(again).toEqual([]);
  });

  it('a token refused in a push appears in the list', async () => {
    const vendor = openTestVendor(oppo);
    const ghost = `CN_${'9'.repeat(32)}`;
    await vendor.client.send(testMessage(), [ghost]);
    const kept: string[] = [];
    await statusOf(vendor, [], { probe: false, consume: true, keepFeed: async (tokens) => void kept.push(...tokens) });
    expect(kept).toContain(ghost);
  });

  it('more than 500 invalid tokens come in several answers, each stored before the next is requested', async () => {
    const devices = Array.from({ length: 620 }, (_, i) => ({
      token: `CN_${i.toString(16).padStart(32, '0')}`,
      fate: 'uninstalled' as const,
    }));
    const vendor = openTestVendor(oppo, { devices });
    const order: string[] = [];
    await statusOf(vendor, [], {
      probe: false,
      consume: true,
      keepFeed: async (tokens) => void order.push(`kept ${tokens.length} after ${readings(vendor)}`),
    });
    expect(order).toEqual(['kept 500 after 1', expect.stringMatching(/^kept 12\d after 2$/)]);
  });

  it('a list that cannot be stored is not read further', async () => {
    const vendor = openTestVendor(oppo);
    const full = async (): Promise<void> => {
      throw new Error('disk full');
    };
    await expect(statusOf(vendor, [], { probe: false, consume: true, keepFeed: full })).rejects.toThrow('disk full');
    expect(readings(vendor)).toBe(1);
  });

  it('a probe sends one notification and reads its answer', async () => {
    const vendor = openTestVendor(oppo);
    expect(await statusOf(vendor, [tokenOf('ok')], { probe: true, consume: false })).toMatchObject([
      { state: 'valid', confidence: 'A' },
    ]);
    expect(vendor.pushes()).toHaveLength(1);
    // A refusal that another app's token gets as well decides nothing, so the probe asks once more.
    expect(await statusOf(vendor, [tokenOf('uninstalled')], { probe: true, consume: false })).toMatchObject([
      { state: 'unknown', problem: { code: 'oppo/10000' } },
    ]);
  });

  it('wrong credentials and a lost connection leave the state unknown', async () => {
    const refused = openTestVendor(oppo, { settings: { oppo_master_secret: 'canary-wrong' } });
    expect(await statusOf(refused, [tokenOf('ok')])).toMatchObject([
      { state: 'unknown', problem: { code: 'oppo/16', at: { key: 'oppo_master_secret' } } },
    ]);
    const lost = openTestVendor(oppo);
    lost.interrupt(new UnreachableError({ reason: 'timeout', host: 'h', message: 'm', neverArrived: false }));
    expect(await statusOf(lost, [tokenOf('ok')])).toMatchObject([
      { state: 'unknown', problem: { code: 'network/timeout' } },
    ]);
  });

  it('offers no query for tasks', () => {
    expect(openTestVendor(oppo).client.task).toBeUndefined();
  });
});
