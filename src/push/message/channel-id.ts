// Which Android channel ID a push takes when the flag, a vendor's own key and the key for all vendors may each name one.
import type { PushMessage, Settings } from '../types.js';

/** One named for this push wins, then the vendor's own (`ownKey`), then `channel_id`. */
export function channelIdOf(message: PushMessage, settings: Settings, ownKey?: string): string | undefined {
  const own = ownKey === undefined ? undefined : settings.text(ownKey)?.trim();
  return channelIdForThisPush(message, settings) ?? own ?? message.channelId;
}

/** The channel ID that was named for this push, not taken from the config: only that one is worth a word when a vendor has no channels. */
export const channelIdForThisPush = (message: PushMessage, settings: Settings): string | undefined =>
  message.channelId === settings.text('channel_id') ? undefined : message.channelId;
