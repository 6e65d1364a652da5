// T3-OPPO: the channel in which OPPO shows pushes.

import { t } from '../../../../text/language.js';
import { hits, nativeFiles } from '../../../facts/app-code.js';
import { createdChannels } from '../../../facts/channels.js';
import { failed, passed, type Rule, skipped } from '../../../types.js';
import { FLUTTER, timpushAndroid, warning } from '../../defaults.js';

export const timpushOppoRules: readonly Rule[] = [
  {
    ...timpushAndroid,
    id: 'T3-OPPO-01',
    ...warning,
    kinds: [...FLUTTER, 'android'],
    vendors: ['oppo'],
    needs: ['android', 'code'],
    title: t('pushes use the channel {found}, but nothing creates it', '发送时使用渠道 {found}，但没有创建它'),
    cause: t('OPPO drops a message for a channel the app has not created', 'OPPO 会丢弃应用未创建的渠道的消息'),
    fix: t('call createNotificationChannel with the ID {found}', '用 ID {found} 调用 createNotificationChannel'),
    check: (project) => {
      const wanted = project.config?.text('oppo_channel_id') ?? project.config?.text('channel_id');
      const origin = project.config?.origin('oppo_channel_id') ?? project.config?.origin('channel_id');
      if (wanted === undefined) return skipped(t('channel_id is not set in a config', '配置中没有设置 channel_id'));
      const created = createdChannels(project);
      const native = hits(nativeFiles(project), /createNotificationChannel|NotificationChannel\s*\(/);
      if (created.known.length > 0 || created.isComputed || native.length > 0) return passed();
      return failed({ at: origin, found: wanted, expected: wanted });
    },
  },
];
