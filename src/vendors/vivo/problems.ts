// Problems that tim-push itself finds in vivo messages, device tokens and responses; vivo's rejections are in result-codes.ts.
import { error, hint, warning } from '../../problems/code-entry.js';
import { type Catalogue, problemMaker } from '../../problems/types.js';
import { answerNotUnderstood, askVendor, unknownCode } from '../../push/entries/answer.js';
import { returns, textEmpty, textTooLong, titleEmpty, titleTooLong } from '../../push/entries/message.js';
import { t } from '../../text/language.js';
import { credentialEntries } from './credential-problems.js';

const vendor = t('vivo', 'vivo');
const notCut = (code: string) =>
  t(
    `vivo returns ${code}; Tencent truncates a push sent through it, a direct push is not truncated`,
    `vivo 返回 ${code}；经腾讯云发送时会被截断，直接发送则不会`,
  );

export const problems = {
  ...credentialEntries,
  'vivo/title-empty': titleEmpty(returns(vendor, '10055')),
  'vivo/title-too-long': titleTooLong(vendor, notCut('10056')),
  'vivo/title-wide': hint.message(
    t(
      'under the older rule of vivo the title has a width of {width}, the limit is 40',
      '按 vivo 的旧规则，标题宽度为 {width}，上限 40',
    ),
    t(
      'before 2022 a Han character counted as two; the current document counts every character as one',
      '2022 年以前一个汉字按 2 计算，现行文档按 1 计算',
    ),
    t('if vivo returns 10056, shorten --title to 20 Han characters', '若 vivo 返回 10056，把 --title 缩短到 20 个汉字'),
    'D',
  ),
  'vivo/content-empty': textEmpty(returns(vendor, '10057')),
  'vivo/content-too-long': textTooLong(vendor, notCut('10058')),
  'vivo/ext-too-long': error.message(
    t('ext has {length} characters, vivo allows {limit}', 'ext 有 {length} 个字符，vivo 最多 {limit} 个'),
    t(
      'ext is sent in clientCustomMap, where keys and values together may have 1024 characters',
      'ext 放在 clientCustomMap 中，键和值合计最多 1024 个字符',
    ),
    t('put only an ID in ext and let the app load the rest', 'ext 里只放 ID，其余内容由应用自行加载'),
    'A',
  ),
  'vivo/ttl-out-of-range': error.message(
    t(
      'vivo keeps a push for {min} to {max} seconds, not for {value}',
      'vivo 的离线保留时间为 {min} 到 {max} 秒，不能是 {value} 秒',
    ),
    t(
      'vivo returns 10059; documents before 2024 still allowed seven days',
      'vivo 返回 10059；2024 年以前的文档允许 7 天',
    ),
    t('choose a value in this range, for example --ttl 12h', '选择范围内的值，例如 --ttl 12h'),
    'A',
  ),
  'vivo/ttl-below-list-minimum': hint.message(
    t(
      'with --ttl below {min} seconds each device token is sent in a separate request',
      '--ttl 小于 {min} 秒时，每个设备 token 单独发送一次请求',
    ),
    t(
      'vivo requires at least {min} seconds for list pushes, and 60 for single pushes',
      'vivo 的列表推送至少 {min} 秒，单推至少 60 秒',
    ),
    t('for many device tokens use --ttl 15m or longer', '目标较多时请使用 --ttl 15m 或更长'),
    'A',
  ),
  'vivo/test-like-text': warning.message(
    t('the {field} "{text}" looks like a test message', '{field}“{text}”像是测试内容'),
    t(
      'vivo refuses formal messages with 10104 when the title or text consists only of digits, Latin letters or symbols, or contains 测试, braces or square brackets',
      '标题或正文为纯数字、纯字母、纯符号，或包含“测试”、大括号、方括号时，vivo 会以 10104 拒绝正式消息',
    ),
    [
      t(
        'write an ordinary sentence: --title "Message from Alice" --body "Are you coming along tonight?"',
        '改成正常的通知文案：--title "来自小艾的新消息" --body "今晚一起吃饭吗？"',
      ),
      t('or use the test mode: tim-push vivo-test', '或使用测试模式：tim-push vivo-test'),
    ],
    { foretells: 'vivo/10104', mark: 'B' },
  ),
  'vivo/category-pairing': error.message(
    t(
      'category {category} belongs to classification {wanted}, not {value}',
      'category {category} 对应 classification {wanted}，不是 {value}',
    ),
    t('vivo returns 10097 when the two levels contradict each other', '两级分类矛盾时 vivo 返回 10097'),
    t(
      'remove classification from --raw: tim-push derives it from the category',
      '从 --raw 中去掉 classification，tim-push 会根据 category 推出',
    ),
    'A',
  ),
  'vivo/no-category': hint.message(
    t('no category: vivo classifies this message by itself', '没有设置 category：由 vivo 自行判断消息分类'),
    t(
      'since 2023 the category decides quota and hours; without it tim-push sends classification 1 as Tencent does, and vivo may treat the message as operational (a few a day, 7:00 to 23:00)',
      '2023 年起由 category 决定配额和可发送时段；未设置时按腾讯的做法发送 classification 1，vivo 可能改判为运营消息（每天几条，7:00–23:00）',
    ),
    t(
      'set "vivo_category": "IM" in the config, or --category IM',
      '在配置中设置 "vivo_category": "IM"，或使用 --category IM',
    ),
    'A',
  ),
  'vivo/no-package-name': error.config(
    t('package_name is not set, so the page a tap opens is unknown', '没有设置 package_name，无法确定点击后打开的页面'),
    t(
      'the page of the push plugin contains the package name: tencent_im_push://<package>/message',
      '插件的页面地址包含包名：tencent_im_push://<包名>/message',
    ),
    [
      t(
        'set "package_name" in the config (applicationId of the Android app)',
        '在配置中设置 "package_name"（Android 应用的 applicationId）',
      ),
      t('or let a tap only start the app: --click-target launcher', '或让点击只启动应用：--click-target launcher'),
    ],
    'A',
  ),
  'vivo/no-click-page': warning.config(
    t('timpush_click_page is not set: a tap only starts the app', '没有设置 timpush_click_page：点击只会启动应用'),
    t(
      'TIMPush reads ext in its own page; only the Chat console shows the address of that page',
      'TIMPush 在它自己的页面里读取 ext，页面地址只能在 IM 控制台看到',
    ),
    t(
      'Chat console › Push › Push settings › Manufacturer configuration › vivo › response after click › open in-app page: copy the value into "timpush_click_page"',
      'IM 控制台 › 推送 › 推送设置 › 厂商配置 › vivo › 点击后续动作 › 打开应用内指定界面：把内容填入 "timpush_click_page"',
    ),
    'A',
  ),
  'vivo/callback-twice': hint.notice(
    t('a tap may trigger the callback twice', '一次点击可能触发两次回调'),
    t(
      'the plugin listens to its own page and to the older receiver, and the vivo client it includes (build 484) may call both; this was never measured, so it is a guess',
      '插件同时监听自己的页面和旧的接收器，而内置的 vivo 客户端（build 484）可能两者都会触发；未经实测，属于推测',
    ),
    t(
      'let the click handler ignore a second call with the same ext within a second',
      '让点击回调忽略一秒内相同 ext 的第二次调用',
    ),
    'D',
  ),
  'vivo/ignored-field': hint.message(
    t('vivo does not support {field}; it was left out', 'vivo 不支持 {field}，已忽略'),
    t('{reason}', '{reason}'),
    t('remove {flag} for vivo', '对 vivo 去掉 {flag}'),
    'A',
  ),
  'vivo/token-shape': hint['device-token'](
    t(
      'the device token has {length} characters and does not look like a vivo token',
      '设备 token 长度为 {length}，不像 vivo 的格式',
    ),
    t(
      'known vivo tokens have 23 digits, or begin with v2- and are longer than 50 characters; this may be a RegistrationID of TIMPush or a token of another vendor',
      '已知的 vivo token 为 23 位数字，或以 v2- 开头且超过 50 个字符；这可能是 TIMPush 的 RegistrationID 或其他厂商的 token',
    ),
    t(
      'on a vivo phone print it again: getDevicePushToken() of the plugin, getAndroidPushToken() of TIMPush',
      '在 vivo 手机上重新打印：插件的 getDevicePushToken()，或 TIMPush 的 getAndroidPushToken()',
    ),
    'C',
  ),
  'vivo/token-blanks': error['device-token'](
    t('the device token is empty, or contains spaces, quotes or commas', '设备 token 为空，或含有空白、引号、逗号'),
    t('most likely a line break or a label was copied along', '多半是复制时带上了换行或标签'),
    t('copy only the device token, nothing around it', '只复制设备 token 本身，不要带其他字符'),
  ),
  'vivo/unknown-code': unknownCode(vendor, askVendor(vendor, 'requestId (--print-request)'), { retry: 'no' }),
  'vivo/answer-not-understood': answerNotUnderstood(vendor, 'vivo', { retry: 'no' }),
} satisfies Catalogue;

export const vivoProblem = problemMaker(problems, 'vivo');
