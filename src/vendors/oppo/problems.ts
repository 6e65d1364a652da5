// Problems that tim-push itself finds in OPPO messages, device tokens and responses.

import { error, hint, warning } from '../../problems/code-entry.js';
import { printIt } from '../../problems/entries/token.js';
import { type Catalogue, problemMaker } from '../../problems/types.js';
import { answerNotUnderstood, askVendor, unknownCode } from '../../push/entries/answer.js';
import { returns, textEmpty, textTooLong, titleEmpty, titleTooLong } from '../../push/entries/message.js';
import { t } from '../../text/language.js';
import { credentialEntries } from './credential-problems.js';

const vendor = t('OPPO', 'OPPO');

export const problems = {
  ...credentialEntries,
  'oppo/title-empty': titleEmpty(returns(vendor, '40')),
  'oppo/content-empty': textEmpty(returns(vendor, '40')),
  'oppo/title-too-long': titleTooLong(vendor, returns(vendor, '41')),
  'oppo/content-too-long': textTooLong(
    vendor,
    t('no document gives a limit above {limit} for this style', '这种样式在所有文档中的上限都不超过 {limit}'),
  ),
  'oppo/content-cut': warning.message(
    t('the text has {length} characters; 50 is the newest limit', '正文有 {length} 个字符；最新的上限是 50'),
    t(
      'older documents say 200, a document read in 2026 says 50, and phones show only about 50 anyway',
      '旧文档写 200，2026 年的文档写 50，手机本来也只显示约 50 个',
    ),
    t('shorten --body to 50 characters', '把 --body 缩短到 50 个字符'),
    'C',
  ),
  'oppo/parameters-too-long': error.message(
    t(
      'with ext, action_parameters has {length} characters, OPPO allows {limit}',
      'ext 使 action_parameters 达到 {length} 个字符，OPPO 最多 {limit} 个',
    ),
    t('OPPO refuses longer parameters with 41', '参数超长时 OPPO 会返回 41'),
    t('keep ext short: only what the click needs', '精简 ext，只保留点击需要的内容'),
    'A',
  ),
  'oppo/ext-not-object': error.message(
    t('ext is not a JSON object, so OPPO phones receive nothing', 'ext 不是 JSON 对象，OPPO 手机会完全收不到'),
    t(
      'with --oppo-ext spread the keys of ext become intent extras; a string or an array has no keys',
      '--oppo-ext spread 会把 ext 的键变成 Intent 参数；字符串或数组没有键',
    ),
    t(
      'pass ext as {"conversationID":"c2c_…"}, or use --oppo-ext wrap',
      '把 ext 写成 {"conversationID":"c2c_…"}，或使用 --oppo-ext wrap',
    ),
    'A',
  ),
  'oppo/ext-spread': warning.message(
    t(
      "spread: the click callback gets the keys of ext, and msg['ext'] is null",
      "spread：点击回调收到 ext 的各个键，msg['ext'] 为 null",
    ),
    t(
      'this is what Tencent sends to OPPO; the documented handler expects the key ext and throws without it',
      '这就是腾讯发给 OPPO 的形式；官方示例的回调读取 ext 键，取不到就会抛异常',
    ),
    t('let the handler accept both forms, or use --oppo-ext wrap', '让回调同时支持两种形式，或使用 --oppo-ext wrap'),
    'A',
  ),
  'oppo/ext-values-not-text': warning.message(
    t('spread: {keys} is not a string and may arrive as null', 'spread：{keys} 不是字符串，应用可能收到 null'),
    t('the activity reads each extra with getString', 'Activity 用 getString 读取每个参数'),
    t('make the top-level values strings, or use --oppo-ext wrap', '把顶层的值都写成字符串，或使用 --oppo-ext wrap'),
    'C',
  ),
  'oppo/no-channel': warning.message(
    t('no channel ID', '没有渠道 ID'),
    t(
      'OPPO requires one on Android 8 and later; without it a push also counts against the small public quota',
      'Android 8 及以上 OPPO 要求填写渠道 ID；不填还会占用有限的公信配额',
    ),
    t(
      'register a channel in the OPPO console, create it in the app (createNotificationChannel), set oppo_channel_id',
      '在 OPPO 开放平台登记渠道，在应用里 createNotificationChannel 创建，再设置 oppo_channel_id',
    ),
    'A',
  ),
  'oppo/category-unknown': error.message(
    t('OPPO has no category "{value}"', 'OPPO 没有分类“{value}”'),
    t('OPPO refuses unknown categories with 67; known: {known}', '分类未知时 OPPO 会返回 67；已知：{known}'),
    t('use one of them in upper case, for chat messages IM', '使用其中之一（大写），聊天消息用 IM'),
    'B',
  ),
  'oppo/category-needs-template': hint.message(
    t('category {value} most likely needs an approved template', '分类 {value} 多半需要已审核的模板'),
    t(
      'since 2024 OPPO returns 54 for service categories without a template',
      '2024 年起，服务类分类没有模板时 OPPO 返回 54',
    ),
    t(
      'apply for a template in the OPPO console and set oppo_template_id',
      '在 OPPO 开放平台申请模板，并设置 oppo_template_id',
    ),
    'C',
  ),
  'oppo/ttl-range': error.message(
    t('--ttl is longer than ten days', '--ttl 超过 10 天'),
    t('OPPO keeps pushes for at most 864000 seconds', 'OPPO 最多保留 864000 秒'),
    t('use --ttl 10d or less', '把 --ttl 设为 10d 以内'),
    'A',
  ),
  'oppo/ignored-field': hint.notice(
    t('{flag} is ignored: the single push of OPPO has no such feature', '{flag} 被忽略：OPPO 单推没有对应功能'),
    t('the field does not exist in this call', '该接口没有这个字段'),
    t('remove {flag} for OPPO', '发给 OPPO 时去掉 {flag}'),
    'A',
  ),
  'oppo/camel-case': warning.message(
    t('--raw contains {field}: OPPO reads snake_case names', '--raw 中有 {field}：OPPO 使用下划线命名'),
    t(
      "one example in OPPO's document writes camelCase, its own tables and SDKs do not",
      'OPPO 文档的一个示例写成驼峰，但表格和 SDK 都是下划线',
    ),
    t('write it with underscores, such as click_action_type', '改用下划线，例如 click_action_type'),
    'B',
  ),
  'oppo/token-shape': error['device-token'](
    t('this is not an OPPO registration ID ({length} characters)', '这不是 OPPO 的 registration ID（{length} 个字符）'),
    t(
      'OPPO would return 10000: usual forms are CN_ with 32 hex digits, or 32 hex digits alone',
      'OPPO 会返回 10000：常见格式是 CN_ 加 32 位十六进制，或仅 32 位十六进制',
    ),
    printIt,
    'A',
  ),
  'oppo/unknown-code': unknownCode(vendor, askVendor(vendor, 'message id')),
  'oppo/answer-not-understood': answerNotUnderstood(vendor, 'oppo', { retry: 'later' }),
} satisfies Catalogue;

export const oppoProblem = problemMaker(problems, 'oppo');
