// What `doctor` takes from a config: values to compare with, vendors switched off, rules to silence.
import { basename, isAbsolute, resolve } from 'node:path';
import type { LoadedConfig } from '../../config/index.js';
import { configProblem } from '../../problems/entries/config/config.js';
import type { Origin, Problem } from '../../problems/types.js';
import type { Disk } from '../../project/folder/disk.js';
import type { ConfigView } from '../../project/project.js';
import type { Machine } from '../../session/machine.js';
import { allFields, configNames } from '../../session/vendors/list.js';
import { ruleCodeOf } from './skips.js';

export interface DoctorConfig {
  readonly view: ConfigView | undefined;
  readonly disabled: ReadonlySet<string>;
  readonly skip: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
  /** Problems of a named or default config that cannot be read. */
  readonly fatal: readonly Problem[];
}

/** A config chosen by file or profile. */
export interface NamedConfig {
  readonly config: string | undefined;
  readonly profile: string | undefined;
}

/** The config of the checked folder, or the named one. */
export async function doctorConfig(
  machine: Machine,
  { config: named, profile }: NamedConfig,
  root: string,
  disk: Disk,
): Promise<DoctorConfig> {
  const [{ loadConfig }, { fatalProblems }] = await Promise.all([
    import('../../config/index.js'),
    import('../../session/fatal-problems.js'),
  ]);
  const variable = machine.env['TIM_PUSH_CONFIG'];
  const config = await loadConfig({
    cwd: root,
    ...(machine.ceiling === undefined ? {} : { ceiling: machine.ceiling }),
    env: {
      ...machine.env,
      ...(variable === undefined || variable.trim() === '' ? {} : { TIM_PUSH_CONFIG: resolve(machine.cwd, variable) }),
    },
    fields: allFields(),
    ...configNames,
    ...(named === undefined ? {} : { file: resolve(machine.cwd, named) }),
    ...(profile === undefined ? {} : { profile }),
  });
  const move = (origin: Origin): Origin =>
    isAbsolute(origin.file) || /^(?:environment|flag)\b/.test(origin.file)
      ? { ...origin, file: isAbsolute(origin.file) ? disk.show(origin.file) : origin.file }
      : { ...origin, file: disk.show(origin.file) };
  const moved = (problem: Problem): Problem =>
    problem.at === undefined ? problem : { ...problem, at: move(problem.at) };
  const isNamed = named !== undefined || profile !== undefined || variable !== undefined;
  // The app's own files may be broken: that is a finding of a rule, not the end.
  const isOurs = (problem: Problem): boolean => isNamed || /^tim-push\./.test(basename(problem.at?.file ?? ''));
  return {
    view: viewOf(config, move),
    disabled: config.disabled,
    ...(await skipsOf(config, move)),
    fatal: fatalProblems(config).filter(isOurs).map(moved),
  };
}

/** Undefined when the app's own files are the only source: a file agrees with itself. */
function viewOf(config: LoadedConfig, move: (origin: Origin) => Origin): ConfigView | undefined {
  if (config.sources.every((source) => ['dart', 'native', 'timpush-configs'].includes(source.kind))) return undefined;
  const secrets = new Set(
    allFields()
      .filter((field) => field.secret === true)
      .map((field) => field.key),
  );
  const { settings } = config;
  const serverSecrets = allFields()
    .filter((field) => field.secret === true && field.side === 'server' && settings.has(field.key))
    .map((field) => field.key);
  return {
    text: (key) => (secrets.has(key) ? undefined : settings.text(key)),
    has: (key) => settings.has(key),
    origin(key) {
      const origin = settings.origin(key);
      return origin === undefined ? undefined : move(origin);
    },
    isSecret: (key, text) => settings.secret(key)?.reveal() === text,
    projectId() {
      const bytes = settings.file('google_service_account')?.bytes;
      if (bytes === undefined) return undefined;
      try {
        const account: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
        const id =
          typeof account === 'object' && account !== null
            ? (account as Record<string, unknown>)['project_id']
            : undefined;
        return typeof id === 'string' ? id : undefined;
      } catch {
        return undefined;
      }
    },
    secretsIn: (text) =>
      serverSecrets.flatMap((key) => {
        const secret = settings.secret(key)?.reveal() ?? '';
        // Short texts would match everywhere.
        const offset = secret.length < 8 ? -1 : text.indexOf(secret);
        return offset === -1 ? [] : [{ key, offset }];
      }),
    secretKeys: serverSecrets,
  };
}

async function skipsOf(
  config: LoadedConfig,
  move: (origin: Origin) => Origin,
): Promise<Pick<DoctorConfig, 'skip' | 'problems'>> {
  const skip = new Map<string, string>();
  const problems: Problem[] = [];
  if (config.skip.length === 0) return { skip, problems };
  const { wholeCatalogue } = await import('../catalogue.js');
  const catalogue = await wholeCatalogue();
  for (const item of config.skip) {
    const code = (await ruleCodeOf(item.code)) ?? item.code;
    if (Object.hasOwn(catalogue, code)) skip.set(code, item.reason);
    else problems.push(configProblem('config/unknown-skip', { args: { code: item.code }, at: move(item.origin) }));
  }
  return { skip, problems };
}
