// PushAppInfo as the app's Dart code fills it: which vendors it is for, and where each value is.
import type { Origin } from '../../problems/types.js';
import { callsOf, type DartCall, type DartFile, resolveDart } from '../../readers/dart/calls.js';

export interface AppInfoValue {
  readonly key: string;
  /** Undefined when only the running app knows it. */
  readonly value: string | number | null | undefined;
  /** Where the argument is named. */
  readonly at: Origin;
  /** Where the value itself is. */
  readonly valueAt: Origin;
  readonly isText: boolean;
}

export interface AppInfo {
  readonly call: DartCall;
  readonly values: ReadonlyMap<string, AppInfoValue>;
}

/** Every PushAppInfo that is created with arguments. */
export function readAppInfos(files: readonly DartFile[]): AppInfo[] {
  return files.flatMap((file) =>
    file.source.text.includes('PushAppInfo')
      ? callsOf(file, 'PushAppInfo')
          .filter((call) => call.arguments.some((argument) => argument.name !== undefined))
          .map((call) => ({ call, values: valuesOf(call, files) }))
      : [],
  );
}

function valuesOf(call: DartCall, files: readonly DartFile[]): ReadonlyMap<string, AppInfoValue> {
  const values = new Map<string, AppInfoValue>();
  for (const argument of call.arguments) {
    if (argument.name === undefined) continue;
    const at = call.file.source.at(argument.offset, argument.name);
    const result = resolveDart(call.file, argument.start, files);
    const isText = argument.value.length > 0 && argument.value.every((token) => token.kind === 'string');
    values.set(
      argument.name,
      result.kind === 'known'
        ? {
            key: argument.name,
            value: result.value,
            at,
            valueAt: { ...result.file.source.at(result.offset), key: argument.name },
            isText: isText || typeof result.value === 'string',
          }
        : { key: argument.name, value: undefined, at, valueAt: at, isText },
    );
  }
  return values;
}
