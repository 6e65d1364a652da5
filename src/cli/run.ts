// One run of the program: finds the command, reads its flags, and hands it over; help and version are answered here.

import type { Io } from '../commands/context/io.js';
import { commands } from '../commands/index.js';
import { createRedactor, type Redactor } from '../http/redaction/redactor.js';
import { EXIT } from '../problems/exit-code.js';
import type { Problem } from '../problems/types.js';
import { jsonText } from '../text/printable.js';
import { version } from '../version.js';
import { commandNameIn, languageIn, wantsJson } from './command-line/first-words.js';
import type { RawFlags } from './command-line/globals.js';
import { maskIo } from './masked-io.js';
import { asTyped, columnsOf } from './program-name.js';

/** Runs the program once. Never throws: our own bugs end as exit code 70. */
export async function runCli(argv: readonly string[], given: Io): Promise<number> {
  const redactor = createRedactor();
  const io = maskIo(given, redactor);
  try {
    return await dispatch(argv, io, redactor);
  } catch (error) {
    const { answerForBug } = await import('./answer.js');
    return answerForBug(error, argv, io, redactor);
  }
}

async function dispatch(argv: readonly string[], io: Io, redactor: Redactor): Promise<number> {
  if (argv[0] === '__complete') {
    const { answerShell } = await import('./complete.js');
    await answerShell(argv.slice(1), io);
    return 0;
  }
  const name = commandNameIn(argv);
  if (name === undefined) {
    if (argv.includes('--version') || argv.includes('-V')) return printVersion(io);
    const isHelp = argv.length === 0 || argv.includes('--help') || argv.includes('-h');
    const stray = isHelp ? undefined : (await import('./command-line/unknown-words.js')).strayFlag(argv);
    return stray === undefined
      ? help(undefined, argv, io, redactor)
      : answerProblem(argv, io, redactor, 'tim-push', stray);
  }
  const words = argv.filter((_, i) => i !== name.index);
  if (name.word === 'help') return help(commandNameIn(words)?.word, words, io, redactor);
  const listed = commands.find((command) => command.name === name.word);
  if (listed === undefined) {
    const { unknownCommand } = await import('./command-line/unknown-words.js');
    return answerProblem(argv, io, redactor, name.word, unknownCommand(name.word));
  }

  const spec = await listed.load();
  const { parseCommand } = await import('./command-line/parse.js');
  const parsed = parseCommand(spec, words);
  if (parsed.kind === 'version') return printVersion(io);
  if (parsed.kind === 'help') return help(spec.name, words, io, redactor);
  if (parsed.kind === 'wrong') return answerProblem(argv, io, redactor, spec.name, parsed.problem, parsed.flags);
  const { execute } = await import('./run-command.js');
  return execute({ spec, parsed, io, redactor, runCommand: runCli });
}

async function answerProblem(
  argv: readonly string[],
  io: Io,
  redactor: Redactor,
  command: string,
  problem: Problem,
  flags: RawFlags = {},
): Promise<number> {
  const [{ readGlobals }, { onlyProblems, writeAnswer }] = await Promise.all([
    import('./command-line/globals.js'),
    import('./answer.js'),
  ]);
  const given = (name: string) => (argv.includes(`--${name}`) ? { [name]: true } : {});
  const asked = { ...flags, ...given('json'), ...given('no-color'), ...given('color'), lang: languageIn(argv, io) };
  const { globals, color } = readGlobals(asked, io);
  return writeAnswer({ io, redactor, globals, command, color, output: undefined, result: onlyProblems([problem]) });
}

/** On a terminal lines end at words; in a pipe they stay whole. */
async function printHelp(text: string, { stdout, program }: Io): Promise<void> {
  const columns = columnsOf(stdout);
  const typed = asTyped(text, program);
  stdout.write(columns === undefined ? typed : (await import('../report/wrap.js')).wrapLines(typed, columns));
}

async function help(word: string | undefined, argv: readonly string[], io: Io, redactor: Redactor): Promise<number> {
  const { findHelp } = await import('./help/answer.js');
  const found = await findHelp(word, languageIn(argv, io));
  if ('problem' in found) return answerProblem(argv, io, redactor, 'help', found.problem);
  if (!wantsJson(argv)) {
    await printHelp(found.text, io);
    return EXIT.ok;
  }
  const { jsonDocument } = await import('../report/machine.js');
  const document = jsonDocument({
    command: 'help',
    version,
    exitCode: EXIT.ok,
    problems: [],
    document: await found.document(),
    cases: [],
    language: languageIn(argv, io),
  });
  io.stdout.write(`${jsonText(document, 2)}\n`);
  return EXIT.ok;
}

function printVersion({ stdout }: Io): number {
  stdout.write(`${version}\n`);
  return EXIT.ok;
}
