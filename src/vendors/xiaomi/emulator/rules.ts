// What Xiaomi refuses, in the order this emulator checks; partly documented, partly inferred.
import type { Rule } from '../../../push/emulator/emulator.js';
import { always, rulesOf } from '../../../push/emulator/rule.js';
import { t } from '../../../text/language.js';

const rule = rulesOf('xiaomi', 'dev.mi.com documents 1559, 1560');

export const rules: readonly Rule[] = [
  rule('path', '404', 'D', t('the path exists', '路径存在'), always),
  rule('method', '10021', 'D', t('the method fits the path', '方法与路径一致')),
  rule(
    'authorization',
    '21301',
    'A',
    t('Authorization is key= in lower case and a known AppSecret', 'Authorization 为小写 key= 加已知的 AppSecret'),
    always,
  ),
  rule('package-given', '10016', 'A', t('restricted_package_name is given', '有 restricted_package_name'), always),
  rule('package-one', '10017', 'A', t('v2 takes one package name', 'v2 只接受一个包名')),
  rule('package-registered', '22022', 'A', t('the package name is registered for the secret', '包名与密钥匹配')),
  rule('target-given', '10016', 'A', t('a target is given', '有目标'), always),
  rule('target-count', '10017', 'B', t('at most 1000 targets', '最多 1000 个目标')),
  rule('topic-count', '65035', 'A', t('at most five topics', '最多 5 个主题')),
  rule(
    'topic-op',
    '10017',
    'A',
    t('topic_op is UNION, INTERSECTION or EXCEPT', 'topic_op 为 UNION、INTERSECTION 或 EXCEPT'),
  ),
  rule(
    'pass-through-withdrawn',
    '10036',
    'A',
    t('pass-through messages are withdrawn', '透传消息已下线'),
    {},
    'dev.mi.com notice list (title only)',
  ),
  rule(
    'text-given',
    '65011',
    'B',
    t('a notification has a title and a text that are not blank', '通知的标题和正文不能为空白'),
    always,
  ),
  rule('title-length', '10017', 'A', t('the title is shorter than 50 characters', '标题少于 50 个字符')),
  rule('description-length', '10017', 'A', t('the text is shorter than 128 characters', '正文少于 128 个字符')),
  rule('numbers', '10017', 'D', t('numbers are whole numbers in their range', '数值为范围内的整数')),
  rule(
    'ttl',
    '10017',
    'A',
    t(
      'time_to_live is at most a day without a channel, ten with one',
      'time_to_live 无渠道时最多 1 天，有渠道时最多 10 天',
    ),
  ),
  rule('extra-count', '65014', 'B', t('at most ten own extras', '自定义 extra 最多 10 个')),
  rule('extra-length', '65015', 'B', t('own extras have at most 1024 characters', '自定义 extra 最多 1024 个字符')),
  rule('callback-param', '65036', 'B', t('callback.param has at most 64 bytes', 'callback.param 最多 64 字节')),
  rule('callback-length', '65037', 'D', t('the callback URL has at most 512 bytes', '回执地址最多 512 字节')),
  rule('callback-url', '65038', 'A', t('the callback is an http or https URL', '回执地址是 http 或 https')),
  rule(
    'jobkey',
    '10017',
    'B',
    t('jobkey has at most 20 letters, digits, _ or -', 'jobkey 最多 20 个字母、数字、_ 或 -'),
  ),
  rule(
    'effect',
    '10017',
    'A',
    t(
      'notify_effect is 1, 2 with intent_uri, or 3 with web_uri',
      'notify_effect 为 1、带 intent_uri 的 2 或带 web_uri 的 3',
    ),
  ),
  rule(
    'effect-given',
    '10017',
    'D',
    t('notify_effect is given: custom notifications were withdrawn', '必须有 notify_effect：自定义通知已下线'),
    {},
    'dev.mi.com document 1856; what the service answers is not known',
  ),
  rule('channel', '27001', 'A', t('the channel is registered for the app', '渠道已为应用登记')),
  rule(
    'template',
    '27001',
    'A',
    t(
      'template parameters are up to nine strings of 1 to 128 characters without symbols',
      '模板参数最多 9 个，每个 1 到 128 个字符且不含符号',
    ),
  ),
  rule(
    'private-needs-template',
    '27001',
    'C',
    t('a private channel needs a template', '私信渠道需要模板'),
    {},
    'dates reported by one integration note of 2026',
  ),
  rule(
    'messages-json',
    '10017',
    'A',
    t('messages is a JSON array of target and message', 'messages 是由 target 和 message 组成的 JSON 数组'),
    always,
  ),
  rule('blacklist', '10031', 'A', t('the app is not on the blacklist', '应用不在黑名单')),
  rule('rate', '200002', 'C', t('not more than 500 calls a second', '每秒不超过 500 次'), { needs: 'rates' }),
  rule('quota', '200001', 'A', t("the day's quota is not used up", '当日配额未用完'), { needs: 'quotas' }),
  rule(
    'one-a-day',
    '0',
    'A',
    t(
      'without a channel a device gets one message a day (more are accepted, but not delivered)',
      '没有渠道时每台设备每天 1 条（其余接受但不送达）',
    ),
    { needs: 'quotas' },
  ),
  rule('regid-valid', '20301', 'B', t('the regid belongs to the app and is valid', 'regid 属于本应用且有效'), always),
  rule('message-known', '65028', 'A', t('the message id is known', '消息 ID 存在'), always),
  rule('trace-rate', '10039', 'C', t('not more than one trace a second', '每秒不超过一次追踪'), { needs: 'rates' }),
  rule(
    'feed-offline',
    '10036',
    'A',
    t('the feed of invalid regids is offline', '失效 regid 接口已下线'),
    {},
    'dev.mi.com document 1558',
  ),
];
