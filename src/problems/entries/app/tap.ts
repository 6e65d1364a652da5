// Why a tap, repeated on the attached phone, opens nothing or not what it should.
import { t } from '../../../text/language.js';
import { entryOf } from '../../code-entry.js';
import { type Catalogue, problemMaker } from '../../types.js';

const usage = entryOf('error', 'usage');
const config = entryOf('error', 'config');
/** The tap of a real push ends the same way. */
const broken = entryOf('error', 'message');
/** The phone could not be asked or did not answer. */
const unread = entryOf('error', 'unreachable');

const ANDROID = "words of Android's am and package manager";
const toldByAndroid = entryOf('error', 'message', { source: ANDROID });

export const tapEntries = {
  'device/tap-no-page': toldByAndroid(
    t('nothing in {package} answers {what}', '{package} 中没有能响应 {what} 的页面'),
    t(
      'the installed build declares no activity for this address: the push plugin is missing in it, or the page is of another build',
      '安装的包没有声明该地址的 Activity：没有集成推送插件，或页面属于另一个构建',
    ),
    [
      t('check the project: tim-push doctor', '检查工程：tim-push doctor'),
      t(
        'the page of this app: tim-push guide; for TIMPush set timpush_click_page to what the Chat console shows',
        '本应用的页面：tim-push guide；TIMPush 请把 timpush_click_page 设为 IM 控制台显示的值',
      ),
    ],
  ),
  'device/tap-other-schemes': toldByAndroid(
    t('nothing in {package} answers {what}', '{package} 中没有能响应 {what} 的页面'),
    t(
      'schemes the installed build answers: {known}; scheme, host and path all have to fit',
      '安装的包能响应的 scheme：{known}；scheme、host、path 必须全部匹配',
    ),
    [
      t(
        'compare them with the page; the other generation of the plugin is chosen with --click-target plugin or timpush',
        '与页面对照；另一代插件用 --click-target plugin 或 timpush 选择',
      ),
      t('check the project: tim-push doctor', '检查工程：tim-push doctor'),
    ],
  ),
  'device/tap-other-app': toldByAndroid(
    t('{what} opens another app: {other}', '{what} 打开的是另一个应用：{other}'),
    t(
      'Android hands the tap to it; most likely the page carries the package name or scheme of that app',
      'Android 把点击交给了它；多半是页面里写了该应用的包名或 scheme',
    ),
    t(
      'correct package_name (or --package), for TIMPush timpush_click_page; the page of this app: tim-push guide',
      '修改 package_name（或 --package），TIMPush 修改 timpush_click_page；本应用的页面：tim-push guide',
    ),
  ),
  'device/tap-no-class': toldByAndroid(
    t('the installed {package} has no activity {what}', '安装的 {package} 没有 Activity {what}'),
    t(
      'the push plugin is missing in this build, the class is of the other generation, or it is disabled in the manifest',
      '该构建没有集成推送插件、类名属于另一代插件，或在清单中被禁用',
    ),
    [
      t('check the project: tim-push doctor', '检查工程：tim-push doctor'),
      t(
        'choose the generation with --click-target plugin or timpush; for TIMPush timpush_click_page must be the class from the console',
        '用 --click-target plugin 或 timpush 选择插件；TIMPush 的 timpush_click_page 必须是控制台显示的类名',
      ),
    ],
  ),
  'device/tap-no-launcher': toldByAndroid(
    t('{package} has no activity that a launcher can start', '{package} 没有可由桌面启动的 Activity'),
    t(
      'no enabled activity has MAIN and LAUNCHER: the icon was disabled, or this is a part without a screen',
      '没有启用的 MAIN + LAUNCHER Activity：图标被禁用，或这是没有界面的组件',
    ),
    t(
      'look for <category android:name="android.intent.category.LAUNCHER"/> in the manifest of the build',
      '检查该构建的清单中是否有 <category android:name="android.intent.category.LAUNCHER"/>',
    ),
  ),
  'device/tap-not-exported': toldByAndroid(
    t('{component} is not exported', '{component} 没有导出（exported）'),
    t(
      'a vendor\'s service is another app: without android:exported="true" only the app itself and root can start the activity',
      '厂商的推送服务是另一个应用：没有 android:exported="true" 时，只有应用自身和 root 能启动该 Activity',
    ),
    t(
      'set android:exported="true" on this activity in AndroidManifest.xml, build and install again',
      '在 AndroidManifest.xml 中为该 Activity 设置 android:exported="true"，重新构建并安装',
    ),
  ),
  'device/tap-denied': broken(
    t('the phone does not let adb start {what}', '手机不允许 adb 启动 {what}'),
    t(
      'the activity asks for a permission, or the maker blocks starts from adb (MIUI and HyperOS: "USB debugging (Security settings)")',
      '该 Activity 要求权限，或厂商限制 adb 启动（MIUI 和 HyperOS：“USB 调试（安全设置）”）',
    ),
    t(
      'remove android:permission from the activity; on Xiaomi switch that setting on, then run this again',
      '去掉该 Activity 的 android:permission；小米手机打开上述设置，然后重新运行',
    ),
    { mark: 'D', source: 'the causes are our reading' },
  ),
  'device/tap-silent': unread(
    t('{what} was started, but Android timed out waiting for it', '已启动 {what}，但 Android 等待超时'),
    t('the app hangs on start, or shows a dialog of its own first', '应用启动时卡住，或先弹出了自己的对话框'),
    t('look at the phone and at adb logcat', '查看手机和 adb logcat'),
    { source: ANDROID },
  ),
  'device/tap-failed': unread(
    t('the phone refused: {words}', '手机返回错误：{words}'),
    t('Android started nothing, and its message is not in our tables', 'Android 没有启动任何页面，返回内容未收录'),
    t('look at adb logcat right after running this again', '重新运行后立即查看 adb logcat'),
  ),
  'device/tap-unresolved': unread(
    t('the phone does not report the start page of the app', '手机未给出应用的启动页面'),
    t('it has no "cmd package": Android 6 or older', '系统没有 cmd package：Android 6 或更早版本'),
    t('use a phone with Android 7 or newer', '请使用 Android 7 或更高版本的手机'),
  ),
  'device/tap-locked': unread(
    t('the phone has not been unlocked since it started', '手机开机后尚未解锁'),
    t(
      "until then the app's data is encrypted and the system does not start it",
      '解锁前应用数据处于加密状态，系统不会启动应用',
    ),
    t('unlock the phone once, then run this again', '解锁一次手机，然后重新运行'),
    { source: ANDROID },
  ),
  'device/tap-screen-locked': unread(
    t('the screen is locked: what opened cannot be seen', '屏幕已锁定：无法看到打开了什么'),
    t('the lock screen lies above every app', '锁屏界面位于所有应用之上'),
    t('unlock the screen, then run this again', '解锁屏幕，然后重新运行'),
    { source: ANDROID },
  ),
  'device/tap-front-before': unread(
    t(
      '{front} was already in front: whether the tap opened it cannot be seen',
      '{front} 之前已在前台：无法判断是否由点击打开',
    ),
    t(
      'Android accepted the start, and what is in front is the same as before',
      'Android 接受了启动，但前台页面与之前相同',
    ),
    t('press Home on the phone, then run this again', '在手机上按 Home 键，然后重新运行'),
  ),
  'device/tap-front-unread': unread(
    t('Android started it, but did not report what is in front', 'Android 已启动，但没有返回前台页面'),
    t(
      'dumpsys activity prints no resumed activity that we know how to read',
      'dumpsys activity 中没有可识别的前台 Activity',
    ),
    t('look at the phone', '请直接查看手机'),
  ),
  'device/tap-before-unread': unread(
    t('whether the tap opened it is unknown', '无法判断是不是这次点击打开的'),
    t('the phone did not report what was in front before', '手机没有给出之前的前台页面'),
    t('press Home, then run this again', '按 Home 键后重新运行'),
  ),
  'device/tap-not-in-front': toldByAndroid(
    t('Android started it, but {package} is not in front: {front}', 'Android 已启动，但前台不是 {package}：{front}'),
    t(
      'the app closed or crashed on start, or the activity it came through ended without opening the next one',
      '应用启动后关闭或崩溃，或中转 Activity 结束时没有打开下一个页面',
    ),
    t('look at adb logcat right after running this again', '重新运行后立即查看 adb logcat'),
  ),
  'device/tap-front-changing': unread(
    t('Android started it, but what is in front was still changing', 'Android 已启动，但前台页面仍在变化'),
    t(
      'the last two looks, half a second apart, showed different activities',
      '最后两次查看（间隔半秒）看到的 Activity 不同',
    ),
    t('look at the phone, then run this again', '查看手机，然后重新运行'),
  ),
  'device/tap-chooser': unread(
    t('Android asks which app opens {what}', 'Android 询问用哪个应用打开 {what}'),
    t('several activities on the phone answer; in front: {front}', '手机上有多个 Activity 可以响应；前台：{front}'),
    t(
      'choose on the phone; a tap on a push that opens the same may ask as well',
      '在手机上选择；点击打开同一目标的推送也可能出现该询问',
    ),
  ),
  'device/tap-no-link': toldByAndroid(
    t('no app on the phone opens {what}', '手机上没有应用能打开 {what}'),
    t(
      'Android found no activity for this link: no browser is there for an http(s) address, or no installed app declares its scheme',
      'Android 没有找到能打开该链接的 Activity：http(s) 地址没有浏览器，或没有已安装的应用声明该 scheme',
    ),
    t(
      'check scheme and spelling of the link; for a link of your own app install the build that declares it',
      '检查链接的 scheme 和拼写；如果是自己应用的链接，请安装声明了它的构建',
    ),
  ),
  'device/tap-link-unseen': unread(
    t(
      'Android accepted the link, but which app opened it cannot be seen: {front} is in front',
      'Android 接受了链接，但无法判断由哪个应用打开：前台是 {front}',
    ),
    t(
      'what is in front is not of the app that Android chose for the link, or Android did not name one',
      '前台不属于 Android 为该链接选择的应用，或 Android 没有给出应用',
    ),
    t('look at the phone, then run this again', '查看手机，然后重新运行'),
  ),
  'device/tap-nothing': broken(
    t('with these flags there is nothing to tap: {what}', '按这些参数没有可点击的通知：{what}'),
    t('the push shows no notification, so no click ever happens', '该推送不会显示通知，因此不会有点击'),
    t(
      'leave the push type or --raw out to get a notification; what is not shown reaches the app without a tap',
      '去掉推送类型或 --raw 即为通知；不显示的推送无需点击就会到达应用',
    ),
  ),
  'device/tap-not-known': broken(
    t('what a tap does here is not known: {what}', '不清楚点击会做什么：{what}'),
    t('the request names a click action that we cannot turn into an intent', '请求中的点击动作无法转换为 intent'),
    t(
      'take the click action out of --raw, or choose --click-target plugin, timpush or launcher',
      '从 --raw 中去掉点击动作，或选择 --click-target plugin、timpush、launcher',
    ),
  ),
  'device/tap-no-hdc': usage(
    t('HarmonyOS 5 and later have no adb: {what} was not opened', 'HarmonyOS 5 及以上没有 adb：没有打开 {what}'),
    t(
      'adb reaches Android and HarmonyOS up to 4; the newer system has hdc of DevEco Studio',
      'adb 只支持 Android 和 HarmonyOS 4 及以下；新系统使用 DevEco Studio 的 hdc',
    ),
    t(
      'send a test push and tap it: tim-push send --vendor harmony --token <device token>',
      '发送测试推送并点击：tim-push send --vendor harmony --token <设备 token>',
    ),
  ),
  'device/tap-no-bundle': config(
    t('which app in the simulator?', '要推送到模拟器中的哪个应用？'),
    t(
      'the payload file names its app by the bundle ID, and none is set',
      'payload 文件用 bundle ID 指定应用，但没有设置',
    ),
    t(
      'set apple_bundle_id in the config, or give --package com.example.chat',
      '在配置中设置 apple_bundle_id，或加 --package com.example.chat',
    ),
  ),
} satisfies Catalogue;

export const tapProblem = problemMaker(tapEntries);
