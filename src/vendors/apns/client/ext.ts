// How `ext` travels on Apple's phones: at the top of the payload, beside aps. Source: plugin code, Tencent's guide reads userInfo["ext"].
import type { AppContext, ExtDelivery } from '../../../push/types.js';
import { countBytes } from '../../../text/count.js';

/** [A] Largest payload of an ordinary notification, in bytes. */
const PAYLOAD_BYTES = 4096;

/** The size counts the whole payload with a short alert, because Apple limits the whole. */
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
