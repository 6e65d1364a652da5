// What a command is: name, examples, flags and one function. The front door parses, the report room lays out.
import type { Io } from '../cli/io.js';
import type { Problem } from '../problems/types.js';
import type { CheckCase } from '../report/machine.js';
import type { TerminalText } from '../report/terminal-text.js';
import type { Language, Text } from '../text/language.js';

export interface FlagSpec {
  /** Long name without dashes. */
  readonly name: string;
  readonly short?: string;
  /** Placeholder of the value; without it the flag is a switch. */
  readonly value?: string;
  /** The value may be left out (`--sandbox` and `--sandbox=<url>`). */
  readonly optionalValue?: boolean;
  readonly values?: readonly string[];
  /** May be given several times. */
  readonly repeat?: boolean;
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

export type FlagValue = string | boolean | readonly string[] | undefined;

/** The parsed command line. */
export interface Input {
  readonly args: readonly string[];
  /** By long name. */
  readonly flags: Readonly<Record<string, FlagValue>>;
  /** What stood behind `--`. */
  readonly rest: readonly string[];
}

export type Format = 'human' | 'json' | 'ndjson' | 'junit' | 'sarif' | 'github';

/** Flags every command understands, already interpreted. */
export interface Globals {
  readonly language: Language;
  readonly format: Format;
  readonly config: string | undefined;
  readonly profile: string | undefined;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly debug: boolean;
  readonly timeoutMs: number | undefined;
  readonly proxy: string | undefined;
  readonly caFile: string | undefined;
  readonly insecure: boolean;
  /** False with `--no-input` and wherever stdin is no terminal. */
  readonly mayAsk: boolean;
  readonly showTokens: boolean;
}

export interface CommandContext {
  readonly io: Io;
  readonly globals: Globals;
  /** A line of conversation on stderr; silent with `--quiet`. */
  note(line: string): void;
  /** A line that must be seen even with `--quiet`. */
  warn(line: string): void;
  /** One NDJSON row, written at once; nothing in other formats. */
  row(value: unknown): void;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}

export interface CommandResult {
  readonly exitCode: number;
  /** What the JSON document holds besides the common members. */
  readonly document: Readonly<Record<string, unknown>>;
  readonly problems: readonly Problem[];
  human(terminal: TerminalText): string;
  /** The exit code is another program's: nothing is said about it. */
  readonly foreignExit?: boolean;
  /** True when every row was already written by `row`. */
  readonly streamed?: boolean;
  /** True when nothing more goes to stdout in machine formats. */
  readonly silent?: boolean;
  /** Test cases for JUnit; findings alone otherwise. */
  readonly cases?: readonly CheckCase[];
}

export interface CommandSpec {
  readonly name: string;
  readonly summary: Text;
  readonly arguments?: readonly ArgumentSpec[];
  readonly examples: readonly Example[];
  readonly flags: readonly FlagSpec[];
  /** Offers machine formats for checks (JUnit, SARIF, GitHub annotations). */
  readonly checks?: boolean;
  /** Words after the flags of `--help`. */
  readonly notes?: readonly Text[];
  /** True when `--` and what follows belongs to another program. */
  readonly passThrough?: boolean;
  run(context: CommandContext, input: Input): Promise<CommandResult>;
}

/** Gives a command its type. */
export const defineCommand = (spec: CommandSpec): CommandSpec => spec;

/** The value of a flag that takes text. */
export function textFlag(input: Input, name: string): string | undefined {
  const value = input.flags[name];
  return typeof value === 'string' ? value : undefined;
}

/** All values of a flag that may be repeated. */
export function listFlag(input: Input, name: string): readonly string[] {
  const value = input.flags[name];
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? (value as readonly string[]) : [];
}

export const switchFlag = (input: Input, name: string): boolean => input.flags[name] === true;
