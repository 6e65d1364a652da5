// Honor (Honor Push, MCS): assembles everything about this vendor.
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
import { honorManifest } from './manifest.js';
import { problems } from './problems.js';
import { resultCodes } from './result-codes.js';

export const honor: Vendor = {
  ...honorManifest,
  facts,
  resultCodes,
  aliases,
  problems,
  fitsToken,
  checkToken: withTokenWords('honor', checkToken),
  checkMessage,
  planRequests,
  clickOpens,
  sentTap,
  rawTexts,
  dryRunProves: t(
    'Honor has no dry run: the message was checked against the known rules, and no request was sent to Honor',
    '荣耀没有试运行：只按已知规则检查了消息，没有请求荣耀',
  ),
  deliverExt,
  console: vendorConsole,
  guide,
  statusConsent: {
    probe: t(
      'send one message of the test class, which may show on the phone (1000 a day for each app)',
      '发送一条可能显示在手机上的测试消息（每个应用每天 1000 条）',
    ),
  },
  silentChecklist,
  connect,
  receipts,
  emulator,
};
