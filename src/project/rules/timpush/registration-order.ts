// T3-COD, the order of registerPush and the IM login.

import { isSign } from '../../../readers/dart/constants.js';
import { t } from '../../../text/language.js';
import { appCode, hits, isFlutter, scriptFiles } from '../../facts/app-code.js';
import { isInBlockOf, loginOrder } from '../../facts/dart/functions.js';
import { knownText, nativeRegistrations, registrations } from '../../facts/timpush/registration.js';
import { codeLoginOrder, logoutAround } from '../../facts/timpush/registration-order.js';
import { reasons } from '../../reasons.js';
import { type Finding, judgeEach, passed, placeOf, type Rule, skipped, verdict } from '../../types.js';
import { error, FLUTTER, timpushCode, warning } from '../defaults.js';

const LOGOUT = {
  after: t('is called after logout', '在 logout 之后调用'),
  before: t('is not awaited before logout', '没有等它完成就 logout'),
};

export const registrationOrderRules: readonly Rule[] = [
  {
    ...timpushCode,
    id: 'T3-COD-12',
    ...error,
    // On iOS the SDK itself calls registerPush.
    kinds: [...FLUTTER, 'android', 'react-native', 'uni-app', 'harmony'],
    title: t('registerPush is called before the IM login', 'registerPush 在 IM 登录之前调用'),
    cause: t(
      'without an appKey it registers the account that is logged in: before the login it fails (6014), and no token is uploaded',
      '不传 appKey 时注册的是已登录的账号：登录前调用会失败（6014），不会上报 token',
    ),
    fix: t('call it after login() has succeeded', '在 login() 成功之后再调用'),
    check: (project) => {
      const calls = isFlutter(project)
        ? registrations(project).map((call) => ({
            at: placeOf(call),
            keys: [knownText(project, call, 'sdkAppId'), knownText(project, call, 'appKey')],
            order: () => loginOrder(project, call),
          }))
        : nativeRegistrations(appCode(project)).map((call) => ({
            at: placeOf(call),
            keys: [
              call.appKey.kind === 'absent' ? null : call.appKey.kind === 'unknown' ? undefined : call.appKey.value,
            ],
            order: () => codeLoginOrder(call),
          }));
      // With an appKey the SDK itself logs in.
      const bare = calls.filter(({ keys }) => keys.some((key) => key === null || key === ''));
      const [first] = bare;
      if (first === undefined)
        return skipped(calls.some(({ keys }) => keys.includes(undefined)) ? reasons.computed : reasons.notUsed);
      const orders = bare.map(({ order }) => order());
      // One call at the right time is enough.
      if (orders.includes('after')) return passed(first.at);
      return orders.includes('unknown')
        ? skipped(reasons.loginOrder)
        : verdict(bare.map(({ at }): Finding => ({ at, found: 'registerPush', expected: 'login' })));
    },
  },
  {
    ...timpushCode,
    id: 'T3-COD-15',
    ...warning,
    // In React Native and uni-app the SDK logs in an account of its own.
    kinds: [...FLUTTER, 'harmony'],
    mark: 'D',
    title: t('unRegisterPush {found}', 'unRegisterPush {found}'),
    cause: t(
      'it needs the account that is logged in: after logout it may fail, and the phone keeps getting the pushes of that account',
      '它需要仍登录的账号：logout 之后可能失败，手机会继续收到该账号的推送',
    ),
    fix: t('wait for unRegisterPush(), then logout()', '等 unRegisterPush() 完成后再 logout()'),
    check: (project) => {
      if (!isFlutter(project))
        return judgeEach(hits(scriptFiles(project), /\bunRegisterPush\s*\(/), (hit) => {
          const order = logoutAround(hit);
          return order === undefined ? undefined : { found: LOGOUT[order], expected: 'logout' };
        });
      return judgeEach(project.calls('unRegisterPush'), (call) => {
        const logout = project
          .calls('logout')
          .find((item) => item.file === call.file && isInBlockOf(item, call) && isInBlockOf(call, item));
        if (logout === undefined) return undefined;
        if (logout.index < call.index) return { found: LOGOUT.after, expected: 'logout' };
        const { tokens } = call.file;
        let i = call.index - 1;
        while (i > 0 && !(tokens[i]?.kind === 'sign' && ';{}'.includes(tokens[i]?.text ?? ''))) i -= 1;
        const isAwaited =
          !isSign(tokens[call.end], ';') ||
          tokens.slice(i, call.index).some(({ text }) => /^(?:await|return|=)$/.test(text));
        return isAwaited ? undefined : { found: LOGOUT.before, expected: 'await' };
      });
    },
  },
];
