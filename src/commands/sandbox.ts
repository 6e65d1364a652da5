// `sandbox`: the local server with all emulators; `sandbox devices` lists the devices with a fixed fate.

import { sandboxProblem } from '../problems/entries/sandbox.js';
import { usageProblem } from '../problems/entries/usage.js';
import { EXIT, exitCodeOf } from '../problems/exit-code.js';
import type { Problem } from '../problems/types.js';
import type { RuleSet } from '../push/emulator.js';
import { layoutProblems } from '../report/problem.js';
import { type DeviceRow, layoutDevices } from '../report/sandbox.js';
import { sayFault } from '../sandbox/faults.js';
import type { RunningSandbox } from '../sandbox/index.js';
import { fill, type Text, type TextArgs, t } from '../text/language.js';
import { vendors } from '../vendors/index.js';
import {
  type CommandContext,
  type CommandResult,
  defineCommand,
  type Input,
  listFlag,
  switchFlag,
  textFlag,
} from './define.js';
import { fatalProblems, readConfig } from './read-config.js';
import { readFaults } from './sandbox-faults.js';
import { isVendorId, vendorIds } from './vendor-list.js';

const RULE_SETS: readonly RuleSet[] = ['hours', 'quotas', 'rates'];

const words = {
  ready: t('Sandbox ready: {url}', '沙箱已就绪：{url}'),
  tls: t('  TLS (HTTP/2 and HTTP/1.1): {url}   CA: {ca}', '  TLS（HTTP/2 和 HTTP/1.1）：{url}   CA：{ca}'),
  vendors: t('  vendors: {vendors}   strict: {strict}', '  厂商：{vendors}   严格模式：{strict}'),
  fault: t('  fault {id}: {says}', '  故障 {id}：{says}'),
  use: t(
    '  use it:  tim-push send --sandbox={url}    or base URL {url}/<vendor> in your own sender',
    '  使用：tim-push send --sandbox={url}    或在自己的程序里把地址换成 {url}/<vendor>',
  ),
  stop: t('  Ctrl-C ends it.', '  按 Ctrl-C 结束。'),
  wide: t(
    '! listening on {host}: everybody who reaches this machine can use it',
    '! 正在监听 {host}：能访问这台机器的人都可以使用',
  ),
  ended: t('Sandbox ended after {count} requests.', '沙箱已结束，共处理 {count} 个请求。'),
} as const;

export const sandbox = defineCommand({
  name: 'sandbox',
  summary: t('run the local server that emulates every vendor', '运行模拟所有厂商的本地服务器'),
  arguments: [
    {
      name: 'what',
      required: false,
      describe: t('devices: list the devices with a fixed fate', 'devices：列出结局固定的设备'),
    },
  ],
  examples: [
    {
      command: 'tim-push sandbox',
      says: t('run it on 127.0.0.1:4590, TLS on 4591', '在 127.0.0.1:4590 运行，TLS 在 4591'),
    },
    {
      command: 'tim-push sandbox --port 0 --tls-port 0 --json',
      says: t('free ports, one ready line for a script', '使用空闲端口，并为脚本输出一行就绪信息'),
    },
    {
      command: 'tim-push sandbox --strict --rules hours,quotas,rates',
      says: t('with guessed rules, sending hours, quotas and rates', '启用推测规则、时段、配额和频率限制'),
    },
    {
      command: 'tim-push sandbox --fault xiaomi:status=429,retry-after=2,times=3',
      says: t('Xiaomi is busy three times, then fine', '小米先返回三次 429，之后恢复正常'),
    },
    {
      command: 'tim-push sandbox devices',
      says: t('device tokens that always end the same way', '结局固定的设备 token'),
    },
  ],
  flags: [
    {
      name: 'port',
      value: 'n',
      describe: t('HTTP port, 0 for a free one (default 4590)', 'HTTP 端口，0 表示任意空闲端口（默认 4590）'),
    },
    {
      name: 'tls-port',
      value: 'n',
      describe: t('TLS port, 0 for a free one (default 4591)', 'TLS 端口，0 表示任意空闲端口（默认 4591）'),
    },
    {
      name: 'host',
      value: 'address',
      describe: t('address to listen on (default 127.0.0.1)', '监听地址（默认 127.0.0.1）'),
    },
    {
      name: 'strict',
      describe: t('also refuse what the services are only guessed to refuse', '连推测会拒绝的情况也一并拒绝'),
    },
    {
      name: 'rules',
      value: 'sets',
      describe: t(
        'rules of hours, quotas and rates, separated by commas',
        '启用 hours、quotas、rates 规则，用逗号分隔',
      ),
    },
    {
      name: 'fault',
      value: 'fault',
      repeat: true,
      describe: t(
        'something that goes wrong: <vendor or *>:<what>, for example vivo:status=503,nth=3 (repeatable)',
        '故意出错：<厂商或 *>:<内容>，例如 vivo:status=503,nth=3（可重复）',
      ),
    },
    { name: 'vendor', value: 'name', describe: t('only with devices: one vendor', '仅用于 devices：指定厂商') },
  ],
  async run(context, input): Promise<CommandResult> {
    const [what] = input.args;
    if (what === 'devices') return listDevices(context, input);
    if (what !== undefined)
      return stop(
        usageProblem('usage/bad-value', { args: { flag: 'sandbox', value: what.slice(0, 40), expected: 'devices' } }),
      );
    return serve(context, input);
  },
});

