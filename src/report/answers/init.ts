// The answer of `init`: what was found and where, what was written, and the command to run next.

import type { Origin, Problem } from '../../problems/types.js';
import { type Text, t } from '../../text/language.js';
import { lineToSet, type Platform } from '../../text/platform.js';
import { printable } from '../../text/printable.js';
import { claims, DONE } from '../claims.js';
import { layoutProblems, placeText } from '../problem.js';
import type { DocumentOf } from '../shapes/index.js';
import { padTo, SIGNS, type TerminalText, widthOf } from '../terminal-text.js';

export interface InitReport {
  /** The config, as people see its path. */
  readonly file: string;
  readonly state: 'written' | 'unchanged' | 'not-written';
  readonly values: readonly { readonly key: string; readonly shown: string; readonly origin: Origin }[];
  readonly extended: readonly string[];
  readonly cut: boolean;
  /** The .gitignore the config was added to. */
  readonly ignoredIn: string | undefined;
  /** Set when the config holds secrets and git would commit it, or tracks it already. */
  readonly exposed: 'not-ignored' | 'tracked' | undefined;
  /** Environment variables the config refers to. */
  readonly variables: readonly string[];
  /** Those of them that are not set here. */
  readonly unset: readonly string[];
  readonly platform: Platform;
  readonly vendors: readonly {
    readonly vendor: string;
    readonly name: Text;
    readonly missing: readonly string[];
    /** Codes of what is wrong with the values in the config. */
    readonly wrong: readonly string[];
    /** Codes of what is most likely wrong: only the vendor knows for certain. */
    readonly doubtful: readonly string[];
  }[];
  /** Something was found, and every value of it is in the config as it was found. */
  readonly holdsAll: boolean;
  /** Read back from the file after it was written. */
  readonly isOwnerOnly: boolean;
  readonly problems: readonly Problem[];
}

const words = {
  found: t('Found in this project:', '在项目中找到：'),
  nothing: t('No push values found in this project.', '项目中没有找到推送参数。'),
  cut: t(
    'The project is very large: only its first 50,000 files were looked at. Name the folder of the app: tim-push init path/to/app',
    '项目很大：只查看了前 50,000 个文件。请指定应用目录：tim-push init path/to/app',
  ),
  unchanged: t('{file} was left as it is', '{file} 保持不变'),
  notWritten: t('{file} was not written', '没有写入 {file}'),
  ignored: t('{file} added to {ignore}: it holds secrets', '{file} 含有密钥，已加入 {ignore}'),
  'not-ignored': t(
    'git does not ignore it, and it holds secrets: do not commit it',
    'git 没有忽略它，而它含有密钥：请勿提交',
  ),
  tracked: t(
    'git has it already, and now it holds secrets: git rm --cached {file}',
    'git 已在跟踪它，而它现在含有密钥：git rm --cached {file}',
  ),
  missing: t('still missing: {keys}', '还缺：{keys}'),
  wrong: t('to correct or to look at: {codes}', '需要改正或核对：{codes}'),
  set: t(
    'Before the next run, set what the config names; each line waits for the value:',
    '下次运行前，请设置配置引用的变量（每行命令会等待输入值）：',
  ),
  dotenv: t(
    'Or keep {line} in a file .env that git ignores, and add --dotenv .env to each command.',
    '或把 {line} 写入被 git 忽略的 .env 文件，并在每条命令后加 --dotenv .env。',
  ),
  extends: t('it extends {files}: no values were copied from there', '通过 extends 引用 {files}，没有复制其中的值'),
  nextGuide: t(
    'Next: tim-push guide {vendor}   (where to find what is missing)',
    '下一步：tim-push guide {vendor}   （在哪里找缺少的值）',
  ),
  nextVendor: t(
    'Next: tim-push guide   (no vendor has a value yet: where to find what each one needs)',
    '下一步：tim-push guide   （还没有任何厂商的参数：各厂商的值在哪里找）',
  ),
  nextCheck: t(
    'Next: tim-push check-config   (proves the credentials, touches no phone)',
    '下一步：tim-push check-config   （验证凭证，不打扰手机）',
  ),
} satisfies Record<string, Text>;

export function initDocument(report: InitReport): DocumentOf<'init'> {
  return {
    file: report.file,
    state: report.state,
    extends: report.extended,
    values: report.values.map(({ key, shown, origin }) => ({
      key,
      value: shown,
      from: { file: origin.file, ...(origin.line === undefined ? {} : { line: origin.line }) },
    })),
    variables: report.variables,
    vendors: report.vendors.map(({ vendor, missing, wrong, doubtful }) => ({
      vendor,
      missing,
      wrong: [...wrong, ...doubtful],
    })),
    ...(report.ignoredIn === undefined ? {} : { ignoredIn: report.ignoredIn }),
  };
}

