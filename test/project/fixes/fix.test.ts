// --fix changes what it names and nothing else: comments, indentation, line endings and the byte-order mark stay; a second run has nothing to do.
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/project/fixes/fix.js';
import { type Change, changeTree, configOf, readTree, runOn, type Tree } from '../bench.js';
import { appleDefects } from '../defects-apple.js';
import { guideDefects } from '../defects-guide.js';
import { oldDefects } from '../defects-older-plugin.js';
import { currentDefects } from '../defects-timpush.js';

const MANIFEST = 'android/app/src/main/AndroidManifest.xml';

async function mend(
  tree: Tree,
  config?: ReturnType<typeof configOf>,
): Promise<{ readonly tree: Tree; readonly diffs: string; readonly failed: readonly string[] }> {
  const run = await runOn(tree, { config });
  const mended = new Map(tree);
  for (const fix of run.fixes) mended.set(fix.path, Buffer.from(fix.content));
  const again = await runOn(mended, { config });
  expect(again.fixes).toEqual([]);
  return {
    tree: mended,
    diffs: run.fixes.map((fix) => fix.diff).join('\n'),
    failed: again.examined.flatMap(({ results }) =>
      results.filter((item) => item.status === 'failed').map((item) => item.rule.id),
    ),
  };
}

const fixture = (base: string, change: Change): Tree => changeTree(readTree(base), change);

describe('--fix', () => {
  it('adds a missing permission in the indentation of the file', async () => {
    const line = '    <uses-permission android:name="com.huawei.android.launcher.permission.CHANGE_BADGE" />\n';
    const { tree, diffs, failed } = await mend(
      fixture('healthy-international', { edit: { [MANIFEST]: [[line, '']] } }),
    );
    expect(failed).toEqual(['PUB-02']);
    expect(tree.get(MANIFEST)?.toString()).toContain(`${line}    <application`);
    expect(diffs).toContain(`+${line}`);
    expect(diffs).toMatch(/^--- a\/.*\n\+\+\+ b\//m);
  });

  it('keeps CRLF: the new line has the same line ending as the others', async () => {
    const { tree } = await mend(
      fixture('healthy-mainland', {
        edit: {
          [MANIFEST]: [['    <uses-permission android:name="com.vivo.notification.permission.BADGE_ICON" />\r\n', '']],
        },
      }),
    );
    const text = tree.get(MANIFEST)?.toString() ?? '';
    expect(text).toContain('BADGE_ICON');
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
  });

  it('keeps a byte-order mark', async () => {
    const tree = readTree('healthy-international');
    const text = tree.get(MANIFEST)?.toString().replace('permission.CHANGE_BADGE"', 'permission.CHANGE_BADGE "') ?? '';
    tree.set(MANIFEST, Buffer.from(`\ufeff${text}`));
    const mended = (await mend(tree)).tree.get(MANIFEST)?.toString() ?? '';
    expect(mended.startsWith('\ufeff<manifest')).toBe(true);
    expect(mended).toContain('permission.CHANGE_BADGE"');
  });

  it('writes meta-data whose value the config knows, and never a secret', async () => {
    const change: Change = {
      edit: {
        [MANIFEST]: [['        <meta-data android:name="com.vivo.push.app_id" android:value="100200300" />\n', '']],
      },
    };
    const config = configOf({ vivo_app_id: '100200300' }, { vivo_app_secret: 'canary-secret' });
    const { tree, diffs } = await mend(fixture('healthy-international', change), config);
    expect(tree.get(MANIFEST)?.toString()).toContain(
      '        <meta-data android:name="com.vivo.push.app_id" android:value="100200300" />\n',
    );
    expect(diffs).not.toContain('canary-secret');
    expect((await runOn(fixture('healthy-international', change))).fixes).toEqual([]);
  });

  it('shows no secret of a changed line or of a line next to it', async () => {
    const path = 'android/app/src/main/assets/timpush-configs.json';
    const secret = 'eeee5555ffff6666aaaa7777bbbb8888';
    const tree = fixture('healthy-current', {
      edit: {
        [path]: [
          [secret, `${secret} `],
          ['"50007"', '"50007 "'],
        ],
      },
    });
    const { fixes, examined } = await runOn(tree);
    const fix = fixes.find((item) => item.path === path);
    expect(fix?.content).toContain(`"${secret}"`);
    expect(fix?.diff).toContain('-    "oppoPushAppSecret": "… "');
    expect(
      JSON.stringify([
        fix?.diff,
        examined.map(({ results }) => results.map(({ finding }) => ({ ...finding, edits: [] }))),
      ]),
    ).not.toContain(secret.slice(0, 8));
  });

  it('does not change a manifest that is not well-formed', async () => {
    const tree = fixture('healthy-international', {
      edit: {
        [MANIFEST]: [
          ['<activity\n', '<activity // here\n'],
          ['    <uses-permission android:name="com.vivo.notification.permission.BADGE_ICON" />\n', ''],
        ],
      },
    });
    expect((await runOn(tree)).fixes).toEqual([]);
  });

  it('removes the findings it claims to fix, adds none, and changes nothing outside the diff', async () => {
    for (const item of [...oldDefects, ...currentDefects, ...guideDefects, ...appleDefects]) {
      if (item.swap !== undefined) continue;
      const config =
        item.config === undefined && item.secrets === undefined ? undefined : configOf(item.config ?? {}, item.secrets);
      const before = fixture(item.base, item);
      const first = await runOn(before, { config });
      if (first.fixes.length === 0) continue;
      const failedBefore = new Set(
        first.examined.flatMap(({ results }) =>
          results.filter((result) => result.status === 'failed').map((result) => result.rule.id),
        ),
      );
      const { failed } = await mend(before, config);
      expect(
        failed.filter((id) => !failedBefore.has(id)),
        `${item.rule}: ${item.name}`,
      ).toEqual([]);
      const mended = new Set(
        first.examined.flatMap(({ results }) =>
          results.filter((result) => (result.finding?.edits?.length ?? 0) > 0).map((result) => result.rule.id),
        ),
      );
      expect(
        failed.filter((id) => mended.has(id)),
        `${item.rule}: ${item.name}`,
      ).toEqual([]);
    }
  });

  it('applies equal edits once, insertions one after another, and drops overlapping edits', () => {
    const edit = (start: number, end: number, text: string) => ({ path: 'a', start, end, text });
    expect(applyEdits('abcdef', [edit(2, 2, 'X'), edit(2, 2, 'X'), edit(2, 2, 'Y')])).toBe('abXYcdef');
    expect(applyEdits('abcdef', [edit(1, 4, '-'), edit(2, 3, '!')])).toBe('a-ef');
  });
});
