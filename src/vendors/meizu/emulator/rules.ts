// What Meizu refuses, in the order this emulator checks. The codes are the vendor's; the order is not documented.
import type { Rule } from '../../../push/emulator/emulator.js';
import { always, rulesOf } from '../../../push/emulator/rule.js';
import { t } from '../../../text/language.js';

const rule = rulesOf('meizu', 'Meizu server API document');

export const rules: readonly Rule[] = [
  rule('path', '404', 'D', t('the path exists', '路径存在'), always),
  rule('method', '405', 'A', t('sending calls are POST', '发送接口使用 POST')),
  rule(
    'form',
    '110004',
    'A',
    t('the body is a form and holds every required parameter', '请求体是表单且必填参数齐全'),
    always,
  ),
  rule('app-known', '110000', 'A', t('the App ID exists', 'App ID 存在'), always),
  rule('app-not-blocked', '110009', 'A', t('the app is not on the blacklist', '应用不在黑名单')),
  rule(
    'signature',
    '1006',
    'A',
    t('the signature is the MD5 of the sorted parameters and the App Secret', '签名是排序后的参数加 App Secret 的 MD5'),
    always,
  ),
  rule('signature-lower-case', '1006', 'D', t('the digest is written in lower case', '摘要使用小写')),
  rule('rate', '110010', 'A', t('not more than 200 requests a second', '每秒不超过 200 次请求'), { needs: 'rates' }),
  rule('daily-total', '110019', 'A', t('the daily number of pushes is not used up', '当日推送次数未用完'), {
    needs: 'quotas',
  }),
  rule('target-count', '1005', 'A', t('at most 100 targets', '最多 100 个目标')),
  rule(
    'message-object',
    '1005',
    'A',
    t('messageJson is a JSON object in a string', 'messageJson 是 JSON 对象字符串'),
    always,
  ),
  rule('title', '1005', 'A', t('the title has 1 to 32 characters', '标题 1 到 32 个字符')),
  rule('content', '1005', 'A', t('the text has 1 to 100 characters', '正文 1 到 100 个字符')),
  rule(
    'notice-type',
    '1005',
    'A',
    t('noticeMsgType is 0 or 1, noticeBarType 0 or 2', 'noticeMsgType 为 0 或 1，noticeBarType 为 0 或 2'),
  ),
  rule(
    'expand',
    '1005',
    'A',
    t('noticeExpandType is 0, 1 with a text, or 2 with a picture', 'noticeExpandType 为 0、带文本的 1 或带图片的 2'),
  ),
  rule('click-type', '1005', 'A', t('clickType is 0, 1 or 2; 3 is retired', 'clickType 为 0、1、2；3 已停用')),
  rule('click-activity', '1005', 'A', t('clickType 1 has an activity', 'clickType 1 需要 activity')),
  rule('click-url', '1005', 'A', t('clickType 2 has a URI', 'clickType 2 需要 url')),
  rule('click-parameters', '1005', 'A', t('parameters is an object', 'parameters 是对象')),
  rule('valid-time', '1005', 'A', t('validTime is 1 to 72 hours', 'validTime 为 1 到 72 小时')),
  rule(
    'notify-key',
    '1005',
    'A',
    t('notifyKey has at most eight letters, digits, _ or -', 'notifyKey 最多 8 个字母、数字、_ 或 -'),
  ),
  rule('switch-values', '1005', 'A', t('switches are 0, 1, true or false', '开关为 0、1、true 或 false')),
  rule(
    'vip-fields',
    '1005',
    'A',
    t(
      'subtitle up to 16 characters, timeTop 1800 to 7200 s, pinning modes exclude each other',
      '副标题最多 16 个字符，timeTop 为 1800 到 7200 秒，置顶方式互斥',
    ),
  ),
  rule(
    'receipt-fields',
    '1005',
    'A',
    t(
      'extra holds a callback of up to 128 bytes and a param of up to 64',
      'extra 中 callback 不超过 128 字节，param 不超过 64 字节',
    ),
  ),
  rule('package-names', '110031', 'A', t('restricted package names are registered', '限定包名已登记')),
  rule('package-name-count', '1005', 'A', t('at most 50 restricted package names', '限定包名最多 50 个')),
  rule('push-type', '1005', 'A', t('pushType is 0 or 1', 'pushType 为 0 或 1')),
  rule('tag-scope', '1005', 'A', t('scope is 0 (any tag) or 1 (all tags)', 'scope 为 0（任一标签）或 1（全部标签）')),
  rule('task-known', '110032', 'A', t('the task belongs to this app and this push type', '任务属于本应用和该推送类型')),
  rule(
    'pass-through',
    '110053',
    'A',
    t('pass-through messages are within their limit (none by default)', '透传消息未超限（默认不开放）'),
  ),
  rule(
    'task-running',
    '500',
    'A',
    t('only a waiting or running task can be cancelled', '只有等待或进行中的任务可以取消'),
  ),
  rule(
    'statistics-span',
    '500',
    'A',
    t('the dates are in order and span at most 30 days', '日期顺序正确且不超过 30 天'),
  ),
  rule(
    'tags',
    '1005',
    'A',
    t('tags have at most 20 characters each, aliases 60', '标签最多 20 个字符，别名最多 60 个'),
  ),
  // The vendor publishes no shape: whether it looks at one at all is an inference.
  rule(
    'push-id-shape',
    '110003',
    'D',
    t('the pushId has a known shape', 'pushId 格式正确'),
    {},
    'shape inferred from tokens seen in several sources',
  ),
  rule('push-id-own-app', '110003', 'A', t('the pushId belongs to this app', 'pushId 属于本应用'), always),
  rule('push-id-registered', '110002', 'A', t('the pushId is registered', 'pushId 已注册'), always),
  rule('alias-known', '110005', 'A', t('the alias has subscribers', '别名已被订阅'), always),
  rule('device-switch', '110010', 'A', t('the notification switch of the device is on', '设备的通知开关已打开'), {
    entry: 'meizu/110010-switch-off',
  }),
  rule(
    'folding',
    '520',
    'A',
    t('not more than five pushes to one device within a minute', '同一设备一分钟内不超过 5 条'),
    { needs: 'rates' },
  ),
  rule(
    'public-limit',
    '110011',
    'A',
    t('public messages are within the daily limit of the device', '公信未超过设备每日上限'),
    { needs: 'quotas' },
  ),
];
