// What Xiaomi rejects, in the order this emulator checks; partly documented, partly inferred.
import type { Rule } from '../../../push/emulator/emulator.js';
import { rulesOf } from '../../../push/emulator/rule.js';
import { t } from '../../../text/language.js';

const from = rulesOf('xiaomi');

const rule = from('dev.mi.com documents 1559, 1560');

export const rules: readonly Rule[] = [
  ...rule.always('404', 'D', { path: t('the path exists', '路径存在') }),
  ...rule('10021', 'D', { method: t('the method fits the path', '方法与路径一致') }),
  ...rule.always('21301', 'A', {
    authorization: t(
      'Authorization is key= in lower case and a known AppSecret',
      'Authorization 为小写 key= 加已知的 AppSecret',
    ),
  }),
  ...rule.always('10016', 'A', {
    'package-given': t('restricted_package_name is given', '有 restricted_package_name'),
  }),
  ...rule('10017', 'A', { 'package-one': t('v2 takes one package name', 'v2 只接受一个包名') }),
  ...rule('22022', 'A', { 'package-registered': t('the package name is registered for the secret', '包名与密钥匹配') }),
  ...rule.always('10016', 'A', { 'target-given': t('a target is given', '有目标') }),
  ...rule('10017', 'B', { 'target-count': t('at most 1000 targets', '最多 1000 个目标') }),
  ...rule('65035', 'A', { 'topic-count': t('at most five topics', '最多 5 个主题') }),
  ...rule('10017', 'A', {
    'topic-op': t('topic_op is UNION, INTERSECTION or EXCEPT', 'topic_op 为 UNION、INTERSECTION 或 EXCEPT'),
  }),
  ...from('dev.mi.com notice list (title only)')('10036', 'A', {
    'pass-through-withdrawn': t('pass-through messages are withdrawn', '透传消息已下线'),
  }),
  ...rule.always('65011', 'B', {
    'text-given': t('a notification has a title and a text that are not blank', '通知的标题和正文不能为空白'),
  }),
  ...rule('10017', 'A', {
    'title-length': t('the title is shorter than 50 characters', '标题少于 50 个字符'),
    'description-length': t('the text is shorter than 128 characters', '正文少于 128 个字符'),
  }),
  ...rule('10017', 'D', { numbers: t('numbers are whole numbers in their range', '数值为范围内的整数') }),
  ...rule('10017', 'A', {
    ttl: t(
      'time_to_live is at most a day without a channel, ten with one',
      'time_to_live 无渠道时最多 1 天，有渠道时最多 10 天',
    ),
  }),
  ...rule('65014', 'B', { 'extra-count': t('at most ten own extras', '自定义 extra 最多 10 个') }),
  ...rule('65015', 'B', {
    'extra-length': t('own extras have at most 1024 characters', '自定义 extra 最多 1024 个字符'),
  }),
  ...rule('65036', 'B', { 'callback-param': t('callback.param has at most 64 bytes', 'callback.param 最多 64 字节') }),
  ...rule('65037', 'D', { 'callback-length': t('the callback URL has at most 512 bytes', '回执地址最多 512 字节') }),
  ...rule('65038', 'A', { 'callback-url': t('the callback is an http or https URL', '回执地址是 http 或 https') }),
  ...rule('10017', 'B', {
    jobkey: t('jobkey has at most 20 letters, digits, _ or -', 'jobkey 最多 20 个字母、数字、_ 或 -'),
  }),
  ...rule('10017', 'A', {
    effect: t(
      'notify_effect is 1, 2 with intent_uri, or 3 with web_uri',
      'notify_effect 为 1、带 intent_uri 的 2 或带 web_uri 的 3',
    ),
  }),
  ...from('dev.mi.com document 1856; what the service answers is not known')('10017', 'D', {
    'effect-given': t(
      'notify_effect is given: custom notifications were withdrawn',
      '必须有 notify_effect：自定义通知已下线',
    ),
  }),
  ...rule('27001', 'A', {
    channel: t('the channel is registered for the app', '渠道已为应用登记'),
    template: t(
      'template parameters are up to nine strings of 1 to 128 characters without symbols',
      '模板参数最多 9 个，每个 1 到 128 个字符且不含符号',
    ),
  }),
  ...from('dates reported by one integration note of 2026')('27001', 'C', {
    'private-needs-template': t('a private channel needs a template', '私信渠道需要模板'),
  }),
  ...rule.always('10017', 'A', {
    'messages-json': t(
      'messages is a JSON array of target and message',
      'messages 是由 target 和 message 组成的 JSON 数组',
    ),
  }),
  ...rule('10031', 'A', { blacklist: t('the app is not on the blacklist', '应用不在黑名单') }),
  ...rule.with({ needs: 'rates' })('200002', 'C', { rate: t('not more than 500 calls a second', '每秒不超过 500 次') }),
  ...rule.with({ needs: 'quotas' })('200001', 'A', { quota: t("the day's quota is not used up", '当日配额未用完') }),
  ...rule.with({ needs: 'quotas' })('0', 'A', {
    'one-a-day': t(
      'without a channel a device gets one message a day (more are accepted, but not delivered)',
      '没有渠道时每台设备每天 1 条（其余接受但不送达）',
    ),
  }),
  ...rule.always('20301', 'B', {
    'regid-valid': t('the regid belongs to the app and is valid', 'regid 属于本应用且有效'),
  }),
  ...rule.always('65028', 'A', { 'message-known': t('the message id is known', '消息 ID 存在') }),
  ...rule.with({ needs: 'rates' })('10039', 'C', {
    'trace-rate': t('not more than one trace a second', '每秒不超过一次追踪'),
  }),
  ...from('dev.mi.com document 1558')('10036', 'A', {
    'feed-offline': t('the feed of invalid regids is offline', '失效 regid 接口已下线'),
  }),
];
