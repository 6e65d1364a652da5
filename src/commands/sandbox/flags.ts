// The flags of `sandbox` and `sandbox exec`.
import { TENCENT, vendorIds } from '../../session/vendors/list.js';
import { t } from '../../text/language.js';
import { defineFlags, type FlagValues } from '../define.js';

export const sandboxFlags = defineFlags([
  {
    name: 'port',
    value: 'n',
    describe: t('HTTP port, 0 for a free one (default 4590)', 'HTTP 端口，0 表示任意空闲端口（默认 4590）'),
  },
  {
    name: 'tls-port',
    value: 'n',
    describe: t('TLS port, 0 for a free one (default 4591)', 'TLS 端口，0 表示任意空闲端口（默认 4591）'),
  },
  {
    name: 'host',
    value: 'address',
    describe: t('address to listen on (default 127.0.0.1)', '监听地址（默认 127.0.0.1）'),
  },
  {
    name: 'allow-host',
    value: 'name',
    repeat: true,
    describe: t(
      'a further name callers may use for it, such as sandbox in a compose network (repeatable)',
      '调用方可以使用的其他主机名，例如 compose 网络中的 sandbox（可重复）',
    ),
  },
  {
    name: 'strict',
    describe: t('also apply refusals that are only guessed', '同时启用推测的拒绝规则'),
  },
  {
    name: 'rules',
    value: 'sets',
    describe: t('rules of hours, quotas and rates, separated by commas', '启用 hours、quotas、rates 规则，用逗号分隔'),
  },
  {
    name: 'fault',
    value: 'fault',
    repeat: true,
    describe: t(
      'a fault to inject: <vendor or *>:<what>, for example vivo:status=503,nth=3 (repeatable)',
      '注入故障：<厂商或 *>:<内容>，例如 vivo:status=503,nth=3（可重复）',
    ),
  },
  {
    name: 'seed',
    value: 'file',
    describe: t(
      'start with the state in this file: devices, users, faults, clock, messages (see --export)',
      '以文件中的状态启动：设备、用户、故障、时钟、消息（见 --export）',
    ),
  },
  {
    name: 'export',
    value: 'file',
    writes: true,
    describe: t(
      'write the state to this file at the end (device tokens of pushes shortened unless --show-tokens)',
      '结束时把状态写入该文件（推送的设备 token 会缩短，除非加 --show-tokens）',
    ),
  },
  {
    name: 'vendor',
    value: 'name',
    values: [...vendorIds, TENCENT],
    describe: t('with devices and wait: one vendor', '用于 devices 和 wait：指定厂商'),
  },
  {
    name: 'title',
    value: 'text',
    describe: t('with wait: a part of the title', '用于 wait：标题中的一部分'),
  },
  {
    name: 'count',
    value: 'n',
    describe: t('with wait: number of accepted pushes (default 1)', '用于 wait：等待被接受的推送条数（默认 1）'),
  },
  {
    name: 'for',
    value: 'time',
    describe: t(
      'with ready and wait: longest wait (wait: 10s; ready asks once)',
      '用于 ready 和 wait：最长等待时间（wait 默认 10s；ready 默认只询问一次）',
    ),
  },
  {
    name: 'sandbox',
    value: 'url',
    describe: t(
      'with ready and wait: the sandbox to ask (else TIM_PUSH_SANDBOX_URL, else port 4590)',
      '用于 ready 和 wait：要询问的沙箱（否则用 TIM_PUSH_SANDBOX_URL，再否则用端口 4590）',
    ),
  },
]);

export type SandboxFlags = FlagValues<typeof sandboxFlags>;
