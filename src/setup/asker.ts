// Questions on a terminal, through inquirer; loaded only when there is a terminal to answer.
import type { Readable } from 'node:stream';
import { widthOf } from '../report/terminal-text.js';
import { wrapText } from '../report/wrap.js';
import { type Language, type Text, t } from '../text/language.js';

export interface AnswerChoice<T extends string> {
  readonly value: T;
  readonly name: string;
  readonly checked?: boolean;
  /** What follows the question once it is chosen. */
  readonly short?: string;
}

/** True, or the sentence that says what is wrong with an answer. */
export type AnswerVerdict = true | string;

/** Looks at an answer before it counts; opening a key or certificate takes a moment. */
export type Check = (answer: string) => AnswerVerdict | Promise<AnswerVerdict>;

/** `before`: what was answered the last time, where a person came back to a question. */
export interface Asker {
  confirm(message: string, standard: boolean): Promise<boolean>;
  text(message: string, check: Check, before?: string): Promise<string>;
  /** Never shown while it is typed. */
  secret(message: string, check: Check): Promise<string>;
  one<T extends string>(message: string, choices: readonly AnswerChoice<T>[], before?: T): Promise<T>;
  /** At least one. */
  several<T extends string>(message: string, choices: readonly AnswerChoice<T>[]): Promise<readonly T[]>;
}

/** Ctrl-C at a question. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** Esc at a question: the one before it is asked again. */
export class WentBack extends Error {
  override readonly name = 'WentBack';
}

export interface Terminal {
  readonly stdin: Readable;
  readonly stderr: unknown;
  readonly signal: AbortSignal;
  readonly language: Language;
}

const words = {
  several: t('press space to choose, ↑↓ to move, a for all, enter to go on', '空格选择，↑↓ 移动，a 全选，回车继续'),
  one: t('↑↓ to move, enter to choose', '↑↓ 移动，回车选择'),
  none: t('choose at least one: press space', '至少选择一个：按空格键'),
  yes: t('yes', '是'),
  no: t('no', '否'),
} satisfies Record<string, Text>;

/** Columns that most keys and secrets need. */
const USUAL_ANSWER = 34;

export async function terminalAsker({ stdin, stderr, signal, language }: Terminal): Promise<Asker> {
  const questions = await import('./questions.js');
  const say = (text: Text): string => text[language];
  // Wrapped at words here, because a terminal wraps anywhere. Two columns are the prompt sign.
  // A terminal that does not know its width says 0.
  const columns = (stderr as { readonly columns?: number }).columns || undefined;
  const cut = (text: string): string =>
    text
      .split('\n')
      .flatMap((line) => wrapText(line, columns === undefined ? undefined : Math.max(20, columns - 4)))
      .join('\n  ');
  /** The same with the answer on a line of its own where it would be cut, or run into a long question. */
  const cutBefore = (text: string, answer = 0): string => {
    const message = cut(text);
    const end = widthOf(message.split('\n').at(-1) ?? '') + 3;
    const isShort = !message.includes('\n') && end + answer < (columns ?? Number.POSITIVE_INFINITY);
    return isShort || message.endsWith('\n  ') ? message : `${message}\n  `;
  };
  const judged =
    (check: Check): Check =>
    async (answer) => {
      const verdict = await check(answer);
      return verdict === true || cut(verdict);
    };
  const tip = (text: Text) => ({ style: { keysHelpTip: () => say(text) } });

  /** One question. Questions are conversation: stdout stays free for the answer of the command. */
  async function asked<T>(ask: (context: Parameters<typeof questions.confirm>[1]) => Promise<T>): Promise<T> {
    const back = new AbortController();
    const context = {
      input: stdin,
      output: stderr as NodeJS.WritableStream,
      signal: AbortSignal.any([signal, back.signal]),
      clearPromptOnDone: false,
    };
    const onKey = (_: unknown, key: { readonly name?: string } | undefined): void => {
      if (key?.name !== 'escape') return;
      // The question disappears; the one before it comes in its place.
      context.clearPromptOnDone = true;
      back.abort();
    };
    stdin.on('keypress', onKey);
    try {
      return await ask(context);
    } catch (error) {
      if (back.signal.aborted && !signal.aborted) throw new WentBack();
      if (error instanceof Error && /^(?:ExitPromptError|AbortPromptError)$/.test(error.name)) throw new Interrupted();
      throw error;
    } finally {
      stdin.off('keypress', onKey);
    }
  }

  return {
    confirm: (message, standard) =>
      asked((context) =>
        questions.confirm(
          { message: cut(message), default: standard, transformer: (answer) => say(answer ? words.yes : words.no) },
          context,
        ),
      ),
    text: (message, validate, before) =>
      asked((context) =>
        questions.input(
          {
            message: cutBefore(message, USUAL_ANSWER),
            validate: judged(validate),
            ...(before === undefined ? {} : { default: before, prefill: 'editable' }),
          },
          context,
        ),
      ),
    secret: (message, validate) =>
      asked((context) =>
        questions.password(
          { message: cutBefore(message, USUAL_ANSWER), mask: '*', toggleMask: false, validate: judged(validate) },
          context,
        ),
      ),
    one: (message, choices, before) =>
      asked((context) =>
        questions.select(
          {
            message: cutBefore(message, Math.max(...choices.map(({ name, short }) => widthOf(short ?? name)))),
            choices,
            theme: tip(words.one),
            ...(before === undefined ? {} : { default: before }),
          },
          context,
        ),
      ),
    several: (message, choices) =>
      asked((context) =>
        questions.checkbox(
          {
            message: cut(message),
            choices,
            pageSize: 12,
            theme: {
              style: {
                ...tip(words.several).style,
                renderSelectedChoices: (chosen: readonly { readonly short: string }[]) => {
                  const names = chosen.map(({ short }) => short).join(language === 'zh' ? '、' : ', ');
                  return cutBefore(message, widthOf(names)).endsWith('\n  ') ? `\n  ${cut(names)}` : names;
                },
              },
            },
            validate: (chosen) => chosen.length > 0 || say(words.none),
          },
          context,
        ),
      ),
  };
}
