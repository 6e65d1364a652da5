// The last step of the build: esbuild's many small chunks become a few CommonJS files, so that a command opens three files where it would open sixty.
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { minify } from 'rolldown/utils';
import { type RollupLog, type Plugin as RollupPlugin, rollup } from 'rollup';
import type { Options } from 'tsup';

type BundlerPlugin = NonNullable<Options['esbuildPlugins']>[number];

/** What is read here of one output in esbuild's metafile. */
interface Chunk {
  readonly entryPoint?: string | undefined;
  readonly exports: readonly string[];
  readonly imports: readonly { readonly path: string; readonly kind: string; readonly external?: boolean }[];
}

export interface Merging {
  /**
   * By name, in the order in which they take what they need: the source files that start a group. Everything these load at once goes with them.
   * With `needsOf` that goes alone, and the source file keeps a file of its own.
   */
  readonly groups: Readonly<Record<string, readonly (string | { readonly needsOf: string })[]>>;
  /** The source file that other programs import; it stays an ES module. */
  readonly library: string;
  /** The source file of the program; becomes cli.cjs. */
  readonly program: string;
  /** Where the source maps go, which are not published; without it there are none. */
  readonly maps?: string | undefined;
}

/** To which group each chunk goes. Chunks that no group takes keep a file of their own. */
export function groupChunks(
  chunks: ReadonlyMap<string, Chunk>,
  groups: Merging['groups'],
): { readonly groupOf: ReadonlyMap<string, string>; readonly unknown: readonly string[] } {
  const fileOf = new Map([...chunks].map(([file, chunk]) => [chunk.entryPoint, file]));
  const groupOf = new Map<string, string>();
  const unknown: string[] = [];
  const take = (file: string, group: string): void => {
    if (groupOf.has(file)) return;
    groupOf.set(file, group);
    takeNeeds(file, group);
  };
  const takeNeeds = (file: string, group: string): void => {
    for (const item of chunks.get(file)?.imports ?? [])
      if (item.kind === 'import-statement' && item.external !== true) take(resolve(item.path), group);
  };
  for (const [group, seeds] of Object.entries(groups)) {
    for (const seed of seeds) {
      const source = typeof seed === 'string' ? seed : seed.needsOf;
      const file = fileOf.get(source);
      if (file === undefined) unknown.push(source);
      else if (typeof seed === 'string') take(file, group);
      else takeNeeds(file, group);
    }
  }
  return { groupOf, unknown };
}

/** esbuild's name of a chunk without the hash: `send-4KSXQ74R.js` is `send`. */
const plainName = (file: string): string => basename(file).replace(/(?:-[A-Z0-9]{8})?\.js$/, '');

