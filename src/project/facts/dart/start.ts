// Where the Dart code sets push up: the plugin object and its init.
import type { Origin } from '../../../problems/types.js';
import type { Project } from '../../project.js';
import { placeOf, type Rule } from '../../types.js';

/** The place in Dart where push begins: `init`, the plugin object, PushAppInfo; else the package in pubspec.yaml. */
export function dartAnchor(project: Project): Origin | undefined {
  const plugin = project.calls(pluginClass(project))[0];
  const info = project.appInfos[0];
  const start = initCall(project) ?? plugin ?? info?.call;
  return start === undefined ? project.package?.at : placeOf(start);
}

export const pluginClass = (project: Project): string =>
  project.generation === 'timpush' ? 'TencentCloudChatPush' : 'TimUiKitPushPlugin';

/** The plugin's `init`: the call of that name with one of its own arguments. */
export const initCall = (project: Project) =>
  project
    .calls('init')
    .find((call) =>
      call.arguments.some((argument) => argument.name === 'pushClickAction' || argument.name === 'appInfo'),
    );

/** A receiver that is named after push, or that holds the plugin object. */
export function isPlugin(project: Project, receiver: string): boolean {
  if (/push/i.test(receiver)) return true;
  const last = receiver
    .split('.')
    .filter((part) => part !== '')
    .at(-1)
    ?.replace(/[?!]/g, '');
  return project.calls('TimUiKitPushPlugin').some((call) => {
    const [name, sign] = [call.file.tokens[call.index - 2], call.file.tokens[call.index - 1]];
    return sign?.text === '=' && name?.kind === 'word' && name.text === last;
  });
}

/** What is before `.name(`: `ChannelPush.cPush` gives `ChannelPush.cPush`. */
export function receiverOf(tokens: readonly { readonly kind: string; readonly text: string }[], index: number): string {
  let text = '';
  for (let i = index - 1; i >= Math.max(0, index - 12); i -= 1) {
    const token = tokens[i];
    const isJoint = token?.kind === 'sign' && ['.', '?', '!', ')', '('].includes(token.text);
    // Two words side by side: the left one is no part of it (`await plugin.x()`).
    if (token === undefined || !(isJoint || (token.kind === 'word' && !/^\w/.test(text)))) break;
    text = token.text + text;
  }
  return text;
}

/** True when every plugin object is made with `isUseGoogleFCM: false`. */
export function fcmIsOff(project: Parameters<Rule['check']>[0]): boolean {
  const flags = project
    .calls('TimUiKitPushPlugin')
    .map((call) => call.arguments.find((argument) => argument.name === 'isUseGoogleFCM'));
  return flags.length > 0 && flags.every((flag) => flag?.value.length === 1 && flag.value[0]?.text === 'false');
}
