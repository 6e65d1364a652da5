// vivo: assembles everything about its push service. Start reading here.
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
import { vivoManifest } from './manifest.js';
import { problems } from './problems.js';
import { resultCodes } from './result-codes.js';

export const vivo: Vendor = {
  ...vivoManifest,
  facts,
  resultCodes,
  aliases,
  problems,
  fitsToken,
  checkToken: withTokenWords('vivo', checkToken),
  checkMessage,
  planRequests,
  clickOpens,
  sentTap,
  rawTexts,
  dryRunProves: t(
    'vivo has no dry run: only our own checks of the message ran. tim-push check-config proves the credentials, tim-push vivo-test reaches a test device',
    'vivo 没有试运行接口：只做了本地检查。凭证用 tim-push check-config 验证，真机用 tim-push vivo-test 测试',
  ),
  deliverExt,
  console: vendorConsole,
  guide,
  silentChecklist,
  connect,
  receipts,
  emulator,
};
