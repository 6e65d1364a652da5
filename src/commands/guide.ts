// `guide`: for each vendor the steps from account to certificate ID, with the values of this app to copy.

import { EXIT } from '../problems/exit-code.js';
import { notOneOf, unknownVendor } from '../problems/value-problem.js';
import { appSteps } from '../push/app-steps.js';
import { CLICK_TARGETS } from '../push/common-fields.js';
import type { AppContext, ClickTarget, FieldSpec, GuideStep } from '../push/types.js';
import { type GuideReport, type GuideSection, guideDocument, layoutGuide } from '../report/answers/guide.js';
import { isVendorId, TENCENT, vendorIds } from '../session/vendor-list.js';
import { tencentManifest } from '../tencent-im/manifest.js';
import { t } from '../text/language.js';
import { vendors } from '../vendors/index.js';
import { readConfigFor } from './context/open-session.js';
import { stopWith } from './context/stop.js';
import { type CommandResult, defineCommand } from './define.js';

export const guide = defineCommand({
  name: 'guide',
  summary: t('what to enter in which console, with the values of this app', '在各控制台该填什么，附本应用的具体值'),
  arguments: [
    {
      name: 'vendor',
      required: false,
      describe: t('one vendor, or tencent-im; all vendors if left out', '厂商或 tencent-im；省略则列出全部厂商'),
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
    {
      name: 'click-target',
      value: 'name',
      values: CLICK_TARGETS,
      describe: t(
        'plugin (tim_ui_kit_push_plugin), timpush or launcher',
        'plugin（tim_ui_kit_push_plugin）、timpush 或 launcher',
      ),
    },
  ],
  async run(context, { flags, args }): Promise<CommandResult> {
    const named = args[0]?.toLowerCase();
    if (named !== undefined && !isVendorId(named) && named !== TENCENT) {
      return stopWith([unknownVendor(named, [...vendorIds, TENCENT])], { vendors: [] });
    }
    const config = await readConfigFor(context, {});
    const target = (flags.clickTarget ?? config.settings.text('click_target') ?? 'plugin') as ClickTarget;
    if (!CLICK_TARGETS.includes(target)) {
      const problem = notOneOf('--click-target', target, CLICK_TARGETS);
      return stopWith([problem], { vendors: [] });
    }
    const app: AppContext = {
      packageName: flags.package ?? config.settings.text('package_name'),
      clickTarget: target,
      clickPage: config.settings.text('timpush_click_page'),
    };
    const ids = named === undefined ? vendorIds : vendorIds.filter((id) => id === named);
    const sections = await Promise.all(
      ids.map(async (id): Promise<GuideSection> => {
        const vendor = await vendors[id].load();
        const steps = complete(vendor.guide(config.settings, app), vendor.credentials.fields);
        return { vendor: id, name: vendor.name, site: vendor.console, steps };
      }),
    );
    if (named === TENCENT) {
      const { guide: tencentGuide } = await import('../tencent-im/advice/guide.js');
      const { vendorConsole } = await import('../tencent-im/advice/console.js');
      const { name, credentials } = tencentManifest;
      const steps = complete(tencentGuide(config.settings, app), credentials.fields);
      sections.push({ vendor: TENCENT, name, site: vendorConsole, steps });
    }
    const report: GuideReport = { app, sections, appSteps: appSteps(app) };
    return {
      exitCode: EXIT.ok,
      document: guideDocument(report, context.globals.language),
      problems: [],
      human: (terminal) => layoutGuide(report, terminal),
    };
  },
});

/** Every key of the vendor is in its guide, and each says where its value is shown. */
export function complete(steps: readonly GuideStep[], fields: readonly FieldSpec[]): readonly GuideStep[] {
  const whereOf = new Map(fields.map((field) => [field.key, field.where]));
  const named = new Set(steps.flatMap((step) => (step.copy ?? []).map(({ key }) => key)));
  const rest = fields.filter(({ key, side }) => side !== 'common' && !named.has(key));
  const withWhere = steps.map((step) => ({
    ...step,
    ...(step.copy === undefined
      ? {}
      : {
          copy: step.copy.map((item) => {
            const where = item.where ?? (item.key === undefined ? undefined : whereOf.get(item.key));
            return { ...item, ...(where === undefined ? {} : { where }) };
          }),
        }),
  }));
  if (rest.length === 0) return withWhere;
  return [
    ...withWhere,
    {
      title: t('Further keys of the config, where the app needs them', '配置中的其他键（按需填写）'),
      lines: [],
      copy: rest.map(({ key, describe, where }) => ({
        label: describe,
        value: undefined,
        key,
        ...(where === undefined ? {} : { where }),
      })),
    },
  ];
}
