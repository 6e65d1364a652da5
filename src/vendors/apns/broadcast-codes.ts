// Reasons for Live Activity broadcasts and channel management, from a separate Apple page (handling-error-responses-from-apns). Only the first part of that page was available.
import { error } from '../../problems/code-entry.js';
import type { Catalogue, Entry } from '../../problems/types.js';
import { type Text, t } from '../../text/language.js';

const entry = (mark: 'A' | 'B' | 'C', title: Text, cause: Text, fix: Text): Entry =>
  error.message(title, cause, fix, {
    mark,
    retry: 'after-fix',
    source: mark === 'A' ? 'Apple: handling error responses from APNs' : 'clients of the broadcast service',
  });

const inSender = t(
  'check your own Live Activity sender: tim-push sends to device tokens and does not manage channels',
  '请检查自己的实时活动发送端：tim-push 按设备 token 发送，不管理频道',
);

export const broadcastCodes = {
  'apns/FeatureNotEnabled': entry(
    'A',
    t('broadcast is not switched on for this topic', '该 topic 未开启广播'),
    t('the App ID has no broadcast capability', 'App ID 未开启 Broadcast 能力'),
    t(
      'developer.apple.com › Identifiers › your app › Push Notifications › Broadcast Capability: switch it on',
      'developer.apple.com › Identifiers › 你的应用 › Push Notifications › Broadcast Capability：开启',
    ),
  ),
  'apns/BadChannelId': entry(
    'B',
    t('apns-channel-id is malformed', 'apns-channel-id 格式错误'),
    t('it is not the ID that Apple returned when the channel was created', '它不是创建频道时苹果返回的 ID'),
    inSender,
  ),
  'apns/MissingChannelId': entry(
    'C',
    t('apns-channel-id is missing', '缺少 apns-channel-id'),
    t('a broadcast must name its channel in this header', '广播必须在该请求头中指明频道'),
    inSender,
  ),
  'apns/ChannelNotRegistered': entry(
    'C',
    t('there is no such channel in this environment', '该环境中没有这个频道'),
    t(
      'the channel was deleted, or it was made in the other environment (development or production)',
      '频道已删除，或是在另一个环境（development 或 production）中创建的',
    ),
    inSender,
  ),
  'apns/CannotCreateChannelConfig': entry(
    'B',
    t('the limit of channels is reached', '频道数量已达上限'),
    t('one client documents a limit of 10 000 channels for each app', '有客户端记载：每个应用最多 10 000 个频道'),
    t('delete channels that are no longer used', '删除不再使用的频道'),
  ),
  'apns/MissingPushType': entry(
    'C',
    t('apns-push-type is missing', '缺少 apns-push-type'),
    t(
      'a channel push requires this header, and only liveactivity is accepted',
      '频道推送必须带该请求头，且只接受 liveactivity',
    ),
    inSender,
  ),
  'apns/BadDate': entry(
    'C',
    t('a time in the payload is wrong', '负载中的时间有误'),
    t('a timestamp field of the Live Activity is not a number of seconds', '实时活动的时间字段不是以秒为单位的数字'),
    inSender,
  ),
  'apns/TopicMismatch': entry(
    'C',
    t('the topic does not match the channel', 'topic 与频道不符'),
    t(
      'seen once: the bundle id in a channel management request had capital letters',
      '见过一例：频道管理请求中的 Bundle ID 含大写字母',
    ),
    inSender,
  ),
} satisfies Catalogue;
