// OPPO-03: one notification channel ID in all places that name it.

import { t } from '../../../../text/language.js';
import { channelFindings } from '../../../facts/channels.js';
import type { Rule } from '../../../types.js';
import { anyFlutter, warning } from '../../defaults.js';

export const channelRules: readonly Rule[] = [
  {
    ...anyFlutter,
    id: 'OPPO-03',
    ...warning,
    vendors: ['oppo', 'xiaomi'],
    mark: 'A',
    source: 'Tencent Chat: OPPO channel ID; tim_ui_kit_push_plugin',
    title: t('channel IDs differ: {found}', '通知渠道 ID 不一致：{found}'),
    cause: t(
      'OPPO drops a message for a channel the app has not created, and Xiaomi shows it in the wrong class',
      'OPPO 会丢弃应用未创建的渠道的消息，小米则归入错误的消息分类',
    ),
    fix: t(
      'use one ID in createNotificationChannel, androidOPPOChannelID and channel_id: {expected}',
      'createNotificationChannel、androidOPPOChannelID 和 channel_id 使用同一个 ID：{expected}',
    ),
    check: channelFindings,
  },
];
