// Whether a Dart expression is inside of a call, or behind a check of the platform.
import { blockAround, type DartCall, openingOf } from '../../../readers/dart/calls.js';
import { isSign } from '../../../readers/dart/constants.js';
import { t } from '../../../text/language.js';
import type { Project } from '../../project.js';
import { type Finding, placeOf } from '../../types.js';

/** `jsonDecode(x)`, `json.decode(x)`, `const JsonDecoder().convert(x)`. */
export const jsonDecodes = (project: Project): readonly DartCall[] => [
  ...project.calls('jsonDecode'),
  ...project.calls('decode').filter((call) => call.file.tokens[call.index - 2]?.text === 'json'),
  ...project.calls('convert').filter((call) => call.file.tokens[call.index - 4]?.text === 'JsonDecoder'),
];

export const NO_CATCH = t('decodes ext without catching errors', '直接解码 ext，没有捕获异常');

/** `jsonDecode(jsonDecode(ext))`: the second one gets a map and throws, unless the code asks first. */
export const decodedTwice = (project: Project): readonly Finding[] =>
  jsonDecodes(project)
    .filter(({ file, offset, arguments: [given] }) => {
      const { text } = file.source;
      const words = given?.value.map((token) => token.text) ?? [];
      if (!/\bext\b|[cC]lick/.test(text) || /\bis\s+String\b/.test(text)) return false;
      if (words.length !== 1) return /^(?:jsonDecode|json)$/.test(words[0] ?? '');
      // The same name may be something else in another function.
      const before = text.slice(0, offset);
      const made = [...before.matchAll(new RegExp(`\\b${words[0]}\\s*=(?!=)\\s*`, 'g'))].at(-1);
      const since = before.slice((made?.index ?? 0) + (made?.[0].length ?? 0));
      return (
        /^(?:json\.d|jsonD)ecode\([^;]*\)\s*;/.test(since) && !new RegExp(`\\bString\\??\\s+${words[0]}\\b`).test(since)
      );
    })
    .map((call) => ({
      at: placeOf(call),
      found: t('decodes ext twice', '对 ext 解码了两次'),
      expected: 'jsonDecode(ext)',
    }));

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
