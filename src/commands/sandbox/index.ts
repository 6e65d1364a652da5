// `sandbox`: the local server with all emulators. What follows the word runs in a file of its own.
import { notOneOf } from '../../problems/value-problem.js';
import { t } from '../../text/language.js';
import { type CommandResult, defineCommand } from '../define.js';
import { sandboxFlags } from './flags.js';

/** What may follow the word, for the completion of shells. */
const ACTIONS = ['devices', 'users', 'ready', 'wait', 'exec'] as const;

export const sandbox = defineCommand({
  arguments: [
    {
      name: 'what',
      required: false,
      variadic: true,
      values: ACTIONS,
      describe: t(
        'devices: list the devices with a fixed result; users: those of the Chat app; ready: does a sandbox answer?; wait: until pushes arrived; exec -- <command>: run a command against a sandbox of its own',
        'devices：列出状态固定的演示设备；users：列出 IM 用户；ready：沙箱是否有响应；wait：等待推送到达；exec -- <命令>：启动专用沙箱并运行命令',
      ),
    },
  ],
  examples: [
    {
      command: 'tim-push sandbox',
      says: t('run it on 127.0.0.1:4590, TLS on 4591', '在 127.0.0.1:4590 运行，TLS 在 4591'),
    },
    {
      command: 'tim-push sandbox exec -- npm test',
      says: t(
        'start it on free ports, run the tests with TIM_PUSH_SANDBOX_URL set, stop it, keep their exit code',
        '在空闲端口启动，设置 TIM_PUSH_SANDBOX_URL 后运行测试，结束后关闭并保留退出码',
      ),
    },
    {
      command: 'tim-push sandbox --port 0 --tls-port 0 --json',
      says: t('free ports, one ready line for a script', '使用空闲端口，并为脚本输出一行就绪信息'),
    },
    {
      command: 'tim-push sandbox --strict --rules hours,quotas,rates',
      says: t('with guessed rules, sending hours, quotas and rates', '启用推测规则、时段、配额和频率限制'),
    },
    {
      command: 'tim-push sandbox --fault xiaomi:status=429,retry-after=2,times=3',
      says: t('Xiaomi is busy three times, then fine', '小米先返回三次 429，之后恢复正常'),
    },
    {
      command: 'tim-push sandbox devices',
      says: t('device tokens that always end the same way', '状态固定的设备 token'),
    },
    {
      command: 'tim-push sandbox ready --for 10s',
      says: t('for scripts: exit code 0 as soon as it answers, else 5', '用于脚本：有响应即以退出码 0 结束，否则为 5'),
    },
    {
      command: 'tim-push sandbox wait --vendor vivo --title Lunch --for 10s',
      says: t(
        'for scripts: exit code 0 when such a push was accepted, 1 on timeout',
        '用于脚本：这样的推送被接受后退出码为 0，超时为 1',
      ),
    },
    {
      command: `tim-push sandbox exec -- sh -c 'npm test & tim-push sandbox wait --vendor vivo --for 10s'`,
      says: t('do the tests send a push to vivo?', '测试是否向 vivo 发送了推送？'),
    },
    {
      command: 'tim-push sandbox users',
      says: t('users of Tencent IM, one for each state', '腾讯 IM 用户，每种状态一个'),
    },
  ],
  flags: sandboxFlags,
  passThrough: true,
  async run(context, { flags, args, rest }): Promise<CommandResult> {
    const [what, ...more] = args;
    if (what === 'exec' || rest.length > 0) {
      const { execInSandbox } = await import('./exec.js');
      return execInSandbox(context, flags, { rest, isNamed: what === 'exec', stray: more });
    }
    if (what === undefined) return (await import('./serve.js')).serve(context, flags);
    if (what === 'devices' && more.length === 0)
      return (await import('./devices.js')).listDevices(context, flags.vendor);
    if (what === 'users' && more.length === 0) return (await import('./users.js')).listUsers(context);
    if (what === 'ready' && more.length === 0) return (await import('./ready.js')).tellReady(context, flags);
    if (what === 'wait' && more.length === 0) return (await import('./wait.js')).waitForPushes(context, flags);
    const value = [what, ...more].join(' ').slice(0, 40);
    return (await import('./start.js')).stopSandbox(
      notOneOf('<action>', value, [...ACTIONS.slice(0, -1), 'exec -- <command>'], 'tim-push sandbox'),
    );
  },
});
