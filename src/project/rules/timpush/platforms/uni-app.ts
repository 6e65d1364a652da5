// T3-UNI: rules for uni-app.

import { readJson } from '../../../../readers/json.js';
import { nodeAt, textOf } from '../../../../readers/node.js';
import { isAtLeast, shownVersion } from '../../../../readers/version.js';
import { t } from '../../../../text/language.js';
import { uniManifest } from '../../../apps/uni-manifest.js';
import { missingFile } from '../../../facts/android/vendor-files.js';
import { importFindings, nameFindings, pluginFindings as requiredPlugins } from '../../../facts/timpush/push-module.js';
import { GROUP, timpushVersion } from '../../../facts/timpush/timpush-artifacts.js';
import { artifactFindings, uniConfig } from '../../../facts/uni-app/uni-artifacts.js';
import {
  foreignFile,
  honorFile,
  iphoneFile,
  levelFindings,
  pluginFindings,
  podFindings,
  systemFindings,
} from '../../../facts/uni-app/uni-files.js';
import { placeholderFindings } from '../../../facts/uni-app/uni-placeholders.js';
import { replaced } from '../../../fixes/edits.js';
import { isInside, joinPath, nameOf } from '../../../folder/walk.js';
import type { Project } from '../../../project.js';
import { reasons, undecided } from '../../../reasons.js';
import { type Finding, failed, passed, type Rule, skipped, verdict, withFindings } from '../../../types.js';
import { error, hint, timpush, warning } from '../../defaults.js';

const uni = { ...timpush, kinds: ['uni-app'] } as const;

/** Files of a uni-app project and where each belongs. */
const UNI_FILES: readonly (readonly [string, string])[] = [
  ['agconnect-services.json', 'nativeResources/android'],
  ['mcs-services.json', 'nativeResources/android'],
  ['google-services.json', 'nativeResources/android'],
  ['manifestPlaceholders.json', 'nativeResources/android'],
];

/** The older cloud plugin requires all four, with "0" for a vendor that is not used. */
const PARAMETERS = ['com.vivo.push.app_id', 'com.vivo.push.api_key', 'com.hihonor.push.app_id', 'TIMPushAppGroupID'];

function parameterFindings({ files, root }: Project): readonly Finding[] {
  const source = uniManifest(files, root);
  const read = source === undefined ? undefined : readJson(source.text, true);
  const plugin = nodeAt(read?.root, 'app-plus', 'nativePlugins', 'TencentCloud-TIMPush');
  if (source === undefined || plugin === undefined || read?.fault !== undefined) return [];
  const given = (name: string): string => textOf(plugin.members.get(name))?.trim() ?? '';
  const isSwapped =
    /^[0-9a-f-]{32,36}$/i.test(given('com.vivo.push.app_id')) && /^\d+$/.test(given('com.vivo.push.api_key'));
  if (isSwapped)
    return [
      {
        at: source.at(plugin.members.get('com.vivo.push.app_id')?.offset ?? plugin.offset),
        found: t('com.vivo.push.app_id and api_key are swapped', 'com.vivo.push.app_id 与 api_key 写反了'),
        expected: t('swap the two values', '对调这两个值'),
        args: { name: 'manifest.json' },
      },
    ];
  const missing = PARAMETERS.filter((name) => given(name) === '');
  return missing.length === 0
    ? []
    : [
        {
          at: source.at(plugin.offset),
          found: t(`the plugin lacks ${missing.join(', ')}`, `插件缺少 ${missing.join('、')}`),
          expected: t('fill in all parameters, "0" where unused', '填写全部参数，不用的填 "0"'),
          args: { name: 'manifest.json' },
        },
      ];
}

