// How the published files are made: one bundle without runtime dependencies, cut into chunks that load when needed.
import { cpSync, readFileSync } from 'node:fs';
import { defineConfig } from 'tsup';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

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
  define: { __TIM_PUSH_VERSION__: JSON.stringify(version) },
  // Bundled CommonJS libraries (axios' form-data, node-forge) still call require for Node's own modules.
  // The inspector's page is served as it is written.
  onSuccess: async () => {
    cpSync('src/sandbox/inspector/assets', 'dist/inspector', {
      recursive: true,
      filter: (path) => !path.endsWith('tsconfig.json'),
    });
  },
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
});
