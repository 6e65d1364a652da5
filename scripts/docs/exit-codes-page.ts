// Exit codes and what each command ends with, from the table that the program and its tests read.
import { commandsWithCodes, exitCodeMeanings, exitCodesOf } from '../../src/cli/exit-codes.js';
import { type Language, t } from '../../src/text/language.js';
import { code, frontMatter, say } from './markdown.js';

const words = {
  title: t('Exit codes', '退出码'),
  head: t('| code | means |', '| 退出码 | 含义 |'),
  commands: t('| command | ends with |', '| 命令 | 可能的退出码 |'),
};

export function exitCodesPage(language: Language): string {
  const lines = [
    `# ${words.title[language]}`,
    '',
    words.head[language],
    '| --- | --- |',
    ...exitCodeMeanings.map(([exitCode, says]) => `| ${exitCode} | ${say(says, language)} |`),
    '',
    words.commands[language],
    '| --- | --- |',
    ...commandsWithCodes.map((command) => `| ${code(command)} | ${exitCodesOf(command).join(', ')} |`),
  ];
  return `${frontMatter(words.title[language])}${lines.join('\n')}\n`;
}
