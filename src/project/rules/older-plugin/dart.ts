// DRT: the Dart side of the older plugins: PushAppInfo, init, token upload, permission, channel, life cycle, click handler.

import { argumentOf, type DartCall, firstWord } from '../../../readers/dart/calls.js';
import { isAtLeast } from '../../../readers/version.js';
import { t } from '../../../text/language.js';
import type { AppInfoValue } from '../../flutter/app-info.js';
import { versionOf } from '../../package-version.js';
import type { Project } from '../../project.js';
import { type Finding, failed, type Outcome, passed, type Rule, skipped, verdict } from '../../types.js';
import { CERTIFICATE_ARGUMENTS } from '../../vendors-in-use.js';
import { dartAnchor, initCall } from '../look.js';
import { error, OLD, reasons, warning } from '../reasons.js';
import { firebaseProjectNumber } from './fcm.js';

const base = {
  generations: OLD,
  needs: ['dart'],
  mark: 'A',
  source: 'tim_ui_kit_push_plugin 3.1.2+1: source and README',
} as const;

/** Groups whose parts are useless alone. `oppo_app_id` is read by nobody. */
const PAIRS: readonly (readonly [string, readonly string[]])[] = [
  ['Xiaomi', ['mi_buz_id', 'mi_app_id', 'mi_app_key']],
  ['Meizu', ['mz_buz_id', 'mz_app_id', 'mz_app_key']],
  ['OPPO', ['oppo_buz_id', 'oppo_app_key', 'oppo_app_secret']],
];

const isZeroId = (value: unknown): boolean => value === 0 || value === '0';

const isEmpty = (value: AppInfoValue | undefined): boolean =>
  value === undefined || value.value === null || value.value === '' || value.value === 0 || value.value === '0';

/** A call of any of these names counts. */
function needCall(project: Project, names: readonly string[], expected: string): Outcome {
  for (const name of names) {
    const [hit] = project.calls(name);
    if (hit !== undefined) return passed(hit.file.source.at(hit.offset));
    // A function that is handed on by its name is called by somebody.
    const [mention] = project.mentions(name);
    if (mention !== undefined) return passed(mention.file.source.at(mention.offset));
  }
  return failed({ at: dartAnchor(project), found: '–', expected });
}

