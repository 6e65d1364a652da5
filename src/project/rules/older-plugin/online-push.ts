// DART, online push: notifications the app itself shows for a new message, with the older plugins' displayNotification.

import type { DartCall } from '../../../readers/dart/calls.js';
import { isAtLeast } from '../../../readers/version.js';
import { readObject } from '../../../text/json-object.js';
import { t } from '../../../text/language.js';
import { bodiesAround, MOST_PLACES } from '../../facts/dart/functions.js';
import { givenText } from '../../facts/dart/sent-push.js';
import { versionOf } from '../../package-version.js';
import type { Project } from '../../project.js';
import { reasons } from '../../reasons.js';
import { type Finding, placeOf, type Rule, see, skipped, verdict } from '../../types.js';
import { oldDart, warning } from '../defaults.js';

/** Listeners through which the app receives a new message. */
const LISTENERS = [
  'onRecvNewMessage',
  'V2TimAdvancedMsgListener',
  'addAdvancedMsgListener',
  'newMessageWillMount',
  'onRecvC2CTextMessage',
];

type Known = string | null | undefined;

/** Null: the argument is missing. Undefined: its value is known only at run time. */
function knownText(project: Project, call: DartCall, name: string): Known {
  const given = givenText(project, call, name);
  return given === undefined ? null : given.text;
}

/** A wrapper that is never called shows nothing; message listeners are called by the SDK. */
function isReached(project: Project, call: DartCall): boolean {
  const name = bodiesAround(call.file, call.index).find((body) => body.name !== undefined)?.name;
  if (name === undefined || name === call.name) return name === undefined || project.calls(name).length > 1;
  const named = project.dart.flatMap((file) =>
    file.source.text.includes(name) ? file.tokens.filter((token) => token.text === name) : [],
  );
  return LISTENERS.includes(name) || named.length > 1;
}

export const onlinePushRules: readonly Rule[] = [
  {
    ...oldDart,
    id: 'DART-05',
    needsAll: true,
    ...warning,
    source: 'tim_ui_kit_push_plugin: displayNotification, displayDefaultNotificationForMessage',
    title: t('the notification of an online message: {found}', '在线消息的通知：{found}'),
    cause: t(
      'Android 8 and newer show a notification only in a channel with an ID and a name; the tap hands ext to the click handler; and without a listener for new messages the call never runs',
      'Android 8 及以上只在有 ID 和名称的渠道中显示通知；点击时 ext 交给点击处理函数；没有监听新消息时不会执行',
    ),
    fix: t('add {expected}', '补上 {expected}'),
    check: (project) => {
      const calls = ['displayNotification', 'displayDefaultNotificationForMessage'].flatMap((name) =>
        project
          .calls(name)
          .slice(0, MOST_PLACES)
          .filter((call) => call.arguments.some((argument) => argument.name !== undefined) && isReached(project, call)),
      );
      const [first] = calls;
      if (first === undefined) return skipped(reasons.notUsed);
      const version = isAtLeast(versionOf(project), '3.0.0');
      if (version === undefined) return skipped(reasons.noVersion);
      if (version) return see('PUB-05');
      const findings: Finding[] = [];
      let isComputed = false;
      for (const call of calls) {
        const at = placeOf(call);
        for (const name of ['channelID', 'channelName']) {
          const value = knownText(project, call, name);
          if (value === undefined) isComputed = true;
          else if (value === null || value.trim() === '')
            findings.push({ at, found: t(`${name} is empty`, `${name} 为空`), expected: name });
        }
        const ext = knownText(project, call, 'ext');
        if (ext === undefined) isComputed = true;
        else if (call.name === 'displayNotification' && (ext === null || readObject(ext) === undefined))
          findings.push({
            at,
            found: t('ext is not a JSON object', 'ext 不是 JSON 对象'),
            expected: "ext: jsonEncode({'conversationID': 'c2c_…'})",
          });
      }
      if (LISTENERS.every((name) => project.mentions(name).length === 0))
        findings.push({
          at: placeOf(first),
          found: t('nothing listens for new messages', '没有监听新消息'),
          expected: 'addAdvancedMsgListener(onRecvNewMessage: …)',
        });
      return findings.length === 0 && isComputed ? skipped(reasons.computed) : verdict(findings, placeOf(first));
    },
  },
];
