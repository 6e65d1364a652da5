// Findings about the shape of a secret or a key, in the same words for every vendor that publishes no shape of its own.
import { t } from '../../../text/language.js';
import { type Catalogue, problemMaker } from '../../types.js';

export const credentialEntries = {
  'credential/short': {
    severity: 'warning',
    kind: 'config',
    title: t(
      '{key} has {length} characters; all known ones have {least} or more',
      '{key} 只有 {length} 个字符；已知的都不少于 {least} 个',
    ),
    cause: t('most likely it was cut when copied, or it is a test value', '多半是复制时被截断，或是测试值'),
    fix: [
      t(
        'copy it again from the console of the vendor: tim-push guide {vendorId}',
        '从厂商控制台重新复制：tim-push guide {vendorId}',
      ),
    ],
    mark: 'C',
    source: 'public examples; the vendor names no length',
  },
} satisfies Catalogue;

export const credentialProblem = problemMaker(credentialEntries);
