// The guide as values: for each vendor the steps from account to certificate ID, with the values of this app.
import { appSteps } from '../push/app-steps.js';
import type { GuideStep } from '../push/guide-steps.js';
import type { AppContext, ClickTarget, FieldSpec, Settings } from '../push/types.js';
import type { GuideReport, GuideSection } from '../report/answers/guide.js';
import { isVendorId, TENCENT, type VendorId } from '../session/vendors/list.js';
import { tencentManifest } from '../tencent-im/manifest.js';
import { t } from '../text/language.js';
import { vendors } from '../vendors/index.js';

export interface GuideOptions {
  /** In the order in which they are shown. */
  readonly ids: readonly (VendorId | 'tencent-im')[];
  /** Else `package_name` of the config. */
  readonly packageName: string | undefined;
  readonly clickTarget: ClickTarget;
}

export async function guideOf(settings: Settings, options: GuideOptions): Promise<GuideReport> {
  const app: AppContext = {
    packageName: options.packageName ?? settings.text('package_name'),
    clickTarget: options.clickTarget,
    clickPage: settings.text('timpush_click_page'),
  };
  const sections = await Promise.all(
    options.ids.map((id) => (isVendorId(id) ? vendorSection(id, settings, app) : tencentSection(settings, app))),
  );
  const forAndroid = options.ids.some((id) => id !== 'apns' && id !== 'harmony');
  return { app, sections, appSteps: appSteps(app, forAndroid) };
}

async function vendorSection(id: VendorId, settings: Settings, app: AppContext): Promise<GuideSection> {
  const vendor = await vendors[id].load();
  const steps = complete(vendor.guide(settings, app), vendor.credentials.fields);
  return { vendor: id, name: vendor.name, site: vendor.console, steps };
}

async function tencentSection(settings: Settings, app: AppContext): Promise<GuideSection> {
  const { guide } = await import('../tencent-im/advice/guide.js');
  const { vendorConsole } = await import('../tencent-im/advice/console.js');
  const { name, credentials } = tencentManifest;
  return { vendor: TENCENT, name, site: vendorConsole, steps: complete(guide(settings, app), credentials.fields) };
}

/** Every config key of the vendor, with the place that shows its value. */
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
