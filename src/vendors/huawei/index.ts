// Huawei (HMS Push Kit): assembles everything about this vendor. Start reading here.
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
import { huaweiManifest } from './manifest.js';
import { problems } from './problems.js';
import { resultCodes } from './result-codes.js';

export const huawei: Vendor = {
  ...huaweiManifest,
  facts,
  resultCodes,
  aliases,
  problems,
  fitsToken,
  checkToken: withTokenWords('huawei', checkToken),
  checkMessage,
  planRequests,
  clickOpens,
  sentTap,
  rawTexts,
  dryRunProves: t(
    'with validate_only Huawei checked credentials, Push Kit and the message; whether it looks at the device token is not documented, and nothing was shown',
    'validate_only：华为校验了凭证、推送服务开关和消息；是否校验设备 token 没有文档说明，且不会展示',
  ),
  deliverExt,
  console: vendorConsole,
  guide,
  statusConsent: {
    probe: t(
      'send one test message, which shows on the phone (500 a day for each app)',
      '发送一条会显示在手机上的测试消息（每个应用每天 500 条）',
    ),
  },
  silentChecklist,
  connect,
  receipts,
  emulator,
};
