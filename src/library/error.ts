// What the library throws, and the findings it hands out. Loads nothing else.
import type { RenderedProblem } from '../problems/render.js';

/** A finding with its sentences filled in: the same object as in the JSON of the commands. */
export type ProblemReport = Readonly<RenderedProblem>;

/** A call of the library that could not begin: wrong options, or a config that cannot be read. A refusal by a vendor is never thrown. */
export class TimPushError extends Error {
  override readonly name = 'TimPushError';
  /** The worst first. */
  readonly problems: readonly ProblemReport[];

  constructor(problems: readonly ProblemReport[]) {
    const [first] = problems;
    super(
      first === undefined ? 'tim-push could not begin' : [`${first.code}: ${first.title}`, ...first.fix].join('\n'),
    );
    this.problems = problems;
  }
}
