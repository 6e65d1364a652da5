// T3-MAN, the application class: the push package receives a tap only in its own class.

import type { SourceFile } from '../../../readers/source.js';
import { attributeOf } from '../../../readers/xml.js';
import { t } from '../../../text/language.js';
import type { AndroidApp } from '../../android/app.js';
import type { Manifest } from '../../android/manifest.js';
import { classesNamed } from '../../facts/android/gradle/namespace.js';
import { placeholderValue } from '../../facts/android/gradle/placeholders.js';
import { mergedManifests } from '../../facts/android/manifest-entries.js';
import { hits, nativeFiles } from '../../facts/app-code.js';
import { inserted } from '../../fixes/edits.js';
import { isInside, nameOf } from '../../folder/walk.js';
import type { Project } from '../../project.js';
import { reasons, undecided } from '../../reasons.js';
import { type Finding, failed, judgeEach, passed, placeOf, type Rule, see, skipped, together } from '../../types.js';
import { error, FLUTTER, timpushAndroid } from '../defaults.js';

const hybrid = { ...timpushAndroid, kinds: [...FLUTTER, 'react-native'] } as const;

const PARENTS: Readonly<Record<string, readonly [string, RegExp]>> = {
  flutter: [
    'com.tencent.chat.flutter.push.tencent_cloud_chat_push.application.TencentCloudChatPushApplication',
    /TencentCloudChatPushApplication$/,
  ],
  'flutter-module': [
    'com.tencent.chat.flutter.push.tencent_cloud_chat_push.application.TencentCloudChatPushApplication',
    /TencentCloudChatPushApplication$/,
  ],
  'react-native': ['com.tencent.qcloud.rntimpush.TencentCloudPushApplication', /TencentCloudPushApplication$/],
};

const CLASS = /\bclass\s+(\w+)(?:\s*\([^)]*\))?\s*(?:extends|:)\s*([\w.]+)/;

/** Classes that extend no other of a push package. */
const KNOWN_PARENTS =
  /^(?:(?:android\.app\.)?Application|(?:io\.flutter\.app\.)?FlutterApplication|(?:androidx\.multidex\.)?MultiDexApplication|Object)$/;

/** Manifests of build types and flavours that name an application class in the place of the main one. */
const replacing = ({ otherManifests, module }: AndroidApp): readonly Manifest[] =>
  otherManifests.filter(
    ({ source, application }) =>
      isInside(source.path, module) &&
      application !== undefined &&
      attributeOf(application, 'tools:replace')?.value.includes('android:name') === true,
  );

const EXTEND = t('extend it with your application class', '让你的 Application 类继承它');

interface AppClass {
  readonly source: SourceFile;
  readonly code: string;
  readonly offset: number;
  readonly parent: string | undefined;
}

/** A class of the project and what it extends. */
function classNamed(project: Project, name: string): AppClass | undefined {
  const simple = nameOf(name.replaceAll('.', '/')).replace(/[^\w$]/g, '');
  if (simple === '') return undefined;
  const pattern = new RegExp(
    `\\bclass\\s+${simple.replaceAll('$', '\\$')}\\b(?:\\s*\\([^)]*\\))?\\s*(?:(?:extends|:)\\s*([\\w.]+))?`,
  );
  for (const file of nativeFiles(project)) {
    const match = pattern.exec(file.code);
    if (match !== null) return { source: file.source, code: file.code, offset: match.index, parent: match[1] };
  }
  return undefined;
}

/** The application class of a manifest, followed upward through the project's own classes. */
function applicationChain(
  project: Project,
  manifest: Manifest | undefined,
): { readonly attribute: Finding['at']; readonly name: string | undefined; readonly classes: readonly AppClass[] } {
  const attribute = manifest?.application === undefined ? undefined : attributeOf(manifest.application, 'android:name');
  const at =
    manifest === undefined ? undefined : manifest.source.at(attribute?.offset ?? manifest.application?.offset ?? 0);
  const name = attribute === undefined ? undefined : placeholderValue(project, attribute.value);
  const classes: AppClass[] = [];
  let next = name;
  while (next !== undefined && classes.length < 5) {
    const found = classNamed(project, next);
    if (found === undefined || classes.some((item) => item.offset === found.offset && item.source === found.source))
      break;
    classes.push(found);
    next = found.parent;
  }
  return { attribute: at, name, classes };
}

