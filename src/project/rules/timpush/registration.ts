// T3-COD, registration: registerPush, its arguments, and the registration id.

import { argumentOf } from '../../../readers/dart/calls.js';
import { t } from '../../../text/language.js';
import { editDistance } from '../../../text/suggest.js';
import { isNativeFault } from '../../facts/android/native-names.js';
import { appCode, hits, isFlutter, scriptFiles } from '../../facts/app-code.js';
import { handlerSlips } from '../../facts/dart/click-handlers.js';
import { deadFunction } from '../../facts/dart/dead-functions.js';
import { isInside } from '../../facts/dart/guards.js';
import { neverRuns as dartNeverRuns, isAfterFailure, runsOn } from '../../facts/dart/platforms.js';
import { dartAnchor } from '../../facts/dart/start.js';
import { idleScript, neverRuns, unusedMethod, unusedFunction as unusedScript } from '../../facts/dead-code.js';
import { scriptPlace } from '../../facts/script-place.js';
import { isNameFault } from '../../facts/timpush/code-names.js';
import {
  dartValues,
  knownText,
  nativeRegistrations,
  registrations,
  sdkRegistrations,
} from '../../facts/timpush/registration.js';
import { IM_LOGIN, mustComeBefore, placedInCode, placedInDart } from '../../facts/timpush/registration-order.js';
import { isVendorArtifact, timpushArtifacts } from '../../facts/timpush/timpush-artifacts.js';
import { placedConfigs } from '../../facts/timpush/timpush-config.js';
import { reasons, undecided } from '../../reasons.js';
import { type Finding, failed, judgeEach, passed, placeOf, type Rule, see, skipped, verdict } from '../../types.js';
import { error, FLUTTER, timpushCode, warning } from '../defaults.js';

