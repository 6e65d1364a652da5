// T3-CON: settings of the Chat console that no file of the app shows.

import { t } from '../../../text/language.js';
import { type Rule, skipped } from '../../types.js';
import { timpush, warning } from '../defaults.js';

export const consoleRules: readonly Rule[] = [
  {
    ...timpush,
    id: 'T3-CON-01',
    ...warning,
    vendors: ['huawei', 'honor', 'xiaomi', 'oppo', 'vivo', 'meizu'],
    title: t(
      'the click action of a certificate is not "open in-app page" with the default text',
      '证书的点击后续动作不是“打开应用内指定界面”的默认值',
    ),
    cause: t(
      'the tap opens the app, but the callback is not called; certificates from the time of the older plugin usually say "open application"',
      '点击能打开应用但没有回调；旧插件时期的证书通常是“打开应用”',
    ),
    fix: t(
      'Chat console › Push › Push settings › Manufacturer configuration › each Android certificate: "open specified page in the app", leave the text as it is filled in',
      'IM 控制台 › 推送 › 推送设置 › 厂商配置 › 每个 Android 证书：选“打开应用内指定界面”，保留自动填入的内容',
    ),
    check: () =>
      skipped(
        t(
          'check in the Chat console: is every Android certificate set to "open in-app page" with the default text?',
          '请到 IM 控制台确认：每个 Android 证书都是“打开应用内指定界面”且保留默认内容？',
        ),
      ),
  },
  {
    ...timpush,
    id: 'T3-CON-02',
    ...warning,
    vendors: ['huawei', 'honor', 'vivo', 'meizu'],
    title: t('the receipt address at the vendor is wrong or empty', '厂商侧的回执地址错误或为空'),
    cause: t(
      'with the receipt switch on and a wrong address, the push itself is affected',
      '回执开关打开但地址错误时，推送本身也会受影响',
    ),
    fix: t(
      'vendor console › receipts: https://<api host>/v3/offline_push_report/<huawei|honor|vivo|meizu>; host api.im.qcloud.com in China, else apisgp., apikr., apiusa., apiger. or apiidn.im.qcloud.com',
      '厂商控制台 › 回执：https://<接口域名>/v3/offline_push_report/<huawei|honor|vivo|meizu>；中国区域名 api.im.qcloud.com，其他为 apisgp.、apikr.、apiusa.、apiger.、apiidn.im.qcloud.com',
    ),
    check: () =>
      skipped(
        t(
          'check in the vendor consoles: are receipts off, or is their address right?',
          '请到厂商控制台确认：回执已关闭，或地址正确？',
        ),
      ),
  },
  {
    ...timpush,
    id: 'T3-CON-03',
    ...warning,
    title: t('the Push service has not been bought, or its trial is over', '推送服务未购买或试用已到期'),
    cause: t(
      'when it lapses, ordinary chat offline push stops too (REST answers 90045)',
      '到期后普通聊天的离线推送也会停止（REST 返回 90045）',
    ),
    fix: t('Chat console › Push: buy or renew it', 'IM 控制台 › 推送：购买或续费'),
    check: () =>
      skipped(t('check in the Chat console: is the Push service on?', '请到 IM 控制台确认：推送服务是否有效？')),
  },
];
