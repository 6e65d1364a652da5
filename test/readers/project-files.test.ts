// The readers never throw and always end, whatever a file contains, and they distinguish code from comments and strings.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endOfBlock, readCode, STYLES, styleOf } from '../../src/readers/code.js';
import { callsOfCode } from '../../src/readers/code-calls.js';
import { callsOf, readDartFile } from '../../src/readers/dart/calls.js';
import { everyStatement, readGradle, textsOf, within } from '../../src/readers/gradle/script.js';
import { readJson } from '../../src/readers/json.js';
import { plistFault, readPlist } from '../../src/readers/plist.js';
import { makeSource } from '../../src/readers/source.js';
import { compareVersions, isAtLeast, readConstraint } from '../../src/readers/version.js';
import { readXcodeProject } from '../../src/readers/xcode/pbxproj.js';
import { allOf, attributeOf, readXml, xmlFault } from '../../src/readers/xml.js';
import { readYaml } from '../../src/readers/yaml.js';
import { runs } from '../helpers/runs.js';
import { failedRules, readTree, runOn, stumbled } from '../project/bench.js';

const bases = [
  'healthy-international',
  'healthy-mainland',
  'healthy-current',
  'healthy-native-android',
  'healthy-native-ios',
  'healthy-react-native',
  'healthy-uni-app',
  'healthy-add-to-app',
  'healthy-harmony',
];

/** Removes, duplicates or replaces a part of a text. */
const mutation = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 0, max: 60 }),
  insert: fc.oneof(
    fc.constantFrom(
      '',
      '"',
      "'",
      '{',
      '}',
      '(',
      ')',
      '<',
      '>',
      '/*',
      '*/',
      '//',
      '<!--',
      '"""',
      '$',
      '${',
      '\\',
      '\n',
      ';',
      ',',
    ),
    fc.string({ maxLength: 12 }),
  ),
});

describe('readers', () => {
  it('let a mutated project be examined to the end without an error in a rule', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...bases),
        fc.nat(),
        fc.array(mutation, { minLength: 1, maxLength: 4 }),
        async (base, pick, changes) => {
          const tree = readTree(base);
          const paths = [...tree.keys()];
          const path = paths[pick % paths.length] ?? '';
          let text = tree.get(path)?.toString('utf8') ?? '';
          for (const { at, length, insert } of changes) {
            const start = Math.floor(at * text.length);
            text = text.slice(0, start) + insert + text.slice(start + length);
          }
          tree.set(path, Buffer.from(text));
          const run = await runOn(tree);
          expect(stumbled(run)).toEqual([]);
          expect(Array.isArray(failedRules(run))).toBe(true);
        },
      ),
      runs(60),
    );
  });

  it('read any text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 300 }),
          fc.string({ unit: fc.constantFrom(...'{}()[]<>"\'/*\\$=;:,. \nax'), maxLength: 300 }),
        ),
        (text) => {
          readXml(text);
          xmlFault(text);
          readPlist(text);
          plistFault(text);
          readGradle(text, true);
          readGradle(text, false);
          readJson(text);
          readYaml(text);
          readXcodeProject(text);
          for (const style of Object.values(STYLES)) {
            const { code, bare } = readCode(text, style);
            expect([code.length, bare.length]).toEqual([text.length, text.length]);
            endOfBlock(bare, 0);
          }
        },
      ),
      runs(400),
    );
  });

  it('ignore what looks like code in comments, strings and patterns of Gradle', () => {
    const { statements } = readGradle(
      "buildscript {\n  // maven { url 'a' }\n  /* maven { url 'b' } */\n  repositories {\n    maven { url = uri(\"https://c\") } // {\n    if (x) { maven { url 'd' } }\n  }\n}\n",
      false,
    );
    const found = within(statements, ['buildscript', 'repositories'])
      .flatMap((item) => [item, ...everyStatement(item.body ?? [])])
      .flatMap(textsOf);
    expect([...new Set(found.map((token) => token.text))].sort()).toEqual(['d', 'https://c']);
  });

  it('read hundreds of thousands of lines and unclosed brackets to the end', () => {
    expect(everyStatement(readGradle('a = "b"\n'.repeat(200_000), true).statements)).toHaveLength(200_000);
    expect(readGradle('{'.repeat(250_000), false).isBroken).toBe(true);
    const file = readDartFile(makeSource('a.dart', 'a.dart', Buffer.from('PushAppInfo('.repeat(5000))));
    expect(callsOf(file, 'PushAppInfo')).toHaveLength(5000);
    expect(callsOfCode(readCode('registerPush('.repeat(500), STYLES.java), 'registerPush')).toHaveLength(500);
  });

  it('read deep nesting in Gradle, and report an extra bracket', () => {
    expect(readGradle('a {'.repeat(5000), false).isBroken).toBe(true);
    expect(readGradle('a { } }\nb { c 1 }', false)).toMatchObject({ isBroken: true });
    expect(readGradle("android {\n  x 'a'\n}\n", false).isBroken).toBe(false);
  });

  it('find places of attributes, entities and broken tags in XML', () => {
    const text = '<a>\n  <!-- <b c="no"/> -->\n  <b c = "x&amp;y"/>\n  <b // c="z"\n  >t</b>\n</a>';
    const [first, second] = allOf(readXml(text), 'b');
    const attribute = first === undefined ? undefined : attributeOf(first, 'c');
    expect(attribute).toMatchObject({ value: 'x&y', offset: text.indexOf('c = ') });
    expect(second === undefined ? undefined : attributeOf(second, 'c')?.value).toBe('z');
    expect(xmlFault(text)?.line).toBe(4);
    expect(xmlFault('<a/>')).toBeUndefined();
  });

  it('read nested comments in Kotlin but not in Objective-C, and # comments in Ruby', () => {
    expect(readCode('/* a /* b */ c */ d', STYLES.kotlin).code.trim()).toBe('d');
    expect(readCode('/* a /* b */ c', STYLES.objc).code.trim()).toBe('c');
    expect(readCode("pod 'A' # pod 'B'", styleOf('ios/Podfile')).code.trim()).toBe("pod 'A'");
    expect(readCode('let a = "// no comment"', STYLES.swift).code).toContain('// no comment');
  });

  it('compare versions by numbers, and decide a constraint only where all its versions agree', () => {
    expect(
      [
        compareVersions('1.9.1.301', '1.9.1.300'),
        compareVersions('3.1.2+1', '3.1.2'),
        compareVersions('2.10', '2.9'),
      ].map(Math.sign),
    ).toEqual([1, 0, 1]);
    expect([
      isAtLeast(readConstraint('^3.1.0'), '2.0.0'),
      isAtLeast(readConstraint('^1.2.0'), '2.0.0'),
      isAtLeast(readConstraint('>=1.0.0 <4.0.0'), '2.0.0'),
      isAtLeast(readConstraint('any'), '1.0.0'),
    ]).toEqual([true, false, undefined, undefined]);
  });
});
