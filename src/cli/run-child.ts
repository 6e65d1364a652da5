// Runs another program in our place: same streams, its signals, its exit code.
import { constants } from 'node:os';
import spawn from 'cross-spawn';
import type { ChildEnd, ChildOrder } from '../commands/context/io.js';
import { passedSignals } from '../text/platform.js';

export function runChild({ command, args, cwd, env, hasTerminal }: ChildOrder): Promise<ChildEnd> {
  return new Promise((resolve) => {
    const child = spawn(command, [...args], { cwd, env, stdio: 'inherit' });
    const passOn = (signal: NodeJS.Signals): void => {
      const isFromTerminal = hasTerminal && (signal === 'SIGINT' || signal === 'SIGQUIT');
      if (!isFromTerminal) child.kill(signal);
    };
    const signals = passedSignals(process.platform);
    for (const signal of signals) process.on(signal, passOn);
    const end = (result: ChildEnd): void => {
      for (const signal of signals) process.off(signal, passOn);
      resolve(result);
    };
    child.on('error', (error: NodeJS.ErrnoException) => {
      if (child.pid === undefined) end({ notStarted: reasonOf(error) });
    });
    // As shells say it: 128 and the number of the signal that ended the program.
    child.on('exit', (code, signal) =>
      end({ exitCode: code ?? 128 + (signal === null ? 0 : constants.signals[signal]) }),
    );
  });
}

const reasonOf = (error: NodeJS.ErrnoException): string =>
  error.code === 'ENOENT'
    ? 'no such program on the PATH and no such file'
    : error.code === 'EACCES'
      ? 'the file is no program or may not be run'
      : error.message;
