// How `ext` travels over FCM: as a text in message.data, beside the notification. Source: plugin code (firebase_messaging).
import type { ExtDelivery } from '../../push/types.js';
import { countBytes } from '../../text/count.js';

/** [A] Largest message, in bytes; keys and values of data count. */
const MESSAGE_BYTES = 4096;

export const deliverExt = (ext: string): ExtDelivery => ({
  where: 'message.data.ext',
  fragment: { message: { notification: { title: 't', body: 'b' }, data: { ext } } },
  // Exactly the data map, for the plugin and for TIMPush's launch intent alike.
  callback: { ext },
  moreKeys: false,
  size: countBytes('ext') + countBytes(ext),
  limit: MESSAGE_BYTES,
  unit: 'bytes',
  notes: [],
});
