// DRT, the calls: init, token upload, permission, channel, life cycle, and the click handler.

import { argumentOf, type DartCall, firstWord } from '../../../readers/dart/calls.js';
import { t } from '../../../text/language.js';
import { IN_THE_APP } from '../../facts/chat-secret.js';
import { forgetsCall, wrongKeys } from '../../facts/dart/click-handlers.js';
import { deadFunction } from '../../facts/dart/dead-functions.js';
import { decodedTwice, isInside, jsonDecodes, NO_CATCH } from '../../facts/dart/guards.js';
import { lifecycleFault } from '../../facts/dart/lifecycle.js';
import { neverRuns } from '../../facts/dart/platforms.js';
import { dartAnchor, initCall } from '../../facts/dart/start.js';
import type { Project } from '../../project.js';
import { reasons } from '../../reasons.js';
import {
  type Finding,
  failed,
  judgeEach,
  type Outcome,
  passed,
  placeOf,
  type Rule,
  see,
  skipped,
  verdict,
} from '../../types.js';
import { error, oldDart, warning } from '../defaults.js';

const base = { ...oldDart, source: 'tim_ui_kit_push_plugin 3.1.2+1: source and README' } as const;

/** A call of any of these names counts. */
function needCall(project: Project, names: readonly string[], expected: string): Outcome {
  let dead: DartCall | undefined;
  for (const name of names) {
    const calls = project.calls(name);
    const hit = calls.find((call) => neverRuns(call) === undefined && deadFunction(project, call) === undefined);
    dead ??= calls[0];
    if (hit !== undefined) return passed(placeOf(hit));
    // A function passed on by its name is called elsewhere.
    const [mention] = calls.length > 0 ? [] : project.mentions(name);
    if (mention !== undefined) return passed(placeOf(mention));
  }
  const init = initCall(project);
  if (dead !== undefined && init !== undefined && (neverRuns(init) ?? deadFunction(project, init)) !== undefined)
    return see('DRT-03');
  const at = dead === undefined ? dartAnchor(project) : placeOf(dead);
  return failed({ at, found: '–', expected });
}

/** jsonDecode(ext), jsonDecode(msg['ext']): what is decoded comes out of the callback's map. */
const readsExt = (call: DartCall): boolean =>
  call.arguments[0]?.value.some((token) => /^ext(?:ra)?$/i.test(token.text) || /\bext\b/.test(token.text)) === true;

/** `if (ext.isNotEmpty)`, `ext != ""` in the lines before. */
const isChecked = (call: DartCall): boolean =>
  call.file.tokens
    .slice(Math.max(0, call.index - 60), call.index)
    .some(
      (token, i, all) =>
        token.kind === 'word' &&
        token.text === 'if' &&
        all
          .slice(i, i + 20)
          .some(
            (next) => /^(?:isNotEmpty|isEmpty|null)$/.test(next.text) || (next.kind === 'string' && next.text === ''),
          ),
    );

