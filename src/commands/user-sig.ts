// `user-sig`: makes a UserSig with the key of the config, or takes one apart and says what does not match.

import { resolve } from 'node:path';
import type { LoadedConfig } from '../config/index.js';
import { programProblem } from '../problems/entries/program.js';
import { usageProblem } from '../problems/entries/usage.js';
import { exitCodeOf, worstExitCode } from '../problems/exit-code.js';
import type { Problem } from '../problems/types.js';
import { wrongValue } from '../problems/value-problem.js';
import type { Settings } from '../push/types.js';
import { layoutUserSig, userSigDocument } from '../report/answers/user-sig.js';
import { fatalProblems } from '../session/fatal-problems.js';
import { withoutSilenced } from '../session/silenced.js';
import { demoSettings } from '../session/vendors/demo-settings.js';
import { missingKeysProblem } from '../session/vendors/ready.js';
import { readFileStart } from '../stores/user-files.js';
import { USER_SIG } from '../tencent-im/facts.js';
import { tencentManifest } from '../tencent-im/manifest.js';
import { parseDurationMs } from '../text/duration.js';
import { readFailure } from '../text/file-kinds.js';
import { fill, t } from '../text/language.js';
import { ownValue } from '../text/own-value.js';
import type { CommandContext } from './context/context.js';
import { readConfigFor, sandboxChoice } from './context/open-session.js';
import { readStdin } from './context/read-stdin.js';
import { stopWith } from './context/stop.js';
import { type CommandResult, defineCommand, defineFlags, type FlagValues } from './define.js';

/** Longest text that is read as a UserSig, in characters. */
const LONGEST_SIG = 16_384;
/** Ten years. */
const LONGEST_LIFE_MS = 3650 * 86_400_000;

const userSigFlags = defineFlags([
  {
    name: 'user',
    value: 'UserID',
    describe: t('account to make it for, or that it should belong to', '要生成的账号，或核对的账号'),
  },
  {
    name: 'expire',
    value: 'time',
    describe: t('how long it is valid: 2h, 1d, 180d (default 180d)', '有效期：2h、1d、180d（默认 180d）'),
  },
  {
    name: 'read',
    value: 'file',
    describe: t('read a UserSig from a file, - for stdin', '从文件读取 UserSig，- 表示标准输入'),
  },
  {
    name: 'read-env',
    value: 'NAME',
    describe: t('read a UserSig from an environment variable', '从环境变量读取 UserSig'),
  },
  {
    name: 'sandbox',
    describe: t('use the demo app of the sandbox where the config has no key', '配置中没有密钥时使用沙箱的演示应用'),
  },
]);

export const userSig = defineCommand({
  examples: [
    {
      command: 'tim-push user-sig --user alice --expire 1d',
      says: t('a UserSig for alice that ends tomorrow', '为 alice 生成 1 天有效的 UserSig'),
    },
    {
      command: 'tim-push user-sig --read sig.txt --user alice',
      says: t('is this the UserSig of alice, and is it still valid?', '这是 alice 的 UserSig 吗，还有效吗？'),
    },
    {
      command: 'tim-push user-sig --read - < sig.txt',
      says: t('read it from stdin', '从标准输入读取'),
    },
    {
      command: 'tim-push user-sig --read-env USER_SIG --json',
      says: t('read it from a variable, for a script', '从环境变量读取，供脚本使用'),
    },
  ],
  flags: userSigFlags,
  notes: [
    t(
      'A UserSig is a password of its account: it is never taken from the command line, and a generated one is the only thing on stdout.',
      'UserSig 等同于该账号的密码：不从命令行读取；生成的 UserSig 是标准输出上唯一的内容。',
    ),
  ],
  run: (context, { flags }) => runUserSig(context, flags),
});

type UserSigFlags = FlagValues<typeof userSigFlags>;

async function runUserSig(context: CommandContext, flags: UserSigFlags): Promise<CommandResult> {
  const source = sourceOf(flags);
  if ('problem' in source) return stop([source.problem]);
  const config = await readConfigFor(context, {});
  const fatal = fatalProblems(config);
  if (fatal.length > 0) return stop(fatal);
  const settings = await settingsFor(context, flags, config);
  const kept: Kept = (problems) => withoutSilenced(config, problems);
  return source.kind === 'make'
    ? make(context, flags, settings, source.user, kept)
    : read(context, flags, settings, source, kept);
}

/** Findings without those that `skip` silences. */
type Kept = (problems: readonly Problem[]) => readonly Problem[];

type Source =
  | { readonly kind: 'make'; readonly user: string }
  | { readonly kind: 'read'; readonly from: 'file' | 'env'; readonly name: string };

function sourceOf({
  read: file,
  readEnv: variable,
  expire,
  ...flags
}: UserSigFlags): Source | { readonly problem: Problem } {
  const user = flags.user?.trim();
  if (file !== undefined && variable !== undefined)
    return { problem: usageProblem('usage/conflict', { args: { first: '--read', second: '--read-env' } }) };
  const readFlag = file !== undefined ? '--read' : variable !== undefined ? '--read-env' : undefined;
  if (readFlag !== undefined && expire !== undefined)
    return { problem: usageProblem('usage/conflict', { args: { first: readFlag, second: '--expire' } }) };
  if (file !== undefined) return { kind: 'read', from: 'file', name: file };
  if (variable !== undefined) return { kind: 'read', from: 'env', name: variable.replace(/^\$\{?|\}$/g, '') };
  return user === undefined || user === ''
    ? { problem: usageProblem('usage/user-sig-for-whom') }
    : { kind: 'make', user };
}

