// The end of `init` on a terminal: the credentials proved, and the first push, where a person wants them.
import { resolve } from 'node:path';
import { EXIT, exitCodeOf, worstExitCode } from '../../problems/exit-code.js';
import { type InitReport, initDocument, layoutInit, layoutVariables } from '../../report/answers/init.js';
import { layoutProblems } from '../../report/problem.js';
import { isVendorId } from '../../session/vendors/list.js';
import type { Asker } from '../../setup/asker.js';
import { Interrupted, WentBack } from '../../setup/asker.js';
import type { Draft } from '../../setup/draft.js';
import { fill, type Language, type Text, t } from '../../text/language.js';
import { commandLine } from '../../text/shell-words.js';
import { vendors } from '../../vendors/index.js';
import type { CommandContext } from '../context/context.js';
import { type CommandResult, type CommandSpec, givenFor } from '../define.js';

export interface Offer {
  readonly context: CommandContext;
  readonly asker: Asker;
  /** The folder of the config. */
  readonly root: string;
  readonly report: InitReport;
  /** With the secrets that were typed and are in no variable yet. */
  readonly draft: Draft;
  readonly devices: readonly { readonly name: string; readonly vendor: string }[];
}

const words = {
  check: t(
    'Run check-config now? It asks {names} whether the credentials are right; no phone gets anything.',
    '现在运行 check-config 吗？它会向 {names} 验证凭证，不会打扰手机。',
  ),
  push: t('Send the first push?', '发送第一条推送吗？'),
  phone: t('yes, to {name}{mode}', '发到 {name}{mode}'),
  testMode: t(' in test mode', '（测试模式）'),
  sandbox: t('first into the sandbox: nothing leaves this machine', '先发到沙箱：数据不出本机'),
  no: t('not now', '暂不'),
  later: t('Next: {command}', '下一步：{command}'),
} satisfies Record<string, Text>;

/** Shows what was written, then asks for each next step and takes it at once. */
export async function offerFirstPush(offer: Offer): Promise<CommandResult> {
  const { context, asker, report } = offer;
  const { language } = context.globals;
  const ready = report.vendors.filter(({ missing, wrong }) => missing.length === 0 && wrong.length === 0);
  const done = (codes: readonly number[], next: readonly string[], gap = ''): CommandResult => ({
    exitCode: worstExitCode([exitCodeOf(report.problems), ...codes]),
    document: initDocument(report),
    problems: report.problems,
    human: (terminal) =>
      gap +
      [...layoutVariables(report, terminal), ...next.map((command) => fill(words.later, language, { command }))]
        .map((line) => `${line}\n`)
        .join(''),
  });
  if (ready.length === 0) return { ...done([], []), human: (terminal) => layoutInit(report, terminal) };
  context.answer((terminal) => layoutInit(report, terminal, false));
  const answered = await orNo(() =>
    asker.confirm(fill(words.check, language, { names: namesOf(ready, language) }), true),
  );
  const codes: number[] = [];
  if (answered === 'left') return done([EXIT.interrupted], ['tim-push check-config'], '\n');
  if (answered === true) {
    const { checkConfig } = await import('../check-config.js');
    codes.push(await runHere(offer, checkConfig, {}));
  }
  // Credentials that were not proved reach no phone today: the sandbox comes first then.
  const isProved = codes.every((code) => code === EXIT.ok);
  const all = await pushesOf(offer, ready);
  const choices = isProved ? all : [...all].sort((a, b) => Number(b.id === 'sandbox') - Number(a.id === 'sandbox'));
  const [first] = all;
  if (first === undefined) return done(codes, answered === true ? [] : ['tim-push check-config']);
  const picked = await orNo(() =>
    asker.one(words.push[language], [
      ...choices.map(({ id, name }) => ({ value: id, name })),
      { value: 'no', name: words.no[language] },
    ]),
  );
  if (picked === 'left') codes.push(EXIT.interrupted);
  const push = choices.find(({ id }) => id === picked);
  if (push === undefined)
    return done(codes, [answered === true && isProved ? first.command : 'tim-push check-config'], '\n');
  codes.push(await runHere(offer, await push.load(), push.flags));
  const isNext = push.id === 'sandbox' && first.id !== 'sandbox';
  return done(codes, answered !== true || !isProved ? ['tim-push check-config'] : isNext ? [first.command] : []);
}

