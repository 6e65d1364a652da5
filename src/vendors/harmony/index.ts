// HarmonyOS 5 and later (Push Kit v3): assembles everything about this vendor. Start reading here.
import { withTokenWords } from '../../push/shapes/token-words.js';
import type { Vendor } from '../../push/types.js';
import { t } from '../../text/language.js';
import { silentChecklist } from './advice/checklist.js';
import { vendorConsole } from './advice/console.js';
import { guide } from './advice/guide.js';
import { checkMessage } from './client/check-message.js';
import { connect } from './client/client.js';
import { deliverExt } from './client/ext.js';
import { clickOpens, rawTexts, sentTap } from './client/message.js';
import { receipts } from './client/receipts.js';
import { planRequests } from './client/requests.js';
import { checkToken, fitsToken } from './client/token.js';
import { aliases } from './code-aliases.js';
import { emulator } from './emulator/index.js';
import { facts } from './facts.js';
import { harmonyManifest } from './manifest.js';
import { problems } from './problems.js';
import { resultCodes } from './result-codes.js';

export const harmony: Vendor = {
  ...harmonyManifest,
  facts,
  aliases,
  resultCodes,
  problems,
  fitsToken,
  checkToken: withTokenWords('harmony', checkToken),
  checkMessage,
  planRequests,
  clickOpens,
  sentTap,
  rawTexts,
  dryRunProves: t(
    'HarmonyOS has no dry run: the message was checked here, nothing was sent. tim-push check-config --vendor harmony proves the credentials',
    '鸿蒙没有试运行接口：消息只在本地校验，没有发送。用 tim-push check-config --vendor harmony 验证凭证',
  ),
  deliverExt,
  console: vendorConsole,
  guide,
  statusConsent: {
    probe: t(
      'send one test message, which shows on the phone (1000 calls a day for each project)',
      '发送一条会显示在手机上的测试消息（每个项目每天 1000 次）',
    ),
  },
  silentChecklist,
  connect,
  receipts,
  emulator,
};
