// Problems that tim-push itself finds in Honor messages, device tokens and responses.
import { error, hint, warning } from '../../problems/code-entry.js';
import { oneToken, printIt } from '../../problems/entries/token.js';
import { type Catalogue, problemMaker } from '../../problems/types.js';
import { answerNotUnderstood, askVendor, unknownCode } from '../../push/entries/answer.js';
import { textEmpty, titleEmpty } from '../../push/entries/message.js';
import { t } from '../../text/language.js';
import { credentialEntries } from './credential-problems.js';

const vendor = t('Honor', '荣耀');

export const problems = {
  ...credentialEntries,
  'honor/title-empty': titleEmpty(t('a notification needs a title', '通知必须有标题'), 'B'),
  'honor/body-empty': textEmpty(t('a notification needs a text', '通知必须有正文'), 'B'),
  'honor/text-long': warning.message(
    t(
      '{field} has {length} characters; the lowest published limit is {limit}',
      '{field} 有 {length} 个字符；各来源中最小的上限是 {limit}',
    ),
    t('no published limit of Honor could be found, and the sources disagree', '没有找到荣耀公布的上限，各来源说法不一'),
    t('to be safe, shorten {field}', '为保险起见请缩短 {field}'),
    'C',
  ),
  'honor/text-wide': warning.message(
    t(
      '{field} has a width of {length} (a Han character counts as two); one source gives {limit} as the limit',
      '{field} 的宽度为 {length}（一个汉字按 2 计）；有来源称上限为 {limit}',
    ),
    t('no published limit of Honor could be found, and the sources disagree', '没有找到荣耀公布的上限，各来源说法不一'),
    t('to be safe, shorten {field}', '为保险起见请缩短 {field}'),
    'C',
  ),
  'honor/message-too-large': warning.message(
    t('the message has {length} bytes; most likely the limit is {limit}', '消息有 {length} 字节；上限多半是 {limit}'),
    t(
      "a guess: Honor publishes no limit, and this is the one of Huawei's similar API",
      '推测：荣耀没有公布上限，这里用的是华为同类接口的上限',
    ),
    t('shorten {part} first, it has {bytes} bytes', '先缩短 {part}，占 {bytes} 字节'),
    'D',
  ),
  'honor/ttl-range': error.message(
    t('--ttl is longer than 15 days', '--ttl 超过 15 天'),
    t('Honor keeps pushes for at most 1296000 seconds', '荣耀最多保留 1296000 秒'),
    t('use --ttl 15d or less', '把 --ttl 设为 15d 以内'),
    'B',
  ),
  'honor/no-package': error.message(
    t('package_name is not set', '没有设置 package_name'),
    t(
      'the page of the plugin contains the package name, and a push whose page does not resolve is not shown (40000015)',
      '插件的页面地址含包名，页面无法解析时推送不会展示（40000015）',
    ),
    t('set package_name in the config', '在配置中设置 package_name'),
    'A',
  ),
  'honor/no-page': warning.message(
    t('the page of TIMPush is not configured: a tap only starts the app', '没有配置 TIMPush 的页面：点击只会启动应用'),
    t('timpush_click_page is not set', '没有设置 timpush_click_page'),
    t(
      'copy the page from the Chat console (Honor certificate) into timpush_click_page',
      '从 IM 控制台的荣耀证书复制页面，填入 timpush_click_page',
    ),
    'A',
  ),
  'honor/page-not-intent': warning.message(
    t(
      'timpush_click_page is not an intent URI, so ext cannot be added to it',
      'timpush_click_page 不是 Intent URI：无法附加 ext',
    ),
    t('only the text extra S.ext of an intent reaches the app', '只有 Intent 的字符串参数 S.ext 能到达应用'),
    t('paste the whole page, from its scheme to ;end', '粘贴完整的页面，从 scheme 到 ;end'),
    'D',
  ),
  'honor/importance-right': hint.message(
    t('importance NORMAL works only with the self-classification right', 'importance 为 NORMAL 需要自分类权益才生效'),
    t(
      'since 2024-12-31 messages of apps without it count as marketing: silent, two a day for each device (five for licensed news)',
      '2024-12-31 起没有该权益的应用按资讯营销类处理：静默，每台手机每天 2 条（持证新闻类 5 条）',
    ),
    t('apply for self-classification in the Honor console', '在荣耀开发者平台申请自分类权益'),
    'A',
  ),
  'honor/badge-range': error.message(
    t('--badge {value}: Honor allows {range}', '--badge {value}：荣耀的范围是 {range}'),
    t('a badge can be set to 0 to 99 or increased by 1 to 99', '角标可设为 0 到 99，或增加 1 到 99'),
    t('use a number in that range', '使用范围内的数字'),
    'B',
  ),
  'honor/no-badge-class': warning.message(
    t('--badge is left out: honor_badge_class is not set', '--badge 未发送：没有设置 honor_badge_class'),
    t('a badge needs the class name of the launcher activity', '角标需要启动 Activity 的类名'),
    t(
      'set honor_badge_class, for example com.example.chat.MainActivity',
      '设置 honor_badge_class，例如 com.example.chat.MainActivity',
    ),
    'B',
  ),
  'honor/image-not-https': error.message(
    t('--image is not an https address', '--image 不是 https 地址'),
    t('Honor accepts only https pictures', '荣耀只接受 https 图片'),
    t('use an https address', '使用 https 地址'),
    'B',
  ),
  'honor/ignored-field': hint.notice(
    t('{flag} is ignored: Honor has no such feature', '{flag} 被忽略：荣耀没有对应功能'),
    t('no known source shows such a field for Honor', '已知资料中没有荣耀的这个字段'),
    t('remove {flag} for Honor', '发给荣耀时去掉 {flag}'),
    'B',
  ),
  'honor/token-blank': error['device-token'](
    t('the device token contains a space, a comma or a quote', '设备 token 中有空格、逗号或引号'),
    t('it holds several tokens, or a whole line was copied', '里面有多个 token，或复制时多带了内容'),
    oneToken,
  ),
  'honor/token-shape': warning['device-token'](
    t(
      'this does not look like an Honor device token ({length} characters)',
      '这不像荣耀的设备 token（{length} 个字符）',
    ),
    t(
      'known tokens have about 130 characters and begin with BA or IQAAAA; Honor does not document the format',
      '已知的 token 约 130 个字符，以 BA 或 IQAAAA 开头；荣耀没有公布格式',
    ),
    printIt,
    'C',
  ),
  'honor/unknown-code': unknownCode(vendor, askVendor(vendor, 'requestId'), { mark: 'D' }),
  'honor/failed-token': error['device-token'](
    t('Honor did not send to this device token (failTokens)', '荣耀没有投递到该设备 token（failTokens）'),
    t(
      'most likely it belongs to another app or vendor, or is damaged; Honor does not say which',
      '多半属于其他应用或厂商，或已损坏；荣耀不说明具体原因',
    ),
    printIt,
    'B',
  ),
  'honor/expired-token': error['device-token'](
    t('the device token has expired (expireTokens)', '设备 token 已失效（expireTokens）'),
    t('most likely the app was removed or got a new token', '多半应用已卸载，或已更换 token'),
    t('delete it and let the app upload the new one', '删除它，让应用上传新的 token'),
    { mark: 'B', deviceToken: 'invalid' },
  ),
  'honor/answer-not-understood': answerNotUnderstood(vendor, 'honor', { retry: 'later' }),
} satisfies Catalogue;

export const honorProblem = problemMaker(problems, 'honor');
