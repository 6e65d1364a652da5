// T3-COD, calls of the SDK that were removed, or that the app should leave to the SDK.

import { argumentOf, type DartCall } from '../../../readers/dart/calls.js';
import { isAtLeast } from '../../../readers/version.js';
import { t } from '../../../text/language.js';
import { appCode, codeAnchor, hits, isFlutter } from '../../facts/app-code.js';
import { copiedUiKit, isCopiedUiKit } from '../../facts/copied-uikit.js';
import { dartAnchor, receiverOf } from '../../facts/dart/start.js';
import { registrations } from '../../facts/timpush/registration.js';
import { timpushVersion } from '../../facts/timpush/timpush-artifacts.js';
import type { Project } from '../../project.js';
import { reasons } from '../../reasons.js';
import { type Finding, placeOf, type Rule, skipped, verdict } from '../../types.js';
import { error, FLUTTER, hint, timpushCode, warning } from '../defaults.js';

/** The object a call belongs to, as far as it is written. */
const receiver = (call: DartCall): string => receiverOf(call.file.tokens, call.index);

/** Swift and Objective-C: the token uploaded a second time, and push switched off at every start. */
function iphoneCalls(project: Project): readonly Finding[] {
  const files = (project.ios?.code ?? []).filter(
    ({ source, code }) =>
      source.path.endsWith('AppDelegate.swift') ||
      source.path.endsWith('AppDelegate.m') ||
      !isCopiedUiKit(source.path, code),
  );
  const uploads = hits(files, /\bsetAPNS\s*[(:]\s*(?:config\b|\w)/).filter(
    ({ file, offset }) => !/\b(?:func|void\))\s*$/.test(file.code.slice(Math.max(0, offset - 12), offset)),
  );
  const stops = hits(files, /\bunregisterForRemoteNotifications\b/).filter(({ file: { bare }, offset }) => {
    const start = bare.lastIndexOf('didFinishLaunchingWithOptions', offset);
    const between = bare.slice(bare.indexOf('{', start) + 1, offset);
    return start !== -1 && !/[{}]/.test(between.replace(/\{[^{}]*\}/g, ''));
  });
  return [
    ...uploads.map((hit): Finding => ({ at: placeOf(hit), found: 'setAPNS', expected: '–' })),
    ...stops.map((hit): Finding => ({ at: placeOf(hit), found: hit.text, expected: '–', severity: 'error' })),
  ];
}

export const callRules: readonly Rule[] = [
  {
    ...timpushCode,
    id: 'T3-COD-08',
    ...error,
    kinds: FLUTTER,
    needs: ['dart'],
    title: t('{found} was removed in 8.0', '{found} 在 8.0 中已移除'),
    cause: t('the app does not compile', '无法编译'),
    fix: t('write {expected}', '改成 {expected}'),
    check: (project) => {
      const isNew = isAtLeast(timpushVersion(project), '8.0.0');
      const found: Finding[] = [
        ...registrations(project).flatMap((call) => {
          const given = argumentOf(call, 'androidPushOEMConfig');
          return given === undefined
            ? []
            : [
                {
                  at: call.file.source.at(given.offset),
                  found: 'androidPushOEMConfig',
                  expected: 'timpush-configs.json',
                },
              ];
        }),
        ...project.calls('setAndroidCustomTIMPushConfigs').map((call) => ({
          at: placeOf(call),
          found: call.name,
          expected: 'setAndroidCustomConfigFile',
        })),
        ...project
          .calls('configFCMPrivateRing')
          .map((call) => ({ at: placeOf(call), found: call.name, expected: 'setCustomFCMRing' })),
      ];
      if (found.length > 0 && isNew === undefined) return skipped(reasons.noVersion);
      return isNew === false ? skipped(reasons.notUsed) : verdict(found);
    },
  },
  {
    ...timpushCode,
    id: 'T3-COD-10',
    ...warning,
    title: t('{found} is called by the app', '应用自行调用了 {found}'),
    cause: t(
      'TIMPush does this itself: the second call can overwrite its token or its state',
      'TIMPush 会自动处理：重复调用可能覆盖它的 token 或前后台状态',
    ),
    fix: t('remove the call', '删除该调用'),
    check: (project) => {
      const own = iphoneCalls(project);
      if (own.length > 0) return verdict(own);
      const names = ['setOfflinePushConfig', 'doBackground', 'doForeground', 'uploadToken'];
      if (isFlutter(project)) {
        const all = names.flatMap((name) =>
          project.calls(name).filter(
            (call) =>
              name === 'setOfflinePushConfig' ||
              /push|offline|manager/i.test(receiver(call)) ||
              // Through a short name: `final mgr = ….getOfflinePushManager();`.
              (name !== 'uploadToken' && call.file.source.text.includes('getOfflinePushManager(')),
          ),
        );
        const own = all.filter((call) => !isCopiedUiKit(call.file.source.path));
        if (own.length === 0 && all.length > 0) return skipped(copiedUiKit);
        return verdict(
          own.map((call): Finding => ({ at: placeOf(call), found: call.name, expected: '–' })),
          dartAnchor(project),
        );
      }
      const called = hits(appCode(project), /\b(setOfflinePushConfig|doBackground|doForeground)\s*[(:]/).filter(
        (hit) =>
          !/\b(?:fun|void|func|function)\s+$/.test(hit.file.code.slice(Math.max(0, hit.offset - 12), hit.offset)),
      );
      const found = called.filter((hit) => !isCopiedUiKit(hit.file.source.path, hit.file.code));
      if (found.length === 0 && called.length > 0) return skipped(copiedUiKit);
      return verdict(
        found.map((hit): Finding => ({ at: placeOf(hit), found: hit.match[1] ?? '', expected: '–' })),
        codeAnchor(project),
      );
    },
  },
  {
    ...timpushCode,
    id: 'T3-COD-11',
    ...hint,
    title: t('pushes are not shown while the app is open', '应用在前台时不显示推送'),
    cause: t(
      'disablePostNotificationInForeground(true) is called: testers with the app open see nothing and think push is broken',
      '调用了 disablePostNotificationInForeground(true)：测试时应用在前台就看不到通知，容易误判',
    ),
    fix: t('test with the app in the background, or pass false', '把应用放到后台再测试，或传 false'),
    check: (project) => {
      if (isFlutter(project)) {
        const calls = project.calls('disablePostNotificationInForeground');
        return verdict(
          calls
            .filter((call) =>
              call.arguments.some((argument) => argument.value.length === 1 && argument.value[0]?.text === 'true'),
            )
            .map((call): Finding => ({ at: placeOf(call), found: 'true', expected: 'false' })),
        );
      }
      return verdict(
        hits(appCode(project), /\bdisablePostNotificationInForeground\s*[(:]\s*(?:true|YES)\b/).map(
          (hit): Finding => ({ at: placeOf(hit), found: 'true', expected: 'false' }),
        ),
      );
    },
  },
];
