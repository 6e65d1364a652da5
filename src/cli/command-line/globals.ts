// The flags every command understands, and what they come to together with the environment.
import type { Format, Globals } from '../../commands/context/context.js';
import type { Io } from '../../commands/context/io.js';
import type { FlagSpec } from '../../commands/define.js';
import type { Problem } from '../../problems/types.js';
import { notOneOf, rules, wrongValue } from '../../problems/value-problem.js';
import { parseDurationMs } from '../../text/duration.js';
import { detectLanguage, type Language, t } from '../../text/language.js';

/** What was read from the command line, by the long names of the flags. */
export type RawFlags = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

export const FORMATS: readonly Format[] = ['human', 'json', 'ndjson', 'junit', 'sarif', 'github'];

export const globalFlags: readonly FlagSpec[] = [
  {
    name: 'config',
    group: 'values',
    short: 'c',
    value: 'file',
    describe: t(
      'config file (else TIM_PUSH_CONFIG, else found upward from here)',
      '配置文件（默认取 TIM_PUSH_CONFIG，否则从当前目录向上查找）',
    ),
  },
  {
    name: 'profile',
    group: 'values',
    value: 'name',
    describe: t('read tim-push.<name>.config.* instead', '改读 tim-push.<name>.config.*'),
  },
  {
    name: 'dotenv',
    group: 'values',
    value: 'file',
    describe: t('take variables from this file where the environment has none', '环境中没有的变量从该文件读取'),
  },
  {
    name: 'json',
    group: 'output',
    describe: t('answer as one JSON document on stdout', '在 stdout 输出一个 JSON 文档'),
  },
  {
    name: 'format',
    group: 'output',
    value: 'name',
    values: FORMATS,
    describe: t('human, json, ndjson, junit, sarif or github', 'human、json、ndjson、junit、sarif 或 github'),
  },
  {
    name: 'output',
    group: 'output',
    value: 'file',
    writes: true,
    describe: t('write the answer to a file instead of stdout', '把结果写入文件而不是 stdout'),
  },
  {
    name: 'lang',
    group: 'output',
    value: 'en|zh',
    values: ['en', 'zh'],
    describe: t('language (else LC_ALL, LC_MESSAGES, LANG)', '界面语言（默认取 LC_ALL、LC_MESSAGES、LANG）'),
  },
  {
    name: 'quiet',
    group: 'output',
    short: 'q',
    describe: t('no hints and no progress on stderr', '不在 stderr 输出提示和进度'),
  },
  {
    name: 'verbose',
    group: 'output',
    short: 'v',
    describe: t('show every request and answer, secrets masked', '显示每个请求和响应（密钥已脱敏）'),
  },
  { name: 'debug', group: 'output', describe: t('show the stack of an internal error', '内部错误时显示调用栈') },
  { name: 'color', group: 'output', describe: t('colour even without a terminal', '即使不在终端也使用颜色') },
  { name: 'no-color', group: 'output', describe: t('no colour (also NO_COLOR)', '不使用颜色（也可设 NO_COLOR）') },
  {
    name: 'timeout',
    group: 'network',
    value: 'time',
    describe: t(
      'longest wait for one answer, for example 10s (default 15s)',
      '单个请求的最长等待时间，例如 10s（默认 15s）',
    ),
  },
  {
    name: 'proxy',
    group: 'network',
    value: 'url',
    describe: t(
      'HTTP proxy (else HTTPS_PROXY, HTTP_PROXY, NO_PROXY)',
      'HTTP 代理（默认取 HTTPS_PROXY、HTTP_PROXY、NO_PROXY）',
    ),
  },
  {
    name: 'ca-file',
    group: 'network',
    value: 'file',
    describe: t('further certificate authorities to trust (PEM)', '额外信任的 CA 证书（PEM）'),
  },
  {
    name: 'insecure-skip-tls-verification',
    group: 'network',
    describe: t(
      'do NOT check certificates: others on the network can read your secrets',
      '不校验证书：中间人可以读到你的密钥',
    ),
  },
  {
    name: 'trust-config',
    group: 'network',
    describe: t(
      'let a config found by itself replace the hosts of vendors (endpoints)',
      '允许自动找到的配置替换厂商主机（endpoints）',
    ),
  },
  {
    name: 'allow-plain-http',
    group: 'network',
    describe: t('let endpoints name other machines without TLS', '允许 endpoints 以明文访问其他机器'),
  },
  { name: 'show-tokens', group: 'output', describe: t('print device tokens in full', '完整显示设备 token') },
  { name: 'no-input', group: 'output', describe: t('never ask, fail instead', '不询问，缺信息时直接失败') },
  {
    name: 'help',
    short: 'h',
    group: 'output',
    describe: t('this text; with --json as data', '显示帮助；加 --json 以数据形式输出'),
  },
  { name: 'version', short: 'V', group: 'output', describe: t('the version of tim-push', '显示 tim-push 的版本') },
];

/** Interprets the global flags; wrong values are problems, and the defaults replace them. */
export function readGlobals(
  flags: RawFlags,
  io: Io,
): { globals: Globals; output: string | undefined; color: boolean; problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const text = (name: string): string | undefined =>
    typeof flags[name] === 'string' ? (flags[name] as string) : undefined;
  const oneOf = <T extends string>(name: string, allowed: readonly T[]): T | undefined => {
    const value = text(name);
    if (value === undefined) return undefined;
    const found = allowed.find((item) => item === value);
    if (found === undefined) problems.push(notOneOf(`--${name}`, value, allowed));
    return found;
  };
  const language: Language = oneOf('lang', ['en', 'zh'] as const) ?? detectLanguage(io.env);
  const format = oneOf('format', FORMATS) ?? (flags['json'] === true ? 'json' : 'human');
  const timeout = text('timeout');
  const timeoutMs = timeout === undefined ? undefined : parseDurationMs(timeout);
  if (timeout !== undefined && (timeoutMs === undefined || timeoutMs <= 0)) {
    problems.push(wrongValue('--timeout', timeout, rules.timeout));
  }
  const globals: Globals = {
    language,
    format,
    config: text('config'),
    profile: text('profile'),
    dotenv: text('dotenv'),
    quiet: flags['quiet'] === true,
    verbose: flags['verbose'] === true,
    debug: flags['debug'] === true,
    timeoutMs,
    proxy: text('proxy'),
    caFile: text('ca-file'),
    insecure: flags['insecure-skip-tls-verification'] === true,
    trustConfig: flags['trust-config'] === true,
    allowPlainHttp: flags['allow-plain-http'] === true,
    // Asked for when there is a question: opening the streams takes a moment.
    get mayAsk() {
      return flags['no-input'] !== true && io.stdin.isTTY === true && io.stderr.isTTY === true;
    },
    showTokens: flags['show-tokens'] === true,
  };
  return { globals, output: text('output'), color: wantsColor(flags, io, text('output') !== undefined), problems };
}

/** Flags win, then FORCE_COLOR, then NO_COLOR, then whether stdout is a terminal. */
function wantsColor(flags: RawFlags, io: Io, toFile: boolean): boolean {
  if (flags['no-color'] === true) return false;
  if (flags['color'] === true) return true;
  const force = io.env['FORCE_COLOR'];
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  if (io.env['NO_COLOR'] !== undefined && io.env['NO_COLOR'] !== '') return false;
  if (io.env['TERM'] === 'dumb' || toFile) return false;
  return io.stdout.isTTY === true;
}
