// What Xcode needs of the objects in a project.pbxproj: a kind for each, and behind the ids that hold the project together an object of the right kind.
import { t } from '../../text/language.js';
import { slipOf } from '../../text/suggest.js';
import type { PbxNode, PbxprojFault } from './pbxproj-text.js';

type Objects = ReadonlyMap<string, PbxNode>;

const FILE = /^(?:PBX(?:FileReference|VariantGroup|ReferenceProxy|Group|FileSystemSynchronized\w+)|XCVersionGroup)$/;

/** Keys with ids, and what has to be behind them. Xcode does without a file, not without these others. */
const LINKS: Readonly<Record<string, readonly [pattern: RegExp, isNeeded: boolean]>> = {
  mainGroup: [/^PBXGroup$/, true],
  targets: [/^PBX\w*Target$/, true],
  buildConfigurationList: [/^XCConfigurationList$/, true],
  buildConfigurations: [/^XCBuildConfiguration$/, true],
  buildPhases: [/^PBX\w+BuildPhase$/, true],
  dependencies: [/^PBXTargetDependency$/, false],
  targetProxy: [/^PBXContainerItemProxy$/, false],
  productReference: [FILE, false],
  baseConfigurationReference: [FILE, false],
  children: [FILE, false],
  fileRef: [FILE, false],
};

/** Keys without which the project cannot be opened or built. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  PBXProject: ['buildConfigurationList', 'targets'],
  PBXNativeTarget: ['name', 'productType'],
  XCConfigurationList: ['buildConfigurations'],
  XCBuildConfiguration: ['buildSettings', 'name'],
};

const KINDS =
  'PBXNativeTarget PBXFileReference PBXBuildFile PBXGroup PBXVariantGroup PBXSourcesBuildPhase PBXResourcesBuildPhase PBXFrameworksBuildPhase PBXCopyFilesBuildPhase PBXShellScriptBuildPhase PBXTargetDependency PBXContainerItemProxy XCBuildConfiguration XCConfigurationList'.split(
    ' ',
  );
const NAMES = [
  ...Object.keys(LINKS),
  ...Object.values(KEYS).flat(),
  'target',
  'sourceTree',
  'dstSubfolderSpec',
  'files',
  'fileRef',
];
const TYPES = ['application', 'app-extension', 'framework', 'bundle.unit-test', 'bundle.ui-testing'].map(
  (name) => `com.apple.product-type.${name}`,
);

const near = (word: string, known: readonly string[]): string | undefined =>
  word.length < 5 ? undefined : slipOf(word, known);

const damaged = (offset: number, en: string, zh: string): PbxprojFault => ({ offset, message: t(en, zh) });

/** The first place at which the objects do not hold together. */
export function linkFault(root: PbxNode): PbxprojFault | undefined {
  const objects: Objects | undefined = root.members.get('objects')?.members;
  const top = root.members.get('rootObject');
  if (objects === undefined) return damaged(root.offset, 'there is no list objects', '没有 objects 列表');
  if (objects.get(top?.text ?? '')?.members.get('isa')?.text !== 'PBXProject')
    return damaged(top?.offset ?? root.offset, 'rootObject is no project', 'rootObject 指向的不是工程');
  const listed = objects.get(top?.text ?? '')?.members.get('targets')?.items ?? [];
  for (const [id, node] of objects) {
    const isa = node.members.get('isa')?.text ?? '';
    if (!/^(?:PBX|XC)\w+$/.test(isa))
      return damaged(node.offset, `the object ${id.slice(0, 24)} has no isa`, `对象 ${id.slice(0, 24)} 没有 isa`);
    const slip = [...node.members].find(([key]) => near(key, NAMES) !== undefined);
    const type = node.members.get('productType');
    const [word, known, at] = [
      [isa, KINDS, node.members.get('isa')] as const,
      [slip?.[0] ?? '', NAMES, slip?.[1]] as const,
      [type?.text ?? '', TYPES, type] as const,
    ].find(([text, list]) => near(text, list) !== undefined) ?? ['', [], undefined];
    if (at !== undefined)
      return damaged(at.offset, `${word} instead of ${near(word, known)}`, `${near(word, known)} 写成了 ${word}`);
    // Flutter's own template named a phase of its tests that was nowhere, and Xcode built the app.
    const isTest = /testing$|unit-test$/.test(type?.text ?? '');
    const isApp = node.members.get('productType')?.text === 'com.apple.product-type.application';
    const missing = [...(KEYS[isa] ?? []), ...(isApp ? ['buildConfigurationList'] : [])].find(
      (key) => !node.members.has(key),
    );
    if (missing !== undefined)
      return damaged(node.offset, `${missing} is missing in this ${isa}`, `该 ${isa} 缺少 ${missing}`);
    if (isApp && !listed.some(({ text }) => text === id))
      return damaged(node.offset, 'the project does not list this target', '工程的 targets 中没有该 target');
    for (const [key, value] of node.members) {
      const link = LINKS[key];
      if (link === undefined) continue;
      const [pattern, isNeeded] = link;
      for (const item of value.items.length > 0 ? value.items : value.text === '' ? [] : [value]) {
        const kind = objects.get(item.text)?.members.get('isa')?.text;
        if (kind === undefined ? isNeeded && !isTest && !objects.has(item.text) : !pattern.test(kind))
          return damaged(
            item.offset,
            `${key}: ${item.text.slice(0, 24)} is ${kind ?? 'not there'}`,
            `${key}：${item.text.slice(0, 24)} ${kind === undefined ? '不存在' : `是 ${kind}`}`,
          );
      }
    }
  }
  return undefined;
}
