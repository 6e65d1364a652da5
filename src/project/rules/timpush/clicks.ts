// T3-COD, clicks and messages: listeners, the click handler, removed calls, secrets in code.

import { argumentOf, type DartCall } from '../../../readers/dart/calls.js';
import { isAtLeast } from '../../../readers/version.js';
import { t } from '../../../text/language.js';
import { appCode, codeAnchor, hits, scriptFiles } from '../../facts/app-code.js';
import { classPlace, delegates } from '../../facts/app-delegate.js';
import { chatSecrets } from '../../facts/chat-secret.js';
import { copiedUiKit, isCopiedUiKit } from '../../facts/copied-uikit.js';
import { isInside, jsonDecodes } from '../../facts/dart/guards.js';
import { dartAnchor, receiverOf } from '../../facts/dart/start.js';
import { isDecodedExt } from '../../facts/decoded-ext.js';
import { misnamedClick } from '../../facts/delegate-methods.js';
import { knownText, registrations } from '../../facts/registration.js';
import { TIMPUSH_SOURCE, timpushVersion } from '../../facts/timpush-artifacts.js';
import type { Project } from '../../project.js';
import { reasons } from '../../reasons.js';
import type { Rule } from '../../types.js';
import { type Finding, failed, passed, skipped, verdict } from '../../types.js';
import { error, hint, NEW, warning } from '../defaults.js';

const FLUTTER = ['flutter', 'flutter-module'] as const;

const base = {
  generations: NEW,
  mark: 'A',
  source: TIMPUSH_SOURCE,
  needs: ['code'],
  kinds: ['flutter', 'flutter-module', 'android', 'ios', 'react-native', 'uni-app', 'harmony'],
} as const;

const isFlutter = (project: Project): boolean => project.kind === 'flutter' || project.kind === 'flutter-module';
const anchorOf = (project: Project) => (isFlutter(project) ? dartAnchor(project) : codeAnchor(project));

/** The object a call belongs to, as far as it is written. */
const receiver = (call: DartCall): string => receiverOf(call.file.tokens, call.index);

