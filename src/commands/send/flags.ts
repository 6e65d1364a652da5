// The flags of `send`: those that `vivo-test` has as well (many device tokens, dry run, journal, pace), and those of --via tencent.
import { t } from '../../text/language.js';
import type { SessionFlags } from '../context/open-session.js';
import { defineFlags, type FlagValues } from '../define.js';
import type { MessageFlags } from '../flags/message.js';
import { shardFlag } from '../flags/shard.js';
import type { targetFlags } from '../flags/targets.js';

export const sendFlags = defineFlags(
  [
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
      group: 'sending',
      describe: t(
        "validate everything, use the vendor's own dry run where it has one",
        '只做校验；厂商自带试运行时使用它',
      ),
    },
    {
      name: 'print-request',
      group: 'sending',
      describe: t('print the exact requests as curl, secrets masked', '以 curl 形式打印请求，密钥已脱敏'),
    },
    {
      name: 'journal',
      value: 'file',
      describe: t(
        'record each result as it comes, so that a killed run can be resumed',
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
        'with --resume, retry also: temporary refusals (temporary), tokens with an unknown result (unreachable), tokens lost with the end of a journal (cut)',
        '与 --resume 一起使用：重发暂时性拒绝（temporary）、状态不明的（unreachable）、日志缺失结尾部分的（cut）',
      ),
    },
    {
      name: 'rate',
      value: 'n|none',
      describe: t(
        "device tokens per second for each vendor; none also lifts the vendor's own limit",
        '每个厂商每秒最多多少个设备 token；none 表示连厂商自身的限制也不遵守',
      ),
    },
    {
      name: 'retries',
      group: 'sending',
      value: 'n',
      describe: t(
        'retries of one push that was certainly not delivered (default 6)',
        '确定未送达时的重试次数（默认 6）',
      ),
    },
    {
      name: 'keep-going',
      describe: t(
        'continue even if a vendor refuses everything for the same reason',
        '即使某个厂商因同一原因拒绝全部推送也继续',
      ),
    },
    {
      name: 'strict-input',
      describe: t('send nothing when a line of --tokens is wrong', '--tokens 中有错误行时不发送'),
    },
    shardFlag,
    { name: 'yes', short: 'y', describe: t('really reach more than 100 devices', '确认推送到 100 台以上的设备') },
  ],
  'many',
);

export const tencentFlags = defineFlags(
  [
    {
      name: 'via',
      value: 'way',
      values: ['tencent', 'tencent-push'],
      describe: t(
        'tencent: chat message with offline push; tencent-push: notification of the Push service',
        'tencent：带离线推送的聊天消息；tencent-push：推送服务的通知',
      ),
    },
    {
      name: 'user',
      value: 'UserID',
      repeat: true,
      describe: t('with --via: user to send to; may be repeated', '与 --via 一起使用：接收用户，可重复'),
    },
    {
      name: 'from',
      value: 'UserID',
      describe: t('with --via: sending account (default: im_admin)', '与 --via 一起使用：发送账号（默认 im_admin）'),
    },
  ],
  'target',
);

/** The flags of a command that sends; `vivo-test` leaves some out. */
export type SendFlags = MessageFlags &
  FlagValues<typeof targetFlags> &
  FlagValues<typeof sendFlags> &
  Partial<FlagValues<typeof tencentFlags>> &
  SessionFlags & { readonly vendor?: string | undefined; readonly client?: string | undefined };
