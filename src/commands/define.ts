// What a command is: name, examples, flags and one function that gets the flags as one typed object. The entry point parses, the report room lays out.
import type { Problem } from '../problems/types.js';
import type { CheckCase } from '../report/machine.js';
import type { TerminalText } from '../report/terminal-text.js';
import type { Text } from '../text/language.js';
import type { CommandContext } from './context/context.js';

/** The headings under which a help text lists flags; `own` is what a command alone has. */
export type FlagGroup =
  | 'own'
  | 'target'
  | 'message'
  | 'sending'
  | 'many'
  | 'vendor'
  | 'phone'
  | 'values'
  | 'network'
  | 'output';

export interface FlagSpec {
  /** Long name without dashes. */
  readonly name: string;
  readonly short?: string;
  /** Placeholder of the value; without it the flag is a switch. */
  readonly value?: string;
  /** The value may be left out (`--sandbox` and `--sandbox=<url>`). */
  readonly optionalValue?: boolean;
  readonly values?: readonly string[];
  /** The value is a file that is written in the end: it is tried before anything else happens. */
  readonly writes?: boolean;
  /** May be given several times. */
  readonly repeat?: boolean;
  /** Where the help lists it; `own` where it is left out. */
  readonly group?: FlagGroup;
  readonly describe: Text;
}

export interface ArgumentSpec {
  readonly name: string;
  readonly required: boolean;
  readonly variadic?: boolean;
  /** For completion: the words it takes. */
  readonly values?: readonly string[];
  readonly describe: Text;
}

export interface Example {
  readonly command: string;
  readonly says: Text;
}

/** What is on the command line for a flag; a mistyped name is a type error wherever it is read. */
export type FlagValues<F extends readonly FlagSpec[]> = {
  readonly [S in F[number] as CamelCase<S['name']>]: FlagValue<S>;
};

/** A switch is true or false, a repeated flag a list, any other text or undefined; `true` where the value may be left out. */
type FlagValue<S extends FlagSpec> = S extends { readonly repeat: true }
  ? readonly string[]
  : S extends { readonly optionalValue: true }
    ? string | true | undefined
    : S extends { readonly value: string }
      ? string | undefined
      : boolean;

type CamelCase<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<CamelCase<Rest>>}`
  : Name;

/** The parsed command line of one command. */
export interface Given<F extends readonly FlagSpec[]> {
  readonly flags: FlagValues<F>;
  /** Values of flags only one vendor understands, by their long name. */
  readonly vendorOptions: Readonly<Record<string, string>>;
  readonly args: readonly string[];
  /** What was behind `--`. */
  readonly rest: readonly string[];
}

export interface CommandResult {
  readonly exitCode: number;
  /** What the JSON document holds besides the common members. */
  readonly document: Readonly<Record<string, unknown>>;
  readonly problems: readonly Problem[];
  human(terminal: TerminalText): string;
  /** The text is a file of another language, such as a script: no line of it is cut. */
  readonly asItIs?: boolean;
  /** The exit code is another program's: nothing is said about it. */
  readonly foreignExit?: boolean;
  /** True when every row was already written by `row`. */
  readonly streamed?: boolean;
  /** True when nothing more goes to stdout in machine formats. */
  readonly silent?: boolean;
  /** Test cases for JUnit; findings alone otherwise. */
  readonly cases?: readonly CheckCase[];
}

export interface CommandSpec<F extends readonly FlagSpec[] = readonly FlagSpec[]> {
  readonly arguments?: readonly ArgumentSpec[];
  readonly examples: readonly Example[];
  readonly flags: F;
  /** Flags only one vendor understands. */
  readonly vendorFlags?: readonly FlagSpec[];
  /** Offers machine formats for checks (JUnit, SARIF, GitHub annotations). */
  readonly checks?: boolean;
  /** Words after the flags of `--help`. */
  readonly notes?: readonly Text[];
  /** True when `--` and what follows belongs to another program. */
  readonly passThrough?: boolean;
  run(context: CommandContext, given: Given<F>): Promise<CommandResult>;
}

/** Every command as the entry point sees it, whatever its flags are; name and summary come from the list of commands. */
export interface AnyCommand extends CommandSpec {
  readonly name: string;
  readonly summary: Text;
}

/** Gives a command its type: what `run` gets follows from `flags`. */
export const defineCommand = <const F extends readonly FlagSpec[]>(spec: CommandSpec<F>): CommandSpec =>
  spec as unknown as CommandSpec;

/** A command line as if no flag of the command stood on it but these, by their long names. */
export function givenFor(spec: CommandSpec, flags: Readonly<Record<string, unknown>>): Given<readonly FlagSpec[]> {
  const standing = spec.flags.map(({ name, value, repeat }) => [
    name,
    repeat ? [] : value === undefined ? false : undefined,
  ]);
  const all = Object.entries({ ...Object.fromEntries(standing), ...flags }).map(([name, value]) => [
    camelCase(name),
    value,
  ]);
  return { flags: Object.fromEntries(all), vendorOptions: {}, args: [], rest: [] };
}

export const camelCase = (name: string): string =>
  name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Flags that several commands share keep the names they were written with; those without a group of their own are in this one. */
export const defineFlags = <const F extends readonly FlagSpec[]>(flags: F, group: FlagGroup = 'own'): F =>
  flags.map((flag) => ({ group, ...flag })) as readonly FlagSpec[] as F;
export const defineFlag = <const F extends FlagSpec>(flag: F): F => flag;

/** All flags of a command, those of single vendors included. */
export const flagsOf = ({
  flags,
  vendorFlags = [],
}: Pick<CommandSpec, 'flags' | 'vendorFlags'>): readonly FlagSpec[] => [...flags, ...vendorFlags];
