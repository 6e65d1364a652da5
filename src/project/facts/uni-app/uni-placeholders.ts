// The ids of vivo and Honor in a uni-app: manifestPlaceholders.json, held against what the vendors need and timpush-configs.json says.

import { textOf, type ValueNode } from '../../../readers/node.js';
import type { SourceFile } from '../../../readers/source.js';
import { t } from '../../../text/language.js';
import { suggest } from '../../../text/suggest.js';
import { inserted, replaced } from '../../fixes/edits.js';
import type { Project } from '../../project.js';
import type { Finding, PushVendor } from '../../types.js';
import { shortValue } from '../android/vendor-files.js';
import { ownBlocks } from '../timpush/timpush-config.js';

const NEEDED: readonly (readonly [key: string, vendor: PushVendor, shape: RegExp])[] = [
  ['VIVO_APPKEY', 'vivo', /^[0-9a-fA-F-]{32,36}$/],
  ['VIVO_APPID', 'vivo', /^\d{2,}$/],
  ['HONOR_APPID', 'honor', /^\d{2,}$/],
];

export function placeholderFindings(project: Project, source: SourceFile, root: ValueNode): readonly Finding[] {
  const members = [...root.members];
  const unknown = members.filter(([key]) => !NEEDED.some(([name]) => name === key)).map(([key]) => key);
  const args = { name: 'manifestPlaceholders.json' };
  return NEEDED.filter(([, vendor]) => project.wanted.has(vendor)).flatMap(([key, vendor, shape]): Finding[] => {
    const said = ownBlocks(project)
      .map((block) => textOf(block.node.members.get('manifestPlaceholders')?.members.get(key)) ?? '')
      .find((value) => shape.test(value));
    const node = root.members.get(key);
    if (node === undefined) {
      const near =
        suggest(key, unknown) ?? unknown.find((name) => name.toUpperCase().replace(/_/g, '') === key.replace(/_/g, ''));
      const at = near === undefined ? root.offset : (root.members.get(near)?.offset ?? root.offset);
      const [last] = members.at(-1)?.slice(1) ?? [];
      const edits =
        near !== undefined
          ? replaced(source, at, at + near.length + 2, `"${key}"`)
          : said !== undefined && typeof last === 'object'
            ? inserted(source, last.valueEnd, `,\n  "${key}": "${said}"`)
            : [];
      const found =
        near === undefined
          ? t(`${key} is missing`, `缺少 ${key}`)
          : t(`${near} instead of ${key}`, `应为 ${key}，却写成 ${near}`);
      return [{ at: source.at(at), found, expected: t(`write "${key}"`, `写成 "${key}"`), args, vendor, edits }];
    }
    const value = textOf(node)?.trim() ?? '';
    const isOther = said !== undefined && value !== said;
    if (shape.test(value) && !isOther) return [];
    const shown = shortValue(value) || '""';
    return [
      {
        at: source.at(node.offset, key),
        found: isOther
          ? t(
              `${key} is ${shown}, timpush-configs.json has another`,
              `${key} 是 ${shown}，与 timpush-configs.json 不同`,
            )
          : t(`${key} is ${shown}`, `${key} 是 ${shown}`),
        expected: t('the value of timpush-configs.json', '填 timpush-configs.json 中的值'),
        args,
        vendor,
        edits: said === undefined ? [] : replaced(source, node.valueStart, node.valueEnd, `"${said}"`),
      },
    ];
  });
}
