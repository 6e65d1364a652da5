// What a tap on a Meizu notification does, and how ext reaches the app.
import { field, textOf, wholeNumberOf } from '../../../push/answer-fields.js';
import type { Tap } from '../../../push/click/tap.js';
import type { PushMessage } from '../../../push/types.js';
import type { Json } from '../../../text/json-object.js';

/** Meizu's click action. `parameters` reaches the app; `extra` does not. */
export interface ClickTypeInfo {
  readonly clickType: 0 | 1;
  readonly activity?: string;
  readonly parameters?: Readonly<Record<string, string>>;
}

/** For the plugin and the launcher: open the app (0). For TIMPush: open its page (1), if it is known. */
export function clickTypeInfo(message: Pick<PushMessage, 'ext' | 'clickTarget' | 'clickPage'>): ClickTypeInfo {
  const parameters = message.ext === undefined ? {} : { parameters: { ext: message.ext } };
  if (message.clickTarget === 'timpush' && message.clickPage !== undefined)
    return { clickType: 1, activity: message.clickPage, ...parameters };
  return { clickType: 0, ...parameters };
}

/** What a tap does according to a messageJson. */
export function tapOf(body: Json): Tap {
  const info = body['clickTypeInfo'];
  const type = wholeNumberOf(field(info, 'clickType')) ?? 0;
  if (type === 0) return { kind: 'app', field: 'clickType 0' };
  if (type === 1) return { kind: 'activity', field: 'clickType 1', name: textOf(field(info, 'activity')) };
  if (type === 2) return { kind: 'link', field: 'clickType 2', url: textOf(field(info, 'url')) };
  return { kind: 'other', field: `clickType ${type}` };
}
