// The build settings and resources of an Xcode project, through the parser of `xcode`; places are found by the object's id.
import { parse } from 'xcode/lib/parser/pbxproj.js';

export interface BuildConfiguration {
  readonly id: string;
  /** Debug, Release, Profile … */
  readonly name: string;
  readonly settings: ReadonlyMap<string, string>;
}

export interface XcodeTarget {
  readonly name: string;
  /** `com.apple.product-type.application`, `…app-extension`. */
  readonly productType: string;
  readonly configurations: readonly BuildConfiguration[];
  /** File names in the resources phase. */
  readonly resources: readonly string[];
}

export interface XcodeProject {
  readonly targets: readonly XcodeTarget[];
  /** Settings of the project as a whole, which targets inherit. */
  readonly configurations: readonly BuildConfiguration[];
  /** Where an object, and in it a key, is in the text. */
  offsetOf(id: string, key?: string): number;
}

type Table = Readonly<Record<string, unknown>>;

const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const tableOf = (value: unknown): Table => (isTable(value) ? value : {});
/** The parser keeps quotes around texts. */
const plain = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).replace(/^"([\s\S]*)"$/, '$1') : '';
const idsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.map((item) => plain(tableOf(item)['value'] ?? item)).filter((id) => id !== '') : [];

function objectsOf(text: string): Table | undefined {
  try {
    return tableOf(tableOf(tableOf(parse(`${text}\n`))['project'])['objects']);
  } catch {
    return undefined;
  }
}

/** Xcode ends every list with a comma and the parser insists on it; other programs that write the format need not. */
const withLastCommas = (text: string): string =>
  text.replace(
    /"(?:\\.|[^"\\])*"(\s*\))?|\/\*[\s\S]*?\*\/(\s*\))?|[\w./-](\s*\))/g,
    (whole, afterText?: string, afterRemark?: string, close?: string) => {
      const end = afterText ?? afterRemark ?? close;
      return end === undefined ? whole : `${whole.slice(0, -end.length)},${end}`;
    },
  );

/** Undefined when the parser does not understand the file. */
export function readXcodeProject(text: string): XcodeProject | undefined {
  const objects = objectsOf(text) ?? objectsOf(withLastCommas(text));
  if (objects === undefined) return undefined;
  // The parser sorts objects by the section remarks; files some generators write have none, and `isa` alone tells.
  const loose = new Map<string, Record<string, unknown>>();
  for (const [id, object] of Object.entries(objects)) {
    const isa = plain(tableOf(object)['isa']);
    if (isa !== '') loose.set(isa, { ...loose.get(isa), [id]: object });
  }
  const section = (name: string): Table => ({ ...loose.get(name), ...tableOf(objects[name]) });
  const configurationsOf = (listId: unknown): BuildConfiguration[] => {
    const list = tableOf(section('XCConfigurationList')[plain(listId)]);
    return idsOf(list['buildConfigurations']).map((id) => {
      const found = tableOf(section('XCBuildConfiguration')[id]);
      const settings = new Map(
        Object.entries(tableOf(found['buildSettings'])).map(([key, value]) => [plain(key), plain(value)]),
      );
      return { id, name: plain(found['name']), settings };
    });
  };
  const fileNameOf = (buildFileId: string): string => {
    const reference = plain(tableOf(section('PBXBuildFile')[buildFileId])['fileRef']);
    const file = tableOf(section('PBXFileReference')[reference] ?? section('PBXVariantGroup')[reference]);
    return (plain(file['path']) || plain(file['name'])).split('/').at(-1) ?? '';
  };
  const targets = Object.values(section('PBXNativeTarget'))
    .filter(isTable)
    .map((target): XcodeTarget => {
      const phases = idsOf(target['buildPhases']).map((id) => tableOf(section('PBXResourcesBuildPhase')[id]));
      return {
        name: plain(target['name']),
        productType: plain(target['productType']),
        configurations: configurationsOf(target['buildConfigurationList']),
        resources: phases.flatMap((phase) => idsOf(phase['files']).map(fileNameOf)),
      };
    });
  const project = Object.values(section('PBXProject')).find(isTable);
  return {
    targets,
    configurations: configurationsOf(project?.['buildConfigurationList']),
    offsetOf(id, key) {
      const definition = new RegExp(`(?:^|\\s)${id.replace(/\W/g, '')}\\s*(?:/\\*[^*]*\\*/)?\\s*=\\s*\\{`, 'm').exec(
        text,
      );
      if (definition === null) return 0;
      if (key === undefined) return definition.index;
      const at = text.indexOf(`${key} = `, definition.index);
      const quoted = text.indexOf(`"${key}" = `, definition.index);
      const next = text.indexOf('\n\t\t};', definition.index);
      const places = [at, quoted].filter((place) => place !== -1 && (next === -1 || place < next));
      return places.length === 0 ? definition.index : Math.min(...places);
    },
  };
}
