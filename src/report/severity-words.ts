// How serious a finding is, in words.
import type { Severity } from '../problems/types.js';
import { type Text, t } from '../text/language.js';

export const severityWords: Readonly<Record<Severity, Text>> = {
  error: t('error', '错误'),
  warning: t('warning', '警告'),
  hint: t('hint', '提示'),
};
