// Lengths at which Tencent's back end cuts title and text per vendor (Tencent Chat: offline push, length limits).
import type { TextLimits } from '../push/message/tencent-cut.js';

/** [A] In UTF-16 code units. `oppo-long` applies with `PushStyle` 1 (long text). APNs and FCM are not in the official table. */
export const TENCENT_TEXT_LIMITS: Readonly<Record<string, TextLimits>> = {
  huawei: { title: 60, body: 600 },
  honor: { title: 50, body: 400 },
  xiaomi: { title: 50, body: 128 },
  oppo: { title: 50, body: 50 },
  'oppo-long': { title: 50, body: 128 },
  vivo: { title: 40, body: 100 },
  meizu: { title: 32, body: 100 },
};
