// "Accepted, but the phone stays silent": what each vendor's checklist lists first, and which impossible causes it leaves out.
import { describe, expect, it } from 'vitest';
import { silentCauses } from '../../../src/push/message/silent.js';
import type { PushMessage, Vendor } from '../../../src/push/types.js';
import { honor } from '../../../src/vendors/honor/index.js';
import { meizu } from '../../../src/vendors/meizu/index.js';
import { oppo } from '../../../src/vendors/oppo/index.js';
import { vivo } from '../../../src/vendors/vivo/index.js';
import { xiaomi } from '../../../src/vendors/xiaomi/index.js';
import { settingsOf, testMessage } from '../../helpers/emulator-http.js';

const causes = (vendor: Vendor, values: Record<string, string> = {}, special: Partial<PushMessage> = {}) =>
  silentCauses(vendor.silentChecklist, { settings: settingsOf(vendor, values), message: testMessage(special) });
const words = (...given: Parameters<typeof causes>): string =>
  causes(...given)
    .map((text) => text.en)
    .join('\n');

describe.each([vivo, oppo, xiaomi, honor, meizu])('the checklist of $name', (vendor) => {
  it('names in every entry where to look: a menu, a console, a command or a key of the config', () => {
    for (const { en, zh } of vendor.silentChecklist) {
      const place = /›|tim-push |--[a-z]|\b[a-z]+(?:_[a-z]+)+\b|press Home|wait a minute|look at|check the time/;
      expect(en).toMatch(place);
      expect(zh).toMatch(/[\u4e00-\u9fff]/);
    }
  });

  it('names the notification switch, power saving and the app in the foreground for every message', () => {
    const text = words(vendor);
    expect(text).toMatch(/notifications of the app are off|switches notifications off|switch of the app is off/);
    expect(text).toMatch(/saves power|asleep/);
    expect(text).toMatch(/in the foreground/);
  });
});

describe('causes that depend on what is known', () => {
  it.each([
    ['oppo without a channel', oppo, {}, {}, 'no channel ID was sent', 'did not create this channel'],
    [
      'oppo with a channel',
      oppo,
      { oppo_channel_id: 'x' },
      {},
      'did not create this channel',
      'no channel ID was sent',
    ],
    ['oppo with a service category', oppo, { oppo_category: 'IM' }, {}, 'saves power', 'content and marketing'],
    ['oppo with a marketing category', oppo, { oppo_category: 'NEWS' }, {}, 'content and marketing', 'app_message_id'],
    ['oppo with an id of its own', oppo, {}, { raw: { app_message_id: 'a' } }, 'app_message_id', 'did not create'],
    [
      'oppo with an id of its own in the form around the notification',
      oppo,
      {},
      { raw: { notification: { app_message_id: 'a' } } },
      'app_message_id',
      'did not create',
    ],
    ['xiaomi without a channel', xiaomi, {}, {}, 'one message a day', 'a public one'],
    ['xiaomi with a channel', xiaomi, { mi_channel_id: '1' }, {}, 'a public one', 'one message a day'],
    ['xiaomi with the callback click', xiaomi, {}, {}, 'without notify_effect', 'one notify_id for all'],
    [
      'xiaomi with one slot for all',
      xiaomi,
      {},
      { options: { 'mi-notify-id': 'same' } },
      'one notify_id for all',
      'zzz',
    ],
    ['xiaomi with a slot by --raw', xiaomi, {}, { raw: { notify_id: 7 } }, 'one notify_id for all', 'zzz'],
    [
      'xiaomi with a launcher click',
      xiaomi,
      {},
      { options: { 'mi-click': 'launcher' } },
      'saves power',
      'notify_effect',
    ],
    ['vivo without a category', vivo, {}, {}, 'counts as operational', 'own review'],
    ['vivo with IM', vivo, { vivo_category: 'IM' }, {}, 'own review', 'counts as operational'],
    ['vivo in test mode', vivo, {}, { mode: 'test' as const }, 'sends no receipt', 'audit'],
    ['meizu with the public class', meizu, { mz_notice_type: 'public' }, {}, 'public class', 'advanceInfo'],
    ['meizu with the private class', meizu, {}, {}, 'are collapsed', 'public class'],
    ['honor with a page click', honor, {}, {}, 'does not resolve', 'zzz'],
    [
      'honor with a launcher click',
      honor,
      {},
      { clickTarget: 'launcher' as const },
      'marketing class',
      'does not resolve',
    ],
  ])('%s', (_name, vendor, values, special, has, lacks) => {
    expect(words(vendor, values, special)).toContain(has);
    expect(words(vendor, values, special)).not.toContain(lacks);
  });

  it.each([
    ['vivo', vivo, 'notifications of the app are off'],
    ['OPPO', oppo, 'OPPO switches notifications off for new apps'],
    ['Xiaomi', xiaomi, 'no channel: the default class'],
    ['Honor', honor, 'marketing class'],
    ['Meizu', meizu, 'the notification switch of the app is off'],
  ])('%s begins with its most likely cause', (_name, vendor, first) => {
    expect(causes(vendor)[0]?.en).toContain(first);
  });
});
