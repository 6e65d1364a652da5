// Every field of a message is either sent to the vendor or reported as ignored, for every vendor in the list.
import { describe, expect, it } from 'vitest';
import type { PushMessage, Vendor } from '../../src/push/types.js';
import { vendors } from '../../src/vendors/index.js';
import { openTestVendor, settingsOf, testMessage } from '../helpers/emulator-http.js';

const loaded: readonly Vendor[] = await Promise.all(Object.values(vendors).map((vendor) => vendor.load()));

interface Field {
  readonly name: string;
  readonly special: Partial<PushMessage>;
  /** A different value: a change in the request shows that the field is sent. */
  readonly other: Partial<PushMessage>;
}
const fields: readonly Field[] = [
  { name: 'channel ID', special: { channelId: 'chat_messages' }, other: {} },
  { name: 'category', special: { category: 'ACCOUNT' }, other: {} },
  { name: 'badge, set', special: { badge: { mode: 'set', value: 7 } }, other: {} },
  { name: 'badge, add', special: { badge: { mode: 'add', value: 1 } }, other: {} },
  { name: 'sound file', special: { sound: 'bell.caf' }, other: {} },
  { name: 'sound none', special: { sound: 'none' }, other: { sound: 'default' } },
  { name: 'ttl', special: { ttlSeconds: 7200 }, other: { ttlSeconds: 3600 } },
  { name: 'importance', special: { importance: 'LOW' }, other: {} },
  { name: 'picture', special: { image: 'https://example.com/a.png' }, other: {} },
  { name: 'receipt address', special: { receiptUrl: 'http://127.0.0.1:4592' }, other: {} },
  { name: 'test mode', special: { mode: 'test' }, other: { mode: 'formal' } },
  {
    name: 'click target',
    special: {
      clickTarget: 'timpush',
      clickPage: 'pushscheme://com.tencent.qcloud.uniapp/detail?#Intent;scheme=pushscheme;launchFlags=0x4000000;end',
    },
    other: { clickTarget: 'launcher' },
  },
  { name: 'ext', special: { ext: '{"conversationID":"c2c_bob"}' }, other: { ext: '{"conversationID":"c2c_carol"}' } },
];

/** Everything the client would send for one push, without values that differ from run to run. */
function wireOf(vendor: Vendor, special: Partial<PushMessage>): string {
  const { deps } = openTestVendor(vendor);
  const token = vendor.emulator.demo.devices.find((device) => device.fate === 'ok')?.token ?? '';
  const planned = vendor.planRequests(testMessage(special), [token], deps);
  return JSON.stringify(planned.map(({ request }) => [request.url, request.headers, request.body]));
}

/** What is reported about a field: a warning or a hint beyond those of every message. */
function wordsAbout(vendor: Vendor, special: Partial<PushMessage>, other: Partial<PushMessage>): readonly string[] {
  const settings = settingsOf(vendor, vendor.emulator.demo.values);
  const shown = (message: Partial<PushMessage>) =>
    vendor
      .checkMessage(testMessage(message), settings)
      .map((problem) => `${problem.code} ${JSON.stringify(problem.args)}`);
  const usual = new Set(shown(other));
  return shown(special).filter((line) => !usual.has(line));
}

describe.each(loaded.map((vendor) => [vendor.id, vendor] as const))('%s › fields of a message', (_id, vendor) => {
  // APNs and FCM have no page to open: a tap starts the app for any target, which check-ext shows.
  const asked = fields.filter(({ name }) => name !== 'click target' || !['apns', 'fcm'].includes(vendor.id));
  it.each(asked)('$name is sent or reported', ({ special, other }) => {
    const reaches = wireOf(vendor, special) !== wireOf(vendor, other);
    const words = wordsAbout(vendor, special, other);
    expect(reaches || words.length > 0, `${vendor.id} drops it in silence`).toBe(true);
    // A field that is not sent is reported as ignored, with the flag of the command line.
    if (!reaches) expect(words.join('\n')).toMatch(/ignored|badge-add/);
  });

  it('reports no ignored field when none was given', () => {
    const settings = settingsOf(vendor, vendor.emulator.demo.values);
    const codes = vendor.checkMessage(testMessage(), settings).map((problem) => problem.code);
    expect(codes.filter((code) => code.includes('ignored'))).toEqual([]);
  });

  it('without channels at the vendor, a channel ID of the push is reported and one of the config is not', () => {
    const settings = settingsOf(vendor, { ...vendor.emulator.demo.values, channel_id: 'from-config' });
    const ignoredChannel = (channelId: string) =>
      vendor
        .checkMessage(testMessage({ channelId }), settings)
        .filter((problem) => problem.code.includes('ignored') && JSON.stringify(problem.args).includes('--channel-id'));
    expect(ignoredChannel('from-config')).toEqual([]);
  });
});
