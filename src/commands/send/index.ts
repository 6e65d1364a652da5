// `send`: a push straight to one or many device tokens of one or many vendors.

import { usageProblem } from '../../problems/entries/usage.js';
import type { Problem } from '../../problems/types.js';
import { type PushPlan, pushMessages, refusal } from '../../sending/run.js';
import {
  collectTargets,
  onlyVendor,
  readVendorFlag,
  type TargetsFound,
  targetFlags,
  vendorFlag,
} from '../../sending/targets.js';
import { openTokenFile, type TokenFile } from '../../sending/token-file.js';
import { sandboxFlag } from '../../session/sandbox-link.js';
import { openSession, type Session } from '../../session/session.js';
import { type Text, t } from '../../text/language.js';
import {
  type CommandContext,
  type CommandResult,
  defineCommand,
  type FlagSpec,
  type Input,
  switchFlag,
  textFlag,
} from '../define.js';
import { environmentFlag } from '../flags/environment.js';
import { makeMessage, messageFlags, vendorFlags } from '../flags/message.js';
import { shardFlag } from '../flags/shard.js';
import { type ManyFlags, readManyFlags } from './many-flags.js';
import { readVia, sendViaTencent, tencentFlags } from './via-tencent.js';

/** Real devices that may be reached without a word of confirmation. */
const DEVICES_WITHOUT_YES = 100;

export const sendFlags: readonly FlagSpec[] = [
  {
    name: 'tokens',
    value: 'file',
    describe: t(
      'many device tokens from a file, or from stdin with -: lines, CSV with a header or NDJSON, also gzip',
      '从文件批量读取设备 token，- 表示 stdin：纯文本行、带表头的 CSV 或 NDJSON，支持 gzip',
    ),
  },
  {
    name: 'dry-run',
    describe: t(
      "validate everything, use the vendor's own dry run where it has one",
      '只做校验；厂商自带试运行时使用它',
    ),
  },
  {
    name: 'print-request',
    describe: t('print the exact requests as curl, secrets masked', '以 curl 形式打印请求，密钥已遮盖'),
  },
  {
    name: 'journal',
    value: 'file',
    describe: t(
      'write each result down before it counts, so that a killed run can be resumed',
      '逐条记录结果，运行中断后可以继续',
    ),
  },
  {
    name: 'resume',
    describe: t(
      'continue the run of --journal: send only what has no result',
      '继续 --journal 的运行：只发送没有结果的',
    ),
  },
  {
    name: 'again',
    value: 'which',
    describe: t(
      'with --resume: also temporary refusals once more, or those in doubt (temporary, unreachable)',
      '与 --resume 一起使用：重发暂时性拒绝（temporary）或状态不明的（unreachable）',
    ),
  },
  {
    name: 'rate',
    value: 'n|none',
    describe: t(
      "device tokens a second for each vendor; none also lifts the vendor's own limit",
      '每个厂商每秒最多多少个设备 token；none 表示连厂商自身的限制也不遵守',
    ),
  },
  {
    name: 'retries',
    value: 'n',
    describe: t('repeats of one push that surely did not arrive (default 6)', '确定未送达时的重试次数（默认 6）'),
  },
  {
    name: 'strict-input',
    describe: t('send nothing when a line of --tokens is wrong', '--tokens 中有错误行时不发送'),
  },
  shardFlag,
  { name: 'yes', short: 'y', describe: t('really reach more than 100 devices', '确认推送到 100 台以上的设备') },
];

export const send = defineCommand({
  name: 'send',
  summary: t('send a push straight to one or many device tokens', '直接向一个或多个设备 token 发送推送'),
  examples: [
    {
      command: 'tim-push send --sandbox',
      says: t(
        'one push to a demo device of every vendor, nothing leaves this machine',
        '向每个厂商的演示设备各推一条，数据不出本机',
      ),
    },
    {
      command: 'tim-push send --vendor vivo --token <regId> --conversation c2c_alice',
      says: t('a push whose click opens the chat with alice', '点击后打开与 alice 的会话'),
    },
    {
      command: 'tim-push send --device my-vivo --device my-oppo --title "Lunch?" --body "Noodles at one."',
      says: t('two devices named in the config', '推送到配置中命名的两台设备'),
    },
    {
      command: 'tim-push send --via tencent --user alice --conversation c2c_bob',
      says: t('the same through Tencent IM, to a user', '同样的推送经腾讯 IM 发给用户'),
    },
    {
      command: 'tim-push send --vendor xiaomi --tokens ids.txt --title Hi --body There --journal hi.ndjson --yes',
      says: t('many devices, resumable: the same command and --resume', '批量推送，可续传：原命令加 --resume'),
    },
    {
      command: 'tim-push send --vendor xiaomi --tokens ids.txt --shard 1/3 --journal hi-1.ndjson --yes',
      says: t('the first third; two more machines do the rest', '第一份；另外两台机器处理其余部分'),
    },
    {
      command: 'tim-push send --device my-vivo --dry-run --print-request',
      says: t('look at the exact request, send nothing', '查看确切的请求，不发送'),
    },
  ],
  flags: [
    vendorFlag,
    ...targetFlags,
    ...messageFlags,
    ...sendFlags,
    ...tencentFlags,
    sandboxFlag,
    environmentFlag,
    ...vendorFlags(),
  ],
  run: (context, input) => runSend(context, input, { command: 'send', mode: 'formal' }),
});

