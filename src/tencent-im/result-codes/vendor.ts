// Negative codes: what Tencent says about the vendor's part of a push (in traces, webhooks and the console's check).
import type { Catalogue } from '../../problems/types.js';
import { t } from '../../text/language.js';
import { documented, TEMPORARY, WAIT } from './entry.js';

const CERTIFICATE = t(
  "upload the vendor's values again: Chat console › Push › Push settings › Manufacturer configuration; changes take up to ten minutes",
  '重新填写厂商参数：IM 控制台 › 推送 › 推送设置 › 厂商配置；修改最多 10 分钟生效',
);
const SOURCE = 'Tencent Chat: push error codes (page of 2023; newer pages moved them)';
const appState = documented('app-state', 'after-fix', SOURCE);
const server = documented('server', 'yes', SOURCE);

export const vendorCodes = {
  'tencent-im/-195': appState(
    t('Tencent could not build its FCM object', '腾讯无法创建 FCM 对象'),
    t('the FCM certificate in the console cannot be used', '控制台中的 FCM 证书不可用'),
    CERTIFICATE,
  ),
  'tencent-im/-196': appState(
    t('"open a page of the app" is chosen and the page is empty', '选择了“打开应用内指定界面”，但界面为空'),
    t(
      "the click action of the vendor's certificate in the console lacks its page",
      '控制台厂商证书的点击后续动作缺少界面',
    ),
    t(
      'fill in the page: tim-push guide <vendor> shows the exact text',
      '填写界面：tim-push guide <厂商> 会给出确切内容',
    ),
  ),
  'tencent-im/-197': appState(
    t("the vendor's certificate in the console is wrong", '控制台中的厂商证书有误'),
    t('a value belongs to another app, or has expired', '填了其他应用的值，或已过期'),
    [
      CERTIFICATE,
      t('verify the same values directly: tim-push check-config', '直接验证同一组参数：tim-push check-config'),
    ],
  ),
  'tencent-im/-198': appState(
    t('the vendor refused the push', '厂商拒绝了推送'),
    t("the vendor's own code is shown with it", '同时显示厂商自己的错误码'),
    t('look it up: tim-push explain <vendor> <code>', '查询：tim-push explain <厂商> <码>'),
  ),
  'tencent-im/-199': server(
    t('network fault between Tencent and the vendor', '腾讯与厂商之间网络异常'),
    TEMPORARY,
    WAIT,
  ),
  'tencent-im/-200': server(t('network fault inside Tencent', '腾讯内部网络异常'), TEMPORARY, WAIT),
  'tencent-im/-201': documented('device-token', 'after-fix', SOURCE)(
    t('device token or certificate ID is not valid', '设备 token 或证书 ID 无效'),
    t(
      'the app reported a certificate ID of another vendor or app, or an old token',
      '应用上报了其他厂商或应用的证书 ID，或旧 token',
    ),
    [
      t('compare both: tim-push device-status --user <id>', '比较两者：tim-push device-status --user <用户>'),
      t('let the app log in and report again', '让应用重新登录并上报'),
    ],
  ),
  'tencent-im/-202': documented('message', 'after-fix', SOURCE)(
    t('Tencent could not build the push', '腾讯无法构造推送'),
    t('a parameter of OfflinePushInfo is wrong', 'OfflinePushInfo 的某个参数有误'),
    t('remove the vendor fields from --raw one by one', '从 --raw 中逐个去掉厂商字段'),
  ),
  'tencent-im/-203': documented('quota', 'next-day', SOURCE)(
    t("Huawei's daily limit is reached", '已达到华为的每日上限'),
    t('most likely the message counts as marketing', '多半是消息被归为营销类'),
    t(
      'apply for the self-classification right in AppGallery Connect, then set hw_category',
      '在 AppGallery Connect 申请自分类权益，再设置 hw_category',
    ),
  ),
} satisfies Catalogue;
