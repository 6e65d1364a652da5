// Help texts: how to type it, what it does, examples to copy, then the flags in groups.

import { type AnyCommand, type ArgumentSpec, type FlagGroup, type FlagSpec, flagsOf } from '../../commands/define.js';
import { commands } from '../../commands/index.js';
import { fill, type Language, type Text, t } from '../../text/language.js';
import { version } from '../../version.js';
import { globalFlags } from '../command-line/globals.js';
import { topics } from '../topics/index.js';
import { columns } from './columns.js';

const words = {
  tagline: t('why does the phone stay silent?', '手机为什么收不到推送？'),
  usage: t('Usage: tim-push {rest}', '用法：tim-push {rest}'),
  rootUsage: t('<command> [flags]', '<命令> [参数]'),
  flagsWord: t('[flags]', '[参数]'),
  childUsage: t(' [-- <command>]', ' [-- <命令>]'),
  examples: t('Examples:', '示例：'),
  commands: t('Commands:', '命令：'),
  arguments: t('Arguments:', '位置参数：'),
  topics: t('Topics (tim-push help <topic>):', '主题（tim-push help <主题>）：'),
  oneOf: t('{says}: {values}', '{says}：{values}'),
  everywhere: t(
    'These flags work with every command, before its name or behind it.',
    '以上参数适用于所有命令，写在命令名之前或之后均可。',
  ),
  more: t('More about one command: tim-push <command> --help', '查看某个命令：tim-push <命令> --help'),
} satisfies Record<string, Text>;

/** Headings in the order of the page. */
const GROUPS: Readonly<Record<FlagGroup, Text>> = {
  own: t('Flags:', '参数：'),
  target: t('Who it is for:', '目标：'),
  message: t('Message:', '消息：'),
  sending: t('How it is sent:', '发送方式：'),
  many: t('Many device tokens:', '批量推送：'),
  vendor: t('For one vendor only:', '厂商专用：'),
  phone: t('The attached phone:', '所连手机：'),
  values: t('Where values come from:', '值的来源：'),
  network: t('Network:', '网络：'),
  output: t('Output:', '输出：'),
};

const rootExamples: readonly (readonly [string, Text])[] = [
  ['tim-push send --sandbox', t('try it: no account, nothing leaves this machine', '试一试：不需要账号，数据不出本机')],
  ['tim-push check-config', t("prove every vendor's credentials, no phone is touched", '验证各厂商凭证，不打扰手机')],
  [
    'tim-push vivo-test --token <regId>',
    t('first vivo push before the app is in the store', '应用上架前的第一条 vivo 推送'),
  ],
  ['tim-push explain vivo 10302', t('what a code means and what to do', '错误码的含义和解决办法')],
];

/** `tim-push --help`. */
export function rootHelp(language: Language): string {
  const say = (text: Text): string => fill(text, language);
  return [
    `tim-push ${version} – ${say(words.tagline)}`,
    '',
    fill(words.usage, language, { rest: words.rootUsage }),
    '',
    say(words.examples),
    ...columns(rootExamples.map(([command, text]) => [command, say(text)])),
    '',
    say(words.commands),
    ...columns(commands.map((command) => [command.name, say(command.summary)])),
    '',
    say(words.topics),
    ...columns(topics.map((topic) => [topic.name, say(topic.summary)])),
    '',
    ...flagGroups(globalFlags, language),
    say(words.everywhere),
    '',
    say(words.more),
    '',
  ].join('\n');
}

/** `tim-push <command> --help`. */
export function commandHelp(spec: AnyCommand, language: Language): string {
  const say = (text: Text): string => fill(text, language);
  const lines = [
    `tim-push ${spec.name} – ${say(spec.summary)}`,
    '',
    fill(words.usage, language, { rest: usageOf(spec, language) }),
    '',
    say(words.examples),
  ];
  for (const example of spec.examples) lines.push(`  ${example.command}`, `      ${say(example.says)}`);
  if (spec.arguments !== undefined)
    lines.push('', say(words.arguments), ...columns(spec.arguments.map((item) => [nameOf(item), say(item.describe)])));
  for (const note of spec.notes ?? []) lines.push('', say(note));
  lines.push('', ...flagGroups([...flagsOf(spec), ...globalFlags], language));
  return lines.join('\n');
}

/** What follows `tim-push`. */
export function usageOf(spec: AnyCommand, language: Language): string {
  const child = spec.passThrough === true ? words.childUsage[language] : '';
  return [spec.name, ...(spec.arguments ?? []).map(nameOf), words.flagsWord[language]].join(' ') + child;
}

const nameOf = ({ name, required, variadic }: ArgumentSpec): string => {
  const whole = `${name}${variadic === true ? ' ...' : ''}`;
  return required ? `<${whole}>` : `[${whole}]`;
};

/** Every group that has a flag, each with an empty line behind it. */
function flagGroups(flags: readonly FlagSpec[], language: Language): string[] {
  return Object.entries(GROUPS).flatMap(([group, heading]) => {
    const own = flags.filter((flag) => (flag.group ?? 'own') === group);
    return own.length === 0 ? [] : [heading[language], ...columns(own.map((flag) => flagLine(flag, language))), ''];
  });
}

function flagLine(flag: FlagSpec, language: Language): readonly [string, string] {
  const lead = flag.short === undefined ? '    ' : `-${flag.short}, `;
  return [`${lead}--${flag.name}${placeholderOf(flag)}`, flagText(flag, language)];
}

export const placeholderOf = ({ value, optionalValue }: FlagSpec): string =>
  value === undefined ? '' : optionalValue === true ? `[=${value}]` : ` <${value}>`;

/** What a flag does, with the words it takes where neither its placeholder nor its sentence says them. */
export function flagText({ value = '', values = [], describe }: FlagSpec, language: Language): string {
  const says = describe[language];
  const isSaid = values.every((word) => value.includes(word) || says.includes(word));
  return isSaid ? says : fill(words.oneOf, language, { says, values: values.join(language === 'zh' ? '、' : ', ') });
}