/** Replaces what esbuild is about to write. The program becomes cli.cjs, the library an ES module that hands on lib.cjs. */
export function mergeChunks({ groups, library, program, maps }: Merging): BundlerPlugin {
  return {
    name: 'merge-chunks',
    setup(build) {
      build.onEnd(async ({ metafile, outputFiles, errors }) => {
        if (metafile === undefined || outputFiles === undefined || errors.length > 0) return;
        const texts = new Map(outputFiles.map((file) => [file.path, file.text]));
        const chunks = new Map(
          Object.entries(metafile.outputs).map(([path, chunk]) => [resolve(path), chunk as Chunk]),
        );
        const { groupOf, unknown } = groupChunks(chunks, groups);
        if (unknown.length > 0) throw new Error(`nothing loads ${unknown.join(', ')} later; correct the groups`);
        const entries = [...chunks].filter(([, { entryPoint }]) => entryPoint === library || entryPoint === program);
        const folder = dirname(entries[0]?.[0] ?? '');

        const bundle = await rollup({
          input: Object.fromEntries(
            entries.map(([file, { entryPoint }]) => [entryPoint === library ? 'lib' : 'cli', file]),
          ),
          // esbuild has left out what is not used; here goes the loading of files of which nothing is used.
          treeshake: { moduleSideEffects: false },
          // What other files need of an entry is exported there too, or each entry would be two files.
          preserveEntrySignatures: 'allow-extension',
          onLog: (_, log) => refuse(log),
          plugins: [fromMemory(texts)],
        });
        const { output } = await bundle.generate({
          format: 'cjs',
          exports: 'named',
          // Nothing outside is imported but Node's own modules: a default import is the module itself.
          interop: 'default',
          esModule: false,
          externalLiveBindings: false,
          freeze: false,
          // What our own files hand each other has a short name; names of the program and the library stay.
          minifyInternalExports: true,
          dynamicImportInCjs: false,
          hoistTransitiveImports: false,
          sourcemap: maps === undefined ? false : 'hidden',
          generatedCode: { preset: 'es2015', symbols: false },
          entryFileNames: '[name].cjs',
          // Without a hash, which no compression makes smaller: each name stands in several files.
          chunkFileNames: ({ name }) => `${plainName(`${name}.js`)}.cjs`,
          manualChunks: (id) => groupOf.get(id),
          plugins: [
            {
              name: 'minify',
              renderChunk: async (code, { importedBindings }) => {
                const later = loadLater(code, importedBindings);
                const made = await minify('chunk.cjs', later, {
                  compress: { target: 'node20' },
                  mangle: true,
                  codegen: { removeWhitespace: true, legalComments: 'none' },
                  sourcemap: maps !== undefined,
                });
                if (made.errors.length > 0) throw new Error(made.errors.map(({ message }) => message).join('; '));
                return { code: made.code, map: made.map ?? null };
              },
            },
          ],
        });
        await bundle.close();

        const files = output.flatMap((file) =>
          file.type === 'chunk' ? [{ path: resolve(folder, file.fileName), text: file.code }] : [],
        );
        if (maps !== undefined) {
          mkdirSync(maps, { recursive: true });
          for (const file of output)
            if (file.type === 'chunk') writeFileSync(join(maps, `${file.fileName}.map`), String(file.map));
        }
        const exported = entries.find(([, { entryPoint }]) => entryPoint === library)?.[1].exports ?? [];
        files.push({ path: resolve(folder, 'index.js'), text: moduleOver('./lib.cjs', exported) });
        outputFiles.splice(
          0,
          outputFiles.length,
          ...files.map(({ path, text }) => ({ path, text, contents: new TextEncoder().encode(text), hash: '' })),
        );
      });
    },
  };
}

/**
 * Node's own modules are loaded when a name of theirs is first used, not with the file that might use it: crypto, tls and file promises take
 * longer than most of our files. A module that is wanted as a whole (`import tty from 'tty'`) stays as it is.
 */
export function loadLater(code: string, bindings: Readonly<Record<string, readonly string[]>>): string {
  return code.replace(/^const ([\w$]+) = require\('([^'.][^']*)'\);$/gm, (statement, name: string, module: string) => {
    const names = [...new Set(bindings[module] ?? [])];
    if (names.length === 0 || names.includes('default') || names.includes('*')) return statement;
    const members = names.map((item) => `get ${item}() { return ${name}$later().${item}; }`);
    return [
      `let ${name}$loaded;`,
      `const ${name}$later = () => ${name}$loaded ??= require('${module}');`,
      `const ${name} = { ${members.join(', ')} };`,
    ].join(' ');
  });
}

/** An ES module with the names of a CommonJS one, both loaded once. */
const moduleOver = (file: string, names: readonly string[]): string =>
  `import lib from '${file}';\nexport const { ${names.join(', ')} } = lib;\n`;

function fromMemory(texts: ReadonlyMap<string, string>): RollupPlugin {
  return {
    name: 'from-memory',
    resolveId(source, importer) {
      const file = importer === undefined ? source : resolve(dirname(importer), source);
      return texts.has(file) ? file : { id: source, external: true };
    },
    load: (id) => {
      const code = texts.get(id);
      return code === undefined ? undefined : { code, map: texts.get(`${id}.map`) ?? null };
    },
    resolveImportMeta: (property) =>
      property === 'url' ? "require('node:url').pathToFileURL(__filename).href" : undefined,
  };
}

/** A word of the second bundler is a fault of the build, save about names that one chunk imports and another one uses. */
function refuse({ code, message }: RollupLog): void {
  if (code !== 'UNUSED_EXTERNAL_IMPORT') throw new Error(`${code}: ${message}`);
}
