// Calls of registerPush in Dart, and their arguments.
import { argumentOf, type DartCall, resolveDart } from '../../readers/dart/calls.js';
import type { Project } from '../project.js';

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
  const given = argumentOf(call, name);
  if (given === undefined) return null;
  const value = resolveDart(call.file, given.start, project.dart);
  return value.kind === 'known' ? (value.value === null ? null : String(value.value)) : undefined;
};
