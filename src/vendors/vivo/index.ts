// vivo: everything about its push service, put together. Start reading here.
import type { Vendor } from '../../push/types.js';
import { t } from '../../text/language.js';
import { checkMessage } from './check-message.js';
import { silentChecklist } from './checklist.js';
import { clickOpens } from './click.js';
import { connect } from './client.js';
import { emulator } from './emulator.js';
import { deliverExt } from './ext.js';
import { facts } from './facts.js';
import { guide } from './guide.js';
import { vivoManifest } from './manifest.js';
import { problems } from './problems.js';
import { planRequests } from './requests.js';
import { resultCodes } from './result-codes.js';
import { checkToken, fitsToken } from './token.js';

export const vivo: Vendor = {
  ...vivoManifest,
  facts,
  resultCodes,
  problems,
  fitsToken,
  checkToken,
  checkMessage,
  planRequests,
  clickOpens,
  dryRunProves: t(
    'vivo has no dry run: only our own checks of the message ran. tim-push check-config proves the credentials, tim-push vivo-test reaches a test device',
    'vivo 没有试运行接口：只做了本地检查。凭证用 tim-push check-config 验证，真机用 tim-push vivo-test 测试',
  ),
  deliverExt,
  guide,
  silentChecklist,
  connect,
  emulator,
};
