// Foreign, broken and malicious text: the reader never throws, always ends soon, and none of its sentences contains a secret.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LoadedConfig, loadConfig } from '../../src/config/index.js';
import { renderProblem } from '../../src/problems/render.js';
import { allFields, vendorIds } from '../../src/session/vendors/list.js';
import { emptyFolder } from '../helpers/run-cli.js';
import { runs } from '../helpers/runs.js';

/** One folder for all runs; each overwrites its file. */
const folder = emptyFolder();
mkdirSync(join(folder, 'conf'));
const read = async (name: string, text: string): Promise<LoadedConfig> => {
  writeFileSync(join(folder, name), text, { mode: 0o600 });
  return loadConfig({
    cwd: folder,
    env: {},
    file: name,
    fields: allFields(),
    vendorIds: vendorIds,
  });
};

/** Every sentence in both languages, every place, every shown value. */
const told = (config: LoadedConfig): string =>
  JSON.stringify([
    config.problems.flatMap((problem) => [renderProblem(problem, 'en'), renderProblem(problem, 'zh'), problem.at]),
    config.values,
    config.secrets,
    config.sources,
  ]);

/** Hexadecimal like real secrets, without punctuation at which a reader could split it. */
const CANARY = 'c4a9d15e7b02c4a9d15e7b02f00d1234';

const insertions = [
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '/*',
  '*/',
  '//',
  '#',
  '\\',
  '\n',
  '$',
  '${',
  '\u0000',
  '(',
  ')',
  ';',
  '&a ',
  '*a',
  '- ',
];
const mutated = (text: string) =>
  fc
    .array(fc.tuple(fc.nat(text.length), fc.constantFrom(...insertions), fc.nat(3)), { maxLength: 6 })
    .map((edits) => edits.reduce((now, [at, piece, cut]) => now.slice(0, at) + piece + now.slice(at + cut), text));

const json = `{"vivo_app_secret": "${CANARY}", "oppo_app_secret": "${CANARY}", "im_secret_key": "${CANARY}",
 "apple_p12_password": "${CANARY}", "devices": {"a": {"vendor": "vivo", "token": "t"}}, "skip": []}`;
const yaml = `vivo_app_secret: ${CANARY}\noppo_app_secret: "${CANARY}"\nim_secret_key: &k ${CANARY}\napple_p12_password: *k\n`;
const dart = `class C { static const String s = "${CANARY}"; static final t = s; }
final a = PushAppInfo(oppo_app_secret: C.s, mi_app_key: 'k', vivo_buz_id: 3, hw_buz_id: f("${CANARY}"));`;
const timpush = `{"com.example.chat": {"huaweiPushAppSecret": "${CANARY}", "oppoPushAppSecret": "${CANARY}", "vivoPushBussinessId": "3"}}`;

