// The Xiaomi console: name, address, the values to read there, and the steps that take time.
import type { VendorConsole } from '../../../push/guide-steps.js';
import { t } from '../../../text/language.js';

export const vendorConsole: VendorConsole = {
  name: t('Xiaomi console', '小米开放平台'),
  address: 'https://dev.mi.com/console/',
  documents: [
    { title: t('server API', '服务端接口'), address: 'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1559' },
    {
      title: t('limits of each message class', '各消息分类的推送限额'),
      address: 'https://dev.mi.com/xiaomihyperos/documentation/detail?pId=1656',
    },
  ],
  waiting: {
    text: t(
      'developer verification takes about 2 days, the review of a channel 3 to 5 working days',
      '开发者认证约需 2 天，通知类别审核需 3-5 个工作日',
    ),
    mark: 'A',
    source: 'tim_ui_kit_push_plugin guide; Tencent Chat documentation',
  },
};
