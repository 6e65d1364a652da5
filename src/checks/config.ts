// The work of `check-config`, from values: every vendor's settings offline, and with a session its credentials online. The library does the same.
import type { LoadedConfig } from '../config/index.js';
import { configProblem } from '../problems/entries/config/config.js';
import type { Problem } from '../problems/types.js';
import type { Settings, VendorManifest } from '../push/types.js';
import type { Verification } from '../push/verification.js';
import type { ConfigReport, VendorRow } from '../report/answers/check-config.js';
import { wrongEndpoints } from '../session/replaced-hosts.js';
import type { Session } from '../session/session.js';
import { silencedCodes } from '../session/silenced.js';
import type { VendorChoice } from '../session/vendors/choice.js';
import { commonFindings } from '../session/vendors/common-findings.js';
import { isDemo } from '../session/vendors/demo-settings.js';
import { isVendorId } from '../session/vendors/list.js';
import { vendorOfToken } from '../session/vendors/of-token.js';
import { incompleteProblem, notConfiguredProblem, wrongChoice } from '../session/vendors/ready.js';
import { tencentManifest } from '../tencent-im/manifest.js';
import { vendors } from '../vendors/index.js';

export interface Examination {
  readonly config: LoadedConfig;
  /** Undefined when offline: no transport is loaded. */
  readonly session: Session | undefined;
  readonly choice: Pick<VendorChoice, 'ids' | 'tencent' | 'given' | 'all'>;
  /** These must be completely configured, including the server side. */
  readonly required?: readonly string[];
  /** Milliseconds since 1970, for certificates that end. */
  readonly now: number;
  readonly signal: AbortSignal;
}

export async function examineConfig(examination: Examination): Promise<Omit<ConfigReport, 'values'>> {
  const { config, session, choice } = examination;
  const silenced = silencedCodes(config);
  const found = new Set<string>();
  const kept = (problems: readonly Problem[]): readonly Problem[] =>
    problems.filter(({ code }) => {
      if (silenced.has(code)) found.add(code);
      return !silenced.has(code);
    });
  // What the reader found about a value belongs to the vendor whose key it is.
  const byVendor = ofVendors(kept([...config.problems, ...wrongEndpoints(config)]));
  const examined = await Promise.all(
    subjectsOf(choice, config, session).map((subject) =>
      examine(examination, subject, kept).then((row) =>
        withReaderFindings(row, [
          ...(byVendor.get(subject.id) ?? []),
          ...(row.config !== 'ok' ? [] : commonFindings(byVendor.get('') ?? [], subject)),
        ]),
      ),
    ),
  );
  // A named vendor must be configured: a missing one does not pass.
  const named = new Set<string>(choice.given ? [...choice.ids, ...(choice.tencent ? [tencentManifest.id] : [])] : []);
  const required = new Set(examination.required);
  const isShown = session !== undefined && isDemo(session);
  const rows = examined.map((row) => ({ ...demanded(row, named, required), ...(isShown ? { demo: true } : {}) }));
  const counted = choice.all ? rows.filter(({ vendor }) => vendor !== tencentManifest.id) : rows;
  const nothing =
    !choice.given &&
    required.size === 0 &&
    counted.every((row) => row.config === 'not-configured' || row.config === 'disabled')
      ? [configProblem('config/no-vendor', { args: { file: config.file ?? 'environment' } })]
      : [];
  const problems = new Set([
    ...(byVendor.get('') ?? []),
    ...(await problemsOfSkips(config.skip)),
    ...nothing,
    ...rows.flatMap((row) => row.problems),
    ...(session?.skews ?? []),
  ]);
  return {
    sources: config.sources.map((source) => ({ path: source.path, role: source.role, kind: source.kind })),
    rows,
    problems: [...problems],
    // A code without a finding silenced nothing.
    skipped: config.skip
      .filter(({ code }) => found.has(code))
      .map((item) => ({ code: item.code, reason: item.reason })),
    offline: session === undefined,
  };
}

