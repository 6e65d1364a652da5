// How ext travels at vivo and what the app gets, compared with the shared vectors of the push plugin.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { singleBody } from '../../../src/vendors/vivo/client/message.js';
import { vivo } from '../../../src/vendors/vivo/index.js';
import { settingsOf, testMessage } from '../../helpers/emulator-http.js';

interface Delivery {
  readonly vendor: string;
  readonly fragment: Record<string, unknown>;
  readonly callback_map_contains: Record<string, unknown>;
}
const vectors = JSON.parse(readFileSync('fixtures/vectors/tencent-im.json', 'utf8')) as {
  readonly ext_delivery: readonly Delivery[];
};
const vector = vectors.ext_delivery.find((item) => item.vendor === 'vivo');
const ext = '{"conversationID":"c2c_alice"}';
const plugin = { packageName: 'com.example.app', clickTarget: 'plugin', clickPage: undefined } as const;
const timpushPage = 'pushscheme://com.tencent.qcloud.uniapp/detail?#Intent;scheme=pushscheme;launchFlags=0x4000000;end';

describe('vivo › ext', () => {
  it('is sent as the vector specifies, with the same form in the wire body', () => {
    const delivery = vivo.deliverExt(ext, plugin, {});
    expect(delivery.fragment).toEqual(vector?.fragment);
    expect(delivery.callback).toMatchObject(vector?.callback_map_contains ?? { missing: 'vector' });
    expect(
      singleBody(testMessage({ ext }), settingsOf(vivo, { package_name: 'com.example.app' }), 1, 't', 'r'),
    ).toMatchObject(vector?.fragment ?? { missing: 'vector' });
    expect(delivery).toMatchObject({
      where: 'clientCustomMap.ext',
      moreKeys: true,
      size: 30,
      limit: 1021,
      unit: 'characters',
    });
  });

  it('reaches TIMPush as one text if its page is known, otherwise not at all', () => {
    expect(vivo.deliverExt(ext, { ...plugin, clickTarget: 'timpush', clickPage: timpushPage }, {})).toMatchObject({
      callback: ext,
      moreKeys: false,
      notes: [],
    });
    const without = vivo.deliverExt(ext, { ...plugin, clickTarget: 'timpush' }, {});
    expect(without.callback).toBeUndefined();
    expect(without.notes.map((problem) => problem.code)).toEqual(['vivo/no-click-page']);
  });

  it('reaches no device without a package name, or when it is too long', () => {
    const nowhere = vivo.deliverExt(ext, { ...plugin, packageName: undefined }, {});
    expect([nowhere.callback, nowhere.notes.map((problem) => problem.code)]).toEqual([
      undefined,
      ['vivo/no-package-name'],
    ]);
    const long = vivo.deliverExt('e'.repeat(1022), plugin, {});
    expect([long.callback, long.notes[0]?.code]).toEqual([undefined, 'vivo/ext-too-long']);
  });
});

describe('vivo › wire body', () => {
  const settings = settingsOf(vivo, { package_name: 'com.example.app', vivo_category: 'IM' });
  const body = (special: Parameters<typeof testMessage>[0]) =>
    singleBody(testMessage(special), settings, 100000007, 't', 'r');

  it('has no fields that the message did not ask for', () => {
    const { ext: _, ...plain } = testMessage({ clickTarget: 'launcher' });
    expect(Object.keys(singleBody(plain, settings, 1, 't', 'r'))).toEqual([
      'appId',
      'regId',
      'notifyType',
      'title',
      'content',
      'timeToLive',
      'skipType',
      'networkType',
      'classification',
      'requestId',
      'pushMode',
      'category',
    ]);
  });

  it('takes the class from the category', () => {
    expect(body({ category: 'MARKETING' })).toMatchObject({ classification: 0, category: 'MARKETING' });
    expect(body({ category: 'ORDER' })).toMatchObject({ classification: 1 });
    expect(body({ category: 'NEW_WORD' })).not.toHaveProperty('classification');
    expect(singleBody(testMessage(), settingsOf(vivo, {}), 1, 't', 'r')).toMatchObject({ classification: 1 });
  });

  it('raw overrides every other field, key by key', () => {
    const raw = { title: 'Other', clientCustomMap: { more: '1' }, extra: { callback: 'https://example.com' } };
    expect(body({ raw })).toMatchObject({
      title: 'Other',
      clientCustomMap: { ext, more: '1' },
      extra: { callback: 'https://example.com' },
    });
  });

  it('maps sound, badge and time to live', () => {
    expect(body({ sound: 'none', badge: { mode: 'add', value: 1 }, ttlSeconds: 900 })).toMatchObject({
      notifyType: 3,
      addBadge: true,
      timeToLive: 900,
    });
    expect(body({ badge: { mode: 'set', value: 3 } })).not.toHaveProperty('addBadge');
  });
});

describe('vivo › guide', () => {
  const settings = settingsOf(vivo, { ...vivo.emulator.demo.values });
  const copies = (app: Parameters<typeof vivo.guide>[1]) =>
    vivo.guide(settings, app).flatMap((step) => step.copy ?? []);

  it('fills the page of the plugin with the package name, and never shows the secret', () => {
    expect(copies(plugin).map((item) => item.value)).toContain(
      'tencent_im_push://com.example.app/message?#Intent;scheme=tencent_im_push;launchFlags=0x4000000;end',
    );
    expect(JSON.stringify(vivo.guide(settings, plugin))).not.toContain(vivo.emulator.demo.values['vivo_app_secret']);
  });

  it('writes the page of TIMPush and the certificate ID back into the config', () => {
    const keys = copies({ ...plugin, clickTarget: 'timpush' }).map((item) => item.key);
    expect(keys).toEqual(
      expect.arrayContaining([
        'timpush_click_page',
        'vivo_buz_id',
        'vivo_app_id',
        'vivo_app_key',
        'vivo_app_secret',
        'vivo_category',
      ]),
    );
  });
});
