// `tim-push help formats`: the formats of an answer, which command has which, and where the answer goes.
import { commands } from '../../commands/index.js';
import { fill, type Language, type Text, t } from '../../text/language.js';
import { FORMATS } from '../command-line/globals.js';
import { columns } from '../help/columns.js';

const MEANINGS: Readonly<Record<(typeof FORMATS)[number], Text>> = {
  human: t('sentences and tables for people; the default', '供人阅读的文字和表格（默认）'),
  json: t('one JSON document; --json is short for it', '一个 JSON 文档，可简写为 --json'),
  ndjson: t('one JSON line for each push or check, as it happens', '每条推送或检查结果一行 JSON，实时输出'),
  junit: t('JUnit XML: a test case for each check', 'JUnit XML：每项检查一个测试用例'),
  sarif: t(
    'SARIF 2.1.0: findings at file and line, for code scanning',
    'SARIF 2.1.0：带文件和行号的问题列表，用于代码扫描',
  ),
  github: t('annotations of GitHub Actions', 'GitHub Actions 的注解'),
};

const words = {
  formats: t('Formats (--format <name>):', '格式（--format <名称>）：'),
  offered: t(
    'human, json and ndjson work with every command. junit, sarif and github work with the commands that check: {commands}.',
    '所有命令都支持 human、json 和 ndjson；检查类命令（{commands}）还支持 junit、sarif 和 github。',
  ),
  streams: t(
    'The answer goes to stdout, or to a file with --output <file>. Progress, hints and wrong usage go to stderr; --quiet leaves progress and hints out.',
    '结果输出到 stdout，或用 --output <文件> 写入文件。进度、提示和用法错误输出到 stderr；--quiet 不输出进度和提示。',
  ),
  document: t(
    'A JSON document has schemaVersion, command, ok, exitCode and problems, and what the command found. Names, codes and members are the same in every language; sentences follow --lang.',
    'JSON 文档包含 schemaVersion、command、ok、exitCode、problems，以及命令的结果。字段名和代码不随语言变化，文字内容的语言由 --lang 决定。',
  ),
  schemas: t(
    'The JSON Schema of each command is in the package: schema/output/<command>.json. The commands and flags themselves: tim-push --help --json',
    '每个命令的 JSON Schema 在包内：schema/output/<命令>.json。以数据形式列出全部命令和参数：tim-push --help --json',
  ),
} as const;

/** The text; the commands are loaded for it, because each says itself whether it checks. */
export async function loadFormats(): Promise<(language: Language) => string> {
  const loaded = await Promise.all(commands.map(({ load }) => load()));
  const checking = loaded.filter(({ checks }) => checks === true).map(({ name }) => name);
  const list = t(checking.join(', '), checking.join('、'));
  return (language) =>
    [
      words.formats[language],
      ...columns(FORMATS.map((format) => [format, MEANINGS[format][language]])),
      '',
      ...[words.offered, words.streams, words.document, words.schemas].flatMap((text) => [
        fill(text, language, { commands: list }),
        '',
      ]),
    ].join('\n');
}
