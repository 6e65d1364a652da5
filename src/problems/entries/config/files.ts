// What can be wrong with the files and keys of a config.
import { t } from '../../../text/language.js';
import { entryOf } from '../../code-entry.js';
import type { Catalogue } from '../../types.js';

const error = entryOf('error', 'config');
const warning = entryOf('warning', 'config');

export const fileEntries = {
  'config/not-found': error(
    t('no config found', '没有找到配置'),
    t(
      'this folder and those above it have no tim-push.config.json, .jsonc, .yaml or .yml, and no TIM_PUSH_… variable is set',
      '当前目录及上级目录都没有 tim-push.config.json、.jsonc、.yaml 或 .yml，也没有设置 TIM_PUSH_… 变量',
    ),
    [
      t('create one: tim-push init', '创建配置：tim-push init'),
      t('or try it without one: tim-push send --sandbox', '或先不用配置试试：tim-push send --sandbox'),
    ],
  ),
  'config/file-missing': error(
    t('{file} does not exist', '{file} 不存在'),
    t('named by {by}', '由 {by} 指定'),
    t('correct the path', '改正路径'),
  ),
  'config/unreadable': error(
    t('{file} cannot be read', '无法读取 {file}'),
    t('{reason}', '{reason}'),
    t('check the path and its permissions: ls -l {file}', '检查路径和权限：ls -l {file}'),
  ),
  'config/too-large': error(
    t('{file} is too large for a config', '{file} 太大，不像配置文件'),
    t('{reason}', '{reason}'),
    t('name the right file with --config', '用 --config 指定正确的文件'),
  ),
  'config/syntax': error(
    t('{file} is not valid {format}', '{file} 不是合法的 {format}'),
    t('{reason}', '{reason}'),
    t('correct that place, then run this command again', '修正该处，然后重新运行此命令'),
  ),
  'config/wrong-kind': error(
    t('files like {file} are not read as a config', '{file} 这类文件不能作为配置读取'),
    t(
      'a config is .json, .jsonc or .yaml, or constants in a .dart, .java or .kt',
      '配置可以是 .json、.jsonc、.yaml，或 .dart、.java、.kt 中的常量',
    ),
    t(
      'write the values into tim-push.config.json; for the variables of a .env: --dotenv {file}',
      '把值写入 tim-push.config.json；.env 中的变量用 --dotenv {file}',
    ),
  ),
  'config/not-an-object': error(
    t('{file} does not hold an object', '{file} 的内容不是对象'),
    t('keys and values are expected at the top', '最外层应为键值对'),
    t('start with {example}', '从 {example} 开始'),
  ),
  'config/too-deep': error(
    t('{file} is nested too deeply', '{file} 嵌套过深'),
    t(
      'more than 64 levels, or very many values (aliases count written out)',
      '超过 64 层，或值的数量过多（别名按展开后计算）',
    ),
    t('a config has three levels at most', '配置最多只需三层'),
  ),
  'config/profile-not-found': error(
    t('there is no profile {profile}', '没有名为 {profile} 的配置'),
    t('looked for {names} here and above', '在当前及上级目录查找了 {names}'),
    t(
      'create tim-push.{profile}.config.json, or leave --profile out',
      '创建 tim-push.{profile}.config.json，或去掉 --profile',
    ),
  ),
  'config/extends-cycle': error(
    t('extends forms a loop', 'extends 形成了循环'),
    t('{chain}', '{chain}'),
    t('take extends out of one of these files', '从其中一个文件去掉 extends'),
  ),
  'config/duplicate-key': warning(
    t('{key} appears twice', '{key} 出现了两次'),
    t('the last one is used', '以最后一个为准'),
    t('remove one of them', '删掉其中一个'),
  ),
  'config/unknown-key': warning(
    t('{key} is not a known key', '未知的键 {key}'),
    t('{why}', '{why}'),
    t(
      'correct or remove it; with an editor that reads JSON Schema: "$schema": "node_modules/tim-push/schema/config.json"',
      '改正或删除；编辑器补全："$schema": "node_modules/tim-push/schema/config.json"',
    ),
  ),
  'config/unknown-member': error(
    t('{key} is not a known key', '未知的键 {key}'),
    t('{why}; ignoring it would change the meaning of the whole entry', '{why}；忽略它会改变整个条目的含义'),
    t('correct or remove it', '改正或删除'),
  ),
  'config/unknown-role': error(
    t('endpoints.{vendor}: {vendor} has no host called {role}', 'endpoints.{vendor}：{vendor} 没有名为 {role} 的地址'),
    t(
      'known hosts: {known}; requests meant for {role} would still go to the real host',
      '可用的有：{known}；{role} 对应的请求仍会发往真实地址',
    ),
    t('write {nearest}, or one string as the address of all hosts', '改为 {nearest}，或用一个字符串代替全部地址'),
  ),
  'config/host-of-other-vendor': error(
    t('endpoints.{vendor} names a host of {other}: {host}', 'endpoints.{vendor} 写的是 {other} 的主机：{host}'),
    t('requests and secrets of {vendor} would go to another service', '{vendor} 的请求和密钥会发到另一家的服务'),
    t('correct or remove this entry of endpoints', '改正或删除 endpoints 中的这一项'),
  ),
  'config/more-unknown-keys': warning(
    t('{file} has {count} more unknown keys', '{file} 还有 {count} 个未知的键'),
    t('most likely this file is not a tim-push config', '这个文件多半不是 tim-push 的配置'),
    t('name the right file with --config', '用 --config 指定正确的文件'),
  ),
  'config/more-findings': error(
    t('{key} has {count} more findings', '{key} 还有 {count} 处问题'),
    t('only the first 20 of one key are listed', '同一个键只列出前 20 处'),
    t('correct those above first', '先改正上面列出的问题'),
  ),
} satisfies Catalogue;
