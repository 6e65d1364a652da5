// Problems in the OPPO config values. Separate from problems.ts because it is loaded at start-up.
import { error, warning } from '../../problems/code-entry.js';
import { type Catalogue, problemMaker } from '../../problems/types.js';
import { halfPair } from '../../push/entries/config.js';
import { t } from '../../text/language.js';

export const credentialEntries = {
  'oppo/app-id-as-key': error.config(
    t('oppo_app_key holds the AppId', 'oppo_app_key 里填的是 AppId'),
    t(
      'an AppId has only digits, an AppKey 32 hex digits; the phone cannot register and the server returns 14',
      'AppId 是纯数字，AppKey 是 32 位十六进制；手机无法注册，服务端返回 14',
    ),
    t('copy AppKey from the OPPO console into oppo_app_key', '到 OPPO 开放平台复制 AppKey 填入 oppo_app_key'),
    'A',
  ),
  'oppo/key-shape': warning.config(
    t('{key} has an unexpected form ({length} characters)', '{key} 的格式与已知的不同（{length} 个字符）'),
    t('known OPPO keys and secrets have 32 hex digits', '已知的 OPPO 密钥都是 32 位十六进制'),
    t('copy it again, without spaces or quotes', '重新复制，去掉空格和引号'),
    'C',
  ),
  'oppo/app-id-shape': warning.config(
    t('oppo_app_id is not a number', 'oppo_app_id 不是数字'),
    t(
      'known AppIds consist of digits only; most likely another value was copied',
      '已知的 AppId 都是纯数字；多半复制成了其他值',
    ),
    t('copy AppId again from the OPPO console', '从 OPPO 开放平台重新复制 AppId'),
    'C',
  ),
  'oppo/template-params': warning.config(
    t('oppo_template_params: {name} is not understood', 'oppo_template_params：无法识别 {name}'),
    t(
      'only title and content are read, each an object of values; anything else is not sent',
      '只读取 title 和 content，且各为一个对象；其余内容不会发送',
    ),
    t('write {nearest}', '改为 {nearest}'),
  ),
  'oppo/master-is-app-secret': error.config(
    t('oppo_master_secret equals oppo_app_secret', 'oppo_master_secret 与 oppo_app_secret 相同'),
    t(
      'the server API signs with MasterSecret; AppSecret is only for the app, and OPPO would return 16',
      '服务端接口用 MasterSecret 签名，AppSecret 只给应用用；OPPO 会返回 16',
    ),
    t(
      'OPPO console › Push › your app › Configuration › MasterSecret (main account only); keep it out of the app',
      'OPPO 开放平台 › 推送服务 › 你的应用 › 配置管理 › 应用配置 › MasterSecret（仅主账号可见），不要放进应用',
    ),
    'A',
  ),
  'oppo/master-is-app-key': error.config(
    t('oppo_master_secret equals oppo_app_key', 'oppo_master_secret 与 oppo_app_key 相同'),
    t(
      'most likely the AppKey was pasted into both fields; OPPO would return 16',
      '多半是把 AppKey 粘贴到了两处；OPPO 会返回 16',
    ),
    t(
      'copy MasterSecret from the OPPO console into oppo_master_secret',
      '到 OPPO 开放平台复制 MasterSecret 填入 oppo_master_secret',
    ),
    'A',
  ),
  'oppo/half-pair': halfPair(t('OPPO', 'OPPO')),
  'oppo/notify-level': error.config(
    t('oppo_notify_level is "{value}"', 'oppo_notify_level 的值是“{value}”'),
    t(
      'OPPO supports 1 (notification bar), 2 (bar and lock screen) and 16 (banner, sound, vibration)',
      'OPPO 支持 1（通知栏）、2（通知栏+锁屏）和 16（横幅、声音、震动）',
    ),
    t('write 1, 2 or 16', '改为 1、2 或 16'),
    'B',
  ),
  'oppo/level-without-category': warning.config(
    t('oppo_notify_level is set without oppo_category', '设置了 oppo_notify_level，但没有 oppo_category'),
    t(
      'a level needs a category: without one OPPO would return 67, so tim-push does not send the level',
      '提醒等级必须配合分类：没有分类时 OPPO 会返回 67，因此 tim-push 不发送等级',
    ),
    t('set oppo_category, for example IM', '设置 oppo_category，例如 IM'),
    'B',
  ),
} satisfies Catalogue;

export const credentialProblem = problemMaker(credentialEntries, 'oppo');
