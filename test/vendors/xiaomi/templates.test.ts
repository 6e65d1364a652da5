// Templates of private messages: which values are inserted, what is refused before the network, and what the phone will show.
import { describe, expect, it } from 'vitest';
import { xiaomi } from '../../../src/vendors/xiaomi/index.js';
import { settingsOf, testMessage } from '../../helpers/emulator-http.js';
import { run } from '../../helpers/run-cli.js';

const CHAT = { title: 'From {$keywords1$}', body: '{$keywords2$}' };
const PARAMS = { keywords1: '{title}', keywords2: '{ body }' };
type Config = Readonly<Record<string, unknown>>;

const settings = (config: Config) =>
  settingsOf(xiaomi, {
    mi_app_secret: 'AAECAwQFBgcICQoLDA0ODw==',
    mi_channel_id: '100001',
    package_name: 'com.example.chat',
    mi_template_id: 'M12762',
    ...Object.fromEntries(
      Object.entries(config).map(([key, value]) => [
        key,
        typeof value === 'object' ? JSON.stringify(value) : String(value),
      ]),
    ),
  });
const message = { title: 'Alice', body: 'Lunch at one?' };

const found = (config: Config, texts: Config = message) =>
  xiaomi.checkMessage(testMessage(texts), settings(config)).filter(({ code }) => code.startsWith('xiaomi/template'));
const codes = (config: Config, texts?: Config) => found(config, texts).map(({ code }) => code);
const sent = (config: Config, texts: Config = message): unknown => {
  const [planned] = xiaomi.planRequests(testMessage(texts), ['x'], {
    settings: settings(config),
    endpoint: () => 'https://api.xmpush.xiaomi.com',
    clock: { now: () => 0, sleep: async () => {} },
    random: { uuid: () => '', hex: () => '00000001', fraction: () => 0 },
  } as never);
  const param = new URLSearchParams(String(planned?.request.body)).get('extra.template_param');
  return param === null ? null : JSON.parse(param);
};

describe('a template of Xiaomi', () => {
  it('gets title and body of the message where its parameters name them, and other texts unchanged', () => {
    expect(sent({ mi_template_params: { ...PARAMS, shop: 'Example' } })).toEqual({
      keywords1: 'Alice',
      keywords2: 'Lunch at one?',
      shop: 'Example',
    });
  });

  it("inserts a text once: placeholders in a user's text are not replaced", () => {
    expect(sent({ mi_template_params: PARAMS }, { title: '{body}', body: 'b' })).toEqual({
      keywords1: '{body}',
      keywords2: 'b',
    });
  });

  it('shows the resulting text if its structure is known, otherwise the values', () => {
    const [shown] = found({ mi_template_params: PARAMS, mi_template_text: CHAT });
    expect(shown).toMatchObject({ code: 'xiaomi/template-text', args: { title: 'From Alice', body: 'Lunch at one?' } });
    expect(shown?.entry.mark).toBe('D');
    const [decides] = found({ mi_template_params: PARAMS });
    expect(decides?.args).toMatchObject({ values: 'keywords1 = Alice, keywords2 = Lunch at one?' });
  });

  it.each([
    ['both', { keywords1: 'a', keywords2: 'b' }, '--title, --body'],
    ['the body', { keywords1: '{title}', keywords2: 'b' }, '--body'],
  ])('warns when %s will most likely not appear', (_name, params, flags) => {
    const [warned] = found({ mi_template_params: params });
    expect(warned).toMatchObject({ code: 'xiaomi/template-hides-text', severity: 'warning', args: { flags } });
  });

  it('warns when a parameter that carries a text does not occur in the template', () => {
    expect(codes({ mi_template_params: PARAMS, mi_template_text: { title: 'New', body: '{$keywords2$}' } })).toEqual([
      'xiaomi/template-names',
    ]);
  });

  it.each([
    [
      'more than nine parameters',
      { mi_template_params: Object.fromEntries([...'abcdefghij'].map((n) => [n, 'x'])) },
      'xiaomi/template-params',
    ],
    ['a parameter that is no text', { mi_template_params: { a: 1 } }, 'xiaomi/template-params'],
    ['an emoji of the config', { mi_template_params: { a: '🙂' } }, 'xiaomi/template-params'],
    ['parameters that are no object', { mi_template_params: '[]' }, 'xiaomi/template-params'],
    [
      'a variable nobody fills',
      { mi_template_params: { keywords1: '{title}' }, mi_template_text: CHAT },
      'xiaomi/template-names',
    ],
    [
      'a title that begins with a variable',
      { mi_template_params: { a: '{title}' }, mi_template_text: { title: '{$a$}', body: 'b' } },
      'xiaomi/template-text-shape',
    ],
    [
      'a variable that stands twice',
      { mi_template_params: { a: '{title}' }, mi_template_text: { title: 'x {$a$}', body: '{$a$}' } },
      'xiaomi/template-text-shape',
    ],
    [
      'a structure without a body',
      { mi_template_params: { a: '{title}' }, mi_template_text: { title: 'x' } },
      'xiaomi/template-text-shape',
    ],
  ])('is refused before the network with %s', (_name, config, code) => {
    expect(found(config)).toMatchObject([{ code, severity: 'error' }]);
  });

  it.each([
    ['longer than 128 characters', { title: 'a', body: 'b'.repeat(129) }],
    ['with an emoji', { title: 'a', body: 'see you 🙂' }],
  ])('names the message when its text does not fit a variable: %s', (_name, texts) => {
    expect(found({ mi_template_params: PARAMS }, texts)).toMatchObject([
      { code: 'xiaomi/template-value', severity: 'error', args: { key: 'keywords2' } },
    ]);
  });

  it('is checked by check-config too, with unknown placeholders', () => {
    const check = (config: Config) => xiaomi.credentials.check(settings(config), 0).map(({ code }) => code);
    expect(check({ mi_template_params: { a: '{titel}' } })).toEqual(['xiaomi/template-placeholder']);
    expect(check({ mi_template_params: PARAMS, mi_template_text: { title: '{$a$}', body: '' } })).toEqual([
      'xiaomi/template-text-shape',
    ]);
    expect(check({ mi_template_params: PARAMS, mi_template_text: CHAT })).toEqual([]);
  });

  it('is not required for a push, and a hint names the place of the official ones', () => {
    const [hint] = xiaomi
      .checkMessage(testMessage(), settings({ mi_template_id: '' }))
      .filter(({ code }) => code === 'xiaomi/no-template');
    expect(hint?.severity).toBe('hint');
    expect(hint?.entry.fix[0]?.en).toMatch(/Official: nothing to apply for/);
  });
});

describe('outside China', () => {
  it('is a warning that names FCM', async () => {
    const [warned] = xiaomi.credentials.check(settings({ mi_region: 'global' }), 0);
    expect(warned).toMatchObject({ code: 'xiaomi/global-region', severity: 'warning' });
    const { stdout } = await run(['explain', 'xiaomi/global-region']);
    expect(stdout).toMatch(/FCM/);
  });
});
