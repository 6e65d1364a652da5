// T3-COD-14: names in the scripts that call the push package.

import { t } from '../../../text/language.js';
import { codeAnchor } from '../../facts/app-code.js';
import { nameFaults } from '../../facts/timpush/code-names.js';
import { type Rule, verdict } from '../../types.js';
import { error, timpush } from '../defaults.js';

export const codeNameRules: readonly Rule[] = [
  {
    ...timpush,
    id: 'T3-COD-14',
    ...error,
    title: t('{name}: {found}', '{name}：{found}'),
    cause: t(
      'the code does not compile, or fails as soon as it runs: the phone never registers',
      '代码无法编译，或一运行就报错：手机不会注册',
    ),
    fix: t('{expected}', '{expected}'),
    check: (project) => verdict(nameFaults(project), codeAnchor(project)),
  },
];
