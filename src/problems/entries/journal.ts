// Why a journal cannot be resumed, and results that it leaves unknown.
import { t } from '../../text/language.js';
import { entryOf } from '../code-entry.js';
import type { Catalogue } from '../types.js';

const noticeWarning = entryOf('warning', 'notice');
const unreachableWarning = entryOf('warning', 'unreachable');
const config = entryOf('error', 'config');
const source = entryOf('error', 'usage');

const AGAIN_UNREACHABLE = t(
  'if sending twice is better than not at all: the same command with --resume --again unreachable',
  '如果宁可重复也不能漏：用原命令加 --resume --again unreachable',
);

export const journalEntries = {
  'journal/exists': source(
    t('{file} already exists', '{file} 已存在'),
    t('it is the journal of an earlier run, and it is not overwritten', '这是之前一次运行的日志，不会被覆盖'),
    [
      t('continue that run: the same command and --resume', '继续那次运行：在原命令后加 --resume'),
      t('or start over with another file', '或换一个文件重新开始'),
    ],
  ),
  'journal/not-found': source(
    t('there is no journal {file} to resume', '没有可以继续的日志 {file}'),
    t(
      'a typo in the name, or the run never started; starting over here could send everything twice',
      '文件名写错，或那次运行没有开始；在这里重新开始可能会重复发送',
    ),
    t('correct the name, or leave --resume out for a first run', '改正文件名；首次运行请去掉 --resume'),
  ),
  'journal/locked': source(
    t('{file} is locked', '{file} 已被锁定'),
    t('{lock} names {owner}', '{lock} 的占用者：{owner}'),
    t(
      'wait for that run to end; only if it has definitely ended: delete {lock} and resume with --again cut',
      '等那次运行结束；只有确定它已不存在时，才删除 {lock}，并以 --again cut 继续',
    ),
  ),
  'journal/other-message': source(
    t('{file} belongs to another message', '{file} 属于另一条消息'),
    t(
      'title, body, ext or another flag of the message has changed; one journal is for one message',
      '标题、正文、ext 或其他消息参数与当时不同；一个日志只对应一条消息',
    ),
    [
      t('resume with exactly the command of the first run', '用首次运行时完全相同的命令继续'),
      t('or start over with another file', '或换一个文件重新开始'),
    ],
  ),
  'journal/other-config': source(
    t('{file} belongs to another app', '{file} 属于另一个应用'),
    t(
      'app ids, package name or addresses have changed (secrets may change)',
      '应用 ID、包名或接口地址与当时不同（密钥可以更换）',
    ),
    [
      t(
        'resume with the config (and --profile, --sandbox) of the first run',
        '用首次运行时的配置（以及 --profile、--sandbox）继续',
      ),
      t('or start over with another file', '或换一个文件重新开始'),
    ],
  ),
  'journal/other-shard': source(
    t('{file} belongs to {theirs}, not to {ours}', '{file} 属于{theirs}，不是{ours}'),
    t(
      'each shard has a journal of its own; going on here would push again to device tokens that another shard already sent to',
      '每个分片有自己的日志；在这里继续会把其他分片已推送的设备 token 再推一遍',
    ),
    [
      t('resume with {flag} as in the first run', '像首次运行那样使用 {flag} 继续'),
      t('or name the journal after the shard: --journal run-1.ndjson', '或按分片命名日志：--journal run-1.ndjson'),
    ],
  ),
  'journal/not-a-journal': source(
    t('{file} is not a journal of tim-push', '{file} 不是 tim-push 的日志'),
    t('its first line is not a journal header', '第一行不是日志头'),
    t('give the file of the first run to --journal', '--journal 请指定首次运行时的文件'),
  ),
  'journal/damaged': source(
    t(
      'line {line} of {file} (from byte {byte} on) is not what was written',
      '{file} 第 {line} 行（从字节 {byte} 起）与写入时不同',
    ),
    t(
      'its checksum does not match: this line or the one before was changed, removed or damaged on the disk; it may be about a push that went out already, so nothing was sent',
      '校验和不符：该行或上一行被改动、删除，或磁盘损坏；其中可能记录了已经发出的推送，因此没有发送',
    ),
    [
      t('take the file from a backup and resume with it', '用备份恢复该文件后再继续'),
      t(
        'without a backup there is no record of who got the push; a new journal sends to the whole list again',
        '没有备份就无法得知谁已收到；换新的日志会向整个列表再推送一次',
      ),
    ],
  ),
  'journal/cut': source(
    t(
      'the end of {file} is missing, from line {line} (byte {byte}) on',
      '{file} 缺少结尾：从第 {line} 行（字节 {byte}）起',
    ),
    t(
      'a run that ends writes a last line, and a killed one leaves its lock; this file has neither: it was cut while it was copied, or the lock of a killed run was deleted',
      '正常结束的运行会写入结束行，被强行结束的会留下锁文件；两者都没有：文件复制时被截断，或被强行结束的运行的锁文件被删除',
    ),
    [
      t('take the whole file from where it was written, and resume with it', '从原处重新取得完整文件后再继续'),
      t(
        'if only the lock was deleted, or sending twice is better than not at all: --resume --again cut (device tokens of missing lines are sent to once more)',
        '只是锁文件被删除，或宁可重复也不能漏：--resume --again cut（缺失行中的设备 token 会再推送一次）',
      ),
    ],
  ),
  'journal/unverified': noticeWarning(
    t('{lines} lines of {file} have no checksum', '{file} 有 {lines} 行没有校验和'),
    t(
      'an older tim-push wrote them, so later changes or cuts cannot be detected; they are used as they are',
      '这些行由旧版 tim-push 写入：无法判断之后是否被改动或截断，按现有内容计算',
    ),
    t('nothing to do: new lines have one', '无需处理：新写入的行都有校验和'),
  ),
  'journal/in-doubt': unreachableWarning(
    t(
      'the result for {count} device tokens is unknown; they were not sent to again',
      '{count} 个设备 token 状态不明，没有重发',
    ),
    t(
      'their requests were in flight when an earlier run was killed or stopped by a second Ctrl-C, so it is unknown whether they were delivered: {tokens}',
      '之前的运行在这些请求途中被强行结束或被第二次 Ctrl-C 中止，无法知道是否已送达：{tokens}',
    ),
    [
      AGAIN_UNREACHABLE,
      t('each appears as unreachable in the output of --format ndjson', '--format ndjson 的输出中逐条列为 unreachable'),
    ],
  ),
  'journal/left-alone': unreachableWarning(
    t('result unknown, not sent again: {token}', '状态不明，没有重发：{token}'),
    t(
      'the request was in flight when an earlier run was killed or stopped by a second Ctrl-C, so it is unknown whether it was delivered',
      '之前的运行在该请求途中被强行结束或被第二次 Ctrl-C 中止，无法知道是否已送达',
    ),
    t(
      'if sending twice is better than not at all: the same command with --resume --again unreachable',
      '如果宁可重复也不能漏：用原命令加 --resume --again unreachable',
    ),
  ),
  'journal/unwritable': config(
    t('{file} cannot be written: {reason}', '无法写入 {file}：{reason}'),
    t('the folder does not exist, or you may not write to it', '目录不存在，或没有写权限'),
    t('choose a place you can write to: --journal ./run.ndjson', '换一个可写的位置：--journal ./run.ndjson'),
  ),
  'journal/write-failed': config(
    t('the journal cannot be continued: {reason}', '日志无法继续写入：{reason}'),
    t(
      '{file}: no further push was sent; results that could not be recorded are in this output only',
      '{file}：已停止发送；没能写入日志的结果只在本次输出中',
    ),
    t(
      'free disk space, then run the same command with --resume: these few are listed with an unknown result and are not sent to again',
      '清理磁盘空间后，用原命令加 --resume 继续：这几条届时会列为状态不明，不会自动重发',
    ),
  ),
  'journal/maybe-twice': noticeWarning(
    t('{count} device tokens may have been sent twice', '{count} 个设备 token 可能被推送了两次'),
    t(
      'an earlier push to them may have arrived, and --again unreachable sent another one: {tokens}',
      '之前的推送可能已送达，--again unreachable 又推送了一次：{tokens}',
    ),
    t('nothing to do; the journal marks them with "twice":true', '无需处理；日志中带有 "twice":true 标记'),
  ),
} satisfies Catalogue;
