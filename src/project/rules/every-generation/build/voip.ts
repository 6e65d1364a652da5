// VOIP: an app that receives calls through PushKit: the background mode, and the call that iOS requires the app to report for every push.

import { t } from '../../../../text/language.js';
import { hits } from '../../../facts/app-code.js';
import type { Project } from '../../../project.js';
import { reasons, undecided } from '../../../reasons.js';
import { failed, type Outcome, passed, placeOf, type Rule, see, skipped } from '../../../types.js';
import { anyIphone, error, FLUTTER, warning } from '../../defaults.js';

const base = {
  ...anyIphone,
  kinds: [...FLUTTER, 'ios', 'react-native'],
  mark: 'A',
  source: "Apple's PushKit documentation",
} as const;

/** Only the app's own registry; one that a pod creates is not checked. */
function withRegistry(project: Project, check: (place: ReturnType<typeof hits>[number]) => Outcome): Outcome {
  const [registry] = hits(project.ios?.code ?? [], /\bPKPushRegistry\s*(?:\(|\balloc\b)/);
  return registry === undefined ? skipped(reasons.notUsed) : check(registry);
}

export const voipRules: readonly Rule[] = [
  {
    ...base,
    id: 'VOIP-01',
    ...error,
    title: t('PushKit without the background mode voip: {found}', '使用了 PushKit，但没有后台模式 voip：{found}'),
    cause: t(
      'without it iOS issues no VoIP token and wakes no closed app: calls do not ring',
      '没有该模式，iOS 不会给出 VoIP token，也不会唤醒已关闭的应用，来电不会响铃',
    ),
    fix: t(
      'Xcode › target › Signing & Capabilities › Background Modes › Voice over IP, which writes <string>voip</string> under UIBackgroundModes',
      'Xcode › target › Signing & Capabilities › Background Modes › Voice over IP，会在 UIBackgroundModes 中写入 <string>voip</string>',
    ),
    check: (project) =>
      withRegistry(project, () => {
        const plist = project.ios?.infoPlist;
        if (plist?.root === undefined) return skipped(reasons.noInfoPlist);
        const modes = plist.root.members?.get('UIBackgroundModes');
        const found = (modes?.items ?? []).map(({ text }) => text);
        const at = plist.source.at(modes?.offset ?? plist.root.offset);
        // A misspelt mode is reported at its own place.
        if (found.some((mode) => mode !== 'voip' && /^voip/i.test(mode))) return see('IOS-10');
        return found.includes('voip') ? passed(at) : failed({ at, found: found.join(', ') || '–', expected: 'voip' });
      }),
  },
  {
    ...base,
    id: 'VOIP-02',
    needsAll: true,
    ...warning,
    title: t(
      'VoIP pushes are received, but no call is reported to CallKit',
      '接收 VoIP 推送，但没有向 CallKit 上报来电',
    ),
    cause: t(
      'iOS ends an app that gets a VoIP push and reports no call, and after a few times delivers no more of them',
      '应用收到 VoIP 推送却不上报来电时会被 iOS 终止，多次之后不再投递',
    ),
    fix: t(
      'in pushRegistry(_:didReceiveIncomingPushWith:for:completion:) call CXProvider.reportNewIncomingCall for each push',
      '在 pushRegistry(_:didReceiveIncomingPushWith:for:completion:) 中对每条推送调用 CXProvider.reportNewIncomingCall',
    ),
    check: (project) =>
      withRegistry(project, (registry) => {
        const code = project.ios?.code ?? [];
        const [report] = hits(code, /\breportNewIncoming(?:Call|VoIPPushPayload)/);
        if (report !== undefined) return passed(placeOf(report));
        const [handler] = hits(code, /\bdidReceiveIncomingPush/);
        if (handler === undefined || hits(code, /call_?kit|CXProvider|CallKeep/i).length > 0)
          return skipped(undecided('a package may report the calls', '来电可能由其他组件上报'));
        return failed({
          at: placeOf(handler),
          found: registry.file.source.path,
          expected: 'reportNewIncomingCall',
        });
      }),
  },
];
