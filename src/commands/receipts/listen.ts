// One run of `receipts`: listens, hands on what comes until it is enough, and says where and for what it listens.
import { resolve } from 'node:path';
import { KnownPushes } from '../../checks/receipts/known-pushes.js';
import { readCall, receiptServices } from '../../checks/receipts/read-call.js';
import { deliveryProblem } from '../../problems/entries/delivery.js';
import { receiptProblem } from '../../problems/entries/receipts.js';
import { usageProblem } from '../../problems/entries/usage.js';
import type { Problem } from '../../problems/types.js';
import { claims } from '../../report/claims.js';
import { openReceiptListener, type ReceiptListener } from '../../sandbox/receipt-listener.js';
import { fatalProblems } from '../../session/fatal-problems.js';
import type { FollowState } from '../../stores/journal-follower.js';
import { readFailure } from '../../text/file-kinds.js';
import { fill, type Text, t } from '../../text/language.js';
import type { CommandContext } from '../context/context.js';
import { readConfigFor } from '../context/open-session.js';
import { stopWith } from '../context/stop.js';
import type { CommandResult } from '../define.js';
import { type ReceiptFlags, readOptions } from './flags.js';
import { NOTHING, ReceiptRun } from './receipt-run.js';

const words = {
  addresses: t('  an address for each:  {list}', '  各自的地址：{list}'),
  ends: t('  Ctrl-C ends it.', '  按 Ctrl-C 结束。'),
  waiting: t('  {file} is not there yet; it is read when a run writes it.', '  {file} 尚不存在，运行写入后会读取。'),
} satisfies Record<string, Text>;

export async function hearReceipts(context: CommandContext, flags: ReceiptFlags): Promise<CommandResult> {
  const options = readOptions(flags);
  if ('problems' in options) return stop(options.problems);
  const config = await readConfigFor(context, {});
  const fatal = fatalProblems(config);
  if (fatal.length > 0) return stop(fatal);
  for (const secret of config.secrets) context.redactor.add(secret);
  const services = await receiptServices();
  const journal = flags.journal === undefined ? undefined : resolve(context.io.cwd, flags.journal);
  const tasks = flags.task.map((id) => id.trim());
  const known = new KnownPushes(journal, tasks, new Set(services.map(({ id }) => id)));
  const wrongFile = faultOf(flags.journal ?? '', await known.journal?.look());
  if (wrongFile !== undefined) return stop([wrongFile]);

  const run = new ReceiptRun(context, options, known);
  let listener: ReceiptListener;
  try {
    listener = await openReceiptListener(
      options.port,
      async ({ path, ...call }) => {
        const read = readCall(path, call, services, config.settings, run.url);
        await run.take(read);
        return read.answer;
      },
      () => run.settle(),
    );
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'EADDRINUSE') return stop([receiptProblem('receipts/port-in-use', { args: { port: options.port } })]);
    if (code !== 'EACCES') throw error;
    return stop([receiptProblem('receipts/cannot-listen', { args: { port: options.port, reason: code } })]);
  }
  run.url = listener.url;
  announce(
    context,
    listener.url,
    services.map(({ id }) => id),
    known,
    flags.journal,
  );
  try {
    await run.untilEnough();
  } finally {
    await listener.close();
  }
  return run.result(faultOf(flags.journal ?? '', await known.journal?.look()), flags.journal);
}

const stop = (problems: readonly Problem[]): CommandResult => stopWith(problems, { receipts: [], summary: NOTHING });

function faultOf(file: string, state: FollowState): Problem | undefined {
  if (state === undefined) return undefined;
  if (state.fault === 'not-a-journal') return deliveryProblem('journal/not-a-journal', { args: { file } });
  if (state.fault === 'damaged')
    return receiptProblem('receipts/damaged-journal', {
      args: { file, line: state.line, byte: state.byte },
      at: { file, line: state.line },
    });
  return usageProblem('usage/unreadable-file', { args: { file, flag: '--journal', reason: readFailure(state.error) } });
}

/** With NDJSON one ready line goes before the rows; with JSON it is conversation, because stdout is one document. */
function announce(
  context: CommandContext,
  url: string,
  services: readonly string[],
  known: KnownPushes,
  file: string | undefined,
): void {
  const { globals } = context;
  context.row({ ready: true, url });
  const say = (text: Text, args = {}): string => fill(text, globals.language, args);
  const listening = say(claims.receiptsListening, { url });
  if (globals.format !== 'human') {
    context.note(listening);
    return;
  }
  const addresses = services.map((id) => `/${id}`).join('  ');
  const missing = known.journal?.exists === false ? `${say(words.waiting, { file: file ?? '' })}\n` : '';
  context.answer(() => `${listening}\n${say(words.addresses, { list: addresses })}\n${missing}${say(words.ends)}\n`);
}
