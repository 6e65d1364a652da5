// T3-HW: what Huawei requires in a project with TIMPush.

import { t } from '../../../../text/language.js';
import { agconnectMissing, agconnectOwner } from '../../../facts/android/agconnect.js';
import { agcpVersion } from '../../../facts/android/gradle/agcp-version.js';
import { gradlePlugin } from '../../../facts/android/gradle/gradle-plugins.js';
import { debugSigning } from '../../../facts/android/gradle/signing.js';
import type { Rule } from '../../../types.js';
import { error, timpushAndroid, warning } from '../../defaults.js';

export const timpushHuaweiRules: readonly Rule[] = [
  {
    ...timpushAndroid,
    id: 'T3-HW-01',
    ...error,
    vendors: ['huawei'],
    ...agconnectMissing,
  },
  {
    ...timpushAndroid,
    id: 'T3-HW-02',
    ...error,
    vendors: ['huawei'],
    ...gradlePlugin(t('Huawei', '华为'), {
      id: 'com.huawei.agconnect',
      group: 'com.huawei.agconnect',
      artifact: 'agcp',
    }),
    cause: t(
      'agconnect-services.json is not built into the app: Huawei phones get no token',
      'agconnect-services.json 不会打进应用，华为手机拿不到 token',
    ),
    fix: t('add {expected}', '加上 {expected}'),
  },
  {
    ...timpushAndroid,
    id: 'T3-HW-03',
    ...warning,
    vendors: ['huawei'],
    ...agcpVersion,
  },
  {
    ...timpushAndroid,
    id: 'T3-HW-04',
    ...error,
    vendors: ['huawei'],
    ...agconnectOwner,
  },
  {
    ...timpushAndroid,
    id: 'T3-HW-05',
    ...warning,
    vendors: ['huawei', 'honor'],
    ...debugSigning,
  },
];
