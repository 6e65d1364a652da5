// What must hold before a command starts: a format it offers, files that can be written, variables that make sense.
import { basename, resolve } from 'node:path';
import type { Globals } from '../commands/context/context.js';
import type { Io } from '../commands/context/io.js';
import type { AnyCommand } from '../commands/define.js';
import type { Problem } from '../problems/types.js';
import { fillBoth, type Text, t } from '../text/language.js';
import { globalFlags, type RawFlags } from './command-line/globals.js';

/** All that is wrong at once. */
export async function problemsBefore(
  spec: AnyCommand,
  flags: RawFlags,
  globals: Globals,
  io: Io,
): Promise<readonly Problem[]> {
  const found = [
    await unwritableFile(spec, flags, io),
    await unfitFormat(spec, globals),
    await emptySandbox(spec, flags, io),
  ];
  return found.filter((problem) => problem !== undefined);
}

/** The same process with the variables of --dotenv beneath those of the environment. Its streams stay unopened. */
export async function readDotenv(
  io: Io,
  { dotenv }: Globals,
): Promise<{ readonly io: Io } | { readonly problem: Problem }> {
  if (dotenv === undefined) return { io };
  const { withDotenv } = await import('../session/dotenv.js');
  const read = await withDotenv(resolve(io.cwd, dotenv), dotenv, io.env);
  if ('problem' in read) return read;
  return { io: Object.create(io, { env: { value: read.env, enumerable: true } }) as Io };
}

/** A run whose answer cannot be written must not begin: what it sends cannot be taken back. Neither may the answer replace what the run reads. */
async function unwritableFile(spec: AnyCommand, flags: RawFlags, io: Io): Promise<Problem | undefined> {
  const named = [...spec.flags, ...globalFlags].flatMap(({ name, value, writes }) => {
    const file = flags[name];
    return value?.startsWith('file') === true && typeof file === 'string' ? [{ name, file, writes }] : [];
  });
  for (const { name, file, writes } of named) {
    if (writes !== true) continue;
    const { isSameFile, whyUnwritable } = await import('../stores/user-files.js');
    const path = resolve(io.cwd, file);
    let taken: Text | undefined;
    for (const other of named)
      if (other.name !== name && (await isSameFile(path, resolve(io.cwd, other.file))))
        taken = fillBoth(t('it is the file of {flag}, which would be lost', '它是 {flag} 的文件，会被覆盖'), {
          flag: `--${other.name}`,
        });
    if (CONFIG.test(basename(path)))
      taken = t('it is the name of a config, which would be lost', '这是配置文件的名字，配置会被覆盖');
    const reason = taken ?? (await whyUnwritable(path));
    if (reason === undefined) continue;
    const { usageProblem } = await import('../problems/entries/usage.js');
    return usageProblem('usage/unwritable-file', { args: { file, flag: `--${name}`, reason } });
  }
  return undefined;
}

const CONFIG = /^tim-push(?:\.[\w-]+)?\.config\.(?:jsonc?|ya?ml)$/;

async function unfitFormat(spec: AnyCommand, globals: Globals): Promise<Problem | undefined> {
  const offered = spec.checks === true ? undefined : ['human', 'json', 'ndjson'];
  if (offered === undefined || offered.includes(globals.format)) return undefined;
  const { usageProblem } = await import('../problems/entries/usage.js');
  return usageProblem('usage/format-not-offered', {
    args: { command: spec.name, format: globals.format, offered: offered.join(', ') },
  });
}

/** A variable that is set to nothing must not send a test run to the real services. */
async function emptySandbox(spec: AnyCommand, flags: RawFlags, { env }: Io): Promise<Problem | undefined> {
  const isEmpty = env['TIM_PUSH_SANDBOX_URL']?.trim() === '';
  // `sandbox` itself starts one; where it asks for a running one it looks at the variable on its own.
  const mayUse = spec.flags.some(({ name, optionalValue }) => name === 'sandbox' && optionalValue === true);
  if (!isEmpty || typeof flags['sandbox'] === 'string' || !mayUse) return undefined;
  const { usageProblem } = await import('../problems/entries/usage.js');
  return usageProblem('usage/empty-value', { args: { flag: 'TIM_PUSH_SANDBOX_URL' } });
}
