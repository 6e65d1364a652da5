// T3-COD, clicks: listeners, the click handler; and the secret of the Chat app in the code.

import { argumentOf } from '../../../readers/dart/calls.js';
import { isAtLeast } from '../../../readers/version.js';
import { t } from '../../../text/language.js';
import { editDistance } from '../../../text/suggest.js';
import { appCode, codeAnchor, hits, isFlutter, nativeFiles, scriptFiles } from '../../facts/app-code.js';
import { chatSecrets } from '../../facts/chat-secret.js';
import { doesNothing, forgetsCall } from '../../facts/dart/click-handlers.js';
import { decodedTwice, isInside, jsonDecodes, NO_CATCH } from '../../facts/dart/guards.js';
import { dartAnchor } from '../../facts/dart/start.js';
import { isRemovedAtOnce, neverRuns, unusedMethod } from '../../facts/dead-code.js';
import { isDecodedExt } from '../../facts/decoded-ext.js';
import { classPlace, delegates } from '../../facts/ios/app-delegate.js';
import { misnamedClick, misspelt } from '../../facts/ios/delegate-methods.js';
import { isNameFault } from '../../facts/timpush/code-names.js';
import { knownText, registrations, sdkRegistrations } from '../../facts/timpush/registration.js';
import { timpushVersion } from '../../facts/timpush/timpush-artifacts.js';
import type { CodeFile } from '../../ios/app.js';
import { reasons } from '../../reasons.js';
import { type Finding, failed, judgeEach, passed, placeOf, type Rule, see, skipped, verdict } from '../../types.js';
import { error, FLUTTER, timpushCode, warning } from '../defaults.js';

