// What is reported about a vivo message and a vivo device token before the network.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PushMessage } from '../../../src/push/types.js';
import { fill } from '../../../src/text/language.js';
import { looksLikeTest } from '../../../src/vendors/vivo/client/check-message.js';
import { vivo } from '../../../src/vendors/vivo/index.js';
import { openTestVendor, settingsOf, testMessage } from '../../helpers/emulator-http.js';
import { runs } from '../../helpers/runs.js';

const demo = { ...vivo.emulator.demo.values };
const check = (special: Partial<PushMessage>, values: Readonly<Record<string, string | undefined>> = {}) =>
  vivo.checkMessage(testMessage(special), settingsOf(vivo, { ...demo, ...values }));
const codes = (...args: Parameters<typeof check>): readonly string[] => check(...args).map((problem) => problem.code);

describe('vivo › messages before the network', () => {
  it('an ordinary chat message yields no finding', () => {
    expect(codes({})).toEqual([]);
    expect(
      codes({
        title: '来自小艾的新消息',
        body: '今晚一起吃饭吗？七点在老地方见。',
        badge: { mode: 'add', value: 1 },
        sound: 'none',
      }),
    ).toEqual([]);
  });

  it.each<{
    name: string;
    special: Partial<PushMessage>;
    values?: Record<string, string | undefined>;
    found: readonly string[];
  }>([
    { name: 'no title', special: { title: '' }, found: ['vivo/title-empty'] },
    { name: 'no text', special: { body: '' }, found: ['vivo/content-empty'] },
    { name: 'a title of 41 characters', special: { title: `${'晚'.repeat(40)}。` }, found: ['vivo/title-too-long'] },
    { name: 'a title of 21 Han characters', special: { title: '晚'.repeat(21) }, found: ['vivo/title-wide'] },
    { name: 'a text of 101 characters', special: { body: `${'晚'.repeat(100)}。` }, found: ['vivo/content-too-long'] },
    { name: 'ext of 1022 characters', special: { ext: 'e'.repeat(1022) }, found: ['vivo/ext-too-long'] },
    { name: 'ext of 1021 characters', special: { ext: 'e'.repeat(1021) }, found: [] },
    { name: 'a life of 59 seconds', special: { ttlSeconds: 59 }, found: ['vivo/ttl-out-of-range'] },
    { name: 'a life of seven days', special: { ttlSeconds: 604_800 }, found: ['vivo/ttl-out-of-range'] },
    { name: 'a life of ten minutes', special: { ttlSeconds: 600 }, found: ['vivo/ttl-below-list-minimum'] },
    { name: 'a title of digits', special: { title: '12345' }, found: ['vivo/test-like-text'] },
    {
      name: 'title and text of digits, told once',
      special: { title: '12345', body: '1' },
      found: ['vivo/test-like-text'],
    },
    { name: 'the same in test mode', special: { title: '12345', mode: 'test' }, found: [] },
    { name: 'a category in lower case', special: { category: 'im' }, found: ['vivo/category-case'] },
    { name: 'an unknown category', special: { category: 'WORK' }, found: ['vivo/category-unknown'] },
    { name: 'no category anywhere', special: {}, values: { vivo_category: undefined }, found: ['vivo/no-category'] },
    { name: 'a class against the category', special: { raw: { classification: 0 } }, found: ['vivo/category-pairing'] },
    { name: 'no package name', special: {}, values: { package_name: undefined }, found: ['vivo/no-package-name'] },
    {
      name: 'no package name, launcher',
      special: { clickTarget: 'launcher' },
      values: { package_name: undefined },
      found: [],
    },
    { name: 'TIMPush without a page', special: { clickTarget: 'timpush' }, found: ['vivo/no-click-page'] },
    {
      name: 'a page cut short',
      special: {
        clickTarget: 'timpush',
        clickPage: 'pushscheme://com.tencent.qcloud.uniapp/detail?#Intent;scheme=pushscheme',
      },
      found: ['click/no-end'],
    },
    { name: 'a badge number', special: { badge: { mode: 'set', value: 3 } }, found: ['vivo/ignored-field'] },
    {
      name: 'a sound, a picture and an importance',
      special: { sound: 'ding.mp3', image: 'https://example.com/a.png', importance: 'high' },
      found: ['vivo/ignored-field', 'vivo/ignored-field', 'vivo/ignored-field'],
    },
    { name: 'a channel named for this push', special: { channelId: 'chat' }, found: ['vivo/ignored-field'] },
    { name: 'the channel of the config', special: { channelId: 'chat' }, values: { channel_id: 'chat' }, found: [] },
  ])('$name: $found', ({ special, values, found }) => {
    expect(codes(special, values)).toEqual(found);
  });

  it('names the field, the length and the limit', () => {
    const [problem] = check({ title: 'a '.repeat(25) });
    expect(problem && fill(problem.entry.title, 'en', problem.args)).toBe(
      'the title has 50 characters, vivo allows 40',
    );
    expect(problem && fill(problem.entry.title, 'zh', problem.args)).toBe('标题有 50 个字符，vivo 最多 40 个');
  });

  it.each([
    ['12345', true],
    ['hello', true],
    ['!!! 123', true],
    ['这是测试', true],
    ['price {amount}', true],
    ['[chat] Alice', true],
    ['Message from Alice', false],
    ['hello 7', false],
    ['今晚七点', false],
    ['', false],
  ])('"%s" is reported as a test text: %s', (text, expected) => {
    expect(looksLikeTest(text)).toBe(expected);
  });

  it('client and emulator agree on any text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({
          unit: fc.constantFrom('a', 'Z', '7', ' ', '!', '晚', '[', '测', '试', '，', '😀'),
          minLength: 1,
          maxLength: 12,
        }),
        async (title) => {
          const vendor = openTestVendor(vivo);
          const [result] = await vendor.client.send(testMessage({ title }), ['16000000000000000000001']);
          if (result?.problem?.code === 'vivo/10055') return;
          expect(result?.problem?.code === 'vivo/10104').toBe(looksLikeTest(title));
        },
      ),
      runs(150),
    );
  });
});

