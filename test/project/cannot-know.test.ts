// A rule that cannot decide says so: the healthy projects again, each time with one thing hidden that only the build, the phone or another file has.
import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { doctorRules } from '../../src/project/rules/catalogue.js';
import { PUSH_VENDORS } from '../../src/project/types.js';
import { changeTree, configOf, readTree, runOn, type Tree } from './bench.js';
import { unknowns } from './unknowns.js';

const change = (tree: Tree, edit: (path: string, text: string) => string | undefined): Tree =>
  new Map(
    [...tree].flatMap(([path, bytes]): [string, Buffer][] => {
      const text = bytes.toString('utf8');
      const changed = edit(path, text);
      return changed === undefined ? [] : [[path, changed === text ? bytes : Buffer.from(changed)]];
    }),
  );
const without = (pattern: RegExp) => (tree: Tree) =>
  change(tree, (path, text) => (pattern.test(path) ? undefined : text));
const instead = (pattern: RegExp, text: string) => (tree: Tree) =>
  change(tree, (path, old) => (pattern.test(path) ? text : old));

const APP_SCRIPT = /(?:^|\/)(?:app|module)\/build\.gradle(?:\.kts)?$/;
const ROOT_SCRIPT = /(?:^|\/)(?:android|host-android)?\/?(?:build|settings)\.gradle(?:\.kts)?$|libs\.versions\.toml$/;

const apply = (path: string, word: string, value: string): string =>
  path.endsWith('.kts') ? `apply(${word} = "${value}")` : `apply ${word}: "${value}"`;

