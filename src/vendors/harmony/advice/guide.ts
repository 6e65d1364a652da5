// Setup guide from Huawei account to certificate ID of a HarmonyOS 5 app, filled in with the values of this app.
import { bringBack, certificatePage, configValue, type GuideStep } from '../../../push/guide-steps.js';
import type { AppContext, Settings } from '../../../push/types.js';
import { t } from '../../../text/language.js';
import { clickUriOf } from '../client/click.js';
import { ACCOUNT_KEY, readServiceAccount } from '../client/service-account.js';
import { standardCategory } from '../facts.js';

export function guide(settings: Settings, app: AppContext): readonly GuideStep[] {
  const read = readServiceAccount(settings);
  const account = read?.ok === true ? read.account : undefined;
  const bundle = settings.text('harmony_bundle_name');
  const category = settings.text('harmony_category') ?? standardCategory;
  const uri = clickUriOf(settings);
  return [
    {
      title: t(
        'AppGallery Connect: project and HarmonyOS app; enable Push Kit before anything is signed',
        'AppGallery Connect：创建项目和鸿蒙应用；签名之前先开通推送服务',
      ),
      lines: [
        t(
          'My projects › your project › Growing › Push Kit: enable it once for the project',
          '我的项目 › 你的项目 › 增长 › 推送服务：按项目开通一次',
        ),
        t(
          'create the signing profile only after that: with an older profile the phone reports 1000900010',
          '之后再生成签名 Profile：更早的 Profile 会让手机端报 1000900010',
        ),
        t('the data location of a HarmonyOS 5 app is fixed to China', 'HarmonyOS 5 应用的数据存储位置固定为中国'),
      ],
      copy: [
        { label: t('bundle name', 'Bundle 名称'), value: bundle, key: 'harmony_bundle_name' },
        { label: t('project ID', '项目 ID'), value: account?.projectId },
      ],
    },
    {
      title: t('API Console: create a service account key', 'API Console：创建服务账号密钥'),
      lines: [
        t(
          'developer.huawei.com › API Console › Credentials › Service account key: choose the same project, download the JSON file',
          'developer.huawei.com › API Console › 凭证 › 服务账号密钥：选择同一个项目，下载 JSON 文件',
        ),
        t(
          'not the OAuth client ID and secret of Huawei phones: HarmonyOS 5 refuses their access tokens (80200001)',
          '不是华为手机用的 OAuth Client ID 和 Secret：HarmonyOS 5 不接受其访问令牌（80200001）',
        ),
      ],
      copy: [configValue(settings, t('service account (file)', '服务账号（文件）'), ACCOUNT_KEY, true)],
    },
    {
      title: t('Push Kit › Configuration: apply for the self-classification right', '推送服务 › 配置：申请自分类权益'),
      lines: [
        t(
          'scene "instant chat"; without it every notification counts as MARKETING: silent, two a day for each phone',
          '场景选择即时聊天；没有它所有通知都按 MARKETING 处理：静默，每台设备每天 2 条',
        ),
      ],
      copy: [{ label: t('category', '消息分类'), value: category, key: 'harmony_category' }],
    },
    {
      title: t('HarmonyOS project', '鸿蒙工程'),
      lines: [
        t(
          'entry/oh-package.json5: @tencentcloud/timpush (8.7.7023 or newer) and @tencentcloud/imsdk',
          'entry/oh-package.json5：@tencentcloud/timpush（8.7.7023 及以上）和 @tencentcloud/imsdk',
        ),
        t(
          'module.json5: ohos.permission.INTERNET and ohos.permission.GET_NETWORK_INFO; the page of a tap in skills.uris of an exported ability',
          'module.json5：ohos.permission.INTERNET 和 ohos.permission.GET_NETWORK_INFO；点击页面写在已导出 Ability 的 skills.uris',
        ),
        t(
          'addPushListener in onCreate of the ability, before registerPush',
          '在 Ability 的 onCreate 中先 addPushListener，再 registerPush',
        ),
      ],
      copy: [{ label: t('page of a tap', '点击打开的页面'), value: uri, key: 'harmony_click_uri' }],
    },
    {
      title: t('Chat console: add a HarmonyOS certificate', 'IM 控制台：添加鸿蒙证书'),
      lines: [
        certificatePage(t('HarmonyOS', '鸿蒙')),
        t(
          'enter bundle name, the service account JSON, category, response after click',
          '填写 Bundle 名称、服务账号 JSON、category、点击后续动作',
        ),
        t(
          'optional receipts: create a receipt of version V2 in AppGallery Connect',
          '如需回执：在 AppGallery Connect 创建 V2 版本的回执',
        ),
      ],
      copy: [
        { label: t('bundle name', 'Bundle 名称'), value: bundle, key: 'harmony_bundle_name' },
        { label: t('category', '消息分类'), value: category },
        {
          label: t('response after click', '点击后续动作'),
          value:
            app.clickTarget === 'launcher'
              ? t('open the application', '打开应用')
              : t(
                  'open in-app page, with the text the console fills in',
                  '打开应用内指定界面，保留控制台默认填写的内容',
                ),
        },
        {
          label: t('receipt address (V2, apps in China)', '回执地址（V2，国内应用）'),
          value: 'https://api.im.qcloud.com/v3/offline_push_report/harmony',
        },
      ],
    },
    bringBack('harmony_buz_id', settings.text('harmony_buz_id')),
    {
      title: t('The app needs the certificate ID too, in one of two places', '应用也要用到证书 ID，二选一'),
      lines: [
        t(
          'the fourth argument of registerPush, or businessID in entry/src/main/resources/rawfile/timpush-configs.json',
          'registerPush 的第四个参数，或 entry/src/main/resources/rawfile/timpush-configs.json 的 businessID',
        ),
      ],
      copy: [{ label: t('businessID', 'businessID'), value: settings.text('harmony_buz_id') }],
    },
  ];
}
