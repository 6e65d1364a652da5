// DART-10: calls of the push package that never run, or run on the wrong phones.
import type { DartCall } from '../../../../readers/dart/calls.js';
import { type Text, t } from '../../../../text/language.js';
import { deadFunction } from '../../../facts/dart/dead-functions.js';
import { bodiesAround, isInBlockOf } from '../../../facts/dart/functions.js';
import { lifecycleFault } from '../../../facts/dart/lifecycle.js';
import { isUnreachable, neverRuns, runsOn } from '../../../facts/dart/platforms.js';
import { initCall, isPlugin, receiverOf } from '../../../facts/dart/start.js';
import { lostTaps } from '../../../facts/dart/taps.js';
import type { Project } from '../../../project.js';
import { reasons } from '../../../reasons.js';
import { failed, judgeEach, placeOf, type Rule, see } from '../../../types.js';
import { anyFlutter, warning } from '../../defaults.js';

/** The system a call is for. */
const FOR: Readonly<Record<string, 'android' | undefined>> = {
  addPushListener: undefined,
  registerOnNotificationClickedEvent: undefined,
  registerPush: undefined,
  init: undefined,
  uploadToken: undefined,
  requireNotificationPermission: undefined,
  createNotificationChannel: 'android',
  setAndroidCustomConfigFile: 'android',
  forceUseFCMPushChannel: 'android',
  setApnsCertificateID: undefined,
};

/** Where none of them runs, another rule says that it is never called. */
const COUNTED = /^(?:registerPush|init|uploadToken|requireNotificationPermission)$/;

function whyNot(project: Project, call: DartCall): Text | undefined {
  if (runsOn('anywhere', call) === 'no') return reasons.neverTrue;
  const target = FOR[call.name];
  const [onAndroid, onIphone] = [runsOn('android', call) === 'no', runsOn('iOS', call) === 'no'];
  if (onAndroid && onIphone) return reasons.onNoPhone;
  if (target === 'android' && onAndroid) return reasons.onlyOnIphones;
  if (COUNTED.test(call.name)) return undefined;
  const unused = deadFunction(project, call);
  return isUnreachable(call) ? reasons.behindReturn : unused === undefined ? undefined : reasons.onlyIn(unused);
}

export const runningRules: readonly Rule[] = [
  {
    ...anyFlutter,
    id: 'DART-10',
    ...warning,
    mark: 'A',
    source: 'Dart language; tim_ui_kit_push_plugin, tencent_cloud_chat_push: source',
    title: t('{name} is called {found}', '{name} 的调用：{found}'),
    cause: t('there it does nothing', '写在这里不会起作用'),
    fix: t('move it, or correct the condition', '移动它，或改正条件'),
    check: (project) => {
      const first = project.generation === 'timpush' ? 'registerPush' : 'init';
      const init = initCall(project);
      const starts = first === 'init' ? [init].filter((call) => call !== undefined) : project.calls(first);
      if (starts.length > 0 && starts.every((call) => (neverRuns(call) ?? deadFunction(project, call)) !== undefined))
        return see(first === 'init' ? 'DRT-03' : 'T3-COD-01');
      const calls = Object.keys(FOR).flatMap((name) => {
        const own = project
          .calls(name)
          .filter((call) => isPlugin(project, receiverOf(call.file.tokens, call.index)))
          .map((call) => ({ ...call, found: whyNot(project, call) }));
        return COUNTED.test(name) && own.every(({ found }) => found !== undefined) ? [] : own;
      });
      // Of the older plugins DRT-08 tells it.
      const fault = project.generation === 'timpush' ? lifecycleFault(project) : undefined;
      const { name = '', state } = fault?.args ?? {};
      if (fault !== undefined && state !== undefined)
        return failed({ at: fault.at, found: state as Text, expected: fault.expected, args: { name } });
      const made = project.calls('TIMPushListener').filter((call) => call.arguments.length > 0);
      if (made.length > 0 && project.mentions('addPushListener').length === 0)
        return failed({
          at: placeOf(made[0]),
          found: t('and never handed to addPushListener', '没有传给 addPushListener'),
          expected: 'addPushListener(listener: …)',
          args: { name: 'TIMPushListener' },
        });
      for (const call of project.calls('removePushListener')) {
        const added = project
          .calls('addPushListener')
          .find((item) => item.file === call.file && item.index < call.index && isInBlockOf(item, call));
        const [body] = bodiesAround(call.file, call.index);
        if (
          added !== undefined &&
          body?.start === bodiesAround(call.file, added.index)[0]?.start &&
          isInBlockOf(call, added)
        )
          return failed({
            at: placeOf(call),
            found: t('right after addPushListener', '紧接在 addPushListener 之后'),
            expected: '–',
            args: { name: call.name },
          });
      }
      const taps = lostTaps(project);
      if (taps.length > 0) return failed(...taps);
      return judgeEach(calls, ({ name, found }) =>
        found === undefined ? undefined : { found, expected: '–', args: { name } },
      );
    },
  },
];