/** The demo values are used only with the sandbox and without a config. */
async function settingsFor(context: CommandContext, flags: UserSigFlags, config: LoadedConfig): Promise<Settings> {
  if (sandboxChoice(context, flags).kind === 'none' || config.sources.length > 0) return config.settings;
  const { emulator } = await import('../tencent-im/emulator/index.js');
  return demoSettings({ ...tencentManifest, emulator });
}

async function make(
  context: CommandContext,
  { expire: given }: UserSigFlags,
  settings: Settings,
  user: string,
  kept: Kept,
): Promise<CommandResult> {
  const missing = tencentManifest.credentials.missing(settings);
  const secretKey = settings.secret('im_secret_key');
  if (missing.length > 0 || secretKey === undefined) {
    const at = settings.origin('im_sdk_app_id') ?? settings.origin('im_secret_key');
    return stop([missingKeysProblem(tencentManifest, missing, at)]);
  }
  const expireMs = given === undefined ? USER_SIG.standardSeconds * 1000 : parseDurationMs(given);
  if (expireMs === undefined || expireMs < 1000 || expireMs > LONGEST_LIFE_MS)
    return stop([
      wrongValue('--expire', given ?? '', {
        says: t('a duration from 1s to 3650d, such as 2h or 180d', '1s 到 3650d 之间的时长，例如 2h 或 180d'),
        example: '2h',
      }),
    ]);
  const wrong = tencentManifest.credentials
    .check(settings, context.io.clock.now())
    .filter((item) => item.severity === 'error');
  if (wrong.length > 0) return stop(wrong);

  const { checkUserId, explainUserSig, makeUserSig } = await import('../tencent-im/index.js');
  const now = context.io.clock.now();
  const sdkAppId = settings.text('im_sdk_app_id') ?? '';
  const text = makeUserSig({
    sdkAppId: Number(sdkAppId),
    userId: user,
    secretKey,
    now,
    expireSeconds: Math.floor(expireMs / 1000),
  });
  const report = explainUserSig(text, { sdkAppId, userId: user, secretKey, now });
  const problems = kept([...checkUserId(user), ...report.problems]);
  const until = new Date(report.endsAt ?? now).toISOString().slice(0, 16).replace('T', ' ');
  const warning = t(
    'This is a password of {user} for SDKAppID {sdkAppId} until {until} UTC: keep it out of logs, code and tickets.',
    '这是 {user} 在 SDKAppID {sdkAppId} 的密码，{until} UTC 前有效：不要写进日志、代码或工单。',
  );
  context.note(fill(warning, context.globals.language, { user, sdkAppId, until }));
  return {
    exitCode: worstExitCode([exitCodeOf(problems)]),
    document: { ...userSigDocument(report), userSig: text },
    problems,
    human: () => `${text}\n`,
  };
}

async function read(
  context: CommandContext,
  flags: UserSigFlags,
  settings: Settings,
  source: Extract<Source, { kind: 'read' }>,
  kept: Kept,
): Promise<CommandResult> {
  const text = source.from === 'env' ? fromVariable(context, source.name) : await fromFile(context, source.name);
  if (typeof text !== 'string') return stop([text.problem]);
  const { explainUserSig } = await import('../tencent-im/index.js');
  const secretKey = settings.secret('im_secret_key');
  const sdkAppId = settings.text('im_sdk_app_id');
  const user = flags.user?.trim();
  const found = explainUserSig(text, {
    now: context.io.clock.now(),
    origin: (key) => settings.origin(key),
    ...(secretKey === undefined ? {} : { secretKey }),
    ...(sdkAppId === undefined ? {} : { sdkAppId }),
    ...(user === undefined ? {} : { userId: user }),
  });
  const report = { ...found, problems: kept(found.problems) };
  return {
    exitCode: worstExitCode([exitCodeOf(report.problems)]),
    document: userSigDocument(report),
    problems: report.problems,
    human: (terminal) => layoutUserSig(report, terminal, context.io.clock.now()),
  };
}

function fromVariable(context: CommandContext, name: string): string | { readonly problem: Problem } {
  const value = ownValue(context.io.env, name);
  return value ?? { problem: usageProblem('usage/variable-not-set', { args: { variable: name.slice(0, 60) } }) };
}

async function fromFile(context: CommandContext, name: string): Promise<string | { readonly problem: Problem }> {
  try {
    if (name !== '-') return await readFileStart(resolve(context.io.cwd, name), LONGEST_SIG);
    return (await readStdin(context, LONGEST_SIG)) ?? { problem: programProblem('program/interrupted') };
  } catch (error) {
    // A UserSig pasted in place of the file name must not come back in a message.
    const file = name.length > 60 ? `${name.slice(0, 8)}…` : name;
    return {
      problem: usageProblem('usage/unreadable-file', {
        args: { file, flag: '--read', reason: readFailure(error) },
      }),
    };
  }
}

const stop = (problems: readonly Problem[]): CommandResult => stopWith(problems);
