// `send --via tencent`: what `send` sends directly, sent to users through Tencent IM. All-user pushes are not offered.

import { toCurl } from '../../http/requests/curl.js';
import { usageProblem } from '../../problems/entries/usage.js';
import { EXIT, exitCodeOf, worstExitCode } from '../../problems/exit-code.js';
import type { Problem } from '../../problems/types.js';
import { checkRawTarget } from '../../push/message/raw-target.js';
import type { PushMessage, SendResult } from '../../push/types.js';
import { layoutSend } from '../../report/answers/send/send.js';
import { resultDocument, sendDocument } from '../../report/answers/send/send-document.js';
import type { SendReport } from '../../report/answers/send/send-report.js';
import { extFindings } from '../../sending/vendor-sender.js';
import type { Session } from '../../session/session.js';
import { withoutSilenced } from '../../session/silenced.js';
import { TENCENT } from '../../session/vendors/list.js';
import { tencentBlocked } from '../../session/vendors/ready.js';
import { tencentManifest } from '../../tencent-im/manifest.js';
import { excerptOf } from '../../text/excerpt.js';
import { type Language, type Text, t } from '../../text/language.js';
import type { CommandContext } from '../context/context.js';
import type { CommandResult } from '../define.js';
import type { SendFlags } from './flags.js';

/** The command line has something for it. */
const isGiven = (value: unknown): boolean =>
  value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0);

/** Names people give for "everybody". */
const EVERYBODY = new Set(['*', 'all', '@all', '@tim#all']);
const MOST_USERS = 500;
/** Real users that may be reached without confirmation, as with devices. */
const USERS_WITHOUT_YES = 100;

type Way = 'tencent' | 'tencent-push';

/** What is wrong with --via and its flags; `undefined` when the push goes straight to vendors. */
export function readVia(flags: SendFlags): { readonly way: Way | undefined; readonly problems: readonly Problem[] } {
  const { via } = flags;
  if (via === undefined) {
    const flag = (['user', 'from'] as const).find((name) => isGiven(flags[name]));
    return {
      way: undefined,
      problems: flag === undefined ? [] : [usageProblem('usage/user-without-via', { args: { flag: `--${flag}` } })],
    };
  }
  const way: Way = via === 'tencent' ? 'tencent' : 'tencent-push';
  return { way, problems: wrongWith(flags, way) };
}

function wrongWith(flags: SendFlags, via: Way): Problem[] {
  const users = usersOf(flags);
  const everybody = users.find((user) => EVERYBODY.has(user.toLowerCase()));
  if (everybody !== undefined) return [usageProblem('usage/all-users', { args: { user: excerptOf(everybody) } })];
  const clash = (['token', 'device', 'tokens', 'vendor', 'journal', 'resume', 'shard', 'client'] as const).find(
    (name) => isGiven(flags[name]),
  );
  if (clash !== undefined) return [usageProblem('usage/via-with-devices', { args: { via, flag: `--${clash}` } })];
  if (users.length === 0 && flags.sandbox === undefined) return [usageProblem('usage/no-user')];
  if (users.length > MOST_USERS)
    return [usageProblem('usage/too-many-users', { args: { count: users.length, limit: MOST_USERS } })];
  return [];
}

const usersOf = ({ user = [] }: SendFlags): readonly string[] => [
  ...new Set(user.map((user) => user.trim()).filter((user) => user !== '')),
];

const USER_FLAG = t('--user', '--user');

const DRY_RUN_PROVES = t(
  'field types, sizes and limits; Tencent has no dry run and was not asked',
  '字段类型、大小和限制；腾讯没有试运行，未发出请求',
);

const DEMO_USER = t(
  "No user named: using alice of the sandbox's demo app. Nothing leaves this machine.",
  '未指定用户，使用沙箱演示应用的 alice。数据不出本机。',
);

const ACCEPTED_MEANS = t(
  'Accepted means Tencent took the message. It pushes only to users in state PushOnline.',
  '“已接受”表示腾讯接收了消息；只有 PushOnline 状态的用户会收到离线推送。',
);

type Row = SendReport['results'][number];

