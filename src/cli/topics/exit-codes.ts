// `tim-push help exit-codes`: the meanings, and the codes of each command.
import { fill, type Language, t } from '../../text/language.js';
import { commandsWithCodes, exitCodeMeanings, exitCodesOf } from '../exit-codes.js';
import { columns } from '../help/columns.js';

const words = {
  meanings: t('Exit codes:', '退出码：'),
  commands: t('Which command ends with which:', '每个命令可能的退出码：'),
  precedence: t(
    'Where several hold, the first of 130, 70, 2, 4, 3, 5, 1, 6 counts. Warnings and hints never change the exit code.',
    '同时出现多种情况时，按 130、70、2、4、3、5、1、6 的顺序取第一个。警告和提示不影响退出码。',
  ),
  child: t(
    'sandbox exec ends with the exit code of the command behind "--".',
    'sandbox exec 的退出码就是“--”之后那条命令的退出码。',
  ),
  human: t(
    'Any exit code but 0 is also the last line on stderr: "exit 3". In JSON it is the member exitCode.',
    '退出码不为 0 时，stderr 的最后一行会写出，例如“exit 3”；JSON 中为字段 exitCode。',
  ),
} as const;

export function exitCodesText(language: Language): string {
  return [
    words.meanings[language],
    ...columns(exitCodeMeanings.map(([code, says]) => [String(code), says[language]])),
    '',
    words.commands[language],
    ...columns(commandsWithCodes.map((command) => [command, exitCodesOf(command).join(' ')])),
    '',
    ...[words.precedence, words.child, words.human].flatMap((text) => [fill(text, language), '']),
  ].join('\n');
}
