// What a tap on a Huawei notification does, and how ext gets into the intent the app reads (basic-clickaction; plugin source 3.1.2).
import { addIntentExtras } from '../../../push/click/click.js';
import type { AppContext, PushMessage, Settings } from '../../../push/types.js';
import { clickTypes } from '../facts.js';

export interface ClickAction {
  readonly type: number;
  readonly intent?: string;
}

/**
 * The plugin and the launcher start the app, and the keys of `data` become extras of the launch intent. TIMPush declares a page:
 * its intent carries ext as the text extra `S.ext`.
 */
export function clickAction(app: AppContext, ext: string | undefined): ClickAction {
  if (app.clickTarget !== 'timpush' || app.clickPage === undefined) return { type: clickTypes.app };
  const intent = addIntentExtras(app.clickPage, ext === undefined ? {} : { ext });
  return intent === undefined ? { type: clickTypes.app } : { type: clickTypes.page, intent };
}

/** The payload of an open-app click: a JSON object written as text, its values texts again. */
export const launchData = (ext: string): string => JSON.stringify({ ext });

export const appOf = (message: PushMessage, settings: Settings): AppContext => ({
  packageName: settings.text('package_name')?.trim(),
  clickTarget: message.clickTarget,
  clickPage: message.clickPage,
});

/** For people: the page without its intent flags, or the words of the API. */
export function clickOpens(message: PushMessage, settings: Settings): string {
  const { intent } = clickAction(appOf(message, settings), message.ext);
  return intent === undefined ? 'the app (click_action type 3)' : intent.replace(/[?]?#Intent;.*$/, '');
}
