// T3-OH: what is special about HarmonyOS.
import { t } from '../../../text/language.js';
import { TIMPUSH_SOURCE } from '../../facts/timpush-artifacts.js';
import type { Project } from '../../project.js';
import { type Finding, type Rule, skipped, verdict } from '../../types.js';
import { isInside, joinPath, nameOf } from '../../walk.js';
import { error, NEW } from '../defaults.js';

/** JSON5 files are searched, not parsed: comments are blanked first. */
function checkHarmony(project: Project): ReturnType<Rule['check']> {
  const findings: Finding[] = [];
  const files = project.files.paths.filter((path) => isInside(path, project.root));
  const packages = project.files.source(joinPath(project.root, 'oh-package.json5'));
  const withoutComments = (text: string): string =>
    text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, (part) => part.replace(/[^\n]/g, ' '));
  const packageText = files
    .filter((path) => nameOf(path) === 'oh-package.json5')
    .map((path) => withoutComments(project.files.source(path)?.text ?? ''))
    .join('\n');
  if (packages !== undefined && !packageText.includes('@tencentcloud/imsdk'))
    findings.push({
      at: packages.at(0),
      found: '–',
      expected: '@tencentcloud/imsdk',
      args: { name: 'oh-package.json5' },
    });
  const modules = files
    .filter((path) => nameOf(path) === 'module.json5')
    .map((path) => project.files.source(path))
    .filter((source) => source !== undefined);
  const [main] = modules;
  if (main === undefined)
    return findings.length > 0
      ? verdict(findings)
      : skipped(t('could not decide: there is no module.json5', '无法判断：没有 module.json5'));
  const text = modules.map((source) => withoutComments(source.text)).join('\n');
  for (const name of ['ohos.permission.INTERNET', 'ohos.permission.GET_NETWORK_INFO'])
    if (!text.includes(name)) findings.push({ at: main.at(0), found: '–', expected: name, args: { name: main.shown } });
  return verdict(findings, main.whole);
}

export const harmonyRules: readonly Rule[] = [
  {
    generations: NEW,
    kinds: ['harmony'],
    mark: 'A',
    source: TIMPUSH_SOURCE,
    id: 'T3-OH-01',
    ...error,
    title: t('the HarmonyOS project lacks {expected}', 'HarmonyOS 工程缺少 {expected}'),
    cause: t(
      'without it the SDK cannot reach Tencent or does not start: no token, no push',
      '缺少它 SDK 无法联网或启动：没有 token，收不到推送',
    ),
    fix: [t('add {expected} to {name}', '在 {name} 中加上 {expected}')],
    check: (project) => checkHarmony(project),
  },
];
