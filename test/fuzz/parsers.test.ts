// Every parser of the program, fed with damaged originals: none throws, none hangs on a text of ten thousand signs, and none repeats a secret.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDart } from '../../src/config/sources/dart-push-app-info.js';
import { readJsonFile, readYamlFile } from '../../src/config/sources/structured-file.js';
import { Secret } from '../../src/crypto/secret.js';
import { parseShard } from '../../src/delivery/shard.js';
import { parseRow } from '../../src/delivery/source/csv.js';
import { SourceError } from '../../src/delivery/source/entry.js';
import { readTokens } from '../../src/delivery/source/read-tokens.js';
import { readDevices } from '../../src/device/attached.js';
import { readNotifications, readOperations, readPackage, readProperties } from '../../src/device/read-phone.js';
import { parseRetryAfter } from '../../src/http/retry-after.js';
import { renderProblem } from '../../src/problems/render.js';
import { addIntentExtras, parseIntentUri } from '../../src/push/click/intent-uri.js';
import { readByDemoHandler, readByDocumentedHandler, readByTimpush } from '../../src/push/ext/callback.js';
import { checkExt } from '../../src/push/ext/ext.js';
import { parseJson, scanJson } from '../../src/push/ext/json-scan.js';
import { repairJson } from '../../src/push/ext/repair-json.js';
import { checkConversationId, parseConversationId } from '../../src/push/message/conversation.js';
import { readCode, STYLES } from '../../src/readers/code.js';
import { readConstants } from '../../src/readers/dart/constants.js';
import { tokenizeDart } from '../../src/readers/dart/tokenizer.js';
import { readGradle } from '../../src/readers/gradle/script.js';
import { readJson } from '../../src/readers/json.js';
import { readPlist } from '../../src/readers/plist.js';
import { readConstraint } from '../../src/readers/version.js';
import { readXcodeProject } from '../../src/readers/xcode/pbxproj.js';
import { readXml } from '../../src/readers/xml.js';
import { readYaml } from '../../src/readers/yaml.js';
import { parseFault } from '../../src/sandbox/faults/flag.js';
import { readState } from '../../src/sandbox/state/snapshot.js';
import { parseLine } from '../../src/stores/journal-lines.js';
import { explainUserSig } from '../../src/tencent-im/client/explain-user-sig.js';
import { makeUserSig, readUserSig } from '../../src/tencent-im/client/user-sig.js';
import { parseDurationMs } from '../../src/text/duration.js';
import { detectLanguage } from '../../src/text/language.js';
import { readPushCertificate } from '../../src/vendors/apns/client/keys/certificate.js';
import { readSigningKey } from '../../src/vendors/apns/client/keys/signing-key.js';
import { readProviderToken } from '../../src/vendors/apns/emulator/jwt.js';
import { readAppFile } from '../../src/vendors/fcm/google-services.js';
import { readServiceAccount } from '../../src/vendors/huawei/client/service-account.js';
import { runs } from '../helpers/runs.js';
import { damaged, oddJson } from './arbitraries.js';

const CANARY = 'canary-0a1b2c3d4e5f-canary';
const fixture = (path: string): string => readFileSync(join('fixtures', path), 'utf8');
const firstIn = (folder: string, ending: string): string => {
  const found = readdirSync(join('fixtures', folder), { recursive: true })
    .map(String)
    .filter((name) => name.endsWith(ending))
    .sort()[0];
  if (found === undefined) throw new Error(`no ${ending} in fixtures/${folder}`);
  return fixture(join(folder, found));
};

const secret = new Secret(CANARY);
const userSig = makeUserSig({ sdkAppId: 1400000001, userId: 'alice', secretKey: secret, now: 1_700_000_000_000 });
const ext = '{"conversationID":"c2c_alice","entity":{"chatType":1,"sender":"bob","nickname":"Bob \\u4f60"}}';
const intent =
  'intent://com.tencent.qcloud/detail?ext=1#Intent;scheme=pushscheme;launchFlags=0x4000000;S.ext=%7B%7D;i.n=1;end';
