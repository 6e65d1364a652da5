// GUIDE, receiving: badge, token upload, icons, locked screens, click handler, fingerprints.

import { type DartCall, firstWord, resolveDart } from '../../../readers/dart/calls.js';
import { isAtLeast } from '../../../readers/version.js';
import { attributeOf } from '../../../readers/xml.js';
import { t } from '../../../text/language.js';
import { launcherOf } from '../../facts/android/launcher.js';
import { comesBefore } from '../../facts/dart/functions.js';
import { isInside } from '../../facts/dart/guards.js';
import { initCall, isPlugin, receiverOf } from '../../facts/dart/start.js';
import { isInside as isBelow, joinPath, nameOf } from '../../folder/walk.js';
import { versionOf } from '../../package-version.js';
import type { Project } from '../../project.js';
import { reasons } from '../../reasons.js';
import { type Finding, failed, judgeEach, passed, placeOf, type Rule, see, skipped, verdict } from '../../types.js';
import { error, hint, oldDart, warning } from '../defaults.js';

const base = { ...oldDart, source: 'Tencent Chat: offline push for Flutter' } as const;

/** uploadToken of the plugin; functions of the app that share the name are left out. */
const uploads = (project: Project): readonly DartCall[] =>
  project.calls('uploadToken').filter((call) => isPlugin(project, receiverOf(call.file.tokens, call.index)));

/** Whether the result of a call is discarded: the call is a whole statement, awaited or not. */
function isIgnored(call: DartCall): boolean {
  const { tokens } = call.file;
  let i = call.index - 1;
  while (
    i >= 0 &&
    (tokens[i]?.text === '.' ||
      tokens[i]?.text === '?' ||
      tokens[i]?.text === '!' ||
      (tokens[i]?.kind === 'word' && tokens[i]?.text !== 'await' && tokens[i]?.text !== 'return'))
  )
    i -= 1;
  if (tokens[i]?.text === 'await') i -= 1;
  const before = tokens[i];
  const behind = tokens[call.end];
  return (
    (before === undefined || (before.kind === 'sign' && ';{}'.includes(before.text))) &&
    behind?.kind === 'sign' &&
    behind.text === ';'
  );
}

/** `await plugin.uploadToken(…)`. */
function isAwaited({ file: { tokens }, index }: DartCall): boolean {
  for (let i = index - 1; i >= 0 && !(tokens[i]?.kind === 'sign' && ';{}='.includes(tokens[i]?.text ?? '')); i -= 1)
    if (/^(?:await|return)$/.test(tokens[i]?.text ?? '')) return true;
  return false;
}

