// The libraries that the cloud build of a uni-app takes in: `dependencies` in the push module's config.json.
import { readJson } from '../../../readers/json.js';
import { nodeAt, textOf, type ValueNode } from '../../../readers/node.js';
import type { SourceFile } from '../../../readers/source.js';
import { t } from '../../../text/language.js';
import { editDistance } from '../../../text/suggest.js';
import type { Artifact } from '../../android/gradle-artifacts.js';
import { inserted } from '../../fixes/edits.js';
import { isInside, joinPath } from '../../folder/walk.js';
import type { Project } from '../../project.js';
import { remember } from '../../remember.js';
import { type Finding, placeOf } from '../../types.js';
import { GROUP, meantArtifact, VENDOR_ARTIFACTS } from '../timpush/timpush-artifacts.js';

const NAME = 'uni_modules/TencentCloud-Push/utssdk/app-android/config.json';

export const uniConfig = ({ files, root }: Project) =>
  files.source(files.paths.find((item) => isInside(item, root) && item.endsWith(NAME)) ?? joinPath(root, NAME));

export const uniArtifacts = remember((project: Project): readonly Artifact[] => {
  const source = uniConfig(project);
  if (source === undefined) return [];
  return (nodeAt(readJson(source.text).root, 'dependencies')?.items ?? []).map((item) => {
    const [group = '', name = '', version] = (textOf(item) ?? textOf(nodeAt(item, 'id')) ?? '').split(':');
    return { source, offset: item.offset, end: item.valueEnd, configuration: 'implementation', group, name, version };
  });
});

const TUICORE = 'com.tencent.liteav.tuikit:tuicore';

const nearly = (name: string, known: string): boolean => name !== known && editDistance(name, known) <= 2;

/** Whitespace before an item of a list. */
const blankBefore = (text: string, offset: number): string => /\s*$/.exec(text.slice(0, offset))?.[0] || ' ';

/** Libraries with a misspelt name, and those that are missing. */
export function artifactFindings(
  project: Project,
  source: SourceFile,
  list: ValueNode,
  core: string | undefined,
): readonly Finding[] {
  const findings: Finding[] = [];
  const last = list.items.at(-1);
  const mistyped = uniArtifacts(project).flatMap((item) => {
    const meant = meantArtifact(item) ?? (nearly(`${item.group}:${item.name}`, TUICORE) ? TUICORE : undefined);
    return meant === undefined ? [] : [{ item, meant }];
  });
  for (const { item, meant } of mistyped)
    findings.push({
      at: placeOf(item),
      found: t(`there is no ${item.group}:${item.name}`, `没有 ${item.group}:${item.name}`),
      expected: meant,
    });
  const needed = [TUICORE, `${GROUP}:timpush`, ...VENDOR_ARTIFACTS.map((vendor) => `${GROUP}:${vendor}`)];
  for (const name of needed) {
    const vendor = VENDOR_ARTIFACTS.find((item) => `${GROUP}:${item}` === name);
    if (vendor !== undefined && !project.wanted.has(vendor)) continue;
    if (uniArtifacts(project).some((item) => `${item.group}:${item.name}` === name)) continue;
    if (mistyped.some(({ meant }) => meant === name)) continue;
    findings.push({
      at: source.at(list.offset),
      found: t(`${vendor ?? name} is missing`, `缺少 ${vendor ?? name}`),
      expected: name,
      vendor,
      edits:
        last === undefined || core === undefined
          ? []
          : inserted(source, last.valueEnd, `,${blankBefore(source.text, last.offset)}"${name}:${core}"`),
    });
  }
  return findings;
}
