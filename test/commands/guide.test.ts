// `guide`: every key of a vendor with the place where it is shown, one name and address for each console, and what holds for every vendor.
import { describe, expect, it } from 'vitest';
import { complete } from '../../src/checks/guide.js';
import { appSteps } from '../../src/push/app-steps.js';
import type { ClickTarget, Vendor } from '../../src/push/types.js';
import { vendorConsole } from '../../src/tencent-im/advice/console.js';
import { guide as tencentGuide } from '../../src/tencent-im/advice/guide.js';
import { tencentManifest } from '../../src/tencent-im/manifest.js';
import { t } from '../../src/text/language.js';
import { vendors } from '../../src/vendors/index.js';
import { settingsOf } from '../helpers/emulator-http.js';
import { run } from '../helpers/run-cli.js';
import { sentencesIn } from '../helpers/sentences.js';

const loaded: readonly Vendor[] = await Promise.all(Object.values(vendors).map((vendor) => vendor.load()));
const services = [
  ...loaded.map(({ id, console, credentials, emulator, guide }) => ({
    id,
    console,
    fields: credentials.fields,
    stepsFor: (clickTarget: ClickTarget) =>
      guide(settingsOf({ credentials }, { ...emulator.demo.values }), {
        packageName: 'com.example.app',
        clickTarget,
        clickPage: undefined,
      }),
  })),
  {
    id: tencentManifest.id,
    console: vendorConsole,
    fields: tencentManifest.credentials.fields,
    stepsFor: (clickTarget: ClickTarget) =>
      tencentGuide(settingsOf(tencentManifest, {}), { packageName: undefined, clickTarget, clickPage: undefined }),
  },
];

describe.each(services)('the guide of $id', ({ console, fields, stepsFor }) => {
  it.each(['plugin', 'timpush', 'launcher'] as const)(
    'for %s names every key, and where its value is shown',
    (target) => {
      const copies = complete(stepsFor(target), fields).flatMap((step) => step.copy ?? []);
      const own = fields.filter(({ side }) => side !== 'common');
      expect(own.map(({ key }) => key).filter((key) => !copies.some((item) => item.key === key))).toEqual([]);
      const placed = own.filter(({ where }) => where !== undefined).map(({ key }) => key);
      expect(placed.length).toBeGreaterThan(0);
      expect(placed.filter((key) => copies.every((item) => item.key !== key || item.where === undefined))).toEqual([]);
    },
  );

  it.each(['plugin', 'timpush', 'launcher'] as const)(
    'for %s has a place for every key that a line names',
    (target) => {
      const steps = complete(stepsFor(target), fields);
      const keys = steps.flatMap(({ copy = [] }) => copy.map(({ key }) => key));
      const told = steps.flatMap(({ lines }) =>
        lines.flatMap(({ en }) => en.match(/(?<=")[a-z]+_[a-z_]+(?=")/g) ?? []),
      );
      expect(told.filter((key) => !keys.includes(key))).toEqual([]);
    },
  );

  it('begins with the console and its documents at https addresses', () => {
    expect(console?.address).toMatch(/^https:\/\/[a-z.]+(?:\/|$)/);
    expect(console?.documents.length).toBeGreaterThan(0);
    for (const { address } of console?.documents ?? []) expect(address).toMatch(/^https:\/\//);
    if (console?.waiting !== undefined) expect(console.waiting.source).not.toBe('');
  });
});

describe('a guide whose vendor omits a key', () => {
  it('names it in a last step, with the label and the place of its field', () => {
    const field = {
      key: 'acme_key',
      side: 'server',
      kind: 'text',
      describe: t('key', '密钥'),
      where: t('top', '顶部'),
    } as const;
    const [step] = complete([], [field]);
    expect(step?.copy).toEqual([{ label: field.describe, value: undefined, key: 'acme_key', where: field.where }]);
    expect(
      complete(
        [{ title: t('a', 'b'), lines: [], copy: [{ label: t('a', 'b'), value: '1', key: 'acme_key' }] }],
        [field],
      ),
    ).toHaveLength(1);
  });
});

/** Other names for consoles, which must not be used. */
const SECOND_NAMES =
  /Tencent console|\bMi console|Mi open platform|OPPO open platform|Flyme open platform|Flyme console|developer\.honor\.com ›|dev\.mi\.com ›|腾讯云?控制台|小米控制台|OPPO 控制台|vivo 控制台|荣耀控制台|荣耀开放平台|魅族控制台|魅族开放平台|Flyme 推送平台|华为开发者联盟|AGC 控制台/;

describe('consoles', () => {
  it('have one name for one address', () => {
    const nameOf = new Map<string, string>();
    for (const { console } of services) {
      if (console === undefined) continue;
      const names = `${console.name.en} | ${console.name.zh}`;
      expect(nameOf.get(console.address) ?? names).toBe(names);
      nameOf.set(console.address, names);
    }
    expect(nameOf.size).toBe(services.length - 1);
  });

  it('have no second name in any sentence', () => {
    expect('open the Mi console').toMatch(SECOND_NAMES);
    const { written } = sentencesIn('src');
    expect(
      written.filter(({ en, zh }) => SECOND_NAMES.test(en) || SECOND_NAMES.test(zh)).map(({ place }) => place),
    ).toEqual([]);
  });
});

describe('the steps for every vendor', () => {
  it.each([
    ['plugin', 'plugin marketplace'],
    ['timpush', 'timpush-configs.json'],
  ] as const)('for %s name plugin, signing, badges, login and calls', (clickTarget, own) => {
    const text = JSON.stringify(appSteps({ packageName: undefined, clickTarget, clickPage: undefined }));
    for (const word of [
      own,
      'SHA-256',
      'zipalign',
      'apksigner',
      'CHANGE_BADGE',
      'BADGE_ICON',
      'POST_NOTIFICATIONS',
      'private channel',
      'another device',
      'group call',
    ])
      expect(text).toContain(word);
  });
});

describe('tim-push guide', () => {
  it('names signing keys and permissions of Android only for vendors of Android', async () => {
    for (const [vendor, isAndroid] of [
      ['apns', false],
      ['harmony', false],
      ['apns,vivo', true],
    ] as const)
      expect([vendor, (await run(['guide', vendor])).stdout.includes('apksigner')]).toEqual([vendor, isAndroid]);
  });

  it('shows console, documents, waiting time and places, in Chinese with the names a developer knows', async () => {
    const { stdout, exitCode } = await run(['guide', 'meizu', '--lang', 'zh']);
    expect(exitCode).toBe(0);
    for (const word of [
      '魅族',
      'Flyme 开放平台  https://open.flyme.cn',
      '约需 3 天',
      '查看位置：',
      '配置键 mz_app_secret',
      '插件市场',
    ])
      expect(stdout).toContain(word);
    expect(stdout).not.toMatch(/Meizu(?! Push)/);
  });

  it('names the place of values shown side by side once', async () => {
    const { stdout } = await run(['guide', 'vivo', '--package', 'com.example.chat']);
    expect(stdout.match(/app information/g)).toHaveLength(1);
    expect(stdout).toContain('Chat console › Push › Push settings › Manufacturer configuration: bring back');
  });
});
