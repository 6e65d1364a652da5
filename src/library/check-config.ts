// `checkConfig` of the library: the same checks as the command, with typed results.
import { examineConfig } from '../checks/config.js';
import { configProblem } from '../problems/entries/config/config.js';
import type { Machine } from '../session/machine.js';
import { readSandboxChoice } from '../session/sandbox/choice.js';
import type { ProblemReport } from './error.js';
import { flag, type Rules, texts, throwMistakes } from './mistakes.js';
import {
  type CallOptions,
  callRules,
  languageOf,
  neverAborted,
  openFor,
  readableConfig,
  refuse,
  renderAll,
  type VendorName,
  vendorsOf,
} from './options.js';

export interface CheckConfigOptions extends CallOptions {
  /** Only these; all of them and Tencent IM by default. */
  readonly vendors?: readonly VendorName[];
  /** Shapes, pairs and certificates only: no request is sent. */
  readonly offline?: boolean;
}

const rules: Rules<CheckConfigOptions> = { ...callRules, vendors: texts, offline: flag };

/** What is known of one vendor's part of the config. */
export interface VendorCheck {
  readonly vendor: VendorName | 'tencent-im';
  readonly configured: boolean;
  /** `app-only`: values for the app alone; the vendor cannot be asked. */
  readonly state: 'ok' | 'warnings' | 'errors' | 'incomplete' | 'app-only' | 'not-configured' | 'disabled';
  /** `skipped` where the vendor was not asked. */
  readonly online: 'verified' | 'refused' | 'unreachable' | 'skipped';
  /** When the vendor's certificate expires. */
  readonly expires?: Date;
  readonly problems: readonly ProblemReport[];
}

export interface ConfigCheck {
  /** True if a vendor is configured and no problem is an error; warnings do not count. */
  readonly ok: boolean;
  readonly vendors: readonly VendorCheck[];
  /** All problems, including those of the vendors. */
  readonly problems: readonly ProblemReport[];
}

export async function checkConfigIn(machine: Machine, options: CheckConfigOptions): Promise<ConfigCheck> {
  throwMistakes('checkConfig', options, rules);
  const language = languageOf(options);
  const ids = vendorsOf(options.vendors);
  const session = options.offline === true ? undefined : await openFor(machine, options);
  try {
    const config = session?.config ?? (await readableConfig(machine, options));
    if (config.sources.length === 0 && readSandboxChoice(options.sandbox, machine.env).kind === 'none')
      refuse([...config.problems, configProblem('config/not-found')], language);
    const { rows, problems } = await examineConfig({
      config,
      session,
      choice: { ids, tencent: options.vendors === undefined, given: options.vendors !== undefined, all: false },
      now: machine.clock.now(),
      signal: options.signal ?? neverAborted(),
    });
    const vendors = rows.map(
      (row): VendorCheck => ({
        vendor: row.vendor as VendorCheck['vendor'],
        configured: row.config !== 'not-configured' && row.config !== 'disabled',
        state: row.config,
        online: row.online,
        ...(row.expires === undefined ? {} : { expires: new Date(row.expires) }),
        problems: renderAll(row.problems, language),
      }),
    );
    return {
      ok: vendors.some(({ configured }) => configured) && !problems.some(({ severity }) => severity === 'error'),
      vendors,
      problems: renderAll(problems, language),
    };
  } finally {
    await session?.close();
  }
}
