// The targets of an Xcode project: build settings, files of each build phase, and where they are in the text.
import { linkFault } from './pbxproj-links.js';
import { type PbxNode, type PbxprojFault, readPbxproj } from './pbxproj-text.js';

export interface BuildConfiguration {
  readonly id: string;
  /** Debug, Release, Profile … */
  readonly name: string;
  readonly settings: ReadonlyMap<string, string>;
  /** The .xcconfig it is based on, by its file name. */
  readonly base?: string | undefined;
}

export interface XcodeTarget {
  readonly id: string;
  readonly name: string;
  /** `com.apple.product-type.application`, `…app-extension`. */
  readonly productType: string;
  readonly configurations: readonly BuildConfiguration[];
  /** File names in the resources phase. */
  readonly resources: readonly string[];
  /** File names in the sources phase; undefined where Xcode takes whole folders. */
  readonly sources: readonly string[] | undefined;
  /** What is built, as in `Share.appex`, and what is copied into it. */
  readonly product: string;
  readonly copied: readonly string[];
  /** What is copied to another place than that of extensions. */
  readonly misplaced: readonly { readonly name: string; readonly offset: number }[];
  /** Of Swift packages it links. */
  readonly products: readonly string[];
}

export interface XcodeProject {
  readonly targets: readonly XcodeTarget[];
  /** Names of all targets, those that only run scripts included. */
  readonly targetNames: readonly string[];
  /** What targets may link of Swift packages. */
  readonly packageProducts: readonly { readonly name: string; readonly offset: number }[];
  /** Settings of the project as a whole, which targets inherit. */
  readonly configurations: readonly BuildConfiguration[];
  /** The first place at which its objects do not hold together. */
  readonly fault: PbxprojFault | undefined;
  /** Files that targets other than tests compile or copy, by their path from the folder of the project; those whose place is not known are left out. */
  readonly files: readonly { readonly path: string; readonly offset: number }[];
  /** Where an object, and in it a key, is in the text. */
  offsetOf(id: string, key?: string): number;
}

const textAt = (node: PbxNode | undefined, key: string): string => node?.members.get(key)?.text ?? '';
const idsAt = (node: PbxNode | undefined, key: string): readonly string[] =>
  (node?.members.get(key)?.items ?? []).map(({ text }) => text);

/** Undefined when the file cannot be read. */
export function readXcodeProject(text: string): XcodeProject | undefined {
  const { root } = readPbxproj(text);
  const objects = root?.members.get('objects')?.members;
  if (root === undefined || objects === undefined) return undefined;
  const fileName = (id: string): string => {
    const file = objects.get(id);
    return (textAt(file, 'path') || textAt(file, 'name')).split('/').at(-1) ?? '';
  };
  const configurationsOf = (owner: PbxNode | undefined): BuildConfiguration[] =>
    idsAt(objects.get(textAt(owner, 'buildConfigurationList')), 'buildConfigurations').map((id) => {
      const found = objects.get(id);
      const settings = [...(found?.members.get('buildSettings')?.members ?? [])];
      const base = textAt(found, 'baseConfigurationReference');
      return {
        id,
        name: textAt(found, 'name'),
        settings: new Map(settings.map(([key, value]) => [key, value.text])),
        base: base === '' ? undefined : fileName(base),
      };
    });
  const phasesOf = (target: PbxNode, isa: string): readonly PbxNode[] =>
    idsAt(target, 'buildPhases')
      .map((id) => objects.get(id))
      .filter((phase) => phase !== undefined)
      .filter((phase) => textAt(phase, 'isa') === isa);
  const namesIn = (phase: PbxNode): readonly string[] =>
    idsAt(phase, 'files').map((id) => fileName(textAt(objects.get(id), 'fileRef')));
  const filesIn = (target: PbxNode, isa: string): readonly string[] => phasesOf(target, isa).flatMap(namesIn);
  /** PlugIns, or what ExtensionKit and watch apps use. */
  const isForExtensions = (phase: PbxNode): boolean => /^(?:13|16|)$/.test(textAt(phase, 'dstSubfolderSpec'));
  const all = [...objects];
  const parents = new Map(all.flatMap(([id, node]) => idsAt(node, 'children').map((child) => [child, id] as const)));
  /** From the folder of the project; undefined for what is made or taken from elsewhere. */
  const pathOf = (id: string, depth = 0): string | undefined => {
    const node = objects.get(id);
    if (node === undefined || depth > 50) return undefined;
    const tree = textAt(node, 'sourceTree');
    const own = textAt(node, 'path');
    if (tree === 'SOURCE_ROOT') return own;
    if (tree !== '<group>') return undefined;
    const parent = parents.get(id);
    const isTop = id === textAt(projectOf, 'mainGroup');
    const folder = isTop ? textAt(projectOf, 'projectDirPath') : pathOf(parent ?? '', depth + 1);
    return folder === undefined ? undefined : [folder, own].filter((part) => part !== '').join('/');
  };
  const projectOf = all.find(([, node]) => textAt(node, 'isa') === 'PBXProject')?.[1];
  return {
    targets: all
      .filter(([, node]) => textAt(node, 'isa') === 'PBXNativeTarget')
      .map(
        ([id, node]): XcodeTarget => ({
          id,
          name: textAt(node, 'name'),
          productType: textAt(node, 'productType'),
          configurations: configurationsOf(node),
          resources: filesIn(node, 'PBXResourcesBuildPhase'),
          sources:
            node.members.has('fileSystemSynchronizedGroups') || phasesOf(node, 'PBXSourcesBuildPhase').length === 0
              ? undefined
              : filesIn(node, 'PBXSourcesBuildPhase'),
          product: fileName(textAt(node, 'productReference')),
          copied: phasesOf(node, 'PBXCopyFilesBuildPhase').filter(isForExtensions).flatMap(namesIn),
          misplaced: phasesOf(node, 'PBXCopyFilesBuildPhase')
            .filter((phase) => !isForExtensions(phase))
            .flatMap((phase) =>
              namesIn(phase).map((name) => ({
                name,
                offset: phase.members.get('dstSubfolderSpec')?.offset ?? phase.offset,
              })),
            ),
          products: idsAt(node, 'packageProductDependencies').map((item) => textAt(objects.get(item), 'productName')),
        }),
      ),
    targetNames: all.filter(([, node]) => /Target$/.test(textAt(node, 'isa'))).map(([, node]) => textAt(node, 'name')),
    packageProducts: all
      .filter(([, node]) => textAt(node, 'isa') === 'XCSwiftPackageProductDependency')
      .map(([, node]) => ({ name: textAt(node, 'productName'), offset: node.offset })),
    configurations: configurationsOf(projectOf),
    fault: linkFault(root),
    files: all
      .filter(([, node]) => /^(?!.*test)com/.test(textAt(node, 'productType')))
      .flatMap(([, node]) => ['Sources', 'Resources'].flatMap((kind) => phasesOf(node, `PBX${kind}BuildPhase`)))
      .flatMap((phase) =>
        idsAt(phase, 'files').flatMap((file) => {
          const id = textAt(objects.get(file), 'fileRef');
          const node = objects.get(id);
          const path = textAt(node, 'isa') === 'PBXFileReference' ? pathOf(id) : undefined;
          return path === undefined || node === undefined ? [] : [{ path, offset: node.offset }];
        }),
      ),
    offsetOf(id, key) {
      const node = objects.get(id);
      const inside = key === undefined ? undefined : node?.members.get('buildSettings')?.members.get(key);
      return (inside ?? node)?.offset ?? 0;
    },
  };
}
