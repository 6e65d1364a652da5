// From argv to a command with its input. commander does the reading; its complaints become problems with a next step.
import { Command, CommanderError, Option } from 'commander';
import { type AnyCommand, camelCase, type FlagSpec, flagsOf, type Given } from '../../commands/define.js';
import { usageProblem } from '../../problems/entries/usage.js';
import type { Problem } from '../../problems/types.js';
import { didYouMean, notOneOf } from '../../problems/value-problem.js';
import { suggestFlag } from '../../text/suggest.js';
import { globalFlags, type RawFlags } from './globals.js';

export type Parsed =
  | { readonly kind: 'run'; readonly given: Given<readonly FlagSpec[]>; readonly flags: RawFlags }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'wrong'; readonly problem: Problem; readonly flags: RawFlags };

/** Config keys whose values must not be on a command line; a flag that looks like one gets its own answer. */
const SECRET_WORDS = /(secret|password|private|service-account|master)/i;

/** Reads the words behind the command's name. */
export function parseCommand(spec: AnyCommand, argv: readonly string[]): Parsed {
  const command = new Command(spec.name);
  const flags = [...flagsOf(spec), ...globalFlags];
  for (const flag of flags) command.addOption(toOption(flag));
  command
    .helpOption(false)
    .exitOverride()
    .configureOutput({ writeErr: () => {}, writeOut: () => {} });
  for (const argument of spec.arguments ?? []) {
    const name = argument.variadic === true ? `${argument.name}...` : argument.name;
    command.argument(argument.required ? `<${name}>` : `[${name}]`);
  }
  command.allowExcessArguments(false);

  const split = spec.passThrough === true ? argv.indexOf('--') : -1;
  const own = split === -1 ? argv : argv.slice(0, split);
  const rest = split === -1 ? [] : argv.slice(split + 1);
  // What is behind `--` is an argument, whatever it looks like.
  const asFlags = own.includes('--') ? own.slice(0, own.indexOf('--')) : own;
  if (asFlags.some((word) => word === '--help' || word === '-h')) return { kind: 'help' };
  if (asFlags.some((word) => word === '--version' || word === '-V')) return { kind: 'version' };
  let complaint: CommanderError | undefined;
  try {
    command.parse(own as string[], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    complaint = error;
  }
  const found = collect(command, flags);
  const bare = withoutValue(flags, asFlags);
  // `--title --lang en`: what is left over is no argument.
  if (bare !== undefined && (complaint === undefined || complaint.code === 'commander.excessArguments')) {
    const problem = usageProblem('usage/missing-value', { args: { command: spec.name, flag: `--${bare.name}` } });
    return { kind: 'wrong', problem, flags: { ...found, [bare.name]: undefined } };
  }
  if (complaint !== undefined) return { kind: 'wrong', problem: explain(complaint, spec, flags, own), flags: found };
  const empty = flags.find(({ name }) =>
    [found[name]].flat().some((value) => typeof value === 'string' && value.replace(/\p{Cf}/gu, '').trim() === ''),
  );
  if (empty !== undefined) {
    const problem = usageProblem('usage/empty-value', { args: { flag: `--${empty.name}` } });
    return { kind: 'wrong', problem, flags: { ...found, [empty.name]: undefined } };
  }
  // What a command does not look at is wrong all the same. Names of vendors have an answer of their own.
  for (const { name, values } of flagsOf(spec)) {
    const value = found[name];
    if (name !== 'vendor' && values !== undefined && typeof value === 'string' && !values.includes(value))
      return { kind: 'wrong', problem: notOneOf(`--${name}`, value, values), flags: { ...found, [name]: undefined } };
  }
  return {
    kind: 'run',
    flags: found,
    given: {
      args: command.args,
      rest,
      flags: Object.fromEntries(
        spec.flags.map((flag) => [camelCase(flag.name), readValue(flag, found[flag.name])]),
      ) as Given<readonly FlagSpec[]>['flags'],
      vendorOptions: Object.fromEntries(
        (spec.vendorFlags ?? []).flatMap(({ name }) => {
          const value = found[name];
          return typeof value === 'string' ? [[name, value]] : [];
        }),
      ),
    },
  };
}

/** The flag whose value is another flag, which commander takes: its own value was forgotten. `--title=--sandbox` is meant. */
function withoutValue(flags: readonly FlagSpec[], words: readonly string[]): FlagSpec | undefined {
  const byName = new Map(flags.map((flag) => [`--${flag.name}`, flag]));
  for (let i = 0; i < words.length; i += 1) {
    const flag = byName.get(words[i] ?? '');
    if (flag?.value === undefined || flag.optionalValue === true) continue;
    i += 1;
    if (byName.has((words[i] ?? '').replace(/=.*$/s, ''))) return flag;
  }
  return undefined;
}

/** As `FlagValues` promises it: a switch is true or false, a repeated flag a list. */
function readValue(flag: FlagSpec, value: RawFlags[string]): RawFlags[string] {
  if (flag.repeat === true) return typeof value === 'string' ? [value] : (value ?? []);
  return flag.value === undefined ? value === true : value;
}

function toOption(flag: FlagSpec): Option {
  const value =
    flag.value === undefined
      ? ''
      : flag.optionalValue === true
        ? ` [${flag.value.replace(/[[\]<>]/g, '')}]`
        : ` <${flag.value.replace(/[[\]<>|]/g, '-')}>`;
  const option = new Option(`${flag.short === undefined ? '' : `-${flag.short}, `}--${flag.name}${value}`);
  if (flag.repeat === true) option.argParser<string[]>((item, previous) => [...(previous ?? []), item]);
  return option;
}

/** By long name. `--no-x` switches are read from what commander calls x. */
function collect(command: Command, flags: readonly FlagSpec[]): RawFlags {
  const found: Record<string, RawFlags[string]> = {};
  for (const flag of flags) {
    const option = command.options.find((item) => item.long === `--${flag.name}`);
    if (option === undefined) continue;
    const attribute = option.attributeName();
    const value = command.getOptionValue(attribute) as RawFlags[string];
    if (flag.name.startsWith('no-')) {
      if (value === false) found[flag.name] = true;
    } else if (value !== undefined && !(value === true && command.getOptionValueSource(attribute) === 'default')) {
      found[flag.name] = value;
    }
  }
  return found;
}

function explain(
  error: CommanderError,
  spec: AnyCommand,
  flags: readonly FlagSpec[],
  argv: readonly string[],
): Problem {
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  // Cut at "=": what is behind it may be a secret and is never repeated.
  const flag = (quoted.split('=')[0] ?? '').split(' ')[0] ?? '';
  switch (error.code) {
    case 'commander.unknownOption':
      return unknownFlag(
        argv.find((word) => word === flag || word.startsWith(`${flag}=`) || word.startsWith(flag))?.split('=')[0] ??
          flag,
        spec,
        flags,
      );
    case 'commander.optionMissingArgument':
      return usageProblem('usage/missing-value', {
        args: { command: spec.name, flag: flag.startsWith('-c,') ? '--config' : longNameOf(quoted) },
      });
    case 'commander.missingArgument':
      return usageProblem('usage/missing-argument', { args: { command: spec.name, name: quoted } });
    default: {
      const dashed = argv.find((word) => OTHER_DASHES.test(word))?.split(/[=＝\s]/)[0];
      return dashed === undefined
        ? usageProblem('usage/too-many-arguments', { args: { command: spec.name } })
        : unknownFlag(dashed, spec, flags);
    }
  }
}

/** Word processors and Chinese keyboards make other dashes of two hyphens. */
const OTHER_DASHES = /^[\u2010-\u2015\u2212\uff0d][\u2010-\u2015\u2212\uff0d-]*/;

function unknownFlag(typed: string, spec: AnyCommand, flags: readonly FlagSpec[]): Problem {
  const plain = typed.replace(OTHER_DASHES, '--');
  if (SECRET_WORDS.test(plain)) {
    const variable = `TIM_PUSH_${plain.replace(/^-+/, '').replace(/-/g, '_').toUpperCase()}`;
    return usageProblem('usage/secret-on-command-line', { args: { flag: typed, variable } });
  }
  const names = flags.map(({ name }) => name);
  const nearest = plain === '--env-file' ? '--dotenv' : suggestFlag(plain, names);
  return usageProblem('usage/unknown-flag', {
    args: {
      command: spec.name,
      // A switch that was given a value.
      flag: names.some((name) => typed === `--${name}`) ? `${typed}=…` : typed,
      suggestion: didYouMean(nearest),
      help: `tim-push ${spec.name} --help`,
    },
  });
}

const longNameOf = (definition: string): string => /--[a-z-]+/.exec(definition)?.[0] ?? definition;