/** Esc at an offer declines it; Ctrl-C leaves, with the config written already. */
async function orNo<T>(ask: () => Promise<T>): Promise<T | 'left' | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof WentBack) return undefined;
    if (error instanceof Interrupted) return 'left';
    throw error;
  }
}

interface FirstPush {
  readonly id: string;
  readonly name: string;
  /** The same by hand. */
  readonly command: string;
  readonly flags: Readonly<Record<string, unknown>>;
  load(): Promise<CommandSpec>;
}

/**
 * A phone of each vendor that is ready, and the sandbox: with that phone, else with a device of the sandbox. vivo takes formal pushes only
 * for apps in its store: the first goes in test mode.
 */
export async function pushesOf(
  { context, devices }: Pick<Offer, 'context' | 'devices'>,
  ready: InitReport['vendors'],
): Promise<readonly FirstPush[]> {
  const { language } = context.globals;
  const send = async () => (await import('../send/index.js')).send;
  const vivoTest = async () => (await import('../vivo-test.js')).vivoTest;
  const phones = devices.flatMap(({ name, vendor }): FirstPush[] => {
    if (!ready.some((item) => item.vendor === vendor)) return [];
    const isVivo = vendor === 'vivo';
    const mode = isVivo ? words.testMode[language] : '';
    return [
      {
        id: `phone ${name}`,
        name: fill(words.phone, language, { name, mode }),
        command: commandLine(['tim-push', isVivo ? 'vivo-test' : 'send', '--device', name]),
        flags: { device: [name] },
        load: isVivo ? vivoTest : send,
      },
    ];
  });
  const [phone] = phones;
  const id = ready.map(({ vendor }) => vendor).find(isVendorId);
  if (id === undefined) return phones;
  const isVivo = id === 'vivo';
  const command = isVivo ? 'vivo-test' : 'send';
  const name = words.sandbox[language];
  if (phone !== undefined)
    return [
      ...phones,
      {
        ...phone,
        id: 'sandbox',
        name,
        command: `${phone.command} --sandbox`,
        flags: { ...phone.flags, sandbox: true },
      },
    ];
  const { token = '' } = (await vendors[id].load()).emulator.demo.devices.find(({ fate }) => fate === 'ok') ?? {};
  const vendor = isVivo ? [] : ['--vendor', id];
  return [
    {
      id: 'sandbox',
      name,
      command: commandLine(['tim-push', command, '--sandbox', ...vendor, '--token', token]),
      flags: { sandbox: true, ...(isVivo ? {} : { vendor: id }), token: [token] },
      load: isVivo ? vivoTest : send,
    },
  ];
}

const namesOf = (ready: InitReport['vendors'], language: Language): string =>
  ready.map(({ name }) => name[language]).join(language === 'zh' ? '、' : ', ');

/** Runs another command in the folder of the config, with the secrets that were typed, and shows its answer. */
async function runHere(
  { context, root, draft }: Offer,
  command: CommandSpec,
  flags: Readonly<Record<string, unknown>>,
): Promise<number> {
  const typed = draft.toWrite().flatMap(([, { value, reference }]) => {
    const variable = reference === undefined || value === reference ? undefined : reference.slice(2, -1);
    return variable === undefined ? [] : [[variable, value] as const];
  });
  const env = { ...context.io.env, ...Object.fromEntries(typed) };
  const io = Object.create(context.io, {
    env: { value: env, enumerable: true },
    cwd: { value: root, enumerable: true },
  }) as CommandContext['io'];
  const { config } = context.globals;
  const globals = Object.create(context.globals, {
    config: { value: config === undefined ? undefined : resolve(context.io.cwd, config), enumerable: true },
  }) as CommandContext['globals'];
  for (const [, value] of typed) context.redactor.add(value);
  const result = await command.run({ ...context, io, globals }, givenFor(command, flags));
  context.answer((terminal) => `\n${result.human(terminal) || layoutProblems(terminal, result.problems).join('\n')}\n`);
  return result.exitCode;
}
