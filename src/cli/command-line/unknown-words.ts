// A command line that cannot be run: an unknown command, a flag without a command; each with the nearest that exists.
import { commands } from '../../commands/index.js';
import { usageProblem } from '../../problems/entries/usage.js';
import type { Problem } from '../../problems/types.js';
import { didYouMean } from '../../problems/value-problem.js';
import { suggest, suggestFlag } from '../../text/suggest.js';
import { topics } from '../topics/index.js';
import { VALUE_FLAGS } from './first-words.js';
import { globalFlags } from './globals.js';

/** What other programs call it. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    push: 'send',
    发送: 'send',
    test: 'smoke',
    status: 'device-status',
    verify: 'check-config',
    vivo: 'vivo-test',
    version: '--version',
  }),
);

export function unknownCommand(word: string): Problem {
  const nearest = topics.some(({ name }) => name === word)
    ? `help ${word}`
    : (OTHER_NAMES.get(word.toLowerCase()) ??
      suggest(
        word,
        commands.map((command) => command.name),
      ));
  return usageProblem('usage/unknown-command', {
    args: { name: word.slice(0, 40), suggestion: didYouMean(nearest) },
  });
}

/** A line without a command is a question for help, unless a flag on it is none that every command has. */
export function strayFlag(argv: readonly string[]): Problem | undefined {
  const known = globalFlags.flatMap(({ name, short }) => [`--${name}`, ...(short === undefined ? [] : [`-${short}`])]);
  const stray = argv.find(
    (word, i) => !VALUE_FLAGS.has(argv[i - 1] ?? '') && !known.includes(word.split('=')[0] ?? ''),
  );
  if (stray === undefined) return undefined;
  const flag = stray.split('=')[0] ?? '';
  return usageProblem('usage/unknown-flag', {
    args: {
      command: 'tim-push',
      flag,
      suggestion: didYouMean(
        suggestFlag(
          flag,
          globalFlags.map(({ name }) => name),
        ),
      ),
      help: 'tim-push --help',
    },
  });
}
