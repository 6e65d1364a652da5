// Xiaomi (Mi Push): assembles everything about this vendor.
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
import { xiaomiManifest } from './manifest.js';
import { problems } from './problems.js';
import { resultCodes } from './result-codes.js';

export const xiaomi: Vendor = {
  ...xiaomiManifest,
  facts,
  resultCodes,
  aliases,
  problems,
  fitsToken,
  checkToken: withTokenWords('xiaomi', checkToken),
  checkMessage,
  planRequests,
  clickOpens,
  sentTap,
  rawTexts,
  dryRunProves: t(
    'Xiaomi has no dry run: the message was checked against the documented limits, no request was sent to Xiaomi',
    '小米没有试运行：只按文档中的限制检查了消息，没有请求小米',
  ),
  deliverExt,
  console: vendorConsole,
  guide,
  statusConsent: {
    probe: t('send one notification that may show on the phone', '发送一条可能显示在手机上的通知'),
    consume: t(
      "read Xiaomi's feed of invalid regids (declared offline); reading deletes them at Xiaomi",
      '读取小米的失效 regid 列表（已宣布下线）；读取后会从小米删除',
    ),
  },
  silentChecklist,
  connect,
  receipts,
  emulator,
};
