// What a tap on a Xiaomi phone does: notify_effect from the flag or the plugin generation, and read back from a form.
import { addIntentExtras } from '../../../push/click/click.js';
import type { Tap } from '../../../push/click/tap.js';
import type { PushMessage } from '../../../push/types.js';

export type MiClick = 'callback' | 'launcher' | 'page';

/** An explicit flag, otherwise what the plugin generation needs: the plugin's callback, TIMPush's page, or the launcher. */
export function miClick(message: Pick<PushMessage, 'options' | 'clickTarget' | 'clickPage'>): MiClick {
  const asked = message.options['mi-click'];
  if (asked === 'callback' || asked === 'launcher' || asked === 'page') return asked;
  if (message.clickTarget === 'plugin') return 'callback';
  return message.clickTarget === 'timpush' && message.clickPage !== undefined ? 'page' : 'launcher';
}

/** The `extra.` keys of the click action. */
export function clickExtras(
  message: Pick<PushMessage, 'options' | 'clickTarget' | 'clickPage' | 'ext'>,
): Record<string, string> {
  const click = miClick(message);
  if (click === 'callback') return {};
  if (click === 'launcher' || message.clickPage === undefined) return { notify_effect: '1' };
  // The intent also contains ext for apps that do not read the message object; a page that is not an
  // intent URI is sent unchanged.
  const page = message.ext === undefined ? undefined : addIntentExtras(message.clickPage, { ext: message.ext });
  return { notify_effect: '2', intent_uri: page ?? message.clickPage };
}

/** What a tap does according to a Xiaomi form. */
export function tapOf(form: Readonly<Record<string, string>>): Tap {
  if (form['pass_through'] === '1') return { kind: 'none', field: 'pass_through 1' };
  const effect = form['extra.notify_effect'];
  if (effect === undefined) return { kind: 'app', field: 'no notify_effect' };
  const field = `notify_effect ${effect}`;
  if (effect === '1') return { kind: 'app', field };
  if (effect === '2') return { kind: 'page', field, intent: form['extra.intent_uri'] ?? '' };
  if (effect === '3') return { kind: 'link', field, url: form['extra.web_uri'] ?? '' };
  return { kind: 'other', field };
}
