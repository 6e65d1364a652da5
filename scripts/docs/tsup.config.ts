// Bundles scripts/write-docs.ts, only to be run once; packages stay where they are.
import { defineConfig } from 'tsup';

export default defineConfig({
  entry: ['scripts/write-docs.ts'],
  outDir: 'node_modules/.cache/docs',
  format: 'esm',
  target: 'node20',
  silent: true,
  skipNodeModulesBundle: true,
});
