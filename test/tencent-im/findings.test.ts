// Findings without a network: config values, messages, and what a device reported.
import { describe, expect, it } from 'vitest';
import { checkMessage, checkPushInfo } from '../../src/tencent-im/client/check-message.js';
import { compareReported, phoneVendor } from '../../src/tencent-im/client/compare-reported.js';
import { offlinePushInfo } from '../../src/tencent-im/client/offline-push-info.js';
import { credentials } from '../../src/tencent-im/credentials.js';
import { PUSH_INFO_FIELDS } from '../../src/tencent-im/push-info-fields.js';
import { codeOf } from '../../src/tencent-im/result-codes/index.js';
import type { DeviceTrace } from '../../src/tencent-im/types.js';
import { settingsOf, testMessage } from '../helpers/emulator-http.js';

const settings = (values: Readonly<Record<string, string | undefined>>) => settingsOf({ credentials }, values);
const KEY = 'ab01'.repeat(16);

describe('credentials', () => {
  it.each([
    [
      'right values',
      { im_sdk_app_id: '1400000001', im_secret_key: KEY, im_admin: 'administrator', im_region: 'cn' },
      [],
    ],
    ['swapped', { im_secret_key: '1400000001' }, ['tencent-im/key-is-app-id']],
    ['a private key', { im_secret_key: '-----BEGIN PRIVATE KEY-----\nx' }, ['tencent-im/key-is-pem']],
    ['a UserSig as key', { im_secret_key: `eJ${'x'.repeat(100)}` }, ['tencent-im/key-is-user-sig']],
    ['a short key', { im_secret_key: 'abc' }, ['tencent-im/key-shape']],
    ['a short SDKAppID', { im_sdk_app_id: '12345' }, ['tencent-im/app-id-shape']],
    [
      'a certificate ID as SDKAppID',
      { im_sdk_app_id: '45001', vivo_buz_id: '45001' },
      ['tencent-im/app-id-is-certificate'],
    ],
    ['an administrator with a blank', { im_admin: 'the boss' }, ['tencent-im/admin-shape']],
    ['eight digits without a region', { im_sdk_app_id: '20001234' }, ['tencent-im/region-guess']],
    ['eight digits with a region', { im_sdk_app_id: '20001234', im_region: 'sgp' }, []],
    ['Mumbai', { im_region: 'ind' }, ['tencent-im/region-legacy']],
    ['nothing', {}, []],
  ])('%s', (_name, values, codes) => {
    expect(credentials.check(settings(values), 0).map((problem) => problem.code)).toEqual(codes);
  });

  it('requires SDKAppID and key, and nothing else', () => {
    expect(credentials.missing(settings({}))).toEqual(['im_sdk_app_id', 'im_secret_key']);
    expect(credentials.missing(settings({ im_sdk_app_id: '1', im_secret_key: 'x' }))).toEqual([]);
  });
});

const channel = { mi_channel_id: 'm' };
const find = (special: Parameters<typeof testMessage>[0], values: Record<string, string> = channel): string[] =>
  checkMessage(testMessage({ ext: '{"ext":"{}"}', ...special }), settings(values)).map((problem) => problem.code);

