// What OPPO rejects, in the order this emulator checks. The codes are the vendor's; the order is a guess based on their numbers.
import type { Rule } from '../../../push/emulator/emulator.js';
import { rulesOf } from '../../../push/emulator/rule.js';
import { t } from '../../../text/language.js';

const from = rulesOf('oppo');

const rule = from('OPPO documents 11234 to 11236');

export const rules: readonly Rule[] = [
  ...rule.always('22', 'A', { 'version-given': t('the path names a version', '路径包含版本') }),
  ...rule.always('23', 'A', { 'version-number': t('the version is a number', '版本是数字') }),
  ...rule.always('24', 'A', { 'version-supported': t('the version is v1', '版本是 v1') }),
  ...rule.always('20', 'A', { path: t('the method exists', '接口存在') }),
  ...rule('12', 'A', { method: t('the HTTP method is the documented one', 'HTTP 方法正确') }),
  ...rule('25', 'A', { form: t('the body is a UTF-8 form', '请求体是 UTF-8 表单') }),
  ...rule.always('15', 'A', { 'key-given': t('app_key is given', '有 app_key') }),
  ...rule.always('14', 'A', { 'key-known': t('app_key belongs to an app', 'app_key 存在') }),
  ...rule.always('18', 'A', { 'timestamp-given': t('timestamp is given', '有 timestamp') }),
  ...rule.always('19', 'A', {
    'timestamp-window': t(
      'timestamp has 13 digits and lies within ten minutes',
      'timestamp 为 13 位且相差不超过十分钟',
    ),
  }),
  ...rule.always('17', 'A', { 'sign-given': t('sign is given', '有 sign') }),
  ...rule.always('16', 'A', {
    signature: t(
      'sign is the SHA-256 of app_key, timestamp and MasterSecret, in lower-case hex',
      'sign 是 app_key、timestamp 与 MasterSecret 的 SHA-256（小写十六进制）',
    ),
  }),
  ...rule('28', 'A', { 'app-usable': t('the app is not suspended', '应用未停用') }),
  ...rule.always('29', 'A', {
    'token-given': t('an access token is given in body, header or query', '请求体、请求头或查询中带有访问令牌'),
  }),
  ...rule.always('11', 'A', {
    'token-live': t('the access token is known and younger than 24 hours', '访问令牌存在且未超过 24 小时'),
  }),
  ...rule('30', 'A', { 'push-permission': t('the app has the push permission', '应用有推送权限') }),
  ...rule.always('40', 'A', { 'message-given': t('message or messages is given', '有 message 或 messages') }),
  ...rule.always('41', 'A', {
    'message-json': t('message is a JSON object, messages a JSON array', 'message 是 JSON 对象，messages 是 JSON 数组'),
  }),
  ...rule('41', 'A', {
    'batch-size': t('1 to 1000 messages or targets', '消息或目标数量为 1 到 1000'),
    'target-type': t('target_type is one of the documented numbers', 'target_type 是文档中的取值'),
  }),
  ...rule.always('40', 'A', {
    'target-given': t('target_value is given', '有 target_value'),
    'notification-given': t('notification is given', '有 notification'),
    'title-given': t('the title is given', '有标题'),
    'content-given': t('the text is given', '有正文'),
  }),
  ...rule('41', 'A', {
    'title-length': t('the title has at most 50 characters', '标题不超过 50 个字符'),
    'content-length': t(
      'the text has at most 200 characters (style 2: 128, style 3: 50)',
      '正文不超过 200 个字符（样式 2 为 128，样式 3 为 50）',
    ),
  }),
  ...from('a client of 2026 that quotes document 11236')('41', 'C', {
    'content-length-new': t('the text of style 1 has at most 50 characters', '样式 1 的正文不超过 50 个字符'),
  }),
  ...rule('41', 'A', {
    'subtitle-length': t('the subtitle has at most 10 characters', '副标题不超过 10 个字符'),
    style: t('style is 1 or 2 in a single push; 3 only in a broadcast', '单推 style 为 1 或 2；3 只用于广播'),
  }),
  ...rule('40', 'A', { 'picture-given': t('style 3 has a picture', 'style 3 需要图片') }),
  ...rule('41', 'A', {
    'action-type': t('click_action_type is 0, 1, 2, 4 or 5', 'click_action_type 为 0、1、2、4、5'),
  }),
  ...rule('40', 'A', {
    'action-target': t(
      'action types 1 and 4 name an activity, 2 and 5 a URL',
      '动作类型 1、4 需要 activity，2、5 需要 URL',
    ),
  }),
  ...rule('41', 'A', {
    'action-length': t(
      'activity up to 500, URL up to 2000 characters',
      'activity 不超过 500 个字符，URL 不超过 2000 个',
    ),
    parameters: t(
      'action_parameters is a JSON object in a string of up to 4000 characters',
      'action_parameters 是不超过 4000 个字符的 JSON 对象字符串',
    ),
    ttl: t('off_line_ttl is at most 864000 seconds', 'off_line_ttl 不超过 864000 秒'),
    'receipt-fields': t(
      'call_back_url up to 200, call_back_parameter up to 100 characters',
      'call_back_url 不超过 200 个字符，call_back_parameter 不超过 100 个',
    ),
  }),
  ...from('one client')('41', 'C', {
    'channel-length': t('channel_id has at most 64 characters', 'channel_id 不超过 64 个字符'),
  }),
  ...rule('67', 'B', {
    'category-known': t('category is one of the ten words', 'category 是十个分类之一'),
    level: t('notify_level is 1, 2 or 16 and has a category', 'notify_level 为 1、2、16 且有 category'),
    'level-16-right': t('notify_level 16 needs a granted right', 'notify_level 16 需要权限'),
  }),
  ...from('a support case of 2025')('54', 'C', {
    template: t('a service category needs an approved template', '服务类分类需要已审核的模板'),
  }),
  ...rule.always('31', 'A', { 'message-known': t('the stored message exists', '保存的消息存在') }),
  ...rule.with({ needs: 'quotas' })('33', 'A', {
    'daily-quota': t("the day's messages are not used up", '当日消息数未用完'),
  }),
  ...rule.with({ needs: 'rates' })('55', 'A', {
    rate: t('not more than 5000 targets a second', '每秒不超过 5000 个目标'),
  }),
  ...rule('10000', 'A', {
    'registration-id-shape': t('the registration ID has a known form', 'registration ID 格式正确'),
  }),
  ...rule.always('10000', 'A', {
    'registration-id-alive': t(
      'the registration ID belongs to this app and is valid',
      'registration ID 属于本应用且有效',
    ),
  }),
  ...from('documents only say which host to use')('10000', 'D', {
    region: t('the host belongs to the region of the registration ID', '地址与 registration ID 的地区一致'),
  }),
  ...rule('41', 'A', { tags: t('at most 50 tags', '最多 50 个标签') }),
];
