// The flags of `send` that `vivo-test` has as well: many device tokens, dry run, journal, pace.
import { t } from '../../text/language.js';
import { defineFlags } from '../define.js';
import { shardFlag } from '../flags/shard.js';

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
