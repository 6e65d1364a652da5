// Xiaomi (Mi Push): everything about this one vendor, put together.
import type { Vendor } from '../../push/types.js';
import { t } from '../../text/language.js';
import { silentChecklist } from './checklist.js';
import { connect, planRequests } from './client.js';
import { emulator } from './emulator.js';
import { clickOpens, deliverExt } from './ext.js';
import { facts } from './facts.js';
import { guide } from './guide.js';
import { xiaomiManifest } from './manifest.js';
import { checkMessage } from './message.js';
import { xiaomiProblems } from './problems.js';
import { resultCodes } from './result-codes.js';
import { checkToken, fitsToken } from './token.js';

export const xiaomi: Vendor = {
  ...xiaomiManifest,
  facts,
  resultCodes,
  problems: xiaomiProblems,
  fitsToken,
  checkToken,
  checkMessage,
  planRequests,
  clickOpens,
  dryRunProves: t(
    'Xiaomi has no dry run: the message was checked against the documented limits, nothing was asked of Xiaomi',
    '小米没有试运行：只按文档中的限制检查了消息，没有请求小米',
  ),
  deliverExt,
  guide,
  silentChecklist,
  connect,
  emulator,
};
