// `sandbox wait`: until so many pushes arrived at a running sandbox, for scripts.
import { sandboxProblem } from '../../problems/entries/sandbox.js';
import { EXIT, exitCodeOf } from '../../problems/exit-code.js';
import type { Problem } from '../../problems/types.js';
import { unknownVendor } from '../../problems/value-problem.js';
import { type ArrivedRow, arrivedDocument, layoutArrived } from '../../report/answers/sandbox/pushes.js';
import {
  type ArrivedPush,
  awaitPushes,
  awaitReady,
  type PushesAwaited,
  type PushFilter,
} from '../../session/sandbox/running-sandbox.js';
import { TENCENT, vendorIds } from '../../session/vendors/list.js';
import { formatDuration } from '../../text/duration.js';
import { excerptOf } from '../../text/excerpt.js';
import { fillBoth, type Text, t } from '../../text/language.js';
import type { CommandContext } from '../context/context.js';
import { stopWith } from '../context/stop.js';
import type { CommandResult } from '../define.js';
import { readCount } from '../flags/numbers.js';
import { noSandbox, readAsked } from './ask.js';
import type { SandboxFlags } from './flags.js';

const STANDARD_MS = 10_000;
const MOST = 10_000;

const words = {
  refused: t(
    'matching pushes that were refused: {count}, the last one with {code}',
    '符合条件的推送中有 {count} 条被拒绝，最后一条的码是 {code}',
  ),
  some: t('the matching pushes are listed above; no more came', '符合条件的推送已列在上面，之后没有更多'),
  other: t(
    'the newest push the sandbox got does not match: {vendor}, title "{title}"',
    '沙箱收到的最新一条推送不符合条件：{vendor}，标题“{title}”',
  ),
  noPush: t(
    'requests came, but no push among them; the newest went to {path}',
    '收到了请求，但其中没有推送；最新的请求路径是 {path}',
  ),
  nothing: t('no request reached the sandbox', '沙箱没有收到任何请求'),
  useAddress: t('let the sender use {url}/<vendor> as its base URL', '让发送程序使用 {url}/<厂商> 作为地址'),
  useFilter: t('compare it with --vendor and --title of this command', '与本命令的 --vendor 和 --title 对比'),
  useCount: t('look for what the sender left out, or lower --count', '检查发送程序漏发了什么，或减小 --count'),
} as const;

export async function waitForPushes(context: CommandContext, flags: SandboxFlags): Promise<CommandResult> {
  const filter = readFilter(flags);
  const asked = readAsked(context, flags, STANDARD_MS);
  const wrong = [...('problems' in filter ? filter.problems : []), ...('problems' in asked ? asked.problems : [])];
  if ('problems' in filter || 'problems' in asked) return stopWith(wrong);
  const place = { clock: context.io.clock, url: asked.url, until: asked.until, signal: context.signal };
  // A script may start both side by side: the sandbox has the same time to come up.
  const ready = await awaitReady(place);
  const waited: PushesAwaited =
    ready === undefined
      ? { end: context.signal.aborted ? 'stopped' : 'unreachable', pushes: [] }
      : await awaitPushes(place, filter, (push) =>
          context.row(arrivedDocument(rowOf(push), context.globals.showTokens)),
        );
  const problems = problemsOf(waited, filter, asked);
  const rows = waited.pushes.map(rowOf);
  const arrived = rows.filter(({ status }) => status === 'accepted').length;
  return {
    exitCode: waited.end === 'stopped' ? EXIT.interrupted : exitCodeOf(problems),
    document: {
      arrived,
      wanted: filter.count,
      pushes: rows.map((row) => arrivedDocument(row, context.globals.showTokens)),
    },
    problems,
    streamed: true,
    human: (terminal) => layoutArrived({ rows, arrived, enough: waited.end === 'enough', problems }, terminal),
  };
}

function readFilter(flags: SandboxFlags): PushFilter | { readonly problems: readonly Problem[] } {
  const { vendor, title } = flags;
  const known = [...vendorIds, TENCENT];
  const count = readCount('--count', flags.count, MOST) ?? 1;
  const problems = [
    ...(vendor === undefined || known.some((id) => id === vendor) ? [] : [unknownVendor(vendor, known)]),
    ...(typeof count === 'object' ? [count.problem] : []),
  ];
  return problems.length > 0 || typeof count === 'object' ? { problems } : { vendor, title, count };
}

/** Codes as `explain` takes them. */
const rowOf = ({ vendor, code, ...push }: ArrivedPush): ArrivedRow => ({
  vendor,
  ...push,
  ...(code === undefined ? {} : { code: code.includes('/') ? code : `${vendor}/${code}` }),
});

function problemsOf(
  waited: PushesAwaited,
  filter: PushFilter,
  { url, forMs }: { readonly url: string; readonly forMs: number },
): readonly Problem[] {
  if (waited.end === 'unreachable') return [noSandbox(url)];
  if (waited.end === 'refused')
    return [sandboxProblem('sandbox/question-refused', { args: { url, reason: excerptOf(waited.reason) } })];
  if (waited.end !== 'too-few') return [];
  const refused = waited.pushes.filter(({ status }) => status === 'refused').map(rowOf);
  const arrived = waited.pushes.length - refused.length;
  const args = { arrived, count: filter.count, time: formatDuration(forMs), ...whyOf(waited, refused, url), url };
  const code = refused.at(-1)?.code ?? '';
  // Only a code in its usual form is written into a command.
  if (/^[a-z-]+\/[\w.-]{1,80}$/.test(code))
    return [sandboxProblem('sandbox/pushes-refused', { args: { ...args, code } })];
  return [sandboxProblem('sandbox/too-few-pushes', { args })];
}

/** Why there are too few, and what helps. */
function whyOf(
  { pushes, unmatched }: Extract<PushesAwaited, { end: 'too-few' }>,
  refused: readonly ArrivedRow[],
  url: string,
): { readonly cause: Text; readonly fix: Text } {
  const code = refused.at(-1)?.code;
  if (code !== undefined)
    return { cause: fillBoth(words.refused, { count: refused.length, code: excerptOf(code) }), fix: words.useCount };
  if (pushes.length > 0) return { cause: words.some, fix: words.useCount };
  const { push, path } = unmatched;
  if (push !== undefined) {
    const seen = { vendor: excerptOf(push.vendor), title: excerptOf(push.title ?? '') };
    return { cause: fillBoth(words.other, seen), fix: words.useFilter };
  }
  return {
    cause: path === undefined ? words.nothing : fillBoth(words.noPush, { path: excerptOf(path) }),
    fix: fillBoth(words.useAddress, { url }),
  };
}