const pem =
  '-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg\n-----END PRIVATE KEY-----\n';
const config = JSON.stringify({
  vivo_app_id: 105512345,
  vivo_app_secret: CANARY,
  devices: { a: { vendor: 'vivo', token: '1' } },
});

/** What reads a text, an example of that text, and what it answers. */
const parsers: readonly (readonly [string, string, (text: string) => unknown])[] = [
  ['config: JSON', config, (text) => readJsonFile(text, 'a.json', false)],
  ['config: JSON with comments', `// a\n${config}`, (text) => readJsonFile(text, 'a.jsonc', true)],
  [
    'config: YAML',
    `vivo_app_id: 1\nvivo_app_secret: &a "x"\ndevices:\n  a: *a\n`,
    (text) => readYamlFile(text, 'a.yaml'),
  ],
  ['config: Dart', firstIn('configs', '.dart'), (text) => readDart(text, 'a.dart')],
  ['Dart constants', firstIn('configs', '.dart'), (text) => readConstants(tokenizeDart(text))],
  ['project: XML', firstIn('projects', 'AndroidManifest.xml'), readXml],
  ['project: property list', firstIn('projects', 'Info.plist'), readPlist],
  ['project: Xcode project', firstIn('projects', 'project.pbxproj'), readXcodeProject],
  ['project: Gradle in Groovy', firstIn('projects', 'build.gradle'), (text) => readGradle(text, false)],
  ['project: Gradle in Kotlin', firstIn('projects', 'build.gradle.kts'), (text) => readGradle(text, true)],
  ['project: YAML', firstIn('projects', 'pubspec.yaml'), readYaml],
  ['project: JSON', firstIn('projects', 'agconnect-services.json'), (text) => readJson(text)],
  ['project: a version constraint', '>=1.2.3 <2.0.0-dev.1', readConstraint],
  ...Object.entries(STYLES).map(
    ([name, style]) =>
      [`project: code in ${name}`, firstIn('projects', '.dart'), (text: string) => readCode(text, style)] as const,
  ),
  ['ext', ext, (text) => checkExt(text, { clickTarget: 'plugin' })],
  ['scan of JSON', ext, scanJson],
  ['JSON', ext, parseJson],
  ['repair of JSON', "{'conversationID': 'c2c_alice',}", repairJson],
  [
    'conversation ID',
    'group_@TGS#1',
    (text) => [parseConversationId(text), checkConversationId(text, { splitByHandler: true })],
  ],
  ['click in TIMPush', ext, readByTimpush],
  ['click in the plugin', ext, (text) => [readByDemoHandler({ ext: text }), readByDocumentedHandler({ ext: text })]],
  ['intent URI', intent, (text) => [parseIntentUri(text), addIntentExtras(text, { ext })]],
  ['UserSig', userSig, readUserSig],
  [
    'explanation of a UserSig',
    userSig,
    (text) => explainUserSig(text, { secretKey: secret, sdkAppId: '1', userId: 'alice', now: 0 }),
  ],
  ['Retry-After', 'Wed, 21 Oct 2026 07:28:00 GMT', (text) => parseRetryAfter(text, 0)],
  ['duration', '1h30m', parseDurationMs],
  ['shard', '1/4', parseShard],
  ['fault flag', 'vivo:status=503,delay=2s', parseFault],
  ['language of a locale', 'zh_CN.UTF-8', (text) => detectLanguage({ LANG: text })],
  ['row of a table', 'token,"a ""b""",c', (text) => parseRow(text, ',')],
  ['line of a journal', '{"kind":"end","seq":1,"status":"accepted","token":"0"}', parseLine],
  ['list of adb devices', 'List of devices attached\n0123456789 device product:a model:b\n', readDevices],
  ['properties of a phone', firstIn('phones', '.txt'), readProperties],
  ['package of a phone', firstIn('phones', '.txt'), (text) => readPackage(text, 'com.example.chat')],
  ['operations of a phone', firstIn('phones', '.txt'), readOperations],
  ['notifications of a phone', firstIn('phones', '.txt'), (text) => readNotifications(text, 'com.example.chat')],
  ['APNs signing key', pem, (text) => readSigningKey(Buffer.from(text))],
  ['APNs certificate', pem.replaceAll('PRIVATE KEY', 'CERTIFICATE'), readPushCertificate],
  [
    'APNs provider token',
    'bearer eyJhbGciOiJFUzI1NiIsImtpZCI6IksifQ.eyJpc3MiOiJUIiwiaWF0IjoxfQ.AAAA',
    readProviderToken,
  ],
  ['google-services.json', firstIn('projects', 'google-services.json'), (text) => readAppFile(Buffer.from(text))],
  [
    'Huawei service account',
    JSON.stringify({ project_id: '1', key_id: 'k', private_key: pem }),
    (text) => readServiceAccount(Buffer.from(text)),
  ],
];

