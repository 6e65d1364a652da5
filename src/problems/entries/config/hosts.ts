// Where a config may send requests, and who may read or own its file.
import { t } from '../../../text/language.js';
import { entryOf } from '../../code-entry.js';
import type { Catalogue } from '../../types.js';

const error = entryOf('error', 'config');
const warning = entryOf('warning', 'config');

export const hostEntries = {
  'config/endpoint-switched-off': error(
    t('endpoints.{vendorId} names a service that was shut down', 'endpoints 中 {vendorId} 的服务已经关闭'),
    t('{host}: {what}', '{host}：{what}'),
    t(
      'remove this entry of endpoints: tim-push knows the hosts that are in service',
      '删除 endpoints 中的这一项：tim-push 自带当前有效的主机地址',
    ),
  ),
  'config/untrusted-host': error(
    t(
      'requests for {vendorId} would go to {host}, named by a config that was found automatically',
      '自动找到的配置会把 {vendorId} 的请求发到 {host}',
    ),
    t(
      'endpoints replaces the host of the vendor, and the secrets of this machine would go there; no flag and no variable named this config',
      'endpoints 替换了厂商的主机，本机的密钥会发到那里；没有用参数或变量指定过这个配置',
    ),
    [
      t(
        'if the config is yours and the host is right: the same command with --trust-config, or name the file with --config',
        '如果配置是你的且主机正确：在原命令加 --trust-config，或用 --config 指定文件',
      ),
      t('otherwise, remove endpoints from the config', '否则从配置中删除 endpoints'),
    ],
  ),
  'config/plain-http': error(
    t('requests for {vendorId} would go to {host} without TLS', '{vendorId} 的请求会以明文发到 {host}'),
    t(
      'anyone on the network path can read secrets and device tokens, and no sandbox of tim-push answered there',
      '链路上的任何人都能读取密钥和设备 token，而且该地址没有 tim-push 的沙箱响应',
    ),
    [
      t('write https:// in endpoints', '在 endpoints 中改为 https://'),
      t('a sandbox in another container: --sandbox=<url>', '其他容器中的沙箱：--sandbox=<url>'),
      t('if that network is yours alone: --allow-plain-http', '如果该网络只有你使用：--allow-plain-http'),
    ],
  ),
  'config/file-permissions': warning(
    t('{file} holds secrets, and other users can read it', '{file} 含有密钥且其他用户可读'),
    t('its mode is {mode}', '权限为 {mode}'),
    [
      t('chmod 600 {path}', 'chmod 600 {path}'),
      t('or keep secrets in variables: "${YOUR_VARIABLE}"', '或把密钥放到环境变量："${YOUR_VARIABLE}"'),
    ],
  ),
  'config/foreign-owner': warning(
    t('{file} belongs to another user', '{file} 属于其他用户'),
    t(
      'its owner is user {owner}, this command runs as user {own}: that user can change hosts and files named in it; skip does not silence this',
      '文件属于用户 {owner}，当前命令以用户 {own} 运行：该用户可以修改其中的主机和文件路径；skip 不能关闭此警告',
    ),
    [
      t(
        'check its content: tim-push check-config --offline --show-values',
        '查看其内容：tim-push check-config --offline --show-values',
      ),
      t('if you trust it: sudo chown {own} {path}', '如果信任该文件：sudo chown {own} {path}'),
    ],
  ),
} satisfies Catalogue;
