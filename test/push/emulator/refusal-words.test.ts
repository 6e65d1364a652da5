// The message of an emulator for a broken rule: for every rule of every service, and the choice of the message itself.
import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../src/problems/types.js';
import { type Emulator, type EmulatorRequest, Refusal, type Rule } from '../../../src/push/emulator/emulator.js';
import { entryOfRule, refusalWords } from '../../../src/push/emulator/refusal-words.js';
import { World } from '../../../src/sandbox/state/world.js';
import { emulator as tencentEmulator } from '../../../src/tencent-im/emulator/index.js';
import { tencentManifest } from '../../../src/tencent-im/manifest.js';
import { resultCodes as tencentCodes } from '../../../src/tencent-im/result-codes/index.js';
import { type Text, t } from '../../../src/text/language.js';
import { vendors } from '../../../src/vendors/index.js';
import { countingRandom, standingClock } from '../../helpers/emulator-http.js';

interface Service {
  readonly id: string;
  readonly name: Text;
  readonly emulator: Emulator;
  readonly resultCodes: Catalogue;
}
const services: readonly Service[] = [
  ...(await Promise.all(Object.values(vendors).map((vendor) => vendor.load()))),
  { id: 'tencent-im', name: tencentManifest.name, emulator: tencentEmulator, resultCodes: tencentCodes },
];
const everyRule = services.flatMap((service) =>
  service.emulator.rules.map((rule) => ({ service, rule, name: rule.id })),
);

const clock = standingClock(Date.UTC(2025, 0, 7, 4));
const askOf = (service: Service): { open: ReturnType<Emulator['open']>; request: EmulatorRequest } => {
  const random = countingRandom();
  const world = new World({ clock, random, strict: true, apps: [], devices: [] });
  return {
    open: service.emulator.open(world.for(service.id, () => 'http://sandbox.test')),
    request: {
      protocol: 'http/1.1',
      method: 'POST',
      path: '/',
      query: new URLSearchParams(),
      host: undefined,
      headers: {},
      rawHeaders: [],
      body: new Uint8Array(),
      text: () => '',
      connection: new Map(),
    },
  };
};

/** Every text of an answer, however deep it lies. */
const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return value.startsWith('{') ? textsIn(JSON.parse(value)) : [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

const wordsOf = (service: Service, rule: Rule, detail: string | undefined): readonly string[] => {
  const { open, request } = askOf(service);
  return textsIn(open.refuse(new Refusal(rule, detail), request).body);
};

describe('emulators › the message of a refusal', () => {
  it.each(everyRule)('$name has a message other than the title of the rule', ({ service, rule }) => {
    for (const detail of [undefined, 'a detail'])
      for (const text of wordsOf(service, rule, detail))
        for (const title of [rule.title.en, rule.title.zh]) expect(text.startsWith(title), text).toBe(false);
  });

  it.each(everyRule)(
    '$name has a message that does not name the vendor and has no placeholder',
    ({ service, rule }) => {
      for (const text of wordsOf(service, rule, undefined)) {
        expect(text).not.toMatch(/\{[a-z]+\}|undefined/i);
        expect(text).not.toMatch(
          new RegExp(`^(?:${service.name}|Google|Apple|Tencent) (?:does|did|refused|takes|cannot|is) `),
        );
      }
    },
  );

  it('vivo says what is wrong with a phone without the app', () => {
    const vivo = services.find(({ id }) => id === 'vivo') as Service;
    const rule = vivo.emulator.rules.find(({ id }) => id === 'vivo/device-uninstalled') as Rule;
    expect(wordsOf(vivo, rule, undefined)).toEqual([
      'the app was removed from the phone, or its notifications are off',
    ]);
  });

  it('every entry that a rule names exists', () => {
    for (const { service, rule } of everyRule)
      if (rule.entry !== undefined) expect(entryOfRule(service.resultCodes, rule)?.[0]).toBe(rule.entry);
  });
});

describe('the message of a refusal', () => {
  const rule = (id: string, code: string, more: Partial<Rule> = {}): Rule => ({
    id: `x/${id}`,
    code,
    mark: 'A',
    title: t(`${id} is right`, `${id} 正确`),
    source: 'test',
    ...more,
  });
  const entry = (en: string) =>
    ({ severity: 'error', kind: 'message', title: t(en, `${en}（中）`), cause: t('', ''), fix: [] }) as const;
  const rules = [
    rule('one', '1'),
    rule('two', '2'),
    rule('three', '2'),
    rule('four', '3', { entry: 'x/3-special' }),
    rule('five', '9'),
  ];
  const catalogue = {
    'x/1': entry('one is wrong'),
    'x/2': entry('a parameter is wrong'),
    'x/3': entry('three'),
    'x/3-special': entry('special'),
  };
  const words = refusalWords(rules, catalogue, { 'x/three': t('no three', '无三') });
  const said = (id: string, detail?: Text) =>
    words({ rule: rules.find((item) => item.id === `x/${id}`) as Rule, detail });

  it('is that of the code if only one rule has it, followed by the detail', () => {
    expect(said('one')).toEqual(t('one is wrong', 'one is wrong（中）'));
    expect(said('one', t('no x', '没有 x'))).toEqual(t('one is wrong (no x)', 'one is wrong（中）（没有 x）'));
    expect(said('four').en).toBe('special');
  });

  it('is the vendor’s own where it is known', () => {
    expect(said('three').en).toBe('no three');
  });

  it('names what was expected where nothing else identifies the rule', () => {
    const both = refusalWords(rules, catalogue);
    expect(both({ rule: rules[1] as Rule, detail: undefined }).en).toBe('a parameter is wrong; expected: two is right');
    expect(said('five')).toEqual(t('the request was refused; expected: five is right', '请求被拒绝；要求：five 正确'));
  });
});
