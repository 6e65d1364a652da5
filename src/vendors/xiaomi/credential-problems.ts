// Problems in the Xiaomi config values. Separate from problems.ts because it is loaded at start-up.
import { error, warning } from '../../problems/code-entry.js';
import { type Catalogue, problemMaker } from '../../problems/types.js';
import { halfPair } from '../../push/entries/config.js';
import { t } from '../../text/language.js';

export const credentialEntries = {
  'xiaomi/key-as-secret': error.config(
    t('mi_app_secret holds the AppKey', 'mi_app_secret 里填的是 AppKey'),
    t(
      '13 digits starting with 5 are an AppKey; Xiaomi would return 21301',
      '以 5 开头的 13 位数字是 AppKey；小米会返回 21301',
    ),
    t(
      'copy AppSecret (24 characters ending in ==) from the Xiaomi console into mi_app_secret',
      '到小米开放平台复制 AppSecret（24 个字符，以 == 结尾）填入 mi_app_secret',
    ),
    'B',
  ),
  'xiaomi/id-as-secret': error.config(
    t('mi_app_secret holds the AppID', 'mi_app_secret 里填的是 AppID'),
    t(
      '19 digits starting with 28823037 are an AppID; Xiaomi would return 21301',
      '以 28823037 开头的 19 位数字是 AppID；小米会返回 21301',
    ),
    t(
      'copy AppSecret (24 characters ending in ==) from the Xiaomi console into mi_app_secret',
      '到小米开放平台复制 AppSecret（24 个字符，以 == 结尾）填入 mi_app_secret',
    ),
    'B',
  ),
  'xiaomi/secret-shape': warning.config(
    t(
      'mi_app_secret does not look like a Mi AppSecret ({length} characters)',
      'mi_app_secret 不像小米 AppSecret（{length} 个字符）',
    ),
    t(
      'known AppSecrets have 24 characters and end in ==; the == may have been lost when copying',
      '已知的 AppSecret 有 24 个字符并以 == 结尾，复制时可能漏掉 ==',
    ),
    t('copy it again, with the == at the end', '重新复制，注意末尾的 =='),
    'B',
  ),
  'xiaomi/secret-in-app': error.config(
    t('{key} looks like the AppSecret', '{key} 里填的看起来是 AppSecret'),
    t(
      'it has the shape of the AppSecret; this value is compiled into the app, where anyone can read it',
      '它符合 AppSecret 的格式；该值会编译进应用，任何人都能读到',
    ),
    [
      t(
        'compare it with the Xiaomi console, and put only AppID (19 digits) and AppKey (13 digits) in the app',
        '与小米开放平台核对，应用里只填 AppID（19 位数字）和 AppKey（13 位数字）',
      ),
      t(
        'only if it is the AppSecret and such an app was published: reset AppSecret in the console, then update your server and the Chat console',
        '仅当它确实是 AppSecret 且应用已发布时：在控制台重置 AppSecret，并更新自己的服务端和 IM 控制台',
      ),
    ],
    'B',
  ),
  'xiaomi/id-key-swapped': error.config(
    t('mi_app_id and mi_app_key are swapped', 'mi_app_id 与 mi_app_key 填反了'),
    t(
      'an AppID has 19 digits starting with 28823037, an AppKey 13 starting with 5',
      'AppID 是以 28823037 开头的 19 位数字，AppKey 是以 5 开头的 13 位数字',
    ),
    t('swap the two values', '把两个值对调'),
    'B',
  ),
  'xiaomi/app-value-shape': warning.config(
    t('{key} has an unexpected form ({length} characters)', '{key} 的格式与已知的不同（{length} 个字符）'),
    t('known AppIDs have 19 digits, AppKeys 13', '已知的 AppID 是 19 位数字，AppKey 是 13 位'),
    t('copy it again from the Xiaomi console', '到小米开放平台重新复制'),
    'B',
  ),
  'xiaomi/half-pair': halfPair(t('Xiaomi', '小米')),
  'xiaomi/no-channel': warning.config(
    t('mi_channel_id is not set', '没有设置 mi_channel_id'),
    t(
      'without a channel each device gets one message a day, and after the app is switched to the new classes Xiaomi refuses the push (27001, mark B); private messages need a channel',
      '没有渠道时每台设备每天只收 1 条，应用切换到新分类后则会被拒绝（27001，依据等级 B）；私信必须有渠道',
    ),
    t(
      'Xiaomi console › Push › Channels: apply for a private channel, then set mi_channel_id',
      '小米开放平台 › 消息推送 › 通知类别：申请私信渠道，再设置 mi_channel_id',
    ),
    'A',
  ),
  'xiaomi/global-region': warning.config(
    t(
      'mi_region is global: the service outside China is reported to be ending',
      'mi_region 为 global：据报海外服务即将停止',
    ),
    t(
      'one SDK vendor says that MiPush outside China is being discontinued; no official statement was found',
      '有一家 SDK 厂商称小米推送的海外服务即将停用；尚未看到官方说明',
    ),
    t(
      'use FCM for phones outside China: google_service_account (tim-push guide fcm)',
      '海外手机请使用 FCM：google_service_account（tim-push guide fcm）',
    ),
    'C',
  ),
} satisfies Catalogue;

export const credentialProblem = problemMaker(credentialEntries, 'xiaomi');
