// `check-config`: every value offline, then every vendor's credentials online, without touching a phone.
import { configProblem } from '../problems/entries/config.js';
import { EXIT, exitCodeOf, worstExitCode } from '../problems/exit-code.js';
import type { Problem } from '../problems/types.js';
import type { Settings, VendorManifest, Verification } from '../push/types.js';
import { type ConfigReport, checkConfigDocument, layoutCheckConfig, type VendorRow } from '../report/check-config.js';
import type { CheckCase } from '../report/machine.js';
import { layoutProblems } from '../report/problem.js';
import { tencentManifest } from '../tencent-im/manifest.js';
import { t } from '../text/language.js';
import { vendors } from '../vendors/index.js';
import { type CommandContext, type CommandResult, defineCommand, type Input, switchFlag } from './define.js';
import { environmentFlag } from './environment-flag.js';
import { sandboxFlag, sandboxWish } from './sandbox-link.js';
import type { Session } from './session.js';
import { readVendorFlag, type VendorChoice, vendorFlag } from './targets.js';
import { TENCENT } from './vendor-list.js';
import { incompleteProblem } from './vendor-ready.js';

export const checkConfig = defineCommand({
  name: 'check-config',
  summary: t(
    'check the config and prove the credentials without touching a phone',
    '检查配置并验证各厂商凭证，不打扰任何手机',
  ),
  examples: [
    {
      command: 'tim-push check-config',
      says: t('offline and online, every vendor that is configured', '离线和在线检查所有已配置的厂商'),
    },
    {
      command: 'tim-push check-config --offline',
      says: t('no network: shapes, half pairs, swapped values', '不联网：格式、缺半边、填反的值'),
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
  flags: [
    vendorFlag,
    { name: 'offline', describe: t('no network', '不联网') },
    {
      name: 'show-values',
      describe: t(
        'also list every value with its origin (secrets as [redacted])',
        '同时列出每个值及其来源（密钥显示为 [redacted]）',
      ),
    },
    sandboxFlag,
    environmentFlag,
  ],
  checks: true,
  run: runCheckConfig,
});

async function runCheckConfig(context: CommandContext, input: Input): Promise<CommandResult> {
  const wanted = readVendorFlag(input, TENCENT);
  if (wanted.problem !== undefined) return stop([wanted.problem]);
  const offline = switchFlag(input, 'offline');
  const loaded = await open(context, input, offline);
  if (!loaded.ok) return stop(loaded.problems);
  const { config, session } = loaded;
  try {
    const skipped = new Set(config.skip.map((item) => item.code));
    const kept = (problems: readonly Problem[]): readonly Problem[] =>
      problems.filter((problem) => !skipped.has(problem.code));
    // What the reader found about a value belongs to the vendor whose key it is.
    const byVendor = ofVendors(kept(config.problems));
    const found = (id: string): readonly Problem[] => byVendor.get(id) ?? [];
    const rows = await Promise.all(
      subjectsOf(wanted, config, session).map((subject) =>
        examine(context, config, subject, offline, kept).then((row) => withReaderFindings(row, found(subject.id))),
      ),
    );
    const ownProblems = byVendor.get('') ?? [];
    const nothing = rows.every((row) => row.config === 'not-configured')
      ? [configProblem('config/no-vendor', { args: { file: config.file ?? 'environment' } })]
      : [];
    const unknownSkips = await problemsOfSkips(config.skip);
    const problems = [
      ...ownProblems,
      ...unknownSkips,
      ...nothing,
      ...rows.flatMap((row) => row.problems),
      ...(session?.skews ?? []),
    ];
    const report: ConfigReport = {
      sources: config.sources.map((source) => ({ path: source.path, role: source.role, kind: source.kind })),
      rows,
      problems,
      skipped: config.skip.map((item) => ({ code: item.code, reason: item.reason })),
      values: switchFlag(input, 'show-values') ? config.values : [],
      offline,
    };
    return {
      exitCode: worstExitCode([exitCodeOf(problems)]),
      document: checkConfigDocument(report),
      problems,
      cases: rows.flatMap(casesOf),
      human: (paper) => layoutCheckConfig(report, paper),
    };
  } finally {
    await session?.close();
  }
}

type Loaded =
  | { readonly ok: true; readonly config: Session['config']; readonly session: Session | undefined }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Offline runs load no transport at all. */
async function open(context: CommandContext, input: Input, offline: boolean): Promise<Loaded> {
  if (!offline) {
    const { openSession } = await import('./session.js');
    const opened = await openSession(context, input);
    return opened.ok ? { ok: true, config: opened.session.config, session: opened.session } : opened;
  }
  const { fatalProblems, readConfig } = await import('./read-config.js');
  const config = await readConfig(context, input);
  const fatal = fatalProblems(config);
  if (fatal.length > 0) return { ok: false, problems: fatal };
  if (config.sources.length === 0 && sandboxWish(context, input).kind === 'none')
    return { ok: false, problems: [...config.problems, configProblem('config/not-found')] };
  return { ok: true, config, session: undefined };
}

/** One row: a vendor, or Tencent IM. `verify` is absent without a session. */
interface Subject extends VendorManifest {
  readonly settings: Settings;
  verify?(signal: AbortSignal): Promise<Verification>;
}

function subjectsOf(wanted: VendorChoice, config: Session['config'], session: Session | undefined): Subject[] {
  const subjects = wanted.ids.map(
    (id): Subject => ({
      ...vendors[id],
      settings: session?.settings(id) ?? config.settings,
      ...(session === undefined ? {} : { verify: async (signal) => (await session.client(id)).verify(signal) }),
    }),
  );
  if (!wanted.tencent) return subjects;
  const tencent: Subject = {
    ...tencentManifest,
    settings: session?.tencent.settings ?? config.settings,
    ...(session === undefined ? {} : { verify: async (signal) => (await session.tencent.client()).verify(signal) }),
  };
  return [...subjects, tencent];
}

async function examine(
  context: CommandContext,
  config: Session['config'],
  { id, name, credentials, settings, verify }: Subject,
  offline: boolean,
  kept: (problems: readonly Problem[]) => readonly Problem[],
): Promise<VendorRow> {
  const base = { vendor: id, name };
  if (config.disabled.has(id)) return { ...base, config: 'disabled', online: 'skipped', problems: [] };
  const set = credentials.fields.filter((field) => settings.has(field.key));
  if (set.length === 0) return { ...base, config: 'not-configured', online: 'skipped', problems: [] };
  const missing = credentials.missing(settings);
  const now = context.io.clock.now();
  const inspection = await credentials.inspect?.(settings, now);
  const found = kept([...credentials.check(settings, now), ...(inspection?.problems ?? [])]);
  const incomplete =
    missing.length === 0 ? [] : kept([incompleteProblem({ id, name, credentials }, settings, missing)]);
  const problems = [...found, ...incomplete];
  const expires = inspection?.expiresAt ?? credentials.expiresAt?.(settings);
  const row = {
    ...base,
    config: stateOf(problems, incomplete),
    problems,
    ...(expires === undefined ? {} : { expires }),
  };
  if (offline || verify === undefined || missing.length > 0) return { ...row, online: 'skipped' };
  const verification = await verify(context.signal);
  return {
    ...row,
    online: verification.status,
    problems: [...problems, ...kept(verification.problems)],
    ...(verification.note === undefined ? {} : { note: verification.note }),
  };
}

/** Findings by vendor id; those of no vendor stand under the empty name. */
export function ofVendors(problems: readonly Problem[]): ReadonlyMap<string, readonly Problem[]> {
  const owners = new Map(
    [...Object.values(vendors), tencentManifest].flatMap(({ id, credentials }) =>
      credentials.fields.map((field) => [field.key, id] as const),
    ),
  );
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    const owner = problem.vendor ?? owners.get(problem.at?.key ?? '') ?? '';
    groups.set(owner, [...(groups.get(owner) ?? []), owner === '' ? problem : { ...problem, vendor: owner }]);
  }
  return groups;
}

/** A value that could not be read counts as configured, or a typo would hide the vendor. */
function withReaderFindings(row: VendorRow, found: readonly Problem[]): VendorRow {
  if (found.length === 0 || row.config === 'disabled') return row;
  const problems = [...found, ...row.problems];
  const isWrong = found.some((problem) => problem.severity === 'error');
  const state = isWrong ? 'errors' : row.config === 'ok' || row.config === 'not-configured' ? 'warnings' : row.config;
  return { ...row, config: state, problems };
}

function stateOf(problems: readonly Problem[], incomplete: readonly Problem[]): VendorRow['config'] {
  if (problems.some((problem) => problem.severity === 'error' && problem.code !== 'config/missing-key'))
    return 'errors';
  if (incomplete.some((problem) => problem.code === 'config/missing-key')) return 'incomplete';
  if (incomplete.length > 0) return 'app-only';
  return problems.some((problem) => problem.severity === 'warning') ? 'warnings' : 'ok';
}

/** A skip entry that names no existing code would silence nothing and hide a typo. */
export async function problemsOfSkips(skips: Session['config']['skip']): Promise<readonly Problem[]> {
  if (skips.length === 0) return [];
  const { wholeCatalogue } = await import('./explain.js');
  const catalogue = await wholeCatalogue();
  return skips
    .filter((item) => !Object.hasOwn(catalogue, item.code))
    .map((item) => configProblem('config/unknown-skip', { args: { code: item.code }, at: item.origin }));
}

function casesOf(row: VendorRow): CheckCase[] {
  if (row.config === 'not-configured' || row.config === 'disabled')
    return [{ name: 'config', group: row.vendor, status: 'skipped', reason: row.config }];
  const error = row.problems.find((problem) => problem.severity === 'error' && problem.entry.kind === 'config');
  const refused = row.problems.find((problem) => problem.severity === 'error' && problem.entry.kind !== 'config');
  return [
    error === undefined
      ? { name: 'config', group: row.vendor, status: 'passed' }
      : { name: 'config', group: row.vendor, status: 'failed', problem: error },
    row.online === 'verified'
      ? { name: 'credentials', group: row.vendor, status: 'passed' }
      : row.online === 'skipped' || refused === undefined
        ? { name: 'credentials', group: row.vendor, status: 'skipped', reason: row.online }
        : { name: 'credentials', group: row.vendor, status: 'failed', problem: refused },
  ];
}

const stop = (problems: readonly Problem[]): CommandResult => ({
  exitCode: worstExitCode([exitCodeOf(problems), EXIT.failed]),
  document: { vendors: [] },
  problems,
  human: (paper) => layoutProblems(paper, problems).join('\n'),
});
