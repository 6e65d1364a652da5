// The build replaces parts of libraries; if a new version no longer has such a part, the build stops and names it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'tsup';
import { describe, expect, it } from 'vitest';
import { leanLibraries } from '../../scripts/lean-libraries.js';
import { emptyFolder } from '../helpers/run-cli.js';

async function buildWith(chalk: string, place = 'source'): Promise<void> {
  const folder = emptyFolder();
  const files = {
    'package.json': '{"type":"module"}',
    'index.js': `export { default } from './node_modules/chalk/${place}/index.js';`,
    'node_modules/chalk/package.json': '{"name":"chalk","type":"module","imports":{"#supports-color":"./source/c.js"}}',
    [`node_modules/chalk/${place}/index.js`]: chalk,
    'node_modules/chalk/source/c.js': 'export default {};',
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const entry = { out: join(folder, 'index.js') };
  const plugins = { esbuildPlugins: [leanLibraries], noExternal: [/.*/] };
  await build({ config: false, silent: true, entry, format: 'esm', outDir: join(folder, 'dist'), ...plugins });
}

describe('a reduced library', () => {
  it('is built as long as each replaced part is still imported', async () => {
    await expect(buildWith("import color from '#supports-color'; export default color;")).resolves.toBeUndefined();
  });

  it('stops the build when a replaced part is not imported', async () => {
    await expect(buildWith('export default {};')).rejects.toThrow('chalk/#supports-color is no longer asked for');
  });

  it('stops the build when the library has another folder layout', async () => {
    const chalk = "import color from '#supports-color'; export default color;";
    await expect(buildWith(chalk, 'moved')).rejects.toThrow('chalk/#supports-color is no longer asked for');
  });
});
