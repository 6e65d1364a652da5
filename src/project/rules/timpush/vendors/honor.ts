// T3-HON: what Honor requires in a project with TIMPush.

import { readJson } from '../../../../readers/json.js';
import { nodeAt, textOf } from '../../../../readers/node.js';
import type { SourceFile } from '../../../../readers/source.js';
import { t } from '../../../../text/language.js';
import { gradlePlugin } from '../../../facts/android/gradle/gradle-plugins.js';
import { placeholderValue } from '../../../facts/android/gradle/placeholders.js';
import { fileInModule, inModule } from '../../../facts/android/vendor-files.js';
import type { Project } from '../../../project.js';
import { reasons } from '../../../reasons.js';
import { type Finding, failed, type Rule, skipped, verdict } from '../../../types.js';
import { error, timpushAndroid } from '../../defaults.js';

const honorFile = (project: Project): SourceFile | undefined => inModule(project, 'mcs-services.json');

export const timpushHonorRules: readonly Rule[] = [
  {
    ...timpushAndroid,
    id: 'T3-HON-01',
    ...error,
    vendors: ['honor'],
    title: t('mcs-services.json is not in the app module', '应用模块中没有 mcs-services.json'),
    cause: t(
      'the Honor client of TIMPush 7.7.5283 and newer reads its id from it: without the file Honor phones get no token',
      'TIMPush 7.7.5283 起荣耀 SDK 从该文件读取 ID：没有它荣耀手机拿不到 token',
    ),
    fix: t(
      'Honor console › your app: download mcs-services.json into {expected} (mcn-services.json is a misspelling: rename it)',
      '荣耀开发者平台 › 你的应用：下载 mcs-services.json 放到 {expected}（写成 mcn-services.json 的要改名）',
    ),
    check: (project) => {
      const typo = inModule(project, 'mcn-services.json');
      if (honorFile(project) === undefined && typo !== undefined)
        return failed({
          at: typo.at(0),
          found: 'mcn-services.json',
          expected: project.android?.module ?? 'mcs-services.json',
        });
      return fileInModule(project, 'mcs-services.json', honorFile(project));
    },
  },
  {
    ...timpushAndroid,
    id: 'T3-HON-02',
    ...error,
    vendors: ['honor'],
    title: t(
      'mcs-services.json has {found}, the project has {expected}',
      'mcs-services.json 中是 {found}，工程中是 {expected}',
    ),
    cause: t('Honor refuses the registration of an app with other values', '值不一致时荣耀会拒绝注册'),
    fix: t(
      'download mcs-services.json of the app with this package name, and take HONOR_APPID from it',
      '下载该包名对应应用的 mcs-services.json，HONOR_APPID 与其一致',
    ),
    check: (project) => {
      const file = honorFile(project);
      if (file === undefined) return skipped(reasons.notUsed);
      const { root, fault } = readJson(file.text);
      if (fault !== undefined) return skipped(reasons.unreadable);
      const findings: Finding[] = [];
      const name = nodeAt(root, 'package_name');
      const ids = project.applicationIds;
      if (ids.length > 0 && textOf(name) !== undefined && !ids.includes(textOf(name) ?? ''))
        findings.push({
          at: file.at(name?.offset ?? 0),
          found: `package_name ${textOf(name)}`,
          expected: ids.join(', '),
        });
      const id = nodeAt(root, 'app_id');
      if (textOf(id) === undefined)
        findings.push({
          at: file.at(0),
          found: t('no app_id', '没有 app_id'),
          expected: `HONOR_APPID ${placeholderValue(project, '${HONOR_APPID}') ?? '–'}`,
        });
      const wanted = [
        ['HONOR_APPID', placeholderValue(project, '${HONOR_APPID}')],
        ['honor_app_id', project.config?.text('honor_app_id')],
      ] as const;
      // Another rule reports an empty one.
      for (const [key, value = ''] of wanted)
        if (value.trim() !== '' && textOf(id) !== undefined && textOf(id) !== value.trim())
          findings.push({
            at: file.at(id?.offset ?? 0),
            found: `app_id ${textOf(id)}`,
            expected: `${key} ${value.trim()}`,
          });
      return verdict(findings, file.whole);
    },
  },
  {
    ...timpushAndroid,
    id: 'T3-HON-03',
    ...error,
    vendors: ['honor'],
    ...gradlePlugin(t('Honor', '荣耀'), {
      id: 'com.hihonor.mcs.asplugin',
      group: 'com.hihonor.mcs',
      artifact: 'asplugin',
    }),
    cause: t(
      'mcs-services.json is not built into the app: Honor phones get no token',
      'mcs-services.json 不会打进应用，荣耀手机拿不到 token',
    ),
    fix: t('add {expected}', '加上 {expected}'),
  },
];
