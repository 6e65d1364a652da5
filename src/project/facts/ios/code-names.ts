// Names of the system, of the framework and of TIMPush in the code on the way of a push: written almost right, they are unknown to the compiler or never called.
import { t } from '../../../text/language.js';
import { editDistance } from '../../../text/suggest.js';
import type { CodeFile, IosApp } from '../../ios/app.js';
import { remember } from '../../remember.js';
import type { Finding } from '../../types.js';

const KNOWN = `UIKit UserNotifications Foundation TIMPush tencent_cloud_chat_push Flutter GeneratedPluginRegistrant
TIMPushManager TIMPushDelegate TIMPushListener TencentCloudChatPushPlugin TencentCloudChatPushFlutterModal
UIApplication UIApplicationDelegate UIResponder FlutterAppDelegate RCTAppDelegate UIApplicationMain NSString NSDictionary
UNUserNotificationCenter UNUserNotificationCenterDelegate UNNotificationResponse UNNotificationRequest UNNotificationContent
UNMutableNotificationContent UNNotificationServiceExtension LaunchOptionsKey
application didFinishLaunchingWithOptions didRegisterForRemoteNotificationsWithDeviceToken
didFailToRegisterForRemoteNotificationsWithError didReceiveRemoteNotification fetchCompletionHandler
registerForRemoteNotifications requestAuthorization currentNotificationCenter userNotificationCenter
didReceiveNotificationResponse willPresentNotification withCompletionHandler registerWithRegistry sharedApplication
registerPush businessID onRemoteNotificationReceived unRegisterPush setRegistrationID getRegistrationID addPushListener disablePostNotificationInForeground applicationGroupID
offlinePushCertificateID tryNotifyDartOnNotificationClickEvent handleNotificationServiceRequest
serviceExtensionTimeWillExpire withContentHandler contentHandler bestAttemptContent`.split(/\s+/);
const ALL = new Set(KNOWN);

const FILES = /TIMPush|AppDelegate\b|UNNotificationServiceExtension|NotificationService\b|tencent_cloud_chat_push/;

const meant = (name: string): string | undefined =>
  ALL.has(name)
    ? undefined
    : KNOWN.find(
        (known) =>
          Math.abs(known.length - name.length) < 2 &&
          (known.toLowerCase() === name.toLowerCase()
            ? known.length > 12
            : known.length > 6 && editDistance(known, name) === 1),
      );

const DECLARES =
  /(?:\b(?:func|class|struct|enum|protocol|var|let|typealias|case|case let)\s+|@(?:interface|protocol|implementation)\s+|#define\s+|[-+]\s*\([^()]*\)\s*)$/;

/** A name that nothing declares, a letter away from one that is known. */
export const misspeltNames = remember((ios: IosApp): readonly Finding[] => {
  const files = ios.code.filter(({ code }) => FILES.test(code));
  const meanings = new Map<string, string | undefined>();
  const places = new Map<string, { readonly file: CodeFile; readonly offset: number; readonly known: string }[]>();
  for (const file of files)
    for (const { 0: name, index } of file.bare.matchAll(/\b[A-Za-z_]\w{5,}/g)) {
      if (!meanings.has(name)) meanings.set(name, meant(name));
      const known = meanings.get(name);
      if (known === undefined) continue;
      // Another rule compares what the app declares with the methods TIMPush asks for.
      if (/^(?:business|onRemote)/.test(known) && DECLARES.test(file.bare.slice(Math.max(0, index - 80), index)))
        continue;
      places.set(name, [...(places.get(name) ?? []), { file, offset: index, known }]);
    }
  return [...places].flatMap(([name, uses]): readonly Finding[] => {
    const word = new RegExp(`\\b${name}\\b`, 'g');
    const all = ios.code.flatMap(({ bare }) =>
      [...bare.matchAll(word)].map(({ index }) => bare.slice(Math.max(0, index - 80), index)),
    );
    // What the app declares itself and uses is its own.
    if (all.length > 1 && all.some((before) => DECLARES.test(before))) return [];
    return uses.slice(0, 1).map(({ file, offset, known }) => ({
      at: file.source.at(offset),
      found: t(`there is no ${name}`, `没有 ${name}`),
      expected: known,
    }));
  });
});
