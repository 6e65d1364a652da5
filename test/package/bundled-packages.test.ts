// The list of bundled packages: from esbuild's inputs to notices and bill of materials, with the licences of the installed packages.
import { describe, expect, it } from 'vitest';
import {
  billOfMaterials,
  bundledPackages,
  type Metafile,
  noticesText,
  packageFolderOf,
} from '../../scripts/bundled-packages.js';

const used = (path: string, bytesInOutput = 10) => ({ [path]: { bytesInOutput } });
const metafile: Metafile = {
  inputs: {
    'src/cli.ts': { imports: [{ path: 'node_modules/chalk/source/index.js' }] },
    'node_modules/cross-spawn/index.js': { imports: [{ path: 'node_modules/path-key/index.js' }] },
  },
  outputs: {
    'dist/cli.js': {
      inputs: {
        ...used('src/cli.ts'),
        ...used('node_modules/chalk/source/index.js'),
        ...used('node_modules/cross-spawn/index.js'),
        ...used('node_modules/path-key/index.js'),
        ...used('node_modules/@hono/node-server/dist/index.mjs'),
        ...used('node_modules/typescript/lib/typescript.js', 0),
      },
    },
  },
};
const packages = bundledPackages(metafile, '.');
const program = { name: 'tim-push', version: '1.2.3', license: 'Apache-2.0', description: 'a program' };

interface Component {
  readonly 'bom-ref': string;
  readonly name: string;
  readonly group?: string;
}
interface Bom {
  readonly serialNumber: string;
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

describe('bundled packages', () => {
  it('are those with at least one byte in the bundle, by name', () => {
    expect(packages.map((item) => item.name)).toEqual(['@hono/node-server', 'chalk', 'cross-spawn', 'path-key']);
  });

  it.each([
    ['node_modules/a/index.js', 'node_modules/a'],
    ['node_modules/@x/y/lib/z.js', 'node_modules/@x/y'],
    ['node_modules/a/node_modules/b/i.js', 'node_modules/a/node_modules/b'],
    ['..\\node_modules\\a\\i.js', '../node_modules/a'],
    ['src/cli.ts', undefined],
  ])('%s belongs to %s', (path, folder) => {
    expect(packageFolderOf(path)).toBe(folder);
  });

  it('are in the notices with the text of their licence', () => {
    const text = noticesText(packages);
    for (const item of packages) expect(text).toContain(`\n${item.name} ${item.version} (${item.license})\n`);
    expect(text.match(/Permission is hereby granted/g)?.length).toBeGreaterThanOrEqual(packages.length);
  });

  it('are in the bill of materials with package URL and dependencies', () => {
    const bom = billOfMaterials(packages, program) as unknown as Bom;
    expect(bom.components[0]).toMatchObject({ group: '@hono', name: 'node-server' });
    expect(bom.components[0]?.['bom-ref']).toMatch(/^pkg:npm\/%40hono\/node-server@\d/);
    const used = bom.components.find((item) => item.name === 'path-key')?.['bom-ref'];
    const user = bom.dependencies.find((item) => item.ref.includes('/cross-spawn@'));
    expect(user?.dependsOn).toEqual([used]);
    expect(bom.dependencies[0]).toMatchObject({
      ref: 'pkg:npm/tim-push@1.2.3',
      dependsOn: bom.components.map((item) => item['bom-ref']),
    });
  });

  it('give the same bytes for the same sources, and another serial number for another version', () => {
    const once = billOfMaterials(packages, program);
    expect(billOfMaterials(bundledPackages(metafile, '.'), program)).toEqual(once);
    expect(once['serialNumber']).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(billOfMaterials(packages, { ...program, version: '1.2.4' })['serialNumber']).not.toBe(once['serialNumber']);
  });
});
