// T3-HW: what Huawei needs of a project with TIMPush.

import { t } from '../../../../text/language.js';
import { agconnectFile, checkAgconnect } from '../../../facts/android/agconnect.js';
import { AGCP_WORDS, checkAgcpVersion } from '../../../facts/android/agcp-version.js';
import { gradlePlugin } from '../../../facts/android/gradle-plugins.js';
import { checkDebugSigning } from '../../../facts/android/signing.js';
import { fileInModule } from '../../../facts/android/vendor-files.js';
import type { Rule } from '../../../types.js';
import { error, timpushAndroid, warning } from '../../defaults.js';

export const timpushHuaweiRules: readonly Rule[] = [
  {
    ...timpushAndroid,
    id: 'T3-HW-01',
    ...error,
    vendors: ['huawei'],
    title: t('agconnect-services.json is not in the app module', '应用模块中没有 agconnect-services.json'),
    cause: t(
      'the app does not know its Huawei id: the build stops, or Huawei phones get no token',
      '应用不知道自己的华为 ID：编译中断，或华为手机拿不到 token',
    ),
    fix: [
      t(
        'AppGallery Connect › your app › General information: download agconnect-services.json into {expected}',
        'AppGallery Connect › 你的应用 › 常规：下载 agconnect-services.json 放到 {expected}',
      ),
    ],
    check: (project) => fileInModule(project, 'agconnect-services.json', agconnectFile(project)),
  },
  {
    ...timpushAndroid,
    id: 'T3-HW-02',
    ...error,
    vendors: ['huawei'],
    title: t("Huawei's Gradle plugin com.huawei.agconnect is {found}", '华为 Gradle 插件 com.huawei.agconnect {found}'),
    cause: t(
      'agconnect-services.json is not built into the app: Huawei phones get no token',
      'agconnect-services.json 不会打进应用，华为手机拿不到 token',
    ),
    fix: [t('add {expected}', '加上 {expected}')],
    check: (project) => gradlePlugin(project, 'com.huawei.agconnect', 'com.huawei.agconnect', 'agcp'),
  },
  {
    ...timpushAndroid,
    id: 'T3-HW-03',
    ...warning,
    vendors: ['huawei'],
    ...AGCP_WORDS,
    check: checkAgcpVersion,
  },
  {
    ...timpushAndroid,
    id: 'T3-HW-04',
    ...error,
    vendors: ['huawei'],
    title: t(
      'agconnect-services.json belongs to {found}, not to {expected}',
      'agconnect-services.json 属于 {found}，而不是 {expected}',
    ),
    cause: t(
      'Huawei registers the phone under another app, so your pushes are refused for its token',
      '手机注册到了另一个华为应用名下，你的推送会被拒绝',
    ),
    fix: [
      t(
        'AppGallery Connect › the app with this package name: download agconnect-services.json again',
        'AppGallery Connect › 包名一致的应用：重新下载 agconnect-services.json',
      ),
    ],
    check: checkAgconnect,
  },
  {
    ...timpushAndroid,
    id: 'T3-HW-05',
    ...warning,
    vendors: ['huawei', 'honor'],
    title: t('debug builds are signed with a different key than release builds', 'debug 与 release 使用不同的签名'),
    cause: t(
      'Huawei and Honor compare the signing fingerprint: with an unregistered debug key the phone gets code 6003 or 907135702 and no token',
      '华为、荣耀会校验签名指纹：debug 签名未登记时返回 6003 或 907135702，拿不到 token',
    ),
    fix: [
      t(
        'sign debug with the release key, or register the SHA-256 of the debug key in both consoles',
        'debug 也用 release 签名，或把 debug 签名的 SHA-256 登记到两个控制台',
      ),
    ],
    check: checkDebugSigning,
  },
];
