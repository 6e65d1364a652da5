// `guide` of the library: what to enter in which console, as values.
import { guideOf } from '../checks/guide.js';
import type { Mark } from '../problems/types.js';
import type { ClickTarget } from '../push/types.js';
import { guideDocument } from '../report/answers/guide.js';
import type { Machine } from '../session/machine.js';
import { vendorIds } from '../session/vendors/list.js';
import { type Rules, text, texts, throwMistakes } from './mistakes.js';
import {
  type ConfigOptions,
  clickTargetFor,
  configRules,
  languageOf,
  readableConfig,
  type VendorName,
  vendorsOf,
} from './options.js';

export interface GuideOptions extends ConfigOptions {
  /** In this order; every push service, without Tencent IM, by default. */
  readonly vendors?: readonly (VendorName | 'tencent-im')[];
  /** Package name of the app; else `package_name` of the config. */
  readonly packageName?: string;
  /** Else `click_target` of the config, else `plugin`. */
  readonly clickTarget?: ClickTarget;
}

/** One thing to do. */
export interface GuideEntry {
  readonly title: string;
  readonly lines: readonly string[];
  /** Values to copy into the console, or to copy from it. */
  readonly copy: readonly {
    readonly label: string;
    /** Null where the config does not hold it yet; a secret is never shown. */
    readonly value: string | null;
    /** Key of the config for this value. */
    readonly key?: string;
    /** Where a console or a file shows it. */
    readonly where?: string;
  }[];
}

/** The way from the account to a config that is complete. */
export interface Guide {
  readonly packageName: string | null;
  readonly clickTarget: ClickTarget;
  readonly vendors: readonly {
    readonly vendor: VendorName | 'tencent-im';
    readonly console?: {
      readonly name: string;
      readonly address: string;
      readonly documents: readonly { readonly title: string; readonly address: string }[];
      /** How long the vendor takes, and how sure that is. */
      readonly waiting?: { readonly text: string; readonly confidence: Mark; readonly source: string };
    };
    readonly steps: readonly GuideEntry[];
  }[];
  /** What every vendor needs in the app itself. */
  readonly app: readonly GuideEntry[];
}

const rules: Rules<GuideOptions> = { ...configRules, vendors: texts, packageName: text, clickTarget: text };

export async function guideIn(machine: Machine, options: GuideOptions): Promise<Guide> {
  throwMistakes('guide', options, rules);
  const { settings } = await readableConfig(machine, options);
  const clickTarget = clickTargetFor(options.clickTarget, settings);
  const named: GuideOptions['vendors'] = options.vendors ?? vendorIds;
  const ids = named.flatMap<VendorName | 'tencent-im'>((name) => (name === 'tencent-im' ? [name] : vendorsOf([name])));
  const report = await guideOf(settings, { ids, packageName: options.packageName, clickTarget });
  const { package: packageName, vendors, app } = guideDocument(report, languageOf(options));
  return { packageName, clickTarget, vendors, app } as Guide;
}
