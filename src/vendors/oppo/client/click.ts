// What a tap on an OPPO notification does.
import { textOf, wholeNumberOf } from '../../../push/answer-fields.js';
import type { Tap } from '../../../push/click/tap.js';
import type { PushMessage } from '../../../push/types.js';
import type { Json } from '../../../text/json-object.js';
import { PLUGIN_ACTIVITY } from '../facts.js';

/** Opens a page by class (4) or by URI (5), or the app (0). */
export function clickAction(message: Pick<PushMessage, 'clickTarget' | 'clickPage'>): Record<string, unknown> {
  if (message.clickTarget === 'plugin') return { click_action_type: 4, click_action_activity: PLUGIN_ACTIVITY };
  if (message.clickTarget === 'timpush' && message.clickPage !== undefined) {
    return message.clickPage.includes('://')
      ? { click_action_type: 5, click_action_url: message.clickPage }
      : { click_action_type: 4, click_action_activity: message.clickPage };
  }
  return { click_action_type: 0 };
}

/** What a tap does according to an OPPO notification. */
export function tapOf(body: Json): Tap {
  const type = wholeNumberOf(body['click_action_type']);
  const name = textOf(body['click_action_activity']);
  const url = textOf(body['click_action_url']);
  if (type === 0) return { kind: 'app', field: 'click_action_type 0' };
  if (type === 1 && name !== '') return { kind: 'action', field: 'click_action_type 1,', action: name };
  if (type === 4) return { kind: 'activity', field: 'click_action_type 4', name };
  if (type === 5) return { kind: 'page', field: 'click_action_type 5', intent: url };
  if (type === 2) return { kind: 'link', field: 'click_action_type 2', url };
  return { kind: 'other', field: `click_action_type ${type ?? '–'}${name === '' ? '' : `, ${name}`}` };
}
