// How `ext` is sent on HarmonyOS: as a string in clickAction.data, which the ability reads from want.parameters.ext.
import type { AppContext, ExtDelivery } from '../../../push/types.js';
import { countBytes } from '../../../text/count.js';
import { actionTypes, limits } from '../facts.js';
import { harmonyProblem } from '../problems.js';

export function deliverExt(ext: string, app: AppContext, options: Readonly<Record<string, string>>): ExtDelivery {
  const kind = options['harmony-push-type'] ?? 'alert';
  const base = { limit: limits.messageBytes, unit: 'bytes' as const };
  if (kind !== 'alert')
    return {
      ...base,
      where: 'payload.extraData',
      fragment: { payload: { extraData: ext } },
      // Without a notification there is no click callback; the app gets ext in receiveMessage.
      callback: undefined,
      moreKeys: false,
      size: countBytes(JSON.stringify(ext)),
      notes: [],
    };
  const click = { actionType: actionTypes.startPage, data: { ext } };
  return {
    ...base,
    where: 'clickAction.data.ext',
    fragment: { payload: { notification: { clickAction: click } } },
    // TIMPush passes the string to onNotificationClicked; otherwise the app's ability reads want.parameters itself.
    callback: app.clickTarget === 'timpush' ? ext : app.clickTarget === 'plugin' ? undefined : { ext },
    moreKeys: app.clickTarget === 'launcher',
    size: countBytes(JSON.stringify(click.data)),
    notes: app.clickTarget === 'plugin' ? [harmonyProblem('harmony/no-older-plugin')] : [],
  };
}
