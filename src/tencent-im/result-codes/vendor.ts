// Negative codes: what Tencent says about the vendor's part of a push (in traces, webhooks and the console's check).
import type { Catalogue } from '../../problems/types.js';
import { entry, WAIT } from './entry.js';

const CERTIFICATE = [
  "upload the vendor's values again: Chat console › Push › Push settings › Manufacturer configuration; changes take up to ten minutes",
  '重新填写厂商参数：IM 控制台 › 推送 › 推送设置 › 厂商配置；修改最多 10 分钟生效',
] as const;
const source = { source: 'Tencent Chat: push error codes (page of 2023; newer pages moved them)' } as const;

export const vendorCodes = {
  'tencent-im/-195': entry(
    'app-state',
    'after-fix',
    ['Tencent could not build its FCM object', '腾讯无法创建 FCM 对象'],
    ['the FCM certificate in the console cannot be used', '控制台中的 FCM 证书不可用'],
    [CERTIFICATE],
    source,
  ),
  'tencent-im/-196': entry(
    'app-state',
    'after-fix',
    ['"open a page of the app" is chosen and the page is empty', '选择了“打开应用内指定界面”，但界面为空'],
    [
      "the click action of the vendor's certificate in the console lacks its page",
      '控制台厂商证书的点击后续动作缺少界面',
    ],
    [
      [
        'fill in the page: tim-push guide <vendor> shows the exact text',
        '填写界面：tim-push guide <厂商> 会给出确切内容',
      ],
    ],
    source,
  ),
  'tencent-im/-197': entry(
    'app-state',
    'after-fix',
    ["the vendor's certificate in the console is wrong", '控制台中的厂商证书有误'],
    ['a value belongs to another app, or has expired', '填了其他应用的值，或已过期'],
    [
      CERTIFICATE,
      ['verify the same values directly: tim-push check-config', '直接验证同一组参数：tim-push check-config'],
    ],
    source,
  ),
  'tencent-im/-198': entry(
    'app-state',
    'after-fix',
    ['the vendor refused the push', '厂商拒绝了推送'],
    ["the vendor's own code is shown with it", '同时显示厂商自己的错误码'],
    [['look it up: tim-push explain <vendor> <code>', '查询：tim-push explain <厂商> <码>']],
    source,
  ),
  'tencent-im/-199': entry(
    'server',
    'yes',
    ['network fault between Tencent and the vendor', '腾讯与厂商之间网络异常'],
    ['a temporary fault', '暂时故障'],
    [WAIT],
    source,
  ),
  'tencent-im/-200': entry(
    'server',
    'yes',
    ['network fault inside Tencent', '腾讯内部网络异常'],
    ['a temporary fault', '暂时故障'],
    [WAIT],
    source,
  ),
  'tencent-im/-201': entry(
    'device-token',
    'after-fix',
    ['device token or certificate ID is not valid', '设备 token 或证书 ID 无效'],
    [
      'the app reported a certificate ID of another vendor or app, or an old token',
      '应用上报了其他厂商或应用的证书 ID，或旧 token',
    ],
    [
      ['compare both: tim-push device-status --user <id>', '比较两者：tim-push device-status --user <用户>'],
      ['let the app log in and report again', '让应用重新登录并上报'],
    ],
    source,
  ),
  'tencent-im/-202': entry(
    'message',
    'after-fix',
    ['Tencent could not build the push', '腾讯无法构造推送'],
    ['a parameter of OfflinePushInfo is wrong', 'OfflinePushInfo 的某个参数有误'],
    [['remove the vendor fields from --raw one by one', '从 --raw 中逐个去掉厂商字段']],
    source,
  ),
  'tencent-im/-203': entry(
    'quota',
    'next-day',
    ["Huawei's daily limit is reached", '已达到华为的每日上限'],
    ['most likely the message counts as marketing', '多半是消息被归为营销类'],
    [
      [
        'apply for the self-classification right in AppGallery Connect, then set hw_category',
        '在 AppGallery Connect 申请自分类权益，再设置 hw_category',
      ],
    ],
    source,
  ),
} satisfies Catalogue;
