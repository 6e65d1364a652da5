// What an attached phone tells through adb, and what prevents asking it.
import { t } from '../../text/language.js';
import { entryOf } from '../code-entry.js';
import { type Catalogue, problemMaker } from '../types.js';

const usage = entryOf('error', 'usage');
const config = entryOf('error', 'config');
const noticeHint = entryOf('hint', 'notice');
/** The phone could not be read; what was asked of the vendor still counts. */
const unread = entryOf('error', 'unreachable');
/** Keeps notifications from showing for sure. */
const blocks = entryOf('error', 'device-token');
/** May hold notifications back. */
const hinders = entryOf('warning', 'device-token');

const NAME_PACKAGE = t(
  'set package_name in the config, or give --package com.example.chat',
  '在配置中设置 package_name，或加 --package com.example.chat',
);

export const phoneEntries = {
  'device/adb-missing': unread(
    t('adb is not installed', '没有安装 adb'),
    t(
      'it is neither in PATH nor in the Android SDK (ANDROID_HOME), or TIM_PUSH_ADB names no program',
      'PATH 和 Android SDK（ANDROID_HOME）中都没有找到，或 TIM_PUSH_ADB 指向的程序不存在',
    ),
    [
      t(
        'install "Android SDK Platform-Tools" (Android Studio › SDK Manager), or set TIM_PUSH_ADB to the program',
        '安装“Android SDK Platform-Tools”（Android Studio › SDK Manager），或用 TIM_PUSH_ADB 指定程序路径',
      ),
      t(
        'or go on without a phone: diagnose and device-status need none without --adb',
        '或不用手机继续：diagnose 和 device-status 不加 --adb 就不需要手机',
      ),
    ],
  ),
  'device/adb-silent': unread(
    t('adb does not answer', 'adb 没有响应'),
    t('the phone is waiting for something, or the adb server hangs', '手机在等待操作，或 adb 服务卡住'),
    t('unlock the phone, then: adb kill-server, and run this again', '解锁手机，执行 adb kill-server，然后重新运行'),
  ),
  'device/adb-failed': unread(
    t('adb failed: {words}', 'adb 执行失败：{words}'),
    t(
      'the phone refused or did not finish an answer, or the adb server has another version',
      '手机拒绝或没有答完，或 adb 服务版本不一致',
    ),
    t('unlock the phone, then: adb kill-server, and run this again', '解锁手机，执行 adb kill-server，然后重新运行'),
  ),
  'device/plugin-missing': unread(
    t('the app calls a plugin whose native part is not there', '应用调用了插件，但其原生部分不存在'),
    t(
      'the app was not built anew since the package was added (a hot restart is not enough, Expo Go has none), or AppDelegate or MainActivity does not register the plugins',
      '加入该包之后没有重新编译（热重启不够，Expo Go 里没有），或 AppDelegate、MainActivity 没有注册插件',
    ),
    [
      t(
        'stop the app, then build it anew: flutter clean, flutter run; React Native: pod install first',
        '停止应用后重新编译：flutter clean、flutter run；React Native 先执行 pod install',
      ),
      t('check how plugins are registered: tim-push doctor', '检查插件注册：tim-push doctor'),
    ],
  ),
  'device/module-missing': unread(
    t('Xcode does not find the pod of TIMPush', 'Xcode 找不到 TIMPush 这个 pod'),
    t(
      'pod install has not run since the Podfile was changed, the .xcodeproj was opened instead of the .xcworkspace, or XcodeGen wrote the project anew and dropped what CocoaPods had entered',
      '修改 Podfile 后没有执行 pod install，打开的是 .xcodeproj 而不是 .xcworkspace，或 XcodeGen 重新生成了工程，清掉了 CocoaPods 写入的内容',
    ),
    [
      t(
        'run pod install (after xcodegen generate, where you use it), then open the .xcworkspace',
        '执行 pod install（使用 XcodeGen 时在 xcodegen generate 之后），再打开 .xcworkspace',
      ),
      t('check the Podfile: tim-push doctor', '检查 Podfile：tim-push doctor'),
    ],
  ),
  'device/no-phone': unread(
    t('no phone is attached', '没有连接手机'),
    t(
      'the cable supports charging only, USB debugging is off, or the driver is missing (Windows)',
      '数据线只能充电、未打开 USB 调试，或缺少驱动（Windows）',
    ),
    t(
      'on the phone: Settings › Developer options › USB debugging on; choose "file transfer" for USB; then: adb devices',
      '在手机上：设置 › 开发者选项 › 打开 USB 调试；连接方式选“传输文件”；然后执行 adb devices',
    ),
  ),
  'device/unauthorized': unread(
    t('the phone {serial} has not allowed this computer', '手机 {serial} 尚未授权此电脑'),
    t('the question "Allow USB debugging?" on its screen was not answered', '屏幕上的“允许 USB 调试吗？”还没有确认'),
    t(
      'unlock the phone and allow it; if no question comes: Developer options › Revoke USB debugging authorisations, then plug in again',
      '解锁手机并点“允许”；没有弹窗时：开发者选项 › 撤销 USB 调试授权，然后重新插线',
    ),
  ),
  'device/no-permissions': unread(
    t('this computer may not open the phone {serial}', '此电脑无权访问手机 {serial}'),
    t('Linux lacks a udev rule for its maker', 'Linux 缺少该厂商的 udev 规则'),
    t(
      'install android-sdk-platform-tools-common (Debian, Ubuntu) or android-udev (Arch), plug in again',
      '安装 android-sdk-platform-tools-common（Debian、Ubuntu）或 android-udev（Arch），然后重新插线',
    ),
  ),
  'device/offline': unread(
    t('the phone {serial} is attached but {state}', '手机 {serial} 已连接，但状态为 {state}'),
    t('the connection broke, or the phone is starting', '连接中断，或手机正在启动'),
    t('plug in again, or: adb reconnect', '重新插线，或执行 adb reconnect'),
  ),
  'device/several-phones': usage(
    t('{count} phones are attached: which one?', '连接了 {count} 台手机：要查哪一台？'),
    t('attached: {known}', '已连接：{known}'),
    t('name one: --adb={serial}', '请指定：--adb={serial}'),
  ),
  'device/unknown-serial': usage(
    t('no phone {serial} is attached', '没有连接手机 {serial}'),
    t('attached: {known}', '已连接：{known}'),
    t('take a serial from: adb devices', '使用 adb devices 列出的序列号'),
  ),
  'device/package-name': config(
    t('"{name}" is not a package name', '“{name}”不是包名'),
    t('the app is looked up on the phone by its package name', '需要用包名在手机上查询应用'),
    NAME_PACKAGE,
  ),
  'device/package-unknown': config(
    t('which app on the phone?', '要检查手机上的哪个应用？'),
    t('no package name is set, and the app is looked up by it', '没有设置包名，而查询应用需要包名'),
    NAME_PACKAGE,
  ),
  'device/app-not-installed': blocks(
    t('{name} is not installed on the phone', '手机上没有安装 {name}'),
    t(
      'another flavour with another package name, another user or work profile, or it was removed',
      '渠道包包名不同、装在其他用户或工作空间，或已卸载',
    ),
    t(
      'install it, or name the right one: --package <applicationId of the build>',
      '安装应用，或用 --package <构建的 applicationId> 指定',
    ),
  ),
  'device/app-disabled': blocks(
    t('{name} is disabled, hidden or suspended on the phone', '{name} 在手机上被停用、隐藏或暂停'),
    t('the user, a work profile or parental controls switched it off', '被用户、工作空间或家长控制停用'),
    t('on the phone: Settings › Apps › the app › Enable', '在手机上：设置 › 应用 › 该应用 › 启用'),
  ),
  'device/notifications-off': blocks(
    t('notifications of the app are off', '应用的通知已关闭'),
    t(
      'the user refused them, or the maker switches them off for new apps (OPPO does)',
      '用户拒绝了通知，或厂商默认关闭新应用的通知（如 OPPO）',
    ),
    t('on the phone: {where}: allow', '在手机上：{where}：允许'),
  ),
  'device/permission-not-asked': blocks(
    t('the app never asked for the notification permission', '应用从未申请通知权限'),
    t(
      'since Android 13 an app has to ask, and until then nothing is shown',
      'Android 13 起应用必须主动申请，在此之前不会显示任何通知',
    ),
    t(
      'let the app request android.permission.POST_NOTIFICATIONS at a good moment; for a test: {where}: allow',
      '在应用中申请 android.permission.POST_NOTIFICATIONS；仅测试时：{where}：允许',
    ),
  ),
  'device/permission-not-declared': blocks(
    t('the app does not declare the notification permission', '应用没有声明通知权限'),
    t(
      'an app with targetSdk {sdk} shows nothing without POST_NOTIFICATIONS in its manifest',
      'targetSdk 为 {sdk} 的应用，清单中没有 POST_NOTIFICATIONS 就不会显示通知',
    ),
    t(
      'AndroidManifest.xml: <uses-permission android:name="android.permission.POST_NOTIFICATIONS"/>, and ask for it in the app',
      '在 AndroidManifest.xml 添加 <uses-permission android:name="android.permission.POST_NOTIFICATIONS"/>，并在应用中申请',
    ),
  ),
  'device/channel-missing': blocks(
    t('the app has no channel {id}', '应用没有渠道 {id}'),
    t(
      'channels on the phone: {known}; Android shows no notification of a channel that does not exist',
      '手机上的渠道：{known}；渠道不存在时 Android 不显示通知',
    ),
    t(
      'create it in the app (createNotificationChannel with exactly this ID), or send with a channel ID from the list',
      '在应用中创建（用完全相同的 ID 调用 createNotificationChannel），或改用列表中的渠道 ID 发送',
    ),
  ),
  'device/no-channels': blocks(
    t('the app has created no channel so far, so {id} does not exist', '应用还没有创建任何渠道，因此没有 {id}'),
    t(
      'most likely createNotificationChannel has not run yet: it runs after init, or on a page that was not opened',
      '多半是 createNotificationChannel 还没有执行：它在初始化之后，或在尚未打开的页面里',
    ),
    t('open the app once, let it create the channel, then run this again', '打开一次应用让它创建渠道，然后重新运行'),
  ),
  'device/channel-off': blocks(
    t('the channel {id} is switched off', '渠道 {id} 已关闭'),
    t(
      'the user switched off this kind of notification, or the group it belongs to',
      '用户关闭了该类通知，或关闭了它所在的分组',
    ),
    t('on the phone: {where} › the channel: on', '在手机上：{where} › 该渠道：打开'),
  ),
  'device/channel-quiet': hinders(
    t('the channel {id} is silent (importance {importance})', '渠道 {id} 为静默（重要程度 {importance}）'),
    t(
      'below 3 there is neither sound nor banner: the push only appears in the notification drawer',
      '低于 3 时没有声音和横幅，只出现在通知栏里',
    ),
    t(
      'on the phone: {where} › the channel: sound and banner; a new channel needs a new ID, its importance cannot be raised by code',
      '在手机上：{where} › 该渠道：打开声音和横幅；代码无法提高已有渠道的重要程度，需换新的渠道 ID',
    ),
  ),
  'device/force-stopped': hinders(
    t('the app was force-stopped', '应用被强行停止'),
    t(
      'until the user opens it, the system does not start it: FCM pushes wait, and taps on pushes of other vendors may be lost',
      '在用户再次打开前系统不会启动它：FCM 推送会等待，其他厂商的点击可能丢失',
    ),
    t('open the app once, send it to the background with Home', '打开一次应用，再按 Home 键退到后台'),
  ),
  'device/background-restricted': hinders(
    t('the app may not run in the background', '应用被限制后台运行'),
    t('the user or battery management restricted it', '被用户或电池管理限制'),
    t('on the phone: {where}', '在手机上：{where}'),
  ),
  'device/autostart-off': hinders(
    t('the app may not start by itself', '应用没有自启动权限'),
    t(
      'off is the default; notifications of the system channel are still shown, but data messages and taps may not reach a closed app',
      '默认关闭；系统通道的通知仍会显示，但应用关闭时透传消息和点击可能收不到',
    ),
    t('on the phone: {where}', '在手机上：{where}'),
    { mark: 'C', source: 'read from the operation MIUIOP(10008)' },
  ),
  'device/standby': hinders(
    t('the system put the app on standby (bucket {bucket})', '系统将应用置于待机（分组 {bucket}）'),
    t('it was not opened for long, or it used too much power', '长时间未打开，或耗电过多'),
    t('open the app; on the phone: {where}', '打开应用；在手机上：{where}'),
  ),
  'device/do-not-disturb': hinders(
    t('Do not disturb is on', '已打开勿扰模式'),
    t('notifications may arrive without sound or banner, or not at all', '通知可能没有声音、横幅，或完全不显示'),
    t('switch it off in the quick settings and send again', '在快捷设置中关闭后重新发送'),
  ),
  'device/battery-saver': noticeHint(
    t('the battery saver is on', '已打开省电模式'),
    t('pushes may come late', '推送可能延迟'),
    t('switch it off for the test', '测试时请关闭'),
  ),
  'device/app-in-front': noticeHint(
    t('the app is in the foreground', '应用正在前台'),
    t('several vendors and the plugin show nothing while the app is open', '应用打开时，部分厂商和插件不显示通知'),
    t('press Home, then send again', '按 Home 键后重新发送'),
  ),
  'device/other-vendor': hinders(
    t(
      'the attached phone uses {channel}, the device token belongs to {vendor}',
      '所连手机使用 {channel} 通道，而设备 token 属于 {vendor}',
    ),
    t(
      "the plugin chooses the push service by the maker of the phone: this token is another phone's, or an old one",
      '插件按手机厂商选择推送通道：该 token 来自另一台手机，或已过期',
    ),
    t('let the app on this phone print its token and use that', '让这台手机上的应用打印 token 并使用它'),
  ),
} satisfies Catalogue;

export const phoneProblem = problemMaker(phoneEntries);
