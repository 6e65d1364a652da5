// How the published files are made: one bundle without runtime dependencies, cut into chunks that load when needed.
import { defineConfig } from 'tsup';

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
  // Bundled CommonJS libraries (axios' form-data, node-forge) still call require for Node's own modules.
  banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
});
