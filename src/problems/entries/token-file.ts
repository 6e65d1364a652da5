// Lines and columns of a token file that cannot be used.
import { t } from '../../text/language.js';
import { entryOf } from '../code-entry.js';
import type { Catalogue } from '../types.js';

const noticeHint = entryOf('hint', 'notice');
const line = entryOf('warning', 'usage');
const source = entryOf('error', 'usage');
const skipped = t(
  'the line is skipped; with --strict-input nothing is sent',
  '该行会被跳过；加 --strict-input 则完全不发送',
);

export const tokenFileEntries = {
  'tokens/not-json': line(
    t('line {line} of {file} is not a JSON object', '{file} 第 {line} 行不是 JSON 对象'),
    t(
      'the file starts like NDJSON: each line must be one whole object',
      '文件开头是 NDJSON：每一行都必须是一个完整的对象',
    ),
    [t('write it like {"token":"…","vendor":"vivo"}', '写成 {"token":"…","vendor":"vivo"}'), skipped],
  ),
  'tokens/no-token': line(
    t('line {line} of {file} has no device token', '{file} 第 {line} 行没有设备 token'),
    t('the field or column token is missing, empty or not text', 'token 字段或列缺失、为空或不是文本'),
    [t('fill in token, or remove the line', '补上 token，或删掉这一行'), skipped],
  ),
  'tokens/bad-field': line(
    t('line {line} of {file}: {field} is not text', '{file} 第 {line} 行：{field} 不是文本'),
    t(
      'title, body, channel_id and category must be text; ext may also be an object',
      'title、body、channel_id、category 是文本；ext 也可以是对象',
    ),
    [t('put the value of {field} into quotes', '给 {field} 的值加上引号'), skipped],
  ),
  'tokens/unknown-vendor': line(
    t('line {line} of {file}: there is no vendor "{name}"', '{file} 第 {line} 行：没有“{name}”这个厂商'),
    t('known: {known}{suggestion}', '可用的值：{known}{suggestion}'),
    [t('correct the vendor of this line', '改正这一行的 vendor'), skipped],
  ),
  'tokens/other-vendor': line(
    t(
      'line {line} of {file}: {token} looks like a device token of {other}, not of {vendor}',
      '{file} 第 {line} 行：{token} 看起来是{other}的设备 token，不是{vendor}的',
    ),
    t('lists of two vendors were mixed, or --vendor is wrong', '混入了其他厂商的列表，或 --vendor 写错'),
    [t('correct the vendor, or send anyway with --force', '改正厂商；确定要发送时加 --force'), skipped],
  ),
  'tokens/vendor-unclear': line(
    t(
      'line {line} of {file}: the shape of {token} does not identify a vendor',
      '{file} 第 {line} 行：从 {token} 的格式看不出厂商',
    ),
    t('it fits: {candidates}', '可能是：{candidates}'),
    [
      t(
        'one vendor for the whole file: --vendor <name>; several: a column vendor (CSV) or a field vendor (NDJSON)',
        '整个文件是一个厂商：--vendor <名称>；多个厂商：CSV 加 vendor 列，NDJSON 加 vendor 字段',
      ),
      skipped,
    ],
  ),
  'tokens/line-too-long': line(
    t('line {line} of {file} is longer than {limit} characters', '{file} 第 {line} 行超过 {limit} 个字符'),
    t('device tokens are shorter: most likely the line breaks are missing', '设备 token 不会这么长：多半是缺少换行'),
    [t('write one device token per line', '每行写一个设备 token'), skipped],
  ),
  'tokens/bad-characters': line(
    t(
      'line {line} of {file} holds {sign}, which no device token contains',
      '{file} 第 {line} 行含有 {sign}，设备 token 中不会出现',
    ),
    t(
      'an invisible, full-width or typographic sign copied along from a chat or a page; U+FFFD: the file is not UTF-8 or UTF-16',
      '从聊天或网页复制时带入的不可见字符、全角符号或中文引号；若是 U+FFFD，则文件编码不是 UTF-8 或 UTF-16',
    ),
    [
      t('remove the sign; with U+FFFD save the list as UTF-8 text', '删除该字符；若是 U+FFFD，请把列表另存为 UTF-8'),
      skipped,
    ],
  ),
  'tokens/duplicate': noticeHint(
    t('this device token appeared before', '这个设备 token 之前已出现'),
    t('each device token gets one push in a run', '一次运行中每个设备 token 只推送一次'),
    t('nothing to do; the summary counts duplicates', '无需处理；汇总中会统计重复数'),
  ),
  'tokens/bad-row': line(
    t('line {line} of {file} is not a valid CSV row', '{file} 第 {line} 行不是有效的 CSV 行'),
    t(
      '{reason}: most likely a comma or a quote inside a value that is not quoted',
      '{reason}：多半是值里有逗号或引号但没有加引号',
    ),
    [t('quote the value: "…", and double every quote inside it', '给值加引号："…"，值内的引号写两次'), skipped],
  ),
  'tokens/more-lines': line(
    t('{count} more lines of {file} were skipped', '{file} 还有 {count} 行被跳过'),
    t('most likely mistakes of the same kinds', '多半是同类错误'),
    t(
      'correct the lines above, then check the rest without sending: --strict-input --dry-run',
      '改正以上各行后加 --strict-input --dry-run 检查，不会发送',
    ),
  ),
  'tokens/no-token-column': source(
    t('{file} is CSV without one column named token', '{file} 是 CSV，但没有唯一一个名为 token 的列'),
    t('its header is: {header}', '表头是：{header}'),
    t(
      'write one device token per line; or name the column token in the first line, others vendor, title, body, ext, channel_id, category',
      '每行写一个设备 token；或在首行把该列命名为 token，其他可用的列：vendor、title、body、ext、channel_id、category',
    ),
  ),
  'tokens/unknown-column': source(
    t('{file} has a column {column}: did you mean {meant}?', '{file} 有一列 {column}：是不是 {meant}？'),
    t(
      'its values would be left out, and the message of the command line sent instead',
      '该列的值会被忽略，发送的将是命令行中的消息',
    ),
    t('rename the column {column} to {meant}, or remove it', '把列 {column} 改名为 {meant}，或删掉它'),
  ),
  'tokens/not-a-list': source(
    t('{file} is {what}, not a list of device tokens', '{file} 是{what}，不是设备 token 列表'),
    t(
      'a list is text: one device token per line, CSV with a header, or NDJSON; gzip is unpacked',
      '列表是文本：每行一个设备 token、带表头的 CSV 或 NDJSON；gzip 会自动解压',
    ),
    t('{how}', '{how}'),
  ),
  'tokens/broken-gzip': source(
    t('{file} is gzip, but it cannot be unpacked to its end', '{file} 是 gzip，但无法完整解压'),
    t('{reason}: most likely the file was truncated or changed in transit', '{reason}：多半是文件传输不完整或被改动'),
    t(
      'copy the file again (check: gzip -t {file}); what comes after the damage was not read',
      '重新复制文件（检查：gzip -t {file}）；损坏处之后的内容没有读取',
    ),
  ),
  'tokens/none-found': source(
    t('{file} holds no device token', '{file} 里没有设备 token'),
    t('it is empty, or every line was skipped', '文件为空，或所有行都被跳过'),
    t(
      'one device token per line, or CSV with a header, or NDJSON: {"token":"…"}',
      '每行一个设备 token，或带表头的 CSV，或 NDJSON：{"token":"…"}',
    ),
  ),
} satisfies Catalogue;
