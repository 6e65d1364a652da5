// What of other people is inside the bundle: read from esbuild's own list of inputs, told as notices and as a CycloneDX bill of materials.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The part of esbuild's metafile that is read here. */
export interface Metafile {
  readonly inputs: Readonly<Record<string, { readonly imports: readonly { readonly path: string }[] }>>;
  readonly outputs: Readonly<
    Record<string, { readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>> }>
  >;
}

export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX identifier or expression. */
  readonly license: string;
  readonly author: string;
  readonly homepage: string;
  /** The texts of its licence and notice files; without any, the licence it declares. */
  readonly notices: string;
  /** `name@version` of the packages its bundled files import. */
  readonly uses: readonly string[];
}

/** Licences whose terms are kept by shipping their text; any other one has to be read by a maintainer first. */
const KNOWN = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'BlueOak-1.0.0']);

interface PackageJson {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly author?: string | { readonly name?: string };
  readonly homepage?: string;
}

/** The folder of the package a file belongs to: `node_modules/a/node_modules/b` for a copy inside another package. */
export const packageFolderOf = (path: string): string | undefined =>
  /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path.replaceAll('\\', '/'))?.[0];

/** Every package of which at least one byte is in the bundle, sorted by name. `root` is the folder the paths of the metafile start from. */
export function bundledPackages(metafile: Metafile, root: string): readonly BundledPackage[] {
  const inside = new Set<string>();
  for (const output of Object.values(metafile.outputs))
    for (const [path, { bytesInOutput }] of Object.entries(output.inputs)) {
      const folder = packageFolderOf(path);
      if (folder !== undefined && bytesInOutput > 0) inside.add(folder);
    }
  const about = new Map(
    [...inside].map((folder) => [
      folder,
      JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as PackageJson,
    ]),
  );
  const packages = [...about].map(([folder, json]): BundledPackage => {
    const license = json.license ?? '';
    const choices = license.replace(/[()]/g, '').split(' OR ');
    if (!choices.some((choice) => KNOWN.has(choice)))
      throw new Error(
        `${json.name} ${json.version} has the licence "${license}", which is not in the list of licences that were read`,
      );
    const author = typeof json.author === 'string' ? json.author : (json.author?.name ?? '');
    const uses = new Set<string>();
    for (const [path, input] of Object.entries(metafile.inputs)) {
      if (packageFolderOf(path) !== folder) continue;
      for (const target of input.imports) {
        const other = about.get(packageFolderOf(target.path) ?? '');
        if (other !== undefined && other !== json) uses.add(idOf(other));
      }
    }
    return {
      name: json.name,
      version: json.version,
      license,
      author,
      homepage: json.homepage ?? `https://www.npmjs.com/package/${json.name}`,
      notices: noticesIn(join(root, folder)) ?? `Declared licence: ${license}. Author: ${author || json.name}.`,
      uses: [...uses].sort(),
    };
  });
  return packages.sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
}

const idOf = (item: { readonly name: string; readonly version: string }): string => `${item.name}@${item.version}`;

function noticesIn(folder: string): string | undefined {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const texts = names
    .filter((name) => /^(?:licen[cs]e|copying|notice)/i.test(name))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').replaceAll('\r', ''))
    // Offered as a choice beside a licence that is kept here: its text does not apply.
    .map((text) => text.replace(/^\s*GNU GENERAL PUBLIC LICENSE[\s\S]*$/m, '').trim());
  return texts.length === 0 ? undefined : texts.join('\n\n');
}

/** THIRD-PARTY-NOTICES: one section per text; packages that share one stand above it. */
export function noticesText(packages: readonly BundledPackage[]): string {
  const head = 'tim-push contains parts of the packages below. Each has its own licence, printed after its name.';
  const line = '-'.repeat(80);
  const namesOf = new Map<string, string[]>();
  for (const { name, version, license, homepage, notices } of packages)
    namesOf.set(notices, [...(namesOf.get(notices) ?? []), `${name} ${version} (${license})`, homepage]);
  const sections = [...namesOf].map(([notices, names]) => [line, ...names, '', notices].join('\n'));
  return `${[head, ...sections].join('\n\n')}\n`;
}

/** A CycloneDX 1.6 document. It has no time and no random number, so that the same sources give the same bytes. */
export function billOfMaterials(
  packages: readonly BundledPackage[],
  program: { readonly name: string; readonly version: string; readonly license: string; readonly description: string },
): Record<string, unknown> {
  const digest = createHash('sha256')
    .update(JSON.stringify([program.version, packages.map(idOf)]))
    .digest('hex');
  const uuid = `${digest.slice(0, 8)}-${digest.slice(8, 12)}-5${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
  const own = purlOf(program);
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuid}`,
    version: 1,
    metadata: {
      lifecycles: [{ phase: 'build' }],
      component: {
        'bom-ref': own,
        type: 'application',
        name: program.name,
        version: program.version,
        description: program.description,
        purl: own,
        licenses: licensesOf(program.license),
      },
    },
    components: packages.map((item) => ({
      'bom-ref': purlOf(item),
      type: 'library',
      ...groupAndName(item.name),
      version: item.version,
      scope: 'required',
      purl: purlOf(item),
      licenses: licensesOf(item.license),
      externalReferences: [{ type: 'website', url: item.homepage }],
    })),
    dependencies: [
      { ref: own, dependsOn: packages.map(purlOf) },
      ...packages.map((item) => ({
        ref: purlOf(item),
        dependsOn: packages.filter((other) => item.uses.includes(idOf(other))).map(purlOf),
      })),
    ],
  };
}

/** The package URL; the at sign of a scope is escaped. */
const purlOf = (item: { readonly name: string; readonly version: string }): string =>
  `pkg:npm/${item.name.replace('@', '%40')}@${item.version}`;

const groupAndName = (name: string): { readonly group?: string; readonly name: string } => {
  const slash = name.indexOf('/');
  return slash < 0 ? { name } : { group: name.slice(0, slash), name: name.slice(slash + 1) };
};

const licensesOf = (license: string): readonly unknown[] =>
  license.includes(' ') ? [{ expression: license }] : [{ license: { id: license } }];
