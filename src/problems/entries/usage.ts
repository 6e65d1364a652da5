// What is wrong with a command line.
import { t } from '../../text/language.js';
import { entryOf } from '../code-entry.js';
import { type Catalogue, problemMaker } from '../types.js';
import { mcpEntries } from './usage-mcp.js';
import { recipientEntries } from './usage-recipients.js';

const usage = entryOf('error', 'usage');

export const usageEntries = {
  ...recipientEntries,
  ...mcpEntries,
  'usage/unknown-command': usage(
    t('there is no command {name}{suggestion}', '没有 {name} 这个命令{suggestion}'),
    t('most likely a typo', '多半是拼写错误'),
    t('see all commands: tim-push --help', '查看所有命令：tim-push --help'),
  ),
  'usage/unknown-topic': usage(
    t('there is no help about {name}{suggestion}', '没有关于 {name} 的帮助{suggestion}'),
    t('it is neither a command nor a topic', '它既不是命令，也不是帮助主题'),
    t('see all commands and topics: tim-push help', '查看所有命令和主题：tim-push help'),
  ),
  'usage/unknown-flag': usage(
    t('{command} has no flag {flag}{suggestion}', '{command} 没有 {flag} 这个参数{suggestion}'),
    t('most likely a typo, or a flag of another command', '多半是拼写错误，或是其他命令的参数'),
    t('see its flags: {help}', '查看可用参数：{help}'),
  ),
  'usage/secret-on-command-line': usage(
    t('{flag}: secrets are not taken from the command line', '{flag}：不支持在命令行传递密钥'),
    t(
      'other users of the machine can read command lines, and shells keep them in their history',
      '命令行内容会被同机用户看到，也会留在 shell 历史里',
    ),
    t(
      'set the environment variable {variable}, or put the key into the config as "${YOUR_VARIABLE}" or {"file": "path"}',
      '设置环境变量 {variable}，或在配置里写成 "${YOUR_VARIABLE}" 或 {"file": "路径"}',
    ),
  ),
  'usage/bad-value': usage(
    t('{flag} must be {expected}, not "{value}"', '{flag} 的值无效：{value}，应为{expected}'),
    t('the value has the wrong form, or is out of range', '格式不对，或超出范围'),
    t('write it like this: {write}', '写法示例：{write}'),
  ),
  'usage/bad-shard': usage(
    t('--shard does not take "{value}"', '--shard 不接受“{value}”'),
    t('{reason}', '{reason}'),
    t(
      'write part/parts, the same number of parts on every machine: --shard {first} … --shard {last}',
      '写成“第几份/总份数”，每台机器的总份数相同：--shard {first} … --shard {last}',
    ),
  ),
  'usage/missing-value': usage(
    t('{flag} needs a value', '{flag} 缺少值'),
    t('the flag is last, or another flag follows it', '该参数写在最后，或后面紧跟着另一个参数'),
    t('write {flag} <value>; see tim-push {command} --help', '写成 {flag} <值>；参见 tim-push {command} --help'),
  ),
  'usage/empty-value': usage(
    t('{flag} is empty', '{flag} 的值为空'),
    t(
      'it has no value; most likely a variable that should fill it is not set. Nothing was sent',
      '没有写任何内容，多半是用来填值的变量没有设置。未发送任何内容',
    ),
    t('give {flag} a value, or leave it out', '给 {flag} 一个值，或去掉它'),
  ),
  'usage/missing-argument': usage(
    t('{command} needs <{name}>', '{command} 缺少 <{name}>'),
    t('the argument was left out', '没有给出该参数'),
    t('see the examples: tim-push {command} --help', '查看示例：tim-push {command} --help'),
  ),
  'usage/too-many-arguments': usage(
    t('{command} takes no further argument', '{command} 不接受更多参数'),
    t(
      'text with spaces needs quotes, and a value comes right after its flag',
      '带空格的文本需要加引号，参数的值要紧跟在参数后面',
    ),
    t('see the examples: tim-push {command} --help', '查看示例：tim-push {command} --help'),
  ),
  'usage/conflict': usage(
    t('{first} and {second} exclude each other', '{first} 与 {second} 不能同时使用'),
    t(
      'both say the same thing in two ways, and it is not clear which one counts',
      '两者表达同一件事，无法判断以哪个为准',
    ),
    t('keep one of the two', '只保留其中一个'),
  ),
  'usage/flag-needs': usage(
    t('{flag} needs {other}', '{flag} 需要 {other}'),
    t('what happened in an earlier run is known only from its journal', '只有日志记录了之前运行的结果'),
    t('add {other} as in the first run', '像首次运行那样加上 {other}'),
  ),
  'usage/unreadable-file': usage(
    t('{file} cannot be read', '无法读取 {file}'),
    t('{reason}', '{reason}'),
    t('check the path given with {flag}', '检查 {flag} 给出的路径'),
  ),
  'usage/unwritable-file': usage(
    t('{file} cannot be written', '无法写入 {file}'),
    t('{reason}', '{reason}'),
    t('choose another place with {flag}', '用 {flag} 换一个位置'),
  ),
  'usage/format-not-offered': usage(
    t('{command} has no format {format}', '{command} 不支持 {format} 格式'),
    t('it offers {offered}', '它支持：{offered}'),
    t('choose one of: {offered}', '请选择：{offered}'),
  ),
  'usage/unknown-rule': usage(
    t('--skip: there is no rule {name}', '--skip：没有规则 {name}'),
    t('a skip that names no rule would silence nothing{suggestion}', '写错的规则名不会起作用{suggestion}'),
    t(
      'list the rules that apply to this project: tim-push doctor --json',
      '列出适用于本工程的全部规则：tim-push doctor --json',
    ),
  ),
  'usage/skip-needs-reason': usage(
    t('--skip {name} has no reason', '--skip {name} 没有说明原因'),
    t('without a reason it is unclear later whether the skip is still needed', '没有原因，以后无法判断是否仍需忽略'),
    t('add --reason "why", once for each --skip', '加上 --reason "原因"，每个 --skip 对应一个'),
  ),
  'usage/unknown-code': usage(
    t('the code {code} is not in our tables', '码表里没有 {code}'),
    t('as far as we know {owner} documents it{suggestion}', '据我们所知，{owner}没有收录这个码{suggestion}'),
    t('list the codes of a vendor: tim-push explain {vendor}', '列出某厂商的全部码：tim-push explain {vendor}'),
  ),
  'usage/no-code-in-text': usage(
    t('no known code was found in this text', '这段文本里没有找到已知的码'),
    t(
      'neither a field such as code, errorCode or reason, nor the words of a vendor in it are in our tables',
      '其中的 code、errorCode、reason 等字段和厂商原文都不在码表里',
    ),
    t(
      'give the vendor and the code alone, for example: tim-push explain vivo 10302',
      '只写厂商和码，例如：tim-push explain vivo 10302',
    ),
  ),
  'usage/variable-not-set': usage(
    t('the variable {variable} is not set', '环境变量 {variable} 没有设置'),
    t('a typo, or it was not exported', '名字写错，或没有 export'),
    t('set it: export {variable}=…', '设置：export {variable}=…'),
  ),
} satisfies Catalogue;

export const usageProblem = problemMaker(usageEntries);
