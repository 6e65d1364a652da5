// DRT, the order of the calls: init and the upload of the device token come after the IM login.
import { isAtLeast } from '../../../readers/version.js';
import { t } from '../../../text/language.js';
import { loginOrder, MOST_PLACES } from '../../facts/dart/functions.js';
import { isInside } from '../../facts/dart/guards.js';
import { initCall } from '../../facts/dart/start.js';
import { versionOf } from '../../package-version.js';
import { reasons } from '../../reasons.js';
import { type Finding, failed, passed, placeOf, type Rule, see, skipped, verdict } from '../../types.js';
import { error, oldDart, warning } from '../defaults.js';

const base = {
  ...oldDart,
  source: 'tim_ui_kit_push_plugin 3.1.2+1: source and README; error 6014 of the Chat SDK',
} as const;

export const loginOrderRules: readonly Rule[] = [
  {
    ...base,
    id: 'DRT-04',
    ...warning,
    title: t('init is called {found}', 'init 的调用位置：{found}'),
    cause: t(
      'from 0.4.1 on init returns false, and does nothing, before the user has logged in to IM',
      '从 0.4.1 起，未登录 IM 时 init 直接返回 false，什么也不做',
    ),
    fix: t('call it after login() has succeeded (onLoginSuccess)', '移到 login() 成功之后（onLoginSuccess）'),
    check: (project) => {
      const call = initCall(project);
      if (call === undefined) return skipped(reasons.notUsed);
      if (isAtLeast(versionOf(project), '0.4.1') === false) return skipped(reasons.notUsed);
      const at = placeOf(call);
      if (isInside(call, 'main')) return failed({ at, found: t('inside main()', '在 main() 中'), expected: 'login' });
      const order = loginOrder(project, call);
      if (order === 'before')
        return failed({ at, found: t('before the IM login', '在 IM 登录之前'), expected: 'login' });
      return order === 'after' ? passed(at) : skipped(reasons.loginOrder);
    },
  },
  {
    ...base,
    id: 'DRT-13',
    ...error,
    title: t('uploadToken is called before the IM login', 'uploadToken 在 IM 登录之前调用'),
    cause: t(
      'the token belongs to an account: before the login the upload is refused (6014), and the phone stays silent',
      'token 要绑定到账号：登录前上报会被拒绝（6014），手机收不到推送',
    ),
    fix: t('call uploadToken after login() has succeeded', '在 login() 成功之后再调用 uploadToken'),
    check: (project) => {
      const calls = ['uploadToken', 'setOfflinePushConfig']
        .flatMap((name) => project.calls(name))
        .slice(0, MOST_PLACES);
      const [first] = calls;
      if (first === undefined) return see('DRT-05');
      const orders = calls.map((call) => ({ call, order: loginOrder(project, call) }));
      const early = orders.filter(({ order }) => order === 'before');
      // One call at the right time is enough.
      if (orders.some(({ order }) => order === 'after')) return passed(placeOf(first));
      if (early.length === 0) return skipped(reasons.loginOrder);
      return verdict(
        early.map(({ call }): Finding => ({ at: placeOf(call), found: 'uploadToken', expected: 'login' })),
      );
    },
  },
];
