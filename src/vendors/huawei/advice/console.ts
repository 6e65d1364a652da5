// AppGallery Connect: name, address, the values to read there, and the steps that take time.
import type { VendorConsole } from '../../../push/guide-steps.js';
import { t } from '../../../text/language.js';

export const vendorConsole: VendorConsole = {
  name: t('AppGallery Connect', 'AppGallery Connect'),
  address: 'https://developer.huawei.com/consumer/cn/service/josp/agc/index.html',
  documents: [
    {
      title: t('message classes and self-classification', '消息分类与自分类权益'),
      address:
        'https://developer.huawei.com/consumer/cn/doc/development/HMSCore-Guides/message-classification-0000001149358835',
    },
    {
      title: t('server API', '服务端接口'),
      address: 'https://developer.huawei.com/consumer/cn/doc/HMSCore-References/https-send-api-0000001050986197',
    },
  ],
  waiting: {
    text: t(
      'a new account has to verify its identity first; the time is not documented',
      '新账号需先完成实名认证，时长没有文档说明',
    ),
    mark: 'A',
    source: 'tim_ui_kit_push_plugin guide',
  },
};