export const uniAppRules: readonly Rule[] = [
  {
    ...uni,
    id: 'T3-UNI-01',
    ...error,
    title: t('{name}: {found}', '{name}：{found}'),
    cause: t(
      'the cloud build takes these files from fixed places and reads them strictly: elsewhere, or broken, they count as missing, and a vendor without its ids gives no token',
      '云打包只从固定位置读取这些文件且要求严格 JSON：放错或格式错误都等于没有；缺少 ID 的厂商不会给出 token',
    ),
    fix: t('{expected}', '{expected}'),
    check: (project) => {
      const findings: Finding[] = [];
      let at: Finding['at'];
      for (const [name, folder] of UNI_FILES) {
        const right = joinPath(project.root, folder, name);
        const source = project.files.source(right);
        const stray = project.files.paths.find(
          (path) =>
            nameOf(path) === name && isInside(path, project.root) && path !== right && !path.includes('/uni_modules/'),
        );
        // The plugin's documents disagree about the assets folder, so a copy there is not a mistake.
        if (
          source === undefined &&
          stray !== undefined &&
          !(name === 'agconnect-services.json' && stray.includes('/assets/'))
        )
          findings.push({
            at: missingFile(project, stray),
            found: t('at the wrong place', '位置不对'),
            expected: t(`move it to ${folder}/`, `移到 ${folder}/`),
            args: { name },
          });
        if (
          source === undefined &&
          stray === undefined &&
          name === 'manifestPlaceholders.json' &&
          (project.wanted.has('vivo') || project.wanted.has('honor')) &&
          project.package?.name === 'TencentCloud-Push' &&
          !project.files.isIgnored(right)
        )
          findings.push({
            at: missingFile(project, right),
            found: t('missing', '缺失'),
            expected: t(
              `create ${folder}/${name} with VIVO_APPKEY, VIVO_APPID and HONOR_APPID`,
              `新建 ${folder}/${name}，填写 VIVO_APPKEY、VIVO_APPID 和 HONOR_APPID`,
            ),
            args: { name },
          });
        if (source === undefined) continue;
        at ??= source.whole;
        const { fault, root } = readJson(source.text);
        if (name === 'manifestPlaceholders.json' && fault === undefined && root !== undefined)
          findings.push(...placeholderFindings(project, source, root));
        if (fault === undefined && name !== 'manifestPlaceholders.json') findings.push(...foreignFile(project, source));
        if (fault !== undefined)
          findings.push({
            at: source.at(fault.offset),
            found: fault.message,
            expected: t('strict JSON: no comment, no trailing comma', '严格 JSON：不能有注释和多余逗号'),
            args: { name },
          });
      }
      findings.push(
        ...parameterFindings(project),
        ...importFindings(project),
        ...nameFindings(project),
        ...requiredPlugins(project),
        ...iphoneFile(project),
        ...honorFile(project),
        ...systemFindings(project),
      );
      return verdict(findings, at);
    },
  },
  {
    ...uni,
    id: 'T3-UNI-02',
    ...error,
    title: t('utssdk/app-{side}/config.json: {found}', 'utssdk/app-{side}/config.json：{found}'),
    cause: t(
      'not all is in the package by default, and what is missing stops the build or leaves phones without a token',
      '插件默认不包含全部依赖：缺少的会使编译失败，或让该厂商的手机拿不到 token',
    ),
    fix: t(
      'add {expected} to "dependencies", then rebuild the custom base',
      '在 "dependencies" 中加 {expected}，然后重新制作自定义基座',
    ),
    check: (project) => {
      const source = uniConfig(project);
      if (source === undefined) return skipped(reasons.notUsed);
      const { root, fault } = readJson(source.text);
      if (fault !== undefined)
        return failed({
          at: source.at(fault.offset),
          found: fault.message,
          expected: 'JSON',
          args: { side: 'android' },
        });
      const list = nodeAt(root, 'dependencies');
      if (list === undefined)
        return failed({
          at: source.at(0),
          found: t('"dependencies" is missing', '缺少 "dependencies"'),
          expected: `${GROUP}:timpush`,
          args: { side: 'android' },
        });
      const findings: Finding[] = [];
      const versions = list.items.flatMap((item) => {
        const text = textOf(item) ?? '';
        return text.startsWith('com.tencent.timpush:') ? [{ item, version: text.split(':')[2] ?? '' }] : [];
      });
      const core =
        versions.find(({ item }) => textOf(item)?.startsWith('com.tencent.timpush:timpush:'))?.version ??
        versions[0]?.version;
      findings.push(...artifactFindings(project, source, list, core));
      if (project.wanted.has('fcm') && !/google-services/.test(source.text))
        findings.push({
          at: source.at(list.offset),
          found: t('the google-services plugin is missing', '缺少 google-services 插件'),
          expected: 'com.google.gms:google-services',
          vendor: 'fcm',
        });
      for (const { item, version } of versions)
        if (version !== core)
          findings.push({
            at: source.at(item.offset),
            found: t(`version ${version} beside ${core}`, `版本 ${version} 与 ${core} 混用`),
            expected: core ?? '',
            edits: replaced(
              source,
              item.valueStart,
              item.valueEnd,
              `"${(textOf(item) ?? '').replace(/:[^:]*$/, `:${core}`)}"`,
            ),
          });
      findings.push(
        ...pluginFindings(project.wanted, source, root),
        ...levelFindings(source, root),
        ...podFindings(project),
      );
      return withFindings(verdict(findings, source.whole), (finding) => ({
        ...finding,
        args: { side: 'android', ...finding.args },
      }));
    },
  },
  {
    ...uni,
    id: 'T3-UNI-03',
    ...warning,
    title: t('plugin {found} with HBuilderX {name}', '插件 {found} 搭配 HBuilderX {name}'),
    cause: t(
      'HBuilderX 4.36 and newer need plugin 1.1.0; 4.64 and 4.65 break the build',
      'HBuilderX 4.36 起需要插件 1.1.0 以上；4.64、4.65 会导致编译失败',
    ),
    fix: t(
      'upgrade the plugin, and use an HBuilderX other than 4.64 and 4.65',
      '升级插件，并避开 HBuilderX 4.64 和 4.65',
    ),
    check: (project) => {
      const source = uniManifest(project.files, project.root);
      // The project does not always name the version of HBuilderX.
      const at = source?.text.search(/"(?:compilerVersion|HBuilderX?Version|__compiler__)"\s*:\s*"?([\d.]+)/) ?? -1;
      const used = at === -1 ? undefined : /"[^"]+"\s*:\s*"?([\d.]+)/.exec(source?.text.slice(at) ?? '')?.[1];
      if (source === undefined || used === undefined || !used.startsWith('4.'))
        return skipped(undecided('the project does not say which HBuilderX builds it', '工程没有写明 HBuilderX 版本'));
      const version = timpushVersion(project);
      const isBroken = /^4\.6[45]\b/.test(used);
      const isTooOld = Number(used.split('.')[1] ?? '0') >= 36 && isAtLeast(version, '1.1.0') === false;
      return isBroken || isTooOld
        ? failed({ at: source.at(at), found: shownVersion(version), expected: '1.1.0', args: { name: used } })
        : passed(source.at(at));
    },
  },
  {
    ...uni,
    id: 'T3-UNI-04',
    ...hint,
    title: t('rebuild the custom base after every change', '每次改动后都要重新制作自定义基座'),
    cause: t(
      'the standard base holds no push package: nothing that is changed here reaches the phone without a new base',
      '标准基座不含推送插件：不重新制作基座，改动不会到手机上',
    ),
    fix: t('HBuilderX › Run › make custom debugging base', 'HBuilderX › 运行 › 制作自定义调试基座'),
    check: () =>
      skipped(
        t(
          'cannot be seen in the project: rebuild the custom base after every change',
          '工程中看不到：每次改动后都要重新制作自定义基座',
        ),
      ),
  },
];