export const dartRules: readonly Rule[] = [
  {
    ...base,
    id: 'DRT-01',
    ...error,
    title: t('PushAppInfo: {found}', 'PushAppInfo：{found}'),
    cause: t(
      'the plugin registers with a vendor, and uploads its token, only by what stands in PushAppInfo; 0 is uploaded without complaint and matches no certificate',
      '插件只按 PushAppInfo 中的内容注册厂商并上报 token；填 0 也会照常上报，但匹配不到任何证书',
    ),
    fix: [
      t(
        'fill in the certificate ID from the Tencent console (Chat › Push), or leave the vendor out',
        '填入腾讯云控制台（即时通信 IM › 推送）的证书 ID，不用的厂商就删掉该行',
      ),
    ],
    check: (project) => {
      const [first] = project.appInfos;
      if (first === undefined) {
        const mention = project.mentions('PushAppInfo')[0];
        if (mention !== undefined) return skipped(reasons.computed);
        return failed({
          at: dartAnchor(project),
          found: t('no object is created', '没有创建该对象'),
          expected: 'PushAppInfo(…)',
        });
      }
      const findings: Finding[] = [];
      const sender = firebaseProjectNumber(project);
      for (const { values } of project.appInfos)
        for (const value of values.values()) {
          if (value.key === 'google_buz_id' && sender !== undefined && String(value.value) === sender)
            findings.push({
              at: value.valueAt,
              found: t(
                `google_buz_id: ${sender.slice(0, 20)} is the project number of Firebase`,
                `google_buz_id: ${sender.slice(0, 20)} 是 Firebase 的项目编号`,
              ),
              expected: '12345',
            });
          const isZero = value.key.endsWith('_buz_id') && isZeroId(value.value);
          if (!isZero && value.value !== '') continue;
          // The empty texts of a vendor whose certificate ID is 0 say the same thing again.
          if (!isZero && isZeroId(values.get(`${value.key.split('_')[0] ?? ''}_buz_id`)?.value)) continue;
          findings.push({
            at: value.valueAt,
            found: `${value.key}: ${isZero ? '0' : "''"}`,
            expected: value.key.endsWith('_buz_id') ? '12345' : "'…'",
            severity: 'warning',
          });
        }
      return verdict(findings, first.call.file.source.at(first.call.offset));
    },
  },
  {
    ...base,
    id: 'DRT-02',
    ...error,
    vendors: ['xiaomi', 'oppo', 'meizu'],
    title: t(
      'PushAppInfo is incomplete for {name}: {expected} is missing',
      'PushAppInfo 中 {name} 不完整：缺少 {expected}',
    ),
    cause: t(
      'the vendor client needs both values to register, and Tencent needs the certificate ID to send: with a part of them the phone stays silent',
      '厂商 SDK 注册需要成对的值，腾讯发送需要证书 ID；缺一部分手机就收不到推送',
    ),
    fix: [t('add {expected} from the console of {name}', '从 {name} 控制台补上 {expected}')],
    check: (project) => {
      if (project.appInfos.length === 0) return skipped(reasons.notUsed);
      const findings: Finding[] = [];
      for (const { values, call } of project.appInfos)
        for (const [name, keys] of PAIRS) {
          const missing = keys.filter((key) => isEmpty(values.get(key)));
          if (missing.length === 0 || missing.length === keys.length) continue;
          const there = keys.map((key) => values.get(key)).find((value) => !isEmpty(value));
          findings.push({
            at: there?.at ?? call.file.source.at(call.offset),
            found: there?.key,
            expected: missing.join(', '),
            args: { name },
          });
        }
      const [first] = project.appInfos;
      return verdict(findings, first?.call.file.source.at(first.call.offset));
    },
  },
  {
    ...base,
    id: 'DRT-03',
    ...error,
    title: t("the plugin's init: {found}", '插件的 init：{found}'),
    cause: t(
      'without init, and both of its arguments, nothing registers and no tap is reported',
      '没有调用 init 或缺少参数，就不会注册，也收不到点击回调',
    ),
    fix: [
      t(
        'call init(pushClickAction: …, appInfo: …) after the IM login',
        '登录 IM 之后调用 init(pushClickAction: …, appInfo: …)',
      ),
    ],
    check: (project) => {
      const call = initCall(project);
      if (call === undefined) {
        if (project.calls('TimUiKitPushPlugin').length === 0 && project.appInfos.length === 0)
          return skipped(t('see DRT-01', '见 DRT-01'));
        return failed({
          at: dartAnchor(project),
          found: t('not called', '没有调用'),
          expected: 'init(pushClickAction:, appInfo:)',
        });
      }
      const missing = ['pushClickAction', 'appInfo'].filter((name) => argumentOf(call, name) === undefined);
      const at = call.file.source.at(call.offset);
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
    id: 'DRT-04',
    ...warning,
    title: t('init is called {found}', 'init 的调用位置：{found}'),
    cause: t(
      'from 0.4.1 on init returns false, and does nothing, while nobody is logged in to IM',
      '从 0.4.1 起，未登录 IM 时 init 直接返回 false，什么也不做',
    ),
    fix: [t('call it after login() has succeeded (onLoginSuccess)', '移到 login() 成功之后（onLoginSuccess）')],
    check: (project) => {
      const call = initCall(project);
      if (call === undefined) return skipped(reasons.notUsed);
      if (isAtLeast(versionOf(project), '0.4.1') === false) return skipped(reasons.notUsed);
      const at = call.file.source.at(call.offset);
      if (isInside(call, 'main')) return failed({ at, found: t('inside main()', '在 main() 中'), expected: 'login' });
      return passed(at);
    },
  },
  {
    ...base,
    id: 'DRT-05',
    ...error,
    title: t('uploadToken is never called', '没有调用 uploadToken'),
    cause: t(
      'Tencent never learns the token of the phone, so it cannot push to it',
      '腾讯拿不到手机的 token，无法推送',
    ),
    fix: [
      t(
        'after init: await plugin.uploadToken(appInfo), and look at the result',
        'init 之后调用 await plugin.uploadToken(appInfo)，并检查返回值',
      ),
    ],
    check: (project) => needCall(project, ['uploadToken', 'setOfflinePushConfig'], 'uploadToken(appInfo)'),
  },
  {
    ...base,
    id: 'DRT-06',
    ...warning,
    title: t('requireNotificationPermission is never called', '没有调用 requireNotificationPermission'),
    cause: t(
      'iOS and Android 13 ask the user only when the app does; without the answer yes nothing is shown',
      'iOS 和 Android 13 只有应用主动申请才会询问用户，未授权就不显示通知',
    ),
    fix: [
      t(
        'call plugin.requireNotificationPermission() once after login',
        '登录后调用一次 plugin.requireNotificationPermission()',
      ),
    ],
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
    ...warning,
    vendors: ['oppo', 'xiaomi'],
    title: t('createNotificationChannel is never called', '没有调用 createNotificationChannel'),
    cause: t(
      'OPPO drops a message for a channel that does not exist on the phone',
      '手机上没有对应渠道时，OPPO 会丢弃消息',
    ),
    fix: [
      t(
        'after init: plugin.createNotificationChannel(channelId: …, channelName: …)',
        'init 之后调用 plugin.createNotificationChannel(channelId: …, channelName: …)',
      ),
    ],
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
    ...warning,
    title: t('{found} is never called', '没有调用 {found}'),
    cause: t(
      'Tencent pushes offline only to users it believes to be in the background: without the report nothing is pushed while the process lives',
      '腾讯只向它认为处于后台的用户发离线推送；不上报前后台，进程存活期间就收不到',
    ),
    fix: [
      t(
        'report it in didChangeAppLifecycleState: inactive and paused → doBackground, resumed → doForeground',
        '在 didChangeAppLifecycleState 中上报：inactive、paused 时 doBackground，resumed 时 doForeground',
      ),
    ],
    check: (project) => {
      const missing = ['doBackground', 'doForeground'].filter(
        (name) => needCall(project, [name], name).status === 'failed',
      );
      // The chat UI kit's own call reports both.
      const byKit = project.calls('setOfflinePushStatus')[0];
      if (byKit !== undefined) return passed(byKit.file.source.at(byKit.offset));
      const there = project.calls('doBackground')[0] ?? project.calls('doForeground')[0];
      return missing.length === 0
        ? passed(there === undefined ? undefined : there.file.source.at(there.offset))
        : failed({
            at: there === undefined ? dartAnchor(project) : there.file.source.at(there.offset),
            found: missing.join(', '),
            expected: missing.join(', '),
          });
    },
  },
  {
    ...base,
    id: 'DRT-09',
    ...warning,
    title: t('the click handler decodes ext without a guard', '点击处理函数直接解码 ext，没有防护'),
    cause: t(
      "a push without ext, or OPPO's form where the keys are spread, makes jsonDecode throw: the tap opens the app and nothing more",
      '推送没有 ext、或 OPPO 把键展开时 jsonDecode 会抛异常：点击只能打开应用，不会跳转',
    ),
    fix: [
      t(
        "try/catch around it, and fall back to msg['conversationID']",
        "用 try/catch 包住，并在失败时回退到 msg['conversationID']",
      ),
    ],
    check: (project) => {
      const init = initCall(project);
      if (init === undefined) return skipped(reasons.notUsed);
      const decodes = project.calls('jsonDecode').filter((call) => readsExt(call));
      if (decodes.length === 0) return skipped(reasons.notUsed);
      const bare = decodes.filter((call) => !isInside(call, 'try') && !isChecked(call));
      return verdict(
        bare.map(
          (call): Finding => ({ at: call.file.source.at(call.offset), found: 'jsonDecode', expected: 'try { … }' }),
        ),
        init.file.source.at(init.offset),
      );
    },
  },
  {
    ...base,
    id: 'DRT-10',
    ...warning,
    title: t('{found} stands in the app', '应用中出现了 {found}'),
    cause: t(
      'everybody can read it out of the installed app and push in your name',
      '任何人都能从安装包中取出它，冒用你的名义推送',
    ),
    fix: [t('remove it from the app and renew it in the vendor console', '从应用中删除，并在厂商控制台重置')],
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
  {
    ...base,
    id: 'DRT-11',
    ...error,
    title: t('{name} has the wrong type: {found}', '{name} 类型不对：{found}'),
    cause: t(
      'the app does not compile: certificate IDs are int, all other fields of PushAppInfo are String',
      '无法编译：证书 ID 是 int，PushAppInfo 的其他字段都是 String',
    ),
    fix: [t('write {name}: {expected}', '写成 {name}: {expected}')],
    check: (project) => {
      if (project.appInfos.length === 0) return skipped(reasons.notUsed);
      const certificates = new Set<string>(Object.values(CERTIFICATE_ARGUMENTS));
      const findings: Finding[] = [];
      for (const { values } of project.appInfos)
        for (const value of values.values()) {
          if (value.value === undefined || value.value === null) continue;
          const wantsNumber = certificates.has(value.key);
          if (wantsNumber && value.isText)
            findings.push({
              at: value.valueAt,
              found: t('a text', '字符串'),
              expected: /^\d+$/.test(String(value.value)) ? String(value.value) : '12345',
              args: { name: value.key },
            });
          if (!wantsNumber && typeof value.value === 'number')
            findings.push({
              at: value.valueAt,
              found: t('a number', '数字'),
              expected: "'…'",
              args: { name: value.key },
            });
        }
      const [first] = project.appInfos;
      return verdict(findings, first?.call.file.source.at(first.call.offset));
    },
  },
];

/** Whether the nearest enclosing `name(…) {` or `name {` is this one: `main`, `try`. Walks outward over the open brackets. */
export function isInside(call: DartCall, name: string): boolean {
  const { tokens } = call.file;
  let depth = 0;
  for (let i = call.index - 1; i >= 0; i -= 1) {
    const token = tokens[i];
    if (token?.kind !== 'sign') continue;
    if (token.text === '}') depth += 1;
    if (token.text !== '{') continue;
    if (depth > 0) {
      depth -= 1;
      continue;
    }
    // An open bracket: whose is it?
    let at = i - 1;
    while (at >= 0 && tokens[at]?.kind === 'word' && ['async', 'sync'].includes(tokens[at]?.text ?? '')) at -= 1;
    if (tokens[at]?.text === name) return true;
    if (tokens[at]?.kind === 'sign' && tokens[at]?.text === ')') {
      let brackets = 0;
      for (; at >= 0; at -= 1) {
        if (tokens[at]?.kind !== 'sign') continue;
        if (tokens[at]?.text === ')') brackets += 1;
        if (tokens[at]?.text === '(') brackets -= 1;
        if (brackets === 0) break;
      }
      if (tokens[at - 1]?.text === name) return true;
    }
  }
  return false;
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
