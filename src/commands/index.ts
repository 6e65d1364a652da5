// The list of commands: name and summary come with the program, the rest when the command runs.
import { type Text, t } from '../text/language.js';
import type { AnyCommand, CommandSpec } from './define.js';

export interface ListedCommand {
  readonly name: string;
  readonly summary: Text;
  load(): Promise<AnyCommand>;
}

const listed = (name: string, summary: Text, load: () => Promise<CommandSpec>): ListedCommand => ({
  name,
  summary,
  load: async () => ({ name, summary, ...(await load()) }),
});

export const commands: readonly ListedCommand[] = [
  listed(
    'send',
    t('send a push straight to one or many device tokens', '直接向一个或多个设备 token 发送推送'),
    async () => (await import('./send/index.js')).send,
  ),
  listed(
    'vivo-test',
    t(
      'send one push in vivo test mode (before the app is listed in the store)',
      '以 vivo 测试模式发送一条推送（应用上架前可用）',
    ),
    async () => (await import('./vivo-test.js')).vivoTest,
  ),
  listed(
    'check-config',
    t(
      'check the config and verify the credentials without touching a phone',
      '检查配置并验证各厂商凭证，不打扰任何手机',
    ),
    async () => (await import('./check-config.js')).checkConfig,
  ),
  listed(
    'check-ext',
    t('show what each vendor and the app make of an ext', '查看 ext 在各厂商和应用内的实际效果'),
    async () => (await import('./check-ext.js')).checkExt,
  ),
  listed(
    'device-status',
    t(
      'ask the vendor whether a device token is still valid, and how a task ended',
      '向厂商查询设备 token 是否有效，以及任务的结果',
    ),
    async () => (await import('./device-status.js')).deviceStatus,
  ),
  listed(
    'diagnose',
    t('check the whole path of a push and say which link is broken', '检查推送的完整链路，指出断在哪一环'),
    async () => (await import('./diagnose.js')).diagnose,
  ),
  listed(
    'tap',
    t(
      'open on the attached phone what a tap on a push would open, and say what opened',
      '在所连手机上打开点击推送后的页面，并说明打开了什么',
    ),
    async () => (await import('./tap.js')).tap,
  ),
  listed(
    'doctor',
    t('check the app project itself: manifest, Gradle, Xcode, Dart', '检查应用工程本身：清单、Gradle、Xcode、Dart'),
    async () => (await import('./doctor.js')).doctor,
  ),
  listed(
    'init',
    t(
      'set up a config: import what the app has, ask only for the rest',
      '创建配置：导入应用已有的参数，只询问其余部分',
    ),
    async () => (await import('./init/index.js')).init,
  ),
  listed(
    'guide',
    t('what to enter in which console, with the values of this app', '在各控制台该填什么，附本应用的具体值'),
    async () => (await import('./guide.js')).guide,
  ),
  listed(
    'explain',
    t('what an error code means and how to fix it', '解释错误码的含义和解决办法'),
    async () => (await import('./explain.js')).explain,
  ),
  listed(
    'smoke',
    t(
      'for CI: config, credentials, ext, dry runs and devices of every vendor in one go',
      '用于 CI：一次检查所有厂商的配置、凭证、ext、试运行和设备',
    ),
    async () => (await import('./smoke/index.js')).smoke,
  ),
  listed(
    'user-sig',
    t('make a UserSig, or read one and say what does not match', '生成 UserSig，或读取并指出不匹配之处'),
    async () => (await import('./user-sig.js')).userSig,
  ),
  listed(
    'sandbox',
    t('run the local server that emulates every vendor', '运行模拟所有厂商的本地服务器'),
    async () => (await import('./sandbox/index.js')).sandbox,
  ),
  listed(
    'mcp',
    t(
      'offer the checks to coding assistants (Model Context Protocol over stdio)',
      '为编程助手提供各项检查（MCP，经由 stdio）',
    ),
    async () => (await import('./mcp.js')).mcp,
  ),
  listed(
    'receipts',
    t('listen for the receipts of vendors and Tencent, and say what they mean', '接收厂商和腾讯的回执，并解释其含义'),
    async () => (await import('./receipts/index.js')).receipts,
  ),
  listed(
    'completion',
    t('print the completion script of a shell', '输出 shell 补全脚本'),
    async () => (await import('./completion.js')).completion,
  ),
];
