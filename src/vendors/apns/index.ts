// APNs: assembles everything about Apple's push service. Start reading here.
import { describeTap } from '../../push/click/tap.js';
import { withTokenWords } from '../../push/shapes/token-words.js';
import type { Vendor } from '../../push/types.js';
import { t } from '../../text/language.js';
import { silentChecklist } from './advice/checklist.js';
import { vendorConsole } from './advice/console.js';
import { guide } from './advice/guide.js';
import { broadcastCodes } from './broadcast-codes.js';
import { checkMessage } from './client/check-message.js';
import { connect } from './client/client.js';
import { deliverExt } from './client/ext.js';
import { rawTexts, sentTap } from './client/message.js';
import { planRequests } from './client/requests.js';
import { secondClient } from './client/second-client.js';
import { checkToken, fitsToken } from './client/token.js';
import { aliases } from './code-aliases.js';
import { emulator } from './emulator/index.js';
import { facts } from './facts.js';
import { apnsManifest } from './manifest.js';
import { phoneCodes } from './phone-codes.js';
import { problems } from './problems.js';
import { resultCodes } from './result-codes.js';

export const apns: Vendor = {
  ...apnsManifest,
  facts,
  resultCodes: { ...resultCodes, ...broadcastCodes, ...phoneCodes },
  aliases,
  problems,
  fitsToken,
  checkToken: withTokenWords('apns', checkToken),
  checkMessage,
  planRequests,
  // APNs has no click action: iOS opens the app, and the click callback reads ext from the payload.
  clickOpens: (message) => describeTap(sentTap(message).tap),
  sentTap,
  rawTexts,
  dryRunProves: t(
    'APNs has no dry run: only our own checks of the message ran. tim-push check-config proves the credentials without touching a phone',
    'APNs 没有试运行接口：只做了本地检查。凭证用 tim-push check-config 验证，不会打扰手机',
  ),
  deliverExt,
  console: vendorConsole,
  guide,
  statusConsent: {
    probe: t(
      'send one background push to each device token; it reaches the phone and shows nothing',
      '向每个设备 token 发送一条 background 推送；会到达手机，但不显示',
    ),
  },
  silentChecklist,
  connect,
  secondClient,
  emulator,
};
