// T3-COD, the order of registerPush and the IM login.

import { t } from '../../../text/language.js';
import { appCode, isFlutter } from '../../facts/app-code.js';
import { loginOrder } from '../../facts/dart/functions.js';
import { knownText, nativeRegistrations, registrations } from '../../facts/timpush/registration.js';
import { codeLoginOrder } from '../../facts/timpush/registration-order.js';
import { reasons } from '../../reasons.js';
import { type Finding, passed, placeOf, type Rule, skipped, verdict } from '../../types.js';
import { error, FLUTTER, timpushCode } from '../defaults.js';

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
];
