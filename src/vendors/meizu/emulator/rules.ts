// What Meizu rejects, in the order this emulator checks. The codes are the vendor's; the order is not documented.
import type { Rule } from '../../../push/emulator/emulator.js';
import { rulesOf } from '../../../push/emulator/rule.js';
import { t } from '../../../text/language.js';

const from = rulesOf('meizu');

const rule = from('Meizu server API document');

export const rules: readonly Rule[] = [
  ...rule.always('404', 'D', { path: t('the path exists', '路径存在') }),
  ...rule('405', 'A', { method: t('sending calls are POST', '发送接口使用 POST') }),
  ...rule.always('110004', 'A', {
    form: t('the body is a form and holds every required parameter', '请求体是表单且必填参数齐全'),
  }),
  ...rule.always('110000', 'A', { 'app-known': t('the App ID exists', 'App ID 存在') }),
  ...rule('110009', 'A', { 'app-not-blocked': t('the app is not on the blacklist', '应用不在黑名单') }),
  ...rule.always('1006', 'A', {
    signature: t(
      'the signature is the MD5 of the sorted parameters and the App Secret',
      '签名是排序后的参数加 App Secret 的 MD5',
    ),
  }),
  ...rule('1006', 'D', { 'signature-lower-case': t('the digest is written in lower case', '摘要使用小写') }),
  ...rule.with({ needs: 'rates' })('110010', 'A', {
    rate: t('not more than 200 requests a second', '每秒不超过 200 次请求'),
  }),
  ...rule.with({ needs: 'quotas' })('110019', 'A', {
    'daily-total': t('the daily number of pushes is not used up', '当日推送次数未用完'),
  }),
  ...rule('1005', 'A', { 'target-count': t('at most 100 targets', '最多 100 个目标') }),
  ...rule.always('1005', 'A', {
    'message-object': t('messageJson is a JSON object in a string', 'messageJson 是 JSON 对象字符串'),
  }),
  ...rule('1005', 'A', {
    title: t('the title has 1 to 32 characters', '标题 1 到 32 个字符'),
    content: t('the text has 1 to 100 characters', '正文 1 到 100 个字符'),
    'notice-type': t(
      'noticeMsgType is 0 or 1, noticeBarType 0 or 2',
      'noticeMsgType 为 0 或 1，noticeBarType 为 0 或 2',
    ),
    expand: t(
      'noticeExpandType is 0, 1 with a text, or 2 with a picture',
      'noticeExpandType 为 0、带文本的 1 或带图片的 2',
    ),
    'click-type': t('clickType is 0, 1 or 2; 3 is retired', 'clickType 为 0、1、2；3 已停用'),
    'click-activity': t('clickType 1 has an activity', 'clickType 1 需要 activity'),
    'click-url': t('clickType 2 has a URI', 'clickType 2 需要 url'),
    'click-parameters': t('parameters is an object', 'parameters 是对象'),
    'valid-time': t('validTime is 1 to 72 hours', 'validTime 为 1 到 72 小时'),
    'notify-key': t('notifyKey has at most eight letters, digits, _ or -', 'notifyKey 最多 8 个字母、数字、_ 或 -'),
    'switch-values': t('switches are 0, 1, true or false', '开关为 0、1、true 或 false'),
    'vip-fields': t(
      'subtitle up to 16 characters, timeTop 1800 to 7200 s, pinning modes exclude each other',
      '副标题最多 16 个字符，timeTop 为 1800 到 7200 秒，置顶方式互斥',
    ),
    'receipt-fields': t(
      'extra holds a callback of up to 128 bytes and a param of up to 64',
      'extra 中 callback 不超过 128 字节，param 不超过 64 字节',
    ),
  }),
  ...rule('110031', 'A', { 'package-names': t('restricted package names are registered', '限定包名已登记') }),
  ...rule('1005', 'A', {
    'package-name-count': t('at most 50 restricted package names', '限定包名最多 50 个'),
    'push-type': t('pushType is 0 or 1', 'pushType 为 0 或 1'),
    'tag-scope': t('scope is 0 (any tag) or 1 (all tags)', 'scope 为 0（任一标签）或 1（全部标签）'),
  }),
  ...rule('110032', 'A', {
    'task-known': t('the task belongs to this app and this push type', '任务属于本应用和该推送类型'),
  }),
  ...rule('110053', 'A', {
    'pass-through': t('pass-through messages are within their limit (none by default)', '透传消息未超限（默认不开放）'),
  }),
  ...rule('500', 'A', {
    'task-running': t('only a waiting or running task can be cancelled', '只有等待或进行中的任务可以取消'),
    'statistics-span': t('the dates are in order and span at most 30 days', '日期顺序正确且不超过 30 天'),
  }),
  ...rule('1005', 'A', {
    tags: t('tags have at most 20 characters each, aliases 60', '标签最多 20 个字符，别名最多 60 个'),
  }),

  // The vendor publishes no format; that it checks one at all is inferred.
  ...from('shape inferred from tokens seen in several sources')('110003', 'D', {
    'push-id-shape': t('the pushId has a known shape', 'pushId 格式正确'),
  }),
  ...rule.always('110003', 'A', { 'push-id-own-app': t('the pushId belongs to this app', 'pushId 属于本应用') }),
  ...rule.always('110002', 'A', { 'push-id-registered': t('the pushId is registered', 'pushId 已注册') }),
  ...rule.always('110005', 'A', { 'alias-known': t('the alias has subscribers', '别名已被订阅') }),
  ...rule.with({ entry: 'meizu/110010-switch-off' })('110010', 'A', {
    'device-switch': t('the notification switch of the device is on', '设备的通知开关已打开'),
  }),
  ...rule.with({ needs: 'rates' })('520', 'A', {
    folding: t('not more than five pushes to one device within a minute', '同一设备一分钟内不超过 5 条'),
  }),
  ...rule.with({ needs: 'quotas' })('110011', 'A', {
    'public-limit': t('public messages are within the daily limit of the device', '公信未超过设备每日上限'),
  }),
];
