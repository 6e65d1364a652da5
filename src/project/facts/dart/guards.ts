// Whether a Dart expression is inside of a call, or behind a check of the platform.
import { blockAround, type DartCall, openingOf } from '../../../readers/dart/calls.js';
import { isSign } from '../../../readers/dart/constants.js';
import type { Project } from '../../project.js';

/** `jsonDecode(x)`, `json.decode(x)`, `const JsonDecoder().convert(x)`. */
export const jsonDecodes = (project: Project): readonly DartCall[] => [
  ...project.calls('jsonDecode'),
  ...project.calls('decode').filter((call) => call.file.tokens[call.index - 2]?.text === 'json'),
  ...project.calls('convert').filter((call) => call.file.tokens[call.index - 4]?.text === 'JsonDecoder'),
];

/** Whether the nearest enclosing `name(…) {` or `name {` is this one: `main`, `try`. Walks outward over the open brackets. */
export function isInside(call: DartCall, name: string): boolean {
  const { tokens } = call.file;
  for (let open = blockAround(tokens, call.index); open !== undefined; open = blockAround(tokens, open)) {
    // An open bracket: the words before it tell which block it opens.
    let at = open - 1;
    while (tokens[at]?.kind === 'word' && ['async', 'sync'].includes(tokens[at]?.text ?? '')) at -= 1;
    if (tokens[at]?.text === name) return true;
    if (isSign(tokens[at], ')') && tokens[openingOf(tokens, at) - 1]?.text === name) return true;
  }
  return false;
}
