// The one flag that replaces a config key: which of Apple's two environments a device token belongs to.
import { t } from '../../text/language.js';
import { defineFlag } from '../define.js';

export const environmentFlag = defineFlag({
  name: 'environment',
  group: 'values',
  value: 'name',
  values: ['development', 'production'],
  describe: t('APNs environment: development or production', 'APNs 环境：development 或 production'),
});
