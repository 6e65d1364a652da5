// A config with the sandbox's demo values of one vendor, some of them replaced: what a run without any config would use.
import { vendors } from '../../src/vendors/index.js';

type Values = Readonly<Record<string, string>>;

/** As the keys of a config file. */
export async function demoConfig(id: keyof typeof vendors, changed: Values = {}): Promise<Values> {
  const { emulator } = await vendors[id].load();
  return { package_name: 'com.example.chat', ...emulator.demo.values, ...changed };
}

/** As environment variables. */
export async function demoEnv(id: keyof typeof vendors, changed: Values = {}): Promise<Values> {
  const values = Object.entries(await demoConfig(id, changed));
  return Object.fromEntries(values.map(([key, value]) => [`TIM_PUSH_${key.toUpperCase()}`, value]));
}
