// `guide`: for each vendor the steps from account to certificate ID, with the values of this app to copy.

import { guideOf } from '../checks/guide.js';
import { EXIT } from '../problems/exit-code.js';
import { rules, wrongValue } from '../problems/value-problem.js';
import { clickTargetOf } from '../push/click/click-target.js';
import { guideDocument, layoutGuide } from '../report/answers/guide.js';
import { fatalProblems } from '../session/fatal-problems.js';
import { chooseVendors } from '../session/vendors/choice.js';
import { TENCENT } from '../session/vendors/list.js';
import { t } from '../text/language.js';
import { readConfigFor } from './context/open-session.js';
import { stopWith } from './context/stop.js';
import { type CommandResult, defineCommand } from './define.js';
import { clickTargetFlag } from './flags/message.js';

export const guide = defineCommand({
  arguments: [
    {
      name: 'vendor',
      required: false,
      describe: t(
        'vendors such as vivo,oppo, or tencent-im; all vendors if left out',
        '厂商（例如 vivo,oppo）或 tencent-im；省略则列出全部厂商',
      ),
    },
  ],
  examples: [
    {
      command: 'tim-push guide vivo --package com.example.chat',
      says: t('from the vivo account to the certificate ID', '从 vivo 账号到证书 ID'),
    },
    {
      command: 'tim-push guide --click-target timpush',
      says: t('all vendors, for TIMPush', '全部厂商，按 TIMPush 接入'),
    },
  ],
  flags: [
    {
      name: 'package',
      value: 'name',
      describe: t('package name (else package_name of the config)', '包名（默认取配置中的 package_name）'),
    },
    { ...clickTargetFlag, group: 'own' },
  ],
  async run(context, { flags, args }): Promise<CommandResult> {
    const { ids, tencent, given, problem: unknown } = chooseVendors(args[0], TENCENT);
    if (unknown !== undefined) return stopWith([unknown], { vendors: [] });
    if (flags.package !== undefined && !/^[\w-]+(?:\.[\w-]+)+$/.test(flags.package.trim()))
      return stopWith([wrongValue('--package', flags.package, rules.packageName)], { vendors: [] });
    const config = await readConfigFor(context, {});
    const fatal = fatalProblems(config);
    if (fatal.length > 0) return stopWith(fatal, { vendors: [] });
    const { target, problem } = clickTargetOf(flags.clickTarget, config.settings);
    if (problem !== undefined) return stopWith([problem], { vendors: [] });
    const report = await guideOf(config.settings, {
      ids: given && tencent ? [...ids, 'tencent-im' as const] : ids,
      packageName: flags.package,
      clickTarget: target,
    });
    return {
      exitCode: EXIT.ok,
      document: guideDocument(report, context.globals.language),
      problems: [],
      human: (terminal) => layoutGuide(report, terminal),
    };
  },
});
