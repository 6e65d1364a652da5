// Look-ups of the library: the state of a device token, an ext, a code.
import { askVendor } from '../checks/device-state.js';
import { explainText, loadDictionary } from '../checks/explain/index.js';
import { examineExt } from '../checks/ext.js';
import { docsOf, renderProblem } from '../problems/render.js';
import type { Mark, Retry, Severity } from '../problems/types.js';
import type { ClickTarget } from '../push/types.js';
import type { Machine } from '../session/machine.js';
import type { Language } from '../text/language.js';
import { fill } from '../text/language.js';
import type { ProblemReport } from './error.js';
import { flag, object, type Rules, required, text, texts, throwMistakes, throwWrongOptions } from './mistakes.js';
import {
  type CallOptions,
  type ConfigOptions,
  callRules,
  clickTargetFor,
  configRules,
  languageOf,
  neverAborted,
  readableConfig,
  renderAll,
  type VendorName,
  vendorsOf,
  withSession,
} from './options.js';

export interface DeviceStatusOptions extends CallOptions {
  readonly vendor: VendorName;
  readonly tokens: readonly string[];
  /** May send something that the phone shows, if the vendor offers no other way. `false` by default. */
  readonly probe?: boolean;
}

const statusRules: Rules<DeviceStatusOptions> = {
  ...callRules,
  vendor: required(text),
  tokens: required(texts),
  probe: flag,
};

/** What is known about one device token. */
export interface DeviceState {
  readonly token: string;
  /** `invalid` only on the vendor's permanent codes; doubt is `unknown`. `valid`: the vendor knows the token, not that a phone shows a push. */
  readonly state: 'valid' | 'invalid' | 'switched-off' | 'unknown';
  /** What was asked and what was answered. */
  readonly evidence: readonly string[];
  /** A: the vendor documents it; B: several clients agree; C: one source; D: our own reading. */
  readonly confidence: Mark;
  readonly problem?: ProblemReport;
}

export async function deviceStatusIn(machine: Machine, options: DeviceStatusOptions): Promise<readonly DeviceState[]> {
  throwMistakes('deviceStatus', options, statusRules);
  const language = languageOf(options);
  const [vendor] = vendorsOf([options.vendor]);
  return withSession(machine, options, async (session) => {
    if (vendor === undefined) return [];
    const asked = { probe: options.probe ?? false, consume: false };
    const rows = await askVendor(options.signal ?? neverAborted(), session, vendor, options.tokens, asked);
    return rows.map(({ token, state, evidence, confidence, problem }) => ({
      token,
      state,
      evidence: evidence.map((text) => text[language]),
      confidence,
      ...(problem === undefined ? {} : { problem: renderProblem(problem, language) }),
    }));
  });
}

export interface CheckExtOptions extends ConfigOptions {
  readonly vendors?: readonly VendorName[];
  /** Else `click_target` of the config, else `plugin`. */
  readonly clickTarget?: ClickTarget;
  /** Flags of one vendor, for example `{ 'oppo-ext': 'spread' }`. */
  readonly vendorOptions?: Readonly<Record<string, string>>;
}

const extRules: Rules<CheckExtOptions> = {
  ...configRules,
  vendors: texts,
  clickTarget: text,
  vendorOptions: object,
};

/** How an ext is delivered, and what the app receives. */
export interface ExtCheck {
  readonly ok: boolean;
  readonly conversationId?: string;
  /** Empty when the ext itself is broken. */
  readonly deliveries: readonly {
    readonly vendor: VendorName;
    /** Place in the wire body. */
    readonly where: string;
    /** Counted in `unit`. */
    readonly size: number;
    readonly limit?: number;
    readonly unit: 'bytes' | 'characters';
    /** What the app's click callback receives; undefined: nothing. */
    readonly callback: Readonly<Record<string, unknown>> | string | undefined;
  }[];
  readonly problems: readonly ProblemReport[];
}

export async function checkExtIn(machine: Machine, ext: string, options: CheckExtOptions): Promise<ExtCheck> {
  if (typeof ext !== 'string') throw new TypeError('checkExt needs the ext as a text, for example JSON.stringify(ext)');
  throwMistakes('checkExt', options, extRules);
  const { settings } = await readableConfig(machine, options);
  throwWrongOptions(options.vendorOptions);
  const report = await examineExt({
    ext,
    from: 'checkExt',
    app: {
      packageName: settings.text('package_name'),
      clickTarget: clickTargetFor(options.clickTarget, settings),
      clickPage: settings.text('timpush_click_page'),
    },
    vendorIds: vendorsOf(options.vendors),
    options: options.vendorOptions ?? {},
  });
  return {
    ok: report.ok && !report.problems.some(({ severity }) => severity === 'error'),
    ...(report.conversationId === undefined ? {} : { conversationId: report.conversationId }),
    deliveries: report.rows.map(({ vendor, delivery: { where, size, limit, unit, callback } }) => ({
      vendor: vendor as VendorName,
      where,
      size,
      ...(limit === undefined ? {} : { limit }),
      unit,
      callback,
    })),
    problems: renderAll(report.problems, languageOf(options)),
  };
}

/** One meaning of a code. Sentences may hold `{placeholders}` where a finding would name a value. */
export interface CodeMeaning {
  readonly code: string;
  readonly severity: Severity;
  readonly title: string;
  readonly cause: string;
  readonly fix: readonly string[];
  /** Whether the same request may be sent again. */
  readonly retry?: Retry;
  /** How sure we are, where the fact is a vendor's. */
  readonly confidence?: Mark;
  /** Address of the page, where the package has a homepage. */
  readonly docs?: string;
}

export async function explainCode(code: string, language: Language): Promise<readonly CodeMeaning[]> {
  if (typeof code !== 'string') throw new TypeError('explain needs the code as a text');
  const dictionary = await loadDictionary();
  const entries = explainText(code, dictionary).codes.flatMap((found) => {
    const entry = dictionary.catalogue[found];
    return entry === undefined ? [] : [{ found, entry }];
  });
  return entries.map(({ found, entry }) => ({
    code: found,
    severity: entry.severity,
    title: fill(entry.title, language),
    cause: fill(entry.cause, language),
    fix: entry.fix.map((text) => fill(text, language)),
    ...(entry.retry === undefined ? {} : { retry: entry.retry }),
    ...(entry.mark === undefined ? {} : { confidence: entry.mark }),
    ...docsOf(found, language),
  }));
}
