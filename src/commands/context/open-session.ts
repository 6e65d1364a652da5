// From the flags of a command to its config and its session, with the lines shown on the way.
import { type LoadedConfig, loadConfig } from '../../config/index.js';
import type { Problem } from '../../problems/types.js';
import { hintDotenv } from '../../session/dotenv.js';
import { readSandboxChoice, type SandboxChoice } from '../../session/sandbox/choice.js';
import type { Opened, Session } from '../../session/session.js';
import { allFields, configNames } from '../../session/vendors/list.js';
import { fill, t } from '../../text/language.js';
import type { CommandResult } from '../define.js';
import type { CommandContext } from './context.js';

/** The flags that decide where values come from; a command without one of them leaves it out. */
export interface ConfigFlags {
  readonly environment?: string | undefined;
}

export interface SessionFlags extends ConfigFlags {
  readonly sandbox?: string | boolean | undefined;
}

/** Reads the config once, with the values that flags set. */
export async function readConfigFor(
  { io, globals }: CommandContext,
  { environment }: ConfigFlags,
): Promise<LoadedConfig> {
  const config = await loadConfig({
    cwd: io.cwd,
    ...(io.ceiling === undefined ? {} : { ceiling: io.ceiling }),
    env: io.env,
    platform: io.platform,
    userId: io.userId,
    fields: allFields(),
    ...configNames,
    ...(environment === undefined ? {} : { flags: { apple_environment: environment } }),
    ...(globals.config === undefined ? {} : { file: globals.config }),
    ...(globals.profile === undefined ? {} : { profile: globals.profile }),
  });
  return hintDotenv(config, io, globals.dotenv);
}

/** The flag wins over the environment; the bare flag beside the environment's address means that address. */
export const sandboxChoice = ({ io }: CommandContext, { sandbox }: SessionFlags): SandboxChoice =>
  readSandboxChoice(sandbox, io.env);

const words = {
  fromEnvironment: t(
    'Using the sandbox at {url} (from TIM_PUSH_SANDBOX_URL).',
    '使用沙箱 {url}（来自 TIM_PUSH_SANDBOX_URL）。',
  ),
  replaced: t(
    '! {vendor}: requests and secrets go to {host}, not to the vendor (endpoints in the config).',
    '! {vendor}：请求和密钥会发到 {host}，而不是厂商（配置中的 endpoints）。',
  ),
  outside: t('The config reads files outside its folder: {files}', '配置还读取了所在文件夹以外的文件：{files}'),
  more: t('{files} and {count} more', '{files} 等，另有 {count} 个'),
  variable: t(
    '! NODE_TLS_REJECT_UNAUTHORIZED=0 changes nothing here: certificates are checked. Only --insecure-skip-tls-verification skips the check.',
    '! NODE_TLS_REJECT_UNAUTHORIZED=0 在此不起作用：仍会校验证书。只有 --insecure-skip-tls-verification 会跳过校验。',
  ),
  insecure: t(
    '! TLS certificates are NOT checked: others on the network can read and change what is sent, secrets included.',
    '! 未校验 TLS 证书：链路上的任何人都能读取和篡改数据，包括密钥。',
  ),
};

/** Opens everything a command needs to talk to vendors. Call `close` in the end. */
export async function openSessionFor(
  context: CommandContext,
  flags: SessionFlags,
  /** The answer names every finding about the config, so none is reported on the way. */
  { listsFindings = false } = {},
): Promise<Opened> {
  const { io, globals, signal } = context;
  const config = await readConfigFor(context, flags);
  const choice = sandboxChoice(context, flags);
  if (choice.kind === 'url' && choice.fromEnvironment)
    context.note(fill(words.fromEnvironment, globals.language, { url: choice.url }));
  noteOutsideFiles(context, config);
  for (const { code, entry, args } of listsFindings ? [] : config.problems)
    if (code === 'config/foreign-owner') context.warn(`! ${fill(entry.title, globals.language, args)}`);
  // Loaded here: what works offline opens no transport.
  const [{ openSession }, { describeExchange }] = await Promise.all([
    import('../../session/session.js'),
    import('../../session/describe-exchange.js'),
  ]);
  const opened = await openSession({
    machine: io,
    config,
    sandboxChoice: choice,
    timeoutMs: globals.timeoutMs,
    proxy: globals.proxy,
    caFile: globals.caFile,
    insecure: globals.insecure,
    trustConfig: globals.trustConfig,
    allowPlainHttp: globals.allowPlainHttp,
    onReplacedHost: ({ vendor, origin }) =>
      context.warn(fill(words.replaced, globals.language, { vendor, host: origin })),
    redactor: context.redactor,
    showTokens: globals.showTokens,
    signal,
    ...(globals.verbose ? { onExchange: (exchange) => context.warn(describeExchange(exchange)) } : {}),
  });
  if (opened.ok && !globals.insecure && io.env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0')
    context.warn(fill(words.variable, globals.language));
  if (opened.ok) context.onSession?.(opened.session);
  if (opened.ok && globals.insecure) context.warn(fill(words.insecure, globals.language));
  return opened;
}

/** Most files that one line names. */
const MOST_FILES = 5;

/** One line of the files a config leads to elsewhere: a stranger's config shows itself, one's own is known. */
export function noteOutsideFiles({ globals, note }: CommandContext, { outsideFiles }: LoadedConfig): void {
  if (outsideFiles.length === 0) return;
  const { language } = globals;
  const named = outsideFiles.slice(0, MOST_FILES).join(', ');
  const count = outsideFiles.length - MOST_FILES;
  const files = count > 0 ? fill(words.more, language, { files: named, count }) : named;
  note(fill(words.outside, language, { files }));
}

/** Hands an open session to `use` and closes it afterwards; `stop` answers when none can be opened. */
export async function withSession(
  context: CommandContext,
  flags: SessionFlags,
  stop: (problems: readonly Problem[]) => CommandResult,
  use: (session: Session) => Promise<CommandResult>,
): Promise<CommandResult> {
  const opened = await openSessionFor(context, flags);
  return opened.ok ? use(opened.session).finally(() => opened.session.close()) : stop(opened.problems);
}