/** Problems of a row that only count when its vendor was requested. */
function demanded(row: VendorRow, named: ReadonlySet<string>, required: ReadonlySet<string>): VendorRow {
  const { vendor: id, vendorName: name, problems } = row;
  if (!named.has(id) && !required.has(id)) return row;
  if (row.config === 'not-configured') return { ...row, problems: [...problems, notConfiguredProblem({ id, name })] };
  if (row.config === 'disabled')
    return {
      ...row,
      problems: [...problems, configProblem('config/vendor-disabled', { vendor: id, args: { vendor: name } })],
    };
  if (row.config !== 'app-only' || !required.has(id)) return row;
  return {
    ...row,
    problems: problems.map((problem) =>
      problem.code === 'config/server-side-missing' ? { ...problem, severity: 'error' as const } : problem,
    ),
  };
}

/** One row: a vendor, or Tencent IM. `verify` is absent without a session. */
interface Subject extends VendorManifest {
  readonly settings: Settings;
  verify?(signal: AbortSignal): Promise<Verification>;
  /** Whether the vendor checks a message itself without delivering it. */
  hasDryRun?(): Promise<boolean>;
}

function subjectsOf(choice: Examination['choice'], config: Session['config'], session: Session | undefined): Subject[] {
  const subjects = choice.ids.map(
    (id): Subject => ({
      ...vendors[id],
      settings: session?.settings(id) ?? config.settings,
      ...(session === undefined
        ? {}
        : {
            verify: async (signal) => (await session.client(id)).verify(signal),
            hasDryRun: async () => (await session.client(id)).dryRun !== undefined,
          }),
    }),
  );
  if (!choice.tencent) return subjects;
  const tencent: Subject = {
    ...tencentManifest,
    settings: session?.tencent.settings ?? config.settings,
    ...(session === undefined ? {} : { verify: async (signal) => (await session.tencent.client()).verify(signal) }),
  };
  return [...subjects, tencent];
}

async function examine(
  { config, now, signal }: Examination,
  { id, name, credentials, settings, verify, hasDryRun }: Subject,
  kept: (problems: readonly Problem[]) => readonly Problem[],
): Promise<VendorRow> {
  const base = { vendor: id, vendorName: name };
  if (config.disabled.has(id)) return { ...base, config: 'disabled', online: 'skipped', problems: [] };
  const set = credentials.fields.filter((field) => settings.has(field.key));
  if (set.length === 0) return { ...base, config: 'not-configured', online: 'skipped', problems: [] };
  const missing = credentials.missing(settings);
  const inspection = await credentials.inspect?.(settings, now);
  const found = kept([
    ...credentials.check(settings, now),
    ...(inspection?.problems ?? []),
    ...(await problemsOfDevices(config, id)),
  ]);
  // A key that exists but cannot be read is reported by the reader with its line: it is not also missing.
  const unreadable = new Set(
    config.problems.flatMap((problem) => (isUnread(problem) && problem.at?.key !== undefined ? [problem.at.key] : [])),
  );
  const isFile = (key: string): boolean =>
    credentials.fields.some((field) => field.key === key && field.kind === 'file');
  // An unreadable file hides which sign-in method was meant: the files of another method are not missing.
  const isOpen = [...unreadable].some(isFile) && missing.some((key) => isFile(key) && !unreadable.has(key));
  const absent = isOpen ? [] : missing.filter((key) => !unreadable.has(key));
  const incomplete = absent.length === 0 ? [] : [incompleteProblem({ id, name, credentials }, settings, absent)];
  // The value is missing even if its finding is silenced.
  const problems = [...found, ...kept(incomplete)];
  const expires = inspection?.expiresAt ?? credentials.expiresAt?.(settings);
  const row = {
    ...base,
    config: stateOf(problems, incomplete),
    problems,
    ...(expires === undefined ? {} : { expires }),
  };
  // A value that is not allowed leaves the host or environment unknown: like every other command, this one asks neither.
  const isUnclear = wrongChoice(config, credentials.fields, id) !== undefined;
  if (verify === undefined || missing.length > 0 || isUnclear) return { ...row, online: 'skipped' };
  const verification = await verify(signal);
  return {
    ...row,
    online: verification.status,
    problems: [...problems, ...kept(verification.problems)],
    ...(verification.note === undefined ? {} : { note: verification.note }),
    ...(hasDryRun === undefined ? {} : { hasDryRun: await hasDryRun() }),
  };
}

