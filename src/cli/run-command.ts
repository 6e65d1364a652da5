// One command with its flags read: what it has at hand while it runs, and its answer.
import { resolve } from 'node:path';
import type { CommandContext } from '../commands/context/context.js';
import type { Io } from '../commands/context/io.js';
import { stopWith } from '../commands/context/stop.js';
import type { AnyCommand, CommandResult } from '../commands/define.js';
import type { Redactor } from '../http/redaction/redactor.js';
import { EXIT } from '../problems/exit-code.js';
import { readSandboxChoice } from '../session/sandbox/choice.js';
import { fill, t } from '../text/language.js';
import { jsonText } from '../text/printable.js';
import { onlyProblems, shown, terminalOf, writeAnswer } from './answer.js';
import { problemsBefore, readDotenv } from './before-run.js';
import { readGlobals } from './command-line/globals.js';
import type { Parsed } from './command-line/parse.js';
import { passwordsInUrls } from './command-line/url-passwords.js';

interface Run {
  readonly spec: AnyCommand;
  readonly parsed: Extract<Parsed, { readonly kind: 'run' }>;
  readonly io: Io;
  readonly redactor: Redactor;
  /** The whole program once more, for commands that run another one. */
  readonly runCommand: CommandContext['runCommand'];
}

/** Beside a refusal whose words are those of the real service. */
const APPS_OF_SANDBOX = t(
  'The sandbox at {url} knows only the apps it was started with: start it in the folder of the config, or with tim-push sandbox -c <config>.',
  '{url} 的沙箱只认识启动时登记的应用：请在配置所在目录启动沙箱，或运行 tim-push sandbox -c <配置文件>。',
);

export async function execute({ spec, parsed, io, redactor, runCommand }: Run): Promise<number> {
  const { given, flags } = parsed;
  for (const password of passwordsInUrls(flags, io.env)) redactor.add(password);
  const { globals, output, color, problems } = readGlobals(flags, io);
  const settled = { io, redactor, globals, command: spec.name, color };
  const surroundings = await readDotenv(io, globals);
  const wrong = [
    ...problems,
    ...(await problemsBefore(spec, flags, globals, 'io' in surroundings ? surroundings.io : io)),
  ];
  if (wrong.length > 0) return writeAnswer({ ...settled, output: undefined, result: onlyProblems(wrong) });
  if ('problem' in surroundings) return writeAnswer({ ...settled, output, result: stopWith([surroundings.problem]) });
  for (const password of passwordsInUrls({}, surroundings.io.env)) redactor.add(password);

  const abort = new AbortController();
  const leave = new AbortController();
  const stopListening = io.onInterrupt(() => {
    if (!abort.signal.aborted) abort.abort();
    // A program that runs under us decides for itself when it has had enough.
    else if (given.rest.length > 0) return;
    else if (!leave.signal.aborted) leave.abort();
    else io.endProcess(EXIT.interrupted);
  });
  const file = output === undefined ? undefined : await partsFile(resolve(io.cwd, output), redactor);
  const conversation = (text: string): void => {
    if (!globals.quiet) io.stderr.write(text);
  };
  const said = (line: string): string => shown(`${line}\n`, io.program, io.stderr);
  const context: CommandContext = {
    io: surroundings.io,
    globals,
    redactor,
    answer: (human) => {
      if (globals.format !== 'human') return;
      const stream = file === undefined ? io.stdout : {};
      const text = shown(human(terminalOf({ io, globals, color, output })), io.program, stream);
      if (file === undefined) io.stdout.write(text);
      else {
        file.write(text);
        conversation(text);
      }
    },
    note: (line) => conversation(said(line)),
    warn: (line) => {
      io.stderr.write(said(line));
    },
    row: (value) => {
      if (globals.format === 'ndjson') (file ?? io.stdout).write(`${jsonText(value)}\n`);
    },
    runCommand,
    signal: abort.signal,
    leaving: leave.signal,
  };
  try {
    const result = await Promise.race([spec.run(context, given), leftBehind(leave.signal, io)]);
    const exitCode = await writeAnswer({ ...settled, output, isBegun: file?.isBegun(), result });
    const sandbox = readSandboxChoice(flags['sandbox'], surroundings.io.env);
    if (exitCode === EXIT.credentials && sandbox.kind === 'url')
      context.note(fill(APPS_OF_SANDBOX, globals.language, { url: sandbox.url }));
    if (leave.signal.aborted) io.endProcess(exitCode);
    return exitCode;
  } finally {
    file?.close();
    stopListening();
  }
}

/** The file of --output, for parts of the answer that come while the command runs. */
async function partsFile(
  path: string,
  redactor: Redactor,
): Promise<{ write(text: string): void; isBegun(): boolean; close(): void }> {
  const { rowFile } = await import('../stores/user-files.js');
  const file = rowFile(path);
  let isBegun = false;
  return {
    write: (text) => {
      isBegun = true;
      file.write(redactor.output(text));
    },
    isBegun: () => isBegun,
    close: () => file.close(),
  };
}

/** How long a command may take to answer after it was asked to stop. */
const LEAVE_MS = 10_000;

/** The answer in the place of a command that does not end after a request to end. */
const leftBehind = (leaving: AbortSignal, { clock }: Io): Promise<CommandResult> =>
  new Promise((resolve, reject) => {
    const answer = async (): Promise<CommandResult> => {
      await clock.sleep(LEAVE_MS);
      const { programProblem } = await import('../problems/entries/program.js');
      return stopWith([programProblem('program/interrupted')]);
    };
    leaving.addEventListener('abort', () => answer().then(resolve, reject), { once: true });
  });