export interface SendKind {
  readonly command: string;
  readonly mode: 'formal' | 'test';
  readonly only?: 'vivo';
}

/** The whole way of a sending command; `vivo-test` walks it with vivo alone and the test mode. */
export async function runSend(context: CommandContext, input: Input, kind: SendKind): Promise<CommandResult> {
  const via = readVia(input);
  if (via.problems.length > 0) return refusal(via.problems);
  const opened = await openSession(context, input);
  if (!opened.ok) return refusal(opened.problems);
  const { session } = opened;
  try {
    const settings = kind.only === undefined ? session.config.settings : session.settings(kind.only);
    const { message, problems } = makeMessage(input, settings, context.globals.language, kind.mode);
    if (via.way !== undefined) {
      const wrong = problems.filter((problem) => problem.severity === 'error');
      return wrong.length > 0 ? refusal(wrong) : await sendViaTencent(context, session, input, message, via.way);
    }
    const many = readManyFlags(input);
    const found = await collectTargets(input, session, kind.command, kind.only, many.shard);
    const tokenFile = await tokenFileOf(context, input, kind, many);
    const wrong = [
      ...problems,
      ...found.problems,
      ...many.problems,
      ...('problem' in tokenFile ? [tokenFile.problem] : []),
    ];
    if (wrong.some((problem) => problem.severity === 'error') || 'problem' in tokenFile)
      return refusal(wrong.filter((problem) => problem.severity === 'error'));
    return await pushMessages(context, session, {
      // The first try shows a whole push: with an ext, as the click callback of an app expects it.
      message:
        found.demo && message.ext === undefined ? { ...message, ext: '{"conversationID":"c2c_alice"}' } : message,
      targets: found.targets,
      tokenFile: tokenFile.file,
      duplicates: found.duplicates,
      shard: many.shard,
      otherShards: found.otherShards,
      dryRun: switchFlag(input, 'dry-run'),
      printRequest: switchFlag(input, 'print-request'),
      rate: many.rate,
      retries: many.retries,
      strictInput: many.strictInput,
      journal: many.journal,
      limit: limitOf(session, input),
      preface: prefaceOf(session, found),
      next: nextSteps(session, found),
    });
  } finally {
    await session.close();
  }
}

/** The token file of --tokens, opened; `file` is undefined without the flag. */
async function tokenFileOf(
  context: CommandContext,
  input: Input,
  kind: SendKind,
  many: ManyFlags,
): Promise<{ readonly file: TokenFile | undefined } | { readonly problem: Problem }> {
  const name = textFlag(input, 'tokens');
  if (name === undefined) return { file: undefined };
  const opened = await openTokenFile({
    io: context.io,
    name,
    choice: kind.only === undefined ? readVendorFlag(input) : onlyVendor(kind.only),
    force: switchFlag(input, 'force'),
    stopAtBadLine: many.strictInput,
    shard: many.shard,
  });
  return 'problem' in opened ? opened : { file: opened };
}

/** More than a hundred real phones want a word of confirmation. */
function limitOf(session: Session, input: Input): PushPlan['limit'] {
  if (session.sandbox !== undefined || switchFlag(input, 'yes') || switchFlag(input, 'dry-run')) return undefined;
  return {
    count: DEVICES_WITHOUT_YES,
    problem: (count) =>
      usageProblem('usage/many-devices', {
        args: { count: count ?? `> ${DEVICES_WITHOUT_YES}`, limit: DEVICES_WITHOUT_YES },
      }),
  };
}

function prefaceOf(session: Session, found: TargetsFound): readonly Text[] {
  if (!found.demo) return [];
  const everyone = session.config.sources.length === 0;
  return [
    everyone
      ? t(
          "No config found: using the sandbox's demo app and one demo device per vendor. Nothing leaves this machine.",
          '没有找到配置：使用沙箱的演示应用和每个厂商一台演示设备。数据不出本机。',
        )
      : t(
          'No device named: using one demo device per vendor of the sandbox.',
          '没有指定设备：使用沙箱中每个厂商的一台演示设备。',
        ),
  ];
}

const nextSteps = (session: Session, found: TargetsFound): readonly Text[] =>
  found.demo && session.config.sources.length === 0
    ? [
        t(
          'see what each vendor received   tim-push sandbox   (then open http://127.0.0.1:4590)',
          '查看各厂商收到的内容   tim-push sandbox   （然后打开 http://127.0.0.1:4590）',
        ),
        t('start a config for your app     tim-push init', '为你的应用创建配置         tim-push init'),
      ]
    : [];
