// FCM: assembles everything about Google's push service. Start reading here.
import { withTokenWords } from '../../push/shapes/token-words.js';
import type { Vendor } from '../../push/types.js';
import { t } from '../../text/language.js';
import { silentChecklist } from './advice/checklist.js';
import { vendorConsole } from './advice/console.js';
import { guide } from './advice/guide.js';
import { checkMessage } from './client/check-message.js';
import { connect } from './client/client.js';
import { clickOpens, deliverExt, sentTap } from './client/ext.js';
import { rawTexts } from './client/message.js';
import { planRequests } from './client/requests.js';
import { secondClient } from './client/second-client.js';
import { checkToken, fitsToken } from './client/token.js';
import { aliases } from './code-aliases.js';
import { emulator } from './emulator/index.js';
import { facts } from './facts.js';
import { fcmManifest } from './manifest.js';
import { problems } from './problems.js';
import { resultCodes } from './result-codes.js';

export const fcm: Vendor = {
  ...fcmManifest,
  facts,
  resultCodes,
  aliases,
  problems,
  fitsToken,
  checkToken: withTokenWords('fcm', checkToken),
  checkMessage,
  planRequests,
  clickOpens,
  sentTap,
  rawTexts,
  dryRunProves: t(
    'Google checked message, device token, role and project (validate_only) and delivered nothing; whether it finds every dead token is not documented',
    'Google 已校验消息、设备 token、权限和项目（validate_only），未下发；能否发现所有失效 token 没有文档说明',
  ),
  deliverExt,
  console: vendorConsole,
  guide,
  silentChecklist,
  connect,
  secondClient,
  emulator,
};