describe('config › hostile input', () => {
  it.each([
    ['a.json', json],
    ['a.jsonc', json],
    ['b.json', timpush],
    ['a.yaml', yaml],
    ['a.dart', dart],
  ])('a mutated %s never throws, and no secret is shown', async (name, text) => {
    await fc.assert(
      fc.asyncProperty(mutated(text), async (changed) => {
        expect(told(await read(name, changed))).not.toContain(CANARY);
      }),
      runs(200),
    );
  });

  it('random text never throws in any format', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.json(), fc.string({ maxLength: 60 })),
        fc.constantFrom('r.json', 'r.jsonc', 'r.yaml', 'r.dart'),
        async (text, name) => {
          const config = await read(name, text);
          expect(config.problems.every((problem) => problem.code.startsWith('config/'))).toBe(true);
        },
      ),
      runs(300),
    );
  });

  it('random objects under every known key never throw', async () => {
    const keys = [
      ...allFields().map((field) => field.key),
      'devices',
      'endpoints',
      'skip',
      'enabled',
      'sandbox',
      'extends',
    ];
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.constantFrom(...keys), fc.jsonValue({ maxDepth: 4 })), async (value) => {
        await read('o.json', JSON.stringify(value));
      }),
      runs(200),
    );
  });

  // Typical content that people paste into the wrong place.
  it.each([
    ['a private key where a text belongs', { apple_key_id: ['-----BEGIN PRIVATE KEY-----', CANARY] }],
    ['a bare key where its path belongs', { apple_key_file: CANARY }],
    [
      'half an account in Base64',
      { google_service_account: Buffer.from(`"private_key":"${CANARY}"}`).toString('base64') },
    ],
    ['an account as text with a list around it', { google_service_account: `[{"private_key":"${CANARY}"}]` }],
    ['a secret where the path of its file belongs', { vivo_app_secret: { file: CANARY } }],
    ['a secret as device name', { devices: { [CANARY]: 3 } }],
    ['a secret as key', { [CANARY]: 1 }],
    ['a secret as vendor', { devices: { a: { vendor: CANARY, token: 't' } } }],
    ['a secret as parent', { extends: CANARY }],
  ])('%s is not quoted', async (_name, value) => {
    const text = JSON.stringify(value);
    const encoded = Buffer.from(CANARY).toString('base64').slice(0, 20);
    const config = await read('p.json', text);
    expect(config.problems.length).toBeGreaterThan(0);
    expect(told(config)).not.toContain(CANARY);
    expect(told(config)).not.toContain(encoded);
  });

  it.each([
    ['without its quotes', `final a = PushAppInfo(oppo_app_secret: ${CANARY});`],
    ['without its quotes, digits first', `final a = PushAppInfo(oppo_app_secret: 9${CANARY});`],
    ['without its first quote', `final a = PushAppInfo(oppo_app_secret: ${CANARY}', vivo_buz_id: 3);`],
    ['letters only, without quotes', 'final a = PushAppInfo(oppo_app_secret: falsesecretoflettersonly);'],
    ['as name of an argument', `final a = PushAppInfo(${CANARY}: 3);`],
  ])('a Dart secret %s is not quoted', async (_name, text) => {
    const config = await read('p.dart', text);
    expect(config.problems.length).toBeGreaterThan(0);
    expect(told(config)).not.toMatch(new RegExp(`${CANARY}|falsesecret`));
  });

  // Inputs that would cost a naive reader minutes, gigabytes or its stack.
  const times = (text: string, count: number): string => text.repeat(count);
  it.each([
    ['d.jsonc', `/* " */${times('[', 500_000)}`],
    ['d.json', `{"devices": [${times('0,', 300_000)}0]}`],
    ['e.json', `{${times('"k":1,', 100_000)}"k":1}`],
    ['f.json', times('"', 500_000)],
    ['d.dart', `${times('a=(', 200_000)}PushAppInfo(mi_app_key: a`],
    [
      'e.dart',
      `${Array.from({ length: 30_000 }, (_, i) => `const a${i} = a${i + 1};`).join('')}final i = PushAppInfo(mi_app_key: a0);`,
    ],
    ['f.dart', times('PushAppInfo(mi_app_key: ', 40_000)],
    ['g.dart', times("'${", 300_000)],
    ['h.dart', times('/*', 500_000)],
    ['i.dart', `PushAppInfo(${times('x: 1, ', 5000)})`],
    ['d.yaml', times('[', 100_000)],
    ['e.yaml', times('- ', 20_000)],
    ['g.yaml', times('&a ', 60_000)],
    ['h.yaml', times('[', 1_000_000)],
    ['i.yaml', `a: &a 1\nb: [${times('*a,', 30_000)}x]`],
    ['j.yaml', times('a: 1\n', 500_000 / 4)],
    ['f.yaml', `a: &a [${times('x,', 1000)}]\nb: [${times('*a,', 1000)}]`],
  ])('%s of %# ends soon', async (name, text) => {
    const config = await read(name, text);
    expect(config.problems.length).toBeGreaterThan(0);
  });
});
