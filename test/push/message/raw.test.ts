// The effect of `--raw` on title, body and ext, for each vendor.
import { describe, expect, it } from 'vitest';
import { asSent } from '../../../src/push/message/raw.js';
import type { PushMessage } from '../../../src/push/types.js';
import { vendors } from '../../../src/vendors/index.js';
import { testMessage } from '../../helpers/emulator-http.js';

const sentBy = async (id: keyof typeof vendors, raw: PushMessage['raw'], more: Partial<PushMessage> = {}) =>
  asSent(
    testMessage({ title: 'own', body: 'own', ext: '{"own":1}', ...more, ...(raw === undefined ? {} : { raw }) }),
    (await vendors[id].load()).rawTexts,
  );

describe('a --raw', () => {
  it('removes the title where the alert of APNs becomes a string', async () => {
    expect(await sentBy('apns', { aps: { alert: 'all' } })).toMatchObject({ title: '', body: 'all', ext: '{"own":1}' });
  });

  it('has the ext of HarmonyOS in extraData, except in a notification', async () => {
    const raw = { payload: { extraData: '{"raw":1}' } };
    const call = { options: { 'harmony-push-type': 'call' } };
    expect((await sentBy('harmony', raw, call)).ext).toBe('{"raw":1}');
    expect((await sentBy('harmony', raw)).ext).toBe('{"own":1}');
    const click = { payload: { notification: { clickAction: { data: { ext: '{"raw":2}' } } } } };
    expect((await sentBy('harmony', click)).ext).toBe('{"raw":2}');
    expect((await sentBy('harmony', click, call)).ext).toBe('{"own":1}');
  });

  it('has the whole ext of OPPO in action_parameters if its keys are spread, else under ext', async () => {
    const raw = { action_parameters: '{"ext":"inner","more":"1"}' };
    expect((await sentBy('oppo', raw)).ext).toBe('inner');
    expect((await sentBy('oppo', raw, { options: { 'oppo-ext': 'spread' } })).ext).toBe(raw.action_parameters);
  });

  it.each([
    ['data of an open-app click', { data: '{"ext":"{\\"raw\\":1}"}' }, 'launcher', '{"raw":1}'],
    ['data without ext', { data: '{}' }, 'launcher', undefined],
    ['data of android, which comes first', { android: { data: '{"ext":"a"}' }, data: '{"ext":"b"}' }, 'launcher', 'a'],
    ['a web page', { android: { notification: { clickAction: { type: 2 } } } }, 'plugin', undefined],
    ['nothing about the click', { android: { biTag: 'x' } }, 'launcher', '{"own":1}'],
    ['data beside a page', { data: '{"ext":"{}"}' }, 'plugin', '{"own":1}'],
    [
      'an open-app click in place of a page',
      { android: { notification: { clickAction: { type: 3 } } } },
      'plugin',
      undefined,
    ],
    [
      'a page in place of the app',
      { android: { notification: { clickAction: { type: 1, intent: 'intent://a/b#Intent;scheme=x;S.ext=hi;end' } } } },
      'launcher',
      'hi',
    ],
  ] as const)('with %s determines the ext of Honor that is sent', async (_, raw, clickTarget, ext) => {
    expect((await sentBy('honor', raw, { clickTarget })).ext).toBe(ext);
  });
});