/** What is hidden, and whether rules may still find something: a file that cannot be read is itself a finding. */
const HIDDEN: Readonly<Record<string, { readonly of: (tree: Tree) => Tree; readonly finds?: readonly string[] }>> = {
  'the build, in scripts that are elsewhere': {
    of: (tree) =>
      change(tree, (path, text) =>
        APP_SCRIPT.test(path)
          ? `${apply(path, 'plugin', 'com.android.application')}\n${apply(path, 'from', '$rootDir/elsewhere.gradle')}\n`
          : ROOT_SCRIPT.test(path)
            ? `include(":app")\n${apply(path, 'from', '$rootDir/elsewhere.gradle')}\n`
            : text,
      ),
  },
  'the Gradle files': { of: without(/\.gradle(?:\.kts)?$|\.toml$/) },
  'the manifest': { of: without(/AndroidManifest\.xml$/) },
  'the end of the manifest': { of: instead(/AndroidManifest\.xml$/, '<manifest'), finds: ['MAN-01'] },
  'values of Dart arguments': {
    of: (tree) =>
      change(tree, (path, text) =>
        path.endsWith('.dart')
          ? text
              .replace(
                /\b(\w+): (?:'[^']*'|\d+|true|false|PushConstant\.\w+|\w+Certificate|jsonEncode\([^)]*\))/g,
                '$1: load()',
              )
              .replace(/= (?:'[^']*'|\d+);/g, '= load();')
          : text,
      ),
  },
  'JSON files': {
    of: instead(/(?<!package)\.json$/, '{'),
    finds: ['BLD-04', 'T3-CFG-03', 'T3-UNI-01', 'T3-UNI-02'],
  },
  'the Xcode project': { of: without(/project\.pbxproj$/) },
  'the app delegate': { of: without(/AppDelegate/) },
  'property lists': { of: instead(/\.(?:plist|entitlements)$/, '<plist'), finds: ['BLD-04'] },
  'the Android side': { of: without(/^(?!nativeResources)(?:.*\/)?(?:android|host-android)\//) },
  'the iOS side': { of: without(/^(?!nativeResources)(?:.*\/)?(?:ios|host-ios)\//) },
  'versions of packages': {
    of: (tree) =>
      change(without(/\.lock$|lock\.(?:json|yaml)$/)(tree), (path, text) =>
        path.endsWith('pubspec.yaml')
          ? text
              .replace(
                /(tim_ui_kit_push_plugin|tencent_chat_push_for_china|tencent_cloud_chat_push|firebase_core): .*/g,
                '$1: any',
              )
              .replace(/sdk: ">=.*/, 'sdk: any')
          : path.endsWith('package.json')
            ? text.replace(/("@tencentcloud\/[\w-]+"): "[^"]*"/g, '$1: "*"')
            : text,
      ),
  },
  'Dart code': { of: without(/\.dart$/) },
  'all code': { of: without(/\.(?:kt|java|swift|m|h|js|jsx|ts|tsx|vue|uvue|uts|ets)$/), finds: ['BLD-04'] },
  'what a HarmonyOS module says': { of: instead(/(?:module|build-profile|app)\.json5$/, '{'), finds: ['BLD-04'] },
};

/** Rules that read only literal text, or ask what no file answers: they pass, fail or do not apply, and never need a guess. */
const ALWAYS_KNOWS = new Set([
  // Names in a list of packages, and the places of files.
  ...['PUB-06', 'T3-RN-04', 'T3-GRD-01', 'T3-CFG-01', 'T3-CFG-02', 'T3-OH-01'],
  // These rules report that a file cannot be read.
  ...['T3-CFG-03', 'T3-UNI-01', 'T3-UNI-02'],
  ...['BLD-04', 'BLD-06', 'BLD-07', 'PUB-01', 'PUB-02', 'PUB-03', 'CFG-03'],
  ...['T3-DET-01', 'T3-DET-02', 'T3-DET-03', 'T3-UNI-04', 'T3-CON-01', 'T3-CON-02', 'T3-CON-03'],
  // Calls, arguments and lines that are present or not, whatever their values are.
  ...[
    'DART-09',
    'DART-10',
    'FCM-01',
    'FCM-04',
    'FCM-05',
    'FCM-06',
    'HW-04',
    'HW-10',
    'GRD-03',
    'IOS-06',
    'T3-COD-02',
    'T3-COD-14',
    'T3-COD-06',
    'T3-RN-02',
  ],
  ...['GUIDE-02', 'GUIDE-03', 'GUIDE-05', 'GUIDE-06', 'GUIDE-09', 'GUIDE-12', 'DRT-09', 'DRT-10', 'CFG-02'],
  ...['T3-GRD-02', 'T3-GRD-08', 'T3-GRD-13'],
  // Literal values; no others are judged.
  ...['DART-11', 'DRT-02', 'DRT-11', 'DRT-12', 'CFG-01'],
  // Without keytool there is nothing to compare.
  'GUIDE-13',
]);

const bases = readdirSync('fixtures/projects').filter((name) => name.startsWith('healthy'));
const ALLOWED = new Set(['PUB-02']);

describe('a project with a hidden part', () => {
  const undecided = new Set<string>();
  const stated = new Set(unknowns.flatMap(({ rules }) => rules));
  const wrong: string[] = [];

  beforeAll(async () => {
    for (const base of bases)
      for (const [what, { of, finds = [] }] of Object.entries(HIDDEN)) {
        const run = await runOn(of(readTree(base)), { vendors: PUSH_VENDORS });
        for (const { results } of run.examined)
          for (const result of results) {
            if (result.reason?.en.startsWith('could not decide') === true) undecided.add(result.rule.id);
            if (result.status === 'failed' && !ALLOWED.has(result.rule.id) && !finds.includes(result.rule.id))
              wrong.push(`${base} without ${what}: ${result.rule.id} ${result.at?.file}:${result.at?.line}`);
          }
      }
  }, 120_000);

  it.each(unknowns.map((item) => [item.rules.join(', '), item] as const))('makes %s undecided', async (_, item) => {
    const config = item.config === undefined ? undefined : configOf(item.config);
    const run = await runOn(changeTree(readTree(item.base), item), { config, vendors: PUSH_VENDORS });
    const told = run.examined.flatMap(({ results }) => results.filter(({ rule }) => item.rules.includes(rule.id)));
    expect(told.map(({ rule, cause }) => `${rule.id} ${cause}`)).toEqual(
      told.map(({ rule }) => `${rule.id} undecided`),
    );
    expect(new Set(told.map(({ rule }) => rule.id))).toEqual(new Set(item.rules));
  });

  it('is never reported as wrong', () => {
    expect(wrong.join('\n')).toEqual('');
  });

  it('is irrelevant only to rules that are never undecided', () => {
    expect([...ALWAYS_KNOWS].filter((id) => undecided.has(id) || stated.has(id)).join(' ')).toEqual('');
  });

  it('makes every rule undecided that reads what may be hidden', () => {
    expect(
      doctorRules
        // Rules that need all the code have their test in test/project/right-as-it-is.test.ts.
        .filter(({ needsAll }) => needsAll !== true)
        .map(({ id }) => id)
        .filter((id) => !undecided.has(id) && !stated.has(id) && !ALWAYS_KNOWS.has(id))
        .join(' '),
    ).toEqual('');
  });
});
