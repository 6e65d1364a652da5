// What prevents a second push with the library of a user's project (`send --client sdk`).
import { t } from '../../text/language.js';
import { entryOf } from '../code-entry.js';
import { type Catalogue, problemMaker } from '../types.js';

const usage = entryOf('error', 'usage');

export const clientEntries = {
  'client/one-device': usage(
    t('--client sdk cannot be combined with {what}', '--client sdk 不能与{what}一起使用'),
    t(
      'it sends the same message to the same phone a second time, to compare the two answers',
      '它会向同一台手机把同一条消息再发一次，用来对比两次返回',
    ),
    t(
      'name one --device, or --vendor fcm --token <device token>, without {what}',
      '只给出一个 --device，或 --vendor fcm --token <设备 token>，去掉{what}',
    ),
  ),
  'client/no-library': usage(
    t('{vendor} has no library for --client sdk', '{vendor} 没有可用于 --client sdk 的库'),
    t(
      'only FCM (firebase-admin) and APNs (@parse/node-apn) have a second client',
      '只有 FCM（firebase-admin）和 APNs（@parse/node-apn）有第二个客户端',
    ),
    t(
      'leave out --client: the answer of the vendor is shown in full anyway',
      '去掉 --client：厂商的返回本来就完整显示',
    ),
  ),
  'client/not-installed': usage(
    t('{library} was not found from {folder} upwards', '从 {folder} 向上没有找到 {library}'),
    t(
      '--client sdk sends with the library of your own project; tim-push does not include it. Nothing was sent',
      '--client sdk 使用你项目自己的库，tim-push 不自带。未发送任何内容',
    ),
    [
      t('in the folder of your server: {install}', '在服务端项目目录中执行：{install}'),
      t('{versions}; this is Node {node}', '{versions}；当前是 Node {node}'),
    ],
  ),
  'client/not-loaded': usage(
    t('{library} is there but cannot be loaded', '找到了 {library}，但无法加载'),
    t('{reason}. Nothing was sent', '{reason}。未发送任何内容'),
    [
      t('reinstall it: {install}', '重新安装：{install}'),
      t('{versions}; this is Node {node}', '{versions}；当前是 Node {node}'),
    ],
  ),
  'client/endpoint-replaced': usage(
    t('{library} cannot follow endpoints of the config', '{library} 无法使用配置中的 endpoints'),
    t(
      'the config sends {vendor} to {host}; the library has no such setting and would send to the real service. Nothing was sent',
      '配置把 {vendor} 发往 {host}；该库没有对应设置，会发到真实服务。未发送任何内容',
    ),
    t(
      'compare without endpoints in the config, or through the sandbox: --sandbox=<url>',
      '去掉配置中的 endpoints 再对比，或通过沙箱：--sandbox=<url>',
    ),
  ),
  'client/needs-tls': usage(
    t('the sandbox at {url} has no TLS port', '{url} 的沙箱没有 TLS 端口'),
    t('{library} supports only https. Nothing was sent', '{library} 只支持 https。未发送任何内容'),
    t('start the sandbox with a TLS port: tim-push sandbox', '启动带 TLS 端口的沙箱：tim-push sandbox'),
  ),
} satisfies Catalogue;

export const clientProblem = problemMaker(clientEntries);
