// What a running command has at hand: the streams and the machine, the flags of every command, and the ways to say something.
import type { Redactor } from '../../http/redaction/redactor.js';
import type { TerminalText } from '../../report/terminal-text.js';
import type { Session } from '../../session/session.js';
import type { Language } from '../../text/language.js';
import type { Io } from './io.js';

export type Format = 'human' | 'json' | 'ndjson' | 'junit' | 'sarif' | 'github';

/** Flags every command understands, already interpreted. */
export interface Globals {
  readonly language: Language;
  readonly format: Format;
  readonly config: string | undefined;
  readonly profile: string | undefined;
  /** File with variables that count as the environment's. */
  readonly dotenv: string | undefined;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly debug: boolean;
  readonly timeoutMs: number | undefined;
  readonly proxy: string | undefined;
  readonly caFile: string | undefined;
  readonly insecure: boolean;
  readonly trustConfig: boolean;
  readonly allowPlainHttp: boolean;
  /** False with `--no-input` and wherever stdin is no terminal. */
  readonly mayAsk: boolean;
  readonly showTokens: boolean;
}

export interface CommandContext {
  readonly io: Io;
  readonly globals: Globals;
  /** Knows the secrets of the run; for what is written to files. The streams of `io` are masked already. */
  readonly redactor: Redactor;
  /** A part of the answer for people that must be read before the run goes on, on stdout; with `--output` it goes to the file, and to stderr meanwhile. */
  answer(human: (terminal: TerminalText) => string): void;
  /** A line of conversation on stderr; silent with `--quiet`. */
  note(line: string): void;
  /** A line that must be seen even with `--quiet`. */
  warn(line: string): void;
  /** One NDJSON row, written at once; nothing in other formats. */
  row(value: unknown): void;
  /** Runs a command of this program from its words on, with streams of its own; gives its exit code. */
  runCommand(argv: readonly string[], io: Io): Promise<number>;
  /** Called with the session a command opens. */
  onSession?(session: Session): void;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** Aborted by a second Ctrl-C: what is in flight is given up as well, and the answer is written at once. */
  readonly leaving: AbortSignal;
}
