// GUIDE, sending: the push settings of the messages that the app sends.
import { argumentOf } from '../../../readers/dart/calls.js';
import { isAtLeast, shownVersion } from '../../../readers/version.js';
import { readObject } from '../../../text/json-object.js';
import { t } from '../../../text/language.js';
import { isNoJson, placeIn, pushInfos, sentValues } from '../../facts/dart/sent-push.js';
import { reasons } from '../../reasons.js';
import { type Finding, failed, judgeEach, placeOf, type Rule, skipped, verdict } from '../../types.js';
import { error, oldDart, warning } from '../defaults.js';

const base = { ...oldDart, source: 'Tencent Chat: offline push for Flutter' } as const;

const CALLS = ['tim_ui_kit_calling_plugin', 'tencent_calls_plugin'] as const;

export const guideSendingRules: readonly Rule[] = [
  {
    ...base,
    id: 'GUIDE-01',
    ...error,
    title: t('the ext of a sent message is not a JSON object: {found}', '发送消息的 ext 不是 JSON 对象：{found}'),
    cause: t(
      "the receiver's click handler decodes it: with anything else the tap opens the app and nothing more",
      '接收端的点击处理会解码它：不是 JSON 对象就只能打开应用',
    ),
    fix: t("jsonEncode({'conversationID': 'c2c_<user>'})", "写成 jsonEncode({'conversationID': 'c2c_<用户>'})"),
    check: (project) => {
      const given = sentValues(project, 'ext', 'notificationExt');
      const known = given.filter((value) => value.text !== undefined || isNoJson(value));
      const [first] = known;
      if (first === undefined) return skipped(given.length === 0 ? reasons.notUsed : reasons.computed);
      return verdict(
        known.flatMap(({ call, offset, text }): Finding[] => {
          if (text !== undefined && readObject(text) !== undefined) return [];
          const given = call.arguments.find((argument) => argument.offset === offset)?.value;
          const found = text ?? given?.find(({ kind }) => kind === 'string')?.text ?? '';
          return [{ at: placeIn(call, offset), found: found.slice(0, 30) || t('empty', '为空'), expected: 'JSON' }];
        }),
        placeIn(first.call, first.offset),
      );
    },
  },
  {
    ...base,
    id: 'GUIDE-05',
    ...warning,
    vendors: ['oppo'],
    title: t('OfflinePushInfo sets no androidOPPOChannelID', 'OfflinePushInfo 没有指定 androidOPPOChannelID'),
    cause: t(
      'OPPO phones with Android 8 and newer show nothing without a channel',
      'Android 8 及以上的 OPPO 手机没有渠道就不显示通知',
    ),
    fix: t(
      "OfflinePushInfo(androidOPPOChannelID: '<the channel the app creates>', …), or set it in the Chat console",
      "写成 OfflinePushInfo(androidOPPOChannelID: '<应用创建的渠道>', …)，或在 IM 控制台设置",
    ),
    check: (project) =>
      judgeEach(pushInfos(project), (call) =>
        argumentOf(call, 'androidOPPOChannelID') === undefined
          ? { found: '–', expected: 'androidOPPOChannelID' }
          : undefined,
      ),
  },
  {
    ...base,
    id: 'GUIDE-06',
    ...warning,
    title: t('calls: {found}', '通话：{found}'),
    cause: t(
      'a callee whose app is not running does not notice the call; invitations to groups are never pushed at all',
      '被叫应用未运行时收不到来电推送；群通话邀请则从不推送',
    ),
    fix: t(
      'calls plugin 0.2.0 or newer, and OfflinePushInfo(…) as third argument: call(userID, type, offlinePush)',
      '通话插件 0.2.0 以上，并把 OfflinePushInfo(…) 作为第三个参数：call(userID, type, offlinePush)',
    ),
    check: (project) => {
      const plugin = CALLS.map((name) => project.dependency(name)).find((item) => item !== undefined);
      if (plugin === undefined) return skipped(reasons.notUsed);
      const place = placeOf(plugin);
      if (isAtLeast(plugin.version, '0.2.0') === false)
        return failed({
          at: place,
          found: t(`plugin ${shownVersion(plugin.version)}`, `插件 ${shownVersion(plugin.version)}`),
          expected: '0.2.0',
        });
      const bare = project
        .calls('call')
        .filter(
          (call) =>
            call.arguments.some((argument) =>
              argument.value.some((token) => token.text === 'CallingScenes' || token.text === 'CallType'),
            ) &&
            call.arguments.length < 3 &&
            argumentOf(call, 'offlinePush') === undefined,
        );
      return verdict(
        [
          ...bare.map(
            (call): Finding => ({
              at: placeOf(call),
              found: t('call() without OfflinePushInfo', 'call() 没有传 OfflinePushInfo'),
              expected: 'OfflinePushInfo',
            }),
          ),
          ...project.calls('groupCall').map(
            (call): Finding => ({
              at: placeOf(call),
              found: t('groupCall() is never pushed', 'groupCall() 不会推送'),
              expected: '–',
              severity: 'hint',
            }),
          ),
        ],
        place,
      );
    },
  },
];
