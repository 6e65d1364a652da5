// What a tap on a vivo notification does: skipType and skipContent for the app's click target.
import { scalarOf, textOf, wholeNumberOf } from '../../../push/answer-fields.js';
import { pluginPage } from '../../../push/click/click.js';
import type { Tap } from '../../../push/click/tap.js';
import type { AppContext } from '../../../push/types.js';
import type { Json } from '../../../text/json-object.js';
import { skipTypes } from '../facts.js';

export interface ClickAction {
  readonly skipType: number;
  readonly skipContent?: string;
}

/** Path of the activity for vivo in tim_ui_kit_push_plugin (Tencent's guide, A). */
export const PLUGIN_PATH = '/message';

/** The page a tap should open; undefined when the tap only starts the app or the page is not known. */
export function clickPageOf(app: AppContext): string | undefined {
  if (app.clickTarget === 'plugin')
    return app.packageName === undefined ? undefined : pluginPage(PLUGIN_PATH, app.packageName);
  return app.clickTarget === 'timpush' ? app.clickPage : undefined;
}

/** Without a page, a tap starts the app. */
export function clickAction(app: AppContext): ClickAction {
  const page = clickPageOf(app);
  return page === undefined ? { skipType: skipTypes.app } : { skipType: skipTypes.page, skipContent: page };
}

/** What a tap does according to a vivo request body. */
export function tapOf(body: Json): Tap {
  const type = wholeNumberOf(body['skipType']);
  const content = textOf(body['skipContent']);
  if (type === skipTypes.app) return { kind: 'app', field: 'skipType 1' };
  if (type === skipTypes.page) return { kind: 'page', field: 'skipType 4', intent: content };
  if (type === skipTypes.link) return { kind: 'link', field: 'skipType 2', url: content };
  return { kind: 'other', field: `skipType ${scalarOf(body['skipType'])}` };
}