/** A method whose name is almost that of the click listener. */
const nearlyHeard = (files: readonly CodeFile[]) =>
  hits(files, /\bon[A-Z]\w*(?=\s*[:(=])/).find(
    ({ text }) => text !== 'onNotificationClicked' && editDistance(text, 'onNotificationClicked') <= 2,
  );

export const clickRules: readonly Rule[] = [
  {
    ...timpushCode,
    id: 'T3-COD-05',
    needsAll: true,
    ...warning,
    title: t('nothing listens for taps', '没有监听通知点击'),
    cause: t('a tap opens the app and nothing more', '点击只能打开应用，不会跳转'),
    fix: t(
      'addPushListener with onNotificationClicked, early: in main(), Application.onCreate or the ability; native iOS: onRemoteNotificationReceived in AppDelegate, in Swift with (_ notice: String?)',
      '尽早用 addPushListener 注册 onNotificationClicked：main()、Application.onCreate 或 Ability 中；原生 iOS 在 AppDelegate 中实现 onRemoteNotificationReceived（Swift 写 _ notice: String?）',
    ),
    check: (project) => {
      const native = nativeFiles(project);
      const added = hits(native, /\baddP\w*List\w*\b/);
      const [unheard] = added.length > 0 ? added : hits(native, /(?:\bobject\s*:|\bnew)\s+TIMPushListener\b/);
      if (
        unheard !== undefined &&
        !added.some((hit) => neverRuns(hit) === undefined && unusedMethod(hit) === undefined)
      )
        return failed({ at: placeOf(unheard), found: '–', expected: 'addPushListener' });
      if (isFlutter(project)) {
        // An empty function accompanies a listener: where only its import is left, the listener is gone.
        const isLeft = project.dart.some(({ source }) => source.text.includes('tim_push_listener.dart'));
        const idle = [...registrations(project), ...project.calls('TIMPushListener')].filter(
          (call) =>
            (isLeft && call.name === 'registerPush' && doesNothing(project, call)) ||
            forgetsCall(project, call, 'onNotificationClicked'),
        );
        const [deaf] = project.calls('TIMPushListener').filter((call) => call.arguments.length > 0);
        const hit =
          [
            ...[...registrations(project), ...project.calls('TIMPushListener')].filter((call) => !idle.includes(call)),
            ...project.calls('registerOnNotificationClickedEvent'),
          ].find((call) => argumentOf(call, 'onNotificationClicked') !== undefined) ??
          project.mentions('onNotificationClicked').find(({ file }) => !idle.some((call) => call.file === file)) ??
          (deaf === undefined ? project.mentions('TIMPushListener')[0] : undefined);
        return hit === undefined
          ? failed({
              at: deaf === undefined ? dartAnchor(project) : placeOf(deaf),
              found: '–',
              expected: 'onNotificationClicked',
            })
          : passed(placeOf(hit));
      }
      const files = appCode(project);
      const [event] = hits(
        files,
        /\baddPushListener\s*\(\s*(?:(?:[\w$]+\s*\.\s*)?EVENT\s*\.\s*|['"])(\w+)['"]?\s*([,)])/,
      ).filter(
        ({ match: [, name = '', sign] }) =>
          /CLICK/i.test(name) && (sign === ')' || !/^(?:NOTIFICATION_CLICKED|notification_clicked)$/.test(name)),
      );
      const hears = hits(files, /\baddPushListener\s*\([^,)]*(?:NOTIFICATION_CLICKED|notification_clicked)['"]?\s*,/);
      if (event !== undefined && hears.length === 0)
        return isNameFault(project, placeOf(event))
          ? see('T3-COD-14')
          : failed({ at: placeOf(event), found: event.match[1], expected: 'EVENT.NOTIFICATION_CLICKED' });
      const misnamed = project.kind === 'ios' ? misnamedClick(project.ios, files) : undefined;
      const heard = hits(
        files,
        /\bonNotificationClicked\b|NOTIFICATION_CLICKED|notification_clicked|TIMPushNotifyEvent|onRemoteNotificationReceived|navigateToBuiltInChatViewController|BROADCAST_PUSH_RECEIVER/,
      ).filter(
        // Inside a string literal the name is only part of a log line.
        ({ file, offset, text }) =>
          text !== misnamed?.name &&
          !/\bremovePushListener\s*\([^()]*$/.test(file.code.slice(Math.max(0, offset - 80), offset)) &&
          // For scripts of React Native and uni-app it is no name of the package.
          (text !== 'onNotificationClicked' ||
            (!/^(?:react-native|uni-app)$/.test(project.kind) && file.bare.startsWith(text, offset))),
      );
      const hit = heard.find((item) => unusedMethod(item) === undefined && !isRemovedAtOnce(item));
      return hit === undefined
        ? failed({
            at:
              placeOf(
                misnamed ??
                  heard[0] ??
                  misspelt(delegates(project), 'onRemoteNotificationReceived') ??
                  nearlyHeard(files),
              ) ??
              (project.kind === 'ios' ? classPlace(delegates(project)) : undefined) ??
              placeOf(hits(files, /\bTIMPushListener\s*=\s*\{|\baddPushListener\b/)[0]) ??
              codeAnchor(project),
            found: '–',
            expected: 'onNotificationClicked',
          })
        : passed(placeOf(hit));
    },
  },
  {
    ...timpushCode,
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
    fix: t(
      'keep one of the two; registerPush still requires the argument: an empty function',
      '只保留其中一个；registerPush 仍需要该参数，传空函数即可',
    ),
    check: (project) => {
      if (isAtLeast(timpushVersion(project), '8.3.0') === false) return skipped(reasons.notUsed);
      const inRegister = registrations(project).find(
        (call) => argumentOf(call, 'onNotificationClicked') !== undefined && !doesNothing(project, call),
      );
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
    ...timpushCode,
    id: 'T3-COD-07',
    ...warning,
    kinds: [...FLUTTER, 'react-native', 'uni-app'],
    title: t('the click handler {found}', '点击处理函数{found}'),
    cause: t(
      'a push without ext, or one that is not JSON, throws there: the tap opens the app and nothing more',
      '推送没有 ext 或不是 JSON 时会抛异常：点击只能打开应用',
    ),
    fix: t(
      'wrap it in try/catch; also accept an object without an outer "entity"',
      '用 try/catch 包住；并兼容没有外层 "entity" 的对象',
    ),
    check: (project) => {
      if (isFlutter(project)) {
        const decodes = jsonDecodes(project).filter(
          (call) => call.arguments[0]?.value.length === 1 && call.arguments[0].value[0]?.text === 'ext',
        );
        const twice = decodedTwice(project);
        if (twice.length > 0) return verdict(twice);
        return judgeEach(decodes, (call) =>
          isInside(call, 'try') ? undefined : { found: NO_CATCH, expected: 'try { … }' },
        );
      }
      const decodes = hits(
        scriptFiles(project),
        /\bJSON\s*\.\s*parse\s*\(\s*(?:ext|res\.data|data\.ext|event\.ext)\s*\)/,
      ).filter(isDecodedExt);
      return judgeEach(decodes, ({ file, offset }) =>
        /\btry\s*\{[^}]*$/.test(file.bare.slice(Math.max(0, offset - 400), offset))
          ? undefined
          : { found: NO_CATCH, expected: 'try { … }' },
      );
    },
  },
  {
    ...timpushCode,
    id: 'T3-COD-09',
    ...error,
    title: t('{found} in the app', '应用中出现 {found}'),
    cause: t(
      'whoever has the app has the key of your Chat app: every account can be taken over; and used as appKey it does not even register (800001)',
      '拿到安装包就拿到了 Chat 密钥，任何账号都可被冒用；当作 appKey 也注册不了（800001）',
    ),
    fix: t(
      'appKey: the client key of the Push page in the console; make UserSigs on your server',
      'appKey 用控制台推送页的客户端密钥；UserSig 在服务器生成',
    ),
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
      const places = chat?.places ?? hits(appCode(project), SECRET).map((hit) => placeOf(hit));
      for (const at of places)
        findings.push({ at, found: t('the SecretKey of the Chat app', 'Chat 应用的 SecretKey'), expected: '–' });
      for (const { appKey } of isFlutter(project) ? [] : sdkRegistrations(appCode(project)))
        if (appKey.kind === 'known' && /^[0-9a-f]{64}$/i.test(appKey.value))
          findings.push({
            at: appKey.at,
            found: t('the SecretKey as appKey', '把 SecretKey 当作 appKey'),
            expected: 'appKey',
          });
      if (findings.length === 0 && chat?.isComputed === true) return skipped(reasons.computed);
      return verdict(findings, codeAnchor(project));
    },
  },
];
