// The manual page, made from the same definitions as the help texts.
import { globalFlags } from '../../src/cli/globals.js';
import { exitCodeLines } from '../../src/cli/help.js';
import type { CommandSpec, FlagSpec } from '../../src/commands/define.js';
import { commands } from '../../src/commands/index.js';

/** Text of roff: backslashes, hyphens of flags, and dots or quotes at the start of a line mean something to it. */
const roff = (text: string): string =>
  text
    .replace(/\\/g, '\\e')
    .replace(/-/g, '\\-')
    .replace(/[\u0080-\uffff]/g, (sign) => `\\[u${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`)
    .replace(/"/g, '\\(dq')
    .replace(/^([.'])/gm, '\\&$1');

const flagName = (flag: FlagSpec): string => {
  const value = flag.value === undefined ? '' : flag.optionalValue === true ? `[=${flag.value}]` : ` <${flag.value}>`;
  return `${flag.short === undefined ? '' : `-${flag.short}, `}--${flag.name}${value}`;
};

const flagLines = (flags: readonly FlagSpec[]): string[] =>
  flags.flatMap((flag) => ['.TP', `.B ${roff(flagName(flag))}`, roff(flag.describe.en)]);

function commandLines(spec: CommandSpec): string[] {
  const args = (spec.arguments ?? []).map((item) => (item.required ? ` <${item.name}>` : ` [${item.name}]`)).join('');
  return [
    `.SS ${roff(`${spec.name}${args}`)}`,
    roff(spec.summary.en),
    ...spec.examples.flatMap((example) => ['.TP', `.B ${roff(example.command)}`, roff(example.says.en)]),
    ...flagLines(spec.flags),
    ...(spec.notes ?? []).flatMap((note) => ['.PP', roff(note.en)]),
  ];
}

/** tim-push.1 */
export async function manPage(): Promise<string> {
  const specs = await Promise.all(commands.map((command) => command.load()));
  return `${[
    '.TH TIM\\-PUSH 1',
    '.SH NAME',
    'tim\\-push \\- why does the phone stay silent?',
    '.SH SYNOPSIS',
    '.B tim\\-push',
    '.I command',
    '[flags]',
    '.SH DESCRIPTION',
    roff(
      'Checks, explains and sends test pushes for Tencent Cloud Chat (IM) offline push: APNs, FCM, Huawei, Honor, Xiaomi, OPPO, vivo and Meizu, with a strict local sandbox of every vendor.',
    ),
    '.SH COMMANDS',
    ...specs.flatMap(commandLines),
    '.SH FLAGS OF EVERY COMMAND',
    ...flagLines(globalFlags),
    '.SH EXIT STATUS',
    ...exitCodeLines.flatMap(([code, text]) => ['.TP', `.B ${code}`, roff(text.en)]),
    '.SH ENVIRONMENT',
    ...[
      ['TIM_PUSH_CONFIG', 'the config, where --config is not given'],
      ['TIM_PUSH_<KEY>', 'any config key in capitals, for example TIM_PUSH_VIVO_APP_SECRET'],
      ['TIM_PUSH_SANDBOX_URL', 'a running sandbox; counts as --sandbox=<url>'],
      ['LC_ALL, LC_MESSAGES, LANG', 'the language: Chinese where it begins with zh, else English'],
      ['NO_COLOR, FORCE_COLOR', 'without colour, with colour'],
      ['HTTPS_PROXY, HTTP_PROXY, NO_PROXY', 'the proxy'],
    ].flatMap(([name = '', says = '']) => ['.TP', `.B ${roff(name)}`, roff(says)]),
    '.SH SEE ALSO',
    roff('tim-push <command> --help, tim-push explain <code>'),
  ].join('\n')}\n`;
}
