// FCM: everything about Google's push service, put together. Start reading here.
import type { Vendor } from '../../push/types.js';
import { t } from '../../text/language.js';
import { checkMessage } from './check-message.js';
import { silentChecklist } from './checklist.js';
import { connect } from './client.js';
import { emulator } from './emulator.js';
import { clickOpens, deliverExt } from './ext.js';
import { facts } from './facts.js';
import { guide } from './guide.js';
import { fcmManifest } from './manifest.js';
import { problems } from './problems.js';
import { planRequests } from './requests.js';
import { resultCodes } from './result-codes.js';
import { checkToken, fitsToken } from './token.js';

export const fcm: Vendor = {
  ...fcmManifest,
  facts,
  resultCodes,
  problems,
  fitsToken,
  checkToken,
  checkMessage,
  planRequests,
  clickOpens,
  dryRunProves: t(
    'Google checked message, device token, role and project (validate_only) and delivered nothing; whether it finds every dead token is not documented',
    'Google 已校验消息、设备 token、权限和项目（validate_only），未下发；能否发现所有失效 token 没有文档说明',
  ),
  deliverExt,
  guide,
  silentChecklist,
  connect,
  emulator,
};
