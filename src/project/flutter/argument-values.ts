// A named argument of a Dart call: what it is, constants followed, and where each of the two is written.
import type { Origin } from '../../problems/types.js';
import { argumentOf, type DartArgument, type DartCall, type DartFile, resolveDart } from '../../readers/dart/calls.js';
import { isSign } from '../../readers/dart/constants.js';
import { resolveAt } from '../../readers/dart/resolve.js';

export interface ArgumentValue {
  readonly key: string;
  /** Undefined when only the running app knows it. */
  readonly value: string | number | null | undefined;
  /** Where the argument is named. */
  readonly at: Origin;
  /** Where the value itself is. */
  readonly valueAt: Origin;
  readonly isText: boolean;
}

export function argumentValue(call: DartCall, given: DartArgument, files: readonly DartFile[]): ArgumentValue {
  const key = given.name ?? '';
  const at = call.file.source.at(given.offset, key);
  const read = resolveDart(call.file, given.start, files);
  const isText = given.value.length > 0 && given.value.every((token) => token.kind === 'string');
  return read.kind === 'known'
    ? {
        key,
        value: read.value,
        at,
        valueAt: read.file.source.at(read.offset, key),
        isText: isText || typeof read.value === 'string',
      }
    : { key, value: undefined, at, valueAt: at, isText };
}

/** Every literal an argument may be: both sides of a choice, and what its variable is set to before the call. */
export function possibleValues(call: DartCall, name: string): readonly ArgumentValue[] {
  const given = argumentOf(call, name);
  if (given === undefined) return [];
  const { tokens, constants, source } = call.file;
  const { result } = resolveAt(tokens, given.start, constants);
  const [word] = given.value;
  const places =
    'either' in result
      ? result.either.places
      : given.value.length > 1 || word?.kind !== 'word'
        ? []
        : tokens.flatMap((token, i) =>
            i < call.index && token.text === word.text && isSign(tokens[i + 1], '=') && isSign(tokens[i + 3], ';')
              ? [i + 2]
              : [],
          );
  return places.flatMap((i): ArgumentValue[] => {
    const token = tokens[i];
    if (token === undefined || (token.kind !== 'number' && token.kind !== 'string')) return [];
    const at = source.at(token.offset, name);
    return [{ key: name, value: token.text, at, valueAt: at, isText: token.kind === 'string' }];
  });
}

/** Undefined when the call has no such argument. */
export function givenValue(
  { dart }: { readonly dart: readonly DartFile[] },
  call: DartCall,
  name: string,
): ArgumentValue | undefined {
  const given = argumentOf(call, name);
  return given === undefined ? undefined : argumentValue(call, given, dart);
}
