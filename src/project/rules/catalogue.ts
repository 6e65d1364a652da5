// Every rule of doctor in one list, and its sentences as the catalogue `explain` and the documentation read.
import type { Catalogue } from '../../problems/types.js';
import type { Rule } from '../types.js';
import { againstConfigRules } from './against-config.js';
import { dartRules } from './dart.js';
import { fcmRules } from './fcm.js';
import { gradleRules } from './gradle.js';
import { guideReceivingRules } from './guide-receiving.js';
import { guideSendingRules } from './guide-sending.js';
import { honorRules } from './honor.js';
import { huaweiRules } from './huawei.js';
import { iosRules } from './ios.js';
import { manifestRules } from './manifest.js';
import { phoneMakerRules } from './phone-makers.js';
import { pubRules } from './pub.js';
import { t3AndroidRules } from './t3-android.js';
import { t3CodeRules } from './t3-code.js';
import { t3ConfigRules } from './t3-config.js';
import { t3ConsoleRules } from './t3-console.js';
import { t3DetectRules } from './t3-detect.js';
import { t3FrameworkRules } from './t3-frameworks.js';
import { t3GradleRules } from './t3-gradle.js';
import { t3IosRules } from './t3-ios.js';
import { vivoRules } from './vivo.js';

export const doctorRules: readonly Rule[] = [
  ...pubRules,
  ...fcmRules,
  ...manifestRules,
  ...huaweiRules,
  ...honorRules,
  ...vivoRules,
  ...phoneMakerRules,
  ...gradleRules,
  ...iosRules,
  ...dartRules,
  ...guideSendingRules,
  ...guideReceivingRules,
  ...againstConfigRules,
  ...t3DetectRules,
  ...t3ConfigRules,
  ...t3GradleRules,
  ...t3AndroidRules,
  ...t3IosRules,
  ...t3FrameworkRules,
  ...t3CodeRules,
  ...t3ConsoleRules,
];

export const codeOfRule = (rule: Rule): string => `doctor/${rule.id}`;

export const doctorCatalogue: Catalogue = Object.fromEntries(
  doctorRules.map(({ severity, kind, title, cause, fix, mark, source, ...rest }) => [
    `doctor/${rest.id}`,
    {
      severity,
      kind,
      title,
      cause,
      fix,
      ...(mark === undefined ? {} : { mark }),
      ...(source === undefined ? {} : { source }),
    },
  ]),
);