export const guideReceivingRules: readonly Rule[] = [
  {
    ...base,
    id: 'GUIDE-07',
    needsAll: true,
    ...warning,
    title: t('the badge is never set: setBadgeNum is not called', '从不更新角标：没有调用 setBadgeNum'),
    cause: t('the number on the icon stays at the value of the last push', '图标上的数字停留在最后一次推送的值'),
    fix: t(
      'call plugin.setBadgeNum(unread) in didChangeAppLifecycleState',
      '在 didChangeAppLifecycleState 中调用 plugin.setBadgeNum(未读数)',
    ),
    check: (project) => {
      const report = project.calls('doBackground')[0];
      if (report === undefined) return see('DRT-08');
      const hit = project.mentions('setBadgeNum')[0];
      return hit === undefined
        ? failed({ at: placeOf(report), found: '–', expected: 'setBadgeNum' })
        : passed(placeOf(hit));
    },
  },
  {
    ...base,
    id: 'GUIDE-08',
    needsAll: true,
    ...hint,
    title: t('clearAllNotification is never called', '没有调用 clearAllNotification'),
    cause: t('after a tap the other notifications of the app stay in the drawer', '点击一条之后，其余通知仍留在通知栏'),
    fix: t('call plugin.clearAllNotification() after the redirect', '跳转之后调用 plugin.clearAllNotification()'),
    check: (project) => {
      const init = initCall(project);
      if (init === undefined) return skipped(reasons.notUsed);
      const hit = project.mentions('clearAllNotification')[0];
      return hit === undefined
        ? failed({ at: placeOf(init), found: '–', expected: 'clearAllNotification' })
        : passed(placeOf(hit));
    },
  },
  {
    ...base,
    id: 'GUIDE-09',
    ...warning,
    title: t('uploadToken: {found}', 'uploadToken：{found}'),
    cause: t(
      'it only returns false if no token arrives within 20 seconds: the phone then stays silent without an error',
      '20 秒内拿不到 token 会直接返回 false：手机收不到推送，却没有任何提示',
    ),
    fix: t(
      'call it once per login and log the result: if (!await plugin.uploadToken(appInfo)) …',
      '每次登录调用一次并检查结果：if (!await plugin.uploadToken(appInfo)) …',
    ),
    check: (project) => {
      const calls = uploads(project);
      if (calls.length === 0) return see('DRT-05');
      return judgeEach(calls, (call) => {
        if (isInside(call, 'build') || isInside(call, 'didChangeAppLifecycleState'))
          return { found: t('called repeatedly', '会被反复调用'), expected: 'login' };
        const init = initCall(project);
        // What waits for the token waits for init, too.
        if (init !== undefined && isAwaited(call) && comesBefore(project, call, init) === true)
          return { found: t('called before init', '在 init 之前调用'), expected: 'init' };
        return isIgnored(call)
          ? { found: t('its result is not checked', '没有检查返回值'), expected: 'if (!await …)' }
          : undefined;
      });
    },
  },
  {
    ...base,
    id: 'GUIDE-10',
    ...error,
    needs: ['dart', 'android'],
    title: t('the icon {found} does not exist', '图标 {found} 不存在'),
    cause: t(
      'local notifications stop with invalid_icon: nothing is shown while the app is open',
      '本地通知报 invalid_icon：应用在前台时不显示任何通知',
    ),
    fix: t(
      'put the image into android/app/src/main/res, or name one that is there, for example {expected}',
      '把图片放到 android/app/src/main/res，或使用已有的图标，例如 {expected}',
    ),
    check: (project) => {
      const { android, files } = project;
      const calls = project.calls('AndroidInitializationSettings');
      if (calls.length === 0 || android === undefined) return skipped(reasons.notUsed);
      const drawables = new Set(
        files.paths
          .filter((path) => isBelow(path, joinPath(android.module, 'src')) && path.includes('/res/'))
          .map((path) => `${(path.split('/').at(-2) ?? '').split('-')[0]}/${nameOf(path).replace(/\..*$/, '')}`),
      );
      let isComputed = false;
      const findings = calls.flatMap((call): Finding[] => {
        const value = resolveDart(call.file, call.arguments[0]?.start ?? call.end, project.dart);
        if (value.kind === 'unknown' || typeof value.value !== 'string') {
          isComputed = true;
          return [];
        }
        const name = value.value.replace(/^@/, '');
        const wanted = name.includes('/') ? name : `drawable/${name}`;
        return drawables.has(wanted)
          ? []
          : [{ at: placeOf(value), found: value.value, expected: '@mipmap/ic_launcher' }];
      });
      return findings.length === 0 && isComputed ? skipped(reasons.computed) : verdict(findings, placeOf(calls[0]));
    },
  },
  {
    ...base,
    id: 'GUIDE-11',
    ...warning,
    needs: ['dart', 'android'],
    title: t('the launcher activity lacks {found}', '启动 Activity 缺少 {found}'),
    cause: t(
      'the local notifications of this plugin version need it: nothing appears on a locked screen',
      '此版本插件的本地通知需要它：锁屏时不会显示',
    ),
    fix: t('add {expected} to the activity', '在 activity 上加 {expected}'),
    check: (project) => {
      // From 3.0.0 on the plugin has no local notifications.
      if (isAtLeast(versionOf(project), '3.0.0') !== false)
        return skipped(t('this version of the plugin has no local notifications', '此版本插件没有本地通知'));
      const manifest = project.android?.manifest;
      if (manifest === undefined) return skipped(reasons.noManifest);
      const launcher = launcherOf(manifest);
      if (launcher === undefined) return skipped(reasons.launcherElsewhere);
      if (
        project.calls('displayNotification').length + project.calls('displayDefaultNotificationForMessage').length ===
        0
      )
        return skipped(reasons.notUsed);
      const missing = ['android:showWhenLocked', 'android:turnScreenOn'].filter(
        (name) => attributeOf(launcher.element, name)?.value !== 'true',
      );
      return missing.length === 0
        ? passed(manifest.source.at(launcher.element.offset))
        : failed({
            at: manifest.source.at(launcher.element.offset),
            found: missing.join(', '),
            expected: missing.map((name) => `${name}="true"`).join(' '),
          });
    },
  },
  {
    ...base,
    id: 'GUIDE-12',
    ...warning,
    title: t('the click handler may use a stale context: {found}', '点击处理可能使用过期的 context：{found}'),
    cause: t(
      'a BuildContext kept in a field belongs to a page that may be gone when the tap comes: the redirect throws, or opens under the wrong page',
      '保存在字段里的 BuildContext 可能属于已销毁的页面：跳转会抛异常或跳错位置',
    ),
    fix: t(
      'use a GlobalKey<NavigatorState>, or the context of the page that is on top',
      '使用 GlobalKey<NavigatorState>，或当前页面的 context',
    ),
    check: (project) => {
      const init = initCall(project);
      if (init === undefined) return skipped(reasons.notUsed);
      const files = project.dart.filter(
        (file) =>
          /pushClickAction|handleClickNotification|onClickNotification|clickNotification/i.test(file.source.text) &&
          firstWord(file, 'BuildContext') !== undefined,
      );
      const findings = files.flatMap((file) =>
        file.tokens.flatMap((token, i): Finding[] => {
          if (token.kind !== 'word' || token.text !== 'BuildContext') return [];
          const isNullable = file.tokens[i + 1]?.text === '?';
          const name = file.tokens[i + (isNullable ? 2 : 1)];
          const end = file.tokens[i + (isNullable ? 3 : 2)];
          const before = file.tokens[i - 1];
          const isField =
            name?.kind === 'word' &&
            end?.kind === 'sign' &&
            end.text === ';' &&
            (before?.text === 'static' ||
              before?.text === 'late' ||
              before?.text === 'final' ||
              before?.text === ';' ||
              before?.text === '{' ||
              before?.text === '}');
          return isField
            ? [{ at: file.source.at(token.offset), found: name.text, expected: 'GlobalKey<NavigatorState>' }]
            : [];
        }),
      );
      return verdict(findings, placeOf(init));
    },
  },
  {
    ...base,
    id: 'GUIDE-13',
    ...hint,
    vendors: ['huawei', 'honor'],
    needs: ['android'],
    title: t(
      'debug and release have different SHA-256 fingerprints: {found}',
      'debug 与 release 的 SHA-256 指纹不同：{found}',
    ),
    cause: t(
      'Huawei and Honor give a token only to an app whose signing fingerprint is registered (6003, 907135702)',
      '华为、荣耀只给已登记签名指纹的应用发放 token（6003、907135702）',
    ),
    fix: t(
      'AppGallery Connect and Honor console › your app: register both; release is {expected}',
      '在 AppGallery Connect 和荣耀开发者平台登记两个指纹；release 为 {expected}',
    ),
    check: (project) => {
      const { fingerprints } = project;
      const debug = fingerprints.find((item) => item.build === 'debug');
      const release = fingerprints.find((item) => item.build === 'release');
      if (release === undefined && debug === undefined)
        return skipped(t('no keystore could be read with keytool', '没有能用 keytool 读取的签名文件'));
      if (release === undefined || debug === undefined || debug.sha256 === release.sha256)
        return passed((release ?? debug)?.at);
      return failed({ at: release.at, found: `debug ${debug.sha256}`, expected: release.sha256 });
    },
  },
];
