// One run of the program: find the command, parse, run, write the answer, settle the exit code.

import type { CommandContext, Globals } from '../commands/context/context.js';
import type { Io } from '../commands/context/io.js';
import type { AnyCommand, CommandResult } from '../commands/define.js';
import { commands } from '../commands/index.js';
import { createRedactor, type Redactor } from '../http/redactor.js';
import { EXIT } from '../problems/exit-code.js';
import type { Problem } from '../problems/types.js';
import { detectLanguage, type Language } from '../text/language.js';
import { jsonText, painted } from '../text/printable.js';
import { version } from '../version.js';
import type { RawFlags } from './globals.js';
import { maskIo } from './masked-io.js';
import type { Parsed } from './parse.js';
import { asTyped, wrapColumns } from './program-name.js';

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
    const stray = argv.includes('--help') || argv.includes('-h') ? undefined : await strayFlag(argv);
    return stray === undefined
      ? help(undefined, argv, io, redactor)
      : answerProblem(argv, io, redactor, 'tim-push', stray);
  }
  const words = argv.filter((_, i) => i !== name.index);
  if (name.word === 'help') return help(commandNameIn(words)?.word, words, io, redactor);
  const listed = commands.find((command) => command.name === name.word);
  if (listed === undefined) return answerProblem(argv, io, redactor, name.word, await unknownCommand(name.word));

  const spec = await listed.load();
  const { parseCommand } = await import('./parse.js');
  const parsed = parseCommand(spec, words);
  if (parsed.kind === 'version') return printVersion(io);
  if (parsed.kind === 'help') return help(spec.name, words, io, redactor);
  if (parsed.kind === 'wrong') return answerProblem(argv, io, redactor, spec.name, parsed.problem, parsed.flags);
  return execute(spec, parsed, io, redactor);
}

async function execute(
  spec: AnyCommand,
  { given, flags }: Extract<Parsed, { kind: 'run' }>,
  io: Io,
  redactor: Redactor,
): Promise<number> {
  const [{ readGlobals }, { terminalOf, writeAnswer }] = await Promise.all([
    import('./globals.js'),
    import('./answer.js'),
  ]);
  const { globals, output, color, problems } = readGlobals(flags, io);
  const unfit = await formatProblem(spec, globals);
  const empty = await emptySandboxVariable(spec, flags, io);
  const unwritable = await unwritableFile(spec, flags, io);
  const wrong = [
    ...problems,
    ...(unwritable === undefined ? [] : [unwritable]),
    ...(unfit === undefined ? [] : [unfit]),
    ...(empty === undefined ? [] : [empty]),
  ];
  const surroundings = await readDotenv(io, globals);
  if ('problem' in surroundings && wrong.length === 0)
    return writeAnswer({
      io,
      redactor,
      globals,
      command: spec.name,
      color,
      output,
      result: (await import('../commands/context/stop.js')).stopWith([surroundings.problem]),
    });
  if (wrong.length > 0 || 'problem' in surroundings)
    return writeAnswer({ io, redactor, globals, command: spec.name, color, output: undefined, result: failed(wrong) });

  const abort = new AbortController();
  const leave = new AbortController();
  const stopListening = io.onInterrupt(() => {
    if (!abort.signal.aborted) abort.abort();
    // A program that runs under us decides for itself when it has had enough.
    else if (given.rest.length > 0) return;
    else if (!leave.signal.aborted) leave.abort();
    else io.endProcess(EXIT.interrupted);
  });
  const rows = await rowsTo(output, globals, io, redactor);
  const context: CommandContext = {
    io: surroundings.io,
    globals,
    redactor,
    answer: (human) => {
      const text = human(terminalOf({ io, globals, color, output }));
      if (globals.format === 'human') io.stdout.write(painted(asTyped(text, io.program)));
    },
    note: (line) => {
      if (!globals.quiet) io.stderr.write(`${painted(asTyped(line, io.program))}\n`);
    },
    warn: (line) => {
      io.stderr.write(`${painted(asTyped(line, io.program))}\n`);
    },
    row: (value) => {
      if (globals.format === 'ndjson') rows.write(`${jsonText(value)}\n`);
    },
    runCommand: runCli,
    signal: abort.signal,
    leaving: leave.signal,
  };
  try {
    const result = await Promise.race([spec.run(context, given), leftBehind(leave.signal, io)]);
    const exitCode = await writeAnswer({ io, redactor, globals, command: spec.name, color, output, result });
    if (leave.signal.aborted) io.endProcess(exitCode);
    return exitCode;
  } finally {
    rows.close?.();
    stopListening();
  }
}

