// Reads one attached phone for one app through adb, changes nothing on it, and says what keeps its notifications from showing.
import { phoneProblem } from '../problems/entries/phone.js';
import type { Problem } from '../problems/types.js';
import { type Text, t } from '../text/language.js';
import { findPhone } from './find-phone.js';
import { judgePhone, SDK_WITH_PERMISSION } from './judge-phone.js';
import {
  type AppNotifications,
  type InstalledApp,
  isExemptFromDoze,
  isWholeAnswer,
  isWholePackage,
  type Operations,
  readBucket,
  readFront,
  readNotifications,
  readOperations,
  readPackage,
  readProperties,
  readSetting,
} from './read-phone.js';
import type { Adb } from './run-adb.js';
import { type Skin, skinOf } from './skins.js';

/** Everything that was read; undefined where the phone did not tell. */
export interface Phone {
  readonly manufacturer: string;
  readonly brand: string;
  readonly model: string;
  readonly android: string;
  readonly sdk: number | undefined;
  readonly skin: Skin;
  readonly properties: ReadonlyMap<string, string>;
  readonly app: InstalledApp | undefined;
  readonly operations: Operations;
  readonly notifications: AppNotifications | undefined;
  /** The phone listed settings of notifications, whether or not this app has any: only then a missing channel is missing. */
  readonly listsNotifications: boolean;
  readonly exemptFromDoze: boolean;
  readonly bucket: string | undefined;
  /** 0 is off. */
  readonly doNotDisturb: number | undefined;
  readonly batterySaver: boolean;
  readonly inFront: boolean;
}

export interface PhoneFact {
  readonly id: string;
  readonly label: Text;
  readonly value: string;
}

export interface PhoneReport {
  /** The phone said something about the app's notifications: only then silence about them is good news. */
  readonly isTold: boolean;
  /** Undefined when no phone could be read; the problems say why. */
  readonly phone: Phone | undefined;
  readonly facts: readonly PhoneFact[];
  readonly problems: readonly Problem[];
}

export interface PhoneQuestion {
  readonly packageName: string;
  /** The notification channel pushes go to, where one is set. */
  readonly channelId: string | undefined;
  /** Which phone, where several are attached. */
  readonly serial?: string | undefined;
}

export async function inspectPhone(question: PhoneQuestion, adb: Adb, signal?: AbortSignal): Promise<PhoneReport> {
  const { packageName, channelId } = question;
  const nothing = (problem: Problem): PhoneReport => ({
    isTold: false,
    phone: undefined,
    facts: [],
    problems: [problem],
  });
  const chosen = await findPhone(question, adb, signal);
  if ('problem' in chosen) return nothing(chosen.problem);

  const failed: Problem[] = [];
  const shell = async (...words: readonly string[]): Promise<string> => {
    const answer = await adb(['-s', chosen.serial, 'shell', ...words], signal);
    // A phone that lacks one of the questions (they grew with Android) still answers the others.
    if (answer.kind === 'done') return answer.code === 0 ? answer.stdout : '';
    failed.push(phoneProblem(answer.kind === 'missing' ? 'device/adb-missing' : 'device/adb-silent'));
    return '';
  };
  const properties = readProperties(await shell('getprop'));
  if (!isPhone(properties)) return nothing(failed[0] ?? unansweredProblem('getprop'));
  /** What everything rests on: without the whole answer nothing good is said, and nothing is called missing. */
  const whole = async (...words: readonly string[]): Promise<string> => {
    const text = await shell(...words);
    if (isWholeAnswer(text) && (words[1] !== 'package' || isWholePackage(text, packageName))) return text;
    failed.push(unansweredProblem(words.slice(0, 2).join(' ')));
    return '';
  };
  const dump = await whole('dumpsys', 'package', packageName);
  const app = readPackage(dump, packageName);
  const notices = await whole('dumpsys', 'notification');
  const operations = app === undefined ? '' : await whole('cmd', 'appops', 'get', packageName);
  const phone: Phone = {
    manufacturer: properties.get('ro.product.manufacturer') ?? '',
    brand: properties.get('ro.product.brand') ?? '',
    model: properties.get('ro.product.model') ?? '',
    android: properties.get('ro.build.version.release') ?? '',
    sdk: readSetting(properties.get('ro.build.version.sdk') ?? ''),
    skin: skinOf(properties),
    properties,
    app,
    operations: readOperations(operations),
    notifications: readNotifications(notices, packageName),
    listsNotifications: /^\s*AppSettings: /m.test(notices),
    exemptFromDoze: isExemptFromDoze(await shell('dumpsys', 'deviceidle', 'whitelist'), packageName),
    bucket: readBucket(await shell('am', 'get-standby-bucket', packageName)),
    doNotDisturb: readSetting(await shell('settings', 'get', 'global', 'zen_mode')),
    batterySaver: readSetting(await shell('settings', 'get', 'global', 'low_power')) === 1,
    inFront: readFront(await shell('dumpsys', 'activity', 'activities')) === packageName,
  };
  return {
    isTold:
      failed.length === 0 &&
      // From Android 13 on the permission decides; an app that asks for it has its state listed.
      (app?.declaresNotifications !== true || app.mayNotify !== undefined || (phone.sdk ?? 0) < SDK_WITH_PERMISSION) &&
      phone.listsNotifications &&
      (phone.notifications !== undefined || phone.operations.size > 0),
    phone,
    facts: factsOf(phone, channelId),
    problems: [...failed.slice(0, 1), ...(dump === '' ? [] : judgePhone(phone, packageName, channelId))],
  };
}

