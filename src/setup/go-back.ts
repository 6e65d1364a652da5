// Questions in a row that a person can go back through: the row is walked again, with every answer but the last one given already.
import { type Asker, WentBack } from './asker.js';

/** `flow` must come to the same questions for the same answers; what it fills it must make anew each time. */
export async function withGoingBack<T>(asker: Asker, flow: (asker: Asker) => Promise<T>): Promise<T> {
  const answers: unknown[] = [];
  let before: unknown;
  for (;;) {
    let at = 0;
    const ask = async <A>(question: (before: A | undefined) => Promise<A>): Promise<A> => {
      if (at < answers.length) {
        at += 1;
        return answers[at - 1] as A;
      }
      const answer = await question(before as A | undefined);
      before = undefined;
      answers.push(answer);
      at += 1;
      return answer;
    };
    try {
      return await flow({
        confirm: (message, standard) => ask((last: boolean | undefined) => asker.confirm(message, last ?? standard)),
        text: (message, check) => ask((last: string | undefined) => asker.text(message, check, last || undefined)),
        secret: (message, check) => ask(() => asker.secret(message, check)),
        one: (message, choices, standard) => ask((last) => asker.one(message, choices, last ?? standard)),
        several: (message, choices) =>
          ask((last: readonly string[] | undefined) =>
            asker.several(
              message,
              last === undefined
                ? choices
                : choices.map((choice) => ({ ...choice, checked: last.includes(choice.value) })),
            ),
          ) as Promise<never>,
      });
    } catch (error) {
      if (!(error instanceof WentBack)) throw error;
      // At the first question there is nothing before it: it is asked again.
      before = answers.pop();
    }
  }
}
