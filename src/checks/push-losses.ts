// The losses part of `device-status`: how many chat pushes Tencent IM sent in a span of time, and where the others ended.

import type { Problem } from '../problems/types.js';
import { type ValueRule, wrongValue } from '../problems/value-problem.js';
import type { Clock } from '../push/types.js';
import type { LossReport } from '../report/answers/device-status/push-losses.js';
import type { Session } from '../session/session.js';
import { LIMITS, VENDOR_NAMES } from '../tencent-im/facts.js';
import { parseDurationMs } from '../text/duration.js';
import { t } from '../text/language.js';

const DAY_MS = 86_400_000;
/** Tencent allows one of these calls per second. */
const PAUSE_MS = 1100;

export interface LossesAsked {
  readonly report: LossReport | undefined;
  readonly problems: readonly Problem[];
}

const SPAN: ValueRule = {
  says: t(`a duration of at most ${LIMITS.lossDays}d, such as 24h`, `不超过 ${LIMITS.lossDays}d 的时长，例如 24h`),
  example: '24h',
};

/** Checked before any request: devices may be probed and lists emptied before the losses are read. */
export function readSpan(text: string): number | { readonly problem: Problem } {
  const ms = parseDurationMs(text);
  return ms === undefined || ms < 1000 || ms > LIMITS.lossDays * DAY_MS
    ? { problem: wrongValue('--losses', text, SPAN) }
    : ms;
}

/** `ms`: length of the span that ends now. */
export async function askAboutLosses(
  ms: number,
  session: Session,
  { clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal },
): Promise<LossesAsked> {
  const client = await session.tencent.client();
  const to = Math.floor(clock.now() / 1000);
  const from = to - Math.floor(ms / 1000);
  const losses = await client.losses(from, to, signal);
  if (!losses.ok) return { report: undefined, problems: [losses.problem] };
  await clock.sleep(PAUSE_MS, signal);
  const numbers = await client.statistics(from, to, signal);
  const named = losses.value.map((loss) => ({ ...loss, vendorName: VENDOR_NAMES[loss.vendor ?? ''] }));
  const report = { from, to, losses: named };
  if (!numbers.ok) return { report, problems: [numbers.problem] };
  const { platforms: _platforms, ...sums } = numbers.value;
  return { report: { ...report, sums }, problems: [] };
}