const NATIVE_REGISTER = /\bregisterPush\b\s*[(:]|METHOD_REGISTER_PUSH\b(?!\s*=)|TIMPush\w*\.registerPush/;

export const registrationRules: readonly Rule[] = [
  {
    ...timpushCode,
    id: 'T3-COD-01',
    needsAll: true,
    ...error,
    title: t('registerPush: {found}', 'registerPush：{found}'),
    cause: t(
      'without it the phone registers with no vendor and no token is uploaded',
      '没有它手机不会向任何厂商注册，也不会上报 token',
    ),
    fix: t(
      'call registerPush with your SDKAppID after consent to the privacy text (and after the IM login, when Chat is used)',
      '在用户同意隐私协议之后（使用 Chat 时还要在登录 IM 之后）用自己的 SDKAppID 调用 registerPush',
    ),
    check: (project) => {
      if (isFlutter(project)) {
        const [first] = registrations(project);
        if (first === undefined) {
          const mention = project.mentions('registerPush')[0];
          return mention === undefined
            ? failed({ at: dartAnchor(project), found: t('never called', '没有调用'), expected: 'registerPush(…)' })
            : passed(placeOf(mention));
        }
        const unused = registrations(project).map((call) => deadFunction(project, call));
        if (unused.every((name) => name !== undefined))
          return failed({ at: placeOf(first), found: reasons.onlyIn(unused[0]), expected: 'registerPush(…)' });
        const calls = registrations(project);
        const never = calls.map(dartNeverRuns);
        const found = never.every((reason) => reason !== undefined)
          ? never[0]
          : calls.every(isAfterFailure)
            ? t('only where the login failed', '只在登录失败时调用')
            : // The project has files that only Android needs, so the app is meant to register there too.
              calls.every((call) => runsOn('android', call) === 'no') &&
                (placedConfigs(project).length > 0 || timpushArtifacts(project).some(isVendorArtifact))
              ? reasons.onlyOnIphones
              : undefined;
        if (found !== undefined) return failed({ at: placeOf(first), found, expected: 'registerPush(…)' });
        const id = knownText(project, first, 'sdkAppId');
        const given = argumentOf(first, 'sdkAppId');
        if (given !== undefined && (id === '0' || id === ''))
          return failed({
            at: first.file.source.at(given.offset, 'sdkAppId'),
            found: `sdkAppId: ${id}`,
            expected: 'SDKAppID',
          });
        return passed(placeOf(first));
      }
      const files = appCode(project);
      const [hit] = hits(files, NATIVE_REGISTER);
      if (hit === undefined) {
        const [off] = hits(files, /\b(?:METHOD_DISABLE_AUTO_REGISTER_PUSH|disableAutoRegisterPush)\b/);
        if (off !== undefined)
          return failed({
            at: placeOf(off),
            found: t('never called, and automatic registration is off', '没有调用，且关闭了自动注册'),
            expected: 'registerPush(…)',
          });
        // TUILogin, or a wrapper from a library, may call registerPush.
        if (hits(files, /\bTUILogin\b/).length > 0)
          return skipped(undecided('TUILogin may register by itself', 'TUILogin 可能会自动注册'));
        const slip = hits(files, /(?<![\w$])[a-z]\w*[Pp]u\w*(?=\s*[(:])/).find(
          ({ text }) => !/^un/i.test(text) && editDistance(text, 'registerPush') <= 2,
        );
        const [user] = hits(
          scriptFiles(project),
          /react-native-push|uni_modules\/TencentCloud-Push|@tencentcloud\/timpush/,
        );
        const at = placeOf(slip ?? user) ?? project.package?.at;
        if (slip !== undefined && isNameFault(project, at)) return see('T3-COD-14');
        if (slip !== undefined && isNativeFault(project, at)) return see('BLD-14');
        return failed({ at, found: t('never called', '没有调用'), expected: 'registerPush(…)' });
      }
      const calls = nativeRegistrations(files);
      const [first] = calls;
      const behind = calls.find((call) => neverRuns(call) !== undefined);
      if (
        behind !== undefined &&
        calls.every((call) => neverRuns(call) !== undefined || unusedScript(call, files) !== undefined)
      )
        return failed({ at: placeOf(behind), found: neverRuns(behind) ?? '', expected: 'registerPush(…)' });
      const used = calls.filter((call) => unusedScript(call, files) === undefined);
      const [live = first, ...more] = used;
      const place = live === undefined ? undefined : scriptPlace(project, [live, ...more]);
      if (live !== undefined && place !== undefined)
        return failed({ at: placeOf(live), found: place, expected: 'registerPush(…)' });
      const lonely = calls.map((call) => unusedMethod(call) ?? idleScript(call, files));
      if (first !== undefined && lonely.every((name) => name !== undefined))
        return failed({
          at: placeOf(first),
          found: reasons.onlyIn(lonely[0]),
          expected: 'registerPush(…)',
        });
      for (const call of calls)
        if (call.sdkAppId.kind === 'known' && /^0*$/.test(call.sdkAppId.value))
          return failed({
            at: call.sdkAppId.at,
            found: `sdkAppId ${call.sdkAppId.value || '""'}`,
            expected: 'SDKAppID',
          });
      // With an empty appKey uni-app returns 9010002; elsewhere Chat may log in. For HarmonyOS this is T3-OH-05.
      const isAlone = project.kind === 'uni-app' || (project.kind !== 'harmony' && hits(files, IM_LOGIN).length === 0);
      const empty = calls.find(({ appKey }) => appKey.kind === 'known' && appKey.value === '');
      if (empty?.appKey.kind === 'known' && isAlone)
        return failed({
          at: empty.appKey.at,
          found:
            project.kind === 'uni-app'
              ? t('an empty appKey (9010002)', '空的 appKey（9010002）')
              : t('an empty appKey', '空的 appKey'),
          expected: 'appKey',
        });
      // Without an appKey registerPush registers the logged-in account.
      const bare = calls.every(({ appKey }) => appKey.kind === 'absent') ? first : undefined;
      if (
        bare !== undefined &&
        hits(files, /log_?in|sign_?in/i).length === 0 &&
        hits(files, /\bTUILogin\b/).length === 0
      )
        return failed({
          at: placeOf(bare),
          found: t('no appKey, and nothing logs in to IM', '没有传 appKey，也没有登录 IM'),
          expected: 'appKey',
        });
      return calls.some((call) => call.sdkAppId.kind === 'unknown') ? skipped(reasons.computed) : passed(placeOf(hit));
    },
  },
  {
    ...timpushCode,
    id: 'T3-COD-02',
    ...warning,
    kinds: FLUTTER,
    needs: ['dart'],
    title: t('registerPush is called inside main()', '在 main() 中调用了 registerPush'),
    cause: t(
      'the engine, the consent and the login are not ready yet: registration fails or breaks store rules',
      '此时引擎、隐私授权、登录都还没就绪：注册会失败或违反商店规定',
    ),
    fix: t(
      'call it after consent and login; in main() only addPushListener',
      '移到授权和登录之后；main() 中只放 addPushListener',
    ),
    check: (project) =>
      judgeEach(registrations(project), (call) =>
        isInside(call, 'main') ? { found: 'main()', expected: '–' } : undefined,
      ),
  },
  {
    ...timpushCode,
    id: 'T3-COD-03',
    ...error,
    title: t(
      'registerPush gets an appKey beside a Chat login, without setRegistrationID',
      '登录了 Chat，registerPush 又传了 appKey，且没有先调用 setRegistrationID',
    ),
    cause: t(
      'the SDK logs in an account of its own: the Chat user is kicked offline, and pushes to it reach no device',
      'SDK 会登录自己的账号：Chat 用户被踢下线，发给它的推送到不了设备',
    ),
    fix: t(
      'leave sdkAppId and appKey out, or call setRegistrationID(userID) first',
      '不传 sdkAppId 和 appKey，或先调用 setRegistrationID(userID)',
    ),
    check: (project) => {
      if (isFlutter(project)) {
        const [first] = registrations(project);
        if (first === undefined) return skipped(reasons.notUsed);
        const logsIn = project.calls('login').some((call) => argumentOf(call, 'userSig') !== undefined);
        const key = knownText(project, first, 'appKey');
        const at = first.file.source.at(argumentOf(first, 'appKey')?.offset ?? first.offset);
        const hasId = argumentOf(first, 'sdkAppId') !== undefined;
        if (!logsIn || key === null || key === '' || !hasId || project.mentions('setRegistrationID').length > 0)
          return passed(at);
        return key === undefined
          ? skipped(reasons.computed)
          : failed({ at, found: 'appKey', expected: 'setRegistrationID' });
      }
      const files = appCode(project);
      const [first, ...others] = nativeRegistrations(files);
      if (first === undefined) return skipped(reasons.notUsed);
      const logsIn = hits(files, IM_LOGIN).length > 0;
      const at = placeOf(first);
      if (!logsIn || hits(files, /\bsetRegistrationID\b/).length > 0) return passed(at);
      const calls = [first, ...others];
      const withKey = calls.find(({ appKey }) => appKey.kind === 'known' && appKey.value !== '');
      if (withKey !== undefined)
        return failed({
          at: placeOf(withKey),
          found: 'appKey',
          expected: 'setRegistrationID',
        });
      return calls.some(({ appKey }) => appKey.kind === 'unknown') ? skipped(reasons.computed) : passed(at);
    },
  },
  {
    ...timpushCode,
    id: 'T3-COD-04',
    ...error,
    title: t('setRegistrationID is called after registerPush', 'setRegistrationID 写在 registerPush 之后'),
    cause: t(
      'it has no effect then: the phone keeps a random id, and pushes to yours reach no device',
      '此时不再生效：手机仍用随机 ID，按你的 ID 推送找不到设备',
    ),
    fix: t('call it before registerPush', '移到 registerPush 之前'),
    check: (project) => {
      if (isFlutter(project)) return mustComeBefore(placedInDart(project, 'setRegistrationID'));
      const found = hits(appCode(project), /\bsetRegistrationID\s*\(/);
      return mustComeBefore(found.map((hit) => placedInCode(hit, 'setRegistrationID')));
    },
  },
  {
    ...timpushCode,
    id: 'T3-COD-13',
    ...error,
    title: t('registerPush: {name} is {found}', 'registerPush：{name} 是{found}'),
    cause: t(
      'the SDK declares it as {expected}: Dart, Kotlin and Java do not compile, and a script most likely fails when it runs',
      'SDK 的声明是{expected}：Dart、Kotlin、Java 无法编译，脚本多半在运行时失败',
    ),
    fix: t('pass {expected}', '传入{expected}'),
    check: (project) => {
      const registered = isFlutter(project) ? [] : sdkRegistrations(appCode(project));
      const bare = registered.flatMap(({ noContext }) => noContext ?? []);
      if (bare.length > 0)
        return verdict(
          bare.map((at) => ({
            at,
            found: t('missing', '缺失'),
            expected: t('the context as the first argument', '上下文（第一个参数）'),
            args: { name: 'context' },
          })),
        );
      const handlers = isFlutter(project) ? registrations(project).flatMap(handlerSlips) : [];
      if (handlers.length > 0) return verdict(handlers);
      const values = isFlutter(project)
        ? registrations(project).flatMap((call) => dartValues(project, call))
        : registered.flatMap(({ sdkAppId, appKey }) => [
            { name: 'sdkAppId', value: sdkAppId, wantsText: false },
            { name: 'appKey', value: appKey, wantsText: true },
          ]);
      const known = values.flatMap(({ value, ...rest }) => (value.kind === 'known' ? [{ ...rest, ...value }] : []));
      const [first] = known;
      if (first === undefined)
        return skipped(values.some(({ value }) => value.kind === 'unknown') ? reasons.computed : reasons.notUsed);
      const kindOf = (isText: boolean) => (isText ? t('text', '字符串') : t('a number', '数字'));
      return verdict(
        known
          .filter(({ isText, wantsText }) => isText !== wantsText)
          .map(
            ({ name, given, isText, wantsText }): Finding => ({
              at: given,
              found: kindOf(isText),
              expected: kindOf(wantsText),
              args: { name },
            }),
          ),
        first.at,
      );
    },
  },
];