/** A command that was told to leave has so long for an answer of its own. */
const LEAVE_MS = 10_000;

/** The answer in the place of a command that does not end after a request to end. */
const leftBehind = (leaving: AbortSignal, { clock }: Io): Promise<CommandResult> =>
  new Promise((resolve, reject) => {
    const answer = async (): Promise<CommandResult> => {
      await clock.sleep(LEAVE_MS);
      const [{ stopWith }, { programProblem }] = await Promise.all([
        import('../commands/context/stop.js'),
        import('../problems/entries/program.js'),
      ]);
      return stopWith([programProblem('program/interrupted')]);
    };
    leaving.addEventListener('abort', () => answer().then(resolve, reject), { once: true });
  });

/** Where NDJSON rows go: the file of --output, or stdout. */
async function rowsTo(
  output: string | undefined,
  { format }: Globals,
  { stdout, cwd }: Io,
  redactor: Redactor,
): Promise<{ write(text: string): unknown; close?(): void }> {
  if (output === undefined || format !== 'ndjson') return { write: (text) => stdout.write(text) };
  const [{ rowFile }, { resolve }] = await Promise.all([import('../stores/user-files.js'), import('node:path')]);
  const file = rowFile(resolve(cwd, output));
  return { write: (text) => file.write(redactor.output(text)), close: () => file.close() };
}

async function formatProblem(spec: AnyCommand, globals: Globals): Promise<Problem | undefined> {
  const offered = spec.checks === true ? undefined : ['human', 'json', 'ndjson'];
  if (offered === undefined || offered.includes(globals.format)) return undefined;
  const { usageProblem } = await import('../problems/entries/usage.js');
  return usageProblem('usage/format-not-offered', {
    args: { command: spec.name, format: globals.format, offered: offered.join(', ') },
  });
}

/** The same process with the variables of --dotenv beneath those of the environment. Its streams stay unopened. */
async function readDotenv(io: Io, { dotenv }: Globals): Promise<{ readonly io: Io } | { readonly problem: Problem }> {
  if (dotenv === undefined) return { io };
  const [{ withDotenv }, { resolve }] = await Promise.all([import('../session/dotenv.js'), import('node:path')]);
  const read = await withDotenv(resolve(io.cwd, dotenv), dotenv, io.env);
  if ('problem' in read) return read;
  return { io: Object.create(io, { env: { value: read.env, enumerable: true } }) as Io };
}

/** A run whose answer cannot be written must not begin: what it sends cannot be taken back. */
async function unwritableFile(spec: AnyCommand, flags: RawFlags, io: Io): Promise<Problem | undefined> {
  const [{ globalFlags }, { resolve }] = await Promise.all([import('./globals.js'), import('node:path')]);
  for (const { name, writes } of [...spec.flags, ...globalFlags]) {
    const file = flags[name];
    if (writes !== true || typeof file !== 'string') continue;
    const { whyUnwritable } = await import('../stores/user-files.js');
    const reason = await whyUnwritable(resolve(io.cwd, file));
    if (reason === undefined) continue;
    const { usageProblem } = await import('../problems/entries/usage.js');
    return usageProblem('usage/unwritable-file', { args: { file, flag: `--${name}`, reason } });
  }
  return undefined;
}

/** A variable that is set to nothing must not send a test run to the real services. */
async function emptySandboxVariable(spec: AnyCommand, flags: RawFlags, { env }: Io): Promise<Problem | undefined> {
  const isEmpty = env['TIM_PUSH_SANDBOX_URL']?.trim() === '';
  // `sandbox` itself starts one; where it asks for a running one it looks at the variable on its own.
  const mayUse = spec.flags.some(({ name, optionalValue }) => name === 'sandbox' && optionalValue === true);
  if (!isEmpty || typeof flags['sandbox'] === 'string' || !mayUse) return undefined;
  const { usageProblem } = await import('../problems/entries/usage.js');
  return usageProblem('usage/empty-value', { args: { flag: 'TIM_PUSH_SANDBOX_URL' } });
}

