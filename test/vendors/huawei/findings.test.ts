// What is reported before Huawei is asked: one wrong value, exactly one code.
import { describe, expect, it } from 'vitest';
import type { PushMessage } from '../../../src/push/types.js';
import { huawei } from '../../../src/vendors/huawei/index.js';
import { settingsOf, testMessage } from '../../helpers/emulator-http.js';

const demo = huawei.emulator.demo.values;
const settings = (special: Record<string, string | undefined> = {}) => settingsOf(huawei, { ...demo, ...special });

const messages: readonly (readonly [string, Partial<PushMessage>])[] = [
  ['huawei/title-empty', { title: '' }],
  ['huawei/body-empty', { body: '' }],
  ['huawei/message-too-large', { ext: 'x'.repeat(4000) }],
  ['huawei/ttl-range', { ttlSeconds: 1_296_001 }],
  ['huawei/image-not-https', { image: 'http://example.com/a.png' }],
  ['huawei/category-case', { category: 'im' }],
  ['huawei/category-unknown', { category: 'NEWS' }],
  ['huawei/category-guarded', { category: 'VOIP' }],
  ['huawei/importance-high', { importance: 'high' }],
  ['huawei/importance-low', { importance: 'LOW' }],
  ['huawei/importance-unknown', { importance: 'MAX' }],
  ['huawei/badge-range', { badge: { mode: 'add', value: 100 } }],
  ['huawei/channel-in-china', { channelId: 'chat' }],
  ['huawei/text-long', { title: 'x'.repeat(41) }],
  ['huawei/no-page', { clickTarget: 'timpush' }],
  ['huawei/page-not-intent', { clickTarget: 'timpush', clickPage: 'com.example.Detail' }],
  [
    'huawei/raw-custom-action',
    { raw: { message: { android: { notification: { click_action: { action: 'a.B' } } } } } },
  ],
];
const values: readonly (readonly [string, Record<string, string>])[] = [
  ['huawei/app-id-not-digits', { hw_app_id: 'com.example.chat' }],
  ['huawei/secret-is-id', { hw_app_secret: demo['hw_app_id'] ?? '' }],
  ['huawei/category-case', { hw_category: 'im' }],
  ['huawei/services-not-json', { hw_agconnect_services: '{' }],
  ['huawei/service-account-incomplete', { hw_service_account: '{"type":"service_account"}' }],
];

describe('huawei › findings', () => {
  it('a valid message gets only the hint about the right that its category requires', () => {
    expect(huawei.checkMessage(testMessage(), settings()).map((item) => item.code)).toEqual(['huawei/category-right']);
    expect(huawei.credentials.check(settings(), 0)).toEqual([]);
  });

  it.each(messages)('%s', (code, special) => {
    const found = huawei.checkMessage(testMessage(special), settings()).map((item) => item.code);
    expect(found.filter((item) => item !== 'huawei/category-right')).toEqual([code]);
  });

  it('no category and no badge class are reported', () => {
    const codes = (message: Partial<PushMessage>, special: Record<string, undefined>) =>
      huawei.checkMessage(testMessage(message), settings(special)).map((item) => item.code);
    expect(codes({}, { hw_category: undefined })).toEqual(['huawei/no-category']);
    expect(codes({ badge: { mode: 'add', value: 1 } }, { hw_badge_class: undefined })).toContain(
      'huawei/no-badge-class',
    );
  });

  it.each(values)('%s in the config', (code, special) => {
    expect(huawei.credentials.check(settings(special), 0).map((item) => item.code)).toEqual([code]);
  });
});