describe('parsers', () => {
  it.each(parsers)('%s: a damaged text never throws', async (_name, good, read) => {
    await read(good);
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          { weight: 4, arbitrary: damaged(good) },
          { weight: 1, arbitrary: damaged(good).chain(damaged) },
          { weight: 1, arbitrary: fc.string({ maxLength: 80, unit: 'binary' }) },
          { weight: 1, arbitrary: oddJson.map((value) => JSON.stringify(value)) },
        ),
        async (text) => {
          await read(text);
        },
      ),
      runs(60),
    );
  });

  it.each(parsers)('%s: a long text of one sign ends', async (_name, _good, read) => {
    for (const sign of [
      '{',
      '[',
      '(',
      '<',
      '"',
      "'",
      '\\',
      '/*',
      '/',
      '$',
      '%',
      '=',
      '*',
      ';',
      ' ',
      '\n',
      'a',
      '9',
      '<a',
      '${',
      '@',
      ',',
      '-',
      '&',
      '#',
    ])
      await read(sign.repeat(10_000));
  });

  it('a state for the sandbox may be any JSON', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          oddJson,
          fc.dictionary(fc.constantFrom('devices', 'apps', 'version', 'clock', 'faults', 'imUsers'), oddJson),
        ),
        (value) => {
          readState(value);
        },
      ),
      runs(150),
    );
  });
});

describe('token sources', () => {
  const sources = [
    `${CANARY}\nsecond\n`,
    `token,vendor,title\n${CANARY},vivo,"a ""b"""\nx,y\n`,
    `{"token":"${CANARY}","vendor":"vivo"}\n{"token":1}\n`,
  ];

  it.each(sources)(
    '%j, damaged and cut into pieces: problems at most, never a throw of another kind, never a whole token',
    async (good) => {
      await fc.assert(
        fc.asyncProperty(damaged(good), fc.integer({ min: 1, max: 40 }), async (text, size) => {
          const bytes = Buffer.from(text);
          async function* pieces(): AsyncGenerator<Uint8Array> {
            for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
          }
          try {
            for await (const group of readTokens(pieces(), 'tokens.txt'))
              for (const entry of group)
                if ('problem' in entry)
                  expect(JSON.stringify(renderProblem(entry.problem, 'en'))).not.toContain(CANARY);
          } catch (error) {
            expect(error).toBeInstanceOf(SourceError);
          }
        }),
        runs(120),
      );
    },
  );
});

describe('what a config reader says about a damaged config', () => {
  it.each([
    ['a.json', config],
    ['a.dart', `final a = PushAppInfo(vivo_app_id: 1, vivo_app_secret: '${CANARY}');`],
    ['a.yaml', `vivo_app_secret: "${CANARY}"\nvivo_app_id: 1\n`],
  ])('%s: no secret in its sentences', async (name, good) => {
    await fc.assert(
      fc.asyncProperty(damaged(good), async (text) => {
        const read = name.endsWith('.json')
          ? readJsonFile(text, name, false)
          : name.endsWith('.dart')
            ? readDart(text, name)
            : await readYamlFile(text, name);
        for (const problem of read.problems)
          for (const language of ['en', 'zh'] as const)
            expect(JSON.stringify(renderProblem(problem, language))).not.toContain(CANARY);
      }),
      runs(100),
    );
  });
});
