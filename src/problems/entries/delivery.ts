// Findings about sending to many: lines of a token file, the journal, and what makes a run stop.
import { t } from '../../text/language.js';
import { type Catalogue, problemMaker } from '../types.js';

const line = { severity: 'warning', kind: 'usage' } as const;
const source = { severity: 'error', kind: 'usage' } as const;
const skipped = t(
  'the line is skipped; with --strict-input nothing is sent',
  '该行会被跳过；加 --strict-input 则完全不发送',
);

export const deliveryEntries = {
  'tokens/not-json': {
    ...line,
    title: t('line {line} of {file} is not a JSON object', '{file} 第 {line} 行不是 JSON 对象'),
    cause: t(
      'the file starts like NDJSON: each line must be one whole object',
      '文件开头是 NDJSON：每一行都必须是一个完整的对象',
    ),
    fix: [t('write it like {"token":"…","vendor":"vivo"}', '写成 {"token":"…","vendor":"vivo"}'), skipped],
  },
  'tokens/no-token': {
    ...line,
    title: t('line {line} of {file} has no device token', '{file} 第 {line} 行没有设备 token'),
    cause: t('the field or column token is missing, empty or not text', 'token 字段或列缺失、为空或不是文本'),
    fix: [t('fill in token, or remove the line', '补上 token，或删掉这一行'), skipped],
  },
  'tokens/bad-field': {
    ...line,
    title: t('line {line} of {file}: {field} is not text', '{file} 第 {line} 行：{field} 不是文本'),
    cause: t(
      'title, body, channel_id and category must be text; ext may also be an object',
      'title、body、channel_id、category 是文本；ext 也可以是对象',
    ),
    fix: [t('put the value of {field} into quotes', '给 {field} 的值加上引号'), skipped],
  },
  'tokens/unknown-vendor': {
    ...line,
    title: t('line {line} of {file}: there is no vendor "{name}"', '{file} 第 {line} 行：没有“{name}”这个厂商'),
    cause: t('known: {known}{suggestion}', '可用的值：{known}{suggestion}'),
    fix: [t('correct the vendor of this line', '改正这一行的 vendor'), skipped],
  },
  'tokens/other-vendor': {
    ...line,
    title: t(
      'line {line} of {file}: {token} looks like a device token of {other}, not of {vendor}',
      '{file} 第 {line} 行：{token} 看起来是{other}的设备 token，不是{vendor}的',
    ),
    cause: t('lists of two vendors were mixed, or --vendor is wrong', '混入了其他厂商的列表，或 --vendor 写错'),
    fix: [t('correct the vendor, or send anyway with --force', '改正厂商；确定要发送时加 --force'), skipped],
  },
  'tokens/vendor-unclear': {
    ...line,
    title: t(
      'line {line} of {file}: the shape of {token} does not identify a vendor',
      '{file} 第 {line} 行：从 {token} 的格式看不出厂商',
    ),
    cause: t('it fits: {candidates}', '可能是：{candidates}'),
    fix: [
      t(
        'one vendor for the whole file: --vendor <name>; several: a column vendor (CSV) or a field vendor (NDJSON)',
        '整个文件是一个厂商：--vendor <名称>；多个厂商：CSV 加 vendor 列，NDJSON 加 vendor 字段',
      ),
      skipped,
    ],
  },
  'tokens/line-too-long': {
    ...line,
    title: t('line {line} of {file} is longer than {limit} characters', '{file} 第 {line} 行超过 {limit} 个字符'),
    cause: t(
      'device tokens are shorter: most likely the line breaks are missing',
      '设备 token 不会这么长：多半是缺少换行',
    ),
    fix: [t('write one device token per line', '每行写一个设备 token'), skipped],
  },
  'tokens/bad-characters': {
    ...line,
    title: t(
      'line {line} of {file} holds {sign}, which no device token contains',
      '{file} 第 {line} 行含有 {sign}，设备 token 中不会出现',
    ),
    cause: t(
      'an invisible, full-width or typographic sign copied along from a chat or a page; U+FFFD: the file is not UTF-8 or UTF-16',
      '从聊天或网页复制时带入的不可见字符、全角符号或中文引号；若是 U+FFFD，则文件编码不是 UTF-8 或 UTF-16',
    ),
    fix: [
      t('remove the sign; with U+FFFD save the list as UTF-8 text', '删除该字符；若是 U+FFFD，请把列表另存为 UTF-8'),
      skipped,
    ],
  },
  'tokens/duplicate': {
    severity: 'hint',
    kind: 'notice',
    title: t('this device token appeared before', '这个设备 token 之前已出现'),
    cause: t('each device token gets one push in a run', '一次运行中每个设备 token 只推送一次'),
    fix: [t('nothing to do; the summary counts duplicates', '无需处理；汇总中会统计重复数')],
  },
  'tokens/bad-row': {
    ...line,
    title: t('line {line} of {file} is not a valid CSV row', '{file} 第 {line} 行不是有效的 CSV 行'),
    cause: t(
      '{reason}: most likely a comma or a quote inside a value that is not quoted',
      '{reason}：多半是值里有逗号或引号但没有加引号',
    ),
    fix: [t('quote the value: "…", and double every quote inside it', '给值加引号："…"，值内的引号写两次'), skipped],
  },
  'tokens/more-lines': {
    ...line,
    title: t('{count} more lines of {file} were skipped', '{file} 还有 {count} 行被跳过'),
    cause: t('most likely mistakes of the same kinds', '多半是同类错误'),
    fix: [
      t(
        'correct the lines above, then check the rest without sending: --strict-input --dry-run',
        '改正以上各行后加 --strict-input --dry-run 检查，不会发送',
      ),
    ],
  },
  'tokens/no-token-column': {
    ...source,
    title: t('{file} is CSV without a column named token', '{file} 是 CSV，但没有名为 token 的列'),
    cause: t('its header is: {header}', '表头是：{header}'),
    fix: [
      t(
        'write one device token per line; or name the column token in the first line, others vendor, title, body, ext, channel_id, category',
        '每行写一个设备 token；或在首行把该列命名为 token，其他可用的列：vendor、title、body、ext、channel_id、category',
      ),
    ],
  },
  'tokens/unknown-column': {
    ...source,
    title: t('{file} has a column {column}: did you mean {meant}?', '{file} 有一列 {column}：是不是 {meant}？'),
    cause: t(
      'its values would be left out, and the message of the command line sent instead',
      '该列的值会被忽略，发送的将是命令行中的消息',
    ),
    fix: [t('rename the column {column} to {meant}, or remove it', '把列 {column} 改名为 {meant}，或删掉它')],
  },
  'tokens/not-a-list': {
    ...source,
    title: t('{file} is {what}, not a list of device tokens', '{file} 是{what}，不是设备 token 列表'),
    cause: t(
      'a list is text: one device token per line, CSV with a header, or NDJSON; gzip is unpacked',
      '列表是文本：每行一个设备 token、带表头的 CSV 或 NDJSON；gzip 会自动解压',
    ),
    fix: [t('{how}', '{how}')],
  },
  'tokens/broken-gzip': {
    ...source,
    title: t('{file} is gzip, but it cannot be unpacked to its end', '{file} 是 gzip，但无法完整解压'),
    cause: t(
      '{reason}: most likely the file was truncated or changed in transit',
      '{reason}：多半是文件传输不完整或被改动',
    ),
    fix: [
      t(
        'copy the file again (check: gzip -t {file}); what comes after the damage was not read',
        '重新复制文件（检查：gzip -t {file}）；损坏处之后的内容没有读取',
      ),
    ],
  },
  'tokens/none-found': {
    ...source,
    title: t('{file} holds no device token', '{file} 里没有设备 token'),
    cause: t('it is empty, or every line was skipped', '文件为空，或所有行都被跳过'),
    fix: [
      t(
        'one device token per line, or CSV with a header, or NDJSON: {"token":"…"}',
        '每行一个设备 token，或带表头的 CSV，或 NDJSON：{"token":"…"}',
      ),
    ],
  },
  'journal/exists': {
    ...source,
    title: t('{file} already exists', '{file} 已存在'),
    cause: t('it is the journal of an earlier run, and it is not overwritten', '这是之前一次运行的日志，不会被覆盖'),
    fix: [
      t('continue that run: the same command and --resume', '继续那次运行：在原命令后加 --resume'),
      t('or start over with another file', '或换一个文件重新开始'),
    ],
  },
  'journal/not-found': {
    ...source,
    title: t('there is no journal {file} to resume', '没有可以继续的日志 {file}'),
    cause: t(
      'a typo in the name, or the run never started; starting over here could send everything twice',
      '文件名写错，或那次运行没有开始；在这里重新开始可能会重复发送',
    ),
    fix: [t('correct the name, or leave --resume out for a first run', '改正文件名；首次运行请去掉 --resume')],
  },
  'journal/locked': {
    ...source,
    title: t('another run is writing {file}', '另一个进程正在写入 {file}'),
    cause: t('process {pid} on {host} holds {lock}', '{host} 上的进程 {pid} 占用了 {lock}'),
    fix: [
      t(
        'wait for it to end; only if that process has definitely ended: delete {lock} and resume with --again cut',
        '等它结束；只有确定该进程已不存在时，才删除 {lock}，并以 --again cut 继续',
      ),
    ],
  },
  'journal/other-message': {
    ...source,
    title: t('{file} belongs to another message', '{file} 属于另一条消息'),
    cause: t(
      'title, body, ext or another flag of the message has changed; one journal is for one message',
      '标题、正文、ext 或其他消息参数与当时不同；一个日志只对应一条消息',
    ),
    fix: [
      t('resume with exactly the command of the first run', '用首次运行时完全相同的命令继续'),
      t('or start over with another file', '或换一个文件重新开始'),
    ],
  },
  'journal/other-config': {
    ...source,
    title: t('{file} belongs to another app', '{file} 属于另一个应用'),
    cause: t(
      'app ids, package name or addresses have changed (secrets may change)',
      '应用 ID、包名或接口地址与当时不同（密钥可以更换）',
    ),
    fix: [
      t(
        'resume with the config (and --profile, --sandbox) of the first run',
        '用首次运行时的配置（以及 --profile、--sandbox）继续',
      ),
      t('or start over with another file', '或换一个文件重新开始'),
    ],
  },
  'journal/other-shard': {
    ...source,
    title: t('{file} belongs to {theirs}, not to {ours}', '{file} 属于{theirs}，不是{ours}'),
    cause: t(
      'each shard has a journal of its own; going on here would push again to device tokens that another shard already sent to',
      '每个分片有自己的日志；在这里继续会把其他分片已推送的设备 token 再推一遍',
    ),
    fix: [
      t('resume with {flag} as in the first run', '像首次运行那样使用 {flag} 继续'),
      t('or name the journal after the shard: --journal run-1.ndjson', '或按分片命名日志：--journal run-1.ndjson'),
    ],
  },
  'journal/not-a-journal': {
    ...source,
    title: t('{file} is not a journal of tim-push', '{file} 不是 tim-push 的日志'),
    cause: t('its first line is not a journal header', '第一行不是日志头'),
    fix: [t('give the file of the first run to --journal', '--journal 请指定首次运行时的文件')],
  },
  'journal/damaged': {
    ...source,
    title: t(
      'line {line} of {file} (from byte {byte} on) is not what was written',
      '{file} 第 {line} 行（从字节 {byte} 起）与写入时不同',
    ),
    cause: t(
      'its checksum does not match: this line or the one before was changed, removed or damaged on the disk; it may be about a push that went out already, so nothing was sent',
      '校验和不符：该行或上一行被改动、删除，或磁盘损坏；其中可能记录了已经发出的推送，因此没有发送',
    ),
    fix: [
      t('take the file from a backup and resume with it', '用备份恢复该文件后再继续'),
      t(
        'without a backup there is no record of who got the push; a new journal sends to the whole list again',
        '没有备份就无法得知谁已收到；换新的日志会向整个列表再推送一次',
      ),
    ],
  },
  'journal/cut': {
    ...source,
    title: t(
      'the end of {file} is missing, from line {line} (byte {byte}) on',
      '{file} 缺少结尾：从第 {line} 行（字节 {byte}）起',
    ),
    cause: t(
      'a run that ends writes a last line, and a killed one leaves its lock; this file has neither: it was cut while it was copied, or the lock of a killed run was deleted',
      '正常结束的运行会写入结束行，被强行结束的会留下锁文件；两者都没有：文件复制时被截断，或被强行结束的运行的锁文件被删除',
    ),
    fix: [
      t('take the whole file from where it was written, and resume with it', '从原处重新取得完整文件后再继续'),
      t(
        'if only the lock was deleted, or sending twice is better than not at all: --resume --again cut (device tokens of missing lines are sent to once more)',
        '只是锁文件被删除，或宁可重复也不能漏：--resume --again cut（缺失行中的设备 token 会再推送一次）',
      ),
    ],
  },
  'journal/unverified': {
    severity: 'warning',
    kind: 'notice',
    title: t('{lines} lines of {file} have no checksum', '{file} 有 {lines} 行没有校验和'),
    cause: t(
      'an older tim-push wrote them, so later changes or cuts cannot be detected; they are used as they are',
      '这些行由旧版 tim-push 写入：无法判断之后是否被改动或截断，按现有内容计算',
    ),
    fix: [t('nothing to do: new lines have one', '无需处理：新写入的行都有校验和')],
  },
  'journal/in-doubt': {
    severity: 'warning',
    kind: 'unreachable',
    title: t(
      'the result for {count} device tokens is unknown; they were not sent to again',
      '{count} 个设备 token 状态不明，没有重发',
    ),
    cause: t(
      'their requests were in flight when an earlier run was killed or stopped by a second Ctrl-C, so it is unknown whether they were delivered: {tokens}',
      '之前的运行在这些请求途中被强行结束或被第二次 Ctrl-C 中止，无法知道是否已送达：{tokens}',
    ),
    fix: [
      t(
        'if sending twice is better than not at all: the same command with --resume --again unreachable',
        '如果宁可重复也不能漏：用原命令加 --resume --again unreachable',
      ),
      t('each appears as unreachable in the output of --format ndjson', '--format ndjson 的输出中逐条列为 unreachable'),
    ],
  },
  'journal/left-alone': {
    severity: 'warning',
    kind: 'unreachable',
    title: t('result unknown, not sent again: {token}', '状态不明，没有重发：{token}'),
    cause: t(
      'the request was in flight when an earlier run was killed or stopped by a second Ctrl-C, so it is unknown whether it was delivered',
      '之前的运行在该请求途中被强行结束或被第二次 Ctrl-C 中止，无法知道是否已送达',
    ),
    fix: [
      t(
        'if sending twice is better than not at all: the same command with --resume --again unreachable',
        '如果宁可重复也不能漏：用原命令加 --resume --again unreachable',
      ),
    ],
  },
  'journal/unwritable': {
    severity: 'error',
    kind: 'config',
    title: t('{file} cannot be written: {reason}', '无法写入 {file}：{reason}'),
    cause: t('the folder does not exist, or you may not write to it', '目录不存在，或没有写权限'),
    fix: [t('choose a place you can write to: --journal ./run.ndjson', '换一个可写的位置：--journal ./run.ndjson')],
  },
  'journal/write-failed': {
    severity: 'error',
    kind: 'config',
    title: t('the journal cannot be continued: {reason}', '日志无法继续写入：{reason}'),
    cause: t(
      '{file}: no further push was sent; results that could not be recorded are in this output only',
      '{file}：已停止发送；没能写入日志的结果只在本次输出中',
    ),
    fix: [
      t(
        'free disk space, then run the same command with --resume: these few are listed with an unknown result and are not sent to again',
        '清理磁盘空间后，用原命令加 --resume 继续：这几条届时会列为状态不明，不会自动重发',
      ),
    ],
  },
  'journal/maybe-twice': {
    severity: 'warning',
    kind: 'notice',
    title: t('{count} device tokens may have been sent twice', '{count} 个设备 token 可能被推送了两次'),
    cause: t(
      'an earlier push to them may have arrived, and --again unreachable sent another one: {tokens}',
      '之前的推送可能已送达，--again unreachable 又推送了一次：{tokens}',
    ),
    fix: [t('nothing to do; the journal marks them with "twice":true', '无需处理；日志中带有 "twice":true 标记')],
  },
  'delivery/hopeless': {
    severity: 'error',
    kind: 'device-token',
    title: t(
      '{vendor} refused {count} device tokens in a row for the same reason',
      '{vendor}连续拒绝了 {count} 个设备 token，原因相同',
    ),
    cause: t(
      'every one was refused with {reason}, so the rest for {vendor} was not sent: most likely the list belongs to another app, or the wrong column was read',
      '全部以 {reason} 被拒绝，因此其余发往{vendor}的推送没有发送：列表多半属于其他应用，或读错了列',
    ),
    fix: [
      t(
        'look at the first lines of the list and at: tim-push explain {reason}',
        '检查列表的前几行，并查看：tim-push explain {reason}',
      ),
      t('to send the rest anyway, add --keep-going', '仍要发送其余部分：加上 --keep-going'),
    ],
  },
  'delivery/vendor-gone': {
    severity: 'error',
    kind: 'unreachable',
    retry: 'later',
    title: t('{vendor} could not be reached {count} times in a row', '连续 {count} 次无法连接{vendor}'),
    cause: t(
      'the rest for {vendor} was not sent, instead of waiting for each of them; last reason: {reason}',
      '其余发往{vendor}的推送没有发送，避免逐条等待；最后一次原因：{reason}',
    ),
    fix: [
      t(
        'check the network, then send the rest: the same command with --resume',
        '检查网络后，用原命令加 --resume 发送剩余部分',
      ),
    ],
  },
} satisfies Catalogue;

export const deliveryProblem = problemMaker(deliveryEntries);