describe('vivo › what a tap opens', () => {
  const opens = (special: Partial<PushMessage>) => vivo.clickOpens(testMessage(special), settingsOf(vivo, demo));

  it('is the page of the plugin, the pasted page, or the app', () => {
    expect(opens({})).toBe('tencent_im_push://com.example.chat/message');
    expect(
      opens({
        clickTarget: 'timpush',
        clickPage: 'pushscheme://com.tencent.qcloud.uniapp/detail?#Intent;scheme=pushscheme;end',
      }),
    ).toBe('pushscheme://com.tencent.qcloud.uniapp/detail');
    expect(opens({ clickTarget: 'launcher' })).toContain('the app');
  });
});

describe('vivo › device tokens before the network', () => {
  it.each([
    ['16000000000000000000001', 'yes', []],
    [`v2-${'q'.repeat(60)}`, 'yes', []],
    ['1600000000000000000000', 'maybe', ['vivo/token-shape']],
    ['v2-abc', 'maybe', ['token/too-short']],
    ['CN_0123456789abcdef0123456789abcdef', 'no', ['vivo/token-shape']],
    ['a'.repeat(64), 'no', ['vivo/token-shape']],
    ['', 'no', ['vivo/token-blanks']],
    ['16000000000000000000001\n', 'no', ['vivo/token-blanks']],
  ] as const)('%s fits: %s, findings: %s', (token, fit, found) => {
    expect(vivo.fitsToken(token)).toBe(fit);
    expect(vivo.checkToken(token).map((problem) => problem.code)).toEqual(found);
  });

  it('no length alone stops a push', () => {
    expect(vivo.checkToken('9'.repeat(31)).every((problem) => problem.severity !== 'error')).toBe(true);
  });
});
