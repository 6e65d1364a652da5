// Every rule of doctor in one list, and its sentences as the catalogue `explain` and the documentation read.
import type { Catalogue } from '../../problems/types.js';
import type { Rule } from '../types.js';
import { dartRules } from './dart.js';
import { fcmRules } from './fcm.js';
import { gradleRules } from './gradle.js';
import { honorRules } from './honor.js';
import { huaweiRules } from './huawei.js';
import { iosRules } from './ios.js';
import { manifestRules } from './manifest.js';
import { phoneMakerRules } from './phone-makers.js';
import { pubRules } from './pub.js';
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