export const dartCallRules: readonly Rule[] = [
  {
    ...base,
    id: 'DRT-03',
    needsAll: true,
    ...error,
    title: t("the plugin's init: {found}", '插件的 init：{found}'),
    cause: t(
      'without init, and both of its arguments, nothing registers and no tap is reported',
      '没有调用 init 或缺少参数，就不会注册，也收不到点击回调',
    ),
    fix: t(
      'call init(pushClickAction: …, appInfo: …) after the IM login',
      '登录 IM 之后调用 init(pushClickAction: …, appInfo: …)',
    ),
    check: (project) => {
      const call = initCall(project);
      if (call === undefined) {
        if (project.calls('TimUiKitPushPlugin').length === 0 && project.appInfos.length === 0) return see('DRT-01');
        return failed({
          at: dartAnchor(project),
          found: t('not called', '没有调用'),
          expected: 'init(pushClickAction:, appInfo:)',
        });
      }
      const missing = ['pushClickAction', 'appInfo'].filter((name) => argumentOf(call, name) === undefined);
      const at = placeOf(call);
      const unused = deadFunction(project, call);
      const dead = neverRuns(call) ?? (unused === undefined ? undefined : reasons.onlyIn(unused));
      if (dead !== undefined) return failed({ at, found: dead, expected: 'init(…)' });
      return missing.length === 0
        ? passed(at)
        : failed({
            at,
            found: t(`${missing.join(', ')} is missing`, `缺少 ${missing.join('、')}`),
            expected: missing.join(', '),
          });
    },
  },
  {
    ...base,
    id: 'DRT-05',
    needsAll: true,
    ...error,
    title: t('uploadToken is never called', '没有调用 uploadToken'),
    cause: t(
      'Tencent does not get the token of the phone, so it cannot push to it',
      '腾讯拿不到手机的 token，无法推送',
    ),
    fix: t(
      'after init: await plugin.uploadToken(appInfo), and check the result',
      'init 之后调用 await plugin.uploadToken(appInfo)，并检查返回值',
    ),
    check: (project) => needCall(project, ['uploadToken', 'setOfflinePushConfig'], 'uploadToken(appInfo)'),
  },
  {
    ...base,
    id: 'DRT-06',
    needsAll: true,
    ...warning,
    title: t('requireNotificationPermission is never called', '没有调用 requireNotificationPermission'),
    cause: t(
      'iOS and Android 13 ask the user only when the app requests it; until the user allows it nothing is shown',
      'iOS 和 Android 13 只有应用主动申请才会询问用户，未授权就不显示通知',
    ),
    fix: t(
      'call plugin.requireNotificationPermission() once after login',
      '登录后调用一次 plugin.requireNotificationPermission()',
    ),
    check: (project) => {
      const { dart } = project;
      const own = dart.find(
        (file) =>
          file.source.text.includes('permission_handler') ||
          firstWord(file, 'requestNotificationPermission') !== undefined ||
          firstWord(file, 'requestNotificationsPermission') !== undefined,
      );
      const outcome = needCall(
        project,
        ['requireNotificationPermission', 'requestPermission', 'requestPermissions'],
        'requireNotificationPermission()',
      );
      return outcome.status === 'failed' && own !== undefined ? passed(own.source.whole) : outcome;
    },
  },
  {
    ...base,
    id: 'DRT-07',
    needsAll: true,
    ...warning,
    vendors: ['oppo', 'xiaomi'],
    title: t('createNotificationChannel is never called', '没有调用 createNotificationChannel'),
    cause: t(
      'OPPO drops a message for a channel that does not exist on the phone',
      '手机上没有对应渠道时，OPPO 会丢弃消息',
    ),
    fix: t(
      'after init: plugin.createNotificationChannel(channelId: …, channelName: …)',
      'init 之后调用 plugin.createNotificationChannel(channelId: …, channelName: …)',
    ),
    check: (project) => {
      const native = project.android?.code.find((file) =>
        /createNotificationChannel|NotificationChannel\(/.test(file.code),
      );
      return native === undefined
        ? needCall(project, ['createNotificationChannel'], 'createNotificationChannel')
        : passed(native.source.whole);
    },
  },
  {
    ...base,
    id: 'DRT-08',
    needsAll: true,
    ...warning,
    title: t('{found} is never called', '没有调用 {found}'),
    cause: t(
      'Tencent pushes offline only to users it believes to be in the background: without the report nothing is pushed while the process lives',
      '腾讯只向它认为处于后台的用户发离线推送；不上报前后台，进程存活期间就收不到',
    ),
    fix: t(
      'report it in didChangeAppLifecycleState: inactive and paused → doBackground, resumed → doForeground',
      '在 didChangeAppLifecycleState 中上报：inactive、paused 时 doBackground，resumed 时 doForeground',
    ),
    check: (project) => {
      const missing = ['doBackground', 'doForeground'].filter(
        (name) => needCall(project, [name], name).status === 'failed',
      );
      // The chat UI kit's own call reports both.
      const byKit = project.calls('setOfflinePushStatus')[0];
      if (byKit !== undefined) return passed(placeOf(byKit));
      const there = project.calls('doBackground')[0] ?? project.calls('doForeground')[0];
      const fault = lifecycleFault(project);
      if (fault !== undefined) return failed(fault);
      return missing.length === 0
        ? passed(placeOf(there))
        : failed({
            at: there === undefined ? dartAnchor(project) : placeOf(there),
            found: missing.join(', '),
            expected: missing.join(', '),
          });
    },
  },
  {
    ...base,
    id: 'DRT-09',
    ...warning,
    title: t('the click handler {found}', '点击处理函数{found}'),
    cause: t(
      "a push without ext, or OPPO's form where the keys are spread, makes jsonDecode throw: the tap opens the app and nothing more",
      '推送没有 ext、或 OPPO 把键展开时 jsonDecode 会抛异常：点击只能打开应用，不会跳转',
    ),
    fix: t(
      "read msg['ext'] in try/catch, and fall back to msg['conversationID']",
      "在 try/catch 中读取 msg['ext']，失败时回退到 msg['conversationID']",
    ),
    check: (project) => {
      if (initCall(project) === undefined) return skipped(reasons.notUsed);
      const wrong = wrongKeys(project);
      const twice = decodedTwice(project);
      if (wrong.length + twice.length > 0) return failed(...wrong, ...twice);
      const init = initCall(project);
      if (init !== undefined && forgetsCall(project, init, 'pushClickAction'))
        return failed({
          at: placeOf(init),
          found: t('returns a function and calls none', '返回函数而没有调用它'),
          expected: 'onClick(msg)',
        });
      return judgeEach(jsonDecodes(project).filter(readsExt), (call) =>
        isInside(call, 'try') || isChecked(call) ? undefined : { found: NO_CATCH, expected: 'try { … }' },
      );
    },
  },
  {
    ...base,
    id: 'DRT-10',
    ...warning,
    title: t('{found} is in the app', '应用中出现了 {found}'),
    cause: IN_THE_APP,
    fix: t('remove it from the app and renew it in the vendor console', '从应用中删除，并在厂商控制台重置'),
    check: (project) => {
      const { config } = project;
      const findings: Finding[] = [];
      for (const { values } of project.appInfos) {
        const secret = values.get('oppo_app_secret');
        if (
          typeof secret?.value === 'string' &&
          config?.isSecret('oppo_master_secret', secret.value) === true &&
          !config.isSecret('oppo_app_secret', secret.value)
        )
          findings.push({
            at: secret.valueAt,
            found: t("OPPO's MasterSecret as oppo_app_secret", '作为 oppo_app_secret 的 OPPO MasterSecret'),
            expected: 'AppSecret',
          });
      }
      for (const file of project.dart)
        for (const [i, token] of file.tokens.entries()) {
          if (token.kind !== 'word' || !/(?:master_?secret|MasterSecret)$/i.test(token.text)) continue;
          const value = file.tokens[i + 2];
          if (value?.kind === 'string' && value.text.length >= 16 && !value.dynamic)
            findings.push({ at: file.source.at(token.offset), found: token.text, expected: '–' });
        }
      return verdict(findings, dartAnchor(project));
    },
  },
];
