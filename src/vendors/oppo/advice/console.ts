// The OPPO console: name, address and the values to read there.
import type { VendorConsole } from '../../../push/guide-steps.js';
import { t } from '../../../text/language.js';

export const vendorConsole: VendorConsole = {
  name: t('OPPO console', 'OPPO 开放平台'),
  address: 'https://open.oppomobile.com',
  documents: [
    {
      title: t('how to enable push', '推送服务开通指南'),
      address: 'https://open.oppomobile.com/new/developmentDoc/info?id=10195',
    },
    {
      title: t('private channels', '私信渠道申请'),
      address: 'https://open.oppomobile.com/new/developmentDoc/info?id=11227',
    },
    {
      title: t('message classes', '消息分类'),
      address: 'https://open.oppomobile.com/new/developmentDoc/info?id=13189',
    },
  ],
};
