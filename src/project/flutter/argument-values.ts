// A named argument of a Dart call: what it is, constants followed, and where each of the two is written.
import type { Origin } from '../../problems/types.js';
import { argumentOf, type DartArgument, type DartCall, type DartFile, resolveDart } from '../../readers/dart/calls.js';

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

/** Undefined when the call has no such argument. */
export function givenValue(
  { dart }: { readonly dart: readonly DartFile[] },
  call: DartCall,
  name: string,
): ArgumentValue | undefined {
  const given = argumentOf(call, name);
  return given === undefined ? undefined : argumentValue(call, given, dart);
}
