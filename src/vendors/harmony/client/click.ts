// What a tap on a HarmonyOS notification opens, and how ext gets to the ability: as `want.parameters.ext` (V2TIMOfflinePushInfo, push-scenariozed-api).
import type { PushMessage, Settings } from '../../../push/types.js';
import { actionTypes } from '../facts.js';

export interface ClickAction {
  readonly actionType: number;
  readonly uri?: string;
  readonly data?: { readonly ext: string };
}

/** The page of the config, which must stand in `skills.uris` of module.json5; `launcher` asks for the start page whatever the config says. */
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

export const clickUriOf = (settings: Settings): string | undefined => {
  const uri = settings.text('harmony_click_uri')?.trim();
  return uri === '' ? undefined : uri;
};