const failed = (problems: readonly Problem[]): CommandResult => ({
  exitCode: 2,
  document: {},
  problems,
  human: () => '',
});

async function answerProblem(
  argv: readonly string[],
  io: Io,
  redactor: Redactor,
  command: string,
  problem: Problem,
  flags: RawFlags = {},
): Promise<number> {
  const [{ readGlobals }, { writeAnswer }] = await Promise.all([import('./globals.js'), import('./answer.js')]);
  const asked = { ...flags, ...(argv.includes('--json') ? { json: true } : {}), lang: languageIn(argv, io) };
  const { globals, color } = readGlobals(asked, io);
  return writeAnswer({ io, redactor, globals, command, color, output: undefined, result: failed([problem]) });
}

/** On a terminal lines end at words; in a pipe they stay whole. */
async function printHelp(text: string, { stdout, program }: Io): Promise<void> {
  const columns = wrapColumns(stdout, program);
  const wrapped = columns === undefined ? text : (await import('../report/wrap.js')).wrapLines(text, columns);
  stdout.write(asTyped(wrapped, program));
}

async function help(word: string | undefined, argv: readonly string[], io: Io, redactor: Redactor): Promise<number> {
  const { findHelp } = await import('./answer-help.js');
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

const wantsJson = (argv: readonly string[]): boolean =>
  argv.some(
    (word, i) => word === '--json' || word === '--format=json' || (word === 'json' && argv[i - 1] === '--format'),
  );

function printVersion({ stdout }: Io): number {
  stdout.write(`${version}\n`);
  return EXIT.ok;
}

/** Global flags with a value, whose value must not be taken for the command's name. */
const VALUE_FLAGS = new Set([
  '--config',
  '-c',
  '--profile',
  '--dotenv',
  '--format',
  '--output',
  '--lang',
  '--timeout',
  '--proxy',
  '--ca-file',
]);

/** The first word that is neither a flag nor a flag's value. */
function commandNameIn(argv: readonly string[]): { word: string; index: number } | undefined {
  for (let i = 0; i < argv.length; i += 1) {
    const word = argv[i] ?? '';
    if (word === '--') return undefined;
    if (VALUE_FLAGS.has(word)) i += 1;
    else if (!word.startsWith('-')) return { word, index: i };
  }
  return undefined;
}

/** The language before the flags are parsed: help and complaints need it early. */
function languageIn(argv: readonly string[], io: Io): Language {
  const joined = argv.find((word) => word.startsWith('--lang='))?.slice('--lang='.length);
  const position = argv.indexOf('--lang');
  const asked = joined ?? (position === -1 ? undefined : argv[position + 1]);
  return asked === 'en' || asked === 'zh' ? asked : detectLanguage(io.env);
}

async function unknownCommand(word: string): Promise<Problem> {
  const [{ usageProblem }, { suggest }, { didYouMean }, { topics }] = await Promise.all([
    import('../problems/entries/usage.js'),
    import('../text/suggest.js'),
    import('../problems/value-problem.js'),
    import('./topics/index.js'),
  ]);
  const nearest = topics.some(({ name }) => name === word)
    ? `help ${word}`
    : suggest(
        word,
        commands.map((command) => command.name),
      );
  return usageProblem('usage/unknown-command', {
    args: { name: word.slice(0, 40), suggestion: didYouMean(nearest) },
  });
}

/** A line without a command is a question for help, unless a flag on it is none that every command has. */
async function strayFlag(argv: readonly string[]): Promise<Problem | undefined> {
  const { globalFlags } = await import('./globals.js');
  const known = globalFlags.flatMap(({ name, short }) => [`--${name}`, ...(short === undefined ? [] : [`-${short}`])]);
  const stray = argv.find(
    (word, i) => !VALUE_FLAGS.has(argv[i - 1] ?? '') && !known.includes(word.split('=')[0] ?? ''),
  );
  if (stray === undefined) return undefined;
  const [{ usageProblem }, { suggest }, { didYouMean }] = await Promise.all([
    import('../problems/entries/usage.js'),
    import('../text/suggest.js'),
    import('../problems/value-problem.js'),
  ]);
  const flag = stray.split('=')[0] ?? '';
  return usageProblem('usage/unknown-flag', {
    args: { command: 'tim-push', flag, suggestion: didYouMean(suggest(flag, known)), help: 'tim-push --help' },
  });
}
