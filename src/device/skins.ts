// The makers' Android: how each is recognised, and where a person finds the switches for notifications and background on it.
import { type Text, t } from '../text/language.js';

export interface Skin {
  readonly name: string;
  readonly version: string;
  readonly notifications: Text;
  readonly background: Text;
}

interface Known {
  readonly name: string;
  /** Properties whose value is the version; the first that is set counts. */
  readonly properties: readonly string[];
  readonly matches?: RegExp;
  readonly notifications: Text;
  readonly background: Text;
}

const inNotificationList = t(
  'Settings › Notifications & status bar › the app',
  '设置 › 通知和状态栏 › 应用通知管理 › 该应用',
);
const appLaunch = t(
  'Settings › Apps › App launch › the app: manage manually, all three switches on',
  '设置 › 应用和服务 › 应用启动管理 › 该应用：改为手动管理，三个开关全开',
);
const xiaomi = {
  notifications: t('Settings › Notifications › the app', '设置 › 通知与控制中心 › 通知管理 › 该应用'),
  background: t(
    'Settings › Apps › Manage apps › the app: Autostart on, Battery saver: No restrictions',
    '设置 › 应用设置 › 应用管理 › 该应用：打开自启动，省电策略选“无限制”',
  ),
};

/** In the order of asking: a newer system keeps the properties of the older one. */
const KNOWN: readonly Known[] = [
  { name: 'HyperOS', properties: ['ro.mi.os.version.name'], ...xiaomi },
  { name: 'MIUI', properties: ['ro.miui.ui.version.name'], ...xiaomi },
  {
    name: 'MagicOS',
    properties: ['msc.config.magic.version', 'ro.build.version.magic'],
    notifications: inNotificationList,
    background: appLaunch,
  },
  {
    name: 'HarmonyOS',
    properties: ['hw_sc.build.platform.version'],
    notifications: inNotificationList,
    background: appLaunch,
  },
  { name: 'EMUI', properties: ['ro.build.version.emui'], notifications: inNotificationList, background: appLaunch },
  {
    name: 'ColorOS',
    properties: ['ro.build.version.oplusrom', 'ro.build.version.opporom', 'ro.build.version.realmeui'],
    notifications: t('Settings › Notifications & status bar › the app', '设置 › 通知与状态栏 › 应用通知管理 › 该应用'),
    background: t(
      'Settings › Battery › the app: allow background activity; Settings › Apps › Auto launch: on',
      '设置 › 电池 › 应用耗电管理 › 该应用：允许后台运行；设置 › 应用 › 自启动：打开',
    ),
  },
  {
    name: 'OriginOS',
    properties: ['ro.vivo.os.build.display.id', 'ro.vivo.os.version'],
    notifications: t('Settings › Notifications & status bar › the app', '设置 › 通知与状态栏 › 应用通知管理 › 该应用'),
    background: t(
      'Settings › Battery › Background power consumption › the app: allow; Settings › Apps › Autostart: on',
      '设置 › 电池 › 后台耗电管理 › 该应用：允许后台高耗电；设置 › 应用与权限 › 权限管理 › 自启动：打开',
    ),
  },
  {
    name: 'Flyme',
    properties: ['ro.build.display.id'],
    matches: /flyme/i,
    notifications: inNotificationList,
    background: t(
      'Settings › Apps › the app › Permissions › Background management: allow',
      '设置 › 应用管理 › 该应用 › 权限管理 › 后台管理：允许后台运行',
    ),
  },
];

const ANDROID: Omit<Skin, 'version'> = {
  name: 'Android',
  notifications: t('Settings › Notifications › App notifications › the app', '设置 › 通知 › 应用通知 › 该应用'),
  background: t('Settings › Apps › the app › Battery: Unrestricted', '设置 › 应用 › 该应用 › 电池：不受限制'),
};

export function skinOf(properties: ReadonlyMap<string, string>): Skin {
  for (const { name, properties: names, matches, notifications, background } of KNOWN) {
    const version = names.map((property) => properties.get(property) ?? '').find((value) => value !== '');
    if (version === undefined || matches?.test(version) === false) continue;
    return { name, version: withoutName(version, name), notifications, background };
  }
  return { ...ANDROID, version: properties.get('ro.build.version.release') ?? '' };
}

/** `OriginOS 4`, `EmotionUI_12.0.0` and `OS2.0` carry a name of their own. */
const withoutName = (version: string, name: string): string =>
  version.replace(new RegExp(`^(?:${name}|EmotionUI|Funtouch OS|MagicOS|OS)[ _]*`, 'i'), '').trim() || version;
