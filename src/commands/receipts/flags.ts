// The flags of `receipts`, and what is wrong with their values.
import type { Problem } from '../../problems/types.js';
import { unfilledIds, type ValueRule, wrongValue } from '../../problems/value-problem.js';
import { parseDurationMs } from '../../text/duration.js';
import { t } from '../../text/language.js';
import { defineFlags, type FlagValues } from '../define.js';
import { readCount, readPort } from '../flags/numbers.js';

export const receiptFlags = defineFlags([
  {
    name: 'port',
    value: 'n',
    describe: t(
      'port on 127.0.0.1, 0 for a free one (default 4592)',
      '127.0.0.1 上的端口，0 表示任意空闲端口（默认 4592）',
    ),
  },
  {
    name: 'journal',
    value: 'file',
    describe: t(
      'wait for the pushes of this journal of send; it may be written meanwhile',
      '等待 send 的该日志中的推送；日志可以同时写入',
    ),
  },
  {
    name: 'task',
    value: 'id',
    repeat: true,
    describe: t('wait for this task, message or request id (repeatable)', '等待该任务、消息或请求 ID（可重复）'),
  },
  {
    name: 'for',
    value: 'time',
    describe: t('stop after this time: 30s, 5m, 1h', '最长监听时间：30s、5m、1h'),
  },
  {
    name: 'count',
    value: 'n',
    describe: t('stop after this number of receipts', '收到指定条数的回执后结束'),
  },
]);

export type ReceiptFlags = FlagValues<typeof receiptFlags>;

export interface ReceiptOptions {
  readonly port: number;
  readonly forMs: number | undefined;
  readonly count: number | undefined;
}

const PORT = 4592;
const LONGEST_MS = 7 * 86_400_000;
const MOST = 1_000_000;
const WEEK: ValueRule = {
  says: t(
    'a duration of at most 7 days such as 5m (ms, s, m, h, d)',
    '不超过 7 天的时长，例如 5m（单位 ms、s、m、h、d）',
  ),
  example: '5m',
};

/** All wrong values at once. */
export function readOptions(flags: ReceiptFlags): ReceiptOptions | { readonly problems: readonly Problem[] } {
  const port = readPort('--port', flags.port) ?? PORT;
  const forMs = flags.for === undefined ? undefined : parseDurationMs(flags.for);
  const isWrongTime = flags.for !== undefined && (forMs === undefined || forMs < 1 || forMs > LONGEST_MS);
  const count = readCount('--count', flags.count, MOST);
  const unfilled = unfilledIds('--task', flags.task);
  if (typeof port !== 'object' && typeof count !== 'object' && !isWrongTime && unfilled.length === 0)
    return { port, forMs, count };
  return {
    problems: [
      ...(typeof port === 'object' ? [port.problem] : []),
      ...unfilled,
      ...(isWrongTime ? [wrongValue('--for', flags.for ?? '', WEEK)] : []),
      ...(typeof count === 'object' ? [count.problem] : []),
    ],
  };
}