/** A phone names its model and its Android; the number of the latter decides which rules hold. */
export const isPhone = (properties: ReadonlyMap<string, string>): boolean =>
  ['ro.product.model', 'ro.build.version.release', 'ro.build.version.sdk'].every(
    (name) => (properties.get(name) ?? '') !== '',
  );

export const unansweredProblem = (question: string): Problem =>
  phoneProblem('device/adb-failed', {
    args: { words: t(`no whole answer to ${question}`, `${question} 没有完整的响应`) },
  });

function factsOf(phone: Phone, channelId: string | undefined): readonly PhoneFact[] {
  const fact = (id: string, label: Text, value: string | undefined): PhoneFact[] =>
    value === undefined || value === '' ? [] : [{ id, label, value }];
  const { app, operations, notifications, skin } = phone;
  const channel = notifications?.channels.find(({ id, deleted }) => id === channelId && !deleted);
  const others = notifications?.channels
    .filter(({ deleted }) => !deleted)
    .map(({ id, importance }) => `${id} (${importance})`);
  return [
    ...fact('phone', t('phone', '手机'), `${phone.manufacturer} ${phone.model}`.trim()),
    ...fact(
      'system',
      t('system', '系统'),
      skin.name === 'Android' ? `Android ${phone.android}` : `${skin.name} ${skin.version}, Android ${phone.android}`,
    ),
    ...fact('app-version', t('app version', '应用版本'), app?.version),
    ...fact(
      'notification-permission',
      t('notification permission', '通知权限'),
      app?.mayNotify === undefined ? undefined : app.mayNotify.granted ? 'granted' : 'denied',
    ),
    ...fact('notifications', t('notifications', '通知'), operations.get('POST_NOTIFICATION')),
    ...fact('app-importance', t('importance of the app', '应用的重要程度'), notifications?.importance),
    ...fact(
      'channel',
      t('channel', '渠道'),
      channel === undefined ? undefined : `${channel.id}, importance ${channel.importance}`,
    ),
    ...fact('channels', t('channels', '渠道列表'), channel === undefined ? others?.join(', ') : undefined),
    ...fact('background', t('background', '后台运行'), operations.get('RUN_ANY_IN_BACKGROUND')),
    ...fact('autostart', t('autostart', '自启动'), operations.get('MIUIOP(10008)')),
    ...fact(
      'battery-exemption',
      t('exempt from battery optimisation', '不受电池优化限制'),
      phone.exemptFromDoze ? 'yes' : 'no',
    ),
    ...fact('standby', t('standby bucket', '待机分组'), phone.bucket),
  ];
}
