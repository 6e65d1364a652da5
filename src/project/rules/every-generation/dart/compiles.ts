// DART-08: slips at which the Dart compiler stops, in the files around push.
import { syntaxSlip } from '../../../../readers/dart/syntax.js';
import { t } from '../../../../text/language.js';
import { isInBlockOf } from '../../../facts/dart/functions.js';
import { isInside } from '../../../facts/dart/guards.js';
import { importFaults, importsIgnored, pushFiles } from '../../../facts/dart/imports.js';
import { lostImports } from '../../../facts/dart/lost-imports.js';
import { nameFaults } from '../../../facts/dart/push-names.js';
import { isPlugin, receiverOf } from '../../../facts/dart/start.js';
import { nameOf } from '../../../folder/walk.js';
import { reasons } from '../../../reasons.js';
import { judgeEach, placeOf, type Rule, skipped, verdict } from '../../../types.js';
import { anyFlutter, error } from '../../defaults.js';

export const compileRules: readonly Rule[] = [
  {
    ...anyFlutter,
    id: 'DART-09',
    ...error,
    mark: 'A',
    source: 'Flutter: WidgetsFlutterBinding',
    title: t(
      '{found} is called before WidgetsFlutterBinding.ensureInitialized()',
      '{found} 在 WidgetsFlutterBinding.ensureInitialized() 之前调用',
    ),
    cause: t(
      'main() ends there with "Binding has not yet been initialized": the app stays blank',
      'main() 在此抛出“Binding has not yet been initialized”，应用白屏',
    ),
    fix: t('make it the first line of main()', '把它放在 main() 的第一行'),
    check: (project) => {
      const run = project.calls('runApp')[0];
      const bound = project.calls('ensureInitialized')[0];
      if (run === undefined) return skipped(reasons.notUsed);
      const names = [
        'addPushListener',
        'registerOnNotificationClickedEvent',
        'registerOnAppWakeUpEvent',
        'registerPush',
        'setAndroidCustomConfigFile',
        'init',
        'createNotificationChannel',
        'forceUseFCMPushChannel',
      ];
      const early = names
        .flatMap((name) => project.calls(name))
        .filter((call) => isPlugin(project, receiverOf(call.file.tokens, call.index)))
        .filter(
          (call) =>
            call.file === run.file && isInside(call, 'main') && isInBlockOf(call, run) && call.index < run.index,
        );
      return judgeEach(early, (call) =>
        bound === undefined || (bound.file === call.file && bound.index > call.index && isInside(bound, 'main'))
          ? { found: call.name, expected: 'ensureInitialized()' }
          : undefined,
      );
    },
  },
  {
    ...anyFlutter,
    id: 'DART-08',
    ...error,
    mark: 'A',
    source: 'Dart language; tim_ui_kit_push_plugin 3.1.2+1, tencent_cloud_chat_push, tencent_cloud_chat_sdk: source',
    title: t('{name} does not compile: {found}', '{name} 无法编译：{found}'),
    cause: t('the build stops here', '编译在此中断'),
    fix: t('write: {expected}', '改成：{expected}'),
    check: (project) => {
      const files = pushFiles(project);
      const broken = files.flatMap((file) => {
        const slip = syntaxSlip(file);
        return slip === undefined
          ? []
          : [{ file, offset: slip.offset, found: slip.message, expected: t('the missing sign', '缺少的符号') }];
      });
      const whole = files.filter((file) => !broken.some((slip) => slip.file === file));
      const faults = [
        ...broken,
        ...importFaults(project, whole),
        ...lostImports(project, whole),
        ...nameFaults(project, whole),
      ];
      if (faults.length === 0 && files.some((file) => importsIgnored(project, file))) return skipped(reasons.ignored);
      return verdict(
        faults.map((fault) => ({
          at: placeOf(fault),
          found: fault.found,
          expected: fault.expected,
          args: { name: nameOf(fault.file.source.path) },
        })),
        files[0]?.source.whole,
      );
    },
  },
];
