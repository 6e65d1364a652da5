// OPPO (OPPO, OnePlus, realme): assembles everything about this vendor.
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
import { oppoManifest } from './manifest.js';
import { problems } from './problems.js';
import { resultCodes } from './result-codes.js';

export const oppo: Vendor = {
  ...oppoManifest,
  facts,
  resultCodes,
  aliases,
  problems,
  fitsToken,
  checkToken: withTokenWords('oppo', checkToken),
  checkMessage,
  planRequests,
  clickOpens,
  sentTap,
  rawTexts,
  dryRunProves: t(
    'OPPO has no dry run: the message was checked against the documented limits, no request was sent to OPPO',
    'OPPO 没有试运行：只按文档中的限制检查了消息，没有请求 OPPO',
  ),
  deliverExt,
  console: vendorConsole,
  guide,
  statusConsent: {
    probe: t('send one notification that may show on the phone', '发送一条可能显示在手机上的通知'),
    consume: t(
      "read OPPO's list of invalid tokens, at most 500 in one reading; reading deletes them at OPPO",
      '读取 OPPO 的失效 token 列表（每次最多 500 个）；读取后会从 OPPO 删除',
    ),
  },
  silentChecklist,
  connect,
  receipts,
  emulator,
};
