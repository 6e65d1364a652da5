// `vivo-test`: one push in vivo test mode, the successor of testvivo.js.

import { t } from '../text/language.js';
import { saveReportFlag, savingReport } from './context/save-report.js';
import { defineCommand } from './define.js';
import { messageFlags } from './flags/message.js';
import { sandboxFlag } from './flags/sandbox.js';
import { targetFlags } from './flags/targets.js';
import { sendFlags } from './send/flags.js';
import { runSend } from './send/run-send.js';

export const vivoTest = defineCommand({
  examples: [
    { command: 'tim-push vivo-test --sandbox', says: t('see it work without an account', '不用账号先看效果') },
    {
      command: 'tim-push vivo-test --token <regId> --conversation c2c_alice',
      says: t('a click opens the chat with alice', '点击后打开与 alice 的会话'),
    },
    {
      command: 'tim-push vivo-test --device my-vivo --print-request',
      says: t('also print the exact requests', '同时打印确切的请求'),
    },
  ],
  flags: [...targetFlags, ...messageFlags, ...sendFlags, saveReportFlag, sandboxFlag],
  notes: [
    t(
      'Needs vivo_app_id, vivo_app_key, vivo_app_secret and package_name in the config (tim-push guide vivo says where to find them). The device must be registered as a test device in the vivo console: 20 at most.',
      '配置中需要 vivo_app_id、vivo_app_key、vivo_app_secret 和 package_name（在哪里找：tim-push guide vivo）。设备必须在 vivo 开放平台登记为测试设备，最多 20 台。',
    ),
  ],
  run: savingReport('vivo-test', (context, given) =>
    runSend(context, given, { command: 'vivo-test', mode: 'test', only: 'vivo' }),
  ),
});
