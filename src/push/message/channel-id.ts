// Which Android channel ID a push takes when the flag, a vendor's own key and the key for all vendors may each name one.
import { configProblem } from '../../problems/entries/config/config.js';
import type { Problem } from '../../problems/types.js';
import { t } from '../../text/language.js';
import type { PushMessage, Settings } from '../types.js';
import { channelForm } from './common-fields.js';

/** One named for this push wins, then the vendor's own (`ownKey`), then `channel_id`. */
export function channelIdOf(message: PushMessage, settings: Settings, ownKey?: string): string | undefined {
  const own = ownKey === undefined ? undefined : settings.text(ownKey);
  return channelIdForThisPush(message, settings) ?? own ?? message.channelId;
}

/** The channel ID that was named for this push, not taken from the config: only that one is worth a hint when a vendor has no channels. */
export const channelIdForThisPush = (message: PushMessage, settings: Settings): string | undefined =>
  message.channelId === settings.text('channel_id') ? undefined : message.channelId;

/** A channel ID that no app created and no console issued: what was copied with it is still there. */
export function checkChannelId(id: string | undefined, vendor: string, severity: Problem['severity']): Problem[] {
  if (id === undefined || channelForm.pattern.test(id)) return [];
  const what = t('a channel ID', '渠道 ID');
  const args = { key: t('channel ID', '渠道 ID'), value: id.slice(0, 60), what, example: channelForm.example };
  return [{ ...configProblem('config/not-the-form', { vendor, args }), severity }];
}
