// A merged manifest decides about permissions as long as it is newer than all its sources; an older one is named and not used.
import { describe, expect, it } from 'vitest';
import { builtNotes } from '../../src/project/facts/android/manifest-entries.js';
import { changeTree, memoryDisk, readTree, runOn, type Tree } from './bench.js';

const MANIFEST = 'android/app/src/main/AndroidManifest.xml';
const NAME = 'android.permission.POST_NOTIFICATIONS';
const LINE = `    <uses-permission android:name="${NAME}" />\n`;
const merged = (...names: readonly string[]): string =>
  `<manifest xmlns:android="http://schemas.android.com/apk/res/android">\n${names.map((name) => `  <uses-permission android:name="${name}" />\n`).join('')}  <application />\n</manifest>\n`;
/** Where Flutter and AGP 8.3 and later put it. */
const RELEASE = 'build/app/intermediates/merged_manifest/release/processReleaseMainManifest/AndroidManifest.xml';

const undeclared = (add: Readonly<Record<string, string>>): Tree =>
  changeTree(readTree('healthy-current'), { edit: { [MANIFEST]: [[LINE, '']] }, add });

/** Sources were written at 1000; what is built at `built`. */
async function judge(tree: Tree, { built = 2000, times = {} as Readonly<Record<string, number>> } = {}) {
  const disk = memoryDisk(tree);
  const run = await runOn(tree, {
    disk: {
      ...disk,
      modified: (path) =>
        tree.has(path) ? (times[path] ?? (path.includes('/intermediates/') ? built : 1000)) : undefined,
    },
  });
  const { project, results } = run.examined[0] ?? {};
  const rule = results?.find(({ rule: { id } }) => id === 'T3-MAN-04');
  return {
    told: [rule?.status, rule?.problem?.severity, rule?.at?.file],
    found: rule?.finding?.found,
    fixes: run.fixes.map(({ rules }) => rules.join()),
    notes: builtNotes(project?.android).map(({ en }) => en),
  };
}

describe('a built manifest', () => {
  it.each([
    RELEASE,
    'build/app/intermediates/merged_manifests/release/AndroidManifest.xml',
    'android/app/build/intermediates/merged_manifests/prodRelease/arm64-v8a/AndroidManifest.xml',
  ])('newer than its sources contributes what a library declares: %s', async (path) => {
    const { told, notes } = await judge(undeclared({ [path]: merged(NAME) }));
    expect(told).toEqual(['passed', undefined, path]);
    expect(notes).toEqual([`permissions are read from what was built: ${path}`]);
  });

  it('makes a permission that it lacks certainly missing, and the fix still adds it', async () => {
    const lacking = await judge(undeclared({ [RELEASE]: merged() }));
    expect(lacking.told).toEqual(['failed', 'warning', MANIFEST]);
    expect(lacking.found).toMatchObject({ en: 'not in the built manifest (release)' });
    expect(lacking.fixes).toEqual([expect.stringContaining('T3-MAN-04')]);
    const two = await judge(
      undeclared({ [RELEASE]: merged(NAME), [RELEASE.replace('release', 'devRelease')]: merged() }),
    );
    expect(two.found).toMatchObject({ en: 'not in the built manifest (devRelease)' });
  });

  it('makes a permission missing that the sources declare and the build removes', async () => {
    const { told, fixes } = await judge(changeTree(readTree('healthy-current'), { add: { [RELEASE]: merged() } }));
    expect(told).toEqual(['failed', 'warning', MANIFEST]);
    expect(fixes).toEqual([]);
  });

  it.each([
    ['a manifest', MANIFEST],
    ['a build file', 'android/app/build.gradle'],
    ['the list of packages', 'pubspec.yaml'],
  ])('older than %s is named and not used', async (_, source) => {
    for (const names of [[NAME], []]) {
      const { told, notes } = await judge(undeclared({ [RELEASE]: merged(...names) }), { times: { [source]: 3000 } });
      expect(told).toEqual(['failed', 'hint', MANIFEST]);
      expect(notes).toEqual([`${RELEASE} is older than ${source} and is not used: build again to have it read`]);
    }
  });

  it('older than the lock file at the root of a monorepo is not used', async () => {
    const tree: Tree = new Map([['yarn.lock', Buffer.alloc(0)]]);
    for (const [path, text] of undeclared({ [RELEASE]: merged(NAME) })) tree.set(`apps/chat/${path}`, text);
    const { notes } = await judge(tree, { times: { 'yarn.lock': 3000 } });
    expect(notes).toEqual([
      `apps/chat/${RELEASE} is older than yarn.lock and is not used: build again to have it read`,
    ]);
  });

  it('of a debug build, truncated or without a time is not used', async () => {
    for (const [path, text] of [
      [RELEASE.replace('/release/', '/debug/'), merged(NAME)],
      [RELEASE, merged(NAME).slice(0, -20)],
    ] as const) {
      const { told, notes } = await judge(undeclared({ [path]: text }));
      expect(told).toEqual(['failed', 'hint', MANIFEST]);
      expect(notes.filter((note) => note.startsWith('permissions are read'))).toEqual([]);
    }
    const tree = undeclared({ [RELEASE]: merged(NAME) });
    const { examined } = await runOn(tree);
    expect(examined[0]?.project.android?.built).toEqual([]);
  });
});
