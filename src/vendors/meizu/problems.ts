// Problems that tim-push itself finds in Meizu messages, device tokens and responses.

import { error, hint, warning } from '../../problems/code-entry.js';
import { oneToken, printIt } from '../../problems/entries/token.js';
import { type Catalogue, problemMaker } from '../../problems/types.js';
import { answerNotUnderstood, askVendor, unknownCode } from '../../push/entries/answer.js';
import { returns, textEmpty, textTooLong, titleEmpty, titleTooLong } from '../../push/entries/message.js';
import { t } from '../../text/language.js';
import { credentialEntries } from './credential-problems.js';

const vendor = t('Meizu', '魅族');

export const problems = {
  ...credentialEntries,
  'meizu/title-too-long': titleTooLong(vendor, returns(vendor, '1005')),
  'meizu/title-empty': titleEmpty(returns(vendor, '1005')),
  'meizu/content-too-long': textTooLong(vendor, returns(vendor, '1005')),
  'meizu/content-empty': textEmpty(returns(vendor, '1005')),
  'meizu/parameters-too-long': warning.message(
    t(
      'with ext, parameters has {length} bytes; a similar field allows {limit}',
      'ext 使 parameters 达到 {length} 字节；类似字段的上限是 {limit}',
    ),
    t(
      'Meizu publishes no limit for parameters; most likely it is that of customAttribute',
      '魅族没有公布 parameters 的上限，多半与 customAttribute 相同',
    ),
    t(
      'keep ext short: only what the click needs, such as conversationID',
      '精简 ext，只保留点击需要的内容，例如 conversationID',
    ),
    'D',
  ),
  'meizu/ttl-range': warning.message(
    t('--ttl was rounded to {hours} h', '--ttl 已取整为 {hours} 小时'),
    t('Meizu keeps pushes for whole hours, 1 to 72', '魅族按整小时保留推送，范围 1 到 72'),
    t('set --ttl in hours, for example 24h', '按小时给出 --ttl，例如 24h'),
    'A',
  ),
  'meizu/no-ext': warning.message(
    t('no ext: a tap causes an exception in the plugin', '没有 ext：点击会在插件里抛异常'),
    t(
      "the plugin's Meizu receiver parses the custom content without checking that there is any",
      '插件的魅族接收器不判断内容是否为空就解析',
    ),
    t('add --conversation c2c_<user> or --ext', '加上 --conversation c2c_<用户> 或 --ext'),
    'C',
  ),
  'meizu/reserved-parameter': error.message(
    t(
      '--raw adds {what} to clickTypeInfo, so the app does not receive ext',
      '--raw 在 clickTypeInfo 里加了 {what}，应用将收不到 ext',
    ),
    t(
      "Meizu's client passes on the URL or the parameter sk instead of all parameters",
      '魅族客户端会优先交出 URL 或参数 sk，而不是全部参数',
    ),
    t('remove {what} from --raw', '从 --raw 中去掉 {what}'),
    'C',
  ),
  'meizu/public-class': hint.message(
    t(
      'public class: three messages a day for each device (five for news apps)',
      '公信：每台设备每天 3 条（新闻类 5 条）',
    ),
    t('mz_notice_type is public', 'mz_notice_type 设为 public'),
    t('for chat messages set mz_notice_type to private', '聊天消息请把 mz_notice_type 设为 private'),
    'C',
  ),
  'meizu/ignored-field': hint.notice(
    t('{flag} is ignored: Meizu has no such feature', '{flag} 被忽略：魅族没有对应功能'),
    t('the field does not exist in the Meizu API', '魅族接口没有这个字段'),
    t('remove {flag} for Meizu', '发给魅族时去掉 {flag}'),
    'A',
  ),
  'meizu/token-shape': warning['device-token'](
    t('this does not look like a Meizu pushId ({length} characters)', '这不像魅族 pushId（{length} 个字符）'),
    t(
      'known pushIds have 45 characters: three capital letters or digits, then 42 hex digits',
      '已知的 pushId 有 45 个字符：3 个大写字母或数字加 42 位十六进制',
    ),
    printIt,
    'B',
  ),
  'meizu/token-list': error['device-token'](
    t('the device token contains a comma or a space', '设备 token 中有逗号或空格'),
    t('it holds several tokens, or a whole line was copied', '里面有多个 token，或复制时多带了内容'),
    oneToken,
  ),
  'meizu/unknown-code': unknownCode(vendor, askVendor(vendor, 'msgId')),
  'meizu/answer-not-understood': answerNotUnderstood(vendor, 'meizu', { retry: 'later' }),
} satisfies Catalogue;

export const meizuProblem = problemMaker(problems, 'meizu');
