// BLD, Kotlin and Java: names that do not compile, and classes Android cannot create.
import { t } from '../../../../text/language.js';
import { startedClasses } from '../../../facts/android/gradle/namespace.js';
import { nativeFaults } from '../../../facts/android/native-names.js';
import { nativeFiles } from '../../../facts/app-code.js';
import { reasons } from '../../../reasons.js';
import { type Rule, skipped, verdict } from '../../../types.js';
import { anyAndroid, error } from '../../defaults.js';

export const nativeCodeRules: readonly Rule[] = [
  {
    ...anyAndroid,
    id: 'BLD-14',
    ...error,
    title: t('the code of the app does not work here: {found}', '应用代码此处有误：{found}'),
    cause: t(
      'the build stops at this line, or Android cannot create the class',
      '编译在此行中断，或 Android 无法创建该类',
    ),
    fix: t('{expected}', '{expected}'),
    mark: 'A',
    source: 'Kotlin and Java language; Android developer guide: <application>',
    check: (project) => {
      const [first] = nativeFiles(project);
      return first === undefined
        ? skipped(reasons.noNativeCode)
        : verdict(nativeFaults(project, startedClasses(project)), first.source.whole);
    },
  },
];
