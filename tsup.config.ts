// How the published files are made: one bundle without runtime dependencies, cut into chunks that load when needed.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { defineConfig } from 'tsup';
import { billOfMaterials, bundledPackages, noticesText } from './scripts/bundled-packages.js';

const program = JSON.parse(readFileSync('package.json', 'utf8')) as Parameters<typeof billOfMaterials>[1];

export default defineConfig({
  entry: { cli: 'src/cli.ts', index: 'src/index.ts' },
  format: 'esm',
  target: 'node20',
  platform: 'node',
  splitting: true,
  clean: true,
  dts: { entry: { index: 'src/index.ts' } },
  noExternal: [/.*/],
  minify: true,
  esbuildPlugins: [
    {
      name: 'third-party-notices',
      setup: (build) =>
        build.onEnd(({ metafile }) => {
          if (metafile === undefined) return;
          const packages = bundledPackages(metafile, '.');
          mkdirSync('dist', { recursive: true });
          writeFileSync('dist/THIRD-PARTY-NOTICES.txt', noticesText(packages));
          writeFileSync('dist/sbom.cdx.json', `${JSON.stringify(billOfMaterials(packages, program), null, 2)}\n`);
        }),
    },
  ],
  define: { __TIM_PUSH_VERSION__: JSON.stringify(program.version) },
  // The inspector's page is served as it is written.
  onSuccess: async () => {
    cpSync('src/sandbox/inspector/assets', 'dist/inspector', {
      recursive: true,
      filter: (path) => !path.endsWith('tsconfig.json'),
    });
  },
  // Bundled CommonJS libraries (axios' form-data, node-forge) still call require for Node's own modules.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
});
