// `send`: a push straight to one or many device tokens of one or many vendors.
import { t } from '../../text/language.js';
import { saveReportFlag, savingReport } from '../context/save-report.js';
import { defineCommand, defineFlag } from '../define.js';
import { environmentFlag } from '../flags/environment.js';
import { messageFlags, vendorFlags } from '../flags/message.js';
import { sandboxFlag } from '../flags/sandbox.js';
import { targetFlags, vendorFlag } from '../flags/targets.js';
import { sendFlags, tencentFlags } from './flags.js';
import { runSend } from './run-send.js';

const testModeFlag = defineFlag({
  name: 'test-mode',
  group: 'sending',
  describe: t(
    "in the vendor's test mode (vivo, Huawei, Honor, HarmonyOS): shown on the phone, outside the daily caps",
    '使用厂商的测试模式（vivo、华为、荣耀、鸿蒙）：会显示在手机上，不计入每日上限',
  ),
});

const clientFlag = defineFlag({
  name: 'client',
  group: 'sending',
  value: 'which',
  values: ['sdk'],
  describe: t(
    'sdk: a second push of the same message with the firebase-admin (FCM) or @parse/node-apn (APNs) of your project; both answers are compared',
    'sdk：再用你项目中的 firebase-admin（FCM）或 @parse/node-apn（APNs）推送同一条消息，并对比两次返回',
  ),
});

export const send = defineCommand({
  examples: [
    {
      command: 'tim-push send --sandbox',
      says: t(
        'one push to a demo device of every vendor, nothing leaves this machine',
        '向每个厂商的演示设备各推一条，数据不出本机',
      ),
    },
    {
      command: 'tim-push send --vendor vivo --token <regId> --conversation c2c_alice',
      says: t('a push whose click opens the chat with alice', '点击后打开与 alice 的会话'),
    },
    {
      command: 'tim-push send --device my-vivo --device my-oppo --title "Lunch?" --body "Noodles at one."',
      says: t('two devices named in the config', '推送到配置中命名的两台设备'),
    },
    {
      command: 'tim-push send --via tencent --user alice --conversation c2c_bob',
      says: t('the same through Tencent IM, to a user', '同样的推送经腾讯 IM 发给用户'),
    },
    {
      command: 'tim-push send --vendor xiaomi --tokens ids.txt --title Hi --body There --journal hi.ndjson --yes',
      says: t('many devices, resumable: the same command and --resume', '批量推送，可续传：原命令加 --resume'),
    },
    {
      command: 'tim-push send --vendor xiaomi --tokens ids.txt --shard 1/3 --journal hi-1.ndjson --yes',
      says: t('the first third; two more machines do the rest', '第一份；另外两台机器处理其余部分'),
    },
    {
      command: 'tim-push send --device my-pixel --client sdk',
      says: t('does firebase-admin get the same answer?', 'firebase-admin 得到的结果是否一样？'),
    },
    {
      command: 'tim-push send --device my-vivo --dry-run --print-request',
      says: t('look at the exact request, send nothing', '查看确切的请求，不发送'),
    },
  ],
  flags: [
    vendorFlag,
    ...targetFlags,
    ...messageFlags,
    ...sendFlags,
    testModeFlag,
    clientFlag,
    ...tencentFlags,
    saveReportFlag,
    sandboxFlag,
    environmentFlag,
  ],
  vendorFlags: vendorFlags(),
  run: savingReport('send', (context, given) =>
    runSend(context, given, { command: 'send', mode: given.flags.testMode ? 'test' : 'formal' }),
  ),
});
