// project.yml of XcodeGen, which writes the entitlements file of a target anew each time, from `properties` alone.
import { nodeAt, textOf } from '../../../readers/node.js';
import { readYaml } from '../../../readers/yaml.js';
import { t } from '../../../text/language.js';
import { joinPath } from '../../folder/walk.js';
import type { Project } from '../../project.js';
import type { Finding } from '../../types.js';

/** Apps for iPhones whose properties have no aps-environment; what templates, anchors or other files add is left open. */
export function lostEntitlements({ files, ios }: Project): readonly Finding[] {
  const source = ios === undefined ? undefined : files.source(joinPath(ios.root, 'project.yml'));
  if (source === undefined || /<<:|^include:|^\s+templates:|\$\{/m.test(source.text)) return [];
  return [...(nodeAt(readYaml(source.text).root, 'targets')?.members?.values() ?? [])].flatMap((target): Finding[] => {
    const list = nodeAt(target, 'entitlements');
    const properties = nodeAt(list, 'properties');
    return textOf(nodeAt(target, 'type')) !== 'application' ||
      textOf(nodeAt(target, 'platform')) !== 'iOS' ||
      nodeAt(list, 'path') === undefined ||
      list === undefined ||
      !(properties === undefined || properties.type === 'object') ||
      properties?.members.has('aps-environment') === true
      ? []
      : [
          {
            at: source.at(list.offset),
            found: t(
              'not in properties: XcodeGen writes the file without it',
              '不在 properties 中：XcodeGen 生成的文件没有它',
            ),
            expected: 'development',
          },
        ];
  });
}