describe('checkMessage', () => {
  it.each([
    ['an ordinary message', {}, []],
    ['an ext without wrapper', { ext: '{"conversationID":"c2c_a"}' }, ['tencent-im/oppo-spread']],
    ['an ext that is a list', { ext: '[1]' }, ['tencent-im/ext-not-object']],
    [
      'text and ext over 3 KB',
      { body: 'x'.repeat(50), ext: `{"ext":"${'x'.repeat(3100)}"}` },
      ['tencent-im/ext-too-large'],
    ],
    ['over 12 KB', { raw: { CloudCustomData: 'x'.repeat(12_288) } }, ['tencent-im/body-too-large']],
    ['for online users only', { ttlSeconds: 0 }, ['tencent-im/life-time-zero']],
    ['eight days', { ttlSeconds: 8 * 86_400 }, ['tencent-im/life-time-long']],
    ['pushes switched off', { raw: { OfflinePushInfo: { PushFlag: 1 } } }, ['tencent-im/push-flag-off']],
    [
      'a custom element without words',
      { raw: { MsgBody: [{ MsgType: 'TIMCustomElem', MsgContent: {} }], OfflinePushInfo: { Desc: '' } } },
      ['tencent-im/custom-without-desc'],
    ],
    ['Ext as object', { raw: { OfflinePushInfo: { Ext: { a: 1 } } } }, ['tencent-im/wrong-field']],
    [
      'a mistyped field',
      { raw: { OfflinePushInfo: { AndroidInfo: { OppoChannelID: 'x' } } } },
      ['tencent-im/unknown-field'],
    ],
    ['a badge of 1000', { badge: { mode: 'set', value: 1000 } }, ['tencent-im/wrong-field']],
    ['a badge of +100', { badge: { mode: 'add', value: 100 } }, ['tencent-im/wrong-field']],
    ['OfflinePushInfo as text', { raw: { OfflinePushInfo: 'x' } }, ['tencent-im/wrong-field']],
    ['a long title', { title: 'x'.repeat(41) }, ['tencent-im/cut-by-tencent']],
    ['no sound', { sound: 'none' }, ['tencent-im/ignored-field']],
    ['a vendor flag', { options: { 'oppo-ext': 'wrap' } }, ['tencent-im/ignored-field']],
    ['test mode', { mode: 'test' }, ['tencent-im/no-vivo-test-mode']],
  ] as const)('%s', (_name, special, codes) => {
    expect(find(special as Parameters<typeof testMessage>[0])).toEqual(codes);
  });

  it('names the vendor with the lowest limit when a text is cut', () => {
    const [title, body] = checkMessage(
      testMessage({ ext: '{"ext":""}', title: 'x'.repeat(70), body: 'x'.repeat(700) }),
      settings(channel),
    );
    expect(title?.args).toMatchObject({ vendor: { en: 'Meizu' }, length: 70, limit: 32 });
    expect(body?.args).toMatchObject({ vendor: { en: 'OPPO' }, length: 700, limit: 50 });
  });

  it('a config without a Xiaomi channel and an OPPO level without class are reported', () => {
    expect(find({}, {})).toEqual(['tencent-im/no-xiaomi-channel']);
    expect(find({}, { ...channel, oppo_notify_level: '16' })).toEqual(['tencent-im/oppo-level-without-category']);
  });

  it("a Xiaomi template of the config is reported as not sent, and a field for it in --raw is recognised as Xiaomi's", () => {
    const template = { ...channel, mi_template_id: 'M1' };
    const raw = (name: string) => ({ raw: { OfflinePushInfo: { AndroidInfo: { [name]: 'M1' } } } });
    expect(find({}, template)).toEqual(['tencent-im/no-xiaomi-template']);
    expect(find(raw('XiaoMiPrivateTemplate'), template)).toEqual(['tencent-im/xiaomi-field']);
    expect(find(raw('XiaoMiChannelId'), template)).toContain('tencent-im/unknown-field');
    expect(find({ options: { 'tencent-voip': 'yes', 'tencent-template': '7' } })).toEqual([]);
  });

  it('takes a whole OfflinePushInfo with every field', () => {
    const whole = {
      PushFlag: 0,
      Title: 't',
      Desc: 'd',
      Ext: '{"ext":"x"}',
      BadgeSetNum: 3,
      BadgeAddNum: 1,
      PushTemplateId: 'p',
      PushTemplateParam: { a: 'b' },
      MultiLanguageContent: [{ Language: 'en', Title: 't', Desc: 'd' }],
      AndroidInfo: {
        Sound: 'ding',
        PushStyle: 1,
        HuaWeiChannelID: 'h',
        XiaoMiChannelID: 'm',
        OPPOChannelID: 'o',
        GoogleChannelID: 'g',
        VIVOClassification: 1,
        VIVOCategory: 'IM',
        VIVONotifyType: '4',
        HuaWeiImportance: 'NORMAL',
        HuaWeiCategory: 'IM',
        HuaWeiImage: 'https://a',
        HonorImage: 'https://a',
        GoogleImage: 'https://a',
        ExtAsHuaweiIntentParam: 1,
        HonorImportance: 'LOW',
        OPPOCategory: 'IM',
        OPPONotifyLevel: 16,
        OPPOPrivateMsgTemplateId: 'x',
        OPPOPrivateTitleParameters: { a: 'b' },
        OPPOPrivateContentParameters: {},
        GooglePriority: 'high',
        MeiZuNoticeMsgType: 1,
      },
      ApnsInfo: {
        BadgeMode: 1,
        Title: 't',
        SubTitle: 's',
        Image: 'https://a',
        MutableContent: 1,
        Sound: 'a.caf',
        InterruptionLevel: 'time-sensitive',
        ContentAvailable: 1,
        IsVoipPush: 0,
        LiveActivity: { LaId: 'x' },
      },
      HarmonyInfo: { Title: 't', Category: 'IM', Image: 'https://a', Sound: 'a', SoundDuration: 60 },
    };
    expect(checkPushInfo(whole)).toEqual([]);
    for (const [name, rule] of Object.entries(PUSH_INFO_FIELDS)) {
      expect(whole, name).toHaveProperty(name);
      if (rule.is === 'block')
        for (const inner of Object.keys(rule.fields)) expect(whole, inner).toHaveProperty([name, inner]);
    }
  });

  it('a neutral message fills the fields of every vendor', () => {
    const message = testMessage({
      channelId: 'c',
      category: 'IM',
      importance: 'low',
      sound: 'ding.mp3',
      image: 'https://a/b.png',
      badge: { mode: 'add', value: 2 },
    });
    const values = {
      channel_id: 'c',
      mi_channel_id: 'mi',
      oppo_notify_level: '2',
      oppo_template_id: 'T',
      oppo_template_params: '{"title":{"a":"b"}}',
      mz_notice_type: 'private',
    };
    expect(offlinePushInfo(message, settings(values))).toEqual({
      PushFlag: 0,
      Title: message.title,
      Desc: message.body,
      Ext: message.ext,
      BadgeAddNum: 2,
      AndroidInfo: {
        Sound: 'ding',
        HuaWeiChannelID: 'c',
        XiaoMiChannelID: 'mi',
        OPPOChannelID: 'c',
        GoogleChannelID: 'c',
        VIVOCategory: 'IM',
        HuaWeiCategory: 'IM',
        OPPOCategory: 'IM',
        OPPONotifyLevel: 2,
        OPPOPrivateMsgTemplateId: 'T',
        OPPOPrivateTitleParameters: { a: 'b' },
        HuaWeiImportance: 'LOW',
        HonorImportance: 'LOW',
        GooglePriority: 'normal',
        HuaWeiImage: 'https://a/b.png',
        HonorImage: 'https://a/b.png',
        GoogleImage: 'https://a/b.png',
        MeiZuNoticeMsgType: 1,
      },
      ApnsInfo: { Sound: 'ding.mp3', Image: 'https://a/b.png', MutableContent: 1 },
      HarmonyInfo: { Category: 'IM', Sound: 'ding.mp3', Image: 'https://a/b.png' },
    });
  });
});

