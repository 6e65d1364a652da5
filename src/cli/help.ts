// Help texts: what it does, examples to copy, then the flags.

import { type AnyCommand, type FlagSpec, flagsOf } from '../commands/define.js';
import { commands } from '../commands/index.js';
import { fill, type Language, type Text, t } from '../text/language.js';
import { version } from '../version.js';
import { globalFlags } from './globals.js';

const words = {
  tagline: t('why does the phone stay silent?', '手机为什么收不到推送？'),
  examples: t('Examples', '示例'),
  commands: t('Commands', '命令'),
  flags: t('Flags', '参数'),
  everywhere: t('Flags of every command', '通用参数'),
  arguments: t('Arguments', '位置参数'),
  exitCodes: t('Exit codes', '退出码'),
  more: t('More about one command: tim-push <command> --help', '查看某个命令：tim-push <命令> --help'),
} satisfies Record<string, Text>;

const rootExamples: readonly (readonly [string, Text])[] = [
  ['tim-push send --sandbox', t('try it: no account, nothing leaves this machine', '试一试：不需要账号，数据不出本机')],
  ['tim-push check-config', t("prove every vendor's credentials, no phone is touched", '验证各厂商凭证，不打扰手机')],
  [
    'tim-push vivo-test --token <regId>',
    t('first vivo push before the app is in the store', '应用上架前的第一条 vivo 推送'),
  ],
  ['tim-push explain vivo 10302', t('what a code means and what to do', '错误码的含义和解决办法')],
];

export const exitCodeLines: readonly (readonly [string, Text])[] = [
  ['0', t('all good', '一切正常')],
  ['1', t('a check or a push failed', '检查或推送失败')],
  ['2', t('wrong usage', '用法错误')],
  ['3', t('config unreadable or incomplete', '配置无法读取或不完整')],
  ['4', t('credentials refused', '凭证被拒绝')],
  ['5', t('unreachable or timed out', '无法连接或超时')],
  ['6', t('a batch succeeded in part', '批量推送部分成功')],
  ['70', t('our bug', '程序自身错误')],
  ['130', t('interrupted', '被中断')],
];

/** `tim-push --help`. */
export function rootHelp(language: Language): string {
  const say = (text: Text): string => fill(text, language);
  return [
    `tim-push ${version} – ${say(words.tagline)}`,
    '',
    `${say(words.examples)}:`,
    ...columns(rootExamples.map(([command, text]) => [command, say(text)])),
    '',
    `${say(words.commands)}:`,
    ...columns(commands.map((command) => [command.name, say(command.summary)])),
    '',
    `${say(words.everywhere)}:`,
    ...flagLines(globalFlags, language),
    '',
    `${say(words.exitCodes)}:`,
    ...columns(exitCodeLines.map(([code, text]) => [code, say(text)])),
    '',
    say(words.more),
    '',
  ].join('\n');
}

/** `tim-push <command> --help`. */
export function commandHelp(spec: AnyCommand, language: Language): string {
  const say = (text: Text): string => fill(text, language);
  const usage = (spec.arguments ?? []).map((item) => (item.required ? ` <${item.name}>` : ` [${item.name}]`)).join('');
  const lines = [`tim-push ${spec.name}${usage} – ${say(spec.summary)}`, '', `${say(words.examples)}:`];
  for (const example of spec.examples) lines.push(`  ${example.command}`, `      ${say(example.says)}`);
  if (spec.arguments !== undefined)
    lines.push(
      '',
      `${say(words.arguments)}:`,
      ...columns(spec.arguments.map((item) => [`<${item.name}>`, say(item.describe)])),
    );
  const flags = flagsOf(spec);
  if (flags.length > 0) lines.push('', `${say(words.flags)}:`, ...flagLines(flags, language));
  for (const note of spec.notes ?? []) lines.push('', say(note));
  lines.push('', `${say(words.everywhere)}:`, ...flagLines(globalFlags, language), '');
  return lines.join('\n');
}

function flagLines(flags: readonly FlagSpec[], language: Language): string[] {
  return columns(
    flags.map((flag) => {
      const value =
        flag.value === undefined ? '' : flag.optionalValue === true ? `[=${flag.value}]` : ` <${flag.value}>`;
      return [
        `${flag.short === undefined ? '    ' : `-${flag.short}, `}--${flag.name}${value}`,
        fill(flag.describe, language),
      ];
    }),
  );
}

/** Two columns; the left one holds ASCII only, so that plain padding is right. */
function columns(rows: readonly (readonly [string, string] | string[])[]): string[] {
  const width = Math.min(34, Math.max(...rows.map(([left]) => (left ?? '').length)));
  return rows.map(([left = '', right = '']) =>
    left.length > width ? `  ${left}\n  ${' '.repeat(width)}  ${right}` : `  ${left.padEnd(width)}  ${right}`,
  );
}
