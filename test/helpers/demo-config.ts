// A config with the sandbox's demo values of some vendors, a few of them replaced: what a run without any config would use.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { vendorIds } from '../../src/session/vendors/list.js';
import { vendors } from '../../src/vendors/index.js';
import { emptyFolder } from './run-cli.js';

type Values = Readonly<Record<string, unknown>>;

/** As the keys of a config file. */
export async function demoConfig(
  id: keyof typeof vendors,
  changed: Values = {},
): Promise<Readonly<Record<string, string>>> {
  const { emulator } = await vendors[id].load();
  return { package_name: 'com.example.chat', ...emulator.demo.values, ...(changed as Record<string, string>) };
}

/** As environment variables. */
export async function demoEnv(
  id: keyof typeof vendors,
  changed: Values = {},
): Promise<Readonly<Record<string, string>>> {
  const values = Object.entries(await demoConfig(id, changed));
  return Object.fromEntries(values.map(([key, value]) => [`TIM_PUSH_${key.toUpperCase()}`, value]));
}

/** A folder with such a config, credential files beside it. */
export async function demoFolder(
  ids: readonly (keyof typeof vendors)[] = vendorIds,
  more: Values = {},
  folder = emptyFolder(),
): Promise<string> {
  const config: Record<string, unknown> = {};
  for (const id of ids) {
    const files = new Set(
      vendors[id].credentials.fields
        .filter(({ kind }) => kind === 'file' || kind === 'json')
        .map(({ key }) => key as string),
    );
    for (const [key, value] of Object.entries(await demoConfig(id))) {
      config[key] = files.has(key) ? `${key}.txt` : value;
      if (files.has(key)) writeFileSync(join(folder, `${key}.txt`), value, { mode: 0o600 });
    }
  }
  writeFileSync(join(folder, 'tim-push.config.json'), JSON.stringify({ ...config, ...more }), { mode: 0o600 });
  return folder;
}
