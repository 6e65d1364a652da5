// Writes a command's answer in the asked format, to stdout or to a file.
import { resolve } from 'node:path';
import type { Globals } from '../commands/context/context.js';
import type { Io } from '../commands/context/io.js';
import type { CommandResult } from '../commands/define.js';
import type { Redactor } from '../http/redaction/redactor.js';
import { programProblem } from '../problems/entries/program.js';
import { usageProblem } from '../problems/entries/usage.js';
import { EXIT } from '../problems/exit-code.js';
import type { Problem } from '../problems/types.js';
import {
  githubAnnotations,
  jsonDocument,
  junitDocument,
  type MachineReport,
  sarifDocument,
} from '../report/machine.js';
import { layoutProblems } from '../report/problem.js';
import { makeTerminalText, type TerminalText } from '../report/terminal-text.js';
import { wrapLines } from '../report/wrap.js';
import { appendToFile, writeOwnerFile } from '../stores/user-files.js';
import { jsonText, painted, printableLines } from '../text/printable.js';
import { version } from '../version.js';
import { readGlobals } from './command-line/globals.js';
import { asTyped, columnsOf, wrapColumns } from './program-name.js';

export interface Answer {
  readonly io: Io;
  /** For the file of --output; the streams are masked already. */
  readonly redactor: Redactor;
  readonly globals: Globals;
  readonly command: string;
  readonly color: boolean;
  readonly output: string | undefined;
  /** The file of --output holds parts of the answer already; this is the rest. */
  readonly isBegun?: boolean | undefined;
  readonly result: CommandResult;
}

/** What layouts for people write on. */
export const terminalOf = ({
  io,
  globals,
  color,
  output,
}: Omit<Answer, 'result' | 'redactor' | 'command' | 'isBegun'>): TerminalText =>
  makeTerminalText({
    language: globals.language,
    columns: io.stdout.columns,
    wrapAt: output === undefined ? wrapColumns(io.stdout, io.program) : undefined,
    color,
    showTokens: globals.showTokens,
  });

/** A text for people as it leaves the program: commands as they are typed here, and no line longer than the terminal it goes to. */
export const shown = (
  text: string,
  program: string | undefined,
  stream: Parameters<typeof columnsOf>[0] = {},
): string => wrapLines(painted(asTyped(text, program)), columnsOf(stream));

/** Writes the answer and gives back the exit code. */
export async function writeAnswer(answer: Answer): Promise<number> {
  const { io, globals, result } = answer;
  const terminal = terminalOf(answer);
  const text = await format(answer, terminal);
  // Rows of NDJSON are in the file already.
  const isStreamed = globals.format === 'ndjson' && result.streamed === true;
  // Complaints about the command line are conversation, not answer.
  const isComplaint = globals.format === 'human' && result.exitCode === EXIT.usage && text === '';
  if (isComplaint) {
    const own = { ...terminal, wrapAt: wrapColumns(io.stderr, io.program) };
    io.stderr.write(shown(layoutProblems(own, result.problems).join('\n'), io.program, io.stderr));
  } else if (answer.output !== undefined && !isStreamed) {
    try {
      const put = answer.isBegun === true ? appendToFile : writeOwnerFile;
      await put(resolve(io.cwd, answer.output), answer.redactor.output(text));
    } catch (error) {
      const problem = usageProblem('usage/unwritable-file', {
        args: { file: answer.output, flag: '--output', reason: error instanceof Error ? error.message : String(error) },
      });
      // The answer is not lost: it goes to stdout instead.
      io.stdout.write(text);
      io.stderr.write(`${layoutProblems(terminal, [problem]).join('\n')}\n`);
      return EXIT.usage;
    }
  } else if (text !== '') {
    io.stdout.write(text);
  }
  if (result.foreignExit === true) return result.exitCode;
  if (globals.format === 'human' && result.exitCode !== EXIT.ok) io.stderr.write(`exit ${result.exitCode}\n`);
  return result.exitCode;
}

async function format(answer: Answer, terminal: TerminalText): Promise<string> {
  const { globals, result } = answer;
  if (globals.format === 'human') {
    const stream = result.asItIs === true || answer.output !== undefined ? {} : answer.io.stdout;
    return shown(await result.human(terminal), answer.io.program, stream);
  }
  if (result.silent === true) return '';
  const report: MachineReport = {
    command: answer.command,
    version,
    exitCode: result.exitCode,
    problems: result.problems,
    document: result.document,
    cases: result.cases ?? [],
    language: globals.language,
  };
  switch (globals.format) {
    case 'json':
      return `${jsonText(jsonDocument(report), 2)}\n`;
    case 'ndjson':
      // Commands with rows have streamed them; the others answer with their document on one line.
      return result.streamed === true ? '' : `${jsonText(jsonDocument(report))}\n`;
    case 'junit':
      return junitDocument(report);
    case 'sarif':
      return `${jsonText(sarifDocument(report), 2)}\n`;
    case 'github':
      return githubAnnotations(report);
  }
}

/** A bug of ours: one calm line, the stack only with --debug. */
export async function answerForBug(
  error: unknown,
  argv: readonly string[],
  io: Io,
  redactor: Redactor,
): Promise<number> {
  const { globals, color } = readGlobals({ json: argv.includes('--json'), debug: argv.includes('--debug') }, io);
  const reason = error instanceof Error ? `${error.name}: ${error.message.split('\n')[0] ?? ''}` : String(error);
  const problem = programProblem('program/internal', { args: { version, reason } });
  if (globals.debug && error instanceof Error) io.stderr.write(`${printableLines(error.stack ?? '')}\n`);
  const terminal = makeTerminalText({
    language: globals.language,
    columns: io.stderr.columns,
    color,
    showTokens: false,
  });
  if (globals.format === 'human') io.stderr.write(`${layoutProblems(terminal, [problem]).join('\n')}`);
  const result: CommandResult = { exitCode: EXIT.internal, document: {}, problems: [problem], human: () => '' };
  return writeAnswer({ io, redactor, globals, command: 'tim-push', color, output: undefined, result });
}

/** The answer of a command line that is wrong: nothing was begun. */
export const onlyProblems = (problems: readonly Problem[]): CommandResult => ({
  exitCode: EXIT.usage,
  document: {},
  problems,
  human: () => '',
});
