// Calls of registerPush, in Dart and in native code, and their arguments.
import type { Origin } from '../../../problems/types.js';
import { type CodeCall, callsOfCode, valueOfCode } from '../../../readers/code-calls.js';
import type { DartCall } from '../../../readers/dart/calls.js';
import { givenValue, possibleValues } from '../../flutter/argument-values.js';
import type { CodeFile } from '../../ios/app.js';
import type { Project } from '../../project.js';
import { SCRIPTS } from '../app-code.js';

/** registerPush of the plugin: the app's own function of that name has other arguments. */
export const registrations = (project: Project): readonly DartCall[] =>
  project
    .calls('registerPush')
    .filter(
      (call) =>
        call.arguments.length === 0 ||
        call.arguments.some((argument) => argument.name !== undefined && REGISTER_ARGUMENTS.has(argument.name)),
    );

const REGISTER_ARGUMENTS = new Set([
  'sdkAppId',
  'appKey',
  'apnsCertificateID',
  'onNotificationClicked',
  'androidPushOEMConfig',
  'onAppWakeUp',
]);

export const knownText = (project: Project, call: DartCall, name: string): string | undefined | null => {
  const given = givenValue(project, call, name);
  if (given === undefined) return null;
  return given.value === undefined || given.value === null ? given.value : String(given.value);
};

export type NativeValue =
  | {
      readonly kind: 'known';
      readonly value: string;
      readonly isText: boolean;
      readonly at: Origin;
      readonly given: Origin;
    }
  | { readonly kind: 'unknown' }
  /** The call has no such argument. */
  | { readonly kind: 'absent' };

export interface NativeRegistration {
  readonly file: CodeFile;
  readonly offset: number;
  readonly call: CodeCall;
  /** Where a number or a text is passed as the context. */
  readonly noContext?: Origin | undefined;
  readonly sdkAppId: NativeValue;
  readonly appKey: NativeValue;
}

const isScript = ({ source }: CodeFile): boolean => SCRIPTS.test(source.path);

/** Android and HarmonyOS `(context, sdkAppId, appKey, …)`; iOS, React Native and uni-app `(sdkAppId, appKey, …)`; so is `initSDK`. Constants of the app are followed. */
export function nativeRegistrations(files: readonly CodeFile[], name = 'registerPush'): readonly NativeRegistration[] {
  return files.flatMap((file) =>
    callsOfCode(file, name).flatMap((call): NativeRegistration[] => {
      // A key of an object in a script.
      if (isScript(file) && /^\w+\s*:/.test(file.bare.slice(call.offset, call.offset + 40))) return [];
      const isAndroid = /\.(?:java|kt)$/.test(file.source.path);
      // A call without the context is one of the app's own functions, or of a wrapper.
      const from = file.source.path.endsWith('.ets') || (isAndroid && call.arguments.length >= 3) ? 1 : 0;
      const value = (index: number): NativeValue => {
        const given = call.arguments[index];
        if (given === undefined) return { kind: 'absent' };
        if (index > from && /^(?:null|nil|undefined)$/.test(given.text)) return { kind: 'absent' };
        // A script's own constant hides those of other files.
        const own = isScript(file) ? valueOfCode([file], given.text) : undefined;
        const read = own?.kind === 'known' ? own : valueOfCode(files, given.text);
        if (read.kind === 'unknown') return { kind: 'unknown' };
        const declared = read.place === undefined ? undefined : read === own ? file : files[read.place.file];
        return {
          kind: 'known',
          value: read.value,
          isText: read.isText,
          given: file.source.at(given.offset),
          at:
            declared === undefined || read.place === undefined
              ? file.source.at(given.offset)
              : declared.source.at(read.place.offset),
        };
      };
      const context = from === 1 && call.arguments.length >= 3 ? value(0) : undefined;
      const noContext = context?.kind === 'known' ? context.given : undefined;
      return [{ file, offset: call.offset, call, noContext, sdkAppId: value(from), appKey: value(from + 1) }];
    }),
  );
}

/** A file that speaks of the push package: an app may have a registerPush of its own. */
const SDK = /TIMPush|timpush|react-native-push|uni-app-push|TencentCloud-Push/;

/** Names like `Ids.APP_KEY` mean the same in every file; those of variables do not. */
const hasConstants = ({ call }: NativeRegistration): boolean =>
  call.arguments
    .slice(0, 3)
    .every(({ text }) => !/^(?:\w+\.)*[a-z]\w*$/.test(text) || /^(?:this|context|null|nil)$/.test(text));

/** Calls of the push package itself; only constants are followed into files that do not speak of it. */
export function sdkRegistrations(files: readonly CodeFile[]): readonly NativeRegistration[] {
  const own = files.filter(({ code }) => SDK.test(code));
  const wide = nativeRegistrations(files).filter(({ file }) => own.includes(file));
  return nativeRegistrations(own).map((item, i) => (hasConstants(item) ? (wide[i] ?? item) : item));
}

/** Arguments by the kind of value the Dart package declares. */
export const dartValues = (project: Project, call: DartCall) =>
  (['sdkAppId', 'appKey', 'apnsCertificateID'] as const).flatMap((name) => {
    const given = givenValue(project, call, name);
    if (given === undefined) return [];
    const all = given.value === undefined ? possibleValues(call, name) : [];
    return (all.length === 0 ? [given] : all).map(({ value: read, isText, at }) => {
      const value: NativeValue =
        read === null || (read === undefined && !isText)
          ? { kind: read === null ? 'absent' : 'unknown' }
          : { kind: 'known', value: String(read ?? ''), isText, at, given: at };
      return { name, value, wantsText: name === 'appKey' };
    });
  });