const parent: Rule = {
  ...timpushAndroid,
  id: 'T3-MAN-01',
  kinds: FLUTTER,
  ...error,
  title: t('the application class is {found}', 'Application 类是 {found}'),
  cause: t(
    'only the class of the push package receives the tap: without it the click callback never runs',
    '只有推送包的 Application 类能收到点击：否则点击回调不会执行',
  ),
  fix: t(
    'what <application android:name> names must extend {expected}: {cure}',
    '<application android:name> 中的类必须继承 {expected}：{cure}',
  ),
  check: (project) => {
    const { android } = project;
    const [expected, pattern] = PARENTS[project.kind] ?? ['', /^$/];
    if (android?.manifest === undefined) return skipped(reasons.noManifest);
    if (android.manifest.fault !== undefined) return see('MAN-01');
    // A suitable class of the app that the manifest does not name.
    const [own, another] = hits(nativeFiles(project), CLASS)
      .filter(({ match }) => pattern.test(match[2] ?? ''))
      .flatMap(({ match }) => classesNamed(project, match[1] ?? ''));
    const fix =
      own === undefined || another !== undefined
        ? { expected, args: { cure: EXTEND } }
        : { expected, args: { cure: t(`name ${own} there, which extends it`, `在那里写 ${own}，它已继承该类`) } };
    return together(
      [android.manifest, ...replacing(android)].map((manifest) => {
        const { attribute, name, classes } = applicationChain(project, manifest);
        if (name === undefined) {
          const written =
            manifest.application === undefined ? undefined : attributeOf(manifest.application, 'android:name')?.value;
          return failed({
            at: attribute,
            found: written === undefined ? t("Android's own", '系统默认类') : t("Flutter's own", 'Flutter 默认类'),
            ...fix,
          });
        }
        if (pattern.test(name)) return passed(attribute);
        const top = classes.at(-1);
        if (top === undefined && KNOWN_PARENTS.test(name)) return failed({ at: attribute, found: name, ...fix });
        if (top === undefined) return skipped(undecided(`the class ${name} was not found`, `没有找到类 ${name}`));
        if (top.parent !== undefined && pattern.test(top.parent)) {
          const line = new RegExp(`^import\\s+(com\\.tencent\\.[\\w.]+\\.${top.parent})\\b`, 'm').exec(top.code);
          if (line === null || line[1] === expected) return passed(placeOf(top));
          const cure = t(`import ${expected}`, `import ${expected}`);
          return failed({ at: top.source.at(line.index), found: line[1] ?? '', expected, args: { cure } });
        }
        // A parent class from a library may extend the right class; the well-known ones do not.
        const parent = top.parent ?? 'Object';
        if (!KNOWN_PARENTS.test(parent))
          return skipped(undecided(`${parent} is in a library`, `${parent} 在第三方库中`));
        return failed({ at: placeOf(top), found: `${name} : ${parent}`, ...fix });
      }),
    );
  },
};

export const applicationRules: readonly Rule[] = [
  parent,
  { ...parent, id: 'T3-RN-01', kinds: ['react-native'] },
  {
    ...hybrid,
    id: 'T3-MAN-02',
    ...error,
    title: t('the application class does not call super.onCreate()', 'Application 类没有调用 super.onCreate()'),
    cause: t(
      'what the push package prepares in its own onCreate does not run: taps are lost',
      '推送包在 onCreate 中的准备没有执行：点击会丢失',
    ),
    fix: t('call super.onCreate() first in onCreate', '在 onCreate 第一行调用 super.onCreate()'),
    check: (project) => {
      const { android } = project;
      if (android?.manifest === undefined) return skipped(reasons.noManifest);
      const { classes } = applicationChain(project, android.manifest);
      if (classes.length === 0) return skipped(reasons.notUsed);
      const overrides = classes.flatMap((item) => {
        const at = item.code.slice(item.offset).search(/\b(?:fun|void)\s+onCreate\s*\(\s*\)/);
        return at === -1 ? [] : [{ ...item, offset: item.offset + at }];
      });
      if (overrides.length === 0) return passed(placeOf(classes[0]));
      return judgeEach(overrides, ({ code, offset }) =>
        /super\s*\.\s*onCreate\s*\(/.test(code.slice(offset))
          ? undefined
          : { found: 'onCreate', expected: 'super.onCreate()' },
      );
    },
  },
  {
    ...timpushAndroid,
    id: 'T3-MAN-08',
    ...error,
    kinds: ['android'],
    needs: ['android', 'code'],
    title: t('the manifest does not name the application class {found}', '清单没有写明 Application 类 {found}'),
    cause: t(
      'Android never creates it: what it registers and listens for does not run',
      'Android 不会创建它：其中的注册和监听都不会执行',
    ),
    fix: t('<application android:name="{expected}"', '<application android:name="{expected}"'),
    check: (project) => {
      const { android } = project;
      if (android?.manifest?.application === undefined) return skipped(reasons.noManifest);
      const { source, application, fault } = android.manifest;
      const at = source.at(application.offset);
      const own = hits(android.code, CLASS).filter(
        ({ match, file }) => /(?:^|\.)(?:MultiDex)?Application$/.test(match[2] ?? '') && file.code.includes('TIMPush'),
      );
      const [first, second] = own;
      if (first === undefined) return skipped(reasons.notUsed);
      if (
        mergedManifests(android).some(
          (item) => item.application !== undefined && attributeOf(item.application, 'android:name') !== undefined,
        )
      )
        return passed(at);
      const [name = ''] = classesNamed(project, first.match[1] ?? '');
      const start = application.offset + '<application'.length;
      return failed({
        at,
        found: first.match[1] ?? '',
        expected: name,
        edits: second !== undefined || fault !== undefined ? [] : inserted(source, start, ` android:name="${name}"`),
      });
    },
  },
];