/** Device tokens of the config that cannot, or most likely cannot, be reached. */
export async function problemsOfDevices(
  { devices }: Pick<LoadedConfig, 'devices'>,
  id: string,
): Promise<readonly Problem[]> {
  const named = Object.values(devices).filter(({ vendor }) => vendor === id);
  if (named.length === 0 || !isVendorId(id)) return [];
  const { checkToken } = await vendors[id].load();
  const found = named.map(async ({ token, origin }) => {
    const fit = await vendorOfToken(token, id, false);
    const problems = 'problem' in fit ? [fit.problem] : checkToken(token).filter(({ severity }) => severity !== 'hint');
    return problems.map((problem) => ({ ...problem, at: origin }));
  });
  return (await Promise.all(found)).flat();
}

/** Findings by vendor id; those of no vendor have the empty id. */
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

/** A finding about a value that is there and could not be read, or not be decided. */
const isUnread = ({ severity, code }: Problem): boolean =>
  severity === 'error' || code === 'config/unresolved-constant';

/** A value that could not be read counts as configured; otherwise a typo would hide the vendor. */
function withReaderFindings(row: VendorRow, found: readonly Problem[]): VendorRow {
  if (found.length === 0 || row.config === 'disabled') return row;
  // A key inside rich text is most likely intact: only the text around it looks like damage.
  const wrapped = new Set(found.flatMap(({ code, at }) => (code === 'config/rich-text' ? [at?.key] : [])));
  // A value that exists but could not be read is not missing.
  const unread = found.flatMap((problem) => (isUnread(problem) ? [problem.at?.key] : []));
  const isHalf = ({ code, args }: Problem): boolean =>
    code.endsWith('/half-pair') && unread.some((key) => key !== undefined && key === args['missing']);
  const own = row.problems.filter((problem) => !wrapped.has(problem.at?.key ?? '') && !isHalf(problem));
  const problems = [...found, ...own];
  const isWrong = found.some((problem) => problem.severity === 'error');
  // The only error may have been about the value that is left open.
  const isOpen = row.config === 'errors' && !problems.some((problem) => problem.severity === 'error');
  const state = isWrong ? 'errors' : isOpen || /^(?:ok|not-configured)$/.test(row.config) ? 'warnings' : row.config;
  return { ...row, config: state, problems };
}

function stateOf(problems: readonly Problem[], incomplete: readonly Problem[]): VendorRow['config'] {
  if (problems.some((problem) => problem.severity === 'error' && problem.code !== 'config/missing-key'))
    return 'errors';
  if (incomplete.some((problem) => problem.code === 'config/missing-key')) return 'incomplete';
  if (incomplete.length > 0) return 'app-only';
  return problems.some((problem) => problem.severity === 'warning') ? 'warnings' : 'ok';
}

/** A skip entry with an unknown code would silence nothing and hide a typo. */
export async function problemsOfSkips(skips: Session['config']['skip']): Promise<readonly Problem[]> {
  if (skips.length === 0) return [];
  const { wholeCatalogue } = await import('./catalogue.js');
  const catalogue = await wholeCatalogue();
  return skips
    .filter((item) => !Object.hasOwn(catalogue, item.code))
    .map((item) => configProblem('config/unknown-skip', { args: { code: item.code }, at: item.origin }));
}
