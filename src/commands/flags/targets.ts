// The flags that name device tokens and vendors.
import { vendorIds } from '../../session/vendors/list.js';
import { t } from '../../text/language.js';
import { defineFlag, defineFlags } from '../define.js';

export const targetFlags = defineFlags(
  [
    {
      name: 'token',
      value: 'device token',
      repeat: true,
      describe: t('device token; may be repeated', '设备 token，可重复'),
    },
    {
      name: 'device',
      value: 'name',
      repeat: true,
      describe: t('device named in the config; may be repeated', '配置中命名的设备，可重复'),
    },
    {
      name: 'force',
      describe: t("send although the token looks like another vendor's", '即使 token 看起来属于其他厂商也发送'),
    },
  ],
  'target',
);

export const requireFlag = defineFlag({
  name: 'require',
  group: 'target',
  value: 'vendors',
  describe: t(
    'for CI: these vendors must be configured and pass, separated by commas, or all',
    '用于 CI：这些厂商必须已配置并通过检查，用逗号分隔，或 all',
  ),
});

export const vendorFlag = defineFlag({
  name: 'vendor',
  group: 'target',
  value: 'name',
  describe: t(`${vendorIds.join(', ')}, or all`, `${vendorIds.join('、')} 或 all`),
});
