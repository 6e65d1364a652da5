// What is reported about a message, a device token and ext before Google receives them.
import { describe, expect, it } from 'vitest';
import type { PushMessage } from '../../../src/push/types.js';
import { fcm } from '../../../src/vendors/fcm/index.js';
import { settingsOf, testMessage } from '../../helpers/emulator-http.js';
import { OK } from './talk.js';

const settings = settingsOf(fcm, { ...fcm.emulator.demo.values });
const codes = (special: Partial<PushMessage>): readonly string[] =>
  fcm.checkMessage(testMessage(special), settings).map((problem) => problem.code);
const raw = (message: Record<string, unknown>): Partial<PushMessage> => ({ raw: { message } });

describe('fcm › before sending', () => {
  it('an ordinary message yields no finding', () => expect(codes({})).toEqual([]));

  it.each([
    { name: 'a category', special: { category: 'IM' }, code: 'fcm/ignored-field' },
    { name: 'a raised badge', special: { badge: { mode: 'add', value: 1 } }, code: 'fcm/ignored-field' },
    { name: 'silence', special: { sound: 'none' }, code: 'fcm/ignored-field' },
    { name: 'test mode', special: { mode: 'test' }, code: 'fcm/ignored-field' },
    { name: 'an importance of another vendor', special: { importance: 'NORMAL_PLUS' }, code: 'fcm/ignored-field' },
    { name: 'five weeks to live', special: { ttlSeconds: 3_024_000 }, code: 'fcm/ttl-out-of-range' },
    { name: 'much ext', special: { ext: '会'.repeat(1365) }, code: 'fcm/data-too-large' },
    { name: 'much text', special: { body: 'x'.repeat(4096) }, code: 'fcm/payload-perhaps-too-large' },
    { name: 'a number in data', special: raw({ data: { count: 1 } }), code: 'fcm/data-not-string' },
    { name: 'a reserved key', special: raw({ data: { from: 'me' } }), code: 'fcm/data-key-reserved' },
    { name: 'a doubtful key', special: raw({ data: { googleId: 'x' } }), code: 'fcm/data-key-doubtful' },
    { name: 'only data', special: raw({ notification: null }), code: 'fcm/data-only' },
    {
      name: 'a click action',
      special: raw({ android: { notification: { click_action: 'OPEN' } } }),
      code: 'fcm/click-action',
    },
  ] as const)('$name yields exactly $code', ({ special, code }) => expect(codes(special)).toEqual([code]));

  it('uses the channel of the config, and a tap opens the app or the click action', () => {
    const withChannel = settingsOf(fcm, { ...fcm.emulator.demo.values, channel_id: 'chat' });
    const [, send] = fcm.planRequests(testMessage(), [OK], {
      settings: withChannel,
      endpoint: (role) => fcm.hosts[role] ?? '',
      clock: { now: () => 0, sleep: async () => {} },
      random: { uuid: () => '', hex: () => '', fraction: () => 0 },
    });
    expect(JSON.parse(String(send?.request.body))).toMatchObject({
      message: { android: { notification: { channel_id: 'chat' } } },
    });
    expect(fcm.clickOpens(testMessage(), settings)).toContain('launcher');
    expect(fcm.clickOpens(testMessage(raw({ android: { notification: { click_action: 'OPEN' } } })), settings)).toBe(
      'click_action OPEN',
    );
  });
});

describe('fcm › ext', () => {
  const ext = '{"conversationID":"c2c_alice"}';
  const app = { packageName: 'com.example.chat', clickPage: undefined };

  it('reaches the plugin as the whole data map, and TIMPush as one text, which is a guess', () => {
    expect(fcm.deliverExt(ext, { ...app, clickTarget: 'plugin' }, {})).toMatchObject({
      where: 'message.data.ext',
      callback: { ext },
      moreKeys: false,
      size: 33,
      limit: 4096,
      notes: [],
    });
    const timpush = fcm.deliverExt(ext, { ...app, clickTarget: 'timpush' }, {});
    expect(timpush).toMatchObject({ callback: ext, notes: [{ code: 'fcm/timpush-click' }] });
  });

  it('reaches no device when it is too large', () => {
    const delivery = fcm.deliverExt('x'.repeat(4094), { ...app, clickTarget: 'plugin' }, {});
    expect([delivery.callback, delivery.notes[0]?.code]).toEqual([undefined, 'fcm/data-too-large']);
  });
});

describe('fcm › device tokens', () => {
  it.each([
    ['', 'fcm/token-blanks', 'no'],
    [`${OK} `, 'fcm/token-blanks', 'yes'],
    [OK.slice(0, 100), 'fcm/token-truncated', 'yes'],
    [`${OK}${OK}`, 'token/from-log', 'yes'],
    [OK.split(':')[1] ?? '', 'fcm/token-without-id', 'maybe'],
    [`AAAAdemo000:${OK.split(':')[1]}`, 'fcm/token-is-server-key', 'maybe'],
    ['0'.repeat(64), 'fcm/token-shape', 'no'],
  ] as const)('%j is reported as %s', (token, code, fit) => {
    expect(fcm.checkToken(token).map((problem) => problem.code)).toEqual([code]);
    expect(fcm.fitsToken(token)).toBe(fit);
  });

  it('the demo devices look like real ones', () => {
    for (const { token } of fcm.emulator.demo.devices) {
      // One is registered by installation ID, which is always reported.
      if (token.length === 22) {
        expect([fcm.checkToken(token).map(({ code }) => code), fcm.fitsToken(token)]).toEqual([
          ['fcm/installation-id'],
          'maybe',
        ]);
        continue;
      }
      expect(token).toHaveLength(163);
      expect([fcm.checkToken(token), fcm.fitsToken(token)]).toEqual([[], 'yes']);
    }
  });
});
