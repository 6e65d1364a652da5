// How the published files are made: one bundle without runtime dependencies, cut into files that load when needed.
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { minify } from 'rolldown/utils';
import { build, defineConfig } from 'tsup';
import { billOfMaterials, bundledPackages, noticesText } from './scripts/bundled-packages.js';
import { commonjsImports } from './scripts/commonjs-imports.js';
import { leanLibraries } from './scripts/lean-libraries.js';
import { mergeChunks } from './scripts/merge-chunks.js';

const program = JSON.parse(readFileSync('package.json', 'utf8')) as Parameters<typeof billOfMaterials>[1] & {
  readonly homepage?: string;
};

/** Set where coverage is measured (scripts/coverage.mjs). */
const maps = process.env['TIM_PUSH_MAPS'];

const bundle = defineConfig({
  entry: { cli: 'src/cli.ts', index: 'src/index.ts' },
  format: 'esm',
  target: 'node20',
  platform: 'node',
  splitting: true,
  clean: true,
  sourcemap: maps !== undefined,
  dts: { entry: { index: 'src/index.ts' } },
  noExternal: [/.*/],
  removeNodeProtocol: false,
  // Chinese as it is: the minifier leaves what is escaped inside a template.
  esbuildOptions: (options) => {
    options.charset = 'utf8';
  },
  esbuildPlugins: [
    leanLibraries,
    commonjsImports,
    // Opening a file costs more than reading it: what a frequent command loads at once is one file (docs/decisions/0011).
    mergeChunks({
      program: 'src/cli.ts',
      library: 'src/index.ts',
      maps,
      groups: {
        cli: ['src/cli.ts', 'src/cli/run.ts', 'src/cli/io.ts', 'src/cli/help/answer.ts'],
        core: [
          'src/cli/command-line/globals.ts',
          'src/cli/command-line/parse.ts',
          'src/cli/run-command.ts',
          'src/commands/check-config.ts',
          { needsOf: 'src/vendors/apns/client/inspect.ts' },
        ],
        // Devices, endpoints, skip and sandbox of a config, with the library that checks their shape.
        shapes: ['src/config/read-shaped.ts'],
        send: [
          'src/session/session.ts',
          'src/session/describe-exchange.ts',
          'src/commands/send/index.ts',
          'src/commands/vivo-test.ts',
          // What vendors share.
          { needsOf: 'src/vendors/vivo/index.ts' },
          { needsOf: 'src/vendors/xiaomi/index.ts' },
          { needsOf: 'src/vendors/fcm/index.ts' },
        ],
        http: ['src/http/http1.ts'],
      },
    }),
    {
      name: 'third-party-notices',
      setup: (build) =>
        build.onEnd(({ metafile }) => {
          if (metafile === undefined) return;
          const packages = bundledPackages(metafile, '.');
          mkdirSync('dist', { recursive: true });
          writeFileSync('dist/THIRD-PARTY-NOTICES.txt', noticesText(packages));
          writeFileSync('dist/sbom.cdx.json', `${JSON.stringify(billOfMaterials(packages, program))}\n`);
        }),
    },
  ],
  define: {
    __TIM_PUSH_VERSION__: JSON.stringify(program.version),
    __TIM_PUSH_HOMEPAGE__: JSON.stringify(program.homepage ?? ''),
  },
  // The inspector's page is served as it is written, scripts and style without comments and blanks; the other program runs in a process of its own.
  onSuccess: async () => {
    cpSync('src/device/second-client.mjs', 'dist/second-client.mjs');
    cpSync('src/sandbox/inspector/assets', 'dist/inspector', {
      recursive: true,
      filter: (path) => !path.endsWith('tsconfig.json'),
    });
    await build({
      config: false,
      entry: { style: 'src/sandbox/inspector/assets/style.css' },
      outDir: 'dist/inspector',
      target: 'esnext',
      minify: true,
      silent: true,
    });
    const scripts = readdirSync('dist/inspector').filter((file) => file.endsWith('.js'));
    for (const path of ['dist/second-client.mjs', ...scripts.map((name) => `dist/inspector/${name}`)]) {
      const codegen = { removeWhitespace: true, legalComments: 'none' } as const;
      const made = await minify(path, readFileSync(path, 'utf8'), {
        module: true,
        compress: { target: 'node20' },
        mangle: true,
        codegen,
      });
      if (made.errors.length > 0) throw new Error(made.errors.map(({ message }) => message).join('; '));
      writeFileSync(path, made.code);
    }
  },
});

/** schema/ and man/, written by a program that is bundled only to be run once. */
const packageFiles = defineConfig({
  entry: ['scripts/write-package-files.ts'],
  outDir: 'node_modules/.cache/package-files',
  format: 'esm',
  target: 'node20',
  onSuccess: 'node node_modules/.cache/package-files/write-package-files.js',
});

export default [bundle, packageFiles];
