// Questions on a terminal, through inquirer; loaded only when there is a terminal to answer.
import type { Readable } from 'node:stream';

export interface Choice<T extends string> {
  readonly value: T;
  readonly name: string;
  readonly checked?: boolean;
}

/** True, or the sentence that says what is wrong with an answer. */
export type Verdict = true | string;

/** Looks at an answer before it counts; opening a key or certificate takes a moment. */
export type Check = (answer: string) => Verdict | Promise<Verdict>;

export interface Asker {
  confirm(message: string, standard: boolean): Promise<boolean>;
  text(message: string, check: Check): Promise<string>;
  /** Never shown while it is typed. */
  secret(message: string, check: Check): Promise<string>;
  one<T extends string>(message: string, choices: readonly Choice<T>[]): Promise<T>;
  several<T extends string>(message: string, choices: readonly Choice<T>[]): Promise<readonly T[]>;
}

/** Ctrl-C at a question. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

export interface Terminal {
  readonly stdin: Readable;
  readonly stderr: unknown;
  readonly signal: AbortSignal;
}

export async function terminalAsker({ stdin, stderr, signal }: Terminal): Promise<Asker> {
  const questions = await import('./questions.js');
  // Questions are conversation: stdout stays free for the answer of the command.
  const context = { input: stdin, output: stderr as NodeJS.WritableStream, signal };
  const asked = async <T>(answer: Promise<T>): Promise<T> => {
    try {
      return await answer;
    } catch (error) {
      if (error instanceof Error && /^(?:ExitPromptError|AbortPromptError)$/.test(error.name)) throw new Interrupted();
      throw error;
    }
  };
  return {
    confirm: (message, standard) => asked(questions.confirm({ message, default: standard }, context)),
    text: (message, validate) => asked(questions.input({ message, validate }, context)),
    secret: (message, validate) => asked(questions.password({ message, mask: '*', validate }, context)),
    one: (message, choices) => asked(questions.select({ message, choices }, context)),
    several: (message, choices) => asked(questions.checkbox({ message, choices, pageSize: 12 }, context)),
  };
}
