// Problems that tim-push itself finds in Xiaomi messages, device tokens and responses.

import { error, hint, warning } from '../../problems/code-entry.js';
import { oneToken, printIt } from '../../problems/entries/token.js';
import { type Catalogue, problemMaker } from '../../problems/types.js';
import { answerNotUnderstood, askVendor, unknownCode } from '../../push/entries/answer.js';
import { returns, textEmpty, textTooLong, titleEmpty, titleTooLong } from '../../push/entries/message.js';
import { t } from '../../text/language.js';
import { credentialEntries } from './credential-problems.js';
import { templateEntries } from './template-problems.js';

const vendor = t('Xiaomi', '小米');

export const problems = {
  ...credentialEntries,
  ...templateEntries,
  'xiaomi/title-empty': titleEmpty(returns(vendor, '65011')),
  'xiaomi/description-empty': textEmpty(returns(vendor, '65011')),
  'xiaomi/title-too-long': titleTooLong(
    vendor,
    t('a title has to be shorter than 50 characters', '标题必须少于 50 个字符'),
  ),
  'xiaomi/description-too-long': textTooLong(
    vendor,
    t('a text has to be shorter than 128 characters', '正文必须少于 128 个字符'),
  ),
  'xiaomi/extra-too-long': error.message(
    t(
      'with ext, extra has {length} characters, Xiaomi allows {limit}',
      'ext 使 extra 达到 {length} 个字符，小米最多 {limit} 个',
    ),
    t('all custom keys and values count together; Xiaomi returns 65015', '所有自定义键和值合计；小米会返回 65015'),
    t('keep ext under 1000 characters', '把 ext 控制在 1000 个字符以内'),
    'B',
  ),
  'xiaomi/click-withdrawn': warning.message(
    t(
      'custom click: Xiaomi withdrew this kind of notification on 2024-09-30',
      '自定义点击：小米已于 2024-09-30 停止支持这类通知',
    ),
    t(
      "the plugin's click callback runs only without notify_effect; how the service handles such a message today is not documented",
      '只有不带 notify_effect 才会进入插件的点击回调；服务端目前如何处理这类消息，没有文档说明',
    ),
    [
      t(
        'compare on the phone: --mi-click callback (plugin callback) and --mi-click launcher (required by Xiaomi; no callback)',
        '在手机上对比：--mi-click callback（插件回调）和 --mi-click launcher（小米要求的方式，无回调）',
      ),
      t(
        'long-term: move to tencent_cloud_chat_push, whose click handling supports notify_effect',
        '长期方案：迁移到 tencent_cloud_chat_push，它的点击支持 notify_effect',
      ),
    ],
    'A',
  ),
  'xiaomi/click-no-callback': hint.message(
    t(
      "with notify_effect the plugin's click callback does not run: the data is in the launch intent",
      '带 notify_effect 时不会触发插件的点击回调：数据在启动 Intent 里',
    ),
    t(
      'the client calls back only for custom notifications, and the plugin does not read the intent',
      '客户端只对自定义通知回调，而插件不读取 Intent',
    ),
    t(
      'read key_message from the launch intent in the app, or test with --mi-click callback',
      '在应用里从启动 Intent 读取 key_message，或用 --mi-click callback 测试',
    ),
    'B',
  ),
  'xiaomi/no-page': error.message(
    t('--mi-click page needs a page address', '--mi-click page 需要页面地址'),
    t('timpush_click_page is not set', '没有设置 timpush_click_page'),
    t(
      'copy the page from the Chat console (Xiaomi certificate) into timpush_click_page',
      '从 IM 控制台的小米证书复制页面，填入 timpush_click_page',
    ),
  ),
  'xiaomi/encoded-twice': warning.message(
    t('ext is already URL-encoded', 'ext 已经做过 URL 编码'),
    t('the form encodes it again, and the app would read %7B…', '表单会再编码一次，应用读到的会是 %7B…'),
    t('pass ext as plain JSON', '直接给出 JSON 原文'),
    'A',
  ),
  'xiaomi/test-like-text': hint.message(
    t('the text contains a word like "test"', '文本里有“测试”一类的词'),
    t(
      'such messages may be blocked as junk although Xiaomi returns success',
      '这类消息可能被当作垃圾拦截，而响应仍是成功',
    ),
    t('use an ordinary sentence', '换成普通的句子'),
    'C',
  ),
  'xiaomi/ttl-range': warning.message(
    t('--ttl is longer than {limit}', '--ttl 超过 {limit}'),
    t(
      'since 2024-09-03: at most one day for public messages, ten for private ones',
      '自 2024-09-03 起：公信最多 1 天，私信最多 10 天',
    ),
    t('use --ttl {limit} or less', '把 --ttl 设为 {limit} 以内'),
    'A',
  ),
  'xiaomi/ignored-field': hint.notice(
    t('{flag} is ignored: Xiaomi has no such feature', '{flag} 被忽略：小米没有对应功能'),
    t('the field does not exist, or phones no longer support it', '没有这个字段，或手机已不再支持'),
    t('remove {flag} for Xiaomi', '发给小米时去掉 {flag}'),
    'B',
  ),
  'xiaomi/token-blank': error['device-token'](
    t('the regid contains a space', 'regid 里有空格'),
    t('most likely a + became a space in an unencoded form or URL', '多半是 + 号在未编码的表单或 URL 中变成了空格'),
    t(
      'print it in the app again and URL-encode it when you upload it to your server',
      '在应用里重新打印，上传到服务端时做 URL 编码',
    ),
    'A',
  ),
  'xiaomi/token-list': error['device-token'](
    t('the device token contains a comma', '设备 token 中有逗号'),
    t('it holds several regids', '里面有多个 regid'),
    oneToken,
  ),
  'xiaomi/token-shape': warning['device-token'](
    t('this does not look like a Xiaomi regid ({length} characters)', '这不像小米 regid（{length} 个字符）'),
    t('known regids are base64 with 44 or 64 characters', '已知的 regid 是 44 或 64 个字符的 base64'),
    printIt,
    'B',
  ),
  'xiaomi/unknown-code': unknownCode(vendor, askVendor(vendor, 'trace_id')),
  'xiaomi/answer-not-understood': answerNotUnderstood(vendor, 'xiaomi', { retry: 'later' }),
} satisfies Catalogue;

export const xiaomiProblem = problemMaker(problems, 'xiaomi');
