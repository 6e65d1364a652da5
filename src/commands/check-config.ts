// `check-config`: every value offline, then every vendor's credentials online, without touching a phone.

import { examineConfig } from '../checks/config.js';
import { configProblem } from '../problems/entries/config/config.js';
import { exitCodeOf, worstExitCode } from '../problems/exit-code.js';
import type { Problem } from '../problems/types.js';
import {
  type ConfigReport,
  checkConfigDocument,
  layoutCheckConfig,
  type VendorRow,
} from '../report/answers/check-config.js';
import type { CheckCase } from '../report/machine.js';
import { fatalProblems } from '../session/fatal-problems.js';
import type { Session } from '../session/session.js';
import { chooseRequired, chooseVendors, withRequired } from '../session/vendors/choice.js';
import { TENCENT } from '../session/vendors/list.js';
import { t } from '../text/language.js';
import { quoted } from '../text/shell-words.js';
import type { CommandContext } from './context/context.js';
import { noteOutsideFiles, openSessionFor, readConfigFor, sandboxChoice } from './context/open-session.js';
import { saveReportFlag, savingReport } from './context/save-report.js';
import { stopWith } from './context/stop.js';
import { type CommandResult, defineCommand, defineFlags, type FlagValues } from './define.js';
import { environmentFlag } from './flags/environment.js';
import { sandboxFlag } from './flags/sandbox.js';
import { requireFlag, vendorFlag } from './flags/targets.js';

const checkConfigFlags = defineFlags([
  vendorFlag,
  requireFlag,
  { name: 'offline', describe: t('no network', '不联网') },
  {
    name: 'show-values',
    describe: t(
      'also list every value with its origin (secrets as [redacted])',
      '同时列出每个值及其来源（密钥显示为 [redacted]）',
    ),
  },
  saveReportFlag,
  sandboxFlag,
  environmentFlag,
]);

export const checkConfig = defineCommand({
  examples: [
    {
      command: 'tim-push check-config',
      says: t('offline and online, every vendor that is configured', '离线和在线检查所有已配置的厂商'),
    },
    {
      command: 'tim-push check-config --offline',
      says: t('no network: shapes, incomplete pairs, swapped values', '不联网：格式、成对的值缺一个、填反的值'),
    },
    {
      command: 'tim-push check-config --config lib/push_constant.dart --offline',
      says: t("the app's own Dart constants", '直接检查应用的 Dart 常量'),
    },
    {
      command: 'tim-push check-config --vendor vivo --json',
      says: t('one vendor, for a script', '只查一个厂商，供脚本使用'),
    },
  ],
  flags: checkConfigFlags,
  checks: true,
  run: savingReport('check-config', (context, { flags }) => runCheckConfig(context, flags)),
});

type CheckConfigFlags = FlagValues<typeof checkConfigFlags>;

async function runCheckConfig(context: CommandContext, flags: CheckConfigFlags): Promise<CommandResult> {
  const choice = chooseVendors(flags.vendor, TENCENT);
  if (choice.problem !== undefined) return stop([choice.problem]);
  const required = chooseRequired(flags.require, TENCENT);
  if ('problem' in required) return stop([required.problem]);
  const loaded = await open(context, flags);
  if (!loaded.ok) return stop(loaded.problems);
  const { config, session } = loaded;
  try {
    const examined = await examineConfig({
      config,
      session,
      choice: withRequired(choice, required.ids),
      required: required.ids,
      now: context.io.clock.now(),
      signal: context.signal,
    });
    const report: ConfigReport = { ...examined, values: flags.showValues ? config.values : [] };
    const { rows, problems } = report;
    return {
      exitCode: worstExitCode([exitCodeOf(problems)]),
      document: checkConfigDocument(report),
      problems,
      cases: rows.flatMap(casesOf),
      human: (terminal) => layoutCheckConfig(report, terminal, sameSource(context, flags)),
    };
  } finally {
    await session?.close();
  }
}

/** The flags with which the next command sees the same config: without them it would find another one, or none. */
function sameSource({ globals }: CommandContext, { sandbox }: CheckConfigFlags): string {
  const values = (['config', 'profile', 'dotenv'] as const).map((name) => [name, globals[name]] as const);
  const words = values.flatMap(([name, value]) => (value === undefined ? [] : [`--${name} ${quoted(value)}`]));
  // An address may hold a password, and is in the user's own command line or environment.
  if (sandbox !== undefined) words.push(typeof sandbox === 'string' ? '--sandbox=<url>' : '--sandbox');
  return words.map((word) => ` ${word}`).join('');
}

type Loaded =
  | { readonly ok: true; readonly config: Session['config']; readonly session: Session | undefined }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Offline runs load no transport at all. */
async function open(context: CommandContext, flags: CheckConfigFlags): Promise<Loaded> {
  if (!flags.offline) {
    const opened = await openSessionFor(context, flags, { listsFindings: true });
    return opened.ok ? { ok: true, config: opened.session.config, session: opened.session } : opened;
  }
  const config = await readConfigFor(context, flags);
  noteOutsideFiles(context, config);
  const fatal = fatalProblems(config);
  if (fatal.length > 0) return { ok: false, problems: fatal };
  if (config.sources.length === 0 && sandboxChoice(context, flags).kind === 'none')
    return { ok: false, problems: [...config.problems, configProblem('config/not-found')] };
  return { ok: true, config, session: undefined };
}

function casesOf(row: VendorRow): CheckCase[] {
  if (row.config === 'not-configured' || row.config === 'disabled')
    return [{ name: 'config', group: row.vendor, status: 'skipped', reason: row.config }];
  const error = row.problems.find((problem) => problem.severity === 'error' && problem.entry.kind === 'config');
  const refused = row.problems.find((problem) => problem.severity === 'error' && problem.entry.kind !== 'config');
  // The row's own state decides: an expired certificate is wrong too, though its finding is of another kind.
  const isWrong = row.config === 'errors' || row.config === 'incomplete';
  const wrong = error ?? refused;
  return [
    isWrong && wrong !== undefined
      ? { name: 'config', group: row.vendor, status: 'failed', problem: wrong }
      : isWrong
        ? { name: 'config', group: row.vendor, status: 'skipped', reason: row.config }
        : { name: 'config', group: row.vendor, status: 'passed' },
    row.online === 'verified'
      ? { name: 'credentials', group: row.vendor, status: 'passed' }
      : row.online === 'skipped' || refused === undefined
        ? { name: 'credentials', group: row.vendor, status: 'skipped', reason: row.online }
        : { name: 'credentials', group: row.vendor, status: 'failed', problem: refused },
  ];
}

const stop = (problems: readonly Problem[]): CommandResult => stopWith(problems, { vendors: [] });
