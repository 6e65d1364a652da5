// Every rule of doctor in one list, and its sentences as the catalogue `explain` and the documentation read.
import type { Catalogue } from '../../problems/types.js';
import type { Rule } from '../types.js';
import { againstConfigRules } from './older-plugin/against-config.js';
import { dartRules } from './older-plugin/dart.js';
import { fcmRules } from './older-plugin/fcm.js';
import { gradleRules } from './older-plugin/gradle.js';
import { guideReceivingRules } from './older-plugin/guide-receiving.js';
import { guideSendingRules } from './older-plugin/guide-sending.js';
import { honorRules } from './older-plugin/honor.js';
import { huaweiRules } from './older-plugin/huawei.js';
import { iosRules } from './older-plugin/ios.js';
import { manifestRules } from './older-plugin/manifest.js';
import { phoneMakerRules } from './older-plugin/phone-makers.js';
import { pubRules } from './older-plugin/pub.js';
import { vivoRules } from './older-plugin/vivo.js';
import { t3AndroidRules } from './timpush/android.js';
import { t3CodeRules } from './timpush/code.js';
import { t3ConfigRules } from './timpush/config.js';
import { t3ConsoleRules } from './timpush/console.js';
import { t3DetectRules } from './timpush/detect.js';
import { t3FrameworkRules } from './timpush/frameworks.js';
import { t3GradleRules } from './timpush/gradle.js';
import { t3IosRules } from './timpush/ios.js';

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