describe('compareReported', () => {
  const config = { vivo_buz_id: '10007', oppo_buz_id: '10006', mi_buz_id: '10005', hw_buz_id: '10003' };
  const trace = (over: Partial<DeviceTrace> = {}): DeviceTrace => ({
    vendor: 'vivo',
    certificateId: '10007',
    token: 'v-token',
    deviceModel: 'vivo V2309A',
    hops: [],
    ...over,
  });
  const compare = (
    traces: readonly DeviceTrace[],
    values: Record<string, string> = config,
    device?: { name: string; vendor: string; token: string },
  ) =>
    compareReported(traces, {
      userId: 'alice',
      settings: settings(values),
      vendorOfToken: (token) => ({ 'v-token': 'vivo', 'o-token': 'oppo' })[token],
      ...(device === undefined ? {} : { device }),
    });

  it.each([
    ['everything agrees', [trace()], []],
    ['another certificate ID', [trace({ certificateId: '10099' })], ['tencent-im/certificate-differs']],
    [
      "another vendor's certificate ID",
      [trace({ certificateId: '10006' })],
      ['tencent-im/certificate-of-other-vendor'],
    ],
    ['certificate ID 0', [trace({ certificateId: '0' })], ['tencent-im/certificate-zero']],
    ['no token', [trace({ token: '' })], ['tencent-im/token-empty']],
    ["another vendor's token", [trace({ token: 'o-token' })], ['tencent-im/token-of-other-vendor']],
    ["another maker's phone", [trace({ deviceModel: 'HUAWEI ELS-AN00' })], ['tencent-im/vendor-not-of-phone']],
    ['an iPhone', [trace({ deviceModel: 'iPhone14,2' })], ['tencent-im/vendor-not-of-phone']],
    [
      'FCM on a phone of another maker',
      [trace({ vendor: 'fcm', certificateId: '10002', token: 'x', deviceModel: 'OPPO PHB110' })],
      ['tencent-im/certificate-not-in-config'],
    ],
    [
      'Huawei push on an Honor phone',
      [trace({ vendor: 'huawei', certificateId: '10003', token: 'x', deviceModel: 'HONOR ANY-AN00' })],
      [],
    ],
    ['a maker nobody knows', [trace({ deviceModel: 'V2309A' })], []],
    ['no device', [], ['tencent-im/nothing-reported']],
  ])('%s', (_name, traces, codes) => {
    expect(compare(traces).map((problem) => problem.code)).toEqual(codes);
  });

  it('names the certificate ID on each side, in both languages', () => {
    const [problem] = compare([trace({ certificateId: '10006' })]);
    expect(problem?.args).toEqual({
      user: 'alice',
      vendor: { en: 'vivo', zh: 'vivo' },
      key: 'vivo_buz_id',
      found: '10006',
      expected: '10007',
      other: { en: 'OPPO', zh: 'OPPO' },
      otherKey: 'oppo_buz_id',
    });
    expect(problem?.at).toMatchObject({ key: 'vivo_buz_id' });
  });

  it('the given device must be among the reported ones; its token is not quoted', () => {
    const mine = { name: 'my-vivo', vendor: 'vivo', token: 'another-token' };
    const [problem] = compare([trace()], config, mine);
    expect(problem?.code).toBe('tencent-im/token-differs');
    expect(JSON.stringify(problem)).not.toMatch(/another-token|v-token/);
    expect(compare([trace(), trace({ token: 'another-token' })], config, mine)).toEqual([]);
  });

  it.each([
    ['Xiaomi 23127PN0CC', 'xiaomi'],
    ['OnePlus PJE110', 'oppo'],
    ['realme RMX3888', 'oppo'],
    ['vivo iQOO 12', 'vivo'],
    ['meizu 20', 'meizu'],
    ['iPad13,1', 'apns'],
    ['Pixel 8', undefined],
  ])('%s is recognised as a phone of %s', (model, vendor) => {
    expect(phoneVendor(model)?.vendor).toBe(vendor);
  });
});

describe('codes and rooms', () => {
  it.each([
    [90057, 'timpush', 'tencent-im/90057-data-id'],
    [90057, 'openim', 'tencent-im/90057-rate'],
    [90057, 'other', 'tencent-im/90057'],
    [120_500, 'openim', 'tencent-im/120001-130000'],
    [-201, 'timpush', 'tencent-im/-201'],
    [4711, 'openim', undefined],
  ])('%i in %s is %s', (number, service, code) => {
    expect(codeOf(number, service)).toBe(code);
  });
});
