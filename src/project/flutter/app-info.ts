// PushAppInfo as the app's Dart code fills it: which vendors it is for, and where each value is.
import { callsOf, type DartCall, type DartFile } from '../../readers/dart/calls.js';
import { type ArgumentValue, argumentValue } from './argument-values.js';

export interface AppInfo {
  readonly call: DartCall;
  readonly values: ReadonlyMap<string, ArgumentValue>;
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

const valuesOf = (call: DartCall, files: readonly DartFile[]): ReadonlyMap<string, ArgumentValue> =>
  new Map(
    call.arguments.flatMap((given) =>
      given.name === undefined ? [] : [[given.name, argumentValue(call, given, files)] as const],
    ),
  );
