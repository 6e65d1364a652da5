// The common work of `send` and `vivo-test`: look at everything offline, then send vendor by vendor, side by side.
import { toCurl } from '../http/curl.js';
import { configProblem } from '../problems/entries/config.js';
import { EXIT, exitCodeOf, worstExitCode } from '../problems/exit-code.js';
import type { Problem } from '../problems/types.js';
import { checkExt } from '../push/ext.js';
import { silentCauses } from '../push/silent.js';
import type { PushMessage, SendResult } from '../push/types.js';
import { layoutSend, resultDocument, type SendReport, sendDocument } from '../report/send.js';
import { type Text, t } from '../text/language.js';
import { vendors } from '../vendors/index.js';
import type { CommandContext, CommandResult } from './define.js';
import type { Session } from './session.js';
import type { Target } from './targets.js';
import type { VendorId } from './vendor-list.js';

export interface PushPlan {
  readonly message: PushMessage;
  readonly targets: readonly Target[];
  readonly duplicates: number;
  readonly dryRun: boolean;
  readonly printRequest: boolean;
  readonly preface: readonly Text[];
  readonly next: readonly Text[];
}

type Row = SendReport['results'][number];

/** Sends (or only checks, with dryRun) and makes the result of the command. */
export async function pushMessages(context: CommandContext, session: Session, plan: PushPlan): Promise<CommandResult> {
  const notices: Problem[] = [];
  const extFindings =
    plan.message.ext === undefined
      ? []
      : checkExt(plan.message.ext, { clickTarget: plan.message.clickTarget, source: { file: '--ext' } }).problems;
  notices.push(...extFindings);
  const extIsBroken = extFindings.some((problem) => problem.severity === 'error');
  const groups = groupByVendor(plan.targets);
  const requests: { title: Text; curl: string }[] = [];

  const rows = (
    await Promise.all(
      [...groups].map(async ([id, tokens]): Promise<Row[]> => {
        const toRow = (result: SendResult): Row => ({ ...result, vendor: id, vendorName: vendors[id].name });
        const emit = (results: readonly SendResult[]): Row[] => {
          const made = results.map(toRow);
          for (const row of made)
            context.row(resultDocument(row, context.globals.language, context.globals.showTokens));
          return made;
        };
        const refuse = (problem: Problem): Row[] =>
          emit(tokens.map((token) => ({ token, status: 'not-sent', attempts: 0, problem })));
        const found = await inspect(session, id, plan.message, tokens);
        notices.push(...found.notices);
        if (found.blocking !== undefined) return refuse(found.blocking);
        if (plan.printRequest) requests.push(...(await planned(session, id, plan.message, tokens)));
        if (extIsBroken) return refuse(extFindings.find((problem) => problem.severity === 'error') as Problem);
        const rejected = emit(
          [...found.badTokens].map(([token, problem]) => ({ token, status: 'not-sent', attempts: 0, problem })),
        );
        const good = tokens.filter((token) => !found.badTokens.has(token));
        return [...rejected, ...(await sendGroup(context, session, id, plan, good, emit))];
      }),
    )
  ).flat();

  const problems = [
    ...unique([
      ...rows.flatMap((row) => (row.problem === undefined ? [] : [row.problem])),
      ...notices,
      ...session.skews,
    ]),
  ];
  const report: SendReport = {
    results: rows,
    problems,
    duplicates: plan.duplicates,
    preface: plan.preface,
    next: plan.next,
    dryRun: plan.dryRun,
    details: await detailsOf(session, plan, rows),
    requests,
    checklist: await checklistOf(session, plan.message, rows),
  };
  return {
    exitCode: exitCodeOfRows(rows, problems, context.signal.aborted),
    document: sendDocument(report, context.globals.language, context.globals.showTokens),
    problems,
    streamed: true,
    human: (paper) => layoutSend(report, paper),
  };
}

/** Partial success is 6; otherwise the worst finding decides. */
function exitCodeOfRows(rows: readonly Row[], problems: readonly Problem[], aborted: boolean): number {
  if (aborted) return EXIT.interrupted;
  const good = rows.filter((row) => row.status === 'accepted' || row.status === 'dry-run-ok').length;
  if (good > 0 && good < rows.length) return EXIT.partial;
  if (good === rows.length && rows.length > 0) return EXIT.ok;
  return worstExitCode([exitCodeOf(problems), EXIT.failed]);
}

function groupByVendor(targets: readonly Target[]): Map<VendorId, string[]> {
  const groups = new Map<VendorId, string[]>();
  for (const { vendor, token } of targets) groups.set(vendor, [...(groups.get(vendor) ?? []), token]);
  return groups;
}

