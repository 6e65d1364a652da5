// Whether a Dart expression is inside of a call, or behind a check of the platform.
import type { DartCall } from '../../../readers/dart/calls.js';
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
  let depth = 0;
  for (let i = call.index - 1; i >= 0; i -= 1) {
    const token = tokens[i];
    if (token?.kind !== 'sign') continue;
    if (token.text === '}') depth += 1;
    if (token.text !== '{') continue;
    if (depth > 0) {
      depth -= 1;
      continue;
    }
    // An open bracket: whose is it?
    let at = i - 1;
    while (at >= 0 && tokens[at]?.kind === 'word' && ['async', 'sync'].includes(tokens[at]?.text ?? '')) at -= 1;
    if (tokens[at]?.text === name) return true;
    if (tokens[at]?.kind === 'sign' && tokens[at]?.text === ')') {
      let brackets = 0;
      for (; at >= 0; at -= 1) {
        if (tokens[at]?.kind !== 'sign') continue;
        if (tokens[at]?.text === ')') brackets += 1;
        if (tokens[at]?.text === '(') brackets -= 1;
        if (brackets === 0) break;
      }
      if (tokens[at - 1]?.text === name) return true;
    }
  }
  return false;
}