async function listDevices(context: CommandContext, input: Input): Promise<CommandResult> {
  const only = textFlag(input, 'vendor');
  if (only !== undefined && !isVendorId(only))
    return stop(
      usageProblem('usage/unknown-vendor', { args: { name: only.slice(0, 40), known: vendorIds.join(', ') } }),
    );
  const loaded = await Promise.all(
    vendorIds.filter((id) => only === undefined || id === only).map((id) => vendors[id].load()),
  );
  const rows: DeviceRow[] = loaded.flatMap((vendor) =>
    vendor.emulator.demo.devices.map((device) => ({
      vendor: vendor.id,
      name: vendor.name,
      token: device.token,
      fate: device.fate,
      ...(device.environment === undefined ? {} : { environment: device.environment }),
    })),
  );
  for (const { vendor, token, fate, environment } of rows)
    context.row({ vendor, token, fate, ...(environment === undefined ? {} : { environment }) });
  // These tokens are public and invented: shortening them would make them useless.
  return {
    exitCode: EXIT.ok,
    document: { devices: rows.map(({ name: _, ...row }) => row) },
    problems: [],
    streamed: true,
    human: (paper) => layoutDevices(rows, paper),
  };
}

async function serve(context: CommandContext, input: Input): Promise<CommandResult> {
  const port = readPort(input, 'port');
  const tlsPort = readPort(input, 'tls-port');
  const rules = (textFlag(input, 'rules') ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const wrongRule = rules.find((name) => !RULE_SETS.some((set) => set === name));
  const problems = [
    ...(typeof port === 'object' ? [port.problem] : []),
    ...(typeof tlsPort === 'object' ? [tlsPort.problem] : []),
    ...(wrongRule === undefined
      ? []
      : [
          usageProblem('usage/bad-value', {
            args: { flag: '--rules', value: wrongRule.slice(0, 40), expected: RULE_SETS.join(', ') },
          }),
        ]),
  ];
  const { faults, problems: wrongFaults } = await readFaults(listFlag(input, 'fault'));
  const config = await readConfig(context, input);
  const bad = [...problems, ...wrongFaults, ...fatalProblems(config)];
  if (bad.length > 0 || typeof port === 'object' || typeof tlsPort === 'object') return stop(...bad);

  const { startFromConfig } = await import('./start-sandbox.js');
  const host = textFlag(input, 'host');
  let running: RunningSandbox;
  try {
    running = await startFromConfig({
      io: context.io,
      config,
      port: port ?? 4590,
      tlsPort: tlsPort ?? 4591,
      ...(host === undefined ? {} : { host }),
      ...(switchFlag(input, 'strict') ? { strict: true } : {}),
      ...(rules.length === 0 ? {} : { rules: rules as RuleSet[] }),
      faults,
      onMessage: context.globals.format === 'human' ? (line) => context.note(line) : undefined,
    });
  } catch (error) {
    const known = listenProblem(error, host ?? '127.0.0.1');
    if (known === undefined) throw error;
    return stop(known);
  }
  announce(context, running, host);
  await untilAborted(context.signal);
  const count = running.store.total;
  await running.close();
  return {
    exitCode: EXIT.ok,
    document: {},
    problems: [],
    streamed: true,
    silent: true,
    human: (paper) => `${paper.say(words.ended, { count })}\n`,
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
  io.stdout.write(`${say(words.ready, { url: running.url })}\n`);
  if (running.tlsUrl !== undefined)
    io.stdout.write(`${say(words.tls, { url: running.tlsUrl, ca: running.caFile ?? '' })}\n`);
  io.stdout.write(
    `${say(words.vendors, { vendors: vendorIds.join(' '), strict: running.strict ? 'on' : 'off' })}\n${faultLines(running, say)}${say(words.use, { url: running.url })}\n${say(words.stop)}\n`,
  );
}

/** What goes wrong on purpose, with the seed of those left to chance. */
const faultLines = (running: RunningSandbox, say: (text: Text, args?: TextArgs) => string): string =>
  running.faults
    .list()
    .map((fault) => `${say(words.fault, { id: fault.id, says: sayFault(fault) })}\n`)
    .join('');

function readPort(input: Input, name: string): number | undefined | { readonly problem: Problem } {
  const text = textFlag(input, name);
  if (text === undefined) return undefined;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port >= 0 && port <= 65_535) return port;
  return {
    problem: usageProblem('usage/bad-value', {
      args: { flag: `--${name}`, value: text.slice(0, 40), expected: '0–65535' },
    }),
  };
}

function listenProblem(error: unknown, host: string): Problem | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const port = error instanceof Error && 'port' in error ? Number(error.port) : 0;
  if (code === 'EADDRINUSE') return sandboxProblem('sandbox/port-in-use', { args: { port } });
  if (['EACCES', 'EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN'].includes(code))
    return sandboxProblem('sandbox/cannot-listen', { args: { address: `${host}:${port}`, reason: code } });
  return undefined;
}

const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

const stop = (...problems: readonly Problem[]): CommandResult => ({
  exitCode: exitCodeOf(problems),
  document: {},
  problems,
  human: (paper) => layoutProblems(paper, problems).join('\n'),
});