/** Everything that can be said without the network. */
async function inspect(session: Session, id: VendorId, message: PushMessage, tokens: readonly string[]) {
  const vendor = await session.vendor(id);
  const settings = session.settings(id);
  const missing = vendor.credentials.missing(settings);
  const [firstMissing] = missing;
  if (session.config.disabled.has(id)) {
    return {
      notices: [],
      badTokens: new Map<string, Problem>(),
      blocking: configProblem('config/vendor-disabled', { vendor: id, args: { vendor: vendor.name } }),
    };
  }
  if (firstMissing !== undefined) {
    const at = vendor.credentials.fields
      .map((field) => settings.origin(field.key))
      .find((origin) => origin !== undefined);
    return {
      notices: [],
      badTokens: new Map<string, Problem>(),
      blocking: configProblem('config/missing-key', {
        vendor: id,
        args: { vendor: vendor.name, key: firstMissing, keys: missing.join(', ') },
        at,
      }),
    };
  }
  const findings = vendor.checkMessage(message, settings);
  const badTokens = new Map<string, Problem>();
  const tokenNotices: Problem[] = [];
  for (const token of tokens) {
    for (const problem of vendor.checkToken(token)) {
      if (problem.severity === 'error') badTokens.set(token, problem);
      else tokenNotices.push(problem);
    }
  }
  return {
    notices: [...findings.filter((problem) => problem.severity !== 'error'), ...tokenNotices],
    badTokens,
    blocking: findings.find((problem) => problem.severity === 'error'),
  };
}

async function planned(session: Session, id: VendorId, message: PushMessage, tokens: readonly string[]) {
  const vendor = await session.vendor(id);
  const batch = tokens.slice(0, vendor.facts.batchLimit);
  const planned = vendor.planRequests(message, batch, await session.deps(id));
  return planned.map(({ title, request }) => ({ title, curl: toCurl(request, session.redactor) }));
}

async function sendGroup(
  context: CommandContext,
  session: Session,
  id: VendorId,
  plan: PushPlan,
  tokens: readonly string[],
  emit: (results: readonly SendResult[]) => Row[],
): Promise<Row[]> {
  if (tokens.length === 0) return [];
  const vendor = await session.vendor(id);
  const client = await session.client(id);
  const rows: Row[] = [];
  for (let start = 0; start < tokens.length; start += vendor.facts.batchLimit) {
    const batch = tokens.slice(start, start + vendor.facts.batchLimit);
    if (context.signal.aborted) break;
    if (plan.dryRun && client.dryRun === undefined)
      rows.push(...emit(batch.map((token) => ({ token, status: 'dry-run-ok', attempts: 0 }))));
    else if (plan.dryRun && client.dryRun !== undefined)
      rows.push(...emit(await client.dryRun(plan.message, batch, context.signal)));
    else rows.push(...emit(await client.send(plan.message, batch, context.signal)));
  }
  return rows;
}

/** What a tap opens and what the app gets, for the one accepted push people look at. */
async function detailsOf(session: Session, plan: PushPlan, rows: readonly Row[]): Promise<(readonly [Text, string])[]> {
  const [row] = rows;
  if (row === undefined || rows.length !== 1 || (row.status !== 'accepted' && row.status !== 'dry-run-ok')) return [];
  const id = row.vendor as VendorId;
  const vendor = await session.vendor(id);
  const details: (readonly [Text, string])[] = [
    [t('click opens', '点击打开'), vendor.clickOpens(plan.message, session.settings(id))],
  ];
  if (plan.message.ext !== undefined) {
    const app = {
      packageName: session.settings(id).text('package_name'),
      clickTarget: plan.message.clickTarget,
      clickPage: plan.message.clickPage,
    };
    const delivery = vendor.deliverExt(plan.message.ext, app, plan.message.options);
    const limit = delivery.limit === undefined ? '' : ` / ${delivery.limit}`;
    details.push([t('ext', 'ext'), `${plan.message.ext}  (${delivery.size}${limit} ${delivery.unit})`]);
  }
  const news = session.tokenNews(id);
  if (news !== undefined)
    details.push([
      t('access token', '访问令牌'),
      `${news.cached ? '(cached) ' : ''}→ ${new Date(news.expiresAt).toISOString().replace('.000Z', 'Z')}`,
    ]);
  if (row.status === 'dry-run-ok') details.push([t('proves', '能证明'), '']);
  return details.map(([label, value]) =>
    label.en === 'proves' ? ([label, vendor.dryRunProves.en] as const) : ([label, value] as const),
  );
}

/** Causes a person can work through; the rest is rarer than asking a colleague. */
const CAUSES_SHOWN = 6;

async function checklistOf(session: Session, message: PushMessage, rows: readonly Row[]): Promise<readonly Text[]> {
  const [row] = rows;
  if (session.sandbox !== undefined || row === undefined || rows.length !== 1 || row.status !== 'accepted') return [];
  const id = row.vendor as VendorId;
  const { silentChecklist } = await session.vendor(id);
  return silentCauses(silentChecklist, { settings: session.settings(id), message }).slice(0, CAUSES_SHOWN);
}

const unique = (problems: readonly Problem[]): readonly Problem[] => [...new Set(problems)];
