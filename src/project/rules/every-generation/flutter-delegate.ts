// IOS-09: an AppDelegate of Flutter or React Native forwards the calls of the system.

import { endOfBlock } from '../../../readers/code.js';
import { t } from '../../../text/language.js';
import { launchPlace, withAppDelegate } from '../../facts/ios/app-delegate.js';
import { reasons } from '../../reasons.js';
import { type Finding, type Rule, skipped, verdict } from '../../types.js';
import { anyIphone, FLUTTER, warning } from '../defaults.js';

const blanks = (text: string): string => ' '.repeat(text.length);

export const flutterDelegateRules: readonly Rule[] = [
  {
    ...anyIphone,
    id: 'IOS-09',
    ...warning,
    kinds: [...FLUTTER, 'react-native'],
    mark: 'B',
    source: 'flutter_apns; firebase/flutterfire#2854',
    title: t('AppDelegate does not call {name}', 'AppDelegate 没有调用 {name}'),
    cause: t('the framework does its part there and nowhere else: {found}', '框架只在此处做它的工作：{found}'),
    fix: t('call {expected} in it', '在其中调用 {expected}'),
    check: (project) =>
      withAppDelegate(project, (ios) => {
        // In Objective-C the base class is in the header.
        const isFlutter = project.kind !== 'react-native';
        const base = isFlutter ? /\bFlutterAppDelegate\b/ : /\b(?:RCT|Expo)AppDelegate\b/;
        const hasBase = [
          ...ios.appDelegates,
          ...ios.code.filter((file) => /AppDelegate\.h$/.test(file.source.path)),
        ].some((file) => base.test(file.bare));
        if (!hasBase) return skipped(reasons.notUsed);
        const makers = ios.code.filter(({ source }) => !/GeneratedPluginRegistrant\.\w+$/.test(source.path));
        const isMade = makers.some(({ bare }) =>
          /^(?!\s*#?@?import\b).*\bGeneratedPluginRegistrant\b|\bregistrar\w*\s*[(:]/im.test(bare),
        );
        const unmade: Finding[] =
          isMade || !isFlutter
            ? []
            : [
                {
                  at: launchPlace(ios),
                  found: t(
                    'no plugin is registered, and calls from Dart end in MissingPluginException',
                    '没有注册任何插件，Dart 的调用会报 MissingPluginException',
                  ),
                  expected: 'GeneratedPluginRegistrant.register(with: self)',
                  args: { name: 'GeneratedPluginRegistrant' },
                  severity: 'error',
                },
              ];
        const findings = ios.appDelegates.flatMap((file) =>
          (isFlutter ? HANDED_ON : [REACT_START]).flatMap(({ name, pattern, expected, lost }): Finding[] => {
            const hit = pattern.exec(file.code);
            if (hit === null) return [];
            const open = file.bare.indexOf('{', hit.index + hit[0].length - 1);
            if (open === -1) return [];
            const body = file.bare.slice(open, endOfBlock(file.bare.slice(open), 0) + open);
            const late = /\breturn\b[^{}]*?\bGeneratedPluginRegistrant\b/.exec(body.replace(/^\{|\{[^{}]*\}/g, blanks));
            if (late !== null && isFlutter)
              return [
                {
                  at: file.source.at(open + body.lastIndexOf('GeneratedPluginRegistrant')),
                  found: t('behind a return nothing runs', 'return 之后的代码不会执行'),
                  expected: t('it before the return', '在 return 之前调用'),
                  args: { name: 'GeneratedPluginRegistrant' },
                  severity: 'error',
                },
              ];
            // An app may start React Native in another way.
            return /\bsuper\b/.test(body) || (!isFlutter && /bridge|factory|RCTRootView|ReactNative/i.test(body))
              ? []
              : [
                  {
                    at: file.source.at(hit.index),
                    found: lost,
                    expected: /\basync\b/.test(file.bare.slice(hit.index, open)) ? asyncCall(expected) : expected,
                    args: { name: t(`super in ${name}`, `${name} 中的 super`) },
                    severity: isFlutter ? undefined : 'error',
                  },
                ];
          }),
        );
        return verdict([...unmade, ...findings], launchPlace(ios));
      }),
  },
];

/** Calls that FlutterAppDelegate forwards to the plugins, and what is lost if it does not receive them. */
const HANDED_ON = [
  {
    name: 'didFinishLaunchingWithOptions',
    pattern:
      /\bfunc\s+application\s*\([^{}]*?\bdidFinishLaunchingWithOptions\b|-\s*\([^)]*\)\s*application:[^{;]*didFinishLaunchingWithOptions:/,
    expected: 'super.application(application, didFinishLaunchingWithOptions: launchOptions)',
    lost: t('the plugins never hear of the tap that starts the app', '插件不知道应用是由点击启动的'),
  },
  {
    name: 'didRegisterForRemoteNotificationsWithDeviceToken',
    pattern:
      /\bfunc\s+application\s*\([^{}]*?\bdidRegisterForRemoteNotificationsWithDeviceToken\b|-\s*\([^)]*\)\s*application:[^{;]*didRegisterForRemoteNotificationsWithDeviceToken:/,
    expected: 'super.application(application, didRegisterForRemoteNotificationsWithDeviceToken: deviceToken)',
    lost: t('the plugins never get the device token', '插件拿不到设备 token'),
  },
  {
    name: 'userNotificationCenter(_:didReceive:)',
    pattern:
      /\bfunc\s+userNotificationCenter\s*\([^{}]*?\bdidReceive\s+\w+\s*:|-\s*\([^)]*\)\s*userNotificationCenter:[^{;]*didReceiveNotificationResponse:/,
    expected: 'super.userNotificationCenter(center, didReceive: response, withCompletionHandler: completionHandler)',
    lost: t('the plugins never hear of taps', '插件收不到点击'),
  },
] as const;

/** In an async function the completion handler becomes an await. */
const asyncCall = (call: string): string => `await ${call.replace(/, withCompletionHandler: \w+/, '')}`;

const REACT_START = {
  ...HANDED_ON[0],
  expected: '[super application:application didFinishLaunchingWithOptions:launchOptions]',
  lost: t('React Native is not started, no JavaScript runs', 'React Native 没有启动，JavaScript 不会运行'),
} as const;