export interface FoundReport {
  readonly values: readonly { readonly key: string; readonly value: string; readonly origin: Origin }[];
  readonly problems: readonly Problem[];
  readonly cut: boolean;
}

/** What was found, before anything is asked. */
export function layoutFound(found: FoundReport, secrets: ReadonlySet<string>, terminal: TerminalText): string {
  const cut = found.cut ? [terminal.say(words.cut)] : [];
  if (found.values.length === 0) return [terminal.say(words.nothing), ...cut].join('\n');
  const rows = found.values.map(({ key, value, origin }) => ({
    key,
    shown: secrets.has(key) ? '[redacted]' : printable(value),
    place: placeText({ file: origin.file, ...(origin.line === undefined ? {} : { line: origin.line }) }),
  }));
  const width = Math.max(...rows.map(({ key }) => key.length));
  const valueWidth = Math.max(...rows.map(({ shown }) => widthOf(shown)));
  return [
    terminal.say(words.found),
    ...rows.map(({ key, shown, place }) => `  ${padTo(key, width)}  ${padTo(shown, valueWidth)}  ${place}`),
    ...cut,
  ].join('\n');
}

/** `isLast`: nothing more is offered after it, so the next step has to be named. */
export function layoutInit(report: InitReport, terminal: TerminalText, isLast = true): string {
  const { file, state } = report;
  const lead =
    state === 'written'
      ? `${DONE} ${terminal.say(report.isOwnerOnly ? claims.configWritten : claims.configWrittenOpen, { file })}`
      : state === 'unchanged'
        ? report.holdsAll
          ? `${DONE} ${terminal.say(claims.configHoldsAll, { file })}`
          : `${SIGNS.look} ${terminal.say(words.unchanged, { file })}`
        : `${SIGNS.skipped} ${terminal.say(words.notWritten, { file })}`;
  const lines = [lead];
  if (report.ignoredIn !== undefined)
    lines.push(`  ${terminal.say(words.ignored, { file, ignore: report.ignoredIn })}`);
  if (report.exposed !== undefined) lines.push(`  ${SIGNS.look} ${terminal.say(words[report.exposed], { file })}`);
  if (report.extended.length > 0) lines.push(`  ${terminal.say(words.extends, { files: report.extended.join(', ') })}`);
  const width = Math.max(0, ...report.vendors.map(({ name }) => widthOf(terminal.say(name))));
  for (const { name, missing, wrong: errors, doubtful } of report.vendors) {
    const wrong = [...errors, ...doubtful];
    const lacks = [
      ...(missing.length === 0 ? [] : [terminal.say(words.missing, { keys: missing.join(', ') })]),
      ...(wrong.length === 0 ? [] : [terminal.say(words.wrong, { codes: wrong.join(', ') })]),
    ];
    const isDone = lacks.length === 0;
    const text = isDone ? terminal.say(claims.vendorComplete) : lacks.join('; ');
    lines.push(`  ${isDone ? DONE : SIGNS.look} ${padTo(terminal.say(name), width)}  ${text}`);
  }
  lines.push('');
  if (report.problems.length > 0) lines.push(...layoutProblems(terminal, report.problems));
  const incomplete = report.vendors.find(({ missing }) => missing.length > 0);
  const ready = report.vendors.some(({ missing }) => missing.length === 0);
  const isStuck = state === 'not-written' && (ready || incomplete === undefined || report.problems.length > 0);
  if (isStuck || !isLast) return `${lines.join('\n').trimEnd()}\n`;
  if (state !== 'not-written') lines.push(...layoutVariables(report, terminal));
  if (report.vendors.length === 0) lines.push(terminal.say(words.nextVendor));
  else
    lines.push(
      incomplete !== undefined && !ready
        ? terminal.say(words.nextGuide, { vendor: incomplete.vendor })
        : terminal.say(words.nextCheck),
    );
  return `${lines.join('\n')}\n`;
}

/** How the secrets get to where the config looks for them. */
export function layoutVariables({ unset, platform }: InitReport, terminal: TerminalText): readonly string[] {
  const [first] = unset;
  if (first === undefined) return [];
  return [
    terminal.say(words.set),
    ...unset.map((name) => `  ${lineToSet(name, platform)}`),
    terminal.say(words.dotenv, { line: `${first}=…` }),
    '',
  ];
}
