// Problems in the vivo config values. Separate from problems.ts because it is loaded at start-up.
import { error, warning } from '../../problems/code-entry.js';
import { type Catalogue, problemMaker } from '../../problems/types.js';
import { t } from '../../text/language.js';

export const credentialEntries = {
  'vivo/certificate-id-invalid': error.config(
    t('vivo_buz_id is "{value}", which is not a certificate ID', 'vivo_buz_id 的值是“{value}”，不是有效的证书 ID'),
    t(
      'a certificate ID is a positive whole number; the app uploads a 0 without complaint, and Tencent then finds no certificate',
      '证书 ID 是正整数；应用上传 0 时不会报错，但腾讯云找不到对应证书',
    ),
    t(
      'copy the ID: Chat console › Push › Push settings › Manufacturer configuration › vivo',
      '复制证书 ID：IM 控制台 › 推送 › 推送设置 › 厂商配置 › vivo',
    ),
  ),
  'vivo/id-and-key-swapped': error.config(
    t('vivo_app_id and vivo_app_key are swapped', 'vivo_app_id 与 vivo_app_key 填反了'),
    t(
      'the AppID consists of digits, and here only vivo_app_key does',
      'AppID 只含数字，而这里只有 vivo_app_key 是纯数字',
    ),
    t('swap the two values', '把两个值对调'),
  ),
  'vivo/app-id-not-digits': error.config(
    t('vivo_app_id is not a number', 'vivo_app_id 不是数字'),
    t('the AppID of the vivo console consists of digits only', 'vivo 开放平台的 AppID 只含数字'),
    t(
      'copy AppID from the vivo console: Push › your app › app information',
      '从 vivo 开放平台复制 AppID：消息推送 › 你的应用 › 应用信息',
    ),
    'A',
  ),
  'vivo/key-equals-secret': error.config(
    t('vivo_app_key and vivo_app_secret hold the same value', 'vivo_app_key 与 vivo_app_secret 的值相同'),
    t('most likely the same value was pasted into both fields', '多半是同一个值粘贴了两次'),
    t(
      'copy AppSecret again from the vivo console: Push › your app › app information',
      '从 vivo 开放平台重新复制 AppSecret：消息推送 › 你的应用 › 应用信息',
    ),
  ),
  'vivo/key-and-secret-swapped': warning.config(
    t('vivo_app_key and vivo_app_secret look swapped', 'vivo_app_key 与 vivo_app_secret 看起来填反了'),
    t(
      'a guess from their shapes: an AppKey is usually 32 hex digits and an AppSecret a UUID, here it is the other way round',
      '根据格式推测：AppKey 一般是 32 位十六进制，AppSecret 一般是 UUID，这里正好相反',
    ),
    t(
      'compare both with the vivo console; if they are reversed, swap them, then: tim-push check-config --vendor vivo',
      '与 vivo 开放平台核对，若填反则对调，然后运行：tim-push check-config --vendor vivo',
    ),
    'D',
  ),
  'vivo/blanks-around': warning.config(
    t('{key} has leading or trailing spaces or line breaks', '{key} 首尾有空格或换行'),
    t(
      'most likely they were copied with the value; tim-push removes them, but your server may sign with them and get 10206',
      '多半是粘贴时带上的；tim-push 会去掉，但你的服务端若带着空格签名会得到 10206',
    ),
    t('remove the spaces around {key}', '删除 {key} 首尾的空白'),
    'A',
  ),
  'vivo/category-case': error.message(
    t(
      'vivo requires the category in upper case: {wanted}, not {value}',
      'vivo 的 category 要用大写：{wanted}，不是 {value}',
    ),
    t('the value is case-sensitive; otherwise vivo returns 10096', '取值区分大小写，不符时 vivo 返回 10096'),
    t(
      'write {wanted} (--category {wanted}, or vivo_category in the config)',
      '改成 {wanted}（--category {wanted}，或配置中的 vivo_category）',
    ),
    'A',
  ),
  'vivo/category-unknown': warning.message(
    t('the category {value} is not in the known list', 'category {value} 不在已知列表中'),
    t(
      'vivo returns 10096 for values it does not know; the known list comes from several clients and may lack a new value',
      'vivo 对未知的值返回 10096；已知列表整理自多个客户端，可能缺少新值',
    ),
    t('use one of {known}; for chat messages IM', '使用其中之一：{known}；聊天消息用 IM'),
    'B',
  ),
} satisfies Catalogue;

export const credentialProblem = problemMaker(credentialEntries, 'vivo');