export const clickRules: readonly Rule[] = [
  {
    ...base,
    id: 'T3-COD-05',
    needsAll: true,
    ...warning,
    title: t('nothing listens for taps', '没有监听通知点击'),
    cause: t('a tap opens the app and nothing more', '点击只能打开应用，不会跳转'),
    fix: [
      t(
        'addPushListener with onNotificationClicked, early: in main(), Application.onCreate or the ability; native iOS: onRemoteNotificationReceived in AppDelegate, in Swift with (_ notice: String?)',
        '尽早用 addPushListener 注册 onNotificationClicked：main()、Application.onCreate 或 Ability 中；原生 iOS 在 AppDelegate 中实现 onRemoteNotificationReceived（Swift 写 _ notice: String?）',
      ),
    ],
    check: (project) => {
      if (isFlutter(project)) {
        const hit = project.mentions('onNotificationClicked')[0] ?? project.mentions('TIMPushListener')[0];
        return hit === undefined
          ? failed({ at: dartAnchor(project), found: '–', expected: 'onNotificationClicked' })
          : passed(hit.file.source.at(hit.offset));
      }
      const files = appCode(project);
      const misnamed = project.kind === 'ios' ? misnamedClick(project.ios, files) : undefined;
      const hit = hits(
        files,
        /\bonNotificationClicked\b|NOTIFICATION_CLICKED|notification_clicked|TIMPushNotifyEvent|onRemoteNotificationReceived|navigateToBuiltInChatViewController|BROADCAST_PUSH_RECEIVER/,
      ).find(({ text }) => misnamed === undefined || text !== misnamed.name);
      return hit === undefined
        ? failed({
            at: misnamed?.file.source.at(misnamed.offset) ?? classPlace(delegates(project)) ?? anchorOf(project),
            found: '–',
            expected: 'onNotificationClicked',
          })
        : passed(hit.file.source.at(hit.offset));
    },
  },
  {
    ...base,
    id: 'T3-COD-06',
    ...warning,
    kinds: FLUTTER,
    needs: ['dart'],
    title: t(
      'taps are listened for twice: in registerPush and in a TIMPushListener',
      '点击监听了两次：registerPush 和 TIMPushListener',
    ),
    cause: t(
      'from 8.3 on Android calls both: every tap is handled twice',
      '从 8.3 起 Android 会同时回调两者：每次点击处理两遍',
    ),
    fix: [t('keep one of the two', '只保留其中一个')],
    check: (project) => {
      if (isAtLeast(timpushVersion(project), '8.3.0') === false) return skipped(reasons.notUsed);
      const inRegister = registrations(project).find((call) => argumentOf(call, 'onNotificationClicked') !== undefined);
      const inListener = project
        .calls('TIMPushListener')
        .find((call) => argumentOf(call, 'onNotificationClicked') !== undefined);
      if (inRegister === undefined || inListener === undefined) return passed();
      const given = argumentOf(inRegister, 'onNotificationClicked');
      return failed({
        at: inRegister.file.source.at(given?.offset ?? inRegister.offset, 'onNotificationClicked'),
        found: '2',
        expected: '1',
      });
    },
  },
  {
    ...base,
    id: 'T3-COD-07',
    ...warning,
    kinds: ['flutter', 'flutter-module', 'react-native', 'uni-app'],
    title: t('the click handler decodes ext without catching errors', '点击处理函数直接解码 ext，没有捕获异常'),
    cause: t(
      'a push without ext, or one that is not JSON, throws there: the tap opens the app and nothing more',
      '推送没有 ext 或不是 JSON 时会抛异常：点击只能打开应用',
    ),
    fix: [
      t(
        'wrap it in try/catch; also accept an object without an outer "entity"',
        '用 try/catch 包住；并兼容没有外层 "entity" 的对象',
      ),
    ],
    check: (project) => {
      if (isFlutter(project)) {
        const decodes = jsonDecodes(project).filter(
          (call) => call.arguments[0]?.value.length === 1 && call.arguments[0].value[0]?.text === 'ext',
        );
        if (decodes.length === 0) return skipped(reasons.notUsed);
        return verdict(
          decodes
            .filter((call) => !isInside(call, 'try'))
            .map(
              (call): Finding => ({ at: call.file.source.at(call.offset), found: 'jsonDecode', expected: 'try { … }' }),
            ),
          decodes[0]?.file.source.at(decodes[0].offset),
        );
      }
      const decodes = hits(
        scriptFiles(project),
        /\bJSON\s*\.\s*parse\s*\(\s*(?:ext|res\.data|data\.ext|event\.ext)\s*\)/,
      ).filter(isDecodedExt);
      if (decodes.length === 0) return skipped(reasons.notUsed);
      return verdict(
        decodes
          .filter((hit) => !/\btry\s*\{[^}]*$/.test(hit.file.bare.slice(Math.max(0, hit.offset - 400), hit.offset)))
          .map((hit): Finding => ({ at: hit.file.source.at(hit.offset), found: 'JSON.parse', expected: 'try { … }' })),
        decodes[0]?.file.source.at(decodes[0].offset),
      );
    },
  },
  {
    ...base,
    id: 'T3-COD-08',
    ...error,
    kinds: FLUTTER,
    needs: ['dart'],
    title: t('{found} was removed in 8.0', '{found} 在 8.0 中已移除'),
    cause: t('the app does not compile', '无法编译'),
    fix: [t('write {expected}', '改成 {expected}')],
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
          at: call.file.source.at(call.offset),
          found: call.name,
          expected: 'setAndroidCustomConfigFile',
        })),
        ...project
          .calls('configFCMPrivateRing')
          .map((call) => ({ at: call.file.source.at(call.offset), found: call.name, expected: 'setCustomFCMRing' })),
      ];
      if (found.length > 0 && isNew === undefined) return skipped(reasons.noVersion);
      return isNew === false ? skipped(reasons.notUsed) : verdict(found);
    },
  },
  {
    ...base,
    id: 'T3-COD-09',
    ...error,
    title: t('{found} in the app', '应用中出现 {found}'),
    cause: t(
      'whoever has the app has the key of your Chat app: every account can be taken over; and used as appKey it does not even register (800001)',
      '拿到安装包就拿到了 Chat 密钥，任何账号都可被冒用；当作 appKey 也注册不了（800001）',
    ),
    fix: [
      t(
        'appKey: the client key of the Push page in the console; make UserSigs on your server',
        'appKey 用控制台推送页的客户端密钥；UserSig 在服务器生成',
      ),
    ],
    check: (project) => {
      const findings: Finding[] = [];
      for (const call of registrations(project)) {
        const given = argumentOf(call, 'appKey');
        const key = given === undefined ? null : knownText(project, call, 'appKey');
        if (given !== undefined && typeof key === 'string' && /^[0-9a-f]{64}$/i.test(key))
          findings.push({
            at: call.file.source.at(given.offset, 'appKey'),
            found: t('the SecretKey as appKey', '把 SecretKey 当作 appKey'),
            expected: 'appKey',
          });
      }
      const SECRET = /(?:SECRET_?KEY|secretKey|imSecret)\b['"]?\s*[:=]\s*(?:String\s*=\s*)?@?["']([0-9a-f]{64})["']/i;
      const chat = isFlutter(project) ? chatSecrets(project) : undefined;
      const places = chat?.places ?? hits(appCode(project), SECRET).map((hit) => hit.file.source.at(hit.offset));
      for (const at of places)
        findings.push({ at, found: t('the SecretKey of the Chat app', 'Chat 应用的 SecretKey'), expected: '–' });
      for (const hit of hits(
        isFlutter(project) ? [] : appCode(project),
        /\bregisterPush\s*\([^)]*["']([0-9a-f]{64})["']/i,
      ))
        findings.push({
          at: hit.file.source.at(hit.offset),
          found: t('the SecretKey as appKey', '把 SecretKey 当作 appKey'),
          expected: 'appKey',
        });
      if (findings.length === 0 && chat?.isComputed === true) return skipped(reasons.computed);
      return verdict(findings, anchorOf(project));
    },
  },
  {
    ...base,
    id: 'T3-COD-10',
    ...warning,
    title: t('{found} is called by the app', '应用自行调用了 {found}'),
    cause: t(
      'TIMPush does this itself: the second call can overwrite its token or its state',
      'TIMPush 会自动处理：重复调用可能覆盖它的 token 或前后台状态',
    ),
    fix: [t('remove the call', '删除该调用')],
    check: (project) => {
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
          own.map((call): Finding => ({ at: call.file.source.at(call.offset), found: call.name, expected: '–' })),
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
        found.map((hit): Finding => ({ at: hit.file.source.at(hit.offset), found: hit.match[1] ?? '', expected: '–' })),
        anchorOf(project),
      );
    },
  },
  {
    ...base,
    id: 'T3-COD-11',
    ...hint,
    title: t('pushes are not shown while the app is open', '应用在前台时不显示推送'),
    cause: t(
      'disablePostNotificationInForeground(true) is called: testers with the app open see nothing and think push is broken',
      '调用了 disablePostNotificationInForeground(true)：测试时应用在前台就看不到通知，容易误判',
    ),
    fix: [t('test with the app in the background, or pass false', '把应用放到后台再测试，或传 false')],
    check: (project) => {
      if (isFlutter(project)) {
        const calls = project.calls('disablePostNotificationInForeground');
        return verdict(
          calls
            .filter((call) =>
              call.arguments.some((argument) => argument.value.length === 1 && argument.value[0]?.text === 'true'),
            )
            .map((call): Finding => ({ at: call.file.source.at(call.offset), found: 'true', expected: 'false' })),
        );
      }
      return verdict(
        hits(appCode(project), /\bdisablePostNotificationInForeground\s*[(:]\s*(?:true|YES)\b/).map(
          (hit): Finding => ({ at: hit.file.source.at(hit.offset), found: 'true', expected: 'false' }),
        ),
      );
    },
  },
];
