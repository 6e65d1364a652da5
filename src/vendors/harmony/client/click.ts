// What a tap on a HarmonyOS notification opens, and how ext reaches the ability: as `want.parameters.ext` (V2TIMOfflinePushInfo, push-scenariozed-api).
import type { PushMessage, Settings } from '../../../push/types.js';
import { actionTypes } from '../facts.js';

export interface ClickAction {
  readonly actionType: number;
  readonly uri?: string;
  readonly data?: { readonly ext: string };
}

/** The configured page, which must be listed in `skills.uris` of module.json5; `launcher` selects the start page regardless of the config. */
export function clickAction(
  clickTarget: PushMessage['clickTarget'],
  uri: string | undefined,
  ext: string | undefined,
): ClickAction {
  const data = ext === undefined ? {} : { data: { ext } };
  return clickTarget === 'launcher' || uri === undefined
    ? { actionType: actionTypes.startPage, ...data }
    : { actionType: actionTypes.innerPage, uri, ...data };
}

export const clickUriOf = (settings: Settings): string | undefined => settings.text('harmony_click_uri');
