// HW, second part: agconnect-services.json, the signing key, and lines of the README at the wrong place.

import { everyStatement, nameOfStatement, within } from '../../../../readers/gradle/script.js';
import { t } from '../../../../text/language.js';
import { agconnectFile, checkAgconnect } from '../../../facts/android/agconnect.js';
import { checkDebugSigning } from '../../../facts/android/signing.js';
import { missingFile } from '../../../facts/android/vendor-files.js';
import { VENDOR_ARTIFACTS } from '../../../facts/timpush-artifacts.js';
import { joinPath } from '../../../folder/walk.js';
import { failed, passed, type Rule, skipped, verdict } from '../../../types.js';
import { error, oldAndroid, warning } from '../../defaults.js';

const SOURCE = 'Tencent Chat: offline push for Flutter; Huawei AppGallery Connect plugin';

const base = { ...oldAndroid, vendors: ['huawei'], source: SOURCE } as const;

export const huaweiAppRules: readonly Rule[] = [
  {
    ...base,
    id: 'HW-07',
    ...error,
    title: t('agconnect-services.json is not in the app module', '应用模块中没有 agconnect-services.json'),
    cause: t(
      'the build stops, or Huawei phones get no token, because the app does not know its Huawei id',
      '编译中断，或应用不知道自己的华为 ID，华为手机拿不到 token',
    ),
    fix: [
      t(
        'AppGallery Connect › your app › General information: download agconnect-services.json into {expected}',
        'AppGallery Connect › 你的应用 › 常规：下载 agconnect-services.json 放到 {expected}',
      ),
    ],
    check: (project) => {
      const file = agconnectFile(project);
      if (file !== undefined) return passed(file.whole);
      const path = joinPath(project.android?.module ?? '.', 'agconnect-services.json');
      if (project.files.isIgnored(path))
        return skipped(
          t(
            'could not decide: .gitignore keeps the file out of this checkout',
            '无法判断：该文件被 .gitignore 排除，不在此检出中',
          ),
        );
      const elsewhere = project.files.paths.find(
        (item) => item.endsWith('/agconnect-services.json') || item === 'agconnect-services.json',
      );
      const at = missingFile(project, elsewhere ?? path);
      return failed({ at, found: elsewhere ?? '–', expected: project.files.disk.show(path) });
    },
  },
  {
    ...base,
    id: 'HW-08',
    ...error,
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
    ...base,
    id: 'HW-09',
    ...warning,
    vendors: ['huawei', 'honor'],
    title: t('debug builds are signed with a different key than release builds', 'debug 与 release 使用不同的签名'),
    cause: t(
      'Huawei and Honor compare the signing fingerprint: with an unregistered debug key the phone gets code 6003 or 907135702 and no token',
      '华为、荣耀会校验签名指纹：debug 签名未登记时返回 6003 或 907135702，拿不到 token',
    ),
    fix: [
      t(
        'buildTypes.debug: signingConfig signingConfigs.release, or register the SHA-256 of the debug key in both consoles',
        'buildTypes.debug 中写 signingConfig signingConfigs.release，或把 debug 签名的 SHA-256 也登记到两个控制台',
      ),
    ],
    check: checkDebugSigning,
  },
  {
    ...base,
    id: 'HW-10',
    ...error,
    vendors: VENDOR_ARTIFACTS,
    title: t('{found} is inside buildscript', '{found} 写在了 buildscript 里'),
    cause: t(
      'Gradle accepts it only in the android block of the app module, so the build stops (the README shows it in the wrong place)',
      'Gradle 只支持写在应用模块的 android 块中，编译会中断（README 的示例位置有误）',
    ),
    fix: [t('move it into android { … } of {expected}', '移到 {expected} 的 android { … } 中')],
    check: (project) => {
      const { android } = project;
      const hits = (android?.gradleFiles ?? []).flatMap((file) =>
        within(file.tree.statements, ['buildscript'])
          .flatMap((item) => [item, ...everyStatement(item.body ?? [])])
          .filter((item) => item.body !== undefined && ['signingConfigs', 'buildTypes'].includes(nameOfStatement(item)))
          .map((item) => ({
            at: file.source.at(item.offset),
            found: nameOfStatement(item),
            expected: android?.moduleFile?.source.shown ?? 'app/build.gradle',
          })),
      );
      return verdict(hits, android?.rootFile?.source.whole);
    },
  },
];