export async function sendViaTencent(
  context: CommandContext,
  session: Session,
  flags: SendFlags,
  message: PushMessage,
  way: Way,
): Promise<CommandResult> {
  const tencentIm = await import('../../tencent-im/index.js');
  const { settings } = session.tencent;
  const { language, showTokens } = context.globals;
  const named = usersOf(flags);
  // The first try in the sandbox: alice gets offline pushes there.
  const users = named.length === 0 ? ['alice'] : named;
  const from = flags.from?.trim();
  const options = { kind: way === 'tencent' ? 'message' : 'push', ...(from === undefined ? {} : { from }) } as const;
  const isDryRun = flags.dryRun;
  const notices: Problem[] = [];
  const rows: Row[] = [];
  const add = (results: readonly SendResult[]): void => {
    for (const result of results) {
      const row: Row = { ...result, vendor: TENCENT, vendorName: tencentManifest.name, isUser: true };
      rows.push(row);
      context.row(resultDocument(row, language, showTokens));
    }
  };
  const findings = withoutSilenced(session.config, [
    ...extFindings(message),
    ...tencentIm.checkMessage(message, settings, options),
    ...users.flatMap(tencentIm.checkUserId),
  ]);
  notices.push(...findings.filter((problem) => problem.severity !== 'error'));
  const blocking =
    tencentBlocked(session) ??
    // A config must not silence this one: the push would go to another user.
    checkRawTarget(message, tencentIm.facts.targetFields, USER_FLAG)[0] ??
    findings.find((problem) => problem.severity === 'error') ??
    tooMany(session, users, flags.yes || isDryRun);
  const planned =
    flags.printRequest && tencentBlocked(session) === undefined
      ? tencentIm.planRequests(message, users, session.tencent.deps(), options)
      : [];

  let states: readonly Problem[] = [];
  if (blocking !== undefined)
    add(users.map((token) => ({ token, status: 'not-sent', attempts: 0, problem: blocking })));
  else if (isDryRun) add(users.map((token) => ({ token, status: 'dry-run-ok', attempts: 0 })));
  else {
    const client = await session.tencent.client();
    add(await client.send(message, users, options, context.signal));
    states = await statesOf(session, rows, context.signal);
  }

  const problems = [
    ...new Set([
      ...rows.flatMap((row) => (row.problem === undefined ? [] : [row.problem])),
      ...states,
      ...notices,
      ...session.skews,
    ]),
  ];
  const report: SendReport = {
    results: rows,
    problems,
    duplicates: (flags.user ?? []).length - named.length,
    preface: named.length === 0 ? [DEMO_USER] : [],
    next: nextSteps(rows, isDryRun),
    dryRun: isDryRun,
    details: detailsOf(rows, way, from ?? settings.text('im_admin') ?? 'administrator', message, language),
    requests: planned.map(({ title, request }) => ({ title, curl: toCurl(request, session.redactor) })),
    checklist: [],
    meaning: ACCEPTED_MEANS,
  };
  return {
    exitCode: exitCodeOfRows(rows, problems, context.signal.aborted),
    document: sendDocument(report, language, showTokens),
    problems,
    streamed: true,
    human: (terminal) => layoutSend(report, terminal),
  };
}

function tooMany(session: Session, users: readonly string[], mayReachMany: boolean): Problem | undefined {
  if (session.sandbox !== undefined || mayReachMany || users.length <= USERS_WITHOUT_YES) return undefined;
  return usageProblem('usage/many-devices', { args: { count: users.length, limit: USERS_WITHOUT_YES } });
}

/** An accepted message says nothing about a push; the state of the account does. What it finds is no failure of the send. */
async function statesOf(session: Session, rows: readonly Row[], signal: AbortSignal): Promise<readonly Problem[]> {
  const accepted = rows.filter((row) => row.status === 'accepted').map((row) => row.token);
  if (accepted.length === 0) return [];
  const client = await session.tencent.client();
  const asked = await client.onlineStatus(accepted, signal);
  if (!asked.ok) return [{ ...asked.problem, severity: 'hint' }];
  return asked.value.flatMap(({ problem }) =>
    problem === undefined
      ? []
      : [problem.severity === 'error' ? { ...problem, severity: 'warning' as const } : problem],
  );
}

/** Partial success is 6; otherwise the worst finding decides. */
function exitCodeOfRows(rows: readonly Row[], problems: readonly Problem[], aborted: boolean): number {
  if (aborted) return EXIT.interrupted;
  const good = rows.filter((row) => row.status === 'accepted' || row.status === 'dry-run-ok').length;
  if (good > 0 && good < rows.length) return EXIT.partial;
  if (good === rows.length && rows.length > 0) return EXIT.ok;
  return worstExitCode([exitCodeOf(problems), EXIT.failed]);
}

function detailsOf(
  rows: readonly Row[],
  way: Way,
  from: string,
  message: PushMessage,
  language: Language,
): (readonly [Text, string])[] {
  const [row] = rows;
  if (rows.length !== 1 || row === undefined) return [];
  return [
    [t('to', '接收'), row.token],
    [t('from', '发送'), from],
    [t('as', '方式'), way === 'tencent' ? 'openim/sendmsg' : 'timpush/batch'],
    ...(message.ext === undefined ? [] : [[t('ext', 'ext'), message.ext] as const]),
    ...(row.status === 'dry-run-ok' ? [[t('proves', '能证明'), DRY_RUN_PROVES[language]] as const] : []),
  ];
}

function nextSteps(rows: readonly Row[], isDryRun: boolean): readonly Text[] {
  const [first] = rows;
  if (first === undefined || isDryRun) return [];
  const user = excerptOf(first.token);
  return [
    t(
      `is the phone silent? tim-push device-status --user ${user}`,
      `手机没有反应？tim-push device-status --user ${user}`,
    ),
  ];
}
