// How `ext` reaches an iOS app: at the top level of the payload, next to aps. Source: plugin code; Tencent's guide reads userInfo["ext"].
import type { AppContext, ExtDelivery } from '../../../push/types.js';
import { countBytes } from '../../../text/count.js';

/** [A] Largest payload of an ordinary notification, in bytes. */
const PAYLOAD_BYTES = 4096;

/** The size is that of the whole payload with a short alert, because the limit applies to the whole payload. */
export function deliverExt(ext: string, app: AppContext): ExtDelivery {
  const payload = { aps: { alert: { title: 't', body: 'b' } }, ext };
  return {
    where: 'ext, beside aps',
    fragment: payload,
    callback:
      app.clickTarget === 'timpush'
        ? ext
        : { ext, actionIdentifier: 'com.apple.UNNotificationDefaultActionIdentifier' },
    moreKeys: false,
    size: countBytes(JSON.stringify(payload)),
    limit: PAYLOAD_BYTES,
    unit: 'bytes',
    notes: [],
  };
}
