// `sandbox`: listens until Ctrl-C, one line per request.
import { EXIT } from '../../problems/exit-code.js';
import { claims } from '../../report/claims.js';
import { sayFault } from '../../sandbox/faults/faults.js';
import type { RunningSandbox } from '../../sandbox/index.js';
import { vendorIds } from '../../session/vendors/list.js';
import { fill, type Text, type TextArgs, t } from '../../text/language.js';
import type { CommandContext } from '../context/context.js';
import type { CommandResult } from '../define.js';
import type { SandboxFlags } from './flags.js';
import { startSandboxFor, stopSandbox, writeExport } from './start.js';

const words = {
  tls: t('  TLS (HTTP/2 and HTTP/1.1): {url}   CA: {ca}', '  TLS（HTTP/2 和 HTTP/1.1）：{url}   CA：{ca}'),
  vendors: t('  vendors: {vendors}   strict: {strict}', '  厂商：{vendors}   严格模式：{strict}'),
  fault: t('  fault {id}: {says}', '  故障 {id}：{says}'),
  use: t(
    '  push to it:   tim-push send --sandbox={url}\n  own sender:   base URL {url}/<vendor>\n  watch pushes: open {url} in a browser',
    '  发送推送：tim-push send --sandbox={url}\n  自己的程序：把地址换成 {url}/<vendor>\n  查看推送：用浏览器打开 {url}',
  ),
  stop: t('  Ctrl-C ends it.', '  按 Ctrl-C 结束。'),
  wide: t(
    '! listening on {host}: anyone who can reach this machine can use it',
    '! 正在监听 {host}：能访问这台机器的人都可以使用',
  ),
  ended: t('Sandbox ended. Requests: {count}.', '沙箱已结束，共处理 {count} 个请求。'),
} as const;

export async function serve(context: CommandContext, flags: SandboxFlags): Promise<CommandResult> {
  const started = await startSandboxFor(context, flags, {
    ports: [4590, 4591],
    onMessage: context.globals.format === 'human' ? (line) => context.note(line[context.globals.language]) : undefined,
  });
  if ('problems' in started) return stopSandbox(...started.problems);
  const { running } = started;
  announce(context, running, flags.host);
  await untilAborted(context.signal);
  const count = running.store.total;
  const unwritten = await writeExport(context, flags.export, started);
  await running.close();
  if (unwritten !== undefined) return stopSandbox(unwritten);
  return {
    exitCode: EXIT.ok,
    document: {},
    problems: [],
    streamed: true,
    silent: true,
    human: (terminal) => `${terminal.say(words.ended, { count })}\n`,
  };
}

function announce(context: CommandContext, running: RunningSandbox, host: string | undefined): void {
  const { io, globals } = context;
  if (globals.format !== 'human') {
    io.stdout.write(
      `${JSON.stringify({ ready: true, url: running.url, tlsUrl: running.tlsUrl, caFile: running.caFile })}\n`,
    );
    return;
  }
  const say = (text: Text, args: TextArgs = {}): string => fill(text, globals.language, args);
  if (host !== undefined && !['127.0.0.1', 'localhost', '::1'].includes(host)) context.warn(say(words.wide, { host }));
  const lines = [
    say(claims.sandboxReady, { url: running.url }),
    ...(running.tlsUrl === undefined ? [] : [say(words.tls, { url: running.tlsUrl, ca: running.caFile ?? '' })]),
    say(words.vendors, { vendors: vendorIds.join(' '), strict: running.strict ? t('on', '开') : t('off', '关') }),
    ...running.faults
      .list()
      .map((fault) => say(words.fault, { id: fault.id, says: sayFault(fault, globals.language) })),
    say(words.use, { url: running.url }),
    say(words.stop),
  ];
  context.answer(() => `${lines.join('\n')}\n`);
}

const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
