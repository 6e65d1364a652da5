// The manual page, made from the same definitions as the help texts.
import { globalFlags } from '../../src/cli/command-line/globals.js';
import { exitCodeMeanings, exitCodesOf } from '../../src/cli/exit-codes.js';
import { flagText, placeholderOf } from '../../src/cli/help/help.js';
import { environmentVariables } from '../../src/cli/topics/environment.js';
import { topics } from '../../src/cli/topics/index.js';
import { type AnyCommand, type FlagSpec, flagsOf } from '../../src/commands/define.js';
import { commands } from '../../src/commands/index.js';

/** Text of roff: backslashes, hyphens of flags, and dots or quotes at the start of a line mean something to it. */
const roff = (text: string): string =>
  text
    .replace(/\\/g, '\\e')
    .replace(/-/g, '\\-')
    .replace(/[\u0080-\uffff]/g, (sign) => `\\[u${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`)
    .replace(/"/g, '\\(dq')
    .replace(/^([.'])/gm, '\\&$1');

const flagName = (flag: FlagSpec): string =>
  `${flag.short === undefined ? '' : `-${flag.short}, `}--${flag.name}${placeholderOf(flag)}`;

const flagLines = (flags: readonly FlagSpec[]): string[] =>
  flags.flatMap((flag) => ['.TP', `.B ${roff(flagName(flag))}`, roff(flagText(flag, 'en'))]);

function commandLines(spec: AnyCommand): string[] {
  const args = (spec.arguments ?? []).map((item) => (item.required ? ` <${item.name}>` : ` [${item.name}]`)).join('');
  return [
    `.SS ${roff(`${spec.name}${args}`)}`,
    roff(spec.summary.en),
    ...spec.examples.flatMap((example) => ['.TP', `.B ${roff(example.command)}`, roff(example.says.en)]),
    ...flagLines(flagsOf(spec)),
    ...(spec.notes ?? []).flatMap((note) => ['.PP', roff(note.en)]),
    '.PP',
    `Exit codes: ${exitCodesOf(spec.name).join(', ')}.`,
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
    ...exitCodeMeanings.flatMap(([code, text]) => ['.TP', `.B ${code}`, roff(text.en)]),
    '.SH ENVIRONMENT',
    ...environmentVariables.flatMap(([names, says]) => ['.TP', `.B ${roff(names)}`, roff(says.en)]),
    '.SH SEE ALSO',
    roff(
      `tim-push <command> --help, tim-push explain <code>, ${topics.map(({ name }) => `tim-push help ${name}`).join(', ')}`,
    ),
  ].join('\n')}\n`;
}
