// IOS-11: what stops the build of the iOS app, or builds it without what a push needs: build settings, imports, names, files.

import { t } from '../../../text/language.js';
import { delegates } from '../../facts/ios/app-delegate.js';
import { settingFaults } from '../../facts/ios/build-settings.js';
import { misspeltNames } from '../../facts/ios/code-names.js';
import { buildFaults } from '../../facts/ios/delegate-build.js';
import { reasons } from '../../reasons.js';
import { type Rule, skipped, verdict } from '../../types.js';
import { anyIphone, error, FLUTTER } from '../defaults.js';

export const iosBuildRules: readonly Rule[] = [
  {
    ...anyIphone,
    id: 'IOS-11',
    ...error,
    kinds: [...FLUTTER, 'ios', 'react-native'],
    mark: 'B',
    source: 'Apple: Xcode build settings',
    title: t('the iOS build: {found}', 'iOS 构建：{found}'),
    cause: t('Xcode stops there, or never uses what is there', 'Xcode 在此处中断，或此处的内容不会生效'),
    fix: t('write {expected}', '写成 {expected}'),
    check: (project) => {
      const { ios } = project;
      if (ios === undefined) return skipped(reasons.noXcode);
      const files = delegates(project);
      const findings = [...settingFaults(ios), ...misspeltNames(ios), ...buildFaults(project, ios, files)];
      return findings.length === 0 && ios.xcode === undefined
        ? skipped(reasons.noXcode)
        : verdict(findings, ios.projectFile?.whole);
    },
  },
];
